"""Tables of indicators by year (指标 | 单位 | 2025年 | 2030年): one target for each later year."""

from __future__ import annotations

import re

from chuyi.ingest.layers import Cell, Extent, Layers, Table, TargetSpan, TaskSpan
from chuyi.ingest.tasks.columns import Column, Head, extent_of
from chuyi.ingest.tasks.verbs import action_of
from chuyi.ingest.text.numerals import SCALES, number

_YEAR = re.compile(r"(?:到|至)?(?P<year>20\d\d)年?(?:底|末)?(?:目标值?|指标值?|预期值?|规划值?)?")
_UNIT = re.compile(r"(?P<scale>[十百千万亿]*)(?P<unit>[^十百千万亿（）()\s]{1,4})")
_BRACKET = re.compile(r"[（(](?P<unit>[^（）()]{1,5})[）)]$")
_VALUE = re.compile(
    r"(?P<bound>[≥>＞≤<＜约]*)\s*(?P<number>[\d,.]+)\s*(?P<percent>[%％]?)\s*(?P<after>左右|以上|以内|以下)?"
)
_AIMS = re.compile(r"属性|目标|预期|规划")  # heads of a table of what is to come
_PERCENT = ("%", "％")


def read_indicators(known: Layers, table: Table, heads: list[Head], tasks: list[TaskSpan]) -> bool:
    """Add the targets of a table with years for columns; False where it is none.

    A year that is not after the document's own is where things stand, and no target.
    """
    years = {index: match["year"] for index, head in enumerate(heads) if (match := _YEAR.fullmatch(head.words))}
    others = (Column.NUMBER, Column.UNIT)
    name = next((i for i, head in enumerate(heads) if i not in years and head.column not in others), None)
    # Without a date of its own a table of several years begins with how things stand.
    aims = any(_AIMS.search(head.words) for head in heads)
    issued = _issued(known) or (min(int(year) for year in years.values()) if aims and len(years) > 1 else None)
    if not years or name is None or issued is None:
        return False
    unit = next((i for i, head in enumerate(heads) if head.column is Column.UNIT), None)
    targets = [
        target
        for row in table.rows
        for index, year in years.items()
        if int(year) > issued and (target := _target(known, row, name, unit, index, year)) is not None
    ]
    task = _task(known, table, tasks) if targets else None
    if task is not None:
        said = {(t.count, t.unit, t.object) for t in task.targets}
        task.targets += [t for t in targets if (t.count, t.unit, t.object) not in said]
    return True


def _issued(known: Layers) -> int | None:
    written = known.header.issued_on or re.sub(r"\D", "", (known.header.doc_number or ""))[:4]
    return int(written[:4]) if len(written) >= 4 else None


def _target(
    known: Layers, row: tuple[Cell, ...], name: int, unit: int | None, index: int, year: str
) -> TargetSpan | None:
    named, cell = extent_of(row, name), extent_of(row, index)
    words, written = _words(known, named), _words(known, cell)
    value = _VALUE.fullmatch(written)
    bracket = _BRACKET.search(words)
    measure = _words(known, extent_of(row, unit)) if unit is not None else bracket["unit"] if bracket else ""
    if value is None or len(words) < 2:
        return None
    count = number(value["number"])
    if value["percent"] or measure in _PERCENT:
        scale, measure = 1, "%"
    else:
        split = _UNIT.fullmatch(measure)
        if split is None:
            return None
        scale, measure = _scale(split["scale"]), split["unit"]
    if count is None:
        return None
    thing = words[: bracket.start()] if bracket is not None else words
    total = count * scale
    total = int(total) if float(total).is_integer() else total
    qualifier = (value["bound"] or "") + (value["after"] or "") or None
    return TargetSpan(
        total, measure, thing, cell, Extent(named.start, named.start + len(thing)), cell, qualifier, year, "table"
    )


def _scale(written: str) -> int:
    scale = 1
    for character in written:
        scale *= SCALES[character]
    return scale


def _task(known: Layers, table: Table, tasks: list[TaskSpan]) -> TaskSpan | None:
    """The task of the clause that holds the table, else a new one by the clause's heading or the caption."""
    task = next((item for item in tasks if item.clause is not None and item.clause == table.clause), None)
    if task is not None:
        return task
    path, extent = "", table.caption
    if table.clause is not None and known.clauses[table.clause].heading is not None:
        path, extent = known.clauses[table.clause].path, known.clauses[table.clause].heading
    if extent is None:
        return None
    title = _words(known, extent)
    made = TaskSpan(None, path, title, extent, action_of(title), rule="table")
    tasks.append(made)
    return made


def _words(known: Layers, extent: Extent) -> str:
    return re.sub(r"\s", "", known.text[extent.start : extent.end])
