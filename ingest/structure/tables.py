"""Tables in plain text: bars, tabs, columns aligned by white space, numbered lists of names and organisations."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise

from chuyi.ingest.layers import Cell, Extent, Line, LineKind, Table

_RULE = re.compile(r"[|\s:：\-—=+]+")
_GAP = re.compile(r"[ \u3000]{2,}|\u3000|\t")
_GAPS = ("\u3000", "  ", "\t")  # one of which every gap holds
_SPACE = re.compile(r"[ \u3000\t]+")
_STOP = re.compile(r"[。；]")
_NUMBER = re.compile(r"[A-Za-z]{0,4}\d{1,4}[*＊※△▲☆★#]?")
# A row's number, or the head of that column, may stand before the next cell with one space only.
_COUNTED = re.compile(r"(序号|编号|[A-Za-z]{0,4}\d{1,4}[*＊※△▲☆★#]?)[ \u3000]+(?=\S)")
_HEADS = re.compile(
    r"指标|属性$|^(?:到|至)?20\d\d年(?:底|末)?(?:目标值?|指标值?|预期值?|规划值?|实际值?)?$|基期|[现目][状标]值|序号|编号|号$|名称|单位|学校|院校|企业|公司|类别|类型|层次|地区|所在|地点|备注|结论|结果|等次|时间|专业|任务|部门|时限|项目|基地"
    r"|联合体|共同体|牵头|成员|市州?$|年度|批次|措施|内容|目标|责任|负责|数量"
    r"|^序$|方式$|形式$|起始|起止|开始|结束|终止|截止|状态|情况$|班级|人数|级别|主管|说明$|职务|电话|姓名|联系人|意见$|进展$"
)


_UNIT = re.compile(r"[（(]?(?:计量)?单位[：:]")


def find_tables(text: str, lines: list[Line]) -> list[Table]:
    """All tables in order; lines are not changed (see :func:`mark_tables`)."""
    tables: list[Table] = []
    i = 0
    while i < len(lines):
        table, i = _table_at(text, lines, i)
        if table is not None:
            tables.append(table)
    _hand_down_heads(text, tables)
    return [table for table in tables if table.rows or table.kind == "pipes"]


_LONGEST_BETWEEN = 60
"""Characters of the headings that may stand between two parts of a table."""


def _hand_down_heads(text: str, tables: list[Table]) -> None:
    """Give a table that section headings part (a head, 一、…, rows, 二、…, rows) its head in every part."""
    for before, table in pairwise(tables):
        near = len(text[before.extent.end : table.extent.start].strip()) <= _LONGEST_BETWEEN
        alike = bool(table.rows) and all(len(row) == len(before.header) for row in table.rows)
        if before.header and not table.header and near and alike and table.kind == before.kind:
            table.header = before.header


def mark_tables(lines: list[Line], tables: list[Table]) -> list[Line]:
    """The lines with :attr:`LineKind.TABLE` where a table covers them."""
    marked = list(lines)
    at = 0
    for table in tables:
        while at < len(lines) and lines[at].start < table.extent.start:
            at += 1
        while at < len(lines) and lines[at].end <= table.extent.end:
            line = lines[at]
            if line.kind is not LineKind.BLANK:
                marked[at] = Line(line.start, line.end, LineKind.TABLE, None)
            at += 1
    return marked


def _table_at(text: str, lines: list[Line], i: int) -> tuple[Table | None, int]:
    """The table that begins at line ``i``, or None, and the line to go on with."""
    line = lines[i]
    if line.kind is LineKind.BLANK:
        return None, i + 1
    if line.kind is LineKind.TABLE:
        return _pipes(text, lines, i)
    if text.find("\t", line.start, line.end) >= 0 and "\t" in text[line.start : line.end].strip():
        return _split_rows(text, lines, i, "tabs", _tab_cells)
    if any(text.find(gap, line.start, line.end) >= 0 for gap in _GAPS):
        return _split_rows(text, lines, i, "columns", _gap_cells)
    if text[line.start] in " 0123456789":
        return _numbered(text, lines, i)
    if text.find(" ", line.start, line.end) >= 0:
        return _spaced(text, lines, i)
    return None, i + 1


def _pipes(text: str, lines: list[Line], i: int) -> tuple[Table | None, int]:
    rows: list[tuple[Cell, ...]] = []
    ruled = False
    first = i
    while i < len(lines) and lines[i].kind is LineKind.TABLE:
        line = lines[i]
        if _RULE.fullmatch(text, line.start, line.end):
            ruled = ruled or len(rows) == 1
        else:
            rows.append(_bar_cells(text, line))
        i += 1
    return _table("pipes", text, lines, first, i, rows, ruled), i


def _bar_cells(text: str, line: Line) -> tuple[Cell, ...]:
    start, end = _trim(text, line.start, line.end)
    start += text[start] == "|"
    end -= end > start and text[end - 1] == "|"
    cells = []
    at = start
    while at <= end:
        bar = text.find("|", at, end)
        stop = bar if bar >= 0 else end
        cells.append(Cell(*_trim(text, at, stop)))
        at = stop + 1
        if bar < 0:
            break
    return tuple(cells)


def _tab_cells(text: str, line: Line) -> tuple[Cell, ...]:
    cells = []
    at = line.start
    while True:
        tab = text.find("\t", at, line.end)
        stop = tab if tab >= 0 else line.end
        cells.append(Cell(*_trim(text, at, stop)))
        if tab < 0:
            return tuple(cells)
        at = stop + 1


def _gap_cells(text: str, line: Line) -> tuple[Cell, ...]:
    start, end = _trim(text, line.start, line.end)
    cells = []
    counted = _COUNTED.match(text, start, end)
    if counted is not None:
        cells.append(Cell(start, counted.end(1)))
        start = counted.end()
    for gap in _GAP.finditer(text, start, end):
        if gap.start() > start:
            cells.append(Cell(start, gap.start()))
        start = gap.end()
    if start < end:
        cells.append(Cell(start, end))
    return tuple(cells)


def _split_rows(
    text: str, lines: list[Line], i: int, kind: str, cells_of: Callable[[str, Line], tuple[Cell, ...]]
) -> tuple[Table | None, int]:
    """Rows of cells: from a row of column names, or from two numbered rows, as long as rows go on."""
    first = i
    head = cells_of(text, lines[i])
    if len(head) < 2:
        return None, i + 1
    has_head = len(head) >= 3 and sum(_is_head(text[c.start : c.end]) for c in head) >= len(head) / 2
    if not has_head and not _NUMBER.fullmatch(text, head[0].start, head[0].end):
        return None, i + 1
    loose = has_head and _is_loose(text, lines, i, head, cells_of)
    rows: list[tuple[Cell, ...]] = []
    while i < len(lines) and lines[i].kind is LineKind.TEXT:
        cells = cells_of(text, lines[i])
        if rows and len(cells) < 2 and not (has_head and _goes_on(text, lines[first], head, lines[i], cells)):
            break
        if has_head and rows:
            cells = _filled_up(head, lines[i], cells) if loose else _aligned(text, lines[first], head, lines[i], cells)
        rows.append(cells)
        i += 1
    if len(rows) < 2 and not has_head:
        return None, first + 1
    return _table(kind, text, lines, first, i, rows, has_head), i


_ROWS = 60
"""Rows by which it is told whether a table is set by columns."""
_OFF = 4
"""Columns of display by which a cell may stand off its head in a table that is set by columns."""


def _is_loose(
    text: str, lines: list[Line], i: int, head: tuple[Cell, ...], cells_of: Callable[[str, Line], tuple[Cell, ...]]
) -> bool:
    """Whether the cells only stand apart and not under their heads: most full rows have one far off its head."""
    columns = [_column(text, lines[i].start, cell.start) for cell in head]
    off: list[bool] = []
    for line in lines[i + 1 : i + 1 + _ROWS]:
        if line.kind is not LineKind.TEXT:
            break
        cells = cells_of(text, line)
        if len(cells) == len(head):
            places = (_column(text, line.start, cell.start) for cell in cells)
            off.append(any(abs(place - column) > _OFF for place, column in zip(places, columns, strict=True)))
    return 2 * sum(off) > len(off)


def _filled_up(head: tuple[Cell, ...], line: Line, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """A row of a loose table with an empty cell for each that it lacks at its end."""
    return (*cells, *[Cell(line.end, line.end)] * (len(head) - len(cells)))


def _aligned(
    text: str, head_line: Line, head: tuple[Cell, ...], line: Line, cells: tuple[Cell, ...]
) -> tuple[Cell, ...]:
    """A row with one cell for each column: in order where the numbers agree, else by where they stand."""
    if len(cells) == len(head):
        return cells
    columns = [_column(text, head_line.start, cell.start) for cell in head]
    row: list[Cell] = [Cell(line.end, line.end)] * len(head)
    for cell in cells:
        place = _column(text, line.start, cell.start)
        nearest = min(range(len(head)), key=lambda k: abs(columns[k] - place))
        taken = row[nearest]
        row[nearest] = cell if taken.start == taken.end else Cell(taken.start, cell.end)
    return tuple(row)


def _goes_on(text: str, head_line: Line, head: tuple[Cell, ...], line: Line, cells: tuple[Cell, ...]) -> bool:
    """Whether a line is the rest of a cell: one piece that stands under the head of a later column."""
    place = _column(text, line.start, cells[0].start) if cells else 0
    return any(abs(_column(text, head_line.start, cell.start) - place) <= 1 for cell in head[1:])


def _column(text: str, start: int, position: int) -> int:
    """The display column: East Asian wide characters take two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text[start:position])


