"""What resolution decides, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from chuyi.errors import Text
from chuyi.graph.ledger.rows import EntityRow


@dataclass(frozen=True, slots=True)
class Merge:
    """That a raw entity is the thing ``canonical``, everywhere or only inside one source."""

    raw: str
    canonical: str
    reason: Text
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Pending:
    """Two raw entities that may be one and stay apart until somebody decides, with the reason."""

    entities: tuple[str, str]
    reason: Text


class Meanings(Protocol):
    """What names mean: as :class:`Resolution` says it, whether all of it is at hand or looked up as it is asked for."""

    def of(self, raw: str, source: str) -> str:
        """The canonical id of a raw entity as one source uses it."""

    def is_secondary(self, raw: str, source: str) -> bool:
        """Whether the raw entity's name is, in this source, only another name of the thing."""

    def is_local(self, raw: str, source: str) -> bool:
        """Whether the raw entity's name means the thing in this source alone."""

    def all_of(self, raw: str) -> frozenset[str]:
        """The canonical ids that a raw entity has in any source."""

    def members(self, canonical: str) -> frozenset[str]:
        """The raw ids that mean a thing in any source, its own among them."""

    def made_as(self, canonical: str) -> EntityRow | None:
        """A thing that no source names in full; None where it is another one."""


@dataclass(frozen=True)
class Resolution:
    """Which raw entities are one thing.

    Attributes:
        canonical: raw id → canonical id; raw entities that stand for themselves are left out.
        scoped: the same inside one source, by (source id, raw id); goes before ``canonical``.
        secondary: raw ids whose name is only another name of the thing (an alias, a former name).
        local: the keys of ``scoped`` whose name means the thing in that source alone (以下简称“学院”).
        made: things that no source names in full (湖南省教育厅, where all that is written is 省教育厅).
        merges, pending: what was decided and what was not, with reasons.
    """

    canonical: Mapping[str, str] = field(default_factory=dict)
    scoped: Mapping[tuple[str, str], str] = field(default_factory=dict)
    secondary: frozenset[str] = frozenset()
    local: frozenset[tuple[str, str]] = frozenset()
    made: Mapping[str, EntityRow] = field(default_factory=dict)
    merges: tuple[Merge, ...] = ()
    pending: tuple[Pending, ...] = ()

    def of(self, raw: str, source: str) -> str:
        """The canonical id of a raw entity as one source uses it."""
        return self.scoped.get((source, raw)) or self.canonical.get(raw, raw)

    def is_secondary(self, raw: str, source: str) -> bool:
        """Whether the raw entity's name is, in this source, only another name of the thing."""
        return raw in self.secondary or (source, raw) in self.scoped

    def is_local(self, raw: str, source: str) -> bool:
        """Whether the raw entity's name means the thing in this source alone."""
        return (source, raw) in self.local

    def made_as(self, canonical: str) -> EntityRow | None:
        """A thing that no source names in full; None where it is another one."""
        return self.made.get(canonical)

    def all_of(self, raw: str) -> frozenset[str]:
        """The canonical ids that a raw entity has in any source."""
        return frozenset({self.canonical.get(raw, raw), *self._by_raw.get(raw, ())})

    def members(self, canonical: str) -> frozenset[str]:
        """The raw ids that mean a thing in any source, its own among them."""
        return frozenset({canonical, *self._members.get(canonical, ())})

    @cached_property
    def _by_raw(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for (_, raw), canonical in self.scoped.items():
            found.setdefault(raw, set()).add(canonical)
        return found

    @cached_property
    def _members(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for raw, canonical in self.canonical.items():
            found.setdefault(canonical, set()).add(raw)
        for (_, raw), canonical in self.scoped.items():
            found.setdefault(canonical, set()).add(raw)
        return found


def renamed(before: Resolution, after: Resolution) -> set[str]:
    """Raw entities that mean another thing now, or mean it in another way."""
    found = set(before.secondary ^ after.secondary)
    found.update(raw for raw, _ in before.canonical.items() ^ after.canonical.items())
    found.update(raw for (_, raw), _ in before.scoped.items() ^ after.scoped.items())
    found.update(raw for _, raw in before.local ^ after.local)
    return found
