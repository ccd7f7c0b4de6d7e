"""The time for which facts hold: what is left out of a graph as of a date.

Dates are ISO dates or their beginnings, and mean all of the year, month or day. A fact is left out only where its
time is known to exclude the date altogether; an end that nobody states is open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from chuyi.errors import Text, UsageError
from chuyi.graph.ledger import FactRow, Snapshot
from chuyi.graph.resolution import Resolution
from chuyi.graph.schema import DATE, LOADER


class Period(NamedTuple):
    """From when and until when; None where nobody says. Both ends count."""

    start: str | None
    end: str | None

    def excludes(self, as_of: str) -> bool:
        """Whether no day of ``as_of`` lies in it."""
        # Two dates are compared as far as both are known: 2023 may still be 2023-06.
        late = self.start is not None and self.start[: len(as_of)] > as_of[: len(self.start)]
        past = self.end is not None and self.end[: len(as_of)] < as_of[: len(self.end)]
        return late or past


@cache
def _declared() -> Mapping[str, Any]:
    text = Path(__file__).with_name("validity.yaml").read_text(encoding="utf-8")
    found: Mapping[str, Any] = yaml.load(text, LOADER)
    return found


def check_date(text: str) -> str:
    """A date as graphs are built of it.

    Raises:
        UsageError: it is none.
    """
    if not DATE.fullmatch(text):
        raise UsageError(
            Text(f"“{text}”不是日期。", f"{text!r} is no date."),
            Text("写作 2024、2024-06 或 2024-06-30。", "Write 2024, 2024-06 or 2024-06-30."),
        )
    return text


def period(fact: FactRow) -> Period:
    """The time that a fact states: its own, else that of its relation's properties."""
    named = _declared()["relations"].get(fact.predicate, {}) if fact.kind == "relation" else {}
    start, end = (_date(fact.value.get(named[side])) if side in named else None for side in ("from", "to"))
    return Period(fact.valid_from or start, fact.valid_to or end)


def _date(value: Any) -> str | None:
    """A date of a property; a year may be a number."""
    text = f"{value:g}" if isinstance(value, (int, float)) else value
    return text if isinstance(text, str) and DATE.fullmatch(text) else None


def open_time(type_: str, start: str | None, end: str | None) -> str | None:
    """Which ends of a relation's time nobody states: ``both``, ``start`` or ``end``; None where that is no question."""
    if type_ in _declared()["timeless"]:
        return None
    return {(True, True): "both", (True, False): "start", (False, True): "end"}.get((start is None, end is None))


class Validity:
    """What held as of a date, as far as a state of the ledger knows.

    Args:
        snapshot, resolution: the state.
        threshold: facts read less surely bound nothing.
        as_of: the date; None where everything that is known counts, whenever it held.
    """

    def __init__(self, snapshot: Snapshot, resolution: Resolution, threshold: float, as_of: str | None) -> None:
        self._snapshot = snapshot
        self._resolution = resolution
        self._threshold = threshold
        self._as_of = as_of

    @property
    def is_asked(self) -> bool:
        """Whether there is a date to be asked of."""
        return self._as_of is not None

    def holds(self, fact: FactRow) -> bool:
        """Whether a fact may have held. Names are kept, so that a thing is found by any of them."""
        if self._as_of is None:
            return True
        if any(raw and not self.is_there(raw, fact.source) for raw in (fact.subject, fact.object)):
            return False
        if fact.kind == "alias" or fact.predicate == "name":
            return True
        stated = period(fact)
        if fact.extractor in _declared()["at_least"] and fact.valid_from:
            stated = stated._replace(start=None)
        return not stated.excludes(self._as_of)

    def is_there(self, raw: str, source: str) -> bool:
        """Whether a thing may have been there already."""
        return self._as_of is None or self._resolution.of(raw, source) not in self._later

    @cached_property
    def _later(self) -> set[str]:
        """The things that every source which dates them dates later."""
        assert self._as_of is not None
        since = self._since()
        for type_ in _declared()["made_by"]:
            since |= self._made(type_, since)
        return {id_ for id_, start in since.items() if Period(start, None).excludes(self._as_of)}

    def _since(self) -> dict[str, str]:
        """Since when things are there: the earliest date that is stated, by canonical id."""
        things: Mapping[str, str] = _declared()["things"]
        entities = self._snapshot.entities()
        found: dict[str, str] = {}
        for fact in self._sure(kinds=("property",), predicates=set(things.values())):
            date = _date(fact.value)
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
