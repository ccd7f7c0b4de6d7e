"""Tables that share a number out to regions (指标分配表): one target for each region and counted thing."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from chuyi.ingest.layers import Cell, Extent, Layers, Table, TargetSpan, TaskSpan
from chuyi.ingest.tasks.columns import Column, Head, extent_of
from chuyi.ingest.tasks.objects import before_number
from chuyi.ingest.tasks.quantities import find_quantities
from chuyi.ingest.tasks.targets import heading_thing
from chuyi.ingest.text.numerals import number

_SHARES = re.compile(r"任务|指标|计划|目标|分解|分配")
_NO_QUOTA = re.compile(r"申报|推荐|名额|限额|报名|评审|现状|统计|情况|完成")
_UNIT = re.compile(r"单位[：:]\s*(?P<unit>[个所家名人项门种次元]+|万元|人次)")
_TITLE_END = re.compile(
    r"(?:(?:建设|培养|培训|培育|工作|年度)?(?:任务|指标|计划|目标|数量)*(?:分解|分配|安排|下达|一览)*(?:情况)?表)?(?:[（(].*)?$"
)
_PREFIX = re.compile(r"(?:附[件表录]\s?\d*[：:.．]?\s*)?(?:20\d\d[年度—\-－至]*)*")
_COUNTED = re.compile(r"(?:建设|培育|培养)?(?:(?<!人)数|数量|目标数|任务数|指标数?|计划数?|总量)$")
# Heads that say only which part of what the caption names (高职, 中职).
_SCOPE_HEAD = re.compile(
    r"(?:高职|中职|本科|专科|技工|公办|民办|城镇|农村|高级工|中级工|初级工|技师)(?:层次|院校|学校|类)?"
)
_PART = re.compile(r"(?:其中|含)[：:]?")
_SUMS = ("合计", "总计", "全省", "全区", "全市", "全州", "小计", "总数", "全县")
_LEAST_LIKE = 70.0

Thing = tuple[str, Extent | None]
"""What is counted, and where it is named."""


def read_quotas(known: Layers, table: Table, heads: list[Head], tasks: list[TaskSpan]) -> None:
    """Add the targets of a table whose rows are regions and whose columns are counted things."""
    place = _region_column(known, table, heads)
    own = _announcing(known, table, tasks)
    title = own.title_extent if own is not None else _caption(known, table)
    if place is None or title is None:
        return
    caption = known.text[title.start : title.end]
    total = _total(known, own) if own is not None else _of_caption(known, table, caption)
    previous: TaskSpan | None = None
    for index, head in enumerate(heads):
        if index == place or head.column in (Column.NUMBER, Column.REGION, Column.UNIT):
            continue
        targets = _column(known, table, heads, index, place, total)
        if targets:
            part = previous if _PART.match(head.words) else None
            task = part or _task_for(targets[0].object, [item for item in tasks if item is not own]) or own
            if task is None:
                task = own = TaskSpan(None, "", re.sub(r"\s", "", caption), title, None, rule="table")
                tasks.append(task)
            previous = task
            said = {(t.count, t.unit, t.qualifier) for t in task.targets}
            task.targets += [t for t in targets if (t.count, t.unit, t.qualifier) not in said]


def _region_column(known: Layers, table: Table, heads: list[Head]) -> int | None:
    """The first column that names a region in most of its rows."""
    for index in range(min(len(heads), 3)):
        cells = [extent_of(row, index) for row in table.rows]
        named = sum(bool(known.mentions_in(cell, ("Region",))) for cell in cells if len(cell))
        if named * 2 > len(cells):
            return index
    return None


def _caption(known: Layers, table: Table) -> Extent | None:
    """The caption's words without 附件2, where it says that the table shares something out."""
    if table.caption is None or any(title.covers(table.caption) for title in known.header.titles):
        return None
    written = known.text[table.caption.start : table.caption.end]
    if not _SHARES.search(written) or _NO_QUOTA.search(written):
        return None
    prefix = _PREFIX.match(written)
    return Extent(table.caption.start + (prefix.end() if prefix else 0), table.caption.end)


