"""What names mean in the states that a build is about, with what the last build kept of it."""

from __future__ import annotations

import sqlite3
from functools import cached_property
from types import TracebackType
from typing import NamedTuple, Self

from chuyi.graph.ledger import Ledger, Snapshot
from chuyi.graph.resolution import Meanings, Resolution, renamed, resolve
from chuyi.graph.resolution.anew import Anew, resolve_anew
from chuyi.graph.resolution.kept import ENDING, Counts, Kept, Stamp, is_damage, remove
from chuyi.graph.resolution.links import words_of
from chuyi.graph.resolution.material import Material, read_material
from chuyi.graph.resolution.resolving import resolve_material

# Changed sources, as a number or as a share of all, up to which only what they reach is resolved anew.
FEW, SHARE = 20, 0.2


class Between(NamedTuple):
    """What names mean in a state before and in the present one, and which mean something else now."""

    before: Meanings
    after: Meanings
    renamed: set[str]


class Names:
    """Resolves a state of the ledger, in whole or only what has changed; a context manager.

    Args:
        snapshot: the state.
        stamp: of it.
        keep: whether the resolution is kept for the next build, and the last one used.
    """

    def __init__(
        self, ledger: Ledger, snapshot: Snapshot, stamp: Stamp, province: str | None, threshold: float, *, keep: bool
    ) -> None:
        self._snapshot = snapshot
        self._stamp = stamp
        self._province = province
        self._threshold = threshold
        self._file = ledger.path.with_suffix(ENDING)
        self._kept = Kept.open(self._file) if keep else None
        self._anew: tuple[Anew, Stamp, int] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    @cached_property
    def whole(self) -> Resolution:
        """The state's resolution."""
        return resolve_material(self._material, self._province)

    def since(self, before: Snapshot, stamp: Stamp) -> Between:
        """What names mean in another state, of this stamp, and in this one.

        Raises:
            sqlite3.Error: what is kept is damaged; see :meth:`give_up`.
        """
        if self._kept is not None and self._kept.stamp() == stamp and stamp.entry <= self._snapshot.entry:
            sources = self._snapshot.altered(self._snapshot.changed_sources(stamp.entry), stamp.entry)
            if len(sources) <= max(FEW, SHARE * self._snapshot.source_count()):
                found = self._resolve_anew(self._kept, before, stamp, sources)
                return Between(self._kept, found.meanings, renamed(found.before, found.after))
        low, high = sorted((before, self._snapshot), key=lambda state: state.entry)
        # Where sources were at most read again, names mean what they mean now.
        whole = self.whole
        old = resolve(before, province=self._province, threshold=self._threshold) if high.differs(low.entry) else whole
        return Between(old, whole, renamed(old, whole))

    def _resolve_anew(self, kept: Kept, before: Snapshot, stamp: Stamp, sources: set[str]) -> Anew:
        found = resolve_anew(kept, before, self._snapshot, sources, province=self._province, threshold=self._threshold)
        waiting = kept.counts().waiting + sum(
            sign * state.doubtful(self._threshold, sources) for sign, state in ((-1, before), (1, self._snapshot))
        )
        self._anew = found, stamp, waiting
        return found

    def give_up(self, error: sqlite3.Error) -> None:
        """Use nothing of what is kept, and keep nothing; a damaged file goes."""
        self._anew = None
        self._close()
        if is_damage(error):
            remove(self._file)

    def keep(self) -> Counts:
        """Keep the state's resolution; gives its numbers."""
        try:
            found = self._keep()
        except sqlite3.Error as error:  # the next build resolves everything
            self.give_up(error)
            found = None
        if found is not None:
            return found
        whole = self.whole
        return Counts(len(whole.merges), len(whole.pending), self._snapshot.doubtful(self._threshold))

    def _keep(self) -> Counts | None:
        """The numbers of what is kept now; None where that is not this state."""
        if self._kept is None:
            return None
        if self._anew is not None:
            found, before, waiting = self._anew
            done = before == self._stamp or self._kept.splice(
                before, self._stamp, found.raws, found.after, found.words, waiting
            )
            return self._kept.counts() if done else None
        if self._kept.stamp() != self._stamp:
            waiting = self._snapshot.doubtful(self._threshold)
            self._kept.write(self._stamp, self.whole, words_of(self._material), waiting)
        return self._kept.counts()

    @cached_property
    def _material(self) -> Material:
        return read_material(self._snapshot, self._threshold)

    def _close(self) -> None:
        if self._kept is not None:
            self._kept.close()
        self._kept = None
