"""A report as a workbook: a sheet for each section, one for the evidence."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from chuyi.errors import Text
from chuyi.queries.answer import TO_CHECK, plain
from chuyi.queries.evidence import REWRITTEN
from chuyi.reports.characters import fit
from chuyi.reports.content import Cell, Report, Row, Table
from chuyi.reports.docx import NOTHING

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

WIDEST, NARROWEST = 60, 8
PER_ROW = 10  # pieces of evidence named in a row's own cell; the last sheet has all
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would take for the beginning of a formula
ABOUT = Text("说明", "About")
PROOFS = Text("证据", "Evidence")
LINKS = Text("各行的证据", "Evidence by row")
MARK = Text("标记", "mark")
PROOF_TITLES = (
    Text("编号", "number"),
    Text("文件或表格", "document or table"),
    Text("来源标题", "title of the origin"),
    Text("位置", "place"),
    Text("原文", "text as read"),
    Text("依据的字句", "the words it rests on"),
    Text("来源等级", "grade of source"),
    Text("网址", "address"),
)
LINK_TITLES = (Text("表", "sheet"), Text("行", "row"), Text("证据编号", "number of the evidence"))


def workbook(report: Report, language: str) -> bytes:
    """The workbook's bytes; the same report gives the same bytes.

    Args:
        language: ``"zh"`` or ``"en"``.
    """
    from xlsxwriter import Workbook

    buffer = io.BytesIO()
    # What sources say is text: never a formula, a link or a number.
    with Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    ) as book:
        title = fit(report.title.in_language(language))
        book.set_properties({"title": title, "author": "chuyi", "created": report.made.replace(tzinfo=None)})
        writer = _Writer(book, language)
        writer.about(report)
        for table in report.tables:
            writer.table(table)
        writer.proofs(report)
        writer.links(report)
    return buffer.getvalue()


class _Writer:
    def __init__(self, book: Workbook, language: str) -> None:
        self._book = book
        self._language = language
        cell = {"border": 1, "border_color": "#c9d1da", "text_wrap": True, "valign": "top"}
        self._head = book.add_format({**cell, "bold": True, "bg_color": "#e7ecf2"})
        # The prefix keeps text that looks like a formula text when a person edits the cell.
        self._forms = {
            (doubtful, prefixed): book.add_format(
                {
                    **cell,
                    **({"bg_color": "#fbf3e4"} if doubtful else {}),
                    **({"quote_prefix": True} if prefixed else {}),
                }
            )
            for doubtful in (False, True)
            for prefixed in (False, True)
        }
        self._note = book.add_format({"text_wrap": True, "valign": "top"})
        self._title = book.add_format({"bold": True, "font_size": 16})
        self._names: set[str] = set()

    def about(self, report: Report) -> None:
        """Title, period, what the figures rest on, the main figures, and how they were made."""
        sheet = self._sheet(self._say(ABOUT))
        sheet.set_column(0, 0, 100)
        lines = [
            self._say(report.title),
            self._say(report.period.label),
            *(self._say(line) for line in report.origin),
            self._say(report.preface),
            *(self._say(table.summary) for table in report.tables if table.summary),
            *self._say(report.method).splitlines(),
        ]
        for number, line in enumerate(lines):
            sheet.write_string(number, 0, fit(line), self._title if number == 0 else self._note)

    def table(self, table: Table) -> None:
        """A sheet with headers, filter, frozen first row, and notes below."""
        sheet = self._sheet(self._say(table.title))
        titles = [self._say(title) for title in (*table.titles, PROOFS, MARK)]
        self._rows(sheet, titles, [[*row.cells, self._proofs_of(row), self._mark(row)] for row in table.rows])
        below = len(table.rows) + 2
        notes = [*([table.note] if table.note else []), *table.coverage]
        for number, text in enumerate(notes if table.rows else [NOTHING, *notes]):
            sheet.write_string(below + number, 0, fit(self._say(text)))

    def proofs(self, report: Report) -> None:
        """The evidence, one piece a row."""
        rows: list[list[Cell]] = [
            [
                proof.number,
                proof.document,
                proof.title or "",
                proof.location,
                proof.passage,
                "；".join(proof.passage[start:end] for start, end in proof.spans),
                proof.grade,
                proof.address or "",
                Text(TO_CHECK.zh, TO_CHECK.en) if proof.to_check else "",
            ]
            for proof in report.proofs
        ]
        self._rows(self._sheet(self._say(PROOFS)), [self._say(title) for title in (*PROOF_TITLES, MARK)], rows)

    def links(self, report: Report) -> None:
        """Which row rests on which evidence: all of it, where a cell of a table has room for the first only."""
        rows: list[list[Cell]] = [
            [table.title, number, proof]
            for table in report.tables
            for number, row in enumerate(table.rows, start=2)
            for proof in row.proofs
        ]
        self._rows(self._sheet(self._say(LINKS)), [self._say(title) for title in LINK_TITLES], rows)

    def _proofs_of(self, row: Row) -> str:
        shown = " ".join(f"[{number}]" for number in row.proofs[:PER_ROW])
        more = len(row.proofs)
        return shown + (self._say(Text(f" 等{more}处", f" of {more}")) if more > PER_ROW else "")

    def _mark(self, row: Row) -> str:
        marks = [*([self._say(TO_CHECK)] if row.to_check else []), *([REWRITTEN] if row.sample else [])]
        return "·".join(marks)

    def _rows(self, sheet: Worksheet, titles: list[str], rows: Sequence[Sequence[Cell]]) -> None:
        """Titles and rows; the last cell of a row is its mark, and a marked row is tinted."""
        widths = [_width(title) for title in titles]
        for column, title in enumerate(titles):
            sheet.write_string(0, column, title, self._head)
        for number, row in enumerate(rows, start=1):
            doubtful = isinstance(row[-1], (str, Text)) and TO_CHECK.in_language(self._language) in self._text(row[-1])
            for column, value in enumerate(row):
                widths[column] = max(widths[column], self._write(sheet, number, column, value, doubtful))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, min(max(width + 2, NARROWEST), WIDEST))
        sheet.freeze_panes(1, 0)
        if rows:
            sheet.autofilter(0, 0, len(rows), len(titles) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_footer("&C&P / &N")

    def _write(self, sheet: Worksheet, row: int, column: int, value: Cell, doubtful: bool) -> int:
        """Write one cell; gives the width that it would like."""
        if isinstance(value, (int, float)):
            sheet.write_number(row, column, value, self._forms[doubtful, False])
            return _width(str(value))
        text = fit(self._text(value))
        if not text:
            sheet.write_blank(row, column, None, self._forms[doubtful, False])
            return 0
        sheet.write_string(row, column, text, self._forms[doubtful, text.startswith(FORMULA)])
        return _width(text)

    def _text(self, value: Cell) -> str:
        return self._say(value) if isinstance(value, Text) else plain(value)

    def _sheet(self, title: str) -> Worksheet:
        name = re.sub(r"[\[\]:*?/\\']", " ", fit(title)).strip()[:28] or "-"
        while name.lower() in self._names:
            name = f"{name[:25]} {len(self._names)}"
        self._names.add(name.lower())
        return self._book.add_worksheet(name)

    def _say(self, text: Text) -> str:
        return text.in_language(self._language)


def _width(text: str) -> int:
    """Columns that a text takes: a Chinese character takes two."""
    return max((sum(2 if ord(c) > 0x2E7F else 1 for c in line) for line in text[:200].splitlines()), default=0)
