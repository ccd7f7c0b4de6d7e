"""The Word document, opened again."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from chuyi.reports.content import Report
from chuyi.reports.docx import document
from tests.reports.conftest import HOSTILE


def opened(report: Report, language: str = "zh") -> Document:
    return docx.Document(io.BytesIO(document(report, language)))


def texts(paper: Document) -> list[str]:
    return [paragraph.text for paragraph in paper.paragraphs]


def test_the_page_is_that_of_the_standard(report: Report) -> None:
    paper = opened(report)
    section = paper.sections[0]
    sizes = (section.page_width, section.page_height, section.top_margin, section.left_margin, section.right_margin)
    assert sizes == pytest.approx((Mm(210), Mm(297), Mm(37), Mm(28), Mm(26)), abs=Mm(0.1))
    assert "PAGE" in section.footer.paragraphs[0]._p.xml
    for name, font in (("Normal", "仿宋"), ("Heading 1", "黑体"), ("Title", "宋体"), ("Subtitle", "楷体")):
        fonts = paper.styles[name].element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) == font
        assert not [key for key in fonts.attrib if "Theme" in key]
        assert paper.styles[name].element.rPr.find(qn("w:lang")).get(qn("w:eastAsia")) == "zh-CN"


def test_headings_are_headings_and_count_on(report: Report) -> None:
    paper = opened(report)
    headings = [paragraph.text for paragraph in paper.paragraphs if paragraph.style.name == "Heading 1"]
    assert headings == ["一、摘要", "二、合作", "三、空白", "四、方法说明", "五、附录：证据"]


def test_says_period_date_of_the_data_and_run(report: Report) -> None:
    said = "\n".join(texts(opened(report)))
    for words in ("2026年第四季度", "2026-11-24 12:11", "报告期尚未结束", "ledger-1", "第 7 次运行", "（二）等级。"):
        assert words in said
    assert "共 3 条（见表1）。" in said
    assert "5 条证据，其中 1 条待核" in said


def test_tables_carry_their_evidence(report: Report) -> None:
    paper = opened(report)
    rows = [[cell.text for cell in row.cells] for row in paper.tables[0].rows]
    assert rows == [
        ["院校", "项数", "来源等级", "证据"],
        ["甲校", "3", "官方", "[1]"],
        ["乙校", "0", "转载·待核", "[2][3][4]等4处"],
        ["", "", "来源不明", " 示例改写"],
    ]
    assert "名单：收录 1/20；未收录不等于没有" in texts(paper)


def test_an_empty_section_says_what_that_means(report: Report) -> None:
    said = texts(opened(report))
    assert "没有收录符合条件的内容；未收录不等于没有。" in said
    assert "三、空白" in said


def test_what_is_to_be_checked_is_tinted(report: Report) -> None:
    rows = opened(report).tables[0].rows
    tinted = ["FBF3E4" in row.cells[0]._tc.xml for row in rows]
    assert tinted == [False, False, True, False]


def test_tables_fill_the_page_and_repeat_their_first_row(report: Report) -> None:
    for table in opened(report).tables:
        widths = [column.width for column in table.columns]
        assert sum(widths) == pytest.approx(Mm(156), abs=Mm(1))
        assert [cell.width for cell in table.rows[1].cells] == widths
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_the_appendix_holds_what_is_cited_with_the_decisive_words_bold(report: Report) -> None:
    appendix = opened(report).tables[-1]
    assert [row.cells[0].text for row in appendix.rows][1:] == ["[1]", "[2]", "[3]", "[4]"]  # [5] is not named above
    second = appendix.rows[2].cells
    assert second[1].text == "某网\n通知，条款 一"
    assert [(run.text, bool(run.bold)) for run in second[2].paragraphs[0].runs] == [
        ("支持", False), ("甲校", True), ("建设。", False),
    ]  # fmt: skip
    long = appendix.rows[3].cells[2]
    assert long.text.startswith("…长")
    assert long.text.endswith("长…")
    assert [run.text for run in long.paragraphs[0].runs if run.bold] == ["长长长"]


def test_sections_for_the_workbook_alone_are_left_out(report: Report) -> None:
    assert "丙校" not in "".join(cell.text for table in opened(report).tables for cell in table._cells)


def test_speaks_english(report: Report) -> None:
    paper = opened(report, "en")
    said = "\n".join(texts(paper))
    assert "2. Partners" in said
    assert "Table 1: Partners" in said
    assert [cell.text for cell in paper.tables[0].rows[2].cells][2:] == ["mirror, to be confirmed", "[2][3][4] of 4"]


def test_the_same_report_is_the_same_bytes_with_the_time_of_the_data(report: Report) -> None:
    content = document(report, "zh")
    assert content == document(report, "zh")
    assert opened(report).core_properties.created.replace(tzinfo=None) == datetime(2026, 11, 24, 12, 11)  # noqa: DTZ001
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_hostile_names_stay_text(hostile_report: Report) -> None:
    paper = opened(hostile_report)
    rows = [row.cells[0].text for row in paper.tables[0].rows][1:]
    assert rows[:7] == HOSTILE[:7]
    assert rows[7] == "first\nsecond\\u0007\\u202e\\u200f"
    assert rows[8] == "\\ud800"
    assert rows[9] == "_x0041_"
    assert rows[10].startswith("长长")
    assert len(rows[10]) < 33_000
    said = "\n".join(texts(paper))
    assert all(name in said for name in HOSTILE[:7])
    with zipfile.ZipFile(io.BytesIO(document(hostile_report, "zh"))) as archive:
        xml = archive.read("word/document.xml").decode("utf-8")
        links = archive.read("word/_rels/document.xml.rels").decode("utf-8")
    assert "<w:hyperlink" not in xml
    assert "evil.example" not in links
    assert not re.search(r"<script", xml)
