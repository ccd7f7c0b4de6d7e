"""Regions on their own, in full and in short, and not as a part of other names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("位于浙江省金华市义乌市。", ["Region 浙江省", "Region 金华市", "Region 义乌市"]),
        ("结合岳阳实际，服务湖南制造业。", ["Region 岳阳", "Region 湖南"]),
        ("其中凉山州、甘孜州各1个。", ["Region 凉山州", "Region 甘孜州"]),
        ("宽甸自治县拟建基地，恩施自治州已建。", ["Region 宽甸自治县", "Region 恩施自治州"]),
        ("地处常州市武进区高新技术产业园。", ["Region 常州市", "Region 武进区"]),
        ("在义乌举行。", ["Region 义乌"]),
        ("举办山西省职业院校技能竞赛。", ["Region 山西省"]),
    ],
)
def test_places(found: Found, text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "全省各地，长三角和粤港澳大湾区。",
        "福建日报记者、厦门教育在线报道。",
        "参观湖南博物院。",
        "整合实训资源，提高要求，欢迎各位来宾。",
        "市域、县域和城区学校。",
        "在长沙高新区和苏州工业园区开展。",
        "基地设在桂林洋校区。",
        "黔南教发〔2024〕5号",
    ],
)
def test_no_places(found: Found, text: str) -> None:
    assert not [name for name in found(text) if name.startswith("Region")]


def test_a_county_in_short_needs_certainty(found: Found) -> None:
    assert found("在凭祥市、东兴、靖西各建设1个。") == ["Region 凭祥市", "Region 东兴", "Region 靖西"]
    assert found("东兴于是作罢。") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由灌云、灌南、东海共同承担。", ["Region 灌云", "Region 灌南", "Region 东海"]),
        ("台州市椒江、路桥两区各1个。", ["Region 台州市", "Region 椒江", "Region 路桥"]),
        ("厦门市几所学校在集美签约。", ["Region 厦门市", "Region 集美"]),
        ("天津市在津南、静海和蓟州布点。", ["Region 天津市", "Region 津南", "Region 静海", "Region 蓟州"]),
    ],
)
def test_names_that_are_places_beside_others(found: Found, text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    ["东海之滨风光好。", "在集美签约。", "评选“溆浦橙匠”10名。", "贺兰山东麓的酒庄。", "路桥、隧道施工专业。"],
)
def test_words_that_only_look_like_places(found: Found, text: str) -> None:
    assert found(text) == []


def test_slogans_and_idioms_name_no_place(found: Found) -> None:
    assert found("推进“人人持证、技能河南”，真金白银投入。") == []


def test_places_with_their_shares(found: Found) -> None:
    assert found("建设基地，蒙自3个、个旧2个。") == ["Region 蒙自", "Region 个旧"]


@pytest.mark.parametrize("place", ["贵州省", "西藏自治区", "锡林郭勒盟", "呼伦贝尔市", "贵州", "义乌"])
@pytest.mark.parametrize(
    "sentence",
    [
        "X中等职业学校布局基本完成。",
        "X职业院校技能大赛举行。",
        "选择X和成都市开展试点。",
        "X3个、成都市2个。",
        "| 1 | X | 20 |",
        "服务X经济社会发展。",
        "X政务大厅开放。",
    ],
)
def test_places_in_all_positions(found: Found, place: str, sentence: str) -> None:
    assert found(sentence.replace("X", place))[0] == f"Region {place}"
