"""Terms: when what a text tells begins and ends, and from when to when a relation holds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from chuyi.ingest.layers import Layers
from chuyi.ingest.relations.dates import called, end_date, iso, period

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


@pytest.mark.parametrize(
    ("type_", "properties", "sentence", "dates"),
    [
        ("PARTNERS_WITH", {}, "甲与乙签订合作协议，合作期至2025年。", (None, "2025")),
        ("PARTNERS_WITH", {"start_date": "2022"}, "2022年甲与乙签约，有效期至2025年6月。", ("2022", "2025-06")),
        ("PARTNERS_WITH", {}, "2019年1月至2022年12月，甲与乙开展订单班合作。", ("2019-01", "2022-12")),
        ("PARTNERS_WITH", {"start_date": "2018"}, "自2018年起合作，2024年终止。", ("2018", "2024")),
        ("PARTNERS_WITH", {}, "与甲签约，合作期至2025年；与乙共建学院。", (None, None)),
        ("LEADS", {}, "甲牵头组建乙，任期2019年1月至2022年12月。", ("2019-01", "2022-12")),
        ("HOSTS", {}, "自2018年起甲建设乙基地，2024年停办。", ("2018", "2024")),
        ("HOSTS", {}, "到2025年甲建成乙基地。", (None, None)),
        ("AWARDED", {"status": "撤销"}, "2024年3月，撤销甲的乙称号。", (None, "2024-03")),
        ("AWARDED", {"status": "撤销", "year": 2021}, "2021年甲获评乙，2023年被撤销。", (None, "2023")),
        ("AWARDED", {"status": "撤销", "year": 2021}, "2021年甲获评乙，日前被撤销。", (None, None)),
        ("AWARDED", {"status": "立项", "year": 2021}, "2021年甲获评乙，2023年撤销丙。", (None, None)),
        ("OFFERS", {}, "2019年至2022年开设。", (None, None)),
    ],
)
def test_periods(
    type_: str, properties: dict[str, object], sentence: str, dates: tuple[str | None, str | None]
) -> None:
    assert period(type_, properties, sentence) == dates  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("‹›2023年更名为新校。", (None, "2023")),
        ("2023年5月，‹›更名为新校。", (None, "2023-05")),
        ("2023年‹›升格为新校。", (None, "2023")),
        ("1999年更名为‹›，2023年升格为新校。", ("1999", "2023")),
        ("1999年更名为‹›，后升格为新校。", ("1999", None)),
        ("新校（原‹›，2015年更名）招生。", (None, "2015")),
        ("新校（原‹›）2010年成立。", (None, None)),
        ("创办于1958年的‹›更名为新校。", (None, None)),
        ("始建于1958年，‹›更名为新校。", (None, None)),
        ("新校前身为‹›，2004年9月升格。", (None, "2004-09")),
        ("2020年扩建。‹›更名为新校。", (None, None)),
    ],
)
def test_from_when_to_when_a_name_was_borne(text: str, dates: tuple[str | None, str | None]) -> None:
    start = text.index("‹")
    assert called(text.replace("‹›", "旧校"), start, start + 2) == dates


def test_the_end_that_another_sentence_tells_belongs_to_the_relation(read: Callable[[str], Layers]) -> None:
    title = "省级示范性高等职业院校"
    relations = read(f"2021年，{SCHOOL}入选{title}。2024年，撤销{SCHOOL}{title}称号。").relations
    assert [(r.type, r.properties, r.valid_to) for r in relations] == [
        ("AWARDED", {"year": 2021, "status": "撤销"}, "2024")
    ]
