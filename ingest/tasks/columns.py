"""What the columns of a task table are for, as their heads say."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from chuyi.ingest.layers import Cell, Extent, Layers, Table
from chuyi.ingest.tasks.deadlines import find_deadlines
from chuyi.ingest.tasks.duties import duty_keys
from chuyi.ingest.tasks.verbs import action_of
from chuyi.ingest.text.numbering import label_at


class Column(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    TITLE = "title"
    CONTENT = "content"
    COUNT = "count"
    UNIT = "unit"
    REGION = "region"
    LEAD = "lead"
    HELP = "help"
    DUTY = "duty"
    PART = "part"
    LIMIT = "limit"
    OTHER = "other"


_BODY = r"(?:单位|部门|处室|科室|股室|主体|机构|院校|学校|企业|方|责任人|领导)"
# The first that fits says what the column is: who and when go before what, since 任务完成单位 names a body.
_HEADS: tuple[tuple[Column, re.Pattern[str]], ...] = (
    (Column.NUMBER, re.compile(r"序号|编号|^(?:No\.?|号|序)$")),
    (Column.LIMIT, re.compile(r"时限|期限|时间|进度|节点|日期|周期")),
    (Column.LEAD, re.compile(rf"(?:牵头|主办|主责|主抓|主体责任|领衔)(?:[（(和与及、]|{_BODY}|$)")),
    (Column.PART, re.compile(rf"(?:依托|承建|建设|共建|支持|参建|实施){_BODY}$|支持对象")),
    (Column.HELP, re.compile(rf"(?:配合|协办|协同|协助|协作){_BODY}?$")),
    (Column.UNIT, re.compile(r"^(?:计量)?单位$")),
    (Column.DUTY, re.compile(rf"责任|负责|承办|落实{_BODY}|{_BODY}$|分工$")),
    (Column.REGION, re.compile(r"^(?:地区|区域|地市|市州|州市|盟市|地州市?|设区市|市|县|县区|区县|市县|市（州）|县（市、?区）|各?市（?州?）?名称|行政区划?)$")),
    (Column.COUNT, re.compile(r"数量|数目|(?:指标|计划|任务|目标)(?:数|值)")),
    (Column.TITLE, re.compile(r"任务|举措|措施|事项|名称|工程|项目|行动|条款|工作$|要点$")),
    (Column.CONTENT, re.compile(r"内容|要求|目标|指标|标准|成果|成效|具体|量化|说明|安排|任务")),
)  # fmt: skip
_ORDERS = re.compile(r"任务|举措|措施|事项|工作|行动|要点")
"""A title column whose cells are orders whatever their words; under 项目 or 名称 they must begin with a verb."""
_UNIT_IN_HEAD = re.compile(r"[（(](?:单位[：:])?(?P<unit>[^（）()]{1,4})[）)]$")


@dataclass(frozen=True, slots=True)
class Head:
    """A column's head: its words without unit, what it is for, and the unit in its bracket (数量（个）)."""

    words: str
    column: Column
    unit: str | None


def heads_of(text: str, table: Table) -> list[Head]:
    """The heads of a table in order; of two titles the first is the section's and the last the task's."""
    found = [_head(re.sub(r"\s", "", text[cell.start : cell.end])) for cell in table.header]
    titles = [i for i, head in enumerate(found) if head.column is Column.TITLE]
    if len(titles) > 1 and not any(head.column is Column.CONTENT for head in found):
        # 重点任务 | 工作举措: what is printed once for several rows is a section; else the second says more about it.
        distinct = [len({_cell(text, row, i) for row in table.rows}) for i in titles]
        section = distinct[0] < distinct[-1]
        other = titles[:-1] if section else titles[1:]
        for index in other:
            found[index] = Head(found[index].words, Column.OTHER if section else Column.CONTENT, found[index].unit)
    elif len(titles) > 1:
        for index in titles[:-1]:
            found[index] = Head(found[index].words, Column.OTHER, found[index].unit)
    if not titles:
        content = next((i for i, head in enumerate(found) if head.column is Column.CONTENT), None)
        if content is not None:
            found[content] = Head(found[content].words, Column.TITLE, found[content].unit)
    return found


def heads_by_content(known: Layers, table: Table) -> list[Head]:
    """What the columns of a table without a head hold, by their cells: a column of orders beside one of departments.

    Empty where it is no table of tasks.
    """
    width = len(table.rows[0]) if table.rows else 0
    if table.header or len(table.rows) < 2 or width < 2 or any(len(row) != width for row in table.rows):
        return []
    found = [_held(known, [extent_of(row, index) for row in table.rows]) for index in range(width)]
    if Column.TITLE not in found or not {Column.LEAD, Column.HELP, Column.DUTY} & set(found):
        return []
    first = found.index(Column.TITLE)
    rest = [Column.CONTENT if column is Column.TITLE else column for column in found[first + 1 :]]
    return [Head("", column, None) for column in [*found[: first + 1], *rest]]


def _held(known: Layers, cells: list[Extent]) -> Column:
    """What most cells of a column hold."""
    filled = [cell for cell in cells if len(cell)]
    for column, holds in _HOLDS.items():
        if filled and sum(holds(known, cell) for cell in filled) * 2 > len(filled):
            return column
    return Column.OTHER


def _is_number(known: Layers, cell: Extent) -> bool:
    return known.text[cell.start : cell.end].strip().isdecimal()


def _is_limit(known: Layers, cell: Extent) -> bool:
    return len(cell) <= _LONGEST_LIMIT and bool(find_deadlines(known.text, cell.start, cell.end, 2000))


def _is_keyed(known: Layers, cell: Extent, role: str) -> bool:
    keys = duty_keys(known.text, cell.start, cell.end)
    return bool(keys) and keys[0].start() == cell.start and role in keys[0][0]


def _is_bodies(known: Layers, cell: Extent) -> bool:
    named = known.mentions_in(cell, ("Department",))
    return bool(named) and named[0].start == cell.start and sum(len(m.extent) for m in named) * 2 > len(cell)


def _is_order(known: Layers, cell: Extent) -> bool:
    words = known.text[cell.start : cell.end]
    label = label_at(words)
    return action_of(words[label.end :] if label is not None else words) is not None


_LONGEST_LIMIT = 16
_HOLDS: dict[Column, Callable[[Layers, Extent], bool]] = {
    Column.NUMBER: _is_number,
    Column.LIMIT: _is_limit,
    Column.LEAD: lambda known, cell: _is_keyed(known, cell, "牵头"),
    Column.HELP: lambda known, cell: _is_keyed(known, cell, "配合"),
    Column.DUTY: lambda known, cell: _is_keyed(known, cell, "") or _is_bodies(known, cell),
    Column.TITLE: _is_order,
}


def orders_by_head(head: Head) -> bool:
    """Whether what stands below the head is an order whatever its words."""
    return bool(_ORDERS.search(head.words))


def extent_of(row: tuple[Cell, ...], index: int) -> Extent:
    """The characters of a row's cell; empty where the row is shorter."""
    return Extent(row[index].start, row[index].end) if index < len(row) else Extent(0, 0)


def _cell(text: str, row: tuple[Cell, ...], index: int) -> str:
    extent = extent_of(row, index)
    return text[extent.start : extent.end]


def _head(words: str) -> Head:
    unit = _UNIT_IN_HEAD.search(words)
    plain = words[: unit.start()] if unit is not None else words
    column = next(
        (column for column, pattern in _HEADS if pattern.search(words) or pattern.search(plain)), Column.OTHER
    )
    return Head(plain or words, column, unit["unit"] if unit is not None else None)
