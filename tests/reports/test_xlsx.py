"""The workbook, opened again."""

from __future__ import annotations

import dataclasses
import io
import zipfile

import openpyxl
from openpyxl import Workbook

from chuyi.errors import Text
from chuyi.reports.content import Report
from chuyi.reports.xlsx import workbook
from tests.reports.conftest import HOSTILE


def opened(report: Report, language: str = "zh") -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook(report, language)))


def test_a_sheet_for_each_section_and_the_evidence(report: Report) -> None:
    book = opened(report)
    assert book.sheetnames == ["说明", "合作", "空白", "明细", "证据", "各行的证据"]
    assert [sheet.freeze_panes for sheet in book.worksheets[1:]] == ["A2"] * 5
    assert book["合作"].auto_filter.ref == "A1:E4"
    assert book["合作"].page_setup.orientation == "landscape"
    assert book["合作"].print_title_rows == "$1:$1"


def test_rows_with_numbers_as_numbers_and_their_marks(report: Report) -> None:
    rows = [[cell.value for cell in row] for row in opened(report)["合作"].iter_rows(max_row=4)]
    assert rows == [
        ["院校", "项数", "来源等级", "证据", "标记"],
        ["甲校", 3, "官方", "[1]", None],
        ["乙校", 0, "转载·待核", "[2] [3] [4] [5]", "待核"],
        [None, None, "来源不明", None, "示例改写"],
    ]
    tinted = [row[0].fill.fgColor.rgb for row in opened(report)["合作"].iter_rows(min_row=2, max_row=4)]
    assert [colour == "FFFBF3E4" for colour in tinted] == [False, True, False]


def test_notes_stand_below(report: Report) -> None:
    cells = [cell.value for cell in opened(report)["合作"]["A"]]
    assert cells[-1] == "名单：收录 1/20；未收录不等于没有"
    empty = [cell.value for cell in opened(report)["空白"]["A"]]
    assert empty == ["院校", None, "没有收录符合条件的内容；未收录不等于没有。"]


def test_the_evidence_is_whole_and_every_row_leads_to_it(report: Report) -> None:
    book = opened(report)
    rows = [[cell.value for cell in row] for row in book["证据"].iter_rows(min_row=2)]
    assert rows[1] == [2, "通知", "某网", "条款 一", "支持甲校建设。", "甲校", "转载·待核", None, "待核"]
    assert rows[2][4] == "长" * 900
    links = [[cell.value for cell in row] for row in book["各行的证据"].iter_rows(min_row=2)]
    assert links == [["合作", 2, 1], *(["合作", 3, number] for number in (2, 3, 4, 5)), ["明细", 2, 5]]


def test_the_first_sheet_says_what_all_rests_on(report: Report) -> None:
    said = "\n".join(str(cell.value) for cell in opened(report)["说明"]["A"])
    for words in ("进展报告", "2026年第四季度", "2026-11-24 12:11", "ledger-1", "共 3 条。", "（二）等级。"):
        assert words in said


def test_speaks_english(report: Report) -> None:
    book = opened(report, "en")
    assert book.sheetnames[:2] == ["About", "Partners"]
    assert book["Partners"]["C3"].value == "mirror, to be confirmed"


def test_the_same_report_is_the_same_bytes(report: Report) -> None:
    assert workbook(report, "zh") == workbook(report, "zh")


def test_hostile_names_stay_text(hostile_report: Report) -> None:
    content = workbook(hostile_report, "zh")
    sheet = openpyxl.load_workbook(io.BytesIO(content))["合作"]
    cells = [row[0] for row in sheet.iter_rows(min_row=2, max_row=1 + len(HOSTILE))]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.hyperlink for cell in cells} == {None}
    assert [cell.value for cell in cells[:7]] == HOSTILE[:7]
    assert [cell.quotePrefix for cell in cells[:5]] == [True, True, True, True, False]
    assert cells[7].value == "first\nsecond\\u0007\\u202e\\u200f"
    assert len(cells[10].value) <= 32_767
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if "/sheet" in name]
    assert not any(b"<f>" in xml or b"<hyperlink" in xml for xml in sheets)


def test_sheets_of_forbidden_or_equal_titles(report: Report) -> None:
    titles = ["[a]:*?/\\'", "", "长" * 40, "长" * 39, "证据", "History"]
    tables = tuple(dataclasses.replace(report.tables[0], title=Text(title, title)) for title in titles)
    names = opened(dataclasses.replace(report, tables=tables)).sheetnames
    assert len({name.lower() for name in names}) == len(titles) + 3
    assert max(map(len, names)) <= 31