def _numbered(text: str, lines: list[Line], i: int) -> tuple[Table | None, int]:
    """``1 炼油仿真实训基地 某学院``: number, name and organisations parted by single spaces."""
    first = i
    rows: list[tuple[Cell, ...]] = []
    while i < len(lines) and lines[i].kind is LineKind.TEXT:
        start, end = _trim(text, lines[i].start, lines[i].end)
        number = _NUMBER.match(text, start, end)
        if (
            number is None
            or number.end() >= end
            or text[number.end()] not in " \u3000"
            or _STOP.search(text, start, end)
        ):
            break
        cells = []
        for gap in _SPACE.finditer(text, start, end):
            cells.append(Cell(start, gap.start()))
            start = gap.end()
        rows.append((*cells, Cell(start, end)))
        i += 1
    if len(rows) < 2 or max(len(row) for row in rows) < 3:
        return None, first + 1
    return _table("numbered", text, lines, first, i, rows, False), i


def _space_cells(text: str, line: Line) -> tuple[Cell, ...]:
    start, end = _trim(text, line.start, line.end)
    cells = []
    for gap in _SPACE.finditer(text, start, end):
        cells.append(Cell(start, gap.start()))
        start = gap.end()
    return (*cells, Cell(start, end))


def _spaced(text: str, lines: list[Line], i: int) -> tuple[Table | None, int]:
    """``任务 牵头单位 配合单位``: a head and rows parted by single spaces; a line of one piece goes on with the last
    cell."""
    head = _space_cells(text, lines[i])
    if len(head) < 3 or not all(c.end - c.start <= 8 and _HEADS.search(text[c.start : c.end]) for c in head):
        return None, i + 1
    first = i
    rows = [head]
    i += 1
    while i < len(lines) and lines[i].kind is LineKind.TEXT and not _STOP.search(text, lines[i].start, lines[i].end):
        cells = _space_cells(text, lines[i])
        if len(cells) == len(head):
            rows.append(cells)
        elif len(cells) == 1 and len(rows) > 1:
            rows[-1] = (*rows[-1][:-1], Cell(rows[-1][-1].start, cells[0].end))
        else:
            break
        i += 1
    if len(rows) < 3:
        return None, first + 1
    return _table("spaced", text, lines, first, i, list(rows), True), i


