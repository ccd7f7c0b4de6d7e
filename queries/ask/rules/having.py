"""Rules for what things have and lack, where they lie, and what is whose role."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from chuyi.graph.schema import ontology
from chuyi.queries.ask.context import Context
from chuyi.queries.ask.parsing import Result, Rules
from chuyi.queries.ask.phrases import (
    AskedDeed,
    Asking,
    Deed,
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
)
from chuyi.queries.ask.vocabulary import Word, way

AWARDED = way("Awardable >AWARDED> Designation")
# How a thing is linked whose property was named.
SAID = {"former_names": "former", "short_names": "short", "doc_number": "number"}
AT = way("Located >PLACE> Region")
CITY = Condition("level", "in", ("市",))
HOSTED = way("Facility <HOSTS< Organization")
REGION_IN = way("Region >PART_OF> Region")


def add(rules: Rules, context: Context) -> None:
    """Register the rules."""
    _places(rules, context)
    _having(rules)
    _roles(rules, context)


def _places(rules: Rules, context: Context) -> None:
    @rules.two("AT N")
    def lies(_: Word, noun: Noun) -> Iterator[Result]:
        if types_of(noun.set) == {"Region"}:
            yield "P", Predicate(Hop(noun.set, AT.back)), 0.0
            yield "P", Predicate(Hop(noun.set, REGION_IN.back)), 0.0

    @rules.two("AT N", "AT T")
    def is_among(_: Word, noun: Noun) -> Iterator[Result]:
        """在国家双高计划里, 在X联盟中."""
        types = types_of(noun.set)
        for step in context.vocabulary.genitives:
            if types <= {"Alliance", "Designation"} and types <= step.start and step.end > {"Institution"}:
                yield "P", Predicate(Hop(noun.set, step)), 0.2

    @rules.two("AT W")
    def lies_where(_: Word, asking: Asking) -> Iterator[Result]:
        if asking.set is not None and types_of(asking.set) == {"Region"}:
            at_city = replace(AT, conditions=(CITY,))
            yield "VW", AskedDeed((at_city, REGION_IN), replace(asking, set=None)), 0.0
        elif asking.set is not None and not asking.steps:
            yield "VW", AskedDeed((HOSTED,), asking), 0.2

    @rules.two("AT DATE")
    def at_date(_: Word, word: Word) -> Iterator[Result]:
        yield "DATE", word, 0.0


def _having(rules: Rules) -> None:
    @rules.two("HAVE N")
    def has(_: Word, noun: Noun) -> Iterator[Result]:
        for cost, things in enumerate(_things(noun.set)):
            yield "P", Predicate(None, has=things), 0.3 + cost / 10

    @rules.two("NO N")
    def lacks(_: Word, noun: Noun) -> Iterator[Result]:
        for cost, things in enumerate(_things(noun.set)):
            yield "P", Predicate(None, negated=True, has=things), cost / 10

    @rules.two("HAVE PR")
    def has_property(_: Word, name: str) -> Iterator[Result]:
        """有曾用名."""
        yield "P", Predicate(Kind(_holding(name), (Condition(name, "present", ()),))), 0.3

    @rules.two("NO R")
    def lacks_role(_: Word, steps: tuple[Step, ...]) -> Iterator[Result]:
        yield "P", Predicate(None, negated=True, steps=steps), 0.0

    @rules.two("HAVE R")
    def has_role(_: Word, steps: tuple[Step, ...]) -> Iterator[Result]:
        yield "P", Predicate(None, steps=steps), 0.3

    @rules.two("N EMPTY")
    def is_empty_of(noun: Noun, _: Word) -> Iterator[Result]:
        """实训基地空白."""
        if isinstance(noun.set, Kind):
            yield "P", Predicate(None, negated=True, has=noun.set), 0.0

    @rules.two("NUMN TOGETHER")
    def not_even_one(numbered: tuple[int, Noun], _: Word) -> Iterator[Result]:
        if numbered[0] == 1:
            yield "NUMT", numbered[1], 0.0

    @rules.two("NUMT NO")
    def has_none(noun: Noun, _: Word) -> Iterator[Result]:
        """一个实训基地都没有."""
        yield "P", Predicate(None, negated=True, has=noun.set), 0.0

    @rules.two("NO G")
    def nobody_does(_: Word, deed: Deed) -> Iterator[Result]:
        """没有企业参与."""
        if not deed.negated:
            yield "P", Predicate(deed.set, negated=True), 0.0

    @rules.two("NO PR")
    def lacks_property(_: Word, name: str) -> Iterator[Result]:
        """没有文号."""
        yield "P", Predicate(Kind(_holding(name), (Condition(name, "missing", ()),))), 0.0

    @rules.two("HAVE N")
    def has_named(_: Word, noun: Noun) -> Iterator[Result]:
        if isinstance(noun.set, Some):
            yield "HN", noun, 0.0

    @rules.two("WR WITHIN")
    def among_whose_role(role: tuple[Asking, tuple[Step, ...]], _: Word) -> Iterator[Result]:
        yield "WR", role, 0.0

    @rules.two("WR HN")
    def whose_role_has(role: tuple[Asking, tuple[Step, ...]], noun: Noun) -> Iterator[Result]:
        """哪些联盟的成员里有X."""
        asking, steps = role
        for step in steps if asking.set is not None else ():
            found = hop(noun.set, step.back)
            narrowed = both(found, asking.set) if found and asking.set else None
            if narrowed is not None:
                yield "W", replace(asking, set=narrowed), 0.0

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
        elif not isinstance(noun.set, Some):
            yield "P", Predicate(noun.set, joint=noun.joint), 0.2

    @rules.two("IS A")
    def is_such(_: Word, kind: Kind) -> Iterator[Result]:
        yield "P", Predicate(kind), 0.1


def _roles(rules: Rules, context: Context) -> None:
    @rules.two("R IS")
    def role_is(steps: tuple[Step, ...], _: Word) -> Iterator[Result]:
        yield "RIS", steps, 0.0

    @rules.two("RIS N")
    def whose_role_is(steps: tuple[Step, ...], noun: Noun) -> Iterator[Result]:
        """主管单位是X: said of the owner."""
        for step in steps:
            for found, cost, joint in reach(noun, step.back):
                yield "P", Predicate(found, joint=joint), cost

    @rules.two("AS N")
    def as_(_: Word, noun: Noun) -> Iterator[Result]:
        yield "ASN", noun, 0.0

    @rules.two("IS R")
    def is_role(_: Word, steps: tuple[Step, ...]) -> Iterator[Result]:
        yield "ISR", steps, 0.0

    @rules.two("ASN ISR")
    def with_as_role(noun: Noun, steps: tuple[Step, ...]) -> Iterator[Result]:
        """以X为牵头单位."""
        yield from whose_role_is(steps, noun)

    @rules.two("R P")
    def role_is_so(steps: tuple[Step, ...], predicate: Predicate) -> Iterator[Result]:
        """牵头单位在长沙: said of the owner."""
        for step in steps:
            held = None if predicate.negated else context.applied(Kind(step.end), predicate)
            found = hop(held, step.back) if held else None
            if found is not None:
                yield "P", Predicate(found), 0.4

    @rules.two("WR P")
    def whose_role_is_so(role: tuple[Asking, tuple[Step, ...]], predicate: Predicate) -> Iterator[Result]:
        """哪些联盟的牵头单位与X有合作."""
        asking, steps = role
        for step in steps if asking.set is not None else ():
            held = context.applied(Kind(step.end), predicate)
            found = hop(held, step.back) if held else None
            narrowed = both(asking.set, found) if found and asking.set else None
            if narrowed is not None:
                yield "W", replace(asking, set=narrowed), 0.0

    @rules.two("PR IS")
    def property_is(name: str, _: Word) -> Iterator[Result]:
        yield "PRIS", name, 0.0

    @rules.two("PRIS N", "PR N")
    def whose_property_is(name: str, noun: Noun) -> Iterator[Result]:
        """文号为X, 曾用名是X: said of the thing."""
        if isinstance(noun.set, Some) and all(link.how == SAID.get(name) for link in noun.set.links):
            yield "P", Predicate(noun.set), 0.0

    @rules.two("WD R")
    def whose_role(asking: Asking, steps: tuple[Step, ...]) -> Iterator[Result]:
        yield "WR", (asking, steps), 0.0

    @rules.two("IS WR")
    def is_whose_role(_: Word, role: tuple[Asking, tuple[Step, ...]]) -> Iterator[Result]:
        """是哪些联盟的成员: said of the member."""
        asking, steps = role
        yield "VW", AskedDeed(tuple(step.back for step in steps), asking), 0.0


def _things(item: Set) -> list[Set]:
    """What is had: the things themselves; of designations also what was awarded them."""
    awarded = types_of(item) == {"Designation"}
    return [item, Hop(item, AWARDED.back)] if awarded else [item]


def _holding(name: str) -> frozenset[str]:
    """The types that have a property."""
    return frozenset(type_ for type_ in ontology().concrete if name in ontology().entities[type_].properties)
