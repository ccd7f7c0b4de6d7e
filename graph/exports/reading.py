"""Reading a whole graph, a bounded page at a time, as the user that may only read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from chuyi.errors import EngineError, Text, UsageError
from chuyi.graph.engines import Engine
from chuyi.graph.engines.shape import PROVENANCE_RELATIONS
from chuyi.graph.exports.content import Content, Node, Relation, present
from chuyi.graph.schema import ontology

STAMP = ("ledger", "run", "built_at", "known_at", "as_of")
PAGE_NODES = 500
# A page is bounded by its nodes; one of them may have very many relations.
PAGE_ROWS = 1_000_000
PAGE_SECONDS = 120.0
GRAPH = "MATCH (g:Graph {id: 'graph'}) RETURN properties(g) AS properties"
IDS = "MATCH (n:{label}) RETURN n.id AS id ORDER BY id"
NODES = "UNWIND $ids AS id MATCH (n:{label} {{id: id}}) RETURN id, properties(n) AS properties"
OUTGOING = """UNWIND $ids AS id MATCH (a:{label} {{id: id}})-[r]->(b)
RETURN r.id AS relation, type(r) AS type, id, b.id AS other, properties(r) AS properties"""
# A source has as many passages as it likes, a passage one source: so these are read from the passages' side.
INCOMING = """UNWIND $ids AS id MATCH (a:{label} {{id: id}})<-[r:HAS_PASSAGE]-(b)
RETURN r.id AS relation, type(r) AS type, b.id AS other, id, properties(r) AS properties"""


def read_content(
    engine: Engine,
    title: str,
    *,
    types: Collection[str] = (),
    relations: Collection[str] = (),
    passages: bool = True,
) -> Content:
    """The graph as it stands: nodes by type and id, relations by type and id.

    Args:
        title: what people will call it.
        types: entity types to export, with the relations among them; none means all. Abstract types count.
        relations: relation types to export; none means all.
        passages: sources and passages with their relations, too; never with ``types``.

    Raises:
        UsageError: a type or a relation is unknown.
        EngineError: nothing was built, or the graph changed while it was read.
    """
    wanted = _wanted(types)
    _check_relations(relations)
    before = _graph_node(engine)
    labels = [*wanted, *(("Source", "Passage") if passages and not types else ())]
    nodes = [node for label in labels for node in _nodes(engine, label)]
    ids = {node.id for node in nodes}
    found = (item for label in labels for item in _relations(engine, label, [n.id for n in nodes if n.type == label]))
    kept = [
        item for item in found if item.start in ids and item.end in ids and (not relations or item.type in relations)
    ]
    if _graph_node(engine) != before:
        raise EngineError(
            Text("导出期间图谱被更新了。", "The graph changed while it was exported."),
            Text("请重新导出。", "Export again."),
        )
    return Content(
        title,
        nodes,
        sorted(kept, key=lambda item: (item.type, item.id)),
        {name: str(before[name]) for name in STAMP if name in before},
        before if passages and not types and not relations else None,
    )


def _wanted(types: Collection[str]) -> Sequence[str]:
    declared = ontology()
    for type_ in types:
        if type_ not in declared.entities:
            known = ", ".join(declared.concrete)
            raise UsageError(
                Text(f"没有实体类型 {type_}。", f"There is no entity type {type_}."),
                Text(f"实体类型：{known}。", f"Entity types: {known}."),
            )
    return declared.fitting(tuple(types)) if types else declared.concrete


def _check_relations(relations: Collection[str]) -> None:
    known = (*ontology().relations, *PROVENANCE_RELATIONS)
    for type_ in relations:
        if type_ not in known:
            raise UsageError(
                Text(f"没有关系 {type_}。", f"There is no relation {type_}."),
                Text(f"关系：{', '.join(known)}。", f"Relations: {', '.join(known)}."),
            )


def _graph_node(engine: Engine) -> dict[str, Any]:
    rows = engine.read(GRAPH).rows
    if not rows:
        raise EngineError(
            Text("图谱还没有建立。", "The graph has not been built yet."),
            Text("请先运行 chuyi build（或 chuyi demo）。", "Run chuyi build first (or chuyi demo)."),
        )
    return present(rows[0][0])


def _nodes(engine: Engine, label: str) -> Iterator[Node]:
    ids = [row[0] for row in _page(engine, IDS.format(label=label), {})]
    for page in _pages(ids):
        rows = _page(engine, NODES.format(label=label), {"ids": page})
        for id_, properties in sorted(rows, key=lambda row: str(row[0])):
            yield Node(id_, label, present(properties))


def _relations(engine: Engine, label: str, ids: Sequence[str]) -> Iterator[Relation]:
    statements = [] if label == "Source" else [OUTGOING.format(label=label)]
    if label == "Passage":
        statements.append(INCOMING.format(label=label))
    if label == "Source":
        statements.append(OUTGOING.replace("-[r]->", "-[r:TEXT_OF]->").format(label=label))
    for statement in statements:
        for page in _pages(ids):
            for id_, type_, start, end, properties in _page(engine, statement, {"ids": page}):
                yield Relation(id_, type_, start, end, present(properties))


def _page(engine: Engine, statement: str, values: dict[str, Any]) -> list[list[Any]]:
    return engine.read(statement, values, seconds=PAGE_SECONDS, rows=PAGE_ROWS).rows


def _pages(ids: Sequence[str]) -> Iterator[list[str]]:
    for first in range(0, len(ids), PAGE_NODES):
        yield list(ids[first : first + PAGE_NODES])
