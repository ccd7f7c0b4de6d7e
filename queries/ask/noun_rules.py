"""Rules for noun phrases: which things are spoken of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from chuyi.queries.ask.context import Context
from chuyi.queries.ask.parsing import Result, Rules
from chuyi.queries.ask.phrases import Asking, Noun, holders, is_region, owned, reach
from chuyi.queries.ask.scanning import listed
from chuyi.queries.ask.sets import Condition, Kind, Some, Step, both, expand, types_of
from chuyi.queries.ask.vocabulary import Role, Word

ANY = frozenset(
    expand(("Organization", "Facility", "Alliance", "ProgrammeGroup", "Designation", "Document", "Task", "Region"))
)
BARE_COST = 0.2


def add(rules: Rules, context: Context) -> None:
    """Register the rules."""
    _words(rules, context)
    _joined(rules, context)
    _coordinated(rules)
    _asking(rules, context)


def _words(rules: Rules, context: Context) -> None:
    @rules.one("NAME")
    def name(word: Word) -> Iterator[Result]:
        yield "N", Noun(word.meaning), 0.0

    @rules.one("NOUN")
    def noun(word: Word) -> Iterator[Result]:
        yield "N", Noun(word.meaning, proper=word.proper), 0.0

    @rules.one("ADJ")
    def adjective(word: Word) -> Iterator[Result]:
        yield "A", word.meaning, 0.0

    @rules.one("LIST")
    def list_(word: Word) -> Iterator[Result]:
        if word.meaning is not None:
            yield "L", listed(word.meaning, context.gazetteer), 0.0

    @rules.one("L")
    def of_list(kind: Kind) -> Iterator[Result]:
        yield "A", kind, 0.3

    @rules.one("ROLE")
    def role(word: Word) -> Iterator[Result]:
        meaning: Role = word.meaning
        yield "R", meaning.ways, 0.0

    @rules.two("L WITHIN", "L COMMA")
    def within_list(kind: Kind, _: Word) -> Iterator[Result]:
        yield "L", kind, 0.0

    @rules.two("A DE", "A WITHIN")
    def adjective_of(kind: Kind, _: Word) -> Iterator[Result]:
        yield "A", kind, 0.0

    @rules.two("A A")
    def adjectives(first: Kind, second: Kind) -> Iterator[Result]:
        merged = both(first, second)
        if merged is not None:
            yield "A", merged, 0.0

    @rules.two("A N")
    def described(kind: Kind, noun: Noun) -> Iterator[Result]:
        merged = both(noun.set, kind)
        if merged is not None and not isinstance(noun.set, Some):
            yield "N", replace(noun, set=merged, proper=False, coordinated=None, owned=None), 0.0

    @rules.two("COOP R")
    def way_of_cooperating(word: Word, steps: tuple[Step, ...]) -> Iterator[Result]:
        narrowed = tuple(
            replace(step, conditions=word.meaning.conditions)
            for step in steps
            if step.relations == word.meaning.relations
        )
        if narrowed:
            yield "R", narrowed, 0.0

    @rules.two("R N")
    def role_of_kind(steps: tuple[Step, ...], noun: Noun) -> Iterator[Result]:
        """成员企业."""
        yield from _narrowed(steps, noun)

    @rules.two("N R")
    def kind_of_role(noun: Noun, steps: tuple[Step, ...]) -> Iterator[Result]:
        """企业成员."""
        if isinstance(noun.set, Kind):
            yield from _narrowed(steps, noun)


def _narrowed(steps: tuple[Step, ...], noun: Noun) -> Iterator[Result]:
    if not isinstance(noun.set, Kind) or noun.set.conditions:
        return
    kind = noun.set
    narrowed = tuple(replace(step, end=step.end & kind.types) for step in steps if step.end & kind.types)
    if narrowed:
        yield "R", narrowed, 0.0


def _joined(rules: Rules, context: Context) -> None:
    genitives = context.vocabulary.genitives

    @rules.two("N DE")
    def of(noun: Noun, _: Word) -> Iterator[Result]:
        yield "ND", noun, 0.0

    @rules.two("ND N", "N N")
    def owner_and_thing(owner: Noun, thing: Noun) -> Iterator[Result]:
        if isinstance(thing.set, Some):
            return
        found = owned(owner.set, thing.set, genitives)
        if found is not None:
            yield "N", Noun(found[0], owned=(owner.set, found[1], thing.set)), 0.0

    @rules.two("ND R", "N R", "T R")
    def owner_and_role(owner: Noun, steps: tuple[Step, ...]) -> Iterator[Result]:
        for step in steps:
            for found, cost, _ in reach(owner, step):
                if owner.coordinated is None or types_of(owner.set) != {"Region"}:
                    yield "N", Noun(found, owned=(owner.set, step, Kind(step.end))), cost

    @rules.two("PD N", "GD N", "DATED_OF N")
    def relative_clause(clause: object, noun: Noun) -> Iterator[Result]:
        narrowed = context.applied(noun.set, clause)
        if narrowed is not None:
            yield "N", Noun(narrowed, also=noun.also), 0.0

    @rules.one("PD", "GD")
    def headless(clause: object) -> Iterator[Result]:
        narrowed = context.applied(Kind(ANY), clause)
        if narrowed is not None and types_of(narrowed) != ANY:
            yield "N", Noun(narrowed), 1.0

    @rules.two("N WITHIN", "N COMMA", "T COMMA", "NHAVE WITHIN")
    def topic(noun: Noun, _: Word) -> Iterator[Result]:
        yield "T", noun, 0.1

    @rules.two("EVERY N")
    def every(_: Word, noun: Noun) -> Iterator[Result]:
        if not isinstance(noun.set, Some):
            yield "N", noun, 0.0

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


def _coordinated(rules: Rules) -> None:
    @rules.two("N WITH", "N LIST", "N TOGETHER")
    def first_of_two(noun: Noun, word: Word) -> Iterator[Result]:
        yield "NX", noun, 0.0

    @rules.two("N OR")
    def first_of_either(noun: Noun, word: Word) -> Iterator[Result]:
        yield "NOR", noun, 0.0

    @rules.two("NX N", "NOR N")
    def two(first: Noun, second: Noun) -> Iterator[Result]:
        yield from _pair(first, second, either=False)

    @rules.two("NOR N")
    def either(first: Noun, second: Noun) -> Iterator[Result]:
        yield from _pair(first, second, either=True)

    @rules.two("A WITH", "A LIST", "A OR")
    def first_adjective(kind: Kind, _: Word) -> Iterator[Result]:
        yield "AX", kind, 0.0

    @rules.two("AX A")
    def adjectives(first: Kind, second: Kind) -> Iterator[Result]:
        merged = _merged(first, second)
        if merged is not None:
            yield "A", merged, 0.0


def _pair(first: Noun, second: Noun, *, either: bool) -> Iterator[Result]:
    if isinstance(first.set, Some) and isinstance(second.set, Some) and types_of(first.set) == types_of(second.set):
        links = tuple(dict.fromkeys((*first.set.links, *second.set.links)))
        region = is_region(first.set)
        yield "N", Noun(Some(links), (first.set, second.set), either or region), 0.0
    elif isinstance(first.set, Kind) and isinstance(second.set, Kind):
        merged = _merged(first.set, second.set)
        if merged is not None:
            yield "N", Noun(merged), 0.0


def _merged(first: Kind, second: Kind) -> Kind | None:
    """Things of either kind, where the two differ in their types or in one condition."""
    if first.conditions == second.conditions:
        return Kind(first.types | second.types, first.conditions)
    if first.types != second.types or len(first.conditions) != len(second.conditions):
        return None
    merged, differing = [], 0
    for one, other in zip(first.conditions, second.conditions, strict=True):
        if (one.property, one.operator) != (other.property, other.operator):
            return None
        differing += one != other
        merged.append(Condition(one.property, one.operator, tuple(dict.fromkeys((*one.values, *other.values)))))
    return Kind(first.types, tuple(merged)) if differing == 1 else None


def _asking(rules: Rules, context: Context) -> None:
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
        if not isinstance(noun.set, Some) or all(link.type == "Target" for link in noun.set.links):
            yield "W", Asking(noun.set, count=word.use == "MANY", also=noun.also), 0.0

    @rules.two("WHICH R", "MANY R")
    def which_role(word: Word, steps: tuple[Step, ...]) -> Iterator[Result]:
        yield "W", Asking(None, steps, count=word.use == "MANY"), 0.0

    @rules.two("ND W", "N W", "T W", "T HW")
    def of_these(owner: Noun, asking: Asking) -> Iterator[Result]:
        """长沙的哪些院校; 合作企业里，哪些; 牵头的联盟，哪些成员."""
        yield from asked_of(owner, asking)

    def asked_of(owner: Noun, asking: Asking) -> Iterator[Result]:
        if asking.steps:
            found = holders(owner.set, asking.steps)
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
