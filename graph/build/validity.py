"""What is left out of a graph as of a date.

A fact is left out only where its time is known to exclude the date altogether; an end that nobody states is open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from chuyi.graph.build.validity_lives import Lives
from chuyi.graph.build.validity_period import Period, bounds, date_of, declared, is_before
from chuyi.graph.ledger import FactRow, Snapshot
from chuyi.graph.resolution import Meanings


class Validity:
    """What held as of a date, as far as a state of the ledger knows.

    Args:
        snapshot, resolution: the state.
        threshold: facts read less surely bound nothing.
        as_of: the date; None where everything that is known counts, whenever it held.
        dates: gives the date of issue of the text that each source holds.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        resolution: Meanings,
        threshold: float,
        as_of: str | None,
        dates: Callable[[], Mapping[str, str]],
    ) -> None:
        self._snapshot = snapshot
        self._resolution = resolution
        self._threshold = threshold
        self._as_of = as_of
        self._dates = dates

    @property
    def is_asked(self) -> bool:
        """Whether there is a date to be asked of."""
        return self._as_of is not None

    def then(self, fact: FactRow) -> FactRow | None:
        """A fact as it may have held; None where it did not. Names stay, so that a thing is found by any of them."""
        if self._as_of is None:
            return fact
        if any(raw and not self.is_there(raw, fact.source) for raw in (fact.subject, fact.object)):
            return None
        if fact.kind == "alias" or fact.predicate == "name":
            return fact
        stated = bounds(fact)
        ended = self._ended(fact, stated.start)
        if ended:
            ended = min(ended, stated.end or ended)
            fact, stated = fact._replace(valid_to=ended), stated._replace(end=ended)
        if stated.excludes(self._as_of):
            return None
        return self._not_yet_over(fact) if ended and is_before(self._as_of, ended) and _is_end(fact) else fact

    def _not_yet_over(self, fact: FactRow) -> FactRow | None:
        """What a fact that a relation ended says of the time before: that it held, unless others say since when."""
        if bounds(fact).start is None and self._ends_of(fact) in self._stated_otherwise:
            return None
        ends = _ends(fact.predicate)
        return fact._replace(value={name: value for name, value in fact.value.items() if name not in ends})

    def is_there(self, raw: str, source: str) -> bool:
        """Whether a thing may have been there already, and still."""
        return self._as_of is None or self._resolution.of(raw, source) not in self._absent

    def was_called(self, fact: FactRow) -> bool:
        """Whether an alias is known to have been the name then: until a day that had not come yet."""
        return (
            self._as_of is not None
            and fact.predicate == "former"
            and fact.valid_to is not None
            and is_before(self._as_of, fact.valid_to)
            and not Period(fact.valid_from, None).excludes(self._as_of)
        )

    @cached_property
    def _absent(self) -> set[str]:
        """The things that every source which dates them dates later, and those that had ended."""
        assert self._as_of is not None
        lives = Lives(self._sure(kinds=("relation",)), self._resolution)
        since = {**lives.begun, **self._since()}
        for type_ in declared()["made_by"]:
            since |= self._made(type_, since)
        later = {id_ for id_, start in since.items() if Period(start, None).excludes(self._as_of)}
        return later | {id_ for id_, end in lives.ended.items() if Period(None, end).excludes(self._as_of)}

    def _ended(self, fact: FactRow, start: str | None) -> str | None:
        """When a relation ended that another (or itself) says to have ended: the first such day since it began."""
        if fact.kind != "relation" or not _ends(fact.predicate):
            return None
        days = self._endings.get(self._ends_of(fact), ())
        return min((day for day in days if not Period(start, None).excludes(day)), default=None)

    @cached_property
    def _endings(self) -> dict[tuple[str, str, str], set[str]]:
        """The days on which relations ended, by type and ends."""
        found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        for fact in filter(_is_end, self._ending_types):
            day = fact.valid_to or self._dates().get(fact.source)
            if day:
                found[self._ends_of(fact)].add(day)
        return found

    @cached_property
    def _stated_otherwise(self) -> set[tuple[str, str, str]]:
        return {self._ends_of(fact) for fact in self._ending_types if not _is_end(fact)}

    @cached_property
    def _ending_types(self) -> list[FactRow]:
        return self._sure(kinds=("relation",), predicates=tuple(declared()["ended_by"]))

    def _ends_of(self, fact: FactRow) -> tuple[str, str, str]:
        subject, object_ = (self._resolution.of(str(raw), fact.source) for raw in (fact.subject, fact.object))
        return fact.predicate, subject, object_

    def _since(self) -> dict[str, str]:
        """Since when things are there: the earliest date that is stated, by canonical id."""
        things: Mapping[str, str] = declared()["things"]
        entities = self._snapshot.entities()
        found: dict[str, str] = {}
        for fact in self._sure(kinds=("property",), predicates=set(things.values())):
            date = date_of(fact.value)
            if date and things.get(entities[fact.subject].type) == fact.predicate:
                id_ = self._resolution.of(fact.subject, fact.source)
                found[id_] = min(found.get(id_, date), date)
        return found

    def _made(self, type_: str, since: Mapping[str, str]) -> dict[str, str]:
        """Since when the ends of such relations are there; not where a start is undated."""
        starts: dict[str, set[str | None]] = defaultdict(set)
        for fact in self._sure(kinds=("relation",), predicates=(type_,)):
            subject, object_ = (self._resolution.of(str(raw), fact.source) for raw in (fact.subject, fact.object))
            starts[object_].add(since.get(subject))
        return {
            id_: min(date for date in dates if date)
            for id_, dates in starts.items()
            if None not in dates and id_ not in since
        }

    def _sure(self, **conditions: Any) -> list[FactRow]:
        found = self._snapshot.facts(with_evidence=False, **conditions)
        return [fact for fact in found if fact.confidence >= self._threshold]


def _ends(type_: str) -> Mapping[str, str]:
    """The properties of a relation that end it, with their values."""
    found: Mapping[str, str] = declared()["ended_by"].get(type_, {})
    return found


def _is_end(fact: FactRow) -> bool:
    """Whether a relation says that it has ended."""
    return any(fact.value.get(name) == value for name, value in _ends(fact.predicate).items())
