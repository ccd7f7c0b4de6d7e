"""Rules for clauses: what things do, and what is said of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from chuyi.queries.ask.context import Context
from chuyi.queries.ask.parsing import Result, Rules
from chuyi.queries.ask.phrases import AskedDeed, Asking, Deed, Doing, Noun, Predicate, reach
from chuyi.queries.ask.sets import Condition, Hop, Kind, Some, Step, both, hop, types_of
from chuyi.queries.ask.vocabulary import Event, Verb, Word, way

AWARDED = way("Awardable >AWARDED> Designation")
AT = way("Located >PLACE> Region")
REGION_IN = way("Region >PART_OF> Region")


def add(rules: Rules, context: Context) -> None:
    """Register the rules."""
    _verbs(rules)
    _active(rules)
    _with(rules)
    _passive(rules)
    _places(rules)
    _having(rules)
    _events(rules, context)
    _together(rules)
    if context.english:
        _english(rules, context)


def _verbs(rules: Rules) -> None:
    @rules.one("VERB")
    def verb(word: Word) -> Iterator[Result]:
        meaning: Verb = word.meaning
        yield "V", Doing(meaning.ways, meaning.frame, meaning.past), 0.0

    @rules.two("LIGHT COOP")
    def way_of_cooperating(_: Word, word: Word) -> Iterator[Result]:
        """开订单班."""
        yield "V", Doing((word.meaning,), "with"), 0.0

    @rules.two("COOP V")
    def cooperating_so(word: Word, doing: Doing) -> Iterator[Result]:
        """订单班合作."""
        if any(step.relations == word.meaning.relations for step in doing.ways):
            yield "V", Doing((word.meaning,), "with"), 0.0

    @rules.one("COOP")
    def bare_cooperating(word: Word) -> Iterator[Result]:
        yield "V", Doing((word.meaning,), "with"), 0.5

    @rules.two("NO V")
    def denied(_: Word, doing: Doing) -> Iterator[Result]:
        if not doing.negated:
            yield "V", replace(doing, negated=True), 0.0

    @rules.two("ALSO V")
    def also(_: Word, doing: Doing) -> Iterator[Result]:
        yield "V", replace(doing, also=True), 0.0

    @rules.two("TOGETHER V")
    def together(_: Word, doing: Doing) -> Iterator[Result]:
        yield "V", replace(doing, together=True), 0.0


def _active(rules: Rules) -> None:
    @rules.two("V N")
    def does(doing: Doing, object_: Noun) -> Iterator[Result]:
        """牵头X: said of the subject."""
        if doing.frame != "active" or doing.past:
            return
        for step in doing.ways:
            for found, cost, joint in reach(object_, step.back):
                if doing.together and joint == "either":
                    continue
                yield (
                    "P",
                    Predicate(found, doing.negated, joint=joint, also=doing.also, counted=((step,), object_.set)),
                    cost,
                )

    @rules.two("N V")
    def subject_does(subject: Noun, doing: Doing) -> Iterator[Result]:
        """X牵头: said of the object."""
        if doing.frame != "active" or doing.past:
            return
        for step in doing.ways:
            for found, cost, joint in reach(subject, step):
                if doing.together and joint == "either":
                    continue
                yield "G", Deed(found, doing.negated, doing.also, joint), cost

    @rules.two("V W")
    def does_what(doing: Doing, asking: Asking) -> Iterator[Result]:
        if doing.frame == "active" and not doing.past and not doing.negated and not asking.steps:
            yield "VW", AskedDeed(doing.ways, asking, doing.also), 0.2

    @rules.two("G DE")
    def done_by(deed: Deed, _: Word) -> Iterator[Result]:
        yield "GD", deed, 0.0

    @rules.two("P DE")
    def who_does(predicate: Predicate, _: Word) -> Iterator[Result]:
        yield "PD", predicate, 0.0

    @rules.two("ALSO G")
    def also_done(_: Word, deed: Deed) -> Iterator[Result]:
        yield "G", replace(deed, also=True), 0.0


def _with(rules: Rules) -> None:
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
            yield "VW", AskedDeed(doing.ways, asking, doing.also), 0.0

    @rules.two("ALSO WN", "TOGETHER WN")
    def also_with(word: Word, noun: Noun) -> Iterator[Result]:
        if word.use == "ALSO":
            yield "WNA", noun, 0.0

    @rules.two("WNA V")
    def works_also_with(noun: Noun, doing: Doing) -> Iterator[Result]:
        yield from works_with(noun, replace(doing, also=True))

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


def _passive(rules: Rules) -> None:
    @rules.two("BY N")
    def by(_: Word, noun: Noun) -> Iterator[Result]:
        yield "BN", noun, 0.0

    @rules.two("BY W")
    def by_whom(_: Word, asking: Asking) -> Iterator[Result]:
        yield "BW", asking, 0.0

    @rules.two("BN V")
    def done_by(noun: Noun, doing: Doing) -> Iterator[Result]:
        """由X牵头: said of the object."""
        if doing.frame != "active":
            return
        for step in doing.ways:
            for found, cost, joint in reach(noun, step):
                yield "P", Predicate(found, doing.negated, joint=joint, also=doing.also), cost

    @rules.two("BW V", "W V")
    def done_by_whom(asking: Asking, doing: Doing) -> Iterator[Result]:
        """由谁牵头, 是谁牵头的."""
        if doing.frame == "active" and not doing.negated and not asking.steps:
            yield "VW", AskedDeed(tuple(step.back for step in doing.ways), asking, doing.also), 0.3

    @rules.two("IS VW", "VW DE")
    def it_is(first: object, second: object) -> Iterator[Result]:
        deed = first if isinstance(first, AskedDeed) else second
        yield "VW", deed, 0.1

    @rules.two("IS P")
    def it_is_so(_: Word, predicate: Predicate) -> Iterator[Result]:
        yield "P", predicate, 0.2


def _places(rules: Rules) -> None:
    @rules.two("AT N")
    def lies(_: Word, noun: Noun) -> Iterator[Result]:
        if types_of(noun.set) == {"Region"}:
            yield "P", Predicate(Hop(noun.set, AT.back)), 0.0

    @rules.two("AT W")
    def lies_where(_: Word, asking: Asking) -> Iterator[Result]:
        if asking.set is not None and types_of(asking.set) == {"Region"}:
            at_city = replace(AT, conditions=(Condition("level", "in", ("市",)),))
            yield "VW", AskedDeed((at_city, replace(REGION_IN)), replace(asking, set=None)), 0.0

    @rules.two("AT DATE")
    def at_date(_: Word, word: Word) -> Iterator[Result]:
        yield "DATE", word, 0.0


def _having(rules: Rules) -> None:
    @rules.two("HAVE N")
    def has(_: Word, noun: Noun) -> Iterator[Result]:
        yield "P", Predicate(None, has=noun.set), 0.3

    @rules.two("NO N")
    def lacks(_: Word, noun: Noun) -> Iterator[Result]:
        yield "P", Predicate(None, negated=True, has=noun.set), 0.0

    @rules.two("NO R")
    def lacks_role(_: Word, steps: tuple[Step, ...]) -> Iterator[Result]:
        yield "P", Predicate(None, negated=True, steps=steps), 0.0

    @rules.two("HAVE R")
    def has_role(_: Word, steps: tuple[Step, ...]) -> Iterator[Result]:
        yield "P", Predicate(None, steps=steps), 0.3

    @rules.two("NO HAVE")
    def has_not(word: Word, _: Word) -> Iterator[Result]:
        yield "NO", word, 0.0

    @rules.two("NO P")
    def not_so(_: Word, predicate: Predicate) -> Iterator[Result]:
        if not predicate.negated and not predicate.parts:
            yield "P", replace(predicate, negated=True), 0.0

    @rules.one("CHECK")
    def to_check(_: Word) -> Iterator[Result]:
        yield "P", Predicate(None, check=True), 0.0

    @rules.two("ALSO P", "TOGETHER P")
    def adverb(word: Word, predicate: Predicate) -> Iterator[Result]:
        if word.use == "ALSO":
            yield "P", replace(predicate, also=True), 0.0
        elif predicate.joint == "both":
            yield "P", replace(predicate, joint=None), -0.4
        elif predicate.joint is None:
            yield "P", predicate, 0.1

    @rules.two("IS N")
    def is_thing(_: Word, noun: Noun) -> Iterator[Result]:
        """是国家双高计划建设单位."""
        found = hop(noun.set, AWARDED.back)
        if found is not None and types_of(noun.set) == {"Designation"}:
            yield "P", Predicate(found), 0.0
        elif isinstance(noun.set, Kind):
            yield "P", Predicate(noun.set), 0.2

    @rules.two("IS A")
    def is_such(_: Word, kind: Kind) -> Iterator[Result]:
        yield "P", Predicate(kind), 0.1


def _events(rules: Rules, context: Context) -> None:
    @rules.two("DATE DE")
    def dated_of(word: Word, _: Word) -> Iterator[Result]:
        yield "DATE", word, 0.0

    @rules.two("DATE EVENT", "EVENT DATE")
    def happened(first: Word, second: Word) -> Iterator[Result]:
        date, word = (first, second) if first.use == "DATE" else (second, first)
        event: Event = word.meaning
        condition = Condition(event.property, "prefix", (date.meaning,))
        if event.way is not None:
            step = replace(event.way, conditions=(*event.way.conditions, condition))
            yield "P", Predicate(Hop(None, step.back), event=True), 0.0
        elif event.things is not None:
            yield "P", Predicate(Kind(event.things.types, (condition,)), event=True), 0.0

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

    @rules.two("NDATE V")
    def subject_does_then(subject: tuple[Noun, Word], doing: Doing) -> Iterator[Result]:
        noun, date = subject
        if doing.frame != "active" or doing.past:
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


def _together(rules: Rules) -> None:
    @rules.two("AND P")
    def and_so(_: Word, predicate: Predicate) -> Iterator[Result]:
        yield "AP", predicate, 0.0

    @rules.two("P COMMA")
    def so_comma(predicate: Predicate, _: Word) -> Iterator[Result]:
        yield "PC", predicate, 0.0

    @rules.two("P AP", "PC AP")
    def so_and_so(first: Predicate, second: Predicate) -> Iterator[Result]:
        yield "P", _conjunction(first, second), 0.0

    @rules.two("P P", "PC P")
    def so_so(first: Predicate, second: Predicate) -> Iterator[Result]:
        """在长沙与X合作."""
        if not second.parts:
            yield "P", _conjunction(first, second), 0.8


def _conjunction(first: Predicate, second: Predicate) -> Predicate:
    parts = (*(first.parts or (first,)), *(second.parts or (second,)))
    return Predicate(None, parts=parts)


def _english(rules: Rules, context: Context) -> None:
    @rules.two("V WN")
    def works_with(doing: Doing, noun: Noun) -> Iterator[Result]:
        if doing.frame == "with":
            for step in doing.ways:
                for found, cost, joint in reach(noun, step.back):
                    yield "P", Predicate(found, doing.negated, joint=joint, also=doing.also), cost

    @rules.two("V BN")
    def done_by(doing: Doing, noun: Noun) -> Iterator[Result]:
        if doing.past:
            for step in doing.ways:
                for found, cost, joint in reach(noun, step):
                    yield "P", Predicate(found, doing.negated, joint=joint), cost

    @rules.two("N P")
    def postmodified(noun: Noun, predicate: Predicate) -> Iterator[Result]:
        if not isinstance(noun.set, Some):
            narrowed = context.applied(noun.set, predicate)
            if narrowed is not None:
                yield "N", Noun(narrowed), 0.1

    @rules.two("THAT P")
    def that(_: Word, predicate: Predicate) -> Iterator[Result]:
        yield "P", predicate, 0.0

    @rules.two("OF N")
    def of(_: Word, noun: Noun) -> Iterator[Result]:
        yield "ON", noun, 0.0

    @rules.two("R ON", "R BN")
    def role_of(steps: tuple[Step, ...], noun: Noun) -> Iterator[Result]:
        for step in steps:
            for found, cost, _ in reach(noun, step):
                yield "N", Noun(found, owned=(noun.set, step, Kind(step.end))), cost

    @rules.two("N ON")
    def thing_of(noun: Noun, owner: Noun) -> Iterator[Result]:
        from chuyi.queries.ask.phrases import owned

        found = owned(owner.set, noun.set, context.vocabulary.genitives)
        if found is not None and not isinstance(noun.set, Some):
            yield "N", Noun(found[0], owned=(owner.set, found[1], noun.set)), 0.0

    @rules.two("W HAVE")
    def are_there(asking: Asking, _: Word) -> Iterator[Result]:
        yield "W", asking, 0.0

    @rules.two("W ON")
    def which_of(asking: Asking, owner: Noun) -> Iterator[Result]:
        if asking.steps:
            for step in asking.steps:
                for found, cost, _ in reach(owner, step):
                    yield "W", replace(asking, set=found, steps=()), cost

    @rules.two("N HAVE")
    def has(noun: Noun, _: Word) -> Iterator[Result]:
        yield "NHAVE", noun, 0.0

    @rules.two("W NHAVE", "W N")
    def which_has(asking: Asking, owner: Noun) -> Iterator[Result]:
        """How many members does X have."""
        if asking.steps:
            for step in asking.steps:
                for found, cost, _ in reach(owner, step):
                    yield "W", replace(asking, set=found, steps=()), cost

    @rules.two("W G")
    def what_is_done(asking: Asking, deed: Deed) -> Iterator[Result]:
        """Which alliances does X lead."""
        if asking.set is not None:
            found = context.done(asking.set, deed)
            if found is not None:
                yield "W", replace(asking, set=found), 0.0

    @rules.two("N V")
    def works(subject: Noun, doing: Doing) -> Iterator[Result]:
        """Which enterprises does X cooperate with."""
        if doing.frame == "with":
            for step in doing.ways:
                for found, cost, joint in reach(subject, step):
                    yield "GW", Deed(found, doing.negated, doing.also, joint), cost

    @rules.two("GW WITH")
    def works_with_what(deed: Deed, _: Word) -> Iterator[Result]:
        yield "G", deed, 0.0
