"""A report as a Word document, on the page of GB/T 9704-2012: A4, wide margins, 仿宋."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from chuyi.errors import Text
from chuyi.reports.characters import fit
from chuyi.reports.content import Cell, Proof, Report, Table

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

TEXT_WIDTH = 156  # mm: 210 less 28 on the left and 26 on the right
BODY, HEADING, LATIN = "仿宋", "黑体", "Times New Roman"
APPENDIX = Text("附录：证据", "Appendix: evidence")
NUMERALS = "一二三四五六七八九十"
LONGEST_PROOF = 400  # characters of a passage that are printed; the workbook has all


def document(report: Report, language: str, made: datetime) -> bytes:
    """The document's bytes; the same report and time give the same bytes.

    Args:
        language: ``"zh"`` or ``"en"``.
        made: the time that stands in the file's properties.
    """
    import docx

    paper = docx.Document()
    writer = _Writer(paper, language)
    writer.page()
    writer.head(report)
    for number, table in enumerate(report.tables):
        writer.section(number, table)
    writer.appendix(report.proofs)
    properties = paper.core_properties
    properties.title, properties.author = report.title.in_language(language), "chuyi"
    properties.created = properties.modified = made.replace(tzinfo=None)
    properties.last_modified_by, properties.revision = "chuyi", 1
    buffer = io.BytesIO()
    paper.save(buffer)
    return _timeless(buffer.getvalue())


class _Writer:
    def __init__(self, paper: Document, language: str) -> None:
        self._paper = paper
        self._language = language

    def page(self) -> None:
        """Paper, margins, styles, and the page number at the foot."""
        from docx.shared import Mm, Pt

        section = self._paper.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin = Mm(37), Mm(35)
        section.left_margin, section.right_margin = Mm(28), Mm(26)
        for name, font, size in (
            ("Normal", BODY, 14),
            ("Title", HEADING, 22),
            ("Heading 1", HEADING, 16),
            ("Footer", BODY, 10),
        ):
            style = self._paper.styles[name]
            style.font.size = Pt(size)
            _set_fonts(style.element.get_or_add_rPr(), font, self._language)
            style.font.color.rgb = None
        _add_page_number(section.footer.paragraphs[0])

    def head(self, report: Report) -> None:
        """Title, period, where the figures come from."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        title = self._paper.add_paragraph(fit(self._say(report.title)), style="Title")
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
        period = self._paper.add_paragraph(self._say(report.period.label))
        period.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self._words(self._say(report.preface))
        stamp = report.stamp
        self._words(
            self._say(
                Text(
                    f"数据时间 {stamp.built_at}；台账 {stamp.ledger}，第 {stamp.run} 次运行。",
                    f"Data as of {stamp.built_at}; ledger {stamp.ledger}, run {stamp.run}.",
                )
            )
        )

    def section(self, number: int, table: Table) -> None:
        """Heading, note, table, coverage."""
        label = f"{NUMERALS[number]}、" if self._language == "zh" else f"{number + 1}. "
        self._paper.add_heading(label + fit(self._say(table.title)), level=1)
        if table.note:
            self._words(self._say(table.note))
        if table.rows:
            self._table([self._say(title) for title in table.titles], table.rows)
        else:
            self._words(
                self._say(
                    Text(
                        "没有收录符合条件的内容；未收录不等于没有。",
                        "Nothing is held; that is not to say there is nothing.",
                    )
                )
            )
        for line in table.coverage:
            self._words(self._say(line), small=True)

    def appendix(self, proofs: Sequence[Proof]) -> None:
        """The numbered evidence: document, place, grade, then the passage with the words it rests on in bold."""
        self._paper.add_heading(self._say(APPENDIX), level=1)
        for proof in proofs:
            place = "，".join(
                part for part in (proof.document, self._say(proof.location), self._say(proof.grade)) if part
            )
            paragraph = self._words(f"[{proof.number}] {place}：", small=True)
            self._passage(paragraph, proof)
            if proof.address:
                self._run(paragraph, f" {proof.address}")

    def _passage(self, paragraph: Paragraph, proof: Proof) -> None:
        start, end = proof.start, proof.end
        first = max(0, min(start, end - LONGEST_PROOF // 2) - 60) if len(proof.passage) > LONGEST_PROOF else 0
        last = min(len(proof.passage), first + LONGEST_PROOF)
        self._run(paragraph, ("…" if first else "") + proof.passage[first:start])
        self._run(paragraph, proof.passage[max(start, first) : min(end, last)], bold=True)
        self._run(paragraph, proof.passage[end:last] + ("…" if last < len(proof.passage) else ""))

    def _run(self, paragraph: Paragraph, text: str, *, bold: bool = False) -> None:
        from docx.shared import Pt

        if text:
            run = paragraph.add_run(fit(text))
            run.bold = bold
            run.font.size = Pt(10.5)

    def _words(self, text: str, *, small: bool = False) -> Paragraph:
        from docx.shared import Pt

        paragraph = self._paper.add_paragraph()
        run = paragraph.add_run(fit(text))
        if small:
            run.font.size = Pt(10.5)
            paragraph.paragraph_format.space_after = Pt(2)
        else:
            paragraph.paragraph_format.first_line_indent = Pt(28)  # two characters of 14 pt
        return paragraph

    def _table(self, titles: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        from docx.enum.table import WD_TABLE_ALIGNMENT
        from docx.shared import Mm

        widths = _widths(titles, rows)
        table = self._paper.add_table(rows=1 + len(rows), cols=len(titles), style="Table Grid")
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        # table.cell() walks the grid for each cell; rows at once keep a long table linear.
        for number, (row, values) in enumerate(zip(table.rows, [titles, *rows], strict=True)):
            for column, (cell, value) in enumerate(zip(row.cells, values, strict=True)):
                cell.width = Mm(widths[column])
                _fill(cell, fit(str(value)), bold=number == 0)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        _repeat_header(table.rows[0])

    def _say(self, text: Text) -> str:
        return text.in_language(self._language)


def _fill(cell: _Cell, text: str, *, bold: bool) -> None:
    from docx.shared import Pt

    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    run = paragraph.add_run(text)
    run.bold = bold
    run.font.size = Pt(9)


def _widths(titles: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[float]:
    """Widths in mm that share the page by the length of what stands in the columns."""
    wishes = []
    for column, title in enumerate(titles):
        longest = max((len(str(row[column])) for row in rows), default=0)
        word = max(map(len, title.split()), default=0)  # a heading breaks between words, never inside one
        wishes.append(max(4, min(max(word, longest), 24)))
    return [round(TEXT_WIDTH * wish / sum(wishes), 1) for wish in wishes]


def _set_fonts(properties: Any, east_asian: str, language: str) -> None:
    """Fonts and language of a style: without eastAsia Word takes its own font for Chinese."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    fonts = properties.get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    fonts.set(qn("w:ascii"), LATIN)
    fonts.set(qn("w:hAnsi"), LATIN)
    fonts.set(qn("w:eastAsia"), east_asian)
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    lang = OxmlElement("w:lang")
    lang.set(qn("w:val"), "en-US")
    lang.set(qn("w:eastAsia"), "zh-CN")
    properties.append(lang)


def _add_page_number(paragraph: Paragraph) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run("— ")
    run = paragraph.add_run()
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        element = OxmlElement("w:instrText" if text else "w:fldChar")
        if text:
            element.text = text
        else:
            element.set(qn("w:fldCharType"), str(kind))
        run._r.append(element)
    paragraph.add_run(" —")


def _repeat_header(row: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    header = OxmlElement("w:tblHeader")
    header.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(header)


def _timeless(content: bytes) -> bytes:
    """The same archive with one fixed time for all members: python-docx writes the time of saving."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            new.writestr(zipfile.ZipInfo(item.filename, (1980, 1, 1, 0, 0, 0)), old.read(item), zipfile.ZIP_DEFLATED)
    return out.getvalue()
