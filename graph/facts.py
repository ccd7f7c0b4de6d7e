"""Facts as they travel from readers to the ledger.

A *fact* is something a source says: that an entity exists, a property of an entity, or a relation
between two. Each has its *evidence*: a passage of the source and, inside it, the characters or cells.
Everything here is immutable, plain and picklable: reading a source is a pure function from bytes,
configuration and gazetteer to a :class:`SourceFacts`, and knows no ledger.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from chuyi.errors import Text

Value = str | int | float | bool | None | tuple[str, ...]


class Grade(StrEnum):
    """How far to believe a source, best first. Mirror and unknown are marked 待核."""

    OFFICIAL = "official"
    SCHOOL = "school"
    MEDIA = "media"
    MIRROR = "mirror"
    UNKNOWN = "unknown"

    @property
    def rank(self) -> int:
        """0 for the best."""
        return list(Grade).index(self)

    @property
    def needs_check(self) -> bool:
        """Whether what rests on it alone is marked 待核."""
        return self in (Grade.MIRROR, Grade.UNKNOWN)

    @property
    def label(self) -> Text:
        """The grade as people read it."""
        return _GRADES[self]


_GRADES = {
    Grade.OFFICIAL: Text("官方", "official"),
    Grade.SCHOOL: Text("学校", "school"),
    Grade.MEDIA: Text("媒体", "media"),
    Grade.MIRROR: Text("转载", "mirror"),
    Grade.UNKNOWN: Text("来源不明", "unknown"),
}


class Reason(StrEnum):
    """Why a row, cell or candidate was not taken. Nothing is dropped without one."""

    UNKNOWN_COLUMN = "unknown_column"
    UNKNOWN_VALUE = "unknown_value"
    MISSING_KEY = "missing_key"
    BAD_DATE = "bad_date"
    BAD_NUMBER = "bad_number"
    DUPLICATE_ROW = "duplicate_row"
    UNKNOWN_ENTITY = "unknown_entity"
    WRONG_TYPE = "wrong_type"
    CONTRADICTION = "contradiction"
    TOO_LONG = "too_long"
    NOT_A_FACT = "not_a_fact"
    LOW_CONFIDENCE = "low_confidence"
    UNKNOWN_TYPE = "unknown_type"
    UNKNOWN_PROPERTY = "unknown_property"
    NO_EVIDENCE = "no_evidence"
    UNREADABLE = "unreadable"


def digest(*parts: object) -> str:
    """A stable 128-bit hash of the parts as 32 hex digits; None and "" stay apart."""
    joined = "\x1f".join("\x00" if part is None else str(part) for part in parts)
    return hashlib.blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def raw_name(name: str) -> str:
    """A name as identities use it: NFC and without white space at the ends.

    Kept this plain on purpose. Ids hang on it, and better cleaning must never change an id.
    """
    return unicodedata.normalize("NFC", name).strip()


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing as one source names it. Its id comes from the raw identity and never changes.

    Attributes:
        type: a concrete entity type of the ontology.
        name: the display name; for most types also the identity.
        identity: what the id is made of beside the type, e.g. ``("岳阳职业技术学院",)`` or, where the
            name alone is generic, name and host.
        region: GB/T 2260 code where known, so that homonyms stay apart.
    """

    type: str
    name: str
    identity: tuple[str | None, ...] = ()
    region: str | None = None

    @property
    def id(self) -> str:
        """``type`` in lower case, a hyphen and 32 hex digits."""
        identity = self.identity or (raw_name(self.name),)
        return f"{self.type.lower()}-{digest(self.type, self.region, *identity)}"


def document_entity(
    title: str | None, doc_number: str | None = None, issued_on: str | None = None, source_uri: str | None = None
) -> Entity:
    """A Document: by 文号, else by title and date of issue, else by the source that holds its text."""
    if doc_number:
        identity: tuple[str | None, ...] = (raw_name(doc_number),)
    elif title:
        identity = (raw_name(title), issued_on)
    else:
        identity = ("source", source_uri)
    return Entity("Document", raw_name(title or doc_number or source_uri or ""), identity)


def task_entity(document: Entity, clause: str | None, title: str, *, shared_clause: bool = False) -> Entity:
    """A Task: by its document and clause path, else by its title.

    Args:
        shared_clause: several tasks stand under this clause (a table that knows only the section), so
            that the title belongs to the identity.
    """
    own_title = raw_name(title) if shared_clause or not clause else None
    return Entity("Task", raw_name(title), (document.id, clause or None, own_title))


def target_entity(task: Entity, ordinal: int, object_: str) -> Entity:
    """A Target: by its task and its place among the task's targets, from 1."""
    return Entity("Target", raw_name(object_), (task.id, str(ordinal)))


