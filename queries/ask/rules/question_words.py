"""Rules for 哪些, 多少, 谁 with what they ask for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from chuyi.queries.ask.context import Context
from chuyi.queries.ask.parsing import Result, Rules
from chuyi.queries.ask.phrases import (
    Asking,
    Noun,
    holders,
    is_region,
    owned,
)
from chuyi.queries.ask.sets import (
    Hop,
    Kind,
    Set,
    Some,
    Step,
    both,
    expand,
    hop,
    types_of,
)
from chuyi.queries.ask.vocabulary import Word, way

IN = way("Region <PLACE< Located")
# A number of places that is all of them, not the first few.
MANY = 10
AWARDED = way("Awardable >AWARDED> Designation")


def add(rules: Rules, context: Context) -> None:
    """Register the rules."""
    genitives = context.vocabulary.genitives

    @rules.one("WHICH")
    def which(_: Word) -> Iterator[Result]:
        yield "W", Asking(None), 0.0

    @rules.one("MANY")
    def many(_: Word) -> Iterator[Result]:
        yield "W", Asking(None, count=True), 0.0

    @rules.one("WHO")
    def who(_: Word) -> Iterator[Result]:
        yield "W", Asking(Kind(expand(("Organization",)))), 0.0

    @rules.one("WHERE")
    def where(_: Word) -> Iterator[Result]:
        yield "W", Asking(Kind(frozenset({"Region"}))), 0.0

    @rules.two("WHICH N", "MANY N")
    def which_things(word: Word, noun: Noun) -> Iterator[Result]:
        if isinstance(noun.set, Some) and types_of(noun.set) == {"Designation"}:
            yield "W", Asking(Hop(noun.set, AWARDED.back), count=word.use == "MANY"), 0.1
            return
        if noun.owned is not None and isinstance(noun.owned[0], Kind):
            return  # 哪些联盟的牵头单位 asks for the alliances
        if not isinstance(noun.set, Some) or all(link.type == "Target" for link in noun.set.links):
            yield "W", Asking(noun.set, count=word.use == "MANY", also=noun.also), 0.0

    @rules.two("WHICH R", "MANY R")
    def which_role(word: Word, steps: tuple[Step, ...]) -> Iterator[Result]:
        yield "W", Asking(None, steps, count=word.use == "MANY"), 0.0

    @rules.two("ND R", "N R", "A R")
    def role_of_place(what: Noun | Kind, steps: tuple[Step, ...]) -> Iterator[Result]:
        """株洲的成员企业."""
        if isinstance(what, Kind):
            yield "RF", (steps, what), 0.0
        elif is_region(what.set):
            there = hop(what.set, IN)
            if there is not None:
                yield "RF", (steps, there), 0.0

    @rules.two("WHICH RF", "MANY RF")
    def which_role_of_place(word: Word, role: tuple[tuple[Step, ...], Set]) -> Iterator[Result]:
        yield "W", Asking(role[1], role[0], count=word.use == "MANY"), 0.0

    @rules.two("ND W", "N W", "T W", "T HW")
    def of_these(owner: Noun, asking: Asking) -> Iterator[Result]:
        """长沙的哪些院校; 合作企业里，哪些; 牵头的联盟，哪些成员."""
        yield from asked_of(owner, asking)

    def asked_of(owner: Noun, asking: Asking) -> Iterator[Result]:
        if asking.steps:
            found = holders(owner.set, asking)
            if found is not None:
                yield "W", replace(asking, set=found, steps=()), 0.0
        elif asking.set is None:
            if not isinstance(owner.set, Some) or len(owner.set.links) > 1:
                yield "W", replace(asking, set=owner.set), 0.0
        else:
            narrowed = both(owner.set, asking.set)
            related = owned(owner.set, asking.set, genitives)
            if related is not None:
                yield "W", replace(asking, set=related[0]), 0.0
            elif narrowed is not None:
                yield "W", replace(asking, set=narrowed), 0.1

    @rules.two("HAVE W")
    def there_is(_: Word, asking: Asking) -> Iterator[Result]:
        yield "HW", asking, 0.0

    @rules.two("A HW")
    def such_there_are(kind: Kind, asking: Asking) -> Iterator[Result]:
        """航空领域有哪些企业."""
        narrowed = both(asking.set, kind) if asking.set is not None and not asking.steps else None
        if narrowed is not None:
            yield "W", replace(asking, set=narrowed), 0.2

    @rules.two("ALSO HW", "ALSO W")
    def there_is_also(_: Word, asking: Asking) -> Iterator[Result]:
        yield "HW", replace(asking, also=True), 0.0

    @rules.one("HW")
    def existential(asking: Asking) -> Iterator[Result]:
        """有哪些院校在…."""
        yield "W", asking, 0.1

    @rules.two("IS W", "IS HW")
    def is_which(_: Word, asking: Asking) -> Iterator[Result]:
        yield "IW", asking, 0.0
