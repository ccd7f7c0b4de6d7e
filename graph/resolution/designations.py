"""Designations: a name and the programme that confers it."""

from __future__ import annotations

from collections import defaultdict

from chuyi.errors import Text
from chuyi.graph.ledger import EntityRow
from chuyi.graph.resolution.spelling import spelling
from chuyi.graph.resolution.work import Work

_SAME = Text("称号名称相同，所属行动不矛盾", "same designation, and the programmes agree")
_TWO = Text(
    "同名称号属于几个行动，此处没有写明", "the designation exists in several programmes and this one names none"
)


def join_designations(work: Work) -> None:
    """Join designations of one name and programme; where no programme is named, only if there is but one."""
    groups: dict[str, list[EntityRow]] = defaultdict(list)
    for thing in work.of_type("Designation"):
        groups[spelling(thing.name)].append(thing)
    for group in groups.values():
        by_programme: dict[str, str] = {}
        for thing in group:
            programme = spelling(thing.identity[1]) if len(thing.identity) > 1 and thing.identity[1] else ""
            work.join(thing.id, by_programme.setdefault(programme, thing.id), _SAME)
        bare = by_programme.pop("", None)
        if bare and len(by_programme) == 1:
            work.join(bare, next(iter(by_programme.values())), _SAME)
        elif bare and by_programme:
            work.wait((bare, *by_programme.values()), _TWO)
