"""Written numbers and their values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuyi.ingest.text.numerals import number


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("7", 7),
        ("1,200", 1200),
        ("3.2万", 32000),
        ("0.5", 0.5),
        ("2千万", 20_000_000),
        ("1.2亿", 120_000_000),
        ("十", 10),
        ("十五", 15),
        ("二十", 20),
        ("两百", 200),
        ("一百二", 120),
        ("三千五", 3500),
        ("一百零五", 105),
        ("一万两千", 12000),
        ("一亿二千万", 120_000_000),
        ("百", 100),
        ("千", 1000),
        ("万", 10000),
        ("二〇二六", 2026),
    ],
)
def test_value(written: str, value: float) -> None:
    assert number(written) == value


@pytest.mark.parametrize("written", ["", "若干", "一批", "9" * 30, "三十余", "12a"])
def test_no_number(written: str) -> None:
    assert number(written) is None


@given(st.integers(1, 99_999))
def test_chinese_numerals_round_trip(value: int) -> None:
    assert number(_written(value)) == value


def _written(value: int) -> str:
    """Chinese numerals by the school's rules, made independently of the reader."""
    digits, units = "零一二三四五六七八九", ["", "十", "百", "千", "万"]
    text, zero = "", False
    for place in range(4, -1, -1):
        digit = value // 10**place % 10
        if digit:
            text += ("零" if zero and text else "") + digits[digit] + units[place]
            zero = False
        else:
            zero = True
    return text