def _table(
    kind: str, text: str, lines: list[Line], first: int, last: int, rows: list[tuple[Cell, ...]], has_head: bool
) -> Table | None:
    if not rows:
        return None
    extent = Extent(lines[first].start, lines[last - 1].end)
    if not has_head and kind in ("pipes", "tabs"):
        has_head = (len(rows) > 1 or len(rows[0]) > 2) and all(
            _is_head(text[c.start : c.end]) for c in rows[0] if c.start < c.end
        )
    header = rows[0] if has_head else ()
    return Table(kind, extent, header, rows[1:] if has_head else rows, _caption(text, lines, first))


def _is_head(words: str) -> bool:
    """Whether a cell is a column's name, and not a value with a key of its own (牵头单位：省教育厅)."""
    plain = _IN_BRACKETS.sub("", words)
    return len(plain) <= _LONGEST_HEAD and _HEADS.search(words) is not None and not _KEYED.search(plain)


_IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_KEYED = re.compile(r"[：:]\s*\S|[。；]")
_LONGEST_HEAD = 20


def _caption(text: str, lines: list[Line], first: int) -> Extent | None:
    """The nearest short line above that is no unit (单位：人), at most three lines up."""
    for k in range(first - 1, max(first - 5, -1), -1):
        if lines[k].kind is LineKind.TEXT:
            start, end = _trim(text, lines[k].start, lines[k].end)
            if _UNIT.match(text, start, end):
                continue
            return Extent(start, end) if end - start <= 60 else None
    return None


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \t\u3000":
        start += 1
    while end > start and text[end - 1] in " \t\u3000":
        end -= 1
    return start, end
