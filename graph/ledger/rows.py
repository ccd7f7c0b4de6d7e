"""What the ledger gives: plain rows, as they were known at one journal entry."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from chuyi.graph.facts import Grade, Reject


class SourceRow(NamedTuple):
    """A source and its version.

    Attributes:
        document: id of the raw Document whose text it holds.
        copy_of: id of the source that holds the same bytes and was read earlier; copies corroborate
            nothing.
        first_seen, read_at: times of the first and the last reading (ISO 8601, UTC).
    """

    id: str
    uri: str
    sha256: str
    kind: str
    grade: Grade
    title: str | None
    address: str | None
    document: str | None
    copy_of: str | None
    first_seen: str
    read_at: str


class ForgottenRow(NamedTuple):
    """A source that is withdrawn, as it was last known.

    Attributes:
        run, at: the run that withdrew it, and when (ISO 8601, UTC).
    """

    id: str
    uri: str
    kind: str
    grade: Grade
    title: str | None
    run: int
    at: str


class Holding(NamedTuple):
    """What a source says of one sort.

    Attributes:
        kind, predicate: as of :class:`FactRow`.
        facts: how many facts.
        only_here: how many of them no other source says in the same words.
    """

    kind: str
    predicate: str
    facts: int
    only_here: int


class PassageRow(NamedTuple):
    """A passage; grade, address and title are None where they are as the source's. ``location`` is JSON."""

    id: str
    source: str
    text: str
    location: str
    grade: Grade | None
    address: str | None
    title: str | None


class EntityRow(NamedTuple):
    """A thing as sources name it."""

    id: str
    type: str
    name: str
    identity: tuple[str | None, ...]
    region: str | None


class EntryRow(NamedTuple):
    """A journal entry: its number, the run that wrote it, when (ISO 8601, UTC), and what it did to which source.

    Attributes:
        action: ``read``, ``withdraw``, ``return`` or ``decide``.
        added, withdrawn, returned: numbers of facts.
    """

    number: int
    run: int
    at: str
    action: str
    source: str | None
    added: int
    withdrawn: int
    returned: int


class EndsRow(NamedTuple):
    """A relation's type and two raw entities, and the source that states it."""

    source: str
    predicate: str
    subject: str
    object: str


class EvidenceRow(NamedTuple):
    """A passage's id and the span in it (None, None: the whole)."""

    passage: str
    start: int | None
    end: int | None


class Acceptance(NamedTuple):
    """That a person decided that a fact is right: who, when (ISO 8601, UTC) and why."""

    who: str
    at: str
    reason: str


class FactRow(NamedTuple):
    """A fact that held.

    Attributes:
        key: stable hash of what is said, unique inside its source.
        kind: ``property``, ``relation`` or ``alias``.
        subject, object: ids of raw entities; object is None but for relations.
        predicate: the property, the relation's type, or the alias' kind.
        value: the property's value, the relation's properties as a mapping, or the alias.
        scope: of an alias: ``global`` or ``source``.
        confidence: as it was read; 1 where a person accepted the fact.
        first_seen: time of the first reading that found it (ISO 8601, UTC).
        accepted: who accepted it; None where nobody did.
    """

    key: str
    source: str
    kind: str
    subject: str
    predicate: str
    object: str | None
    value: Any
    scope: str | None
    valid_from: str | None
    valid_to: str | None
    confidence: float
    extractor: str
    first_seen: str
    evidence: tuple[EvidenceRow, ...]
    accepted: Acceptance | None = None


@dataclass(frozen=True)
class Recorded:
    """What recording a source did.

    Attributes:
        status: ``new``, ``same``, ``changed``, ``moved``, ``returned`` or ``withdrawn``.
        copy_of: id of an earlier source with the same bytes that is still there.
        added, kept, withdrawn, returned: numbers of facts.
        rejects: everything that was not taken, the reader's and the ledger's own.
    """

    source: str
    status: str
    entry: int
    copy_of: str | None = None
    added: int = 0
    kept: int = 0
    withdrawn: int = 0
    returned: int = 0
    rejects: tuple[Reject, ...] = field(default=())

    @property
    def refused(self) -> int:
        """Rejects that count for the exit code."""
        return sum(reject.severity == "error" for reject in self.rejects)


@dataclass(frozen=True)
class RejectRow:
    """A reject and the source it is of."""

    source: str
    uri: str
    reject: Reject


@dataclass(frozen=True)
class Run:
    """One run of a command on the ledger."""

    number: int
    command: str
