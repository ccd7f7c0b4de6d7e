"""Values on which sources disagree, side by side on the node or relation that shows one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from chuyi.graph.build.precedence import is_compared, order_of, strength
from chuyi.graph.build.statements import Statement, ranked
from chuyi.graph.ledger.canonical import to_json
from chuyi.graph.schema import Property

Said = Sequence[tuple[Any, Statement]]


def contested(type_: str, declared: Mapping[str, Property], said: Mapping[str, Said]) -> dict[str, list[Any]]:
    """The properties on which sources disagree, as lists of equal length with one place for each value and source;
    empty where they agree.

    ``contested``: the property; ``contested_values``: what is said, as text; ``contested_shown``: whether that is
    what the property shows; ``contested_passages``: the passage; ``contested_dates``: the date that counted for it,
    or ``""``. What is shown comes first, then what is believed more.

    Args:
        type_: the entity type or relation.
        declared: its properties.
        said: what statements say of each property.
    """
    rows = [
        (name, *side)
        for name, values in sorted(said.items())
        if name in declared and is_compared(declared[name])
        for side in _sides(type_, declared[name], values)
    ]
    if not rows:
        return {}
    names = ("contested", "contested_values", "contested_shown", "contested_passages", "contested_dates")
    return {name: list(column) for name, column in zip(names, zip(*rows, strict=True), strict=True)}


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
        best: dict[str, Statement] = {}
        for other, statement in said:
            if to_json(other) == to_json(value):
                known = best.get(statement.fact.source)
                if known is None or strength(statement.standing, order) > strength(known.standing, order):
                    best[statement.fact.source] = statement
        for _, statement in sorted(best.items()):
            shown = value == in_order[0]
            sides.append((_text(value), shown, statement.spans[0].passage, statement.standing.date))
    return sides


def _said_closer(property_: Property, value: Any, values: Sequence[Any]) -> bool:
    """Whether another value is the same date said more closely: 2023-09 for 2023."""
    return property_.kind == "date" and any(other != value and str(other).startswith(str(value)) for other in values)


def _text(value: Any) -> str:
    return f"{value:g}" if isinstance(value, (int, float)) and not isinstance(value, bool) else str(value)
