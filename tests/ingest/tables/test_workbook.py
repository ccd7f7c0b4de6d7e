import datetime
import io
import zipfile
from typing import Any

import openpyxl
import pytest
from openpyxl import Workbook

from chuyi.errors import SourceError
from chuyi.ingest.tables.sheet import Sheet
from chuyi.ingest.tables.workbook import read_workbook

LIMIT = 10_000_000


def saved(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def sheet_of(*rows: tuple[Any, ...], merge: tuple[str, ...] = ()) -> Sheet:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for area in merge:
        sheet.merge_cells(area)
    return read_workbook(saved(book), "表.xlsx", LIMIT)[0]


def test_merged_cells_have_the_value_in_every_row() -> None:
    sheet = sheet_of(("院校", "企业", "方式"), ("甲", "乙", "订单班"), (None, "丙", "捐赠"), merge=("A2:A3",))
    assert [row.cells for row in sheet.rows] == [("院校", "企业", "方式"), ("甲", "乙", "订单班"), ("甲", "丙", "捐赠")]


def test_merged_cells_have_the_value_in_every_column() -> None:
    sheet = sheet_of(("名称", "开始", "结束"), ("甲", "2022", None), merge=("B2:C2",))
    assert sheet.rows[1].cells == ("甲", "2022", "2022")


def test_a_cell_merged_over_the_whole_width_is_a_heading() -> None:
    sheet = sheet_of(("名单", None), ("名称", "层次"), ("甲", "中职"), ("注：未完", None), merge=("A1:B1", "A4:B4"))
    assert [(row.cells, row.heading) for row in sheet.rows] == [
        (("名单", ""), True),
        (("名称", "层次"), False),
        (("甲", "中职"), False),
        (("注：未完", ""), True),
    ]


def test_values_become_text() -> None:
    sheet = sheet_of(
        (
            datetime.datetime(2023, 12, 5),  # noqa: DTZ001 - spreadsheets know no time zones
            datetime.datetime(2023, 12, 5, 8, 30),  # noqa: DTZ001
            datetime.date(2023, 1, 2),
            2023,
            4143013925.0,
            1.5,
            True,
            " 甲 ",
        )
    )
    assert sheet.rows[0].cells == (
        "2023-12-05", "2023-12-05 08:30:00", "2023-01-02", "2023", "4143013925", "1.5", "TRUE", " 甲 ",
    )  # fmt: skip


def test_sheets_come_in_order_and_know_whether_they_are_hidden() -> None:
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "院校"
    first.append(("名称",))
    hidden = book.create_sheet("选项")
    hidden.sheet_state = "hidden"
    hidden.append(("甲",))
    assert [(sheet.name, sheet.hidden) for sheet in read_workbook(saved(book), "表.xlsx", LIMIT)] == [
        ("院校", False),
        ("选项", True),
    ]


def test_rows_keep_the_numbers_of_the_spreadsheet() -> None:
    sheet = sheet_of(("名称",), (), ("甲",))
    assert [row.number for row in sheet.rows] == [1, 3]


def with_formula(value: str) -> bytes:
    """A workbook with a formula in A2 and, as spreadsheets store it, its value (openpyxl cannot write both)."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(("名称",))
    sheet.append(("=1+1",))
    raw = io.BytesIO(saved(book))
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(out, "w") as new:
        for item in old.namelist():
            content = old.read(item)
            if item == "xl/worksheets/sheet1.xml":
                assert b"<v />" in content or b"<v></v>" in content
                content = content.replace(b"<v />", value.encode()).replace(b"<v></v>", value.encode())
            new.writestr(item, content)
    return out.getvalue()


def test_a_formula_gives_its_stored_value() -> None:
    sheet = read_workbook(with_formula("<v>2</v>"), "表.xlsx", LIMIT)[0]
    assert sheet.rows[1].cells == ("2",)
    assert sheet.unreadable == ()


def test_a_formula_without_a_stored_value_is_reported() -> None:
    sheet = read_workbook(with_formula(""), "表.xlsx", LIMIT)[0]
    assert [(reject.location, reject.value) for reject in sheet.unreadable] == [
        ({"sheet": "Sheet", "row": 2, "column": "A"}, "=1+1")
    ]


def test_an_error_value_is_reported() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(("名称", "层次"))
    sheet.append(("甲", "#REF!"))
    sheet["B2"].data_type = "e"
    read = read_workbook(saved(book), "表.xlsx", LIMIT)[0]
    assert [(reject.location["column"], reject.value) for reject in read.unreadable] == [("B", "#REF!")]
    assert read.rows[1].cells == ("甲", "")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"name\n", "no xlsx workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "protected by a password"),
    ],
)
def test_what_is_no_workbook_is_refused(raw: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        read_workbook(raw, "表.xlsx", LIMIT)


def test_a_damaged_workbook_is_refused() -> None:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", "<worksheet>")
    with pytest.raises(SourceError, match="damaged"):
        read_workbook(raw.getvalue(), "表.xlsx", LIMIT)


def test_a_workbook_that_unpacks_to_too_much_is_refused_before_it_is_unpacked() -> None:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 5_000_000)
    assert len(raw.getvalue()) < 10_000
    with pytest.raises(SourceError, match="5,000,000 bytes"):
        read_workbook(raw.getvalue(), "表.xlsx", 1_000_000)


def test_openpyxl_still_gives_none_for_merged_cells() -> None:
    """Why merged cells are filled here."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "甲"
    sheet.merge_cells("A1:A2")
    again = openpyxl.load_workbook(io.BytesIO(saved(book))).active
    assert again is not None
    assert again["A2"].value is None
