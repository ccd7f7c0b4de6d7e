"""Rules for noun phrases made of others: X的Y, clauses before nouns, appositions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from chuyi.queries.ask.context import Context
from chuyi.queries.ask.parsing import Result, Rules
from chuyi.queries.ask.phrases import (
    UNCONFIRMED,
    Asking,
    Noun,
    is_region,
    owned,
    reach,
)
from chuyi.queries.ask.rules.nouns import narrowed_role
from chuyi.queries.ask.sets import (
    Condition,
    Hop,
    Kind,
    Some,
    Step,
    both,
    expand,
    hop,
    types_of,
)
from chuyi.queries.ask.vocabulary import Word, way

ANY = frozenset(
    expand(("Organization", "Facility", "Alliance", "ProgrammeGroup", "Designation", "Document", "Task", "Region"))
)
# A number of places that is all of them, not the first few.
MANY = 10
AWARDED = way("Awardable >AWARDED> Designation")


def add(rules: Rules, context: Context) -> None:
    """Register the rules."""
    genitives = context.vocabulary.genitives

    @rules.two("N DE")
    def of(noun: Noun, _: Word) -> Iterator[Result]:
        yield "ND", noun, 0.0

    @rules.two("N N")
    def place_and_thing(owner: Noun, thing: Noun) -> Iterator[Result]:
        """长沙本科院校."""
        if not owner.headless:
            yield from owner_and_thing(owner, thing)

    @rules.two("ND N")
    def owner_and_thing(owner: Noun, thing: Noun) -> Iterator[Result]:
        if isinstance(thing.set, Some) or thing.headless:
            return
        found = owned(owner.set, thing.set, genitives)
        if found is not None and owner.owned is not None and owner.owned[1] == found[1]:
            return  # 教育部下属的司局 are not those under what is under it
        if found is not None:
            yield "N", Noun(found[0], owned=(owner.set, found[1], thing.set)), 0.0

    @rules.two("N N", "ND N")
    def place_in_place(outer: Noun, inner: Noun) -> Iterator[Result]:
        """湖南长沙, 株洲市天元区."""
        if is_region(outer.set) and is_region(inner.set) and inner.coordinated is None and outer.coordinated is None:
            yield "N", inner, 0.0

    @rules.two("ND N", "N N")
    def designation_of_programme(programme: Noun, designation: Noun) -> Iterator[Result]:
        """楚怡工匠计划的试点高校."""
        if isinstance(programme.set, Some) and isinstance(designation.set, Some):
            links = tuple(link for link in designation.set.links if link in programme.set.links)
            if links and types_of(designation.set) == {"Designation"}:
                yield "N", Noun(Some(links)), 0.0

    @rules.two("ND R", "N R", "T R")
    def owner_and_role(owner: Noun, steps: tuple[Step, ...]) -> Iterator[Result]:
        for step in () if owner.headless else steps:
            for found, cost, joint in reach(owner, step):
                if owner.coordinated is None or types_of(owner.set) != {"Region"}:
                    yield "N", Noun(found, joint=joint, owned=(owner.set, step, Kind(step.end))), cost

    @rules.two("PD N", "GD N", "DATED_OF N")
    def relative_clause(clause: object, noun: Noun) -> Iterator[Result]:
        narrowed = context.applied(noun.set, clause)
        if narrowed is not None:
            yield "N", Noun(narrowed, also=noun.also), 0.0

    @rules.one("PD", "GD")
    def headless(clause: object) -> Iterator[Result]:
        narrowed = context.applied(Kind(ANY), clause)
        if narrowed is not None and types_of(narrowed) != ANY:
            yield "N", Noun(narrowed, headless=True), 1.0

    @rules.two("N TOGETHER", "ND TOGETHER")
    def in_common(noun: Noun, _: Word) -> Iterator[Result]:
        """A和B共同的…."""
        if noun.coordinated is not None:
            yield "ND", replace(noun, together=True), 0.0

    @rules.two("TOGETHER DE")
    def common(word: Word, _: Word) -> Iterator[Result]:
        yield "TOGETHER", word, 0.0

    @rules.two("TOGETHER N")
    def both_of(_: Word, noun: Noun) -> Iterator[Result]:
        """Both A and B."""
        if noun.coordinated is not None:
            yield "N", replace(noun, together=True), -0.1

    @rules.two("G N")
    def bare_relative_clause(deed: object, noun: Noun) -> Iterator[Result]:
        """X所牵头联盟."""
        if isinstance(noun.set, Kind):
            yield from relative_clause(deed, noun)

    @rules.two("PD R")
    def unconfirmed(predicate: object, steps: tuple[Step, ...]) -> Iterator[Result]:
        """待核的合作企业."""
        if getattr(predicate, "check", False):
            yield "R", tuple(replace(step, conditions=(*step.conditions, UNCONFIRMED)) for step in steps), 0.0

    @rules.two("N WITHIN", "N COMMA", "T COMMA", "NHAVE WITHIN")
    def topic(noun: Noun, _: Word) -> Iterator[Result]:
        yield "T", noun, 0.1

    @rules.two("N PD", "T PD")
    def postponed_clause(noun: Noun, clause: object) -> Iterator[Result]:
        """成员企业位于株洲的."""
        if not isinstance(noun.set, Some):
            narrowed = context.applied(noun.set, clause)
            if narrowed is not None:
                yield "N", Noun(narrowed), 0.5

    @rules.two("T WITHIN")
    def within_topic(noun: Noun, _: Word) -> Iterator[Result]:
        """…，其中."""
        yield "T", noun, 0.0

    @rules.two("T DE")
    def within_of(noun: Noun, _: Word) -> Iterator[Result]:
        yield "ND", noun, 0.0

    @rules.two("T N")
    def within_place(noun: Noun, thing: Noun) -> Iterator[Result]:
        """湖南境内由教育部主管的高校."""
        if is_region(noun.set):
            yield from place_and_thing(noun, thing)

    @rules.two("N TIER", "ND TIER")
    def of_tier(noun: Noun, word: Word) -> Iterator[Result]:
        """楚怡双高计划B档(的学校): those who hold it at that tier."""
        if types_of(noun.set) == {"Designation"}:
            tier = Condition("tier", "in", (word.meaning,))
            yield "N", Noun(Hop(noun.set, replace(AWARDED.back, conditions=(tier,)))), 0.1

    @rules.two("N N", "ND N")
    def holders_that_are(held: Noun, kind: Noun) -> Iterator[Result]:
        """楚怡双高计划B档学校."""
        if isinstance(held.set, Hop) and held.set.step.relations == ("AWARDED",) and isinstance(kind.set, Kind):
            narrowed = both(held.set, kind.set)
            if narrowed is not None and types_of(held.set) > types_of(kind.set):
                yield "N", Noun(narrowed), 0.2

    @rules.two("N NUMN")
    def so_many_places(place: Noun, numbered: tuple[int, Noun]) -> Iterator[Result]:
        """湖南14个市州: all of them."""
        number, kind = numbered
        if is_region(place.set) and number >= MANY and types_of(kind.set) == {"Region"}:
            yield from place_and_thing(place, kind)

    @rules.two("R DE")
    def role_that(steps: tuple[Step, ...], _: Word) -> Iterator[Result]:
        yield "RDE", steps, 0.0

    @rules.two("RDE N")
    def role_that_is(steps: tuple[Step, ...], noun: Noun) -> Iterator[Result]:
        """下属的处室."""
        yield from narrowed_role(steps, noun)

    @rules.two("COOP SUFFIX")
    def cooperation_named_longer(word: Word, _: Word) -> Iterator[Result]:
        yield "COOP", word, 0.0

    @rules.two("N NN")
    def so_many_of_them(noun: Noun, number: Any) -> Iterator[Result]:
        """A和B两家."""
        said = number if isinstance(number, int) else number.meaning
        if isinstance(noun.set, Some) and noun.coordinated is not None and said == len(noun.set.links):
            yield "N", noun, 0.0

    @rules.two("N NUMN")
    def all_of_them(noun: Noun, numbered: tuple[int, Noun]) -> Iterator[Result]:
        """长沙、株洲和湘潭三市."""
        number, kind = numbered
        if isinstance(noun.set, Some) and len(noun.set.links) == number and types_of(noun.set) <= types_of(kind.set):
            yield "N", noun, 0.0

    @rules.two("ND COOP", "N COOP")
    def cooperating_with(noun: Noun, word: Word) -> Iterator[Result]:
        """X的订单班."""
        found = hop(noun.set, word.meaning)
        if found is not None:
            yield "N", Noun(found), 0.8

    @rules.two("COOP N")
    def cooperating_thing(word: Word, noun: Noun) -> Iterator[Result]:
        """订单班企业."""
        yield from narrowed_role((word.meaning,), noun)

    @rules.two("THIS N")
    def this(_: Word, noun: Noun) -> Iterator[Result]:
        if isinstance(noun.set, Kind):
            yield "TH", noun.set, 0.0

    @rules.two("N TH")
    def apposition(noun: Noun, kind: Kind) -> Iterator[Result]:
        """遴选优质中职学校这项任务."""
        if types_of(noun.set) <= kind.types:
            yield "N", noun, 0.0

    @rules.two("ALSO N")
    def other(_: Word, noun: Noun) -> Iterator[Result]:
        yield "N", replace(noun, also=True), 0.0

    @rules.two("ALSO DE")
    def other_of(word: Word, _: Word) -> Iterator[Result]:
        yield "ALSO", word, 0.0

    @rules.two("N N")
    def named_twice(first: Noun, second: Noun) -> Iterator[Result]:
        """Technician schools (技工院校); 任务“遴选…”."""
        if first.set == second.set:
            yield "N", first, 0.0
        elif isinstance(first.set, Some) and isinstance(second.set, Kind):
            # 湖南化工职业学院 must not become 湖南化工职业技术学院.
            called = not second.proper or all(link.how in ("short", "alias") for link in first.set.links)
            fits = called and types_of(first.set) <= second.set.types
            fits = fits and not (is_region(first.set) and second.set.conditions)
            if fits and _is_so(first.set, second.set):
                yield "N", first, 0.3
        elif (
            isinstance(second.set, Some)
            and isinstance(first.set, Kind)
            and not first.set.conditions
            and types_of(second.set) <= first.set.types
        ):
            yield "N", second, 0.1

    @rules.two("R REMARK", "N REMARK", "W REMARK", "S REMARK")
    def remark(phrase: object, _: Word) -> Iterator[Result]:
        """合作单位（企业以外的也算）: what 单位 means anyway."""
        category = {tuple: "R", Noun: "N", Asking: "W"}.get(type(phrase), "S")
        yield category, phrase, 0.0


def _is_so(named: Some, kind: Kind) -> bool:
    """Whether named things are known to be of a kind: its level is all that a name carries."""
    return all(
        condition.property == "level" and all(link.level in condition.values for link in named.links)
        for condition in kind.conditions
    )
