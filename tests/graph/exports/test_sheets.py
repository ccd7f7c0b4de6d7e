"""CSV and xlsx: no cell is a formula, nothing is lost silently."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest

from chuyi.errors import ChuyiError
from chuyi.graph.exports import sheets
from chuyi.graph.exports.sheets import CUT, Book, Sheet, content_sheets, csv_file, csv_files, names_apart, workbook
from tests.graph.exports.hostile import NAMES, hostile_content

HOSTILE = Sheet("名单", ("=1+1", "数"), [*([name, -1] for name in NAMES), [None, 1.5], [["a", "b"], True]])


def test_csv_has_its_mark_and_no_formulas() -> None:
    made = csv_file(HOSTILE)
    assert made.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(made.decode("utf-8-sig"))))
    assert rows[0] == ["'=1+1", "数"]
    assert rows[1][0] == f"'{NAMES[0]}"
    assert [row[1] for row in rows[1:3]] == ["-1", "-1"]  # a number is no formula
    assert rows[6][0] == NAMES[5]
    assert rows[-2:] == [["", "1.5"], ["a；b", "是"]]
    assert not any(value.startswith(("=", "+", "@", "\t")) for row in rows for value in row)


def test_a_workbook_has_text_where_a_formula_could_be() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(Book([HOSTILE], {"题目": "=cmd()"}))))
    page = book["名单"]
    assert [cell.value for cell in page["A"]][1:4] == list(NAMES[:3])
    assert {cell.data_type for sheet in book for row in sheet for cell in row} <= {"s", "n"}
    assert not any(cell.hyperlink for row in page for cell in row)
    assert book["说明"]["B2"].value == "=cmd()"
    assert page["B12"].value is not None


def test_a_text_that_no_cell_holds_is_cut_where_one_sees_it() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(Book([Sheet("s", ("t",), [["长" * 40_000]])]))))
    value = book["s"]["A2"].value
    assert len(value) == 32_767
    assert value.endswith(CUT)


def test_too_many_rows_for_a_sheet_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_ROWS", 3)
    with pytest.raises(ChuyiError, match="csv or json"):
        workbook(Book([HOSTILE]))


def test_a_graph_is_a_table_for_each_type() -> None:
    content = hostile_content()
    found = {sheet.name: sheet for sheet in content_sheets(content)}
    assert set(found) == {"Institution", "LEADS", "PARTNERS_WITH"}
    assert found["Institution"].titles[:2] == ("id", "name")
    assert len(found["PARTNERS_WITH"].rows) == len(NAMES)
    assert found["LEADS"].rows == [
        ["leads-0", content.nodes[0].id, content.nodes[1].id, "牵头"],
        ["leads-1", content.nodes[2].id, content.nodes[2].id, None],
    ]
    assert set(csv_files(content)) == {"Institution.csv", "LEADS.csv", "PARTNERS_WITH.csv"}


def test_names_of_sheets_and_files_are_words_and_none_twice() -> None:
    assert names_apart(["../x", "..\\x", "a" * 50, "a" * 60, "[]"]) == ["_x", "_x-2", "a" * 31, f"{'a' * 27}-2", "_"]
