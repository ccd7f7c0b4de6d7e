"""From ids of the graph to a picture: nodes, the relations among them, and the passages behind both."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from chuyi.errors import Text
from chuyi.explore.picture import Coverage, Edge, Node, Origin, Passage, Picture, Proof
from chuyi.graph.schema import ontology

if TYPE_CHECKING:
    from chuyi.queries.session import Graph

MOST_PROOFS = 5
"""Passages shown for one node or edge; the page says how many more there are."""

NODES = "UNWIND $ids AS id MATCH (n:Entity {id: id}) RETURN properties(n) AS entity"
EDGES = """UNWIND $ids AS id
MATCH (a:Entity {id: id})-[r]->(b:Entity)
WHERE b.id IN $ids
RETURN a.id AS source, b.id AS target, type(r) AS type, properties(r) AS relation"""
MENTIONS = """UNWIND $passages AS id
MATCH (p:Passage {id: id})-[m:MENTIONS]->(n:Entity)
WHERE n.id IN $ids
RETURN p.id AS passage, n.id AS entity, m.start AS start, m.end AS end"""
PASSAGES = """UNWIND $ids AS id
MATCH (p:Passage {id: id})
RETURN p.id AS id, p.text AS text, p.document AS document, p.location AS location,
       p.grade AS grade, p.address AS address, p.title AS title, p.kind AS kind"""
LISTS = "MATCH (l:OfficialList) RETURN l.name AS name, l.held AS held, l.total AS total ORDER BY name"


def read_picture(
    graph: Graph,
    ids: Sequence[str],
    *,
    title: Text,
    subtitle: Text,
    found: int,
    centres: Sequence[str] = (),
    coverage: Sequence[Coverage] | None = None,
) -> Picture:
    """The picture of these entities and all relations among them.

    Args:
        ids: of the entities, at most :data:`chuyi.explore.picture.MOST_NODES`.
        found: how many there were before the picture was cut.
        coverage: the official lists to show; None shows all.
    """
    entities = sorted((row["entity"] for row in graph.cypher(NODES, ids=list(ids))), key=lambda item: str(item["id"]))
    relations = sorted(graph.cypher(EDGES, ids=list(ids)), key=lambda row: str(row["relation"]["id"]))
    named = sorted({id_ for entity in entities for id_ in _first(entity.get("evidence"))})
    spans: dict[tuple[str, str], tuple[int | None, int | None]] = {}
    for row in graph.cypher(MENTIONS, passages=named, ids=list(ids)):
        spans.setdefault((row["entity"], row["passage"]), (_offset(row["start"]), _offset(row["end"])))
    wanted = {*named, *(id_ for row in relations for id_ in _first(row["relation"].get("evidence")))}
    passages = {row["id"]: _passage(row) for row in graph.cypher(PASSAGES, ids=sorted(wanted))}
    stamp = graph.stamp
    return Picture(
        title=title,
        subtitle=_with_time(subtitle, stamp.as_of),
        nodes=tuple(_node(entity, spans, passages) for entity in entities),
        edges=tuple(_edge(row, passages) for row in relations),
        passages=passages,
        centres=tuple(centres),
        found=found,
        coverage=_coverage(graph) if coverage is None else tuple(coverage),
        origin=Origin(stamp.ledger or "", str(stamp.run or ""), stamp.built_at or ""),
    )


def _with_time(subtitle: Text, as_of: str | None) -> Text:
    """A picture that leaves out what did not hold on a date says so itself: it is passed on without its command."""
    if as_of is None:
        return subtitle
    return Text(f"{subtitle.zh}；只含 {as_of} 可能成立的事实", f"{subtitle.en}; only what may have held in {as_of}")


def _node(
    entity: Mapping[str, Any],
    spans: Mapping[tuple[str, str], tuple[int | None, int | None]],
    passages: Mapping[str, Passage],
) -> Node:
    id_, type_ = entity["id"], entity["type"]
    declared = ontology().entities[type_]
    evidence = entity.get("evidence") or []
    shown = [passage for passage in _first(evidence) if passage in passages]
    return Node(
        id=id_,
        type=type_,
        name=entity.get("name") or "",
        # The name stands above the properties already.
        properties={key: entity.get(key) for key in declared.properties if key != declared.name_property},
        aliases=tuple(entity.get("aliases") or ()),
        grade=entity.get("grade") or "unknown",
        needs_check=bool(entity.get("needs_check")),
        proofs=tuple(Proof(passage, *spans.get((id_, passage), (None, None))) for passage in shown),
        proof_count=len(evidence),
    )


def _edge(row: Mapping[str, Any], passages: Mapping[str, Passage]) -> Edge:
    relation = row["relation"]
    evidence = relation.get("evidence") or []
    starts, ends = relation.get("evidence_starts") or [], relation.get("evidence_ends") or []
    proofs = [
        Proof(passage, _offset(start), _offset(end))
        for passage, start, end in zip(_first(evidence), starts, ends, strict=False)
        if passage in passages
    ]
    return Edge(
        id=relation["id"],
        type=row["type"],
        source=row["source"],
        target=row["target"],
        properties={key: relation.get(key) for key in ontology().relations[row["type"]].properties},
        grade=relation.get("grade") or "unknown",
        needs_check=bool(relation.get("needs_check")),
        proofs=tuple(proofs),
        proof_count=len(evidence),
    )


def _passage(row: Mapping[str, Any]) -> Passage:
    return Passage(
        id=row["id"],
        text=row["text"] or "",
        document=row["document"] or row["title"] or "",
        location=json.loads(row["location"]) if row["location"] else {},
        grade=row["grade"] or "unknown",
        address=row["address"],
        kind=row["kind"] or "",
    )


def _coverage(graph: Graph) -> tuple[Coverage, ...]:
    return tuple(Coverage(row["name"], row["held"], row["total"]) for row in graph.cypher(LISTS))


def _first(evidence: Iterable[str] | None) -> list[str]:
    return list(evidence or ())[:MOST_PROOFS]


def _offset(value: int | None) -> int | None:
    return None if value is None or value < 0 else value
