"""A picture: the nodes and edges that one page shows, each with the evidence behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from chuyi.errors import Text

MOST_NODES = 300
"""A person reads no more at once, and a laptop without a graphics card draws this many smoothly."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence or row that was read.

    Attributes:
        document: the title of what was read.
        location: as :attr:`chuyi.graph.facts.Passage.location`.
        kind: of its source: ``文件``, ``表格`` or ``示例改写``.
    """

    id: str
    text: str
    document: str
    location: Mapping[str, Any] = field(default_factory=dict)
    grade: str = "unknown"
    address: str | None = None
    kind: str = "文件"


@dataclass(frozen=True, slots=True)
class Proof:
    """A passage by its id and the span in characters of its text (None, None: the whole passage)."""

    passage: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """An entity. ``proof_count`` is how many passages name it; ``proofs`` may hold only the first of them."""

    id: str
    type: str
    name: str
    properties: Mapping[str, Any] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    grade: str = "unknown"
    needs_check: bool = False
    proofs: tuple[Proof, ...] = ()
    proof_count: int = 0


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation from the node ``source`` to the node ``target``."""

    id: str
    type: str
    source: str
    target: str
    properties: Mapping[str, Any] = field(default_factory=dict)
    grade: str = "unknown"
    needs_check: bool = False
    proofs: tuple[Proof, ...] = ()
    proof_count: int = 0


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of an official list is held; None where nobody has checked or counted."""

    name: str
    held: int | None
    total: int | None


@dataclass(frozen=True, slots=True)
class Origin:
    """What the graph projects: ledger and run by their ids, and when it was built (ISO 8601)."""

    ledger: str
    run: str
    built_at: str


@dataclass(frozen=True, slots=True)
class Picture:
    """All that one page shows.

    Attributes:
        title: of the page.
        subtitle: what the picture shows of its subject.
        centres: ids of the nodes that it is about; they are drawn larger.
        found: how many entities there were; more than ``nodes`` when the picture was cut.
        coverage: of the official lists, to be shown beside the picture.
    """

    title: Text
    subtitle: Text
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...] = ()
    passages: Mapping[str, Passage] = field(default_factory=dict)
    centres: tuple[str, ...] = ()
    found: int = 0
    coverage: tuple[Coverage, ...] = ()
    origin: Origin | None = None

    def __post_init__(self) -> None:
        ids = Counter(node.id for node in self.nodes)
        if len(self.nodes) > MOST_NODES:
            raise ValueError(f"{len(self.nodes)} nodes, and a picture holds {MOST_NODES}")
        if repeated := [id_ for id_, times in ids.items() if times > 1]:
            raise ValueError(f"nodes occur twice: {repeated}")
        if loose := [edge.id for edge in self.edges if edge.source not in ids or edge.target not in ids]:
            raise ValueError(f"edges without their nodes: {loose}")
        items: list[Node | Edge] = [*self.nodes, *self.edges]
        if missing := sorted({proof.passage for item in items for proof in item.proofs} - set(self.passages)):
            raise ValueError(f"proofs without their passages: {missing}")

    @property
    def is_cut(self) -> bool:
        """Whether there was more than the picture shows."""
        return self.found > len(self.nodes)

    def rests_on_samples(self, item: Node | Edge) -> bool:
        """Whether all that is shown as evidence is a text in the project's own words (示例改写)."""
        kinds = {self.passages[proof.passage].kind for proof in item.proofs}
        return kinds == {"示例改写"}
