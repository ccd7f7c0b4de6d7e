"""A sentence with what was found in it, as those who look for its targets see it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from chuyi.ingest.layers import Extent, Mention, TargetSpan
from chuyi.ingest.tasks.deadlines import Deadline
from chuyi.ingest.tasks.quantities import Quantity

SEGMENT = re.compile(r"[，；：。！？\n]")
"""What ends a segment: the words that a number can take its thing and its bounds from."""
OLD = re.compile(r"(?:由|从)(?:[^，。；]{0,12})$")
"""An old value stands behind (由每年1500万元提高到2000万元)."""
_CHANGED = re.compile(r"[\u4e00-\u9fff]{1,4}(?:到|至|为)(?:20\d\d年(?:底|末)?(?:之?前)?的)?(?:不[少低]于|约)?")


@dataclass(slots=True)
class Scene:
    """A sentence and what was found in it.

    Attributes:
        text: the whole document; ``start`` and ``end`` are the sentence's.
        parts_from: where its parts begin (其中, （2025年30个), if it has any.
        before: targets of the sentences before; a part may count the same thing.
        plan_year: the year that 年内 means.
        topic: what money the clause's heading names (国家助学金).
        passed: things whose number is no target (已建成基地8个); a later number may count more of them.
        found: targets of the sentence so far.
    """

    text: str
    start: int
    end: int
    quantities: list[Quantity]
    deadlines: list[Deadline]
    regions: list[Mention]
    designations: list[Mention]
    bodies: list[Mention]
    parts_from: int | None
    before: list[TargetSpan]
    plan_year: int | None
    topic: TargetSpan | None
    passed: list[TargetSpan] = field(default_factory=list)
    found: list[TargetSpan] = field(default_factory=list)


JOINERS = ("、", "和", "与", "及")
"""What joins items of a list."""
JOINED = re.compile(r"[、和与及]")


def listed(text: str, extent: Extent) -> list[tuple[str, Extent | None]]:
    """The items of a list that 、 and 和 join."""
    found: list[tuple[str, Extent | None]] = []
    at = extent.start
    for part in re.split(r"([、和与及])", text[extent.start : extent.end]):
        if part and part not in JOINERS:
            found.append((part, Extent(at, at + len(part))))
        at += len(part)
    return found


def change_start(scene: Scene, previous: Quantity | None, quantity: Quantity, left: int) -> tuple[int, int] | None:
    """Where the thing stands whose value changes (经费由每年1500万元提高到2000万元): before 由 or 从."""
    if previous is None or previous.start < left:
        return None
    if not _CHANGED.fullmatch(scene.text, previous.bound_end, quantity.bound_start):
        return None
    old = OLD.search(scene.text, left, previous.bound_start)
    return (left, old.start()) if old is not None else None


def segment_start(scene: Scene, place: int) -> int:
    """Where the segment that holds a place begins."""
    start = scene.start
    for mark in SEGMENT.finditer(scene.text, scene.start, place):
        start = mark.end()
    return start
