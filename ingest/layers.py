"""What the components of the pipeline write on a spaCy ``Doc`` and read from each other.

The pipeline's ``Doc`` has one token for each character of the *repaired* text, white space included, so that
token index, character offset and every ``start``/``end`` here are the same number. The way back to the file as read
goes through :class:`Repaired`. Order of the components: repair (the tokeniser) → structure → mentions → tasks →
relations; each fills its own part of :class:`Layers` and leaves the others' alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol, cast

from spacy.tokens import Doc

from chuyi.ingest.values import value

_KEY = "chuyi"


@value
class Extent:
    """Characters ``start`` to ``end`` (exclusive) of the repaired text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: Extent) -> bool:
        """Whether ``other`` lies inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Repaired:
    """A text as read, its repaired form, and the map between them.

    Repair only leaves characters out, replaces one by one, and moves whole lines of page furniture to the end. The
    map is a list of runs: ``starts[i]`` in the repaired text stands at ``origins[i]`` of the text as read, and so on
    until the next run.
    """

    original: str
    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def origin(self, position: int) -> int:
        """Where the repaired text's character ``position`` stands in the text as read."""
        run = bisect_right(self.starts, position) - 1
        return self.origins[run] + position - self.starts[run]

    def span(self, extent: Extent) -> tuple[int, int]:
        """Start and end (exclusive) in the text as read; what repair left out inside is included."""
        if extent.start >= extent.end:
            start = self.origin(extent.start) if extent.start < len(self.text) else len(self.original)
            return start, start
        return self.origin(extent.start), self.origin(extent.end - 1) + 1

    def written(self, extent: Extent) -> str:
        """The characters as read, without white space: what the contract calls a name."""
        start, end = self.span(extent)
        return "".join(self.original[start:end].split())


class Places(Protocol):
    """Where the characters of a text as read stand in its file."""

    def location(self, start: int, end: int) -> Mapping[str, Any]:
        """Page and box, paragraph, or table, row and column of characters ``start`` to ``end``; may be empty."""


class LineKind(StrEnum):
    """What a line is, as far as its form shows."""

    BLANK = "blank"
    TEXT = "text"
    TABLE = "table"
    FURNITURE = "furniture"  # page numbers and running heads; no sentence goes over them by accident


@value
class Line:
    """A line of the repaired text without its line break; ``repeat_of`` is the line that it says again."""

    start: int
    end: int
    kind: LineKind = LineKind.TEXT
    repeat_of: int | None = None


@dataclass(frozen=True, slots=True)
class Issuer:
    """An issuing body: its full name and every place of the head of the document where it is legible."""

    name: str
    places: tuple[Extent, ...]


@dataclass(frozen=True, slots=True)
class Genre:
    """What kind of text it is, as far as structure shows.

    Attributes:
        kind: 通知, 意见, 方案, 规划, 办法, 名单, 总结, 新闻, 简介 or None.
        orders: whether its clauses can order things to be done (policy, or the plan of a summary).
    """

    kind: str | None = None
    orders: bool = False


@dataclass(slots=True)
class Header:
    """The document's own data. Extents are None where nothing legible stands.

    Attributes:
        title: the whole title, issuers above 关于 included where they belong to it.
        titles: all places of an own title: the notice's, the plan's that it issues, their repetitions.
        doc_number: 文号 as written without white space.
        issued_on: ISO date or its beginning.
        plan_year: the year that 年内 and 9月底前 mean: of the plan, else of the issue.
        head_end: where the head (letterhead, number, title) ends and the text begins.
    """

    title: Extent | None = None
    title_text: str | None = None
    titles: list[Extent] = field(default_factory=list)
    number: Extent | None = None
    doc_number: str | None = None
    date: Extent | None = None
    issued_on: str | None = None
    issuers: list[Issuer] = field(default_factory=list)
    genre: Genre = field(default_factory=Genre)
    plan_year: int | None = None
    head_end: int = 0


class ClauseKind(StrEnum):
    """What a clause is for; decided by its heading and by the section around it."""

    ACTION = "action"
    CONTAINER = "container"
    GOAL = "goal"
    SAFEGUARD = "safeguard"
    PROCEDURE = "procedure"
    CONTEXT = "context"


@dataclass(slots=True)
class Clause:
    """A numbered part of the text.

    Attributes:
        path: printed labels joined, e.g. ``二（一）2``.
        label: the printed label of its own.
        heading: the heading without label and stop, else None (the clause starts with a sentence).
        body: what follows the heading, up to the next clause of any level.
        whole: label to the end of its last sub-clause.
        level: 0 for the top.
        parent: index in :attr:`Layers.clauses`, or None.
        repeat_of: index of the clause that it prints again (second evidence, not a second fact).
    """

    path: str
    label: Extent
    heading: Extent | None
    body: Extent
    whole: Extent
    level: int
    parent: int | None = None
    kind: ClauseKind = ClauseKind.ACTION
    repeat_of: int | None = None


@value
class Sentence:
    """A sentence: up to 。！？； or a line's end. ``clause`` is the innermost clause's index, or None."""

    start: int
    end: int
    clause: int | None = None


@value
class Cell:
    """A table cell's text without the white space and bars around it; may be empty (start == end)."""

    start: int
    end: int