def designation_entity(name: str, programme: str | None = None) -> Entity:
    """A Designation: by its name and the programme that confers it."""
    return Entity("Designation", raw_name(name), (raw_name(name), raw_name(programme) if programme else None))


def hosted_entity(type_: str, name: str, host: str | None = None) -> Entity:
    """A base, industry college or programme group: by its name and the name of its school or other host."""
    return Entity(type_, raw_name(name), (raw_name(name), raw_name(host) if host else None))


def region_entity(code: str, name: str) -> Entity:
    """A Region: by its GB/T 2260 code."""
    return Entity("Region", raw_name(name), (code,))


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence or clause of a source, or the cells of a row.

    Attributes:
        text: the sentence, or the cells as ``column=value`` joined by `` | `` in column order.
        occurrence: 0 for the first passage of this text in its source, 1 for the second …
        location: where it stands: ``{"start": 120, "end": 164}`` in characters of the file as read,
            ``{"clause": "二（一）2"}``, ``{"page": 3, "box": [x0, y0, x1, y1]}``, ``{"paragraph": 7}``,
            ``{"sheet": "院校", "row": 12}`` (row as the spreadsheet counts it, from 1), ``{"table": 2, "row": 4,
            "column": 2}``; of several cells ``cells``, of several lines ``boxes``, as
            :class:`chuyi.ingest.readers.placed.PlacedText` gives them.
        grade, address, title: of the origin that this passage itself names (a table row with its own
            address); None means: as the source.
    """

    text: str
    occurrence: int = 0
    location: Mapping[str, Any] = field(default_factory=dict)
    grade: Grade | None = None
    address: str | None = None
    title: str | None = None

    def id_in(self, source_id: str) -> str:
        """The passage's id inside a source; an unchanged sentence of a changed file keeps it."""
        return digest("passage", source_id, self.text, self.occurrence)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a fact was read: the passage by its index in :attr:`SourceFacts.passages`, and the span in
    characters of the passage's text (None, None: the whole passage)."""

    passage: int
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class PropertyFact:
    """That an entity has a property value. The property ``name`` states that the entity exists."""

    entity: Entity
    property: str
    value: Value
    evidence: tuple[Evidence, ...]
    extractor: str
    confidence: float = 1.0
    valid_from: str | None = None
    valid_to: str | None = None


@dataclass(frozen=True, slots=True)
class RelationFact:
    """That a relation holds. ``properties`` are those the ontology declares for it."""

    type: str
    subject: Entity
    object: Entity
    evidence: tuple[Evidence, ...]
    extractor: str
    properties: Mapping[str, Value] = field(default_factory=dict)
    confidence: float = 1.0
    valid_from: str | None = None
    valid_to: str | None = None


@dataclass(frozen=True, slots=True)
class AliasFact:
    """That two names mean one thing, as a source declares it (以下简称, former name, a short-names column).

    Attributes:
        entity: the entity under its fullest current name.
        alias: the other name.
        kind: ``short``, ``former``, ``declared`` or ``misread``.
        scope: ``source`` where it holds only inside this source (以下简称“学院”), else ``global``.
    """

    entity: Entity
    alias: str
    kind: str
    evidence: tuple[Evidence, ...]
    extractor: str
    scope: str = "global"
    confidence: float = 1.0
    valid_from: str | None = None
    valid_to: str | None = None


@dataclass(frozen=True, slots=True)
class Reject:
    """Something that was seen and not taken, with its reason.

    Attributes:
        location: as :attr:`Passage.location`, with ``column`` where one cell is meant.
        value: what stood there.
        message_zh, message_en: what is wrong and what to do.
        severity: ``error`` (counts for exit code 3) or ``note`` (expected, only counted).
    """

    reason: Reason
    location: Mapping[str, Any]
    value: str
    message_zh: str
    message_en: str
    severity: str = "error"


@dataclass(frozen=True, slots=True)
class Source:
    """What was read.

    Attributes:
        uri: a ``file:`` address, or a package address such as ``chuyi:hunan/institutions.csv``.
        sha256: of the bytes; names the version.
        kind: ``文件``, ``表格`` or ``示例改写``.
        grade: of its passages that name none of their own.
        document: the Document entity whose text it holds, if it holds one.
    """

    uri: str
    sha256: str
    kind: str
    grade: Grade = Grade.UNKNOWN
    title: str | None = None
    address: str | None = None
    document: Entity | None = None

    @property
    def id(self) -> str:
        """The source's id: a hash of its address."""
        return f"source-{digest('source', self.uri)}"


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """Everything that one version of a source says."""

    source: Source
    passages: tuple[Passage, ...] = ()
    properties: tuple[PropertyFact, ...] = ()
    relations: tuple[RelationFact, ...] = ()
    aliases: tuple[AliasFact, ...] = ()
    rejects: tuple[Reject, ...] = ()
