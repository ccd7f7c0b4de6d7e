"""Rules for predicates joined: 既…又…, …但没有…."""

from __future__ import annotations

from collections.abc import Iterator

from chuyi.queries.ask.context import Context
from chuyi.queries.ask.parsing import Result, Rules
from chuyi.queries.ask.phrases import (
    Predicate,
)
from chuyi.queries.ask.vocabulary import Word


def add(rules: Rules, _context: Context) -> None:
    """Register the rules."""

    @rules.two("AND P")
    def and_so(_: Word, predicate: Predicate) -> Iterator[Result]:
        yield "AP", predicate, 0.0

    @rules.two("P COMMA", "P LIST")
    def so_comma(predicate: Predicate, _: Word) -> Iterator[Result]:
        yield "PC", predicate, 0.0

    @rules.two("P AP", "PC AP")
    def so_and_so(first: Predicate, second: Predicate) -> Iterator[Result]:
        yield "P", conjunction(first, second), 0.0

    @rules.two("P P", "PC P")
    def so_so(first: Predicate, second: Predicate) -> Iterator[Result]:
        """在长沙与X合作."""
        if not second.parts:
            yield "P", conjunction(first, second), 0.8


def conjunction(first: Predicate, second: Predicate) -> Predicate:
    parts = (*(first.parts or (first,)), *(second.parts or (second,)))
    return Predicate(None, parts=parts)
