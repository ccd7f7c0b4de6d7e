"""Rules for whole questions: which things, how many, whether."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from chuyi.queries.ask.context import Context
from chuyi.queries.ask.parsing import Result, Rules
from chuyi.queries.ask.phrases import (
    AskedDeed,
    Asking,
    Deed,
    Noun,
    Predicate,
    Reached,
    holders,
    owned,
    reach,
)
from chuyi.queries.ask.rules.counting import order_of, ways_to_count
from chuyi.queries.ask.sets import (
    Asked,
    Both,
    Counting,
    Hop,
    Kind,
    Listing,
    Ranking,
    Set,
    Some,
    Step,
    Value,
    Whether,
    Without,
    both,
    expand,
    hop,
    links_of,
    others,
    types_of,
)
from chuyi.queries.ask.vocabulary import Word, way

AWARDED = way("Awardable >AWARDED> Designation")
ANYBODY = Kind(expand(("Organization",)))
TARGET_OF = way("Task >HAS_TARGET> Target")
OTHER_NAMES = ("number", "former", "short")


def add(rules: Rules, context: Context) -> None:
    """Register the rules."""
    _listing(rules, context)
    _deeds(rules)
    _wrapping(rules, context)


def _listing(rules: Rules, context: Context) -> None:
    genitives = context.vocabulary.genitives

    @rules.one("W")
    def bare(asking: Asking) -> Iterator[Result]:
        if asking.set is not None:
            yield "S", asked(asking.set, asking), 0.4

    @rules.one("N")
    def noun(noun: Noun) -> Iterator[Result]:
        if not isinstance(noun.set, Some) and not (isinstance(noun.set, Kind) and not noun.set.conditions):
            yield "S", Listing(noun.set), 2.0

    @rules.two("COUNTRY W", "COUNTRY HW")
    def in_the_country(_: Word, asking: Asking) -> Iterator[Result]:
        """全国有多少所民办高校."""
        if asking.set is not None and types_of(asking.set) == {"Institution"}:
            yield "W", asking, 0.3

    @rules.two("W PD")
    def which_is_postponed(asking: Asking, predicate: Predicate) -> Iterator[Result]:
        for category, meaning, cost in which_is_so(asking, predicate):
            yield category, meaning, cost + 0.4

    @rules.two("WHEN P")
    def when_was_it_so(_: Word, predicate: Predicate) -> Iterator[Result]:
        """哪年入选X: the year stands beside it."""
        if isinstance(predicate.set, Hop) and predicate.set.step.relations[0] in context.vocabulary.dates:
            yield "WHENP", predicate, 0.0

    @rules.two("N WHENP")
    def when_was_this_so(noun: Noun, predicate: Predicate) -> Iterator[Result]:
        narrowed = context.applied(noun.set, predicate)
        if narrowed is not None:
            yield "S", Listing(narrowed), 0.0

    @rules.two("W P", "WD P")
    def which_is_so(asking: Asking, predicate: Predicate) -> Iterator[Result]:
        if asking.steps:
            return
        item = asking.set if asking.set is not None else predicate.set
        narrowed = context.applied(item, predicate) if item is not None else None
        if narrowed is not None:
            yield "S", asked(narrowed, asking, predicate.set), 0.0

    @rules.two("N HW", "T HW", "ND HW", "N W")
    def has_which(noun: Noun, asking: Asking) -> Iterator[Result]:
        """X有哪些Y; Y有哪些."""
        if asking.steps:
            found = holders(noun.set, asking)
            if found is not None:
                yield "S", asked(found, asking), 0.0
            return
        if asking.set is None:
            if types_of(noun.set) == {"Designation"} and isinstance(noun.set, Some):
                yield "S", asked(Hop(noun.set, AWARDED.back), asking), 0.0
            if not isinstance(noun.set, Some):
                yield "S", asked(noun.set, replace(asking, also=asking.also or noun.also)), 0.0
            return
        related = owned(noun.set, asking.set, genitives)
        if related is not None:
            yield "S", asked(related[0], asking), 0.0
        elif not isinstance(noun.set, Some):
            narrowed = both(noun.set, asking.set)
            if narrowed is not None:
                yield "S", asked(narrowed, asking), 0.1

    @rules.two("N IW", "T IW")
    def is_which(noun: Noun, asking: Asking) -> Iterator[Result]:
        """Y是哪些; X是哪所学校."""
        if asking.steps:
            return
        narrowed = noun.set if asking.set is None else both(noun.set, asking.set)
        if isinstance(noun.set, Some):
            # 是哪所学校 asks for its name; 是哪些联盟的成员 is another question.
            if isinstance(asking.set, Kind) and not asking.set.conditions and narrowed is not None:
                yield "S", asked(noun.set, asking), 0.0
            elif asking.set is None and not asking.count and all(link.how in OTHER_NAMES for link in noun.set.links):
                yield "S", Listing(noun.set), 0.2
            elif asking.set is None and asking.count and types_of(noun.set) == {"Task"}:
                yield "S", Value(Hop(noun.set, TARGET_OF), "count"), 0.0
            elif types_of(noun.set) == {"Designation"}:
                held = Hop(noun.set, AWARDED.back)
                among = held if asking.set is None else both(held, asking.set)
                if among is not None:
                    yield "S", asked(among, asking), 0.1
        elif narrowed is not None:
            yield "S", asked(narrowed, asking), 0.0

    @rules.two("IW DE")
    def whose(asking: Asking, _: Word) -> Iterator[Result]:
        yield "IWD", asking, 0.0

    @rules.two("N IWD")
    def is_whose(noun: Noun, asking: Asking) -> Iterator[Result]:
        """是哪些学校的."""
        types = types_of(noun.set)
        for step in genitives if asking.set is not None and not asking.steps else ():
            if types <= step.end and asking.set and types_of(asking.set) <= step.start:
                found = hop(noun.set, step.back)
                narrowed = both(found, asking.set) if found else None
                if narrowed is not None:
                    yield "S", asked(narrowed, asking), 0.1
                return

    @rules.two("N EX", "T EX")
    def place_except(noun: Noun, left: Set) -> Iterator[Result]:
        yield "NEX", (noun, left), 0.0

    @rules.two("NEX HW")
    def has_which_except(place: tuple[Noun, Set], asking: Asking) -> Iterator[Result]:
        """益阳除了X还有哪些高职院校."""
        noun, left = place
        if asking.set is None and not asking.steps and not isinstance(noun.set, Some):
            yield "S", asked(Without(noun.set, left), replace(asking, also=False)), 0.0
        related = owned(noun.set, asking.set, genitives) if asking.set is not None and not asking.steps else None
        if related is not None:
            yield "S", asked(Without(related[0], left), replace(asking, also=False)), 0.0

    @rules.two("IW N")
    def which_are(asking: Asking, noun: Noun) -> Iterator[Result]:
        """哪些是民办高校."""
        if asking.set is None and not asking.steps and not isinstance(noun.set, Some):
            yield "S", asked(noun.set, asking), 0.2

    @rules.two("W IS")
    def what_is(asking: Asking, _: Word) -> Iterator[Result]:
        if asking.set in (None, ANYBODY):
            yield "WIS", asking, 0.0

    @rules.two("WIS N")
    def what_are(asking: Asking, noun: Noun) -> Iterator[Result]:
        """What are the partners of X."""
        if not isinstance(noun.set, Some) and not asking.steps:
            yield "S", asked(noun.set, asking), 0.2

    @rules.two("N NUMBER", "ND NUMBER")
    def number(noun: Noun, _: Word) -> Iterator[Result]:
        if not isinstance(noun.set, Some):
            yield "CNT", noun, 0.0

    @rules.one("CNT")
    def how_many(noun: Noun) -> Iterator[Result]:
        yield "S", Counting(noun.set), 0.6

    @rules.two("CNT W", "CNT HW", "CNT IW")
    def how_many_is_it(noun: Noun, asking: Asking) -> Iterator[Result]:
        if asking.set is None and not asking.steps:
            yield "S", Counting(noun.set), 0.0

    @rules.two("N P")
    def clause(noun: Noun, predicate: Predicate) -> Iterator[Result]:
        narrowed = context.applied(noun.set, predicate)
        if narrowed is not None:
            yield "CL", narrowed, 0.0

    @rules.two("G N")
    def deed_clause(deed: Deed, noun: Noun) -> Iterator[Result]:
        narrowed = context.done(noun.set, deed)
        if narrowed is not None:
            yield "CL", narrowed, 0.0

    @rules.two("CL HW", "CL W")
    def so_many_are_so(item: Set, asking: Asking) -> Iterator[Result]:
        """国家双高计划学校在长沙有几所."""
        narrowed = item if asking.set is None else both(item, asking.set)
        if narrowed is not None and not asking.steps and len(list(links_of(narrowed))) and not is_named(narrowed):
            yield "S", asked(narrowed, asking), 0.3

    @rules.two("CL WHETHER", "WHETHER CL")
    def whether(first: Any, second: Any) -> Iterator[Result]:
        yield "S", Whether(second if isinstance(first, Word) else first), 0.0

    @rules.two("N WHETHER")
    def whether_such(noun: Noun, _: Word) -> Iterator[Result]:
        yield "NQ", noun, 0.0

    @rules.two("NQ P")
    def whether_so(noun: Noun, predicate: Predicate) -> Iterator[Result]:
        narrowed = context.applied(noun.set, predicate)
        if narrowed is not None:
            yield "S", Whether(narrowed), 0.0

    @rules.two("NQ N")
    def whether_has(owner: Noun, thing: Noun) -> Iterator[Result]:
        """湖南有没有职业本科院校."""
        found = owned(owner.set, thing.set, genitives) if not isinstance(thing.set, Some) else None
        if found is not None:
            yield "S", Whether(found[0]), 0.0

    @rules.two("N EVERY")
    def each(noun: Noun, _: Word) -> Iterator[Result]:
        if noun.coordinated is not None:
            yield "NE", noun, 0.0

    @rules.two("NE HW", "NE W")
    def each_has_how_many(noun: Noun, asking: Asking) -> Iterator[Result]:
        """江苏和浙江各有多少所高校."""
        if asking.count and (asking.set is not None or asking.steps):
            order = order_of(asking.steps or asking.set)
            for step, counted in ways_to_count(noun.set, order, genitives):
                yield "S", Ranking(noun.set, step, counted, first=None), 0.0


def _deeds(rules: Rules) -> None:
    @rules.two("G W", "G HW")
    def did_what(deed: Deed, asking: Asking) -> Iterator[Result]:
        """X牵头了哪些联盟."""
        if asking.steps:
            return
        item = deed.set if asking.set is None else None
        if item is None and asking.set is not None:
            item = done_to(asking.set, deed)
        if item is not None:
            yield "S", asked(item, replace(asking, also=asking.also or deed.also), deed.set), 0.0

    @rules.two("N VW", "T VW")
    def works_with_whom(noun: Noun, deed: AskedDeed) -> Iterator[Result]:
        """X与哪些企业合作; X由谁牵头."""
        for step in deed.ways:
            reached: list[Reached]
            if deed.through is None:
                reached = reach(noun, step)
            else:
                found = through_between(noun.set, deed.through, step)
                reached = [(found, 0.0, None)] if found is not None and noun.coordinated is None else []
            for item, cost, joint in reached:
                narrowed = item if deed.asking.set is None else both(item, deed.asking.set)
                if narrowed is not None and not (deed.together and joint == "either"):
                    asking = replace(deed.asking, also=deed.asking.also or deed.also)
                    yield "S", asked(narrowed, asking, noun.set), cost


def _wrapping(rules: Rules, context: Context) -> None:
    @rules.two("EXCEPT N")
    def except_(_: Word, noun: Noun) -> Iterator[Result]:
        yield "EX", noun.set, 0.0

    @rules.two("EX BESIDE", "EX COMMA")
    def beside(item: Set, _: Word) -> Iterator[Result]:
        yield "EX", item, 0.0

    @rules.two("EX S")
    def left_out(item: Set, question: Asked) -> Iterator[Result]:
        if isinstance(question, Listing | Counting) and types_of(question.set) & types_of(item):
            yield "S", replace(question, set=Without(question.set, item)), 0.0


def asked(item: Set, asking: Asking, named: Set | None = None) -> Asked:
    """The list or number of a set; ``also`` leaves out what the question named."""
    if asking.also:
        item = others(item, named if named is not None else item)
    return Counting(item) if asking.count else Listing(item)


def is_named(item: Set) -> bool:
    """Whether a set is of named things, so that there is nothing to list or count."""
    return isinstance(item, Some) or (isinstance(item, Both) and any(isinstance(part, Some) for part in item.parts))


def through_between(item: Set, through: tuple[tuple[Step, ...], Set], step: Step) -> Set | None:
    """What a step leads to from the things of a kind that other steps lead to."""
    for first in through[0]:
        reached = hop(item, first)
        narrowed = both(reached, through[1]) if reached else None
        if narrowed is not None:
            return hop(narrowed, step)
    return None


def done_to(item: Set, deed: Deed) -> Set | None:
    if not types_of(item) & types_of(deed.set):
        return None
    if deed.negated:
        narrowed = both(item, Kind(types_of(deed.set)))
        return None if narrowed is None else Without(narrowed, deed.set)
    return both(item, deed.set)
