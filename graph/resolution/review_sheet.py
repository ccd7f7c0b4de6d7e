"""The workbook in which a person decides: a sheet of names, a sheet of facts; and what is read back from it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chuyi.errors import SourceError, Text
from chuyi.graph.ledger.decisions import Act

# Most characters that a cell can hold.
CELL = 32_767
# Most rows that are read back, so that a sheet which pretends to be endless is not followed.
MOST_ROWS = 200_000

ID, DECISION, REASON, WHO = "编号", "决定", "理由", "决定人"
SKIP = "跳过"


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet.

    Attributes:
        name: of the sheet.
        columns: headings and their widths; the last ones are for a person to fill in.
        filled: the headings of those.
        meanings: what may stand in 决定, also in English, each with its Chinese word.
    """

    name: str
    columns: tuple[tuple[str, int], ...]
    filled: tuple[str, ...]
    meanings: Mapping[str, str]

    @property
    def choices(self) -> list[str]:
        """The words of the drop-down."""
        return list(dict.fromkeys(self.meanings.values()))


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell that cannot be taken, as a spreadsheet names it (复核!J12), and why."""

    cell: str
    column: str
    value: str
    words: Text


@dataclass(frozen=True, slots=True)
class Filled:
    """What a person filled in.

    Attributes:
        acts: what to decide, with the cell in which it is decided and who decides (None: who reads the sheet).
        skipped: rows left open.
        bad: cells that cannot be taken.
    """

    acts: tuple[tuple[str, Act, str | None], ...]
    skipped: int
    bad: tuple[BadCell, ...]


class Cells:
    """A row as it was filled in."""

    def __init__(self, sheet: str, number: int, texts: Mapping[str, tuple[str, str]]) -> None:
        self.sheet = sheet
        self.number = number
        self._texts = texts

    def text(self, column: str) -> str:
        """What stands in a column, without white space around it."""
        return self._texts[column][1].strip() if column in self._texts else ""

    def bad(self, column: str, words: Text) -> BadCell:
        """That the cell of a column cannot be taken."""
        letter = self._texts[column][0] if column in self._texts else "A"
        return BadCell(f"{self.sheet}!{letter}{self.number}", column, self.text(column), words)

    def is_empty(self) -> bool:
        """Whether nothing stands in the row."""
        return not any(text for _, text in self._texts.values())


# Gives what a row decides; a BadCell where it cannot be taken.
ActOf = Callable[[Cells, str], "Act | BadCell"]


def workbook(sheets: Iterable[tuple[Layout, Sequence[Sequence[str]]]]) -> bytes:
    """The workbook as an xlsx file; whatever sources say stays text in it.

    Args:
        sheets: each with its rows, without the columns to fill in.
    """
    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    bold, wrap = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    fill = book.add_format({"text_wrap": True, "valign": "top", "bg_color": "#FFF6D6"})
    for layout, rows in sheets:
        sheet = book.add_worksheet(layout.name)
        for column, (heading, width) in enumerate(layout.columns):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, heading, bold)
        sheet.freeze_panes(1, 3)
        first = len(layout.columns) - len(layout.filled)
        for number, row in enumerate(rows, 1):
            for column, text in enumerate(row):
                sheet.write_string(number, column, text[:CELL], wrap)
            for column in range(first, len(layout.columns)):
                sheet.write_blank(number, column, None, fill)
        if rows:
            place = [heading for heading, _ in layout.columns].index(DECISION)
            sheet.data_validation(1, place, len(rows), place, {"validate": "list", "source": layout.choices})
    book.close()
    return buffer.getvalue()


def read_filled(path: Path, sheets: Sequence[tuple[Layout, ActOf]]) -> Filled:
    """What was filled in; rows may be moved, sorted or deleted, a sheet may be missing.

    Args:
        sheets: what may be there, and what a row of each decides.

    Raises:
        SourceError: the file holds none of these sheets, or one without the columns that decide.
    """
    acts: list[tuple[str, Act, str | None]] = []
    bad: list[BadCell] = []
    skipped = 0
    there = _sheets(path, [layout for layout, _ in sheets])
    for layout, act_of in sheets:
        seen: dict[str, int] = {}
        for cells in there.get(layout.name, ()):
            if cells.is_empty():
                continue
            meaning = _meaning(cells, layout)
            if isinstance(meaning, BadCell):
                bad.append(meaning)
                continue
            if meaning in ("", SKIP):
                skipped += 1
                continue
            id_ = cells.text(ID)
            if id_ in seen:
                words = Text(f"第 {seen[id_]} 行已经决定过这一条", f"row {seen[id_]} decides this already")
                bad.append(cells.bad(ID, words))
                continue
            act = act_of(cells, meaning)
            if isinstance(act, BadCell):
                bad.append(act)
            else:
                seen[id_] = cells.number
                acts.append((cells.bad(DECISION, Text("", "")).cell, act, cells.text(WHO) or None))
    return Filled(tuple(acts), skipped, tuple(bad))


def _meaning(cells: Cells, layout: Layout) -> str | BadCell:
    """What a row decides, in the layout's word; "" where that is open."""
    for column in layout.filled:
        if cells.text(column).startswith("="):
            return cells.bad(column, Text("公式不能作为答案", "a formula is no answer"))
    written = cells.text(DECISION).casefold()
    if not written:
        return ""
    if written not in layout.meanings:
        choices = layout.choices
        words = Text(
            f"只能填 {'、'.join(choices[:-1])} 或 {choices[-1]}", f"only {', '.join(choices[:-1])} or {choices[-1]}"
        )
        return cells.bad(DECISION, words)
    return layout.meanings[written]


