"""The workbook in which a person decides: a row for each pair, with drop-downs; and what is read back from it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chuyi.errors import SourceError, Text
from chuyi.graph.ledger import Different, Same
from chuyi.graph.resolution.review import Case, Quote, Side

SHEET = "复核"
COLUMNS = (
    ("编号", 12),
    ("类型", 10),
    ("甲", 28),
    ("甲：已知", 36),
    ("甲：出处", 60),
    ("乙", 28),
    ("乙：已知", 36),
    ("乙：出处", 60),
    ("为什么问", 40),
    ("决定", 10),
    ("理由", 30),
    ("决定人", 12),
)
SAME, DIFFERENT, SKIP = "相同", "不同", "跳过"
MEANINGS = {SAME: SAME, "same": SAME, DIFFERENT: DIFFERENT, "different": DIFFERENT, SKIP: SKIP, "skip": SKIP}
# Most characters that a cell can hold.
CELL = 32_767
# Most rows that are read back, so that a sheet which pretends to be endless is not followed.
MOST_ROWS = 200_000

Row = tuple[Case, Side, Side]


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell that cannot be taken, as a spreadsheet names it (J12), and why."""

    cell: str
    column: str
    value: str
    words: Text


@dataclass(frozen=True, slots=True)
class Filled:
    """What a person filled in.

    Attributes:
        acts: what to decide, with the row it stands in and who decides (None: who reads the sheet).
        skipped: rows left open.
        bad: cells that cannot be taken.
    """

    acts: tuple[tuple[int, Same | Different, str | None], ...]
    skipped: int
    bad: tuple[BadCell, ...]


def review_workbook(rows: Sequence[Row]) -> bytes:
    """The workbook as an xlsx file; whatever sources say stays text in it."""
    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(SHEET)
    bold, wrap = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    fill = book.add_format({"text_wrap": True, "valign": "top", "bg_color": "#FFF6D6"})
    for column, (heading, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, bold)
    sheet.freeze_panes(1, 3)
    for number, row in enumerate(rows, 1):
        for column, text in enumerate(_cells(*row)):
            sheet.write_string(number, column, text[:CELL], wrap)
        for column in range(len(COLUMNS) - 3, len(COLUMNS)):
            sheet.write_blank(number, column, None, fill)
    if rows:
        choices = {"validate": "list", "source": [SAME, DIFFERENT, SKIP]}
        sheet.data_validation(1, len(COLUMNS) - 3, len(rows), len(COLUMNS) - 3, choices)
    book.close()
    return buffer.getvalue()


def read_filled(path: Path, known: Mapping[str, tuple[str, str]]) -> Filled:
    """What was filled in; rows may be moved, sorted or deleted.

    Args:
        known: pairs of raw ids by the id of their case.

    Raises:
        SourceError: the file is no such workbook.
    """
    acts, bad, skipped = [], [], 0
    seen: dict[str, int] = {}
    for number, cells in _rows(path):
        problem, meaning = _decision(cells)
        id_ = cells["编号"][1].strip()
        if not id_ and not any(text for _, text in cells.values()):
            continue
        pair = known.get(id_)
        if problem is None and pair is None:
            problem = BadCell(f"A{number}", "编号", id_, Text("没有这样的一对", "there is no such pair"))
        elif problem is None and meaning is not None and id_ in seen:
            words = Text(f"第 {seen[id_]} 行已经决定过这一对", f"row {seen[id_]} decides this pair already")
            problem = BadCell(f"A{number}", "编号", id_, words)
        if problem is not None:
            bad.append(problem)
        elif meaning in (None, SKIP) or pair is None:
            skipped += 1
        else:
            seen[id_] = number
            act = Same if meaning == SAME else Different
            who = cells["决定人"][1].strip() or None
            acts.append((number, act(*pair, cells["理由"][1].strip()), who))
    return Filled(tuple(acts), skipped, tuple(bad))


Cells = dict[str, tuple[str, str]]


def _decision(cells: Cells) -> tuple[BadCell | None, str | None]:
    """What is wrong with the cells to fill in, or what they mean."""
    for column in ("决定", "理由", "决定人"):
        place, text = cells[column]
        if text.startswith("="):
            words = Text("公式不能作为答案", "a formula is no answer")
            return BadCell(place, column, text, words), None
    place, text = cells["决定"]
    written = text.strip().casefold()
    if not written:
        return None, None
    meaning = MEANINGS.get(written)
    if meaning is None:
        words = Text(f"只能填 {SAME}、{DIFFERENT} 或 {SKIP}", f"only {SAME}, {DIFFERENT} or {SKIP}")
        return BadCell(place, "决定", text, words), None
    return None, meaning


def _rows(path: Path) -> Iterator[tuple[int, Cells]]:
    """Row numbers and, by heading, the place and text of each cell."""
    import openpyxl
    from openpyxl.utils import get_column_letter

    try:
        book = openpyxl.load_workbook(path, read_only=True)
        sheet: Any = book[SHEET] if SHEET in book.sheetnames else None
        rows = sheet.iter_rows(max_row=MOST_ROWS, max_col=100, values_only=True) if sheet else iter(())
        heading = [str(value or "").strip() for value in next(rows, ())]
        missing = [name for name in ("编号", "决定", "理由", "决定人") if name not in heading]
        if missing:
            raise _no_sheet(path, missing)
        places = [(name, heading.index(name)) for name in dict.fromkeys(heading) if name]
        for number, values in enumerate(rows, 2):
            yield number, {name: (f"{get_column_letter(at + 1)}{number}", _text(values, at)) for name, at in places}
    except (OSError, KeyError, ValueError, TypeError, AttributeError, zipfile.BadZipFile, SyntaxError) as error:
        raise SourceError(
            Text(f"读不了 {path}（{type(error).__name__}）。", f"{path} cannot be read ({type(error).__name__})."),
            Text("请另存为 xlsx 后重试。", "Save it as xlsx and try again."),
        ) from error


def _no_sheet(path: Path, missing: Sequence[str]) -> SourceError:
    return SourceError(
        Text(
            f"{path} 不是复核表：没有列 {'、'.join(missing)}。",
            f"{path} is no review sheet: it has no column {', '.join(missing)}.",
        ),
        Text("请用 chuyi review --to 写出的表。", "Use a sheet that chuyi review --to wrote."),
    )


def _text(values: Sequence[Any], at: int) -> str:
    return "" if at >= len(values) or values[at] is None else str(values[at])


def _cells(case: Case, one: Side, other: Side) -> Iterator[str]:
    from chuyi.graph.schema import ontology

    yield case.id
    yield ontology().entities[case.one.type].label.zh
    for side in (one, other):
        yield side.entity.name
        yield "\n".join(_known(side))
        yield "\n".join(_quoted(quote) for quote in side.quotes)
    yield case.reason.zh


def _known(side: Side) -> Iterator[str]:
    if side.place:
        yield f"地区：{side.place}"
    if side.other_names:
        yield f"别名：{'、'.join(side.other_names)}"
    for label, values in side.values:
        yield f"{label.zh}：{'；'.join(values)}"
    yield f"来源数：{side.sources}"


def _quoted(quote: Quote) -> str:
    text = quote.text
    if quote.start >= 0:
        text = f"{text[: quote.start]}【{text[quote.start : quote.end]}】{text[quote.end :]}"
    return f"{quote.document}（{quote.grade.label.zh}）：{text}"
