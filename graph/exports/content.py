"""What is exported: nodes, relations and what is said about the whole, independent of any format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Properties = Mapping[str, Any]


@dataclass(frozen=True)
class Node:
    """A node.

    Attributes:
        id: unique among the nodes.
        type: the entity type, or Source, Passage.
        properties: without the id; values are text, numbers, flags and lists of these, never None.
    """

    id: str
    type: str
    properties: Properties

    @property
    def name(self) -> str:
        """What people call it."""
        return str(self.properties.get("name", self.id))


@dataclass(frozen=True)
class Relation:
    """A relation from ``start`` to ``end`` (ids of nodes); ``id`` is unique among the relations of its type."""

    id: str
    type: str
    start: str
    end: str
    properties: Properties


@dataclass(frozen=True)
class Content:
    """A graph to export.

    Attributes:
        title: what it is, for people.
        about: what else is said of the whole: ledger, run, coverage, the question and its parameters.
        graph: the properties of the Graph node where everything is exported, so that the copy can be asked, too.
    """

    title: str
    nodes: list[Node]
    relations: list[Relation]
    about: Mapping[str, str] = field(default_factory=dict)
    graph: Properties | None = None


def present(properties: Mapping[str, Any]) -> dict[str, Any]:
    """The properties that are there, without the id; tuples become lists."""
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in sorted(properties.items())
        if value is not None and name != "id"
    }
