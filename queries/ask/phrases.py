"""What the pieces of a sentence mean while it is being parsed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from chuyi.queries.ask.sets import (
    Condition,
    Hop,
    Kind,
    Set,
    Some,
    Step,
    Without,
    at_least,
    both,
    hop,
    types_of,
    with_condition,
)

# What rests on such sources alone is 待核.
UNCONFIRMED = Condition("grade", "in", ("mirror", "unknown"))


@dataclass(frozen=True)
class Noun:
    """A noun phrase: which things.

    Attributes:
        coordinated: two named things joined by 和, whose relations may be meant together or apart.
        either, together: which of the two it is, where that is said.
        proper: begins with a word that looks like a name after a bare place.
        joint: how a coordination in it was taken, as of a predicate.
        headless: a clause that stands for its things (牵头联盟的).
        owned: what it is made of, where it is X的Y: (X, step, Y).
    """

    set: Set
    coordinated: tuple[Set, Set] | None = None
    either: bool = False
    together: bool = False
    proper: bool = False
    headless: bool = False
    joint: str | None = None
    owned: tuple[Set, Step, Set] | None = None
    also: bool = False


@dataclass(frozen=True)
class Asking:
    """A noun phrase with a question word.

    Attributes:
        set: what is asked for; None for 哪些 alone.
        steps: the ways of a role (哪些成员), whose owner is still to come; ``set`` then narrows it.
        count: 多少 rather than 哪些.
    """

    set: Set | None
    steps: tuple[Step, ...] = ()
    count: bool = False
    also: bool = False


@dataclass(frozen=True)
class Predicate:
    """What is said of things.

    Attributes:
        set: those of which it is true; None where it hangs on their type (``has``, ``mark``).
        negated: whether it is denied.
        has: that they have such things, or (steps) that they have a role's holders.
        check: that their sources need to be confirmed.
        joint: how coordinated objects were taken: ``both``, ``either``, or None where there were none.
        least: how many they have at least.
    """

    set: Set | None
    negated: bool = False
    has: Set | None = None
    steps: tuple[Step, ...] = ()
    check: bool = False
    joint: str | None = None
    also: bool = False
    event: bool = False
    counted: tuple[tuple[Step, ...], Set] | None = None
    parts: tuple[Predicate, ...] = ()
    least: int = 1


@dataclass(frozen=True)
class Deed:
    """A subject and what it does, the object still to come; or, passively, who does it to the object.

    Attributes:
        set: the possible objects.
    """

    set: Set
    negated: bool = False
    also: bool = False
    joint: str | None = None


@dataclass(frozen=True)
class Doing:
    """A verb and its ways from subject to object."""

    ways: tuple[Step, ...]
    frame: str = "active"
    past: bool = False
    negated: bool = False
    also: bool = False
    together: bool = False


@dataclass(frozen=True)
class AskedDeed:
    """A verb with what it asks for.

    Attributes:
        ways: from the subject to what is asked for.
        also: 还: without what was named.
        through: ways and things that lie between (和哪些院校共建了实训基地).
        together: 共同, 联合: coordinated subjects do it together.
    """

    ways: tuple[Step, ...]
    asking: Asking
    also: bool = False
    through: tuple[tuple[Step, ...], Set] | None = None
    together: bool = False


@dataclass(frozen=True)
class Order:
    """A ranking whose groups are still to come.

    Attributes:
        counted: what is counted; None where the steps say it all.
        steps: from the group to what is counted; empty to be found by the types.
        fewest: the fewest first.
        first: how many groups; None for all.
    """

    counted: Set
    steps: tuple[Step, ...] = ()
    fewest: bool = False
    first: int | None = 1


Reached = tuple[Set, float, str | None]


def reach(noun: Noun, step: Step) -> list[Reached]:
    """What a step leads to from a phrase, with the cost of the reading and how a coordination was taken."""
    whole = hop(noun.set, step)
    if whole is None:
        return []
    if noun.coordinated is None:
        return [(whole, 0.0, None)]
    if noun.either:
        return [(whole, 0.0, "either")]
    found: list[Reached] = [] if noun.together else [(whole, 0.5, "either")]
    first, second = (hop(part, step) for part in noun.coordinated)
    common = both(first, second) if first and second else None
    if common is not None:
        found.append((common, 0.5, "both"))
    return found


def holders(owner: Set, asking: Asking) -> Set | None:
    """What the first fitting way of a role leads to: 哪些成员, 哪些株洲的成员."""
    for step in asking.steps:
        found = hop(owner, step)
        if found is not None:
            return found if asking.set is None else both(found, asking.set)
    return None


def apply(item: Set, predicate: Predicate, genitives: tuple[Step, ...]) -> Set | None:
    """The things of a set of which a predicate is true; None where it cannot be."""
    for part in predicate.parts:
        narrowed = apply(item, part, genitives)
        if narrowed is None:
            return None
        item = narrowed
    if predicate.parts:
        return item
    if predicate.check:
        return checked(item)
    meant = predicate.set if predicate.set is not None else _having(item, predicate, genitives)
    if meant is None or not types_of(item) & types_of(meant):
        return None
    if predicate.negated:
        narrowed = both(item, Kind(types_of(meant)))
        return None if narrowed is None else Without(narrowed, meant)
    return both(item, meant)


def checked(item: Set) -> Set | None:
    """The things of a set whose last relation, or which themselves, need to be confirmed."""
    changed = with_condition(item, UNCONFIRMED, frozenset(_relations(item)))
    return changed if changed is not None else both(item, Kind(types_of(item), (UNCONFIRMED,)))


def _relations(item: Set) -> list[str]:
    match item:
        case Hop(step=step):
            return list(step.relations)
        case _:
            return [name for part in getattr(item, "parts", ()) for name in _relations(part)]


def _having(item: Set, predicate: Predicate, genitives: tuple[Step, ...]) -> Set | None:
    types = types_of(item)
    for step in predicate.steps or genitives:
        if not types <= step.start:
            continue
        own = replace(step, start=step.start & types)
        if predicate.least > 1:
            found = at_least(own, predicate.has if predicate.has is not None else Kind(step.end), predicate.least)
            if found is not None:
                return found
        elif predicate.has is None:
            return Hop(None, own.back)
        elif types_of(predicate.has) & step.end:
            return hop(predicate.has, own.back)
    return None


def owned(owner: Set, thing: Set, genitives: tuple[Step, ...]) -> tuple[Set, Step] | None:
    """X的Y by the types of both: the set, and the step from X."""
    start, end = types_of(owner), types_of(thing)
    for step in genitives:
        if start <= step.start and end & step.end:
            reached = hop(owner, replace(step, end=step.end & end))
            narrowed = both(reached, thing) if reached else None
            if narrowed is not None:
                return narrowed, step
    return None


def is_region(item: Set) -> bool:
    """Whether a set is of named places."""
    return isinstance(item, Some) and types_of(item) == {"Region"}
