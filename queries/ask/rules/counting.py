"""What is counted for each of several groups."""

from __future__ import annotations

from collections.abc import Iterator

from chuyi.queries.ask.phrases import (
    Noun,
    Order,
    owned,
)
from chuyi.queries.ask.sets import (
    Both,
    Condition,
    Hop,
    Kind,
    Set,
    Some,
    Step,
    Without,
    both,
    types_of,
)
from chuyi.queries.ask.vocabulary import Word


def order_of(counted: object) -> Order:
    """What is counted: things, or the holders of a role."""
    if isinstance(counted, Noun):
        return Order(counted.set)
    if isinstance(counted, Kind | Some | Hop | Both | Without):
        return Order(counted)
    assert isinstance(counted, tuple)
    return Order(Kind(counted[0].end), counted)


def scope_of_word(word: Word) -> Kind:
    """The places that a scope compares."""
    level = "省" if word.use in ("SCOPE_PROVINCE", "COUNTRY", "EACH_PROVINCE") else "市"
    return Kind(frozenset({"Region"}), (Condition("level", "in", (level,)),))


def within_groups(whole: Set, groups: Set, genitives: tuple[Step, ...]) -> Set | None:
    related = owned(whole, groups, genitives)
    return related[0] if related is not None else both(whole, groups)


def holds_level(groups: Set, level: str | None) -> bool:
    """Whether groups of places are of a level."""
    parts = groups.parts if isinstance(groups, Both) else (groups,)
    return any(level in c.values for part in parts if isinstance(part, Kind) for c in part.conditions)


def ways_to_count(groups: Set, order: Order, genitives: tuple[Step, ...]) -> Iterator[tuple[Step, Set]]:
    """How each group leads to what is counted."""
    types = types_of(groups)
    for step in order.steps or genitives:
        if types <= step.start and types_of(order.counted) & step.end:
            yield step, order.counted
            return
