"""Rules for the word order of English."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from chuyi.queries.ask.context import Context
from chuyi.queries.ask.parsing import Result, Rules
from chuyi.queries.ask.phrases import (
    Asking,
    Deed,
    Doing,
    Noun,
    Predicate,
    owned,
    reach,
)
from chuyi.queries.ask.rules.conjunction import conjunction
from chuyi.queries.ask.sets import (
    Hop,
    Kind,
    Some,
    Step,
    both,
    hop,
)
from chuyi.queries.ask.vocabulary import Word


def add(rules: Rules, context: Context) -> None:
    """Register the rules."""

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

        found = owned(owner.set, noun.set, context.vocabulary.genitives)
        if found is not None and not isinstance(noun.set, Some):
            yield "N", Noun(found[0], owned=(owner.set, found[1], noun.set)), 0.0

    @rules.two("IS G", "HAVE G")
    def does_it(_: Word, deed: Deed) -> Iterator[Result]:
        yield "G", deed, 0.0

    @rules.two("G DATE")
    def does_it_then(deed: Deed, date: Word) -> Iterator[Result]:
        found = context.dated(deed.set, date.meaning)
        if found is not None:
            yield "G", replace(deed, set=found), 0.0

    @rules.two("NO WN")
    def not_with(_: Word, noun: Noun) -> Iterator[Result]:
        yield "NWN", noun, 0.0

    @rules.two("AND NWN")
    def but_not_with(_: Word, noun: Noun) -> Iterator[Result]:
        yield "ANWN", noun, 0.0

    @rules.two("P ANWN")
    def with_one_not_other(predicate: Predicate, noun: Noun) -> Iterator[Result]:
        """Cooperate with A but not with B."""
        if isinstance(predicate.set, Hop):
            found = hop(noun.set, predicate.set.step)
            if found is not None:
                yield "P", conjunction(predicate, Predicate(found, negated=True)), 0.0

    @rules.two("P WN")
    def does_it_with(predicate: Predicate, noun: Noun) -> Iterator[Result]:
        """Built training bases with X."""
        if predicate.counted is None or not isinstance(predicate.counted[1], Kind):
            return
        (step,), things = predicate.counted
        objects = hop(noun.set, step)
        common = both(objects, things) if objects else None
        if common is not None:
            yield "P", Predicate(Hop(common, step.back), also=True), 0.0

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
