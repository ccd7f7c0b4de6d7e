"""Which statement is believed where sources disagree: by the criteria that ``precedence.yaml`` declares."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from chuyi.graph.facts import Grade
from chuyi.graph.schema import LOADER, Property

Order = tuple[str, ...]


class Standing(NamedTuple):
    """What counts for a statement.

    Attributes:
        real: no sample text.
        person: a person's decision.
        grade: of its best evidence.
        date: since when it is said to hold, else the date of issue of its text; empty where neither is known.
        confidence: how surely it was read.
        lasting: not known to have ended; as of a date: said to hold until then or later.
    """

    real: bool
    person: bool
    grade: Grade
    date: str
    confidence: float
    lasting: bool = True


@cache
def declared() -> Mapping[str, Any]:
    """The rules as ``precedence.yaml`` has them."""
    text = Path(__file__).with_name("precedence.yaml").read_text(encoding="utf-8")
    found: Mapping[str, Any] = yaml.load(text, LOADER)
    return found


@cache
def order_of(type_: str | None = None, property_: str | None = None) -> Order:
    """The criteria for a type's property, or for everything else."""
    changing = declared()["changing"]
    changes = f"{type_}.{property_}" in changing["properties"] or property_ in declared()["single"]
    return tuple(changing["order"] if changes else declared()["default"])


def single() -> tuple[str, ...]:
    """The relations of which a thing has one at a time."""
    return tuple(declared()["single"])


def strength(standing: Standing, order: Order) -> tuple[Any, ...]:
    """How strong a statement is; the greater is believed."""
    return tuple(CRITERIA[name](standing) for name in order)


def is_compared(property_: Property) -> bool:
    """Whether two values of a property contradict each other."""
    compared = declared()["compared"]
    return property_.kind in compared["kinds"] or (property_.kind == "text" and property_.name in compared["texts"])


@cache
def _grades() -> Mapping[Grade, int]:
    return {grade: -place for place, grade in enumerate(Grade)}


@cache
def _ranks() -> Mapping[Grade, int]:
    return {Grade(grade): -place for place, grades in enumerate(declared()["ranks"]) for grade in grades}


CRITERIA: Mapping[str, Callable[[Standing], Any]] = {
    "real": lambda standing: standing.real,
    "person": lambda standing: standing.person,
    "lasting": lambda standing: standing.lasting,
    "grade": lambda standing: _grades()[standing.grade],
    "rank": lambda standing: _ranks()[standing.grade],
    "date": lambda standing: standing.date,
    "confidence": lambda standing: standing.confidence,
}
