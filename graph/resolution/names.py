"""One name in one place is one thing."""

from __future__ import annotations

from collections.abc import Sequence

from chuyi.errors import Text
from chuyi.graph.ledger import EntityRow
from chuyi.graph.resolution.codes import codes_contradict
from chuyi.graph.resolution.departments import relative_level
from chuyi.graph.resolution.regions import closest, within
from chuyi.graph.resolution.spelling import spelling
from chuyi.graph.resolution.work import Work

# Types whose name alone does not tell what is meant have rules of their own.
APART = (
    "Document",
    "Task",
    "Target",
    "Designation",
    "TrainingBase",
    "CultureBase",
    "IndustryCollege",
    "ProgrammeGroup",
)

_SAME = Text("类型与名称相同，地区不矛盾", "same type and name, and the regions agree")
_SAME_DEPARTMENT = Text("部门名称写全后相同", "the same department once the name is written out")
_TWO_PLACES = Text(
    "同名者在几个地区都有，此处没有写明地区", "the name exists in several regions and this one names none"
)

_TWO_CODES = Text("名称相同，登记代码不同", "the same name, and two register codes")


def join_same_names(work: Work) -> None:
    """Join things of one type and name whose regions agree, or are unknown where there is but one candidate."""
    for (type_, key), raws in work.material.named.items():
        group = [work.thing(raw) for raw in raws]
        if type_ in APART or (type_ == "Department" and relative_level(group[0].name)):
            continue
        if len(group) > 1:
            _join_by_region(work, group)
        if type_ == "Department":
            _mark_short_forms(work, key, group)


def _join_by_region(work: Work, group: Sequence[EntityRow]) -> None:
    places = closest([thing.region for thing in group if thing.region])
    first = {place: next(thing for thing in group if thing.region == place) for place in places}
    unplaced: EntityRow | None = None
    for thing in group:
        fitting = places if thing.region is None else [place for place in places if within(place, thing.region)]
        if len(fitting) == 1:
            _join(work, thing, first[fitting[0]])
            continue
        if thing.region is None and unplaced is not None:
            _join(work, thing, unplaced)
        elif thing.region is None:
            unplaced = thing
        if fitting:
            work.wait((thing.id, *(first[place].id for place in fitting)), _TWO_PLACES)


def _join(work: Work, thing: EntityRow, other: EntityRow) -> None:
    if codes_contradict(work, thing.id, other.id):
        work.wait((thing.id, other.id), _TWO_CODES)
    else:
        work.join(thing.id, other.id, _reason(thing, other))


def _reason(thing: EntityRow, other: EntityRow) -> Text:
    return _SAME if spelling(thing.name) == spelling(other.name) else _SAME_DEPARTMENT


def _mark_short_forms(work: Work, key: str, group: Sequence[EntityRow]) -> None:
    """Names that are written out go before those that are not."""
    short = [thing.id for thing in group if spelling(thing.name) != key]
    if len(short) < len(group):
        work.secondary.update(short)
