"""Which kind of table a sheet is, and where its header row stands."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

from chuyi.errors import Text
from chuyi.graph.facts import Reason, Reject
from chuyi.ingest.tables.derived import COMMON_COLUMNS
from chuyi.ingest.tables.mapping import TableMapping, normal_heading
from chuyi.ingest.tables.sheet import Place, Row, Sheet

SEARCHED_ROWS = 20  # titles and remarks above the header row


@dataclass(frozen=True, slots=True)
class Header:
    """The header row of a sheet.

    Attributes:
        position: index of the row in :attr:`Sheet.rows`.
        columns: column name → position in the row.
        headings: the literal heading of every column, "" where there is none.
        unknown: positions of filled headings that the mapping does not know.
        repeated: positions of headings that stand for a column named before.
    """

    mapping: TableMapping
    position: int
    columns: dict[str, int]
    headings: tuple[str, ...]
    unknown: tuple[int, ...]
    repeated: tuple[int, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Required columns that the sheet lacks."""
        return tuple(name for name in self.mapping.required if name not in self.columns)

    @property
    def own(self) -> int:
        """How many of the mapping's own columns were found (not those that any table may have)."""
        return sum(name not in COMMON_COLUMNS for name in self.columns)


def recognise(sheet: Sheet, mappings: Sequence[TableMapping]) -> Header | Reject:
    """The header row and mapping of a sheet.

    A sheet or file that is named like a kind of table is of that kind; of any other the headings decide:
    all required columns present, the most columns known, the fewest unknown.

    Returns:
        A reject, which says what to do, where no kind fits or several do.
    """
    named = [mapping for mapping in mappings if mapping.is_named(sheet.name)][:1]
    found = [header for mapping in named or mappings for header in _headers(sheet, mapping)]
    if named:
        best = max(found, key=lambda header: (not header.missing, header.own), default=None)
        if best is None:
            return _no_header(sheet, named[0])
        return _missing_columns(sheet, best) if best.missing else best
    complete = [header for header in found if not header.missing]
    if not complete:
        return _unknown_kind(sheet, max(found, key=lambda header: header.own, default=None))
    complete.sort(key=_fit, reverse=True)
    rivals = [header for header in complete[1:] if _fit(header) == _fit(complete[0])]
    if any(header.mapping is not complete[0].mapping for header in rivals):
        return _ambiguous(sheet, [complete[0], *rivals])
    return complete[0]


def nearest_heading(heading: str, mapping: TableMapping) -> str | None:
    """The known heading that an unknown one resembles most."""
    words = {
        normal_heading(word): word for column in mapping.columns.values() for word in (*column.headers, column.name)
    }
    close = difflib.get_close_matches(normal_heading(heading), words, 1)
    return words[close[0]] if close else None


def _fit(header: Header) -> int:
    return header.own - len(header.unknown)


def _headers(sheet: Sheet, mapping: TableMapping) -> list[Header]:
    return [
        header
        for position, row in enumerate(sheet.rows[:SEARCHED_ROWS])
        if not row.heading and (header := _header(row, position, mapping)).own
    ]


def _header(row: Row, position: int, mapping: TableMapping) -> Header:
    columns: dict[str, int] = {}
    unknown, repeated = [], []
    for index, heading in enumerate(row.cells):
        name = mapping.by_heading.get(normal_heading(heading))
        if name is None:
            if heading.strip():
                unknown.append(index)
        elif name in columns:
            repeated.append(index)
        else:
            columns[name] = index
    headings = tuple(heading.strip() for heading in row.cells)
    return Header(mapping, position, columns, headings, tuple(unknown), tuple(repeated))


def _first_row(sheet: Sheet) -> Row:
    return next((row for row in sheet.rows if not row.heading), sheet.rows[0])


def _reject(sheet: Sheet, row: int, value: str, text: Text) -> Reject:
    return Reject(Reason.MISSING_KEY, Place(sheet.name, row).location, value, text.zh, text.en)


def _no_header(sheet: Sheet, mapping: TableMapping) -> Reject:
    wanted = "、".join(_heading(mapping, name) for name in mapping.required)
    return _reject(
        sheet,
        _first_row(sheet).number,
        "",
        Text(
            f"前 {SEARCHED_ROWS} 行里找不到“{mapping.title.zh}”表的表头；表头至少要有：{wanted}",
            f"no header row of a table of {mapping.title.en} in the first {SEARCHED_ROWS} rows; it needs {wanted}",
        ),
    )


def _missing_columns(sheet: Sheet, header: Header) -> Reject:
    lacking = "、".join(_heading(header.mapping, name) for name in header.missing)
    return _reject(
        sheet,
        sheet.rows[header.position].number,
        lacking,
        Text(
            f"“{header.mapping.title.zh}”表缺少必需的列：{lacking}；整张表未读",
            f"the table of {header.mapping.title.en} lacks the required columns {lacking}; the sheet was not read",
        ),
    )


def _unknown_kind(sheet: Sheet, nearest: Header | None) -> Reject:
    row = _first_row(sheet)
    zh, en = "", ""
    if nearest:
        lacking = "、".join(_heading(nearest.mapping, name) for name in nearest.missing)
        zh = f"最接近的是“{nearest.mapping.title.zh}”，但缺少列：{lacking}。"
        en = f" The nearest is {nearest.mapping.title.en}, but it lacks {lacking}."
    return _reject(
        sheet,
        row.number,
        " | ".join(cell for cell in row.cells if cell)[:200],
        Text(
            f"认不出这是哪一类表。{zh}请把工作表或文件改名为类别名（如“院校”），或用 --mapping 指定映射文件",
            f"no kind of table has these columns.{en} Name the sheet or file after its kind (e.g. 院校) or give "
            "--mapping FILE",
        ),
    )


def _ambiguous(sheet: Sheet, headers: list[Header]) -> Reject:
    kinds = list(dict.fromkeys(header.mapping.title for header in headers))
    zh = "、".join(kind.zh for kind in kinds)
    return _reject(
        sheet,
        sheet.rows[headers[0].position].number,
        " | ".join(heading for heading in headers[0].headings if heading)[:200],
        Text(
            f"几类表都有这些列：{zh}；请把工作表或文件改名为其中一类，或用 --kind、--mapping 指明",
            f"several kinds of table have these columns: {', '.join(kind.en for kind in kinds)}; name the sheet or "
            "file after one, or give --kind or --mapping",
        ),
    )


def _heading(mapping: TableMapping, name: str) -> str:
    column = mapping.columns[name]
    return column.headers[0] if column.headers else column.name
