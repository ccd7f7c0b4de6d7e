"""Rules for comparisons: which has more, by how many, on which place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chuyi.queries.ask.context import Context
from chuyi.queries.ask.parsing import Result, Rules
from chuyi.queries.ask.phrases import (
    Asking,
    Noun,
    Order,
    Predicate,
)
from chuyi.queries.ask.rules.counting import holds_level, order_of, scope_of_word, ways_to_count
from chuyi.queries.ask.sets import (
    Condition,
    Difference,
    Kind,
    Place,
    Ranking,
    Set,
    Some,
    Step,
    types_of,
)
from chuyi.queries.ask.vocabulary import Word, way

# A number of places that is all of them, not the first few.
MANY = 10
AT = way("Located >PLACE> Region")


def add(rules: Rules, context: Context) -> None:
    """Register the rules."""
    genitives = context.vocabulary.genitives

    @rules.two("N MORE", "CNT MORE", "N FEWER", "CNT FEWER")
    def more(noun: Noun, word: Word) -> Iterator[Result]:
        """哪个市的企业多."""
        if not isinstance(noun.set, Some):
            yield "OM", Order(noun.set, fewest=word.use == "FEWER", first=None), 0.0

    @rules.two("R MORE", "R FEWER", "RC MORE")
    def more_held(steps: tuple[Step, ...], word: Word) -> Iterator[Result]:
        yield "OM", Order(Kind(steps[0].end), steps, word.use == "FEWER", first=None), 0.0

    @rules.two("P MORE")
    def does_more(predicate: Predicate, word: Word) -> Iterator[Result]:
        if predicate.counted is not None and isinstance(predicate.counted[1], Kind):
            yield "OM", Order(predicate.counted[1], predicate.counted[0], first=None), 0.0

    @rules.two("N W", "T W", "ND W")
    def which_of_two(noun: Noun, asking: Asking) -> Iterator[Result]:
        """长沙和株洲哪个市."""
        fits = asking.set is None or types_of(asking.set) & types_of(noun.set)
        if noun.coordinated is not None and fits and not asking.count and not asking.steps:
            yield "WTWO", noun.set, 0.0

    @rules.two("WTWO DE")
    def of_which_of_two(item: Set, _: Word) -> Iterator[Result]:
        yield "WTWO", item, 0.0

    @rules.two("WTWO OM", "WTWO O")
    def has_more(item: Set, order: Order) -> Iterator[Result]:
        for step, counted in ways_to_count(item, order, genitives):
            yield "S", Ranking(item, step, counted, order.fewest, None), 0.0

    @rules.two("ND N", "ND CNT", "N CNT", "N N", "ND R", "ND RC", "N R", "N RC")
    def owner_and_counted(owner: Noun, counted: object) -> Iterator[Result]:
        if not isinstance(owner.set, Some):
            return
        order = order_of(counted)
        for step, what in ways_to_count(owner.set, order, genitives):
            yield "OC", (owner, step, what), 0.0

    @rules.two("CNT COMMA", "RC COMMA")
    def counted_first(counted: object, _: Word) -> Iterator[Result]:
        """按高校数量，湖南…."""
        yield "CC", counted, 0.0

    @rules.one("COUNTRY", "PROVINCE_WIDE")
    def scope(word: Word) -> Iterator[Result]:
        yield ("SCOPE_PROVINCE" if word.use == "COUNTRY" else "SCOPE_CITY"), word, 0.0

    @rules.two("COUNTRY CNT", "PROVINCE_WIDE CNT", "SCOPE_PROVINCE CC", "SCOPE_CITY CC")
    def number_in_scope(_: Word, counted: object) -> Iterator[Result]:
        yield ("CNT" if isinstance(counted, Noun) else "CC"), counted, 0.3

    @rules.two("CNT N", "RC N")
    def number_then_owner(counted: object, owner: Noun) -> Iterator[Result]:
        for category, meaning, cost in owner_and_counted(owner, counted):
            yield category, meaning, cost + 0.3

    @rules.two("CC N")
    def counted_and_owner(counted: object, owner: Noun) -> Iterator[Result]:
        yield from owner_and_counted(owner, counted)

    @rules.two("OC DIFFER", "OCP DIFFER")
    def differ(owned_: tuple[Noun, Step, Set], _: Word) -> Iterator[Result]:
        yield "OCD", owned_, 0.0

    @rules.two("OCD W")
    def differ_by_how_many(owned_: tuple[Noun, Step, Set], asking: Asking) -> Iterator[Result]:
        """长沙和株洲的实训基地相差几个."""
        owner, step, counted = owned_
        if owner.coordinated is None or not asking.count or asking.set is not None or asking.steps:
            return
        one, other = owner.coordinated
        if isinstance(one, Some) and isinstance(other, Some):
            yield "S", Difference(one, other, step, counted, absolute=True), 0.0

    @rules.two("OC WITH")
    def first_owned(owned_: tuple[Noun, Step, Set], _: Word) -> Iterator[Result]:
        yield "OCX", owned_, 0.0

    @rules.two("OCX OC")
    def two_owned(first: tuple[Noun, Step, Set], second: tuple[Noun, Step, Set]) -> Iterator[Result]:
        """长沙的企业和株洲的企业."""
        if first[1:] == second[1:] and isinstance(first[0].set, Some) and isinstance(second[0].set, Some):
            links = Some((*first[0].set.links, *second[0].set.links))
            yield "OC", (Noun(links, (first[0].set, second[0].set)), *first[1:]), 0.0

    @rules.two("OC MORE")
    def one_has_more(owned_: tuple[Noun, Step, Set], _: Word) -> Iterator[Result]:
        yield "OCM", owned_, 0.0

    @rules.two("OCM ALSO", "OCA IS")
    def or_is_it(owned_: tuple[Noun, Step, Set], _: Word) -> Iterator[Result]:
        yield "OCA", owned_, 0.0

    @rules.two("OCA OC", "OCA ND", "OCA N")
    def or_other(first: tuple[Noun, Step, Set], second: Any) -> Iterator[Result]:
        """长沙的企业多还是株洲的多."""
        other = second[0] if isinstance(second, tuple) else second
        if isinstance(second, tuple) and second[1:] != first[1:]:
            return
        one = first[0].set
        if not (isinstance(other.set, Some) and isinstance(one, Some)):
            return
        if types_of(other.set) == types_of(one):
            yield "OCO", (Some((*one.links, *other.set.links)), *first[1:]), 0.0

    @rules.two("OCO MORE")
    def which_is_more(compared: tuple[Some, Step, Set], _: Word) -> Iterator[Result]:
        yield "S", Ranking(compared[0], compared[1], compared[2], first=None), 0.0

    @rules.two("OC W", "OC HW")
    def which_more(owned_: tuple[Noun, Step, Set], asking: Asking) -> Iterator[Result]:
        if owned_[0].coordinated is not None and asking.set is None and not asking.steps and not asking.count:
            yield "OCW", owned_, 0.0

    @rules.two("OCW MORE", "OCW MOST", "OCW FEWER")
    def which_has_more(owned_: tuple[Noun, Step, Set], word: Word) -> Iterator[Result]:
        owner, step, counted = owned_
        yield "S", Ranking(owner.set, step, counted, word.use == "FEWER", None), 0.0

    @rules.two("OC THAN", "N THAN")
    def than(first: object, _: Word) -> Iterator[Result]:
        yield "TH1", first, 0.0

    @rules.two("TH1 OC", "TH1 ND", "TH1 N")
    def than_other(first: Any, second: Any) -> Iterator[Result]:
        one = first[0] if isinstance(first, tuple) else first
        other = second[0] if isinstance(second, tuple) else second
        counted = first if isinstance(first, tuple) else second if isinstance(second, tuple) else None
        if isinstance(one.set, Some) and isinstance(other.set, Some) and types_of(one.set) == types_of(other.set):
            yield "TH2", (one.set, other.set, counted and counted[1:]), 0.0

    @rules.two("MORE W", "FEWER W")
    def by_how_many(word: Word, asking: Asking) -> Iterator[Result]:
        if asking.count:
            yield "MW", (word.use, asking), 0.0

    @rules.two("TH2 MW")
    def difference(compared: tuple[Some, Some, tuple[Step, Set] | None], more_: tuple[str, Asking]) -> Iterator[Result]:
        one, other, counted = compared
        use, asking = more_
        if use == "FEWER":
            one, other = other, one
        if counted is None and asking.steps:
            counted = next(ways_to_count(one, Order(Kind(asking.steps[0].end), asking.steps), genitives), None)
        elif counted is None and asking.set is not None:
            counted = next(ways_to_count(one, Order(asking.set), genitives), None)
        if counted is not None:
            yield "S", Difference(one, other, *counted), 0.0
        else:
            yield "DIF", (one, other), 0.0

    @rules.two("CNT WITHIN", "RC WITHIN", "CNT RANKED", "RC RANKED")
    def by_number(counted: object, _: Word) -> Iterator[Result]:
        yield ("CNT" if isinstance(counted, Noun) else "RC"), counted, 0.1

    @rules.two("CC DIF")
    def by_number_difference(counted: object, compared: tuple[Some, Some]) -> Iterator[Result]:
        """高校数量上，河南比湖北多几所."""
        found = next(ways_to_count(compared[0], order_of(counted), genitives), None)
        if found is not None:
            yield "S", Difference(*compared, *found), 0.0

    @rules.two("OC IS")
    def counted_is(owned_: tuple[Noun, Step, Set], _: Word) -> Iterator[Result]:
        """湖南的高校数是全国第几."""
        yield "OC", owned_, 0.2

    @rules.two("OC SN", "OC NTH")
    def place(owned_: tuple[Noun, Step, Set], scope: object) -> Iterator[Result]:
        """湖南的高校数排全国第几."""
        owner, step, counted = owned_
        if not isinstance(owner.set, Some) or len(owner.set.links) != 1:
            return
        (link,) = owner.set.links
        groups: Set | None = None if isinstance(scope, Word) else scope  # type: ignore[assignment]
        if groups is None:
            levels = (Condition("level", "in", (link.level,)),) if link.level and link.type == "Region" else ()
            groups = Kind(frozenset({link.type}), levels)
        if holds_level(groups, link.level) or link.type != "Region":
            yield "S", Place(owner.set, groups, step, counted), 0.0

    @rules.two("SCOPE_PROVINCE NTH", "SCOPE_CITY NTH")
    def scope_place(word: Word, _: Word) -> Iterator[Result]:
        yield "SN", scope_of_word(word), 0.0

    @rules.two("T NTH", "N NTH")
    def place_among(noun: Noun, _: Word) -> Iterator[Result]:
        """在湖南各市州中排第几."""
        if types_of(noun.set) == {"Region"} and not isinstance(noun.set, Some):
            yield "SN", noun.set, 0.1

    @rules.two("AT SN", "RANKED SN")
    def at_place(_: Word, groups_: Set) -> Iterator[Result]:
        yield "SN", groups_, 0.0

    @rules.two("SCOPE_PROVINCE SN")
    def in_all_provinces(_: Word, groups_: Set) -> Iterator[Result]:
        yield "SN", groups_, 0.0

    @rules.two("SCOPE_PROVINCE DE", "SCOPE_CITY DE")
    def scope_of(word: Word, _: Word) -> Iterator[Result]:
        yield word.use, word, 0.0

    @rules.two("RANKED IS")
    def rank_is(word: Word, _: Word) -> Iterator[Result]:
        yield "RANKED", word, 0.0

    @rules.two("RANKED MANY")
    def which_rank(_: Word, word: Word) -> Iterator[Result]:
        """排名多少."""
        yield "NTH", Word("NTH"), 0.2

    @rules.two("RANKED NTH", "NTH RANKED")
    def ranked(first: Word, second: Word) -> Iterator[Result]:
        yield "NTH", Word("NTH"), 0.0

    @rules.two("RANKED SCOPE_PROVINCE", "AT SCOPE_PROVINCE", "SCOPE_PROVINCE WITHIN")
    def in_country(first: Word, second: Word) -> Iterator[Result]:
        yield "SCOPE_PROVINCE", Word("SCOPE_PROVINCE"), 0.0

    @rules.two("RANKED SCOPE_CITY", "AT SCOPE_CITY", "SCOPE_CITY WITHIN")
    def in_province(first: Word, second: Word) -> Iterator[Result]:
        yield "SCOPE_CITY", Word("SCOPE_CITY"), 0.0

    @rules.two("COUNTRY N", "PROVINCE_WIDE N")
    def all_of_country(word: Word, noun: Noun) -> Iterator[Result]:
        if not isinstance(noun.set, Some):
            yield "N", noun, 0.6
