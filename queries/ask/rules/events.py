"""Rules for dates: 2023年立项, 成立于2019年, X2022年发布…."""

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
    holders,
)
from chuyi.queries.ask.sets import (
    Hop,
    Kind,
    Some,
    both,
    hop,
    on_date,
    types_of,
)
from chuyi.queries.ask.vocabulary import Event, Word, way

AT = way("Located >PLACE> Region")


def add(rules: Rules, context: Context) -> None:
    """Register the rules."""

    @rules.two("DATE SINCE", "AFTER_EN DATE")
    def since(first: Word, second: Word) -> Iterator[Result]:
        date = first if first.use == "DATE" else second
        if date.meaning[-1] not in "+-":
            yield "DATE", Word("DATE", f"{date.meaning}+"), 0.0

    @rules.two("DATE BEFORE", "BEFORE_EN DATE")
    def before(first: Word, second: Word) -> Iterator[Result]:
        date = first if first.use == "DATE" else second
        if date.meaning[-1] not in "+-":
            yield "DATE", Word("DATE", f"{date.meaning}-"), 0.0

    @rules.two("DATE HW", "DATE W")
    def then_what(date: Word, asking: Asking) -> Iterator[Result]:
        if asking.set is not None and not asking.steps:
            yield "DW", (date, asking), 0.0

    @rules.two("DW P", "DW EVENT")
    def what_was_so_then(asked: tuple[Word, Asking], what: Predicate | Word) -> Iterator[Result]:
        """2019年有哪些学校入选X; 2024年有哪些产业学院成立."""
        date, asking = asked
        if isinstance(what, Word):
            predicates = [made for _, made, _ in happened(date, what)]
        else:
            predicates = [made for _, made, _ in so_then(date, what)]
        for predicate in predicates:
            found = context.applied(asking.set, predicate) if asking.set is not None else None
            if found is not None:
                yield "W", replace(asking, set=found), 0.0

    @rules.two("DATE NEWLY", "NDATE NEWLY")
    def newly(dated: object, _: Word) -> Iterator[Result]:
        """2023年新增…: with a date that is what it says."""
        yield ("DATE" if isinstance(dated, Word) else "NDATE"), dated, 0.0

    @rules.two("DATE V")
    def worked_then(date: Word, doing: Doing) -> Iterator[Result]:
        """2023年开始合作."""
        for step in doing.ways if doing.frame == "with" and not doing.negated else ():
            found = context.dated(Hop(None, step), date.meaning)
            if found is not None:
                yield "P", Predicate(found, event=True), 0.3

    @rules.two("DATE DE")
    def dated_of(word: Word, _: Word) -> Iterator[Result]:
        yield "DATE", word, 0.0

    @rules.two("DATE EVENT", "EVENT DATE")
    def happened(first: Word, second: Word) -> Iterator[Result]:
        date, word = (first, second) if first.use == "DATE" else (second, first)
        event: Event = word.meaning
        condition = on_date(event.property, date.meaning)
        if event.way is not None:
            step = replace(event.way, conditions=(*event.way.conditions, condition))
            yield "P", Predicate(Hop(None, step.back), event=True), 0.0
        elif event.things is not None:
            yield "P", Predicate(Kind(event.things.types, (condition,)), event=True), 0.0

    @rules.two("N EVENT")
    def award_happened(noun: Noun, word: Word) -> Iterator[Result]:
        """2019年国家双高计划立项."""
        event: Event = word.meaning
        if event.way is not None and types_of(noun.set) == {"Designation"}:
            yield "P", Predicate(Hop(noun.set, event.way.back)), 0.0

    @rules.two("EVENT AT", "EVENT IS")
    def happened_in(word: Word, _: Word) -> Iterator[Result]:
        yield "EVENT", word, 0.0

    @rules.one("EVENT")
    def happened_once(word: Word) -> Iterator[Result]:
        event: Event = word.meaning
        if event.way is not None:
            yield "P", Predicate(Hop(None, event.way.back), event=True), 0.5

    @rules.two("DATE P")
    def so_then(date: Word, predicate: Predicate) -> Iterator[Result]:
        if predicate.set is not None and not predicate.event:
            found = context.dated(predicate.set, date.meaning)
            if found is not None:
                yield "P", replace(predicate, set=found), 0.0

    @rules.two("DATE G")
    def done_then(date: Word, deed: Deed) -> Iterator[Result]:
        found = context.dated(deed.set, date.meaning)
        if found is not None:
            yield "G", replace(deed, set=found), 0.0

    @rules.two("DATE N")
    def of_then(date: Word, noun: Noun) -> Iterator[Result]:
        """2022年的文件."""
        if not isinstance(noun.set, Some):
            found = context.dated(noun.set, date.meaning)
            if found is not None:
                yield "N", Noun(found), 0.1

    @rules.two("N DATE")
    def subject_then(noun: Noun, date: Word) -> Iterator[Result]:
        """X2022年发布: the date belongs to what follows."""
        yield "NDATE", (noun, date), 0.0

    @rules.two("DATE COMMA")
    def dated_comma(word: Word, _: Word) -> Iterator[Result]:
        yield "DATE", word, 0.0

    @rules.two("DATE N")
    def then_subject(date: Word, noun: Noun) -> Iterator[Result]:
        if isinstance(noun.set, Some):
            yield "NDATE", (noun, date), 0.0

    @rules.two("NDATE VW")
    def does_what_then(subject: tuple[Noun, Word], deed: AskedDeed) -> Iterator[Result]:
        """X2023年与哪些企业合作."""
        noun, date = subject
        for step in deed.ways:
            found = hop(noun.set, step)
            dated = context.dated(found, date.meaning) if found else None
            narrowed = both(dated, deed.asking.set) if dated and deed.asking.set else dated
            if narrowed is not None:
                yield "W", replace(deed.asking, set=narrowed), 0.0

    @rules.two("NDATE HW", "NDATE W")
    def has_what_then(subject: tuple[Noun, Word], asking: Asking) -> Iterator[Result]:
        """X2023年新增了哪些合作企业."""
        noun, date = subject
        found = holders(noun.set, asking) if asking.steps else None
        dated = context.dated(found, date.meaning) if found else None
        if dated is not None:
            yield "W", replace(asking, set=dated, steps=()), 0.0

    @rules.two("NDATE V")
    def subject_does_then(subject: tuple[Noun, Word], doing: Doing) -> Iterator[Result]:
        noun, date = subject
        if doing.past:
            return
        for step in doing.ways:
            found = hop(noun.set, step)
            dated = context.dated(found, date.meaning) if found else None
            if dated is not None:
                yield "G", Deed(dated, doing.negated, doing.also), 0.0

    @rules.two("P W")
    def event_and_what(predicate: Predicate, asking: Asking) -> Iterator[Result]:
        """2023年成立了哪些联盟."""
        if predicate.event and asking.set is not None:
            found = context.applied(asking.set, predicate)
            if found is not None:
                yield "W", replace(asking, set=found), 0.0
