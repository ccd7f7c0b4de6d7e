"""Rules for what is done with somebody: 与X合作, 和谁共建."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from chuyi.queries.ask.context import Context
from chuyi.queries.ask.parsing import Result, Rules
from chuyi.queries.ask.phrases import (
    AskedDeed,
    Asking,
    Deed,
    Doing,
    Noun,
    Predicate,
    reach,
)
from chuyi.queries.ask.sets import (
    Condition,
    Hop,
    Kind,
    Set,
    Some,
    Step,
    both,
    hop,
    types_of,
    with_condition,
)
from chuyi.queries.ask.vocabulary import Word, way

AT = way("Located >PLACE> Region")
CITY = Condition("level", "in", ("市",))


def add(rules: Rules, _context: Context) -> None:
    """Register the rules."""

    @rules.two("WITH N")
    def with_(_: Word, noun: Noun) -> Iterator[Result]:
        yield "WN", noun, 0.0

    @rules.two("WITH W")
    def with_whom(_: Word, asking: Asking) -> Iterator[Result]:
        yield "WW", asking, 0.0

    @rules.two("WN V")
    def works_with(noun: Noun, doing: Doing) -> Iterator[Result]:
        """与X合作."""
        if doing.frame != "with":
            return
        for step in doing.ways:
            for found, cost, joint in reach(noun, step.back):
                if doing.together and joint == "either":
                    continue
                yield "P", Predicate(found, doing.negated, joint=joint, also=doing.also), cost

    @rules.two("WW V")
    def works_with_whom(asking: Asking, doing: Doing) -> Iterator[Result]:
        """与哪些企业合作."""
        if doing.frame == "with" and not doing.negated and not asking.steps:
            yield "VW", AskedDeed(doing.ways, asking, doing.also, together=doing.together), 0.0

    @rules.two("WW V")
    def builds_with_whom(asking: Asking, doing: Doing) -> Iterator[Result]:
        """是和谁共建的: said of what was built."""
        if doing.frame == "active" and "CO_BUILDS" in doing.ways[0].relations and not asking.steps:
            yield "VW", AskedDeed(tuple(step.back for step in doing.ways), asking), 0.0

    @rules.two("WN SAMECITY", "SAMECITY WN")
    def in_the_same_city(first: object, second: object) -> Iterator[Result]:
        noun = first if isinstance(first, Noun) else second
        assert isinstance(noun, Noun)
        city = hop(noun.set, replace(AT, conditions=(CITY,)))
        if city is not None:
            yield "P", Predicate(Hop(city, AT.back), also=True), 0.0

    @rules.two("P BUILDING")
    def takes_part_in_building(predicate: Predicate, _: Word) -> Iterator[Result]:
        """参与X的实训基地建设."""
        if isinstance(predicate.set, Hop) and "CO_BUILDS" in predicate.set.step.relations:
            yield "P", predicate, 0.0

    @rules.two("ALSO WN")
    def also_with(word: Word, noun: Noun) -> Iterator[Result]:
        yield "WNA", noun, 0.0

    @rules.two("WNA V")
    def works_also_with(noun: Noun, doing: Doing) -> Iterator[Result]:
        yield from works_with(noun, replace(doing, also=True))

    @rules.two("TOGETHER VW")
    def at_the_same_time(_: Word, deed: AskedDeed) -> Iterator[Result]:
        yield "VW", replace(deed, together=True), 0.0

    @rules.two("WN DE")
    def with_of(noun: Noun, _: Word) -> Iterator[Result]:
        yield "WND", noun, 0.0

    @rules.two("WND V")
    def the_work_with(noun: Noun, doing: Doing) -> Iterator[Result]:
        """X与Y的合作."""
        yield from works_with(noun, doing)

    @rules.two("TOGETHER WN")
    def together_with(_: Word, noun: Noun) -> Iterator[Result]:
        if noun.coordinated is None:
            yield "WN", noun, 0.1

    @rules.two("WN AND", "WN TOGETHER")
    def with_one(noun: Noun, _: Word) -> Iterator[Result]:
        yield "WNX", noun, 0.0

    @rules.two("WNX WN")
    def with_one_and_other(first: Noun, second: Noun) -> Iterator[Result]:
        """既和A又和B合作."""
        if isinstance(first.set, Some) and isinstance(second.set, Some) and types_of(first.set) == types_of(second.set):
            links = (*first.set.links, *second.set.links)
            yield "WN", Noun(Some(links), (first.set, second.set), together=True), 0.0

    @rules.two("TOGETHER R")
    def common_role(_: Word, steps: tuple[Step, ...]) -> Iterator[Result]:
        yield "CR", steps, 0.0

    @rules.two("HAVE CR")
    def has_common(_: Word, steps: tuple[Step, ...]) -> Iterator[Result]:
        yield "HCR", steps, 0.0

    @rules.two("WN HCR")
    def shares(noun: Noun, steps: tuple[Step, ...]) -> Iterator[Result]:
        """与X有共同的合作企业."""
        for step in steps:
            held = hop(noun.set, step)
            if held is not None:
                yield "P", Predicate(Hop(held, step.back), also=True), 0.0

    @rules.two("WW V")
    def does_with_whom(asking: Asking, doing: Doing) -> Iterator[Result]:
        if doing.frame == "active" and not doing.past and not asking.steps:
            yield "WWV", (asking, doing), 0.0

    @rules.two("WWV N")
    def does_it_with_whom(done: tuple[Asking, Doing], object_: Noun) -> Iterator[Result]:
        """和哪些院校共建了实训基地."""
        asking, doing = done
        if isinstance(object_.set, Kind):
            ways = tuple(step for step in doing.ways if step.end & object_.set.types)
            if ways:
                yield "VW", AskedDeed(tuple(s.back for s in ways), asking, True, (ways, object_.set)), 0.0

    @rules.two("AS COOP")
    def by_way_of(_: Word, word: Word) -> Iterator[Result]:
        yield "ASC", word.meaning, 0.0

    @rules.two("ASC P")
    def works_by_way_of(step: Step, predicate: Predicate) -> Iterator[Result]:
        """以订单班形式与X合作."""
        found: Set | None = predicate.set
        for condition in step.conditions:
            found = with_condition(found, condition, frozenset(step.relations)) if found else None
        if found is not None:
            yield "P", replace(predicate, set=found), 0.0

    @rules.two("WD COOP")
    def whose_cooperation(asking: Asking, word: Word) -> Iterator[Result]:
        yield "WCO", (asking, word.meaning), 0.0

    @rules.two("LIGHT WCO")
    def cooperates_so_with(_: Word, asked: tuple[Asking, Step]) -> Iterator[Result]:
        """办了哪些企业的订单班."""
        asking, step = asked
        if not asking.steps:
            yield "VW", AskedDeed((step,), asking), 0.0

    @rules.two("ALSO VW")
    def also_works_with_whom(_: Word, deed: AskedDeed) -> Iterator[Result]:
        yield "VW", replace(deed, also=True), 0.0

    @rules.two("WN V")
    def does_with(noun: Noun, doing: Doing) -> Iterator[Result]:
        """与X共建…: both do it."""
        if doing.frame == "active" and not doing.past and not doing.negated:
            yield "WNV", (noun, doing), 0.0

    @rules.two("N WNV")
    def both_do(subject: Noun, done: tuple[Noun, Doing]) -> Iterator[Result]:
        other, doing = done
        for step in doing.ways:
            first, second = hop(subject.set, step), hop(other.set, step)
            common = both(first, second) if first and second else None
            if common is not None:
                yield "G", Deed(common, joint="both"), 0.0

    @rules.two("WNV N")
    def does_it_with(done: tuple[Noun, Doing], object_: Noun) -> Iterator[Result]:
        """与X共建实训基地: who does."""
        other, doing = done
        for step in doing.ways:
            objects = hop(other.set, step)
            common = both(objects, object_.set) if objects else None
            found = hop(common, step.back) if common else None
            if found is not None:
                yield "P", Predicate(found, also=True), 0.0
