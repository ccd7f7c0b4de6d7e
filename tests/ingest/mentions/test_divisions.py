"""Divisions of GB/T 2260: names, short names, containment."""

from __future__ import annotations

import pytest

from chuyi.ingest.mentions.divisions import by_name, by_short_name, divisions, inside, meant
from chuyi.ingest.mentions.places import is_province, place_chain_end


@pytest.mark.parametrize(
    ("inner", "outer", "expected"),
    [("义乌市", "金华市", True), ("义乌市", "浙江省", True), ("渭滨区", "宝鸡市", True), ("金华市", "义乌市", False)],
)
def test_inside(inner: str, outer: str, expected: bool) -> None:
    assert inside(inner, outer) is expected


@pytest.mark.parametrize(
    ("name", "provinces", "code"),
    [
        ("安阳", "", "410500"),  # 安阳县 lies in it
        ("楚雄", "", "532300"),
        ("日照", "", "371100"),  # a word too, but here it was read as a place
        ("鼓楼区", "", None),  # in four cities
        ("朝阳区", "11", "110105"),
        ("海南", "", None),  # a province, and a prefecture of another
        ("海南", "63", "632500"),
        ("义乌", "43", "330782"),
        ("望川", "", None),
    ],
)
def test_what_a_name_means(name: str, provinces: str, code: str | None) -> None:
    division = meant(name, frozenset([provinces] if provinces else []))
    assert (division.code if division else None) == code


@pytest.mark.parametrize("short", ["湖南", "内蒙古", "湘西", "湘西州", "凉山州", "义乌", "木垒县", "积石山"])
def test_short_names(short: str) -> None:
    assert short in by_short_name()


@pytest.mark.parametrize("word", ["资源", "来宾", "公安", "大化"])
def test_words_of_the_language_are_no_short_names(word: str) -> None:
    assert word not in by_short_name()


def test_all_provinces_prefectures_and_counties() -> None:
    levels = [division.level for division in divisions()]
    assert levels.count("省") == 34
    assert levels.count("市") >= 333
    assert levels.count("县") > 2500
    assert "凤翔区" in by_name()


def test_chain() -> None:
    assert place_chain_end("湖南省娄底市娄星区", 0, 9) == 9
    assert place_chain_end("天水市公安局", 0, 6) == 3


def test_province() -> None:
    assert is_province("广西")
    assert is_province("重庆市")
    assert not is_province("厦门市")
