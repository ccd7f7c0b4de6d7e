"""Rules for verbs: X牵头…, 由X牵头的…."""

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
    Hop,
    Kind,
    types_of,
)
from chuyi.queries.ask.vocabulary import Verb, Word, way

AT = way("Located >PLACE> Region")


def add(rules: Rules, _context: Context) -> None:
    """Register the rules."""
    _verbs(rules)
    _active(rules)
    _passive(rules)


def _verbs(rules: Rules) -> None:
    @rules.one("VERB")
    def verb(word: Word) -> Iterator[Result]:
        meaning: Verb = word.meaning
        yield "V", Doing(meaning.ways, meaning.frame, meaning.past), 0.0

    @rules.two("LIGHT COOP")
    def way_of_cooperating(_: Word, word: Word) -> Iterator[Result]:
        """开订单班."""
        yield "V", Doing((word.meaning,), "with"), 0.0

    @rules.two("LIGHT V")
    def cooperating(_: Word, doing: Doing) -> Iterator[Result]:
        """开展订单班合作."""
        if doing.frame == "with" and any(step.conditions for step in doing.ways):
            yield "V", doing, 0.0

    @rules.two("LIGHT COOP", "HAVE COOP")
    def has_cooperation(_: Word, word: Word) -> Iterator[Result]:
        """开设订单班: with whomever."""
        yield "P", Predicate(Hop(None, word.meaning)), 0.5

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

    @rules.two("N V")
    def subject_works(subject: Noun, doing: Doing) -> Iterator[Result]:
        """X合作: said of those with whom."""
        if doing.frame == "with":
            for step in doing.ways:
                for found, cost, joint in reach(subject, step):
                    if not (doing.together and joint == "either"):
                        yield "G", Deed(found, doing.negated, doing.also, joint), cost + 0.3

    @rules.two("AT V")
    def is_doing(_: Word, doing: Doing) -> Iterator[Result]:
        """在办."""
        yield "V", doing, 0.1

    @rules.two("V DE")
    def doing_of(doing: Doing, _: Word) -> Iterator[Result]:
        yield "VD", doing, 0.0

    @rules.two("VD N")
    def what_it_does_to(doing: Doing, noun: Noun) -> Iterator[Result]:
        """合作的院校, 牵头的联盟: as a role is."""
        plain = not (doing.negated or doing.past or doing.together or doing.also)
        if plain and isinstance(noun.set, Kind) and not noun.set.conditions:
            ways = tuple(replace(s, end=s.end & noun.set.types) for s in doing.ways if s.end & noun.set.types)
            if ways:
                yield "R", ways, 0.2

    @rules.two("N V")
    def done_to_both(objects: Noun, doing: Doing) -> Iterator[Result]:
        """A和B都参加: said of the subject."""
        if doing.frame == "active" and doing.together and objects.coordinated is not None and not doing.past:
            for step in doing.ways:
                for found, cost, joint in reach(objects, step.back):
                    if joint == "both":
                        yield "G", Deed(found, doing.negated, doing.also, joint), cost + 0.2

    @rules.two("V W")
    def does_what(doing: Doing, asking: Asking) -> Iterator[Result]:
        if doing.frame == "active" and not doing.past and not doing.negated and not asking.steps:
            yield "VW", AskedDeed(doing.ways, asking, doing.also, together=doing.together), 0.2

    @rules.two("G DE")
    def done_by(deed: Deed, _: Word) -> Iterator[Result]:
        yield "GD", deed, 0.0

    @rules.two("P DE")
    def who_does(predicate: Predicate, _: Word) -> Iterator[Result]:
        yield "PD", predicate, 0.0

    @rules.two("ALSO G")
    def also_done(_: Word, deed: Deed) -> Iterator[Result]:
        yield "G", replace(deed, also=True), 0.0


def _passive(rules: Rules) -> None:
    @rules.two("BY N")
    def by(_: Word, noun: Noun) -> Iterator[Result]:
        yield "BN", noun, 0.0

    @rules.two("BY W")
    def by_whom(_: Word, asking: Asking) -> Iterator[Result]:
        yield "BW", asking, 0.0

    @rules.two("BN V")
    def done_by(noun: Noun, doing: Doing) -> Iterator[Result]:
        """由X牵头, 收到X捐赠: said of the object."""
        if doing.frame != "active" and not any(step.conditions for step in doing.ways):
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

    @rules.two("IS GD")
    def is_done_by(_: Word, deed: Deed) -> Iterator[Result]:
        """是教育部主管的."""
        yield "P", Predicate(deed.set, deed.negated, joint=deed.joint), 0.2

    @rules.two("IS PD")
    def is_so(_: Word, predicate: Predicate) -> Iterator[Result]:
        yield "P", predicate, 0.2

    @rules.two("IS ND")
    def is_of_place(_: Word, noun: Noun) -> Iterator[Result]:
        """是株洲的."""
        if types_of(noun.set) == {"Region"}:
            yield "P", Predicate(Hop(noun.set, AT.back)), 0.2

    @rules.two("IS P")
    def it_is_so(_: Word, predicate: Predicate) -> Iterator[Result]:
        yield "P", predicate, 0.2
