"""Turtle parses again, and says what the graph says."""

from __future__ import annotations

from rdflib import RDF, RDFS, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import SKOS

from chuyi.graph.exports.content import Content, Node, Relation
from chuyi.graph.exports.turtle import turtle
from tests.graph.exports.hostile import CONTROLS, NAMES, hostile_content


def parsed(content: Content) -> Graph:
    return Graph().parse(data=turtle(content), format="turtle")


def iri(*parts: str) -> URIRef:
    return URIRef("urn:chuyi:" + ":".join(parts))


def test_names_stay_literals_and_relations_are_triples() -> None:
    content = hostile_content()
    graph = parsed(content)
    for node, name in zip(content.nodes, NAMES, strict=True):
        assert graph.value(iri("id", node.id), RDFS.label) == Literal(name)
        assert iri("type", "Institution") in set(graph.objects(iri("id", node.id), RDF.type))
    for item in content.relations:
        assert (iri("id", item.start), iri("relation", item.type), iri("id", item.end)) in graph
    assert URIRef("urn:evil") not in set(graph.all_nodes())
    assert {str(iri) for iri in graph.all_nodes() if isinstance(iri, URIRef) and "evil" in iri} == set()


def test_a_relation_carries_its_properties_and_lists_keep_their_order() -> None:
    content = hostile_content()
    graph = parsed(content)
    item = content.relations[1]
    statement = iri("id", item.id)
    assert graph.value(statement, RDF.type) == RDF.Statement
    assert graph.value(statement, RDF.subject) == iri("id", item.start)
    assert graph.value(statement, RDF.object) == iri("id", item.end)
    assert graph.value(statement, iri("property", "kind")) == Literal(NAMES[1])
    assert graph.value(statement, iri("property", "start")).toPython() == 1
    starts = graph.value(statement, iri("property", "evidence_starts"))
    assert [value.toPython() for value in Collection(graph, starts)] == [0, 1]


def test_aliases_flags_and_the_vocabulary() -> None:
    graph = parsed(hostile_content())
    second = iri("id", hostile_content().nodes[1].id)
    assert {str(value) for value in graph.objects(second, SKOS.altLabel)} == {NAMES[1], "简称"}
    assert graph.value(second, iri("property", "needs_check")).toPython() is False
    assert Literal("院校", lang="zh") in set(graph.objects(iri("type", "Institution"), RDFS.label))
    assert Literal("合作", lang="zh") in set(graph.objects(iri("relation", "PARTNERS_WITH"), RDFS.label))


def test_equal_values_of_different_types_stay_what_they_are() -> None:
    values = {"a": True, "b": 1, "c": 1.0, "d": "1", "e": False, "f": 0}
    graph = parsed(Content("t", [Node("x", "Task", {"name": "甲", **values})], []))
    for name, value in values.items():
        found = graph.value(iri("id", "x"), iri("property", name)).toPython()
        assert (type(found), found) == (type(value), value)


def test_ids_types_and_names_that_no_iri_holds() -> None:
    bad = "a> <urn:evil>; \n\"'{}|\\^`\x00%院"
    content = Content(
        "t", [Node(bad, bad, {"name": CONTROLS})], [Relation(bad + "r", bad, bad, bad, {bad: [bad, 1.5]})]
    )
    graph = parsed(content)
    (name,) = graph.objects(None, RDFS.label)
    assert str(name) == CONTROLS.replace("\x00", "\ufffd").replace("\ud800", "?")
    assert len(set(graph.subjects(RDF.type, RDF.Statement))) == 1
    assert URIRef("urn:evil") not in set(graph.all_nodes())
