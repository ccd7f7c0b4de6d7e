"""How a document looks: the page of GB/T 9704-2012 (A4, 156 by 225 mm of text, 仿宋 of size 3, headings 黑体), and
what python-docx has no words for."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph

TEXT_WIDTH = 156.0  # mm: 210 less 28 on the left and 26 on the right
TABLE_SIZE = 9  # points
EM = TABLE_SIZE * 25.4 / 72  # mm: the width of a Chinese character in a table
MARGIN = 1.0  # mm between a cell's border and its text, left and right
PADDING = 2 * MARGIN + 0.5  # mm that a cell needs beside its text
SONG, FANGSONG, HEI, KAI, LATIN = "宋体", "仿宋", "黑体", "楷体", "Times New Roman"

# Style, font, points, points between lines (None: single), bold
STYLES = (
    ("Normal", FANGSONG, 16, 28, False),
    ("Title", SONG, 22, 36, True),
    ("Subtitle", KAI, 16, 28, False),
    ("Heading 1", HEI, 16, 28, False),
    ("Caption", HEI, 10.5, None, False),
    ("Footer", SONG, 14, None, False),
)
SMALL = ("Small", FANGSONG, 10.5, 16, False)


def set_page(paper: Document, language: str) -> None:
    """Paper, margins, styles, and the page number at the foot."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Mm, Pt

    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(25)
    paper.styles.add_style(SMALL[0], WD_STYLE_TYPE.PARAGRAPH).base_style = paper.styles["Normal"]
    for name, font, points, line, bold in (*STYLES, SMALL):
        _set_style(paper.styles[name], font, points, line, bold, language)
    paper.styles["Heading 1"].paragraph_format.keep_with_next = True
    paper.styles["Heading 1"].paragraph_format.space_before = Pt(8)
    paper.styles["Caption"].paragraph_format.space_before = Pt(6)
    paper.styles[SMALL[0]].paragraph_format.space_before = Pt(2)
    paper.styles["Caption"].paragraph_format.keep_with_next = True
    _add_page_number(section.footer.paragraphs[0])


def _set_style(style: ParagraphStyle, font: str, points: float, line: float | None, bold: bool, language: str) -> None:
    from docx.enum.text import WD_LINE_SPACING
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    _set_fonts(style.element.get_or_add_rPr(), font, language)
    style.font.size, style.font.bold, style.font.italic = Pt(points), bold, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    paragraph = style.paragraph_format
    paragraph.space_before = paragraph.space_after = Pt(0)
    if line is None:
        paragraph.line_spacing = 1.0
    else:
        # At least, not exactly: exact spacing would clip a picture to one line.
        paragraph.line_spacing, paragraph.line_spacing_rule = Pt(line), WD_LINE_SPACING.AT_LEAST
    for border in style.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)


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
    # “” — … stand in both scripts: in a Chinese text they are Chinese.
    if language == "zh":
        fonts.set(qn("w:hint"), "eastAsia")
    for name in ("w:lang", "w:spacing", "w:kern"):
        for old in properties.findall(qn(name)):
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


def set_margins(table: Table) -> None:
    """Narrow the space between borders and text, so that many columns fit."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        element = OxmlElement(f"w:{side}")
        element.set(qn("w:w"), str(round(MARGIN * 1440 / 25.4)))
        element.set(qn("w:type"), "dxa")
        margins.append(element)
    table._tbl.tblPr.append(margins)


def repeat_header(row: _Row) -> None:
    """Repeat the row at the top of every page that the table goes on to."""
    _mark_row(row, "w:tblHeader")


def keep_row(row: _Row) -> None:
    """Never break the row between two pages."""
    _mark_row(row, "w:cantSplit")


def _mark_row(row: _Row, name: str) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement(name))


def shade(cell: _Cell, colour: str) -> None:
    """Give a cell a ground, e.g. ``"F2F2F2"``."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shading.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shading)


def column_widths(titles: Sequence[str], columns: Sequence[Sequence[str]]) -> list[float]:
    """Widths in mm that fill the page: short words whole, the rest shared by what stands in the columns.

    Args:
        columns: the texts of each column.
    """
    needs, wishes = [], []
    for title, texts in zip(titles, columns, strict=True):
        longest = max(map(ems, texts), default=0.0)
        # A title may take three lines of two characters or more; a number, a short word, a Latin word only one line.
        word = max((ems(word) for word in title.split() if word.isascii()), default=2.0)
        needs.append(max(min(longest, 4.5), math.ceil(ems(title) / 3), min(ems(title), word)) * EM + PADDING)
        wishes.append(max(longest, ems(title) / 2) * EM + PADDING)
    spare = TEXT_WIDTH - sum(needs)
    if spare <= 0:
        return [round(TEXT_WIDTH * need / sum(needs), 1) for need in needs]
    # By the root, so that one long column does not starve the others.
    more = [math.sqrt(max(wish - need, 0.0)) for need, wish in zip(needs, wishes, strict=True)]
    if not any(more):
        more = needs
    return [round(need + spare * share / sum(more), 1) for need, share in zip(needs, more, strict=True)]


def ems(text: str) -> float:
    """The width of the widest line in characters: a Chinese one is 1, a Latin one about half."""
    return max(
        (sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.55 for c in line) for line in text.split("\n")),
        default=0.0,
    )


def numeral(number: int) -> str:
    """A number below 100 as headings count: 一, 十, 十一, 二十, 二十一."""
    tens, ones = divmod(number, 10)
    digits = "零一二三四五六七八九"
    head = "" if not tens else "十" if tens == 1 else f"{digits[tens]}十"
    return head + (digits[ones] if ones or not tens else "")
