"""Decisions of another ledger taken over into this one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from chuyi.graph.ledger.decisions.deciding import Deciding
from chuyi.graph.ledger.decisions.decision import Decision, Undone
from chuyi.graph.ledger.decisions.reading import history


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two decisions on one thing that say different things: the newer holds, the older was taken back for it."""

    holds: Decision
    gave_way: Decision


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What taking decisions over did.

    Attributes:
        taken: decisions that are new here, those that were taken back there too.
        known: how many were here already.
        ended: decisions of ours that had been taken back there.
        conflicts: pairs of decisions that contradicted each other.
    """

    taken: tuple[Decision, ...]
    known: int
    ended: tuple[Decision, ...]
    conflicts: tuple[Conflict, ...]


def take_over(deciding: Deciding, others: Iterable[Decision]) -> TakenOver:
    """Write decisions made elsewhere, the oldest first, with who made them and when.

    What was taken back on either side is taken back. Where two in force contradict each other the newer one
    holds; the older one is taken back, and both are told.

    Raises:
        LedgerError: a fact that one of them adds does not fit the ontology.
    """
    here = {decision.id: decision for decision in history(deciding.connection)}
    merging = _Merging(deciding, [decision for decision in here.values() if not decision.undone])
    known = 0
    for other in sorted(others, key=lambda decision: (decision.at, decision.id)):
        own = here.get(other.id)
        if own is None:
            merging.take(other)
            continue
        known += 1
        if other.undone and not own.undone:
            merging.end(own, other.undone)
    return TakenOver(tuple(merging.taken), known, tuple(merging.ended), tuple(merging.conflicts))


class _Merging:
    def __init__(self, deciding: Deciding, in_force: Iterable[Decision]) -> None:
        self.taken: list[Decision] = []
        self.ended: list[Decision] = []
        self.conflicts: list[Conflict] = []
        self._deciding = deciding
        self._by_matter: dict[str, dict[str, Decision]] = {}
        for decision in in_force:
            self._holds(decision)

    def take(self, other: Decision) -> None:
        self.taken.append(other)
        if other.undone:
            self._deciding.remember(other, other.undone)
            return
        rivals = {id_: rival for matter in other.matters for id_, rival in self._by_matter.get(matter, {}).items()}
        newest = max(rivals.values(), key=_age, default=None)
        if newest is None:
            self._deciding.apply(other)
            self._holds(other)
        elif (newest.kind, newest.subject) == (other.kind, other.subject):
            # Two people decided the same: one of the two is enough to hold, both stay in the history.
            self._deciding.remember(other, _gives_way(other, newest))
        elif _age(newest) > _age(other):
            self.conflicts.append(Conflict(newest, other))
            self._deciding.remember(other, _gives_way(other, newest))
        else:
            for rival in rivals.values():
                self.conflicts.append(Conflict(other, rival))
                self._drop(rival)
                self._deciding.end(rival, _gives_way(rival, other))
            self._deciding.apply(other)
            self._holds(other)

    def end(self, own: Decision, undone: Undone) -> None:
        if own.id in self._by_matter.get(own.subject, {}):
            self.ended.append(self._deciding.end(own, undone))
            self._drop(own)

    def _holds(self, decision: Decision) -> None:
        for matter in decision.matters:
            self._by_matter.setdefault(matter, {})[decision.id] = decision

    def _drop(self, decision: Decision) -> None:
        for matter in decision.matters:
            self._by_matter[matter].pop(decision.id, None)


def _age(decision: Decision) -> tuple[str, str]:
    return decision.at, decision.id


def _gives_way(decision: Decision, other: Decision) -> Undone:
    return Undone(other.who, max(decision.at, other.at), f"以 {other.id[:8]} 为准 · gives way to {other.id[:8]}")
