"""What a person can decide."""

from __future__ import annotations

from dataclasses import dataclass

from chuyi.graph.facts import AliasFact, Grade, PropertyFact, RelationFact

Fact = PropertyFact | RelationFact | AliasFact


@dataclass(frozen=True, slots=True)
class Same:
    """Two raw entities are one thing.

    Attributes:
        one, other: ids of raw entities of one type.
        reason: why, in the person's words.
        source: what the person looked at: a title, an address, a document number.
    """

    one: str
    other: str
    reason: str = ""
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Different:
    """Two raw entities are not one thing, whatever rules say. Attributes as of :class:`Same`."""

    one: str
    other: str
    reason: str = ""
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Add:
    """A fact that no source in the ledger states.

    Attributes:
        fact: its own evidence is ignored: the decision itself is its passage.
        source, reason: neither may be empty.
        grade: of what the person cites.
    """

    fact: Fact
    source: str
    reason: str
    grade: Grade = Grade.UNKNOWN


@dataclass(frozen=True, slots=True)
class Accept:
    """Facts that were read unsurely and are right: they count as sure whichever source states them.

    Attributes:
        keys: of the facts, as :attr:`FactRow.key`.
        source, reason: what the person looked at, and why; neither may be empty.
    """

    keys: tuple[str, ...]
    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reject:
    """Facts that sources state and that are wrong; they stay out whichever source states them, now or later.

    Attributes:
        keys: of the facts, as :attr:`FactRow.key`.
        source, reason: neither may be empty.
    """

    keys: tuple[str, ...]
    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Correct:
    """Facts that are wrong, and the one that holds instead; goes before whatever sources state."""

    keys: tuple[str, ...]
    fact: Fact
    source: str
    reason: str
    grade: Grade = Grade.UNKNOWN


@dataclass(frozen=True, slots=True)
class Undo:
    """Take a decision back. It stays in the history; nothing else changes.

    Attributes:
        decision: its id, or the beginning of it that no other decision shares.
    """

    decision: str
    reason: str = ""


Act = Same | Different | Add | Accept | Reject | Correct | Undo
