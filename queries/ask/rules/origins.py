"""Rules for sources: where it is stated."""

from __future__ import annotations

from collections.abc import Iterator

from chuyi.queries.ask.context import Context
from chuyi.queries.ask.parsing import Result, Rules
from chuyi.queries.ask.phrases import (
    Asking,
    Noun,
)
from chuyi.queries.ask.sets import (
    Origins,
    Set,
)
from chuyi.queries.ask.vocabulary import Word, way

AT = way("Located >PLACE> Region")


def add(rules: Rules, context: Context) -> None:
    """Register the rules."""

    @rules.two("CL DE")
    def of_clause(item: Set, _: Word) -> Iterator[Result]:
        yield "CLD", item, 0.0

    @rules.two("CLD ORIGIN", "CL ORIGIN")
    def origin_of_clause(item: Set, _: Word) -> Iterator[Result]:
        yield "OR", item, 0.0

    @rules.two("ND ORIGIN", "N ORIGIN")
    def origin_of(noun: Noun, _: Word) -> Iterator[Result]:
        yield "OR", noun.set, 0.3

    @rules.two("OR W", "OR IW", "OR HW", "OR ATW")
    def where(item: Set, asking: Asking) -> Iterator[Result]:
        yield "S", Origins(item), 0.0

    @rules.two("W ORIGIN")
    def stated_where(asking: Asking, _: Word) -> Iterator[Result]:
        if not asking.count and not asking.steps:
            yield "WO", asking, 0.0

    @rules.two("WO CL", "CL WO")
    def where_is_it_stated(first: object, second: object) -> Iterator[Result]:
        """哪里报道了X与Y合作."""
        yield "S", Origins(second if isinstance(first, Asking) else first), 0.2  # type: ignore[arg-type]

    @rules.two("AT WHERE", "HAVE WHERE", "AT WHICH")
    def at_where(_: Word, word: Word) -> Iterator[Result]:
        yield "ATW", Asking(None), 0.0

    @rules.one("OR")
    def bare(item: Set) -> Iterator[Result]:
        yield "S", Origins(item), 0.6
