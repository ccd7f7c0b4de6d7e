"""What the columns of a task table are for, as their heads say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from chuyi.ingest.layers import Cell, Extent, Table


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
    (Column.LEAD, re.compile(rf"(?:牵头|主办|主责|主抓|主体责任|领衔){_BODY}?")),
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
