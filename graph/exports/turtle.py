"""RDF in Turtle: for triple stores and linked data.

Every relation is a triple, and beside it an ``rdf:Statement`` of its own that carries the relation's properties and
evidence. Classes and properties are described from the ontology. rdflib writes each term, so that a name can never
end its literal; the triples are written one subject after another, because rdflib's own graph
holds every triple in memory.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from chuyi.errors import Text
from chuyi.graph.exports.content import Content, Node, Relation
from chuyi.graph.schema import ontology

BASE = "urn:chuyi:"
PREFIXES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
}


def turtle(content: Content) -> bytes:
    """Nodes, relations as triples and as statements, and the vocabulary that they use."""
    return "".join(_blocks(content)).encode("utf-8", "replace")


def _blocks(content: Content) -> Iterator[str]:
    for prefix, iri in PREFIXES.items():
        yield f"@prefix {prefix}: <{iri}> .\n"
    yield "\n"
    about = [(_iri("property", name), _literal(text)) for name, text in content.about.items()]
    yield _block(_iri("export"), [("dcterms:title", _literal(content.title)), *about])
    yield from _vocabulary(content)
    for node in content.nodes:
        yield _block(_iri("id", node.id), _of_node(node))
    for item in content.relations:
        yield _block(_iri("id", item.start), [(_iri("relation", item.type), _iri("id", item.end))])
        yield _block(_iri("id", item.id), _of_relation(item))


def _of_node(node: Node) -> Iterator[tuple[str, str]]:
    declared = ontology()
    labels = declared.labels(node.type) if node.type in declared.entities else (node.type,)
    yield "a", ", ".join(_iri("type", label) for label in labels)
    yield "rdfs:label", _literal(node.name)
    for alias in node.properties.get("aliases", ()):
        yield "skos:altLabel", _literal(alias)
    yield from _properties(node.properties)


def _of_relation(item: Relation) -> Iterator[tuple[str, str]]:
    yield "a", "rdf:Statement"
    yield "rdf:subject", _iri("id", item.start)
    yield "rdf:predicate", _iri("relation", item.type)
    yield "rdf:object", _iri("id", item.end)
    yield from _properties(item.properties)


def _properties(properties: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in properties.items():
        if isinstance(value, list):  # a collection keeps the order, in which evidence and its places go together
            yield _iri("property", name), f"( {' '.join(map(_value, value))} )"
        else:
            yield _iri("property", name), _value(value)


def _value(value: Any) -> str:
    """A literal; a map, or a list within a list, is JSON."""
    return _literal(value if isinstance(value, (str, int, float)) else json.dumps(value, ensure_ascii=False))


def _vocabulary(content: Content) -> Iterator[str]:
    declared = ontology()
    types = {label for node in content.nodes if node.type in declared.entities for label in declared.labels(node.type)}
    for label in sorted(types):
        parents = sorted(set(declared.entities[label].traits) & types)
        more = [("rdfs:subClassOf", _iri("type", parent)) for parent in parents]
        yield _block(_iri("type", label), [("a", "rdfs:Class"), *_words(declared.entities[label].label), *more])
    for type_ in sorted({item.type for item in content.relations} & set(declared.relations)):
        yield _block(_iri("relation", type_), [("a", "rdf:Property"), *_words(declared.relations[type_].label)])


def _words(text: Text) -> list[tuple[str, str]]:
    from rdflib import Literal

    return [("rdfs:label", Literal(text.zh, lang="zh").n3()), ("rdfs:label", Literal(text.en, lang="en").n3())]


def _block(subject: str, pairs: Iterable[tuple[str, str]]) -> str:
    lines = " ;\n    ".join(f"{predicate} {object_}" for predicate, object_ in pairs)
    return f"{subject} {lines} .\n"


@lru_cache(maxsize=4096, typed=True)  # typed: True, 1 and 1.0 are equal, and not the same literal
def _literal(value: Any) -> str:
    from rdflib import Literal

    if isinstance(value, str):
        # Half a pair of surrogates is no character, and NUL none that a triple store takes.
        return Literal(value.encode("utf-8", "replace").decode("utf-8").replace("\x00", "\ufffd")).n3()
    return Literal(value).n3()


@lru_cache(maxsize=4096)
def _iri(*parts: str) -> str:
    """An IRI of ours; whatever stands in a part, it cannot end the IRI."""
    return f"<{BASE}{':'.join(quote(part.encode('utf-8', 'replace'), safe='') for part in parts)}>"
