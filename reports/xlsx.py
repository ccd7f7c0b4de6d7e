"""A report as a workbook: a sheet for each section, one for the evidence."""

from __future__ import annotations

import io
import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

from chuyi.errors import Text
from chuyi.reports.characters import fit
from chuyi.reports.content import Report, Table

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

WIDEST, NARROWEST = 60, 8
ABOUT = Text("说明", "About")
PROOFS = Text("证据", "Evidence")
PROOF_TITLES = (
    Text("编号", "number"),
    Text("文件或表格", "document or table"),
    Text("位置", "place"),
    Text("原文", "text as read"),
    Text("依据的字句", "the words it rests on"),
    Text("来源等级", "grade of source"),
    Text("网址", "address"),
)


def workbook(report: Report, language: str, made: datetime) -> bytes:
    """The workbook's bytes; the same report and time give the same bytes.

    Args:
        language: ``"zh"`` or ``"en"``.
        made: the time that stands in the file's properties.
    """
    from xlsxwriter import Workbook

    buffer = io.BytesIO()
    # What sources say is text: never a formula, a link or a number.
    with Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    ) as book:
        book.set_properties({"title": report.title.in_language(language), "created": made.replace(tzinfo=None)})
        writer = _Writer(book, language)
        writer.about(report)
        for table in report.tables:
            writer.table(table)
        writer.proofs(report)
    return buffer.getvalue()


class _Writer:
    def __init__(self, book: Workbook, language: str) -> None:
        self._book = book
        self._language = language
        self._head = book.add_format(
            {"bold": True, "bg_color": "#dfe7ef", "border": 1, "text_wrap": True, "valign": "top"}
        )
        self._cell = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
        self._check = book.add_format({"border": 1, "text_wrap": True, "valign": "top", "bg_color": "#fff3cd"})
        self._note = book.add_format({"text_wrap": True, "valign": "top"})
        self._title = book.add_format({"bold": True, "font_size": 16})
        self._names: set[str] = set()

    def about(self, report: Report) -> None:
        """Title, period, what the figures rest on."""
        sheet = self._sheet(self._say(ABOUT))
        sheet.set_column(0, 0, 100)
        lines = [
            self._say(report.title),
            self._say(report.period.label),
            self._say(report.preface),
            *self._origin(report),
        ]
        for number, line in enumerate(lines):
            sheet.write_string(number, 0, fit(line), self._title if number == 0 else self._note)

    def table(self, table: Table) -> None:
        """A sheet with headers, filter, frozen first row, and notes below."""
        sheet = self._sheet(self._say(table.title))
        titles = [self._say(title) for title in table.titles]
        self._rows(sheet, titles, table.rows, table.to_check)
        below = len(table.rows) + 2
        for text in (*([table.note] if table.note else []), *table.coverage):
            sheet.write_string(below, 0, fit(self._say(text)))
            below += 1

    def proofs(self, report: Report) -> None:
        """The evidence, one piece a row."""
        sheet = self._sheet(self._say(PROOFS))
        rows = tuple(
            (
                proof.number,
                proof.document,
                self._say(proof.location),
                proof.passage,
                proof.passage[proof.start : proof.end],
                self._say(proof.grade),
                proof.address or "",
            )
            for proof in report.proofs
        )
        self._rows(sheet, [self._say(title) for title in PROOF_TITLES], rows, frozenset())

    def _origin(self, report: Report) -> list[str]:
        stamp = report.stamp
        return [
            self._say(Text(f"数据时间：{stamp.built_at}", f"Data as of: {stamp.built_at}")),
            self._say(Text(f"台账：{stamp.ledger}，第 {stamp.run} 次运行", f"Ledger: {stamp.ledger}, run {stamp.run}")),
        ]

    def _rows(self, sheet: Worksheet, titles: list[str], rows: Any, to_check: frozenset[int]) -> None:
        widths = [_width(title) for title in titles]
        for column, title in enumerate(titles):
            sheet.write_string(0, column, title, self._head)
        for number, row in enumerate(rows):
            form = self._check if number in to_check else self._cell
            for column, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(number + 1, column, fit(value), form)
                else:
                    sheet.write_number(number + 1, column, value, form)
                widths[column] = max(widths[column], _width(str(value)))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, min(max(width + 2, NARROWEST), WIDEST))
        sheet.freeze_panes(1, 0)
        if rows:
            sheet.autofilter(0, 0, len(rows), len(titles) - 1)

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
