import pytest
from openpyxl.utils import get_column_letter

from chuyi.ingest.tables.sheet import Place, RowText, column_letters


@pytest.mark.parametrize("index", [0, 25, 26, 51, 52, 701, 702, 16_383])
def test_columns_are_called_as_spreadsheets_call_them(index: int) -> None:
    assert column_letters(index) == get_column_letter(index + 1)


def test_places() -> None:
    assert Place("院校", 12).location == {"sheet": "院校", "row": 12}
    assert Place("院校", 12, 2, "层次").location == {"sheet": "院校", "row": 12, "column": "C", "header": "层次"}


def test_row_text_knows_where_each_value_begins() -> None:
    text = RowText()
    text.add(0, "名称", "甲")
    text.add(3, "层次", "中职")
    assert text.text == "名称=甲 | 层次=中职"
    assert {column: text.text[start:][:1] for column, start in text.starts.items()} == {0: "甲", 3: "中"}
