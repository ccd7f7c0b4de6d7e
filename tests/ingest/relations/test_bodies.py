"""SUPERVISED_BY, SUBSIDIARY_OF, LOCATED_IN, PART_OF."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("宜昌市机电工程学校由宜昌市教育局主管。", ["宜昌市机电工程学校 → 宜昌市教育局"]),
        ("恩施职业技术学院隶属恩施市人民政府。", ["恩施职业技术学院 → 恩施市人民政府"]),
        ("荆州职业技术学院是荆州市人民政府举办的公办院校。", ["荆州职业技术学院 → 荆州市人民政府"]),
        (
            "荆州职业技术学院是荆州市人民政府举办、湖北省教育厅主管的公办院校。",
            ["荆州职业技术学院 → 湖北省教育厅", "荆州职业技术学院 → 荆州市人民政府"],
        ),
        ("荆州职业技术学院接受湖北省教育厅指导。", []),
    ],
)
def test_supervision(told: Told, text: str, expected: list[str]) -> None:
    assert told(text, "SUPERVISED_BY") == [f"SUPERVISED_BY {pair}" for pair in expected]


@pytest.mark.parametrize(
    "text",
    [
        "安琪纽特股份有限公司是安琪酵母股份有限公司的全资子公司。",
        "安琪酵母股份有限公司的控股子公司安琪纽特股份有限公司参加。",
        "安琪酵母股份有限公司是安琪纽特股份有限公司的母公司。",
        "安琪纽特股份有限公司（安琪酵母股份有限公司控股子公司）参加。",
        "安琪酵母股份有限公司透露，其控股子公司安琪纽特股份有限公司参加。",
    ],
)
def test_daughters(told: Told, text: str) -> None:
    assert told(text, "SUBSIDIARY_OF") == ["SUBSIDIARY_OF 安琪纽特股份有限公司 → 安琪酵母股份有限公司"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("荆州职业技术学院坐落于湖北省荆州市荆州区。", "荆州职业技术学院 → 荆州区"),
        ("“船舶涂装实训基地”由荆州职业技术学院承建，位于荆州市沙市区。", "船舶涂装实训基地 → 沙市区"),
        ("荆州职业技术学院地处荆州市。", "荆州职业技术学院 → 荆州市"),
    ],
)
def test_the_smallest_place(told: Told, text: str, expected: str) -> None:
    assert told(text, "LOCATED_IN") == [f"LOCATED_IN {expected}"]


def test_an_event_or_a_name_places_nothing(told: Told) -> None:
    assert told("荆州职业技术学院在荆州市荆州区举行校企签约仪式。", "LOCATED_IN") == []


def test_side_by_side(told: Told) -> None:
    assert told("在湖北省荆州市举行。", "PART_OF") == ["PART_OF 荆州市 → 湖北省"]
    assert told("在荆州市、宜昌市举行。", "PART_OF") == []


def test_who_holds_a_class_with_a_school_does_not_run_it(told: Callable[..., list[str]]) -> None:
    text = "商丘职业技术学院与牧原食品股份有限公司联合举办的“牧匠班”开班。"
    assert told(text, "SUPERVISED_BY") == []


def test_where_a_base_stands_is_not_where_the_topic_does(told: Callable[..., list[str]]) -> None:
    text = "绥化农机职教联盟成立。走进位于望奎县的“马铃薯机械实训基地”，学生正在操作。"
    assert told(text, "LOCATED_IN") == ["LOCATED_IN 马铃薯机械实训基地 → 望奎县"]


def test_a_school_under_a_firm(told: Callable[..., list[str]]) -> None:
    assert told("荆州机械职业学院系荆州四机集团有限公司下属院校。", "SUPERVISED_BY") == [
        "SUPERVISED_BY 荆州机械职业学院 → 荆州四机集团有限公司"
    ]


def test_what_is_founded_together_is_run_by_neither(told: Callable[..., list[str]]) -> None:
    text = "茶产业学院建在鹤峰县。2023年由恩施职业技术学院与湖北鹤峰茶业有限公司合作设立。"
    assert told(text, "SUPERVISED_BY") == []


def test_where_a_school_is_filed_is_not_who_runs_it(told: Callable[..., list[str]]) -> None:
    text = "荆州机械职业学院是经湖北省人民政府批准、教育部备案设立的高职院校。"
    assert told(text, "SUPERVISED_BY") == []


def test_those_who_run_a_thing_together_do_not_run_each_other(told: Callable[..., list[str]]) -> None:
    text = "2023年被撤销的江陵茶产业学院，原由荆州机械职业学院与荆州四机集团有限公司共同举办。"
    assert told(text, "SUPERVISED_BY") == []