@dataclass(slots=True)
class Table:
    """A table found in plain text.

    Attributes:
        kind: ``pipes``, ``tabs``, ``columns`` (aligned by white space) or ``numbered`` (a numbered list whose
            lines are name + organisations).
        caption: the heading above it.
        header: the column names, or empty where there is no header row.
        rows: cells in column order; a row has as many cells as the header where there is one.
        clause: index of the clause it stands in, or None.
    """

    kind: str
    extent: Extent
    header: tuple[Cell, ...]
    rows: list[tuple[Cell, ...]]
    caption: Extent | None = None
    clause: int | None = None


@dataclass(slots=True)
class Mention:
    """A name in the text.

    Attributes:
        type: a concrete type of the ontology.
        named: False for a class (10所优秀中职学校): such a span is no mention of the contract, but a task's object.
        rule: the rule or component that found it.
        alias_of: full name where this is a short, misread or former form.
    """

    start: int
    end: int
    type: str
    name: str
    rule: str
    named: bool = True
    confidence: float = 1.0
    alias_of: str | None = None

    @property
    def extent(self) -> Extent:
        """Its characters in the repaired text."""
        return Extent(self.start, self.end)


@dataclass(frozen=True, slots=True)
class AliasGroup:
    """Names of one entity in this document, fullest first. ``kinds`` as :class:`chuyi.graph.facts.AliasFact`,
    one for each name after the first; ``scopes`` likewise (``source`` or ``global``)."""

    names: tuple[str, ...]
    kinds: tuple[str, ...]
    scopes: tuple[str, ...]


@dataclass(slots=True)
class TargetSpan:
    """A number that is to be reached or paid.

    Attributes:
        object: the counted thing as written without white space.
        object_extent: its place; for a part without a noun of its own, the place in the total.
        sentence: the sentence that says so.
    """

    count: int | float
    unit: str
    object: str
    number: Extent
    object_extent: Extent | None
    sentence: Extent
    qualifier: str | None = None
    deadline: str | None = None
    rule: str = "target"
    confidence: float = 1.0


@value
class Duty:
    """A named department's responsibility for a task; ``role`` 牵头, 配合 or None."""

    name: str
    extent: Extent
    role: str | None = None


@value
class Support:
    """A named body that a task supports or gives a part."""

    name: str
    type: str
    extent: Extent


@dataclass(slots=True)
class TaskSpan:
    """A task that the document sets.

    Attributes:
        clause: index in :attr:`Layers.clauses`; None for a task that only a table sets.
        path: the clause's path, or the number of the table's row; empty where nothing is printed.
        parent: path of the nearest task above it.
        responsible_text: 责任主体 as written, collectives included.
    """

    clause: int | None
    path: str
    title: str
    title_extent: Extent
    action: str | None
    parent: str | None = None
    targets: list[TargetSpan] = field(default_factory=list)
    supports: list[Support] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)
    responsible_text: str | None = None
    rule: str = "task"
    confidence: float = 1.0


@dataclass(slots=True)
class RelationSpan:
    """A relation between two names of the document; those that follow from tasks are not among them.

    Attributes:
        subject, object: names as in :attr:`Layers.mentions` (the first of their alias group).
        evidence: the sentence or row that says it, and places of more of them.
    """

    type: str
    subject: str
    subject_type: str
    object: str
    object_type: str
    evidence: tuple[Extent, ...]
    rule: str
    properties: dict[str, str | int | float | None] = field(default_factory=dict)
    confidence: float = 1.0
    valid_from: str | None = None
    valid_to: str | None = None


@dataclass(slots=True)
class Layers:
    """Everything the components know about one document; ``places`` is for readers of files to set."""

    repaired: Repaired
    places: Places | None = None
    lines: list[Line] = field(default_factory=list)
    header: Header = field(default_factory=Header)
    clauses: list[Clause] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    aliases: list[AliasGroup] = field(default_factory=list)
    tasks: list[TaskSpan] = field(default_factory=list)
    relations: list[RelationSpan] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The repaired text (``Doc.text`` is rebuilt at each access; this is not)."""
        return self.repaired.text

    def mentions_in(
        self, extent: Extent, types: Iterable[str] | None = None, *, classes: bool = False
    ) -> list[Mention]:
        """The named mentions inside ``extent``, in order; ``classes``: and the classes. Mentions stand sorted."""
        wanted = None if types is None else frozenset(types)
        mentions = self.mentions
        found = []
        for index in range(_Starts(mentions).first(extent.start), len(mentions)):
            mention = mentions[index]
            if mention.start >= extent.end:
                break
            if (classes or mention.named) and mention.end <= extent.end and (wanted is None or mention.type in wanted):
                found.append(mention)
        return found

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence that holds a character, or None."""
        index = _Starts(self.sentences).first(position + 1) - 1
        if index < 0 or self.sentences[index].end <= position:
            return None
        return self.sentences[index]


class _Starts:
    """Binary search over things with a ``start``, in order."""

    def __init__(self, items: Sequence[Mention] | Sequence[Sentence]) -> None:
        self._items = items

    def first(self, position: int) -> int:
        """Index of the first item that starts at ``position`` or later."""
        low, high = 0, len(self._items)
        while low < high:
            middle = (low + high) // 2
            if self._items[middle].start < position:
                low = middle + 1
            else:
                high = middle
        return low


def layers(doc: Doc) -> Layers:
    """The layers of a ``Doc`` that the pipeline's tokeniser made.

    Raises:
        KeyError: the ``Doc`` comes from another tokeniser.
    """
    return cast(Layers, doc.user_data[_KEY])


def attach(doc: Doc, made: Layers) -> Doc:
    """Put layers on a ``Doc``; gives the ``Doc``."""
    doc.user_data[_KEY] = made
    return doc
