"""Rules for what is counted by groups: 各市州的高职院校数量, 每个联盟有多少成员, 按城市统计.

各X and 每个X are phrases of their own, never just X: their total is not what was asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from chuyi.queries.ask.context import Context
from chuyi.queries.ask.parsing import Result, Rules
from chuyi.queries.ask.phrases import Asking, Noun, Order, owned
from chuyi.queries.ask.rules.counting import order_of, scope_of_word, ways_to_count, within_groups
from chuyi.queries.ask.sets import Listing, Ranking, Set, Some, Step, both, hop
from chuyi.queries.ask.vocabulary import Word


@dataclass(frozen=True)
class Each:
    """Groups, each for itself."""

    groups: Set


@dataclass(frozen=True)
class Spread:
    """What a step leads to from each group, if it is counted; ``set`` is all of it together."""

    groups: Set
    step: Step
    counted: Set
    set: Set

    def ranking(self) -> Ranking:
        """The groups by their numbers, those with none included."""
        return Ranking(self.groups, self.step, self.counted, first=None)


def add(rules: Rules, context: Context) -> None:
    """Register the rules."""
    genitives = context.vocabulary.genitives

    @rules.two("EVERY N", "PER N")
    def every(word: Word, noun: Noun) -> Iterator[Result]:
        if not isinstance(noun.set, Some):
            # 按城市 is read before 按 as a little word.
            yield "EN", Each(noun.set), 0.0 if word.use == "EVERY" else -1.1

    @rules.one("EACH_PROVINCE", "EACH_CITY")
    def every_place(word: Word) -> Iterator[Result]:
        yield "EN", Each(scope_of_word(word)), 0.0
        yield ("SCOPE_PROVINCE" if word.use == "EACH_PROVINCE" else "SCOPE_CITY"), word, 0.0

    @rules.two("N EN", "ND EN", "T EN")
    def every_within(place: Noun, each: Each) -> Iterator[Result]:
        """湖南各市州."""
        narrowed = within_groups(place.set, each.groups, genitives)
        if narrowed is not None:
            yield "EN", Each(narrowed), 0.0

    @rules.two("EN DE", "EN COMMA")
    def of_every(each: Each, _: Word) -> Iterator[Result]:
        yield "END", each, 0.0

    @rules.two("EN WITHIN")
    def among_all(each: Each, _: Word) -> Iterator[Result]:
        """各市州中: to compare them, or of each."""
        yield "T", Noun(each.groups), 0.1
        yield "END", each, 0.0

    @rules.two("EN O", "END O")
    def most_of_all(each: Each, order: Order) -> Iterator[Result]:
        for step, counted in ways_to_count(each.groups, order, genitives):
            yield "RK", Ranking(each.groups, step, counted, order.fewest, order.first), 0.0

    @rules.two("EN NTH")
    def place_among_all(each: Each, _: Word) -> Iterator[Result]:
        yield "SN", each.groups, 0.1

    @rules.two("EN N", "END N")
    def things_of_every(each: Each, noun: Noun) -> Iterator[Result]:
        found = None if isinstance(noun.set, Some) or noun.headless else owned(each.groups, noun.set, genitives)
        if found is not None:
            yield "EC", Spread(each.groups, found[1], noun.set, found[0]), 0.0

    @rules.two("EN R", "END R")
    def role_of_every(each: Each, steps: tuple[Step, ...]) -> Iterator[Result]:
        order = order_of(steps)
        for step, counted in ways_to_count(each.groups, order, genitives):
            held = hop(each.groups, step)
            if held is not None:
                yield "EC", Spread(each.groups, step, counted, held), 0.0

    @rules.two("EN CNT", "END CNT", "EN RC", "END RC")
    def number_of_every(each: Each, counted: Any) -> Iterator[Result]:
        for step, what in ways_to_count(each.groups, order_of(counted), genitives):
            yield "RK", Ranking(each.groups, step, what, first=None), 0.0

    @rules.two("CNT EN", "RC EN")
    def number_by_group(counted: Any, each: Each) -> Iterator[Result]:
        """企业数量按城市."""
        yield from number_of_every(each, counted)

    @rules.two("EC NUMBER")
    def how_many_of_every(spread: Spread, _: Word) -> Iterator[Result]:
        yield "RK", spread.ranking(), 0.0

    @rules.two("EC W", "EC HW", "EC IW")
    def asked_of_every(spread: Spread, asking: Asking) -> Iterator[Result]:
        """各市州的高职院校有多少所; 各联盟的牵头单位有哪些."""
        if asking.steps or asking.also or asking.set is not None:
            return
        yield "S", spread.ranking() if asking.count else Listing(spread.set), 0.0

    @rules.two("EN W", "EN HW", "END W", "END HW")
    def every_has_how_many(each: Each, asking: Asking) -> Iterator[Result]:
        """每个市州有几个实训基地; 各联盟有哪些成员."""
        if asking.also or (asking.set is None and not asking.steps):
            return
        order = Order(asking.set) if asking.set is not None and not asking.steps else order_of(asking.steps)
        for step, counted in ways_to_count(each.groups, order, genitives):
            narrowed = both(counted, asking.set) if asking.steps and asking.set is not None else counted
            reached = hop(each.groups, step)
            every_one = both(reached, narrowed) if reached is not None and narrowed is not None else None
            if narrowed is not None and asking.count:
                yield "S", Ranking(each.groups, step, narrowed, first=None), 0.0
            elif every_one is not None:
                yield "S", Listing(every_one), 0.2

    @rules.two("AT EN")
    def in_every(_: Word, each: Each) -> Iterator[Result]:
        yield "AEN", each, 0.0

    @rules.two("W AEN", "HW AEN")
    def how_many_in_every(asking: Asking, each: Each) -> Iterator[Result]:
        """How many training bases are there in each city."""
        if asking.count and asking.set is not None:
            yield from every_has_how_many(each, asking)

    @rules.two("N EN")
    def things_by_group(noun: Noun, each: Each) -> Iterator[Result]:
        """高职院校按城市统计."""
        found = None if isinstance(noun.set, Some) else owned(each.groups, noun.set, genitives)
        if found is not None:
            yield "EC", Spread(each.groups, found[1], noun.set, found[0]), 0.0

    @rules.one("EC")
    def bare(spread: Spread) -> Iterator[Result]:
        yield "S", spread.ranking(), 1.0
