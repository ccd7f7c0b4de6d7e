"""Rules for nouns with their adjectives and roles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from chuyi.queries.ask.context import Context
from chuyi.queries.ask.parsing import Result, Rules
from chuyi.queries.ask.phrases import (
    Noun,
)
from chuyi.queries.ask.sets import (
    Kind,
    Some,
    Step,
    both,
)
from chuyi.queries.ask.vocabulary import Role, Word


def add(rules: Rules, context: Context) -> None:
    """Register the rules."""

    @rules.one("NAME")
    def name(word: Word) -> Iterator[Result]:
        yield "N", Noun(word.meaning), 0.0

    @rules.one("NOUN")
    def noun(word: Word) -> Iterator[Result]:
        yield "N", Noun(word.meaning, proper=word.proper), 0.0

    @rules.one("ADJ")
    def adjective(word: Word) -> Iterator[Result]:
        yield "A", word.meaning, 0.0

    @rules.one("ROLE")
    def role(word: Word) -> Iterator[Result]:
        meaning: Role = word.meaning
        yield "R", meaning.ways, 0.0

    @rules.two("A DE", "A WITHIN")
    def adjective_of(kind: Kind, _: Word) -> Iterator[Result]:
        yield "A", kind, 0.0

    @rules.two("A A")
    def adjectives(first: Kind, second: Kind) -> Iterator[Result]:
        merged = both(first, second)
        if merged is not None:
            yield "A", merged, 0.0

    @rules.two("A N")
    def described(kind: Kind, noun: Noun) -> Iterator[Result]:
        merged = both(noun.set, kind)
        if merged is not None and not isinstance(noun.set, Some):
            yield "N", replace(noun, set=merged, proper=False, coordinated=None, owned=None), 0.0

    @rules.two("COOP R")
    def way_of_cooperating(word: Word, steps: tuple[Step, ...]) -> Iterator[Result]:
        narrowed = tuple(
            replace(step, conditions=word.meaning.conditions)
            for step in steps
            if step.relations == word.meaning.relations
        )
        if narrowed:
            yield "R", narrowed, 0.0

    @rules.two("R N")
    def role_of_kind(steps: tuple[Step, ...], noun: Noun) -> Iterator[Result]:
        """成员企业."""
        yield from narrowed_role(steps, noun)

    @rules.two("N R")
    def kind_of_role(noun: Noun, steps: tuple[Step, ...]) -> Iterator[Result]:
        """企业成员."""
        if isinstance(noun.set, Kind):
            yield from narrowed_role(steps, noun)


def narrowed_role(steps: tuple[Step, ...], noun: Noun) -> Iterator[Result]:
    if not isinstance(noun.set, Kind) or noun.set.conditions:
        return
    kind = noun.set
    narrowed = tuple(replace(step, end=step.end & kind.types) for step in steps if step.end & kind.types)
    if narrowed:
        yield "R", narrowed, 0.0