def _sheets(path: Path, layouts: Sequence[Layout]) -> dict[str, list[Cells]]:
    """The rows of the sheets that are there, by name."""
    import openpyxl

    try:
        book = openpyxl.load_workbook(path, read_only=True)
        found = {
            layout.name: list(_rows(path, book[layout.name], layout))
            for layout in layouts
            if layout.name in book.sheetnames
        }
    except (OSError, KeyError, ValueError, TypeError, AttributeError, zipfile.BadZipFile, SyntaxError) as error:
        raise SourceError(
            Text(f"读不了 {path}（{type(error).__name__}）。", f"{path} cannot be read ({type(error).__name__})."),
            Text("请另存为 xlsx 后重试。", "Save it as xlsx and try again."),
        ) from error
    if not found:
        names = "、".join(layout.name for layout in layouts)
        raise _no_sheet(path, Text(f"没有工作表 {names}", f"it has no sheet {names}"))
    return found


def _rows(path: Path, sheet: Any, layout: Layout) -> Iterator[Cells]:
    from openpyxl.utils import get_column_letter

    rows = sheet.iter_rows(max_row=MOST_ROWS, max_col=100, values_only=True)
    heading = [str(value or "").strip() for value in next(rows, ())]
    missing = [name for name in (ID, *layout.filled) if name not in heading]
    if missing:
        raise _no_sheet(path, Text(f"没有列 {'、'.join(missing)}", f"it has no column {', '.join(missing)}"))
    places = [(name, heading.index(name)) for name in dict.fromkeys(heading) if name]
    for number, values in enumerate(rows, 2):
        yield Cells(layout.name, number, {name: (get_column_letter(at + 1), _text(values, at)) for name, at in places})


def _no_sheet(path: Path, what: Text) -> SourceError:
    return SourceError(
        Text(f"{path} 不是复核表：{what.zh}。", f"{path} is no review sheet: {what.en}."),
        Text("请用 chuyi review --to 写出的表。", "Use a sheet that chuyi review --to wrote."),
    )


def _text(values: Sequence[Any], at: int) -> str:
    return "" if at >= len(values) or values[at] is None else str(values[at])
