"""AWARDED with year, batch and status."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]
A = "襄阳职业技术学院"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{A}2019年入选国家“双高计划”建设单位。", f"{A} → 国家“双高计划”建设单位 year=2019"),
        (
            f"{A}入选第二批湖北省示范性高等职业院校立项建设单位。",
            f"{A} → 湖北省示范性高等职业院校 batch=第二批 status=立项",
        ),
        (f"{A}通过省级优质高职院校验收。", f"{A} → 省级优质高职院校 status=验收通过"),
        (f"撤销{A}的“湖北省示范性高等职业院校”称号。", f"{A} → 湖北省示范性高等职业院校 status=撤销"),
        (f"2009年，{A}被省教育厅评为湖北省示范性高等职业院校。", f"{A} → 湖北省示范性高等职业院校 year=2009"),
        (
            "汽车轻量化实训基地被认定为湖北省示范性实训基地（2022年）。",
            "汽车轻量化实训基地 → 湖北省示范性实训基地 year=2022",
        ),
        (
            "智慧高速产业学院获第二批省级现代产业学院立项。",
            "智慧高速产业学院 → 省级现代产业学院 batch=第二批 status=立项",
        ),
        ("物流管理专业群为湖北省高水平专业群。", "物流管理专业群 → 湖北省高水平专业群"),
    ],
)
def test_awards(told: Told, text: str, expected: str) -> None:
    assert told(text, "AWARDED") == [f"AWARDED {expected}"]


@pytest.mark.parametrize(
    "text",
    [
        f"{A}力争入选国家“双高计划”建设单位。",
        f"{A}申报国家级高技能人才培训基地。",
        f"支持{A}创建湖北省示范性高等职业院校。",
        f"{A}列入省级优质高职院校培育名单的申请未获通过。",
        f"{A}至今没有获评湖北省示范性高等职业院校。",
    ],
)
def test_what_does_not_hold(told: Told, text: str) -> None:
    assert told(text, "AWARDED") == []


def test_the_school_does_not_bear_the_groups_title(told: Told) -> None:
    text = f"{A}机械制造专业群、汽车检测专业群双双入选湖北省高水平专业群。"
    assert told(text, "AWARDED") == [
        "AWARDED 机械制造专业群 → 湖北省高水平专业群",
        "AWARDED 汽车检测专业群 → 湖北省高水平专业群",
    ]


def test_listed_by_result(told: Told) -> None:
    text = f"通过验收的省级高水平专业群有：机械制造专业群（{A}）。延期验收的有：茶艺专业群（{A}）。"
    assert told(text, "AWARDED") == [
        "AWARDED 机械制造专业群 → 省级高水平专业群 status=验收通过",
        "AWARDED 茶艺专业群 → 省级高水平专业群 status=建设中",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "入选省级产教融合实训基地的智能电机装调实训基地日前揭牌。",
        "在省级产教融合实训基地评选中，智能电机装调实训基地顺利入选。",
        "省级产教融合实训基地名单公布，智能电机装调实训基地榜上有名。",
        "作为省级产教融合实训基地，智能电机装调实训基地每年接待五千人。",
        "我市的省级产教融合实训基地有智能电机装调实训基地。",
    ],
)
def test_titles_that_stand_elsewhere(told: Callable[..., list[str]], text: str) -> None:
    assert told(text, "AWARDED") == ["AWARDED 智能电机装调实训基地 → 省级产教融合实训基地"]


def test_one_by_one_only_the_last_title_is_written_in_full(told: Told) -> None:
    text = "鄂北科技职业学院智慧畜牧专业群、现代物流专业群分别入选国家级、省级高水平专业群。"
    assert told(text, "AWARDED") == ["AWARDED 现代物流专业群 → 省级高水平专业群"]


def test_the_title_of_a_subject_that_is_taught_is_not_the_schools(told: Told) -> None:
    assert told(f"{A}汽车检测专业被确定为湖北省职业教育重点专业。", "AWARDED") == []


def test_the_school_that_a_sentence_is_about_bears_its_title(told: Told) -> None:
    text = f"{A}是鄂北汽车产教联盟成员单位，2020年获评湖北省文明校园。"
    assert told(text, "AWARDED") == [f"AWARDED {A} → 湖北省文明校园 year=2020"]


def test_the_year_that_heads_a_line(told: Told) -> None:
    text = f"2022年：{A}入选湖北省示范性高等职业院校；汽车轻量化实训基地获评湖北省示范性实训基地。"
    assert told(text, "AWARDED") == [
        "AWARDED 汽车轻量化实训基地 → 湖北省示范性实训基地 year=2022",
        f"AWARDED {A} → 湖北省示范性高等职业院校 year=2022",
    ]


def test_a_class_that_a_places_batch_confers(told: Told) -> None:
    text = "车桥产业学院2023年10月获批湖北省首批现代产业学院。"
    assert told(f"{A}发展良好。{text}", "AWARDED") == ["AWARDED 车桥产业学院 → 现代产业学院 batch=首批 year=2023"]


def test_several_titles_in_a_row(told: Told) -> None:
    assert told(f"{A}先后获评湖北省文明校园、湖北省示范性高等职业院校等称号。", "AWARDED") == [
        f"AWARDED {A} → 湖北省文明校园",
        f"AWARDED {A} → 湖北省示范性高等职业院校",
    ]
    text = "车桥制造专业群、汽车检测专业群分别入选省级高水平专业群、市级特色专业群。"
    assert told(text, "AWARDED") == [
        "AWARDED 汽车检测专业群 → 市级特色专业群",
        "AWARDED 车桥制造专业群 → 省级高水平专业群",
    ]


def test_whom_one_means_to_name_has_nothing_yet(told: Told) -> None:
    assert told("拟认定湖北华神专用车有限公司等4家企业为省级产教融合型企业。", "AWARDED") == []


def test_what_a_school_is(told: Told) -> None:
    text = f"{A}由湖北省教育厅主管，是国家示范性高等职业院校。"
    assert told(text, "AWARDED") == [f"AWARDED {A} → 国家示范性高等职业院校"]


def test_the_stage_of_a_titles_holder_says_nothing_of_what_it_is(told: Told) -> None:
    text = f"车桥产业学院由{A}、东风车桥有限公司共同举办，2023年被认定为湖北省首批现代产业学院培育单位。"
    assert told(text, "AWARDED") == ["AWARDED 车桥产业学院 → 现代产业学院培育单位 batch=首批 year=2023"]


def test_what_a_base_is_put_up_as(told: Told) -> None:
    assert told("车桥焊接实训基地挂牌为省级示范性实训基地。", "AWARDED") == [
        "AWARDED 车桥焊接实训基地 → 省级示范性实训基地"
    ]


def test_of_those_of_a_year_one_is_revoked_and_one_put_off(told: Told) -> None:
    text = (
        "2021年确定的省级示范性实训基地中，车桥焊接实训基地因停办，撤销其称号；轴承检测实训基地因改造，延期一年验收。"
    )
    assert told(text, "AWARDED") == [
        "AWARDED 车桥焊接实训基地 → 省级示范性实训基地 status=撤销 year=2021",
        "AWARDED 轴承检测实训基地 → 省级示范性实训基地 status=建设中 year=2021",
    ]


def test_titles_among_others_of_no_known_class(told: Told) -> None:
    text = f"{A}是全国航海人才试点单位、湖北省高水平高职院校建设单位、湖北省示范性高等职业院校。"
    assert told(text, "AWARDED") == [
        f"AWARDED {A} → 湖北省示范性高等职业院校",
        f"AWARDED {A} → 湖北省高水平高职院校",
    ]