_ANNOUNCES = re.compile(r"(?:如下|下表|见表|附表)[^，；]{0,6}[：:。]?$|[：:]$")


def _announcing(known: Layers, table: Table, tasks: list[TaskSpan]) -> TaskSpan | None:
    """The task whose clause says that the table shares out what it counts (各县任务如下：)."""
    if table.clause is None:
        return None
    clause = known.clauses[table.clause]
    words = re.sub(r"\s", "", known.text[clause.label.start : table.extent.start])
    line = re.split(r"[。；]", words.rstrip("。"))[-1]
    if not _ANNOUNCES.search(words) or _NO_QUOTA.search(line):
        return None
    return next((task for task in tasks if task.clause == table.clause), None)


def _total(known: Layers, task: TaskSpan) -> Thing | None:
    """What the clause counts last before its table, else what its heading is about."""
    found = task.targets[-1] if task.targets else heading_thing(known, task.title_extent)
    return (found.object, found.object_extent) if found is not None else None


def _column(
    known: Layers, table: Table, heads: list[Head], index: int, place: int, total: Thing | None
) -> list[TargetSpan]:
    """The numbers of one column, each with its region; empty where a cell is anything else.

    Args:
        total: what a column counts whose head names nothing.
    """
    head = heads[index]
    part = _PART.match(head.words)
    skipped = part.end() if part is not None else 0
    plain = _COUNTED.sub("", head.words[skipped:])
    cell = table.header[index]
    thing: str = plain
    extent: Extent | None = Extent(cell.start + skipped, cell.start + skipped + len(plain)) if plain else None
    of_total = plain in _SUMS or _SCOPE_HEAD.fullmatch(plain) is not None
    if len(plain) < 2 or of_total:
        if total is None:
            return []
        thing, extent = total
    unit = head.unit or _unit_of(known, table)
    targets = []
    for row in table.rows:
        counted = _cell(known, row, index, unit)
        if counted is None:
            continue
        region = re.sub(r"\s", "", known.text[slice(*_bounds(extent_of(row, place)))])
        qualifier = None if region in _SUMS else region
        if of_total and plain not in _SUMS:
            qualifier = (qualifier or "") + plain
        count, own_unit = counted
        targets.append(
            TargetSpan(
                count, own_unit, thing, extent_of(row, index), extent, extent_of(row, index), qualifier, rule="table"
            )
        )
    return targets


def _bounds(extent: Extent) -> tuple[int, int]:
    return extent.start, extent.end


def _cell(known: Layers, row: tuple[Cell, ...], index: int, unit: str | None) -> tuple[int | float, str] | None:
    extent = extent_of(row, index)
    quantities = find_quantities(known.text, extent.start, extent.end)
    if quantities:
        return quantities[0].count, quantities[0].unit
    value = number(re.sub(r"\s", "", known.text[extent.start : extent.end]))
    return (value, unit) if value and unit else None


def _unit_of(known: Layers, table: Table) -> str | None:
    """The unit in the caption or on a line between caption and table (单位：个)."""
    start = table.caption.start if table.caption is not None else table.extent.start
    found = _UNIT.search(known.text, start, table.extent.start)
    return found["unit"] if found is not None else None


def _of_caption(known: Layers, table: Table, caption: str) -> Thing | None:
    """What the caption says is shared out: 产业学院 of 2026年产业学院建设任务分配表."""
    if table.caption is None:
        return None
    end = table.caption.end - (len(caption) - _TITLE_END.search(caption).start())  # type: ignore[union-attr]
    start = table.caption.end - len(caption)
    extent = before_number(known.text, start, end)
    return (known.text[extent.start : extent.end], extent) if extent is not None else None


def _task_for(thing: str, tasks: list[TaskSpan]) -> TaskSpan | None:
    """The task that counts the same thing already, else the one whose title names it."""
    best: tuple[float, TaskSpan] | None = None
    for task in tasks:
        likeness = max((fuzz.ratio(thing, target.object) for target in task.targets), default=0.0)
        if thing in task.title:
            likeness = max(likeness, _LEAST_LIKE)
        if likeness >= _LEAST_LIKE and (best is None or likeness > best[0]):
            best = (likeness, task)
    return best[1] if best is not None else None
