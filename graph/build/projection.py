"""The graph as plain data: what the ledger says it must hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

Properties = dict[str, Any]

# type, type of the start, type of the end
RelationKind = tuple[str, str, str]


class Relation(NamedTuple):
    """A relation's two ends (ids of nodes) and its properties; the id is its key in the projection."""

    start: str
    end: str
    properties: Properties


@dataclass
class Projection:
    """Nodes by type and id, relations by type, types of their ends, and id.

    The properties do not repeat the id.
    """

    nodes: dict[str, dict[str, Properties]] = field(default_factory=dict)
    relations: dict[RelationKind, dict[str, Relation]] = field(default_factory=dict)

    def add_node(self, type_: str, id_: str, properties: Mapping[str, Any]) -> None:
        """Add a node; properties that are None are left out."""
        self.nodes.setdefault(type_, {})[id_] = _present(properties)

    def add_relation(self, kind: RelationKind, id_: str, start: str, end: str, properties: Mapping[str, Any]) -> None:
        """Add a relation; properties that are None are left out."""
        self.relations.setdefault(kind, {})[id_] = Relation(start, end, _present(properties))

    def node_counts(self) -> dict[str, int]:
        """How many nodes of each type."""
        return {type_: len(found) for type_, found in sorted(self.nodes.items()) if found}

    def relation_counts(self) -> dict[str, int]:
        """How many relations of each type."""
        counts: dict[str, int] = {}
        for (type_, _, _), found in sorted(self.relations.items()):
            if found:
                counts[type_] = counts.get(type_, 0) + len(found)
        return counts


@dataclass
class Difference:
    """What must be done to a graph.

    Attributes:
        written: nodes and relations to write.
        gone_nodes: ids to remove, by type.
        gone_relations: ids to remove, by type.
        with_nodes: those of the relations to remove that go with a node.
        new_nodes, new_relations: how many of those written were not there before, by type.
        seen_again: whether, beside these, nodes and relations may have been seen on another day.
    """

    written: Projection
    gone_nodes: dict[str, list[str]] = field(default_factory=dict)
    gone_relations: dict[str, list[str]] = field(default_factory=dict)
    with_nodes: set[str] = field(default_factory=set)
    new_nodes: dict[str, int] = field(default_factory=dict)
    new_relations: dict[str, int] = field(default_factory=dict)
    seen_again: bool = False


def difference(before: Projection, after: Projection) -> Difference:
    """What turns a graph that holds ``before`` into one that holds ``after``."""
    result = Difference(Projection())
    for type_ in before.nodes.keys() | after.nodes.keys():
        old, new = before.nodes.get(type_, {}), after.nodes.get(type_, {})
        changed = {id_: properties for id_, properties in new.items() if old.get(id_) != properties}
        if changed:
            result.written.nodes[type_] = changed
        _count(result.new_nodes, type_, sum(id_ not in old for id_ in changed))
        _append(result.gone_nodes, type_, sorted(old.keys() - new.keys()))
    gone = {id_ for ids in result.gone_nodes.values() for id_ in ids}
    for kind in before.relations.keys() | after.relations.keys():
        was, now = before.relations.get(kind, {}), after.relations.get(kind, {})
        altered = {id_: relation for id_, relation in now.items() if was.get(id_) != relation}
        if altered:
            result.written.relations[kind] = altered
        _count(result.new_relations, kind[0], sum(id_ not in was for id_ in altered))
        surplus = sorted(was.keys() - now.keys())
        _append(result.gone_relations, kind[0], surplus)
        result.with_nodes.update(id_ for id_ in surplus if not gone.isdisjoint(was[id_][:2]))
    return result


def _present(properties: Mapping[str, Any]) -> Properties:
    return {name: value for name, value in properties.items() if value is not None}


def _count(counts: dict[str, int], type_: str, number: int) -> None:
    if number:
        counts[type_] = counts.get(type_, 0) + number


def _append(lists: dict[str, list[str]], type_: str, ids: list[str]) -> None:
    if ids:
        lists.setdefault(type_, []).extend(ids)
