"""What a question means: sets of things, and what is asked of them.

A set is written down without a graph: things of a kind, named things, what a relation leads to from a set, and
what these have in common or not. Equal meanings are equal values.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from chuyi.graph.schema import ontology

Types = frozenset[str]


@dataclass(frozen=True)
class Condition:
    """What a property of a node or relation must be.

    Attributes:
        property: its name; ``grade`` is that of the best source, ``sources`` the list of them.
        operator: ``in`` (one of the values), ``prefix`` (a date that begins so), ``since`` and ``before`` (a date),
            ``contains`` (a text), ``any`` (a list, of the values), ``listed`` (``any``, of sources still to be found
            by their title), ``missing``, ``present``.
        words: how the question said it.
    """

    property: str
    operator: str
    values: tuple[str, ...]
    words: str = field(default="", compare=False)


def on_date(property_: str, date: str) -> Condition:
    """The condition that a property is of a date: ``2023``, ``2023-12``; ``2023+`` since then, ``2023-`` before."""
    operator = {"+": "since", "-": "before"}.get(date[-1], "prefix")
    return Condition(property_, operator, (date.rstrip("+-"),))


@dataclass(frozen=True)
class Step:
    """The way from things to others.

    Attributes:
        relations: types of relations, any of which will do; or one of the derived steps ``PLACE``, ``PARENT``.
        forward: from the start of the relation to its end; None for either way.
        start, end: the types at both ends, in the direction of the step.
        conditions: on the relation.
    """

    relations: tuple[str, ...]
    forward: bool | None
    start: Types
    end: Types
    conditions: tuple[Condition, ...] = ()

    @property
    def back(self) -> Step:
        """The same way, gone the other way round."""
        forward = None if self.forward is None else not self.forward
        return replace(self, forward=forward, start=self.end, end=self.start)


@dataclass(frozen=True)
class Link:
    """A thing of the graph that the question names.

    Attributes:
        said: the words of the question.
        how: ``name``, ``alias``, ``former``, ``short``, ``part``, ``typing`` (a typing error), ``pinyin``.
    """

    id: str
    name: str
    type: str
    said: str = field(default="", compare=False)
    how: str = field(default="name", compare=False)
    level: str | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Kind:
    """All things of some types that meet conditions."""

    types: Types
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True)
class Some:
    """Named things; ``words`` where they share a name of their own (a programme's designations)."""

    links: tuple[Link, ...]
    words: str = field(default="", compare=False)
    joined: bool = False


@dataclass(frozen=True)
class Hop:
    """What a step leads to from the things of ``base``; everything it leads to where ``base`` is None."""

    base: Set | None
    step: Step


@dataclass(frozen=True)
class Both:
    """What is in every part; ``also`` leaves out the things that the question named."""

    parts: tuple[Set, ...]


@dataclass(frozen=True)
class Without:
    """What is in ``whole`` and not in ``part``."""

    whole: Set
    part: Set


@dataclass(frozen=True)
class AtLeast:
    """The things from which a step leads to at least so many of the ``counted``."""

    step: Step
    counted: Set
    least: int


Set = Kind | Some | Hop | Both | Without | AtLeast


@dataclass(frozen=True)
class Listing:
    """Which things; ``present`` asks for their present name."""

    set: Set


@dataclass(frozen=True)
class Counting:
    """How many things; ``by`` counts them for each thing that it names."""

    set: Set


@dataclass(frozen=True)
class Value:
    """A property of things."""

    set: Set
    property: str


@dataclass(frozen=True)
class Ranking:
    """Groups by how many things a step leads to from each; ``first`` None gives all, ``last`` the fewest first."""

    groups: Set
    step: Step
    counted: Set
    fewest: bool = False
    first: int | None = 1


@dataclass(frozen=True)
class Place:
    """The place of one group among all: one more than the number of those that have more."""

    one: Some
    groups: Set
    step: Step
    counted: Set


@dataclass(frozen=True)
class Difference:
    """By how many the first has more than the second; ``absolute`` whichever has more."""

    one: Some
    other: Some
    step: Step
    counted: Set
    absolute: bool = False


@dataclass(frozen=True)
class Whether:
    """Whether anything is in the set."""

    set: Set


@dataclass(frozen=True)
class Origins:
    """Where it is stated that things are in a set."""

    set: Set


Asked = Listing | Counting | Value | Ranking | Place | Difference | Whether | Origins


def types_of(item: Set) -> Types:
    """The types that things of a set can have."""
    match item:
        case Kind(types=types):
            return types
        case Some(links=links):
            return frozenset(link.type for link in links)
        case Hop(step=step):
            return step.end
        case Both(parts=parts):
            return frozenset.intersection(*map(types_of, parts))
        case Without(whole=whole):
            return types_of(whole)
        case AtLeast(step=step):
            return step.start


def expand(names: tuple[str, ...]) -> Types:
    """The concrete types that are any of ``names``."""
    return frozenset(ontology().fitting(names))


def both(first: Set, second: Set) -> Set | None:
    """What is in both; None where nothing can be."""
    if not types_of(first) & types_of(second):
        return None
    if isinstance(first, Kind) and isinstance(second, Kind):
        merged = dict.fromkeys((*first.conditions, *second.conditions))
        return Kind(first.types & second.types, tuple(merged))
    parts = (*_parts(first), *_parts(second))
    types = frozenset.intersection(*map(types_of, parts))
    conditions = tuple(
        dict.fromkeys(condition for part in parts if isinstance(part, Kind) for condition in part.conditions)
    )
    others = list(dict.fromkeys(_ending_in(part, types) for part in parts if not isinstance(part, Kind)))
    if conditions or not any(types_of(part) <= types for part in others):
        others.append(Kind(types, conditions))
    return others[0] if len(others) == 1 else Both(tuple(others))


def _ending_in(item: Set, types: Types) -> Set:
    """A set that hangs on a step, with no other types than these."""
    if isinstance(item, Hop) and not item.step.end <= types:
        return Hop(item.base, replace(item.step, end=item.step.end & types))
    if isinstance(item, AtLeast) and not item.step.start <= types:
        return replace(item, step=replace(item.step, start=item.step.start & types))
    return item


def _parts(item: Set) -> tuple[Set, ...]:
    return item.parts if isinstance(item, Both) else (item,)


def hop(base: Set, step: Step) -> Set | None:
    """What a step leads to; None where it does not start at such things."""
    start = types_of(base)
    if not start & step.start:
        return None
    if not start <= step.start:
        narrowed = both(base, Kind(step.start))
        if narrowed is None:
            return None
        base = narrowed
    return Hop(base, step)


def at_least(step: Step, counted: Set, least: int) -> Set | None:
    """The things from which a step leads to so many; None where it does not lead to such things."""
    some = hop(counted, step.back)
    if some is None:
        return None
    enough = AtLeast(step, counted, least)
    # What lies in a place is no evidence of the place: the step back to it would only take time.
    return enough if step.relations == ("PLACE",) else both(some, enough)


def with_condition(item: Set, condition: Condition, allowed: frozenset[str]) -> Set | None:
    """The set whose last relation, or whose things, meet a condition; ``allowed`` are the types it can be put to."""
    match item:
        case Hop(base=base, step=step) if step.relations[0] in allowed:
            return Hop(base, replace(step, conditions=(*step.conditions, condition)))
        case Both(parts=parts):
            for position, part in enumerate(parts):
                changed = with_condition(part, condition, allowed) if isinstance(part, Hop) else None
                if changed is not None:
                    return Both((*parts[:position], changed, *parts[position + 1 :]))
    return None


def links_of(item: Set) -> Iterator[Link]:
    """Every named thing that a set hangs on."""
    match item:
        case Some(links=links):
            yield from links
        case Hop(base=base) if base is not None:
            yield from links_of(base)
        case Both(parts=parts):
            for part in parts:
                yield from links_of(part)
        case Without(whole=whole, part=part):
            yield from links_of(whole)
            yield from links_of(part)
        case AtLeast(counted=counted):
            yield from links_of(counted)


def others(item: Set, named: Set) -> Set:
    """The set without the things of its own types that ``named`` names: 还与哪些."""
    types = types_of(item)
    same = tuple(dict.fromkeys(link for link in links_of(named) if link.type in types))
    return Without(item, Some(same)) if same else item
