"""Dates and periods as facts state them.

Dates are ISO dates or their beginnings, and mean all of the year, month or day; two are compared as far as both are
known: 2023 may still be 2023-06.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from chuyi.errors import Text, UsageError
from chuyi.graph.ledger import FactRow
from chuyi.graph.schema import DATE, LOADER


class Period(NamedTuple):
    """From when and until when; None where nobody says. Both ends count."""

    start: str | None
    end: str | None

    def excludes(self, as_of: str) -> bool:
        """Whether no day of ``as_of`` lies in it."""
        late = self.start is not None and is_before(as_of, self.start)
        past = self.end is not None and is_before(self.end, as_of)
        return late or past


def is_before(date: str, other: str) -> bool:
    """Whether all of a date lies before another."""
    return date[: len(other)] < other[: len(date)]


@cache
def declared() -> Mapping[str, Any]:
    """The rules as ``validity.yaml`` has them."""
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
    start, end = _of_properties(fact)
    return Period(fact.valid_from or start, fact.valid_to or end)


def bounds(fact: FactRow) -> Period:
    """The time outside of which a fact is known not to have held: as :func:`period`, without a beginning that only
    says from when at least."""
    start, _ = _of_properties(fact)
    stated = period(fact)
    return stated._replace(start=start) if fact.extractor in declared()["at_least"] else stated


def _of_properties(fact: FactRow) -> Period:
    named = declared()["relations"].get(fact.predicate, {}) if fact.kind == "relation" else {}
    return Period(*(date_of(fact.value.get(named[side])) if side in named else None for side in ("from", "to")))


def date_of(value: Any) -> str | None:
    """A date of a property; a year may be a number."""
    text = f"{value:g}" if isinstance(value, (int, float)) else value
    return text if isinstance(text, str) and DATE.fullmatch(text) else None


def open_time(type_: str, start: str | None, end: str | None) -> str | None:
    """Which ends of a relation's time nobody states: ``both``, ``start`` or ``end``; None where that is no question."""
    if type_ in declared()["timeless"]:
        return None
    return {(True, True): "both", (True, False): "start", (False, True): "end"}.get((start is None, end is None))
