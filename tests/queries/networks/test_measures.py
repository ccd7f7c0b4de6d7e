"""Measures on a network small enough to see through: two triangles and a tail, joined by one link."""

from __future__ import annotations

import pytest

from chuyi.graph.exports.content import Content, Node, Relation
from chuyi.graph.exports.network import network_of
from chuyi.queries.networks import measures as module
from chuyi.queries.networks.measures import bridges, communities, measures, of_type, simple, with_measures

#  a-b-c-a   c-d   d-e-f-d   f-g   z alone
LINKS = [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("d", "e"), ("e", "f"), ("f", "d"), ("f", "g")]


def content(links: list[tuple[str, str]] = LINKS) -> Content:
    nodes = [Node(id_, "Institution" if id_ in "abc" else "Enterprise", {"name": id_.upper()}) for id_ in "abcdefgz"]
    relations = [Relation(f"{a}{b}{n}", "PARTNERS_WITH", a, b, {}) for n, (a, b) in enumerate(links)]
    return Content("t", nodes, relations, {"run": "1"})


def test_a_network_has_everything_that_the_content_has() -> None:
    network = network_of(content())
    assert network.graph == {"title": "t", "run": "1"}
    assert network.nodes["a"] == {"name": "A", "type": "Institution"}
    assert network.get_edge_data("a", "b") == {"ab0": {"relation": "PARTNERS_WITH"}}
    assert (len(network), network.number_of_edges()) == (8, len(LINKS))


def test_who_is_in_the_middle() -> None:
    found = {item.id: item for item in measures(network_of(content()))}
    # Of the 15 pairs of the other six linked nodes, 9 go through c ({a,b} with {d,e,f,g} = 8) and d.
    assert found["c"].betweenness == pytest.approx(8 / 15, abs=1e-6)
    assert found["d"].betweenness == pytest.approx(9 / 15, abs=1e-6)
    assert found["z"].betweenness == found["z"].degree == 0
    assert (found["c"].degree, found["c"].relations) == (3, 3)
    assert {id_ for id_, item in found.items() if item.cut_point} == {"c", "d", "f"}
    assert next(item.id for item in measures(network_of(content()))) == "d"
    assert next(item.id for item in of_type(measures(network_of(content())), "Institution")) == "c"


def test_communities_are_always_the_same_and_numbered_by_size() -> None:
    groups = communities(network_of(content()))
    assert groups == [["d", "e", "f", "g"], ["a", "b", "c"], ["z"]]
    # In whatever order the relations come.
    assert communities(network_of(content([(b, a) for a, b in reversed(LINKS)]))) == groups
    assert {item.id: item.community for item in measures(network_of(content()))}["g"] == 1


def test_bridges_and_what_they_hold_together() -> None:
    found = bridges(network_of(content()))
    assert [(item.start_name, item.finish_name, item.cut_off) for item in found] == [("C", "D", 3), ("F", "G", 1)]
    assert found[0].relations == ("cd3",)


def test_two_relations_between_two_are_one_link_that_counts_twice() -> None:
    twice = network_of(content([*LINKS, ("d", "c"), ("c", "c")]))
    assert simple(twice).get_edge_data("c", "d") == {"weight": 2}
    (first, _) = bridges(twice)
    assert first.relations == ("cd3", "dc8")
    assert {item.id: item.relations for item in measures(twice)}["c"] == 6
    assert {item.id: item.degree for item in measures(twice)}["c"] == 3


def test_a_large_network_is_estimated_by_the_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "EXACT_NODES", 5)
    monkeypatch.setattr(module, "SAMPLE", 3)
    network = network_of(content())
    assert measures(network) == measures(network)
    assert measures(network, seed=1) != measures(network, seed=5)


def test_measures_are_columns_of_an_export() -> None:
    made = with_measures(content())
    columns = {"name", "degree", "relations", "betweenness", "community", "cut_point"}
    assert all(set(node.properties) == columns for node in made.nodes)
    assert made.relations == content().relations
