"""Rules for A和B, A或B."""

from __future__ import annotations

from collections.abc import Iterator

from chuyi.queries.ask.context import Context
from chuyi.queries.ask.parsing import Result, Rules
from chuyi.queries.ask.phrases import (
    Noun,
    is_region,
)
from chuyi.queries.ask.sets import (
    Condition,
    Kind,
    Some,
    types_of,
)
from chuyi.queries.ask.vocabulary import Word


def add(rules: Rules, _context: Context) -> None:
    """Register the rules."""

    @rules.two("N WITH", "N LIST", "N TOGETHER")
    def first_of_two(noun: Noun, word: Word) -> Iterator[Result]:
        yield "NX", noun, 0.0

    @rules.two("N OR")
    def first_of_either(noun: Noun, word: Word) -> Iterator[Result]:
        yield "NOR", noun, 0.0

    @rules.two("NX N", "NOR N")
    def two(first: Noun, second: Noun) -> Iterator[Result]:
        yield from _pair(first, second, either=False)

    @rules.two("NOR N")
    def either(first: Noun, second: Noun) -> Iterator[Result]:
        yield from _pair(first, second, either=True)

    @rules.two("A WITH", "A LIST", "A OR")
    def first_adjective(kind: Kind, _: Word) -> Iterator[Result]:
        yield "AX", kind, 0.0

    @rules.two("AX A")
    def adjectives(first: Kind, second: Kind) -> Iterator[Result]:
        merged = _merged(first, second)
        if merged is not None:
            yield "A", merged, 0.0


def _pair(first: Noun, second: Noun, *, either: bool) -> Iterator[Result]:
    if isinstance(first.set, Some) and isinstance(second.set, Some) and types_of(first.set) == types_of(second.set):
        links = tuple(dict.fromkeys((*first.set.links, *second.set.links)))
        region = is_region(first.set)
        yield "N", Noun(Some(links), (first.set, second.set), either or region), 0.0
    elif isinstance(first.set, Kind) and isinstance(second.set, Kind):
        merged = _merged(first.set, second.set)
        if merged is not None:
            yield "N", Noun(merged, (first.set, second.set), either), 0.0


def _merged(first: Kind, second: Kind) -> Kind | None:
    """Things of either kind, where the two differ in their types or in one condition."""
    if first.conditions == second.conditions:
        return Kind(first.types | second.types, first.conditions)
    if first.types != second.types or len(first.conditions) != len(second.conditions):
        return None
    merged, differing = [], 0
    for one, other in zip(first.conditions, second.conditions, strict=True):
        if (one.property, one.operator) != (other.property, other.operator):
            return None
        differing += one != other
        merged.append(Condition(one.property, one.operator, tuple(dict.fromkeys((*one.values, *other.values)))))
    return Kind(first.types, tuple(merged)) if differing == 1 else None
