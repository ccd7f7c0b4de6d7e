"""Writing a projection, or what differs from it, into an engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from chuyi.errors import Text
from chuyi.graph.build.projection import Difference, Projection, Relation, RelationKind
from chuyi.graph.engines import Engine
from chuyi.graph.engines.shape import ENTITY, PROVENANCE_NODES, PROVENANCE_RELATIONS
from chuyi.graph.schema import ontology

# Goes through rows and shows how far it is: (rows, what they are, how many).
Progress = Callable[[Iterable[Any], Text, int], Iterable[Any]]

NODES = Text("写入节点", "writing nodes")
RELATIONS = Text("写入关系", "writing relations")


def silent(rows: Iterable[Any], _what: Text, _length: int) -> Iterable[Any]:
    """A progress that shows nothing."""
    return rows


def write(engine: Engine, projection: Projection, progress: Progress) -> None:
    """Write nodes, then relations; writing the same again changes nothing."""
    total = sum(projection.node_counts().values())
    for type_, rows in _by_type(progress(_node_rows(projection), NODES, total)):
        engine.upsert_nodes(type_, rows)
    total = sum(projection.relation_counts().values())
    for (type_, start, end), rows in _by_type(progress(_relation_rows(projection), RELATIONS, total)):
        engine.upsert_relations(type_, start, end, rows)


def apply(engine: Engine, difference: Difference, progress: Progress) -> None:
    """Write what is new or changed, then remove what is gone; relations go before the nodes they hang on, or with
    them."""
    # Each statement has its price, however little it writes: the ends of relations need not be told apart by type.
    relations: dict[RelationKind, dict[str, Relation]] = {}
    for (type_, start, end), found in difference.written.relations.items():
        relations.setdefault((type_, _shared_label(start), _shared_label(end)), {}).update(found)
    write(engine, Projection(difference.written.nodes, relations), progress)
    for type_, ids in difference.gone_relations.items():
        engine.delete_relations(type_, [id_ for id_ in ids if id_ not in difference.with_nodes])
    engine.delete_nodes(difference.gone_nodes)


def _shared_label(type_: str) -> str:
    return type_ if type_ in PROVENANCE_NODES else ENTITY


def see_again(engine: Engine, days: Mapping[str, str]) -> tuple[int, int]:
    """Let every node and relation be last seen on the last day of any of its sources; gives how many nodes and
    relations were seen on another day before.

    The engine works it out from what it holds: nothing is sent but the days.

    Args:
        days: on which each source was last read.
    """
    return _see_again(engine, "(n:Entity)", days), _see_again(engine, "(:Entity)-[n]->(:Entity)", days)


def _see_again(engine: Engine, pattern: str, days: Mapping[str, str]) -> int:
    statement = (
        f"MATCH {pattern} WHERE n.last_seen IS NOT NULL "
        "WITH n, reduce(last = '', id IN n.sources | "
        "CASE WHEN $days[id] > last THEN $days[id] ELSE last END) AS last "
        "WHERE last <> n.last_seen "
        f"WITH n, last LIMIT {SEEN_AT_ONCE} SET n.last_seen = last RETURN count(*) AS changed"
    )
    total = 0
    while changed := engine.write(statement, {"days": dict(days)})[0]["changed"]:
        total += changed
        if changed < SEEN_AT_ONCE:
            break
    return total


def remove_surplus(engine: Engine, projection: Projection) -> tuple[int, int]:
    """Remove what the graph holds beside the projection, which is already written; gives how many nodes and
    relations that were."""
    nodes, relations = counts(engine)
    surplus: dict[str, list[str]] = {}
    gone_relations = 0
    for type_, number in relations.items():
        wanted = {id_ for kind, found in projection.relations.items() if kind[0] == type_ for id_ in found}
        if number > len(wanted):
            held = engine.write(f"MATCH ()-[r:`{type_}`]->() RETURN r.id AS id")
            gone = sorted({row["id"] for row in held} - wanted)
            engine.delete_relations(type_, gone)
            gone_relations += len(gone)
    for type_, number in nodes.items():
        known = projection.nodes.get(type_, {})
        if number > len(known):
            held = engine.write(f"MATCH (n:`{type_}`) RETURN n.id AS id")
            surplus[type_] = sorted({row["id"] for row in held} - known.keys())
    engine.delete_nodes(surplus)
    return sum(map(len, surplus.values())), gone_relations


def counts(engine: Engine) -> tuple[dict[str, int], dict[str, int]]:
    """How many nodes and relations of each type that a ledger projects the graph holds; not the Graph node."""
    relation_types = {*ontology().relations, *PROVENANCE_RELATIONS}
    return (
        node_counts(engine),
        {type_: number for type_, number in engine.relation_counts().items() if type_ in relation_types},
    )


def node_counts(engine: Engine) -> dict[str, int]:
    """How many nodes of each type that a ledger projects the graph holds; not the Graph node."""
    types = _node_types()
    return {type_: number for type_, number in engine.node_counts().items() if type_ in types}


def holds(engine: Engine, nodes: Mapping[str, int]) -> bool:
    """Whether the graph has as many nodes of these types as it says. Relations are not counted: with some engines
    that means to go through all of them."""
    if not nodes:
        return True
    if not nodes.keys() <= _node_types():  # somebody else wrote that: no word of a graph becomes a statement
        return False
    each = (f"MATCH (n:`{type_}`) RETURN '{type_}' AS type, count(n) AS number" for type_ in sorted(nodes))
    found = engine.write(" UNION ALL ".join(each))
    return {row["type"]: row["number"] for row in found} == dict(nodes)


def _node_types() -> set[str]:
    return {*ontology().concrete, *PROVENANCE_NODES} - {"Graph"}


def _node_rows(projection: Projection) -> Iterator[tuple[Any, Mapping[str, Any]]]:
    for type_, nodes in sorted(projection.nodes.items()):
        for id_, properties in nodes.items():
            yield type_, {"id": id_, "properties": properties}


def _relation_rows(projection: Projection) -> Iterator[tuple[Any, Mapping[str, Any]]]:
    for kind, relations in sorted(projection.relations.items()):
        for id_, relation in relations.items():
            row = {"id": id_, "from": relation.start, "to": relation.end, "properties": relation.properties}
            yield kind, row


def _by_type(rows: Iterable[tuple[Any, Mapping[str, Any]]]) -> Iterator[tuple[Any, list[Mapping[str, Any]]]]:
    """Neighbours of one type together, at most ``CHUNK`` at a time, so that progress is seen."""
    type_: Any = None
    found: list[Mapping[str, Any]] = []
    for other, row in rows:
        if found and (other != type_ or len(found) == CHUNK):
            yield type_, found
            found = []
        type_ = other
        found.append(row)
    if found:
        yield type_, found


# Nodes or relations in one transaction that only sets their last_seen.
SEEN_AT_ONCE = 20_000

# Rows that are handed to the engine at once; it cuts them into its own batches.
CHUNK = 5000
