"""Rules for whole questions: what is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from chuyi.queries.ask.context import Context
from chuyi.queries.ask.parsing import Result, Rules
from chuyi.queries.ask.phrases import AskedDeed, Asking, Deed, Noun, Order, Predicate, holders, owned
from chuyi.queries.ask.sets import (
    Asked,
    Condition,
    Counting,
    Difference,
    Hop,
    Kind,
    Listing,
    Origins,
    Place,
    Ranking,
    Set,
    Some,
    Step,
    Value,
    Whether,
    Without,
    both,
    hop,
    others,
    types_of,
)
from chuyi.queries.ask.vocabulary import Word, way

TARGET_OF = way("Task >HAS_TARGET> Target")
TARGET_IN = way("Document >DEFINES> Task")
AIMS_AT = way("Designation <AIMS_AT< Target")
HOW = {"former_names": "former", "short_names": "short"}


def add(rules: Rules, context: Context) -> None:
    """Register the rules."""
    _listing(rules, context)
    _deeds(rules)
    _properties(rules, context)
    _rankings(rules, context)
    _comparisons(rules, context)
    _origins(rules, context)
    _targets(rules)
    _wrapping(rules, context)


def asked(item: Set, asking: Asking, named: Set | None = None) -> Asked:
    """The list or number of a set; ``also`` leaves out what the question named."""
    if asking.also:
        item = others(item, named if named is not None else item)
    return Counting(item) if asking.count else Listing(item)


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

    @rules.two("W P")
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
            found = holders(noun.set, asking.steps)
            if found is not None:
                yield "S", asked(found, asking), 0.0
            return
        if asking.set is None:
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
        if narrowed is not None and not (isinstance(noun.set, Some) and asking.set is None):
            yield "S", asked(noun.set if isinstance(noun.set, Some) else narrowed, asking), 0.0

    @rules.two("IW N")
    def which_are(asking: Asking, noun: Noun) -> Iterator[Result]:
        """哪些是民办高校."""
        if asking.set is None and not asking.steps and not isinstance(noun.set, Some):
            yield "S", asked(noun.set, asking), 0.2

    @rules.two("W IS")
    def what_is(asking: Asking, _: Word) -> Iterator[Result]:
        if asking.set is None or types_of(asking.set) >= {"Enterprise", "Institution"}:
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

    @rules.two("CL WHETHER", "WHETHER CL")
    def whether(first: object, second: object) -> Iterator[Result]:
        yield "S", Whether(second if isinstance(first, Word) else first), 0.0

    @rules.two("N WHETHER")
    def whether_such(noun: Noun, _: Word) -> Iterator[Result]:
        yield "NQ", noun, 0.0

    @rules.two("NQ P")
    def whether_so(noun: Noun, predicate: Predicate) -> Iterator[Result]:
        narrowed = context.applied(noun.set, predicate)
        if narrowed is not None:
            yield "S", Whether(narrowed), 0.0

    @rules.two("WHETHER V", "WHETHER P")
    def whether_it(_: Word, phrase: object) -> Iterator[Result]:
        yield ("P" if isinstance(phrase, Predicate) else "V"), phrase, 5.0


def _deeds(rules: Rules) -> None:
    @rules.two("G W", "G HW")
    def did_what(deed: Deed, asking: Asking) -> Iterator[Result]:
        """X牵头了哪些联盟."""
        if asking.steps:
            return
        item = deed.set if asking.set is None else None
        if item is None and asking.set is not None:
            item = _done(asking.set, deed)
        if item is not None:
            yield "S", asked(item, replace(asking, also=asking.also or deed.also), deed.set), 0.0

    @rules.two("N VW", "T VW")
    def works_with_whom(noun: Noun, deed: AskedDeed) -> Iterator[Result]:
        """X与哪些企业合作; X由谁牵头."""
        for step in deed.ways:
            found = hop(noun.set, step)
            narrowed = found if deed.asking.set is None or found is None else both(found, deed.asking.set)
            if narrowed is not None:
                asking = replace(deed.asking, also=deed.asking.also or deed.also)
                yield "S", asked(narrowed, asking, noun.set), 0.0


def _done(item: Set, deed: Deed) -> Set | None:
    if not types_of(item) & types_of(deed.set):
        return None
    if deed.negated:
        narrowed = both(item, Kind(types_of(deed.set)))
        return None if narrowed is None else Without(narrowed, deed.set)
    return both(item, deed.set)


def _properties(rules: Rules, context: Context) -> None:
    @rules.one("PROP")
    def property_(word: Word) -> Iterator[Result]:
        yield "PR", word.meaning, 0.0

    @rules.two("N PR", "ND PR", "PR ON", "PR BN")
    def of(first: object, second: object) -> Iterator[Result]:
        noun, name = (first, second) if isinstance(first, Noun) else (second, first)
        assert isinstance(noun, Noun)
        value = value_of(noun.set, str(name))
        if value is not None:
            yield "VAL", value, 0.0

    @rules.one("VAL")
    def bare(value: Asked) -> Iterator[Result]:
        yield "S", value, 0.8

    @rules.two("VAL W", "VAL IW", "VAL HW", "WIS VAL")
    def is_what(first: object, second: object) -> Iterator[Result]:
        """曾用名是什么, 以前叫什么."""
        asking, value = (second, first) if isinstance(second, Asking) else (first, second)
        assert isinstance(asking, Asking)
        if not asking.steps and not asking.count and asking.set is None:
            yield "S", value, 0.0

    @rules.two("W DE")
    def whose(asking: Asking, _: Word) -> Iterator[Result]:
        yield "WD", asking, 0.0

    @rules.two("WD PR", "W PR", "IW PR")
    def name_of_what(asking: Asking, name: str) -> Iterator[Result]:
        if asking.set is not None and name in HOW:
            yield "WPR", (asking, name), 0.0

    @rules.two("IS WPR")
    def is_name_of(_: Word, asked_name: tuple[Asking, str]) -> Iterator[Result]:
        yield "WPR", asked_name, 0.0

    @rules.two("WPR IS")
    def name_is(asked_name: tuple[Asking, str], _: Word) -> Iterator[Result]:
        yield "WPR", asked_name, 0.0

    @rules.two("N WPR", "WPR N")
    def whose_name(first: object, second: object) -> Iterator[Result]:
        """X是哪所学校的简称; 哪所学校的简称是X."""
        noun, asked_name = (first, second) if isinstance(first, Noun) else (second, first)
        assert isinstance(noun, Noun) and isinstance(asked_name, tuple)
        asking, name = asked_name
        if isinstance(noun.set, Some) and all(link.how == HOW[name] for link in noun.set.links):
            if both(noun.set, asking.set):
                yield "S", Listing(noun.set), 0.0

    @rules.two("WHICH PR")
    def what_property(_: Word, name: str) -> Iterator[Result]:
        yield "WHPR", name, 0.0

    @rules.two("IS WHPR")
    def is_what_property(_: Word, name: str) -> Iterator[Result]:
        yield "WHPR", name, 0.0

    @rules.two("N WHPR")
    def of_what_property(noun: Noun, name: str) -> Iterator[Result]:
        value = value_of(noun.set, name)
        if value is not None:
            yield "S", value, 0.0

    @rules.two("WHEN DATED", "WHEN EVENT")
    def when(_: Word, word: Word) -> Iterator[Result]:
        if isinstance(word.meaning, str):
            yield "WHPR", word.meaning, 0.0

    @rules.two("IS WHEN")
    def is_when(_: Word, word: Word) -> Iterator[Result]:
        yield "WHEN", word, 0.0

    def value_of(item: Set, name: str) -> Asked | None:
        from chuyi.graph.schema import ontology

        if name == "name":
            return Listing(item)
        holding = frozenset(type_ for type_ in types_of(item) if name in ontology().entities[type_].properties)
        return Value(item, name) if holding == types_of(item) else None


def _rankings(rules: Rules, context: Context) -> None:
    genitives = context.vocabulary.genitives

    @rules.two("N MOST", "CNT MOST", "N FEWEST", "CNT FEWEST")
    def most(noun: Noun, word: Word) -> Iterator[Result]:
        if not isinstance(noun.set, Some):
            yield "O", Order(noun.set, fewest=word.use == "FEWEST"), 0.0

    @rules.two("R MOST", "R FEWEST", "RC MOST", "RC FEWEST")
    def most_held(steps: tuple[Step, ...], word: Word) -> Iterator[Result]:
        yield "O", Order(Kind(steps[0].end), steps, word.use == "FEWEST"), 0.0

    @rules.two("P MOST", "P FEWEST")
    def does_most(predicate: Predicate, word: Word) -> Iterator[Result]:
        """牵头联盟最多."""
        if predicate.counted is not None and isinstance(predicate.counted[1], Kind):
            steps, counted = predicate.counted
            yield "O", Order(counted, steps, word.use == "FEWEST"), 0.0

    @rules.two("R NUMBER")
    def number_of_role(steps: tuple[Step, ...], _: Word) -> Iterator[Result]:
        yield "RC", steps, 0.0

    @rules.two("TOP NUM")
    def first_few(_: Word, word: Word) -> Iterator[Result]:
        yield "TN", word.meaning, 0.0

    @rules.two("TN PLACES", "TN EACH", "NN EACH", "NUM EACH")
    def few_places(number: object, _: Word) -> Iterator[Result]:
        yield ("TN", number, 0.0) if isinstance(number, int) else ("NN", number.meaning, 0.0)  # type: ignore[attr-defined]

    @rules.two("RANKED TN", "MOST TN")
    def ranked(_: Word, number: int) -> Iterator[Result]:
        yield "TN", number, 0.0

    @rules.two("MOST NN", "MOST NUM")
    def most_few(_: Word, number: object) -> Iterator[Result]:
        yield "TN", number if isinstance(number, int) else number.meaning, 0.0  # type: ignore[attr-defined]

    @rules.two("N TN", "CNT TN")
    def first_by(noun: Noun, number: int) -> Iterator[Result]:
        if not isinstance(noun.set, Some):
            yield "O", Order(noun.set, first=number), 0.0

    @rules.two("R TN", "RC TN")
    def first_held(steps: tuple[Step, ...], number: int) -> Iterator[Result]:
        yield "O", Order(Kind(steps[0].end), steps, first=number), 0.0

    @rules.two("O DE")
    def which_have(order: Order, _: Word) -> Iterator[Result]:
        yield "OD", order, 0.0

    @rules.two("OD NUM", "OD NN")
    def so_many(order: Order, number: object) -> Iterator[Result]:
        first = number if isinstance(number, int) else number.meaning  # type: ignore[attr-defined]
        yield "OD", replace(order, first=first), 0.0

    @rules.two("OD N")
    def groups(order: Order, noun: Noun) -> Iterator[Result]:
        yield from ranking(noun.set, order)

    @rules.two("OD IW", "O IW")
    def groups_asked(order: Order, asking: Asking) -> Iterator[Result]:
        if asking.set is not None and not asking.count:
            yield from ranking(asking.set, order)

    @rules.two("OD W", "WD O", "W O")
    def asked_groups(first: object, second: object) -> Iterator[Result]:
        order, asking = (first, second) if isinstance(first, Order) else (second, first)
        assert isinstance(order, Order) and isinstance(asking, Asking)
        if asking.set is not None and not asking.count:
            yield from ranking(asking.set, order)

    @rules.two("T O", "ND O", "N O", "T OD", "N OD")
    def of_these(noun: Noun, order: Order) -> Iterator[Result]:
        if not isinstance(noun.set, Some):
            yield from ranking(noun.set, order)

    @rules.two("T RK")
    def within(noun: Noun, ranking_: Ranking) -> Iterator[Result]:
        narrowed = _within(noun.set, ranking_.groups, genitives)
        if narrowed is not None:
            yield "RK", replace(ranking_, groups=narrowed), 0.0

    @rules.two("SCOPE_PROVINCE RK", "SCOPE_CITY RK")
    def in_scope(_: Word, ranking_: Ranking) -> Iterator[Result]:
        if types_of(ranking_.groups) == {"Region"}:
            yield "RK", ranking_, 0.0

    @rules.two("SCOPE_PROVINCE O", "SCOPE_CITY O")
    def scope(word: Word, order: Order) -> Iterator[Result]:
        yield from ranking(_scope(word), order)

    @rules.two("RK W", "RK IW", "RK HW")
    def is_which(ranking_: Ranking, asking: Asking) -> Iterator[Result]:
        if not asking.steps and not asking.count:
            if asking.set is None or types_of(asking.set) & types_of(ranking_.groups):
                yield "RK", ranking_, 0.0

    @rules.one("RK")
    def question(ranking_: Ranking) -> Iterator[Result]:
        yield "S", ranking_, 0.3

    def ranking(groups: Set, order: Order) -> Iterator[Result]:
        for step, counted in _counted(groups, order, genitives):
            yield "RK", Ranking(groups, step, counted, order.fewest, order.first), 0.0


def _scope(word: Word) -> Kind:
    level = "省" if word.use == "SCOPE_PROVINCE" else "市"
    return Kind(frozenset({"Region"}), (Condition("level", "in", (level,)),))


def _within(whole: Set, groups: Set, genitives: tuple[Step, ...]) -> Set | None:
    related = owned(whole, groups, genitives)
    return related[0] if related is not None else both(whole, groups)


def _counted(groups: Set, order: Order, genitives: tuple[Step, ...]) -> Iterator[tuple[Step, Set]]:
    """How each group leads to what is counted."""
    types = types_of(groups)
    for step in order.steps or genitives:
        if types <= step.start and types_of(order.counted) & step.end:
            yield step, order.counted
            return


def _comparisons(rules: Rules, context: Context) -> None:
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
        if noun.coordinated is not None and not asking.count and not asking.steps:
            if asking.set is None or types_of(asking.set) & types_of(noun.set):
                yield "WTWO", noun.set, 0.0

    @rules.two("WTWO DE")
    def of_which_of_two(item: Set, _: Word) -> Iterator[Result]:
        yield "WTWO", item, 0.0

    @rules.two("WTWO OM", "WTWO O")
    def has_more(item: Set, order: Order) -> Iterator[Result]:
        for step, counted in _counted(item, order, genitives):
            yield "S", Ranking(item, step, counted, order.fewest, None), 0.0

    @rules.two("ND N", "ND CNT", "N CNT", "N N", "ND R", "ND RC", "N R", "N RC")
    def owner_and_counted(owner: Noun, counted: object) -> Iterator[Result]:
        if not isinstance(owner.set, Some):
            return
        order = Order(counted.set) if isinstance(counted, Noun) else Order(Kind(counted[0].end), counted)  # type: ignore[index]
        for step, what in _counted(owner.set, order, genitives):
            yield "OC", (owner, step, what), 0.0

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
    def than_other(first: object, second: object) -> Iterator[Result]:
        one = first[0] if isinstance(first, tuple) else first
        other = second[0] if isinstance(second, tuple) else second
        counted = first if isinstance(first, tuple) else second if isinstance(second, tuple) else None
        assert isinstance(one, Noun) and isinstance(other, Noun)
        if isinstance(one.set, Some) and isinstance(other.set, Some) and types_of(one.set) == types_of(other.set):
            yield "TH2", (one.set, other.set, counted and counted[1:]), 0.0

    @rules.two("MORE W", "FEWER W")
    def by_how_many(word: Word, asking: Asking) -> Iterator[Result]:
        if asking.count and not asking.steps:
            yield "MW", (word.use, asking.set), 0.0

    @rules.two("TH2 MW")
    def difference(
        compared: tuple[Some, Some, tuple[Step, Set] | None], more_: tuple[str, Set | None]
    ) -> Iterator[Result]:
        one, other, counted = compared
        if more_[0] == "FEWER":
            one, other = other, one
        if counted is None and more_[1] is not None:
            counted = next(_counted(one, Order(more_[1]), genitives), None)
        if counted is not None:
            yield "S", Difference(one, other, *counted), 0.0

    @rules.two("OC SN", "OC NTH")
    def place(owned_: tuple[Noun, Step, Set], scope: object) -> Iterator[Result]:
        """湖南的高校数排全国第几."""
        owner, step, counted = owned_
        if not isinstance(owner.set, Some) or len(owner.set.links) != 1:
            return
        (link,) = owner.set.links
        groups = scope if isinstance(scope, Kind) else None
        if groups is None:
            levels = (Condition("level", "in", (link.level,)),) if link.level and link.type == "Region" else ()
            groups = Kind(frozenset({link.type}), levels)
        if link.type != "Region" or link.level in groups.conditions[0].values:
            yield "S", Place(owner.set, groups, step, counted), 0.0

    @rules.two("SCOPE_PROVINCE NTH", "SCOPE_CITY NTH")
    def scope_place(word: Word, _: Word) -> Iterator[Result]:
        yield "SN", _scope(word), 0.0

    @rules.two("RANKED NTH", "NTH RANKED")
    def ranked(first: Word, second: Word) -> Iterator[Result]:
        yield "NTH", Word("NTH"), 0.0

    @rules.two("RANKED SCOPE_PROVINCE", "AT SCOPE_PROVINCE", "SCOPE_PROVINCE WITHIN")
    def in_country(first: Word, second: Word) -> Iterator[Result]:
        yield "SCOPE_PROVINCE", Word("SCOPE_PROVINCE"), 0.0

    @rules.two("RANKED SCOPE_CITY", "AT SCOPE_CITY", "SCOPE_CITY WITHIN")
    def in_province(first: Word, second: Word) -> Iterator[Result]:
        yield "SCOPE_CITY", Word("SCOPE_CITY"), 0.0

    @rules.two("SCOPE_PROVINCE N", "SCOPE_CITY N")
    def all_of_country(word: Word, noun: Noun) -> Iterator[Result]:
        if not isinstance(noun.set, Some):
            yield "N", noun, 0.6


def _origins(rules: Rules, context: Context) -> None:
    @rules.two("CL DE")
    def of_clause(item: Set, _: Word) -> Iterator[Result]:
        yield "CLD", item, 0.0

    @rules.two("CLD ORIGIN", "CL ORIGIN")
    def origin_of_clause(item: Set, _: Word) -> Iterator[Result]:
        yield "OR", item, 0.0

    @rules.two("ND ORIGIN", "N ORIGIN")
    def origin_of(noun: Noun, _: Word) -> Iterator[Result]:
        yield "OR", noun.set, 0.3

    @rules.two("OR W", "OR IW", "OR HW", "OR ATW")
    def where(item: Set, asking: Asking) -> Iterator[Result]:
        yield "S", Origins(item), 0.0

    @rules.two("AT WHERE", "HAVE WHERE", "AT WHICH")
    def at_where(_: Word, word: Word) -> Iterator[Result]:
        yield "ATW", Asking(None), 0.0

    @rules.one("OR")
    def bare(item: Set) -> Iterator[Result]:
        yield "S", Origins(item), 0.6


def _targets(rules: Rules) -> None:
    @rules.two("PLAN W")
    def planned(_: Word, asking: Asking) -> Iterator[Result]:
        """要建多少个产教融合实训基地."""
        if asking.count and not asking.steps:
            yield "TG", asking.set, 0.0

    @rules.one("TG")
    def all_targets(item: Set | None) -> Iterator[Result]:
        meant = _target(item)
        if meant is not None:
            yield "S", Value(meant, "count"), 0.4

    @rules.two("N TG", "T TG")
    def targets_of(noun: Noun, item: Set | None) -> Iterator[Result]:
        types = types_of(noun.set)
        if types == {"Document"}:
            tasks = hop(noun.set, TARGET_IN)
            found = hop(tasks, TARGET_OF) if tasks else None
        elif types == {"Task"}:
            found = hop(noun.set, TARGET_OF)
        elif types == {"Designation"}:
            found = hop(noun.set, AIMS_AT)
        else:
            return
        meant = _target(item) if item is not None else found
        narrowed = both(found, meant) if found and meant else None
        if narrowed is not None:
            yield "S", Value(narrowed, "count"), 0.0

    @rules.two("N TARGET", "ND TARGET")
    def target(noun: Noun, _: Word) -> Iterator[Result]:
        step = TARGET_OF if types_of(noun.set) == {"Task"} else AIMS_AT
        found = hop(noun.set, step)
        if found is not None:
            yield "VAL", Value(found, "count"), 0.0

    @rules.two("VAL NUMBER")
    def number(value: Asked, _: Word) -> Iterator[Result]:
        yield "VAL", value, 0.0

    @rules.two("VAL MANYW")
    def how_many(value: Asked, _: Word) -> Iterator[Result]:
        yield "S", value, 0.0

    @rules.two("IS MANY", "HAVE MANY")
    def is_how_many(_: Word, word: Word) -> Iterator[Result]:
        yield "MANYW", word, 0.0


def _target(item: Set | None) -> Set | None:
    """Targets by what they count."""
    if isinstance(item, Some):
        return item if types_of(item) == {"Target"} else None
    return None


def _wrapping(rules: Rules, context: Context) -> None:
    @rules.two("L S")
    def on_list(kind: Kind, question: Asked) -> Iterator[Result]:
        """2017年名单里，…: all schools that it speaks of are those of the list."""
        yield "S", on_lists(question, kind), 0.0

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


def on_lists(question: Asked, kind: Kind) -> Asked:
    """The question with every kind of institution narrowed to a list."""
    changed = {
        name: narrowed(value, kind)
        for name, value in vars(question).items()
        if isinstance(value, Kind | Some | Hop | Without) or type(value).__name__ == "Both"
    }
    return replace(question, **changed)


def narrowed(item: Set, kind: Kind) -> Set:
    """The set in which everything of the kind's types is the kind's."""
    from chuyi.queries.ask.sets import Both

    match item:
        case Kind(types=types) if types <= kind.types:
            return both(item, kind) or item
        case Hop(base=base) if base is not None:
            return replace(item, base=narrowed(base, kind))
        case Both(parts=parts):
            return Both(tuple(narrowed(part, kind) for part in parts))
        case Without(whole=whole, part=part):
            return Without(narrowed(whole, kind), narrowed(part, kind))
        case _:
            return item
