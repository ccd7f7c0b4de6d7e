"""Values and ends on which sources disagree, side by side on the node or relation that shows one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from chuyi.graph.build.precedence import Order, is_compared, order_of, single, strength
from chuyi.graph.build.statements import Statement, ranked
from chuyi.graph.build.validity_period import is_before, period
from chuyi.graph.ledger import EntityRow
from chuyi.graph.ledger.canonical import to_json
from chuyi.graph.schema import Property

Said = Sequence[tuple[Any, Statement]]
# Property or relation, value, whether it is shown, passage, date.
Side = tuple[str, str, bool, str, str]


def contested(
    type_: str, declared: Mapping[str, Property], said: Mapping[str, Said], rivals: Sequence[Side] = ()
) -> dict[str, list[Any]]:
    """The properties on which sources disagree, as lists of equal length with one place for each value and source;
    empty where they agree.

    ``contested``: the property; ``contested_values``: what is said, as text; ``contested_shown``: whether that is
    what the property shows; ``contested_passages``: the passage; ``contested_dates``: the date that counted for it,
    or ``""``. What is shown comes first, then what is believed more.

    Args:
        type_: the entity type or relation.
        declared: its properties.
        said: what statements say of each property.
        rivals: as :func:`rivals` gives them.
    """
    rows = [
        (name, *side)
        for name, values in sorted(said.items())
        if name in declared and is_compared(declared[name])
        for side in _sides(type_, declared[name], values)
    ] + [*rivals]
    if not rows:
        return {}
    names = ("contested", "contested_values", "contested_shown", "contested_passages", "contested_dates")
    return {name: list(column) for name, column in zip(names, zip(*rows, strict=True), strict=True)}


def rivals(subject: str, touching: Sequence[Statement], things: Mapping[str, EntityRow]) -> list[Side]:
    """The other ends on which sources disagree, of relations of which a thing has one at a time; what is believed
    first.

    Args:
        subject: canonical id of the thing.
        touching: relations that it is an end of.
        things: the other ends, by canonical id.
    """
    found: list[Side] = []
    for relation in single():
        said = [
            item
            for item in touching
            if item.fact.predicate == relation and item.subject == subject and item.object != subject
        ]
        found += ((relation, *side) for side in _rival_ends(relation, said, things))
    return found


def _rival_ends(
    relation: str, said: Sequence[Statement], things: Mapping[str, EntityRow]
) -> list[tuple[str, bool, str, str]]:
    by_end: dict[str, list[Statement]] = {}
    for item in said:
        if item.standing.lasting or not any(other.standing.lasting for other in said):
            by_end.setdefault(str(item.object), []).append(item)
    support = _closest(by_end, things)
    opposed = {id_ for id_ in support for other in support if id_ != other and _oppose(support[id_], support[other])}
    order = order_of(None, relation)
    meant = [replace(item, object=id_) for id_ in opposed for item in support[id_]]
    in_order = ranked(meant, lambda item: item.object, order)
    return [
        (things[str(item.object)].name, id_ == in_order[0], item.spans[0].passage, item.standing.date)
        for id_ in in_order
        for item in _one_a_source(support[id_], order)
    ]


def _closest(by_end: Mapping[str, list[Statement]], things: Mapping[str, EntityRow]) -> dict[str, list[Statement]]:
    """The ends that are said most closely, each with what speaks for it alone: a city for its district, but a province
    for none of two cities."""
    holds = {id_: [other for other in by_end if _contains(things[id_], things[other])] for id_ in by_end}
    found = {id_: list(by_end[id_]) for id_, within in holds.items() if not within}
    for id_, within in holds.items():
        closest = [other for other in within if other in found]
        if len(closest) == 1:
            found[closest[0]] += by_end[id_]
    return found


def _oppose(some: Sequence[Statement], others: Sequence[Statement]) -> bool:
    """Whether sources that never name both of two ends name them for one time."""
    if {item.origin for item in some} & {item.origin for item in others}:
        return False
    return any(not _apart(one, other) for one in some for other in others)


def _apart(one: Statement, other: Statement) -> bool:
    """Whether one ended before the other began."""
    first, second = period(one.fact), period(other.fact)
    return any(
        ended is not None and began is not None and is_before(ended, began)
        for ended, began in ((first.end, second.start), (second.end, first.start))
    )


GOVERNMENT = "人民政府"


def _contains(one: EntityRow, other: EntityRow) -> bool:
    """Whether an end says less closely what another says: a region that holds another, by their codes (GB/T 2260); a
    government and its own office (湖南省人民政府, 湖南省教育厅)."""
    if one.type == other.type == "Region":
        outer, inner = (str(row.identity[0]).removesuffix("00").removesuffix("00") for row in (one, other))
        return outer.isdigit() and outer != inner and inner.startswith(outer)
    place = one.name.removesuffix(GOVERNMENT)
    return place not in ("", one.name) and other.name.startswith(place) and not other.name.endswith(GOVERNMENT)


def _one_a_source(said: Sequence[Statement], order: Order) -> list[Statement]:
    """The strongest statement of each source."""
    best: dict[str, Statement] = {}
    for item in sorted(said, key=lambda item: item.fact.key):
        known = best.get(item.fact.source)
        if known is None or strength(item.standing, order) > strength(known.standing, order):
            best[item.fact.source] = item
    return [item for _, item in sorted(best.items())]


def _sides(type_: str, property_: Property, said: Said) -> list[tuple[str, bool, str, str]]:
    """Value, whether it is shown, passage and date of each side; none where the values are one."""
    # What was so until then does not contradict what is so now.
    lasting = [(value, statement) for value, statement in said if statement.standing.lasting]
    said = lasting or said
    # Where two statements of one source are equally strong, which is shown must not hang on the order of reading.
    said = sorted(said, key=lambda item: item[1].fact.key)
    values = {id(statement): value for value, statement in said}
    order = order_of(type_, property_.name)
    in_order = ranked([statement for _, statement in said], lambda item: values[id(item)], order)
    differing = [value for value in in_order if not _said_closer(property_, value, in_order)]
    if len(differing) < 2:
        return []
    sides = []
    for value in differing:
        of_value = [statement for other, statement in said if to_json(other) == to_json(value)]
        for statement in _one_a_source(of_value, order):
            shown = value == in_order[0]
            sides.append((_text(value), shown, statement.spans[0].passage, statement.standing.date))
    return sides


def _said_closer(property_: Property, value: Any, values: Sequence[Any]) -> bool:
    """Whether another value is the same date said more closely: 2023-09 for 2023."""
    return property_.kind == "date" and any(other != value and str(other).startswith(str(value)) for other in values)


def _text(value: Any) -> str:
    return f"{value:g}" if isinstance(value, (int, float)) and not isinstance(value, bool) else str(value)
