import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuyi.errors import SourceError
from chuyi.ingest.tables.csv_file import read_csv

TEXT = "名称,备注\n长沙民政职业技术学院,“一”\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_usual_encodings_are_recognised(encoding: str) -> None:
    sheet = read_csv(TEXT.encode(encoding), "院校")
    assert sheet.name == "院校"
    assert [(row.number, row.cells) for row in sheet.rows] == [
        (1, ("名称", "备注")),
        (2, ("长沙民政职业技术学院", "“一”")),
    ]


def test_rows_are_numbered_as_a_spreadsheet_numbers_them() -> None:
    raw = '名称,备注\n\n甲,"第一行\n第二行"\n,\n乙,\n'.encode()
    assert [(row.number, row.cells) for row in read_csv(raw, "表").rows] == [
        (1, ("名称", "备注")),
        (3, ("甲", "第一行\n第二行")),
        (5, ("乙", "")),
    ]


def test_tabs_separate_in_tsv() -> None:
    assert read_csv(b"a\tb,c\n", "t", ".tsv").rows[0].cells == ("a", "b,c")


def test_bytes_that_are_no_text_are_named() -> None:
    raw = "名称\n甲\n".encode() + b"ab\xff\xff\n"
    with pytest.raises(SourceError) as caught:
        read_csv(raw, "表")
    assert "表.csv" in caught.value.message.zh
    assert "第 3 行" in caught.value.message.zh
    assert "第 14 个字节（0xff）" in caught.value.message.zh
    assert raw[13] == 0xFF


def test_a_binary_file_is_no_csv() -> None:
    with pytest.raises(SourceError, match=r"0x00.*line 1"):
        read_csv(b"PK\x03\x04\x00\x00", "表")


def test_a_quotation_mark_that_is_never_closed_is_named_by_line() -> None:
    with pytest.raises(SourceError, match="from line 3 on"):
        read_csv('名称\n甲\n"乙\n丙\n'.encode(), "表")


def test_a_very_long_cell_is_read() -> None:
    assert len(read_csv(("甲" * 300_000 + "\n").encode(), "表").rows[0].cells[0]) == 300_000


@given(
    st.lists(
        st.lists(
            st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufeff")), min_size=2, max_size=5
        )
    ),
    st.sampled_from(["utf-8", "utf-8-sig"]),
)
def test_what_is_written_is_read(table: list[list[str]], encoding: str) -> None:
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerows(table)
    expected = [(number, tuple(row)) for number, row in enumerate(table, 1) if any(cell.strip() for cell in row)]
    assert [(row.number, row.cells) for row in read_csv(buffer.getvalue().encode(encoding), "表").rows] == expected
