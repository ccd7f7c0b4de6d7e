import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuyi.errors import Text
from chuyi.graph.facts import Reason
from chuyi.graph.schema import DATE, Property
from chuyi.ingest.tables.cell_values import BadCellError, Item, iso_date, number, split_items, typed_value


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2023", "2023"),
        ("2023年", "2023"),
        ("1898", "1898"),
        ("2023-12", "2023-12"),
        ("2023/1", "2023-01"),
        ("2023年1月", "2023-01"),
        ("2023.12.5", "2023-12-05"),
        ("2023年12月5日", "2023-12-05"),
        ("２０２３－０１－０２", "2023-01-02"),
        ("2023-12-05 00:00:00", "2023-12-05"),
        (" 2023-12-05 ", "2023-12-05"),
    ],
)
def test_dates(written: str, meant: str) -> None:
    assert iso_date(written) == meant


@pytest.mark.parametrize(
    "written", ["23-1-5", "2023-13", "2023-02-30", "2023-00", "2023-", "约2023", "0999", "20231205", ""]
)
def test_no_dates(written: str) -> None:
    with pytest.raises(BadCellError) as caught:
        iso_date(written)
    assert caught.value.reason is Reason.BAD_DATE


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)), st.sampled_from(["-", "/", "."]))
def test_every_day_is_read_in_every_spelling(day: datetime.date, mark: str) -> None:
    assert iso_date(f"{day.year}{mark}{day.month}{mark}{day.day}") == day.isoformat()
    assert iso_date(f"{day.year}年{day.month}月{day.day}日") == day.isoformat()


@given(st.text(max_size=12))
def test_whatever_is_read_as_a_date_is_one_of_the_ontology(text: str) -> None:
    try:
        read = iso_date(text)
    except BadCellError:
        return
    assert DATE.fullmatch(read)


@pytest.mark.parametrize(("written", "meant"), [("20", 20), ("1,320", 1320), ("２０", 20), ("1.5", 1.5), ("-3", -3)])
def test_numbers(written: str, meant: float) -> None:
    assert number(written) == meant
    assert type(number(written)) is type(meant)


@pytest.mark.parametrize("written", ["二十", "20个", "1,32", "nan", "inf", "1e5", "0x10", ""])
def test_no_numbers(written: str) -> None:
    with pytest.raises(BadCellError) as caught:
        number(written)
    assert caught.value.reason is Reason.BAD_NUMBER


def test_values_of_a_cell_know_where_they_stand() -> None:
    row = "名称=甲 | 简称=乙； 丙 ；；丁"
    start = row.index("乙")
    items = split_items(row[start:], start, "；;")
    assert [item.value for item in items] == ["乙", "丙", "丁"]
    assert all(row[item.start : item.end] == item.value for item in items)


@given(st.text(alphabet="甲乙；;\n \t<", max_size=30), st.integers(0, 20))
def test_every_value_is_where_it_says(text: str, start: int) -> None:
    row = "·" * start + text
    for item in split_items(text, start, "；;\n"):
        assert row[item.start : item.end] == item.value == item.value.strip() != ""


def test_enumerations_are_closed() -> None:
    level = Property("level", Text("层次", "level"), "enum", ("中职", "技工"))
    assert typed_value([Item("中职")], "中职", level) == "中职"
    with pytest.raises(BadCellError) as caught:
        typed_value([Item("小学")], "小学", level)
    assert caught.value.reason is Reason.UNKNOWN_VALUE
    assert "中职、技工" in caught.value.what.zh


def test_lists_keep_their_order_and_no_value_twice() -> None:
    names = Property("short_names", Text("简称", "short names"), "list")
    assert typed_value([Item("乙"), Item("甲"), Item("乙")], "乙；甲；乙", names) == ("乙", "甲")
