"""A report as a Word document."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import TYPE_CHECKING

from chuyi.errors import Text
from chuyi.queries.answer import TO_CHECK, plain
from chuyi.queries.evidence import REWRITTEN
from chuyi.reports import docx_style as style
from chuyi.reports.characters import fit
from chuyi.reports.content import Proof, Report, Row, Table

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

PER_ROW = 3  # pieces of evidence that a row names; the workbook has all
LONGEST_PROOF = 260  # characters of a passage that are printed; the workbook has all
HEADER, DOUBTFUL = "E7ECF2", "FBF3E4"  # grounds of a table's first row and of a row to be checked
SUMMARY = Text("摘要", "Summary")
METHOD = Text("方法说明", "Method")
APPENDIX = Text("附录：证据", "Appendix: evidence")
EVIDENCE = Text("证据", "evidence")
PROOF_TITLES = (
    Text("编号", "no."),
    Text("出处", "source"),
    Text("原文（依据的字句加粗）", "text (the decisive words in bold)"),
    Text("来源等级", "grade"),
)
PROOF_WIDTHS = (12.0, 46.0, 76.0, 22.0)  # mm
NOTHING = Text(
    "没有收录符合条件的内容；未收录不等于没有。", "Nothing is held; that is not to say that there is nothing."
)


def document(report: Report, language: str) -> bytes:
    """The document's bytes; the same report gives the same bytes.

    Args:
        language: ``"zh"`` or ``"en"``.
    """
    import docx

    paper = docx.Document()
    style.set_page(paper, language)
    _Writer(paper, language).write(report)
    properties = paper.core_properties
    properties.title, properties.author = fit(report.title.in_language(language)), "chuyi"
    properties.comments = ""  # the template's own words
    properties.created = properties.modified = report.made.replace(tzinfo=None)
    properties.last_modified_by, properties.revision = "chuyi", 1
    buffer = io.BytesIO()
    paper.save(buffer)
    return _timeless(buffer.getvalue())


class _Writer:
    def __init__(self, paper: Document, language: str) -> None:
        self._paper = paper
        self._language = language
        self._headings = 0

    def write(self, report: Report) -> None:
        """All of it, in order."""
        tables = [table for table in report.tables if not table.workbook_only]
        self._head(report)
        self._summary(report, tables)
        for number, table in enumerate(tables, start=1):
            self._section(number, table)
        self._heading(METHOD)
        for line in self._say(report.method).splitlines():
            self._body(line)
        cited = {number for table in tables for row in table.rows for number in row.proofs[:PER_ROW]}
        self._appendix([proof for proof in report.proofs if proof.number in cited])

    def _head(self, report: Report) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Pt

        for text, name in ((report.title, "Title"), (report.period.label, "Subtitle")):
            paragraph = self._paper.add_paragraph(fit(self._say(text)), style=name)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(14)
        self._body(self._say(report.preface))
        for line in report.origin:
            self._small(self._say(line))

    def _summary(self, report: Report, tables: Sequence[Table]) -> None:
        self._heading(SUMMARY)
        for number, table in enumerate(tables, start=1):
            if table.summary:
                where = self._say(Text(f"（见表{number}）", f" (table {number})"))
                self._body(self._say(table.summary).rstrip("。.") + where + self._say(Text("。", ".")))
        doubtful = sum(proof.to_check for proof in report.proofs)
        total = len(report.proofs)
        self._body(
            self._say(
                Text(
                    f"全部数字依据 {total} 条证据，其中 {doubtful} 条待核。",
                    f"All figures rest on {total} pieces of evidence, {doubtful} of them {TO_CHECK.en}.",
                )
            )
        )

    def _section(self, number: int, table: Table) -> None:
        self._heading(table.title)
        if table.note:
            self._body(self._say(table.note))
        if table.rows:
            self._caption(number, table)
            self._answer(table)
        else:
            self._body(self._say(NOTHING))
        for line in table.coverage:
            self._small(self._say(line))

    def _answer(self, table: Table) -> None:
        titles = [*(self._say(title) for title in table.titles), self._say(EVIDENCE)]
        texts = [[*(self._cell(cell) for cell in row.cells), self._evidence(row)] for row in table.rows]
        numeric = [
            bool(cells) and all(isinstance(cell, (int, float)) or cell is None for cell in cells)
            for cells in zip(*(row.cells for row in table.rows), strict=True)
        ]
        grid = self._grid(titles, texts, right=[*numeric, False])
        for cells, row in zip(grid[1:], table.rows, strict=True):
            if row.to_check:
                for cell in cells:
                    style.shade(cell, DOUBTFUL)

    def _evidence(self, row: Row) -> str:
        """The numbers of a row's evidence, how many more there are, and whether words of ours are among it."""
        shown = "".join(f"[{number}]" for number in row.proofs[:PER_ROW])
        more = len(row.proofs)
        counted = self._say(Text(f"等{more}处", f" of {more}")) if more > PER_ROW else ""
        return f"{shown}{counted}{' ' + REWRITTEN if row.sample else ''}"

    def _appendix(self, proofs: Sequence[Proof]) -> None:
        """The numbered evidence: where it stands, the passage with the decisive words in bold, its grade."""
        self._heading(APPENDIX)
        if not proofs:
            self._body(self._say(NOTHING))
            return
        texts = [[f"[{proof.number}]", self._source(proof), "", self._say(proof.grade)] for proof in proofs]
        grid = self._grid([self._say(title) for title in PROOF_TITLES], texts, widths=PROOF_WIDTHS)
        for cells, proof in zip(grid[1:], proofs, strict=True):
            self._passage(cells[2].paragraphs[0], proof)
            if proof.to_check:
                for cell in cells:
                    style.shade(cell, DOUBTFUL)

    def _source(self, proof: Proof) -> str:
        place = "，".join(part for part in (proof.document, self._say(proof.location)) if part)
        return "\n".join(part for part in (proof.title, place, proof.address) if part)

    def _passage(self, paragraph: Paragraph, proof: Proof) -> None:
        """The part of a passage around its first decisive words, these in bold."""
        text, spans = proof.passage, proof.spans
        first = max(0, spans[0][0] - LONGEST_PROOF // 3) if len(text) > LONGEST_PROOF else 0
        last = min(len(text), first + LONGEST_PROOF)
        # Where all of it is decisive, bold would only make it hard to read.
        is_bold = spans != ((0, len(text)),)
        at = first
        self._run(paragraph, "…" if first else "")
        for start, end in spans:
            self._run(paragraph, text[at : min(start, last)])
            self._run(paragraph, text[max(start, first) : min(end, last)], bold=is_bold)
            at = min(end, last)
        self._run(paragraph, text[at:last] + ("…" if last < len(text) else ""))

    # -- pieces of a page

    def _heading(self, title: Text) -> None:
        self._headings += 1
        label = f"{style.numeral(self._headings)}、" if self._language == "zh" else f"{self._headings}. "
        heading = self._paper.add_heading(label + fit(self._say(title)), level=1)
        heading.paragraph_format.first_line_indent = self._indent(16)

    def _caption(self, number: int, table: Table) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        words = self._say(Text(f"表{number}　{table.title.zh}", f"Table {number}: {table.title.en}"))
        self._paper.add_paragraph(fit(words), style="Caption").alignment = WD_ALIGN_PARAGRAPH.CENTER

    def _body(self, text: str) -> None:
        self._paper.add_paragraph(fit(text)).paragraph_format.first_line_indent = self._indent(16)

    def _small(self, text: str) -> None:
        self._paper.add_paragraph(fit(text), style=style.SMALL[0])

    def _indent(self, points: int) -> int | None:
        """Two Chinese characters; an English text has none."""
        from docx.shared import Pt

        return Pt(2 * points) if self._language == "zh" else Pt(0)

    def _grid(
        self,
        titles: Sequence[str],
        rows: Sequence[Sequence[str]],
        right: Sequence[bool] = (),
        widths: Sequence[float] = (),
    ) -> list[list[_Cell]]:
        """A table; gives its cells row by row.

        Args:
            right: columns set to the right.
            widths: in mm; else by what stands in the columns.
        """
        from docx.enum.table import WD_TABLE_ALIGNMENT
        from docx.shared import Mm

        widths = widths or style.column_widths(titles, list(zip(*rows, strict=True)))
        table = self._paper.add_table(rows=1 + len(rows), cols=len(titles), style="Table Grid")
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        style.set_margins(table)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        # table.cell() walks the grid for each cell; rows at once keep a long table linear.
        grid = []
        for row, values in zip(table.rows, [titles, *rows], strict=True):
            cells = list(row.cells)
            for cell, value, width in zip(cells, values, widths, strict=True):
                cell.width = Mm(width)
                self._fill(cell.paragraphs[0], value)
            style.keep_row(row)
            grid.append(cells)
        self._set_heads(grid, right)
        style.repeat_header(table.rows[0])
        return grid

    def _set_heads(self, grid: Sequence[Sequence[_Cell]], right: Sequence[bool]) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        for cell in grid[0]:
            style.shade(cell, HEADER)
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
            for run in cell.paragraphs[0].runs:
                run.bold = True
        for cells in grid[1:]:
            for cell, is_right in zip(cells, right, strict=False):
                if is_right:
                    cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def _fill(self, paragraph: Paragraph, text: str) -> None:
        paragraph.paragraph_format.line_spacing = 1.0
        self._run(paragraph, text)

    def _run(self, paragraph: Paragraph, text: str, *, bold: bool = False) -> None:
        from docx.shared import Pt

        if text:
            run = paragraph.add_run(fit(text))
            run.bold = bold
            run.font.size = Pt(style.TABLE_SIZE)

    def _cell(self, value: object) -> str:
        return self._say(value) if isinstance(value, Text) else plain(value)

    def _say(self, text: Text) -> str:
        return text.in_language(self._language)


def _timeless(content: bytes) -> bytes:
    """The same archive with one fixed time for all members: python-docx writes the time of saving."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            new.writestr(zipfile.ZipInfo(item.filename, (1980, 1, 1, 0, 0, 0)), old.read(item), zipfile.ZIP_DEFLATED)
    return out.getvalue()
