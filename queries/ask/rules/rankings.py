"""Rules for rankings: the most, the first three, by number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from chuyi.queries.ask.context import Context
from chuyi.queries.ask.parsing import Result, Rules
from chuyi.queries.ask.phrases import (
    Asking,
    Noun,
    Order,
    Predicate,
)
from chuyi.queries.ask.rules.counting import order_of, scope_of_word, ways_to_count, within_groups
from chuyi.queries.ask.rules.properties import value_of_dated
from chuyi.queries.ask.rules.questions import asked
from chuyi.queries.ask.sets import (
    Condition,
    Kind,
    Listing,
    Ranking,
    Set,
    Some,
    Step,
    Whether,
    both,
    hop,
    types_of,
)
from chuyi.queries.ask.vocabulary import Word, way

AT = way("Located >PLACE> Region")
PARENT = way("Department >PARENT> Department")
CITY_OF = replace(way("Located >PLACE> Region"), conditions=(Condition("level", "in", ("市",)),))


def add(rules: Rules, context: Context) -> None:
    """Register the rules."""
    genitives = context.vocabulary.genitives

    @rules.two("N MOST", "CNT MOST", "N FEWEST", "CNT FEWEST")
    def most(noun: Noun, word: Word) -> Iterator[Result]:
        if not isinstance(noun.set, Some):
            yield "O", Order(noun.set, fewest=word.use == "FEWEST"), 0.0

    @rules.two("R MOST", "R FEWEST", "RC MOST", "RC FEWEST")
    def most_held(steps: tuple[Step, ...], word: Word) -> Iterator[Result]:
        yield "O", Order(Kind(steps[0].end), steps, word.use == "FEWEST"), 0.0

    @rules.two("P MOST", "P FEWEST")
    def does_most(predicate: Predicate, word: Word) -> Iterator[Result]:
        """牵头联盟最多."""
        if predicate.counted is not None and isinstance(predicate.counted[1], Kind):
            steps, counted = predicate.counted
            yield "O", Order(counted, steps, word.use == "FEWEST"), 0.0

    @rules.two("R NUMBER")
    def number_of_role(steps: tuple[Step, ...], _: Word) -> Iterator[Result]:
        yield "RC", steps, 0.0

    @rules.two("TOP NUM")
    def first_few(_: Word, word: Word) -> Iterator[Result]:
        yield "TN", word.meaning, 0.0

    @rules.two("TN PLACES", "TN EACH", "NN EACH", "NUM EACH")
    def few_places(number: object, _: Word) -> Iterator[Result]:
        yield ("TN", number, 0.0) if isinstance(number, int) else ("NN", number.meaning, 0.0)  # type: ignore[attr-defined]

    @rules.two("RANKED TN", "MOST TN")
    def ranked(_: Word, number: int) -> Iterator[Result]:
        yield "TN", number, 0.0

    @rules.two("MOST NN", "MOST NUM")
    def most_few(_: Word, number: object) -> Iterator[Result]:
        yield "TN", number if isinstance(number, int) else number.meaning, 0.0  # type: ignore[attr-defined]

    @rules.two("N TN", "CNT TN")
    def first_by(noun: Noun, number: int) -> Iterator[Result]:
        if not isinstance(noun.set, Some):
            yield "O", Order(noun.set, first=number), 0.0

    @rules.two("R TN", "RC TN")
    def first_held(steps: tuple[Step, ...], number: int) -> Iterator[Result]:
        yield "O", Order(Kind(steps[0].end), steps, first=number), 0.0

    @rules.two("O DE")
    def which_have(order: Order, _: Word) -> Iterator[Result]:
        yield "OD", order, 0.0

    @rules.two("OD NUM", "OD NN")
    def so_many(order: Order, number: object) -> Iterator[Result]:
        first = number if isinstance(number, int) else number.meaning  # type: ignore[attr-defined]
        yield "OD", replace(order, first=first), 0.0

    @rules.two("OD TN")
    def first_so_many(order: Order, number: int) -> Iterator[Result]:
        """最多的前五个省."""
        yield "OD", replace(order, first=number), 0.0

    @rules.two("O N")
    def groups_without_de(order: Order, noun: Noun) -> Iterator[Result]:
        for category, meaning, cost in ranking(noun.set, order):
            yield category, meaning, cost + 0.3

    @rules.two("W MOST", "W FEWEST")
    def which_has_most(asking: Asking, word: Word) -> Iterator[Result]:
        if asking.set is not None and not asking.count:
            yield "WM", (asking.set, word.use, 1), 0.0

    @rules.two("WNUM MOST", "WNUM FEWEST")
    def which_so_many_have_most(numbered: tuple[int, Noun], word: Word) -> Iterator[Result]:
        yield "WM", (numbered[1].set, word.use, numbered[0]), 0.0

    @rules.two("N WM", "R WM", "T WM")
    def most_of_which(counted: object, groups_: tuple[Set, str, int]) -> Iterator[Result]:
        """中职学校哪个市最多."""
        if isinstance(counted, Noun) and isinstance(counted.set, Some):
            return
        order = replace(order_of(counted), fewest=groups_[1] == "FEWEST", first=groups_[2])
        for category, meaning, cost in ranking(groups_[0], order):
            yield category, meaning, cost + 0.2

    @rules.two("OD N")
    def groups(order: Order, noun: Noun) -> Iterator[Result]:
        yield from ranking(noun.set, order)

    @rules.two("OD IW", "O IW")
    def groups_asked(order: Order, asking: Asking) -> Iterator[Result]:
        if asking.set is not None and not asking.count:
            yield from ranking(asking.set, order)

    @rules.two("OD W", "WD O", "W O")
    def asked_groups(first: Any, second: Any) -> Iterator[Result]:
        order, asking = (first, second) if isinstance(first, Order) else (second, first)
        if asking.set is not None and not asking.count:
            yield from ranking(asking.set, order)

    @rules.two("T O", "ND O", "N O", "T OD", "N OD")
    def of_these(noun: Noun, order: Order) -> Iterator[Result]:
        if not isinstance(noun.set, Some):
            yield from ranking(noun.set, order)

    @rules.two("RK TN")
    def groups_first(ranking_: Ranking, number: int) -> Iterator[Result]:
        """企业最多的市州前三名."""
        yield "RK", replace(ranking_, first=number), 0.0

    @rules.two("TN DE")
    def first_few_of(number: int, _: Word) -> Iterator[Result]:
        yield "TND", number, 0.0

    @rules.two("TND N")
    def first_few_groups(number: int, noun: Noun) -> Iterator[Result]:
        yield "TG_N", (number, noun), 0.0

    @rules.two("N TG_N")
    def first_few_within(place: Noun, numbered: tuple[int, Noun]) -> Iterator[Result]:
        narrowed = within_groups(place.set, numbered[1].set, genitives)
        if narrowed is not None:
            yield "TG_N", (numbered[0], Noun(narrowed)), 0.0

    @rules.two("CC TG_N")
    def counted_then_groups(counted: object, numbered: tuple[int, Noun]) -> Iterator[Result]:
        """按企业数量排，湖南前三的市州."""
        yield from ranking(numbered[1].set, replace(order_of(counted), first=numbered[0]))

    @rules.two("N WNUM", "ND WNUM", "T WNUM")
    def which_so_many_of(place: Noun, numbered: tuple[int, Noun]) -> Iterator[Result]:
        """湖南哪三个市."""
        narrowed = within_groups(place.set, numbered[1].set, genitives)
        if narrowed is not None:
            yield "WNUM", (numbered[0], Noun(narrowed)), 0.0

    @rules.two("T RK")
    def within(noun: Noun, ranking_: Ranking) -> Iterator[Result]:
        narrowed = within_groups(noun.set, ranking_.groups, genitives)
        if narrowed is not None:
            yield "RK", replace(ranking_, groups=narrowed), 0.0

    @rules.two("SCOPE_PROVINCE RK", "SCOPE_CITY RK")
    def in_scope(_: Word, ranking_: Ranking) -> Iterator[Result]:
        if types_of(ranking_.groups) == {"Region"}:
            yield "RK", ranking_, 0.0

    @rules.two("SCOPE_PROVINCE O", "SCOPE_CITY O")
    def scope(word: Word, order: Order) -> Iterator[Result]:
        yield from ranking(scope_of_word(word), order)

    @rules.two("RK W", "RK IW", "RK HW")
    def is_which(ranking_: Ranking, asking: Asking) -> Iterator[Result]:
        fits = asking.set is None or types_of(asking.set) & types_of(ranking_.groups)
        if fits and not asking.steps and not asking.count:
            yield "RK", ranking_, 0.0

    @rules.one("RK")
    def question(ranking_: Ranking) -> Iterator[Result]:
        yield "S", ranking_, 0.3

    if context.english:

        @rules.two("MOST N")
        def most_of(word: Word, noun: Noun) -> Iterator[Result]:
            if not isinstance(noun.set, Some):
                yield "O", Order(noun.set), 0.0

        @rules.two("MOST R")
        def most_of_role(_: Word, steps: tuple[Step, ...]) -> Iterator[Result]:
            yield "O", Order(Kind(steps[0].end), steps), 0.0

        @rules.two("WHERE IS")
        def where_is(word: Word, _: Word) -> Iterator[Result]:
            yield "WHI", word, 0.0

        @rules.two("WHI N")
        def where_is_thing(_: Word, noun: Noun) -> Iterator[Result]:
            found = hop(noun.set, CITY_OF)
            if found is not None:
                yield "S", Listing(found), 0.0

        @rules.two("WHEN IS")
        def when_was(word: Word, _: Word) -> Iterator[Result]:
            yield "WHENI", word, 0.0

        @rules.two("WHENI N")
        def when_was_it(_: Word, noun: Noun) -> Iterator[Result]:
            yield "WHENN", noun, 0.0

        @rules.two("WHENN EVENT")
        def when_was_it_founded(noun: Noun, word: Word) -> Iterator[Result]:
            value = value_of_dated(noun.set, word.meaning.property) if word.meaning.things is not None else None
            if value is not None:
                yield "S", value, 0.0

        @rules.two("N AT")
        def thing_in(noun: Noun, _: Word) -> Iterator[Result]:
            yield "NAT", noun, 0.0

        @rules.two("IS NAT")
        def is_thing_in(_: Word, noun: Noun) -> Iterator[Result]:
            yield "NAT", noun, 0.0

        @rules.two("W NAT")
        def which_city_is_thing_in(asking: Asking, noun: Noun) -> Iterator[Result]:
            """Which city is X in."""
            found = hop(noun.set, CITY_OF)
            narrowed = both(found, asking.set) if found and asking.set else None
            if narrowed is not None:
                yield "S", asked(narrowed, asking), 0.0

        @rules.two("HAVE CL")
        def does_it(_: Word, item: Set) -> Iterator[Result]:
            """Does X cooperate with Y."""
            yield "S", Whether(item), 0.2

        @rules.two("UNDER N")
        def under(_: Word, noun: Noun) -> Iterator[Result]:
            found = hop(noun.set, PARENT.back)
            if found is not None:
                yield "P", Predicate(found), 0.0

        @rules.two("MORE N")
        def more_of(_: Word, noun: Noun) -> Iterator[Result]:
            if not isinstance(noun.set, Some):
                yield "OMN", Order(noun.set, first=None), 0.0

        @rules.two("W OMN", "HAVE OMN")
        def has_more_of(first: object, order: Order) -> Iterator[Result]:
            yield ("OMN" if isinstance(first, Word) else "WOMN"), order, 0.0

        @rules.two("WOMN COMMA")
        def has_more_comma(order: Order, _: Word) -> Iterator[Result]:
            yield "WOMN", order, 0.0

        @rules.two("WOMN N")
        def which_of_these_has_more(order: Order, noun: Noun) -> Iterator[Result]:
            """Which province has more universities, Hunan or Hubei."""
            if noun.coordinated is not None:
                for step, counted in ways_to_count(noun.set, order, genitives):
                    yield "S", Ranking(noun.set, step, counted, first=None), 0.0

        @rules.two("WITH O")
        def with_most(_: Word, order: Order) -> Iterator[Result]:
            yield "O", order, 0.0

    @rules.two("HAVE O")
    def having_most(_: Word, order: Order) -> Iterator[Result]:
        yield "O", order, 0.0

    @rules.two("NUM N", "NN N")
    def so_many_things(number: object, noun: Noun) -> Iterator[Result]:
        yield "NUMN", (number if isinstance(number, int) else number.meaning, noun), 0.0  # type: ignore[attr-defined]

    @rules.two("WHICH NUMN")
    def which_so_many(_: Word, numbered: tuple[int, Noun]) -> Iterator[Result]:
        yield "WNUM", numbered, 0.0

    @rules.two("WNUM DE")
    def of_which_so_many(numbered: tuple[int, Noun], _: Word) -> Iterator[Result]:
        yield "WNUM", numbered, 0.0

    @rules.two("WNUM O")
    def which_so_many_have(numbered: tuple[int, Noun], order: Order) -> Iterator[Result]:
        """哪五个省的高校最多."""
        yield from ranking(numbered[1].set, replace(order, first=numbered[0]))

    def ranking(groups: Set, order: Order) -> Iterator[Result]:
        for step, counted in ways_to_count(groups, order, genitives):
            yield "RK", Ranking(groups, step, counted, order.fewest, order.first), 0.0
