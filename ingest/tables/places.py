"""Finding the administrative division that a cell names."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache

from chuyi.data import Division, divisions, prefecture_code
from chuyi.errors import Text
from chuyi.graph.facts import Entity, Reason, region_entity
from chuyi.ingest.tables.cell_values import Item, cover, shorten
from chuyi.ingest.tables.row_cells import RowCells

MUNICIPALITIES = ("11", "12", "31", "50", "81", "82")  # 直辖市、特别行政区: province and city in one
COMPLETE = "43"  # the province whose counties are all known


def find_division(name: str, within: str | None = None) -> Division | None:
    """The division of a name, short name (长沙, 凉山州) or code.

    Args:
        name: as a cell has it.
        within: code of a larger place in which it must lie.

    Returns:
        None where the name is unknown there or means several divisions.
    """
    found = _by_name().get(name, ())
    if within is not None:
        # A municipality is its own city; 吉林 in 吉林省 is the city.
        inside = [division for division in found if is_within(division.code, within)]
        found = tuple(division for division in inside if division.code != within) or tuple(inside)
    return found[0] if len(found) == 1 else None


def is_within(code: str, larger: str) -> bool:
    """Whether a division lies in another (or is it)."""
    return code.startswith(re.sub(r"(0000|00)$", "", larger))


def counties_known(code: str) -> bool:
    """Whether all counties of the place are known, so that an unknown name there is a mistake."""
    return code.startswith(COMPLETE)


def place_entity(division: Division) -> Entity:
    """The division as an entity."""
    return region_entity(division.code, division.name)


def identity_region(division: Division) -> str | None:
    """The code that keeps homonyms apart: the prefecture.

    A province alone gives none: a name that one table places in a province and another in a city of it must
    stay one thing.
    """
    code = prefecture_code(division.code)
    return code if division.level != "省" or code[:2] in MUNICIPALITIES else None


@dataclass(frozen=True, slots=True)
class Place:
    """The place that a row names: its code, the code that keeps homonyms apart, the cell, and the span of it and
    the larger places around it."""

    code: str
    entity: Entity
    region: str | None
    column: str
    item: Item
    span: Item


def read_place(cells: RowCells, columns: tuple[str, ...]) -> Place | None:
    """The smallest known place of the columns, each of which must lie in the others or around them.

    Columns name the smallest place first, except one that takes a place of any size.
    """
    found: Place | None = None
    for column in reversed(columns):
        items = cells.read(column)
        if not items:
            continue
        name = items[0].value
        division = find_division(name, found.code if found else None)
        around = find_division(name)
        if division is not None:
            span = cover([items[0], *([found.span] if found else [])])
            found = Place(division.code, place_entity(division), identity_region(division), column, items[0], span)
        elif found and around and is_within(found.code, around.code):
            found = replace(found, span=cover([items[0], found.span]))
        elif found and found.region and not counties_known(found.code):
            # Outside Hunan the table of divisions ends at the prefectures.
            what = Text(
                f"“{shorten(name)}”不在区划表中，按上一级记",
                f"{shorten(name)} is not in the table of divisions; its prefecture is taken",
            )
            cells.note(column, what, Reason.UNKNOWN_ENTITY)
        else:
            cells.error(column, Reason.UNKNOWN_ENTITY, unknown_place(name, found))
    return found


def unknown_place(name: str, larger: Place | None = None) -> Text:
    """What to tell of a name that is no place, or none inside the larger place."""
    inside = larger.entity.name if larger else ""
    return Text(
        f"{inside}没有地区“{shorten(name)}”；请写全称，如“长沙市”“岳麓区”",
        f"there is no region {shorten(name)}{f' in {inside}' if inside else ''}; write its full name",
    )


@cache
def _by_name() -> dict[str, tuple[Division, ...]]:
    exact: dict[str, list[Division]] = defaultdict(list)
    short: dict[str, list[Division]] = defaultdict(list)
    for division in divisions():
        exact[division.name].append(division)
        exact[division.code].append(division)
        short[division.short_name].append(division)
        for suffix in ("自治州", "自治县"):
            if division.name.endswith(suffix) and division.short_name != division.name:
                short[division.short_name + suffix[-1]].append(division)
    return {name: tuple(exact.get(name) or short[name]) for name in (*exact, *short)}
