"""Terms: when what a text tells begins and ends, and from when to when a relation holds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from chuyi.ingest.layers import Layers
from chuyi.ingest.relations.dates import end_date, iso, period

SCHOOL, LEAGUE = "酒泉职业技术大学", "河西走廊新能源职教联盟"


@pytest.mark.parametrize(
    ("parts", "date"),
    [
        (("2021",), "2021"),
        (("2021", "9"), "2021-09"),
        (("2021", "9", "3"), "2021-09-03"),
        (("2021", None, "3"), "2021"),
    ],
)
def test_as_precise_as_its_parts(parts: tuple[str, ...], date: str) -> None:
    assert iso(*parts) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("期限为2021年9月至2024年7月", "2024-07"),
        ("已于2023年6月终止", "2023-06"),
        ("2022年底因企业业务调整而终止", "2022"),
        ("2019年7月到期后未续", "2019-07"),
        ("2019年签约", None),
    ],
)
def test_ends(text: str, date: str | None) -> None:
    assert end_date(text) == date


def test_the_period_of_an_office(read: Callable[[str], Layers]) -> None:
    relations = read(f"{SCHOOL}自2021年起担任{LEAGUE}理事长单位。").relations
    assert [(r.type, r.valid_from, r.valid_to) for r in relations] == [("LEADS", "2021", None)]


def test_the_period_of_a_cooperation() -> None:
    assert period("PARTNERS_WITH", {"start_date": "2020", "end_date": "2023-06"}, "") == ("2020", "2023-06")
    assert period("AWARDED", {"year": 2020}, "2020年起") == (None, None)


def test_a_day_of_counting_ends_nothing(read: Callable[[str], Layers]) -> None:
    relations = read(f"截至2023年底，{SCHOOL}担任{LEAGUE}理事长单位。").relations
    assert [(r.type, r.valid_from, r.valid_to) for r in relations] == [("LEADS", None, None)]
