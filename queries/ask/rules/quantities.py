"""Rules for so many and more: 两个以上联盟, 合作企业超过5家."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chuyi.queries.ask.context import Context
from chuyi.queries.ask.parsing import Result, Rules
from chuyi.queries.ask.phrases import Doing, Noun, Predicate
from chuyi.queries.ask.sets import Some, Step, at_least
from chuyi.queries.ask.vocabulary import Word


def add(rules: Rules, _context: Context) -> None:
    """Register the rules."""

    @rules.two("NUM AND_MORE", "NN AND_MORE", "AT_LEAST NUM", "AT_LEAST NN")
    def so_many_or_more(first: Any, second: Any) -> Iterator[Result]:
        yield "QN", _number(second if _is(first, "AT_LEAST") else first), 0.0

    @rules.two("MORE_THAN NUM", "MORE_THAN NN")
    def more_than_so_many(_: Word, number: Any) -> Iterator[Result]:
        yield "QN", _number(number) + 1, 0.0

    @rules.two("QN DE", "QN WITHIN")
    def so_many_of(least: int, _: Word) -> Iterator[Result]:
        yield "QN", least, 0.0

    @rules.two("AT QN", "IS QN", "HAVE QN")
    def amounts_to(_: Word, least: int) -> Iterator[Result]:
        """企业数在10家以上, 成员有20家以上."""
        yield "QN", least, 0.1

    @rules.two("QN N")
    def so_many_things(least: int, noun: Noun) -> Iterator[Result]:
        if not isinstance(noun.set, Some):
            yield "QNN", (least, noun), 0.0

    @rules.two("QN R")
    def so_many_in_a_role(least: int, steps: tuple[Step, ...]) -> Iterator[Result]:
        yield "QNR", (least, steps), 0.0

    @rules.two("HAVE QNN")
    def has_so_many(_: Word, quantity: tuple[int, Noun]) -> Iterator[Result]:
        least, noun = quantity
        yield "P", Predicate(None, has=noun.set, least=least), 0.0

    @rules.two("HAVE QNR")
    def has_so_many_in_a_role(_: Word, quantity: tuple[int, tuple[Step, ...]]) -> Iterator[Result]:
        least, steps = quantity
        yield "P", Predicate(None, steps=steps, least=least), 0.0

    @rules.two("N QN", "CNT QN")
    def things_are_so_many(noun: Noun, least: int) -> Iterator[Result]:
        """学校超过10所, 学校数超过10所: said of where they are."""
        if not isinstance(noun.set, Some):
            yield "P", Predicate(None, has=noun.set, least=least), 0.0

    @rules.two("R QN", "RC QN")
    def role_has_so_many(steps: tuple[Step, ...], least: int) -> Iterator[Result]:
        yield "P", Predicate(None, steps=steps, least=least), 0.0

    @rules.two("V QNN")
    def does_so_many(doing: Doing, quantity: tuple[int, Noun]) -> Iterator[Result]:
        """牵头两个以上联盟."""
        if doing.frame == "active" and not doing.past:
            yield from _said_of_those_who(doing, quantity)

    @rules.two("WITH QNN")
    def with_so_many(_: Word, quantity: tuple[int, Noun]) -> Iterator[Result]:
        yield "WQN", quantity, 0.0

    @rules.two("WQN V", "V WQN")
    def works_with_so_many(first: Any, second: Any) -> Iterator[Result]:
        """与两所以上学校合作."""
        doing, quantity = (first, second) if isinstance(first, Doing) else (second, first)
        if doing.frame == "with":
            yield from _said_of_those_who(doing, quantity)


def _said_of_those_who(doing: Doing, quantity: tuple[int, Noun]) -> Iterator[Result]:
    least, noun = quantity
    for step in doing.ways:
        found = at_least(step, noun.set, least)
        if found is not None:
            yield "P", Predicate(found, doing.negated), 0.0


def _number(number: Any) -> int:
    return int(number if isinstance(number, int) else number.meaning)


def _is(phrase: object, use: str) -> bool:
    return isinstance(phrase, Word) and phrase.use == use
