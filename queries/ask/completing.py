"""What a question leaves unsaid: the province of 市州, the list on which provinces can be compared; and what
stands beside its answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace

from chuyi.queries.ask.gazetteer import Gazetteer
from chuyi.queries.ask.listing import on_lists, with_sets
from chuyi.queries.ask.sets import (
    Asked,
    AtLeast,
    Both,
    Condition,
    Difference,
    Hop,
    Kind,
    Link,
    Place,
    Ranking,
    Set,
    Some,
    Without,
    both,
    types_of,
)
from chuyi.queries.ask.vocabulary import vocabulary, way
from chuyi.queries.header import Coverage

PART_OF = way("Region <PART_OF< Region")
CITY = Condition("level", "in", ("市",))
INSTITUTION = "Institution"
TABLES = {
    INSTITUTION: ("institutions", "register_2017"),
    "Alliance": ("alliances",),
    "IndustryCollege": ("industry_colleges",),
    "Department": ("departments",),
}


def complete(asked: Asked, gazetteer: Gazetteer) -> Asked:
    """The question with what goes without saying: 市州 are those of the province, provinces are compared by the
    one list that holds them all alike."""
    asked = with_sets(asked, lambda item: _at_home(item, gazetteer))
    if _compares_provinces(asked):
        word = vocabulary().lists[INSTITUTION]
        sources = tuple(gazetteer.sources(word))
        kinds = frozenset({INSTITUTION})
        if sources:
            asked = on_lists(asked, Kind(kinds, (Condition("sources", "any", sources, word),)))
    return asked


def _at_home(item: Set, gazetteer: Gazetteer) -> Set:
    match item:
        case Kind(types=types, conditions=conditions) if types == {"Region"} and CITY in conditions:
            home = gazetteer.meanings(gazetteer.province) if gazetteer.province else []
            return both(Hop(Some(home[0]), PART_OF), item) or item if home else item
        case Hop(base=base) if base is not None:
            return replace(item, base=_at_home(base, gazetteer))
        case Both(parts=parts) if not any(
            types_of(part) == {"Region"} and isinstance(part, Hop | Some) for part in parts
        ):
            return Both(tuple(_at_home(part, gazetteer) for part in parts))
        case Without(whole=whole, part=part):
            return Without(_at_home(whole, gazetteer), part)
        case AtLeast(counted=counted):
            return replace(item, counted=_at_home(counted, gazetteer))
        case _:
            return item


def _compares_provinces(asked: Asked) -> bool:
    match asked:
        case Ranking(groups=groups, counted=counted):
            places: Set = groups
        case Place(groups=groups, counted=counted):
            places = groups
        case Difference(one=one, other=other, counted=counted):
            places = Some((*one.links, *other.links))
        case _:
            return False
    return types_of(counted) == {INSTITUTION} and _provinces(places)


def _provinces(places: Set) -> bool:
    match places:
        case Some(links=links):
            return all(link.type == "Region" and link.level == "省" for link in links)
        case Kind(types=types, conditions=conditions):
            return types == {"Region"} and Condition("level", "in", ("省",)) in conditions
        case _:
            return False


def sets_of(asked: Asked) -> Iterator[Set]:
    """The sets that a question names."""
    for item in fields(asked):
        value = getattr(asked, item.name)
        if isinstance(value, Kind | Some | Hop | Both | Without):
            yield value


def coverage_of(asked: Asked) -> tuple[Coverage, list[str]]:
    """Which official lists stand beside the answer, and the designations that it names."""
    tables: set[str] = set()
    holders: set[str] = set()
    named: list[str] = []
    for item in sets_of(asked):
        for type_ in _types_in(item):
            tables.update(TABLES.get(type_, ()))
            if type_ in ("TrainingBase", "CultureBase"):
                holders.add(type_)
        named += [link.name for link in _named(item) if link.type == "Designation"]
    return Coverage(tuple(sorted(tables)), tuple(sorted(holders)), "designation" if named else None), named


def _types_in(item: Set) -> Iterator[str]:
    """The types of things of which the set is a list."""
    match item:
        case Kind(types=types):
            yield from types if len(types) == 1 else ()
        case Hop(base=base, step=step) if step.relations == ("PLACE",) or base is None:
            yield from step.end if len(step.end) == 1 else ()
        case Both(parts=parts):
            for part in parts:
                yield from _types_in(part)
        case Without(whole=whole, part=part):
            yield from _types_in(whole)
            yield from _types_in(part)
        case AtLeast(counted=counted):
            yield from _types_in(counted)
        case _:
            return


def _named(item: Set) -> Iterator[Link]:
    from chuyi.queries.ask.sets import links_of

    yield from links_of(item)
