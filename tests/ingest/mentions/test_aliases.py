"""Other names inside one document: short, former, misread, of departments, regions and firms."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from chuyi.ingest.mentions.aliases import department_pairs, firm_pairs, region_pairs, same_organ, short_forms

Groups = Callable[[str], list[tuple[str, ...]]]
Found = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        (
            "闽东装备职业技术学院（以下简称“闽装院”）由市政府举办，闽装院设五系。",
            ("闽东装备职业技术学院", "闽装院"),
        ),
        ("龙江重装有限公司（下称“龙江重装”）捐款。", ("龙江重装有限公司", "龙江重装")),
        ("云州工业学校更名为云州工业职业学校。", ("云州工业职业学校", "云州工业学校")),
        ("赣江职业技术大学前身为1956年创办的赣江机械学校。", ("赣江职业技术大学", "赣江机械学校")),
        ("怀远县中等职业学校由原怀远县职业高中更名而来。", ("怀远县中等职业学校", "怀远县职业高中")),
        ("怀远学院2021年由怀远职业技术学院升格更名。", ("怀远学院", "怀远职业技术学院")),
        ("怀远学院由怀远职业技术学院于2021年升格而成。", ("怀远学院", "怀远职业技术学院")),
        ("怀远学院位于怀远县，2021年由怀远职业技术学院升格更名。", ("怀远学院", "怀远职业技术学院")),
    ],
)
def test_introduced_and_former_names(groups: Groups, text: str, group: tuple[str, ...]) -> None:
    assert group in groups(text)


def test_an_introduced_generic_word_is_a_name_from_then_on(found: Found) -> None:
    text = "红河职业教育集团（以下简称“集团”）成立，集团由两校组成，企业集团另议。"
    assert found(text).count("Alliance 集团") == 2


def test_a_merger_makes_a_new_body(groups: Groups) -> None:
    assert groups("云州卫生学校与云州护士学校合并组建云州护理职业学院。") == []


def test_a_name_inside_a_class_name_is_none(found: Found) -> None:
    text = "与云州钢铁有限公司（以下简称“云钢”）开设“云钢卓越班”。"
    assert found(text) == ["Enterprise 云州钢铁有限公司", "Enterprise 云钢"]


def test_departments_in_short() -> None:
    names = ["浙江省教育厅", "浙江省经济和信息化厅", "省教育厅", "省经信厅", "市教育局"]
    assert list(department_pairs(names)) == [("浙江省教育厅", "省教育厅"), ("浙江省经济和信息化厅", "省经信厅")]


def test_the_own_levels_government_is_not_another_citys() -> None:
    names = ["河池市人民政府", "桂平市人民政府", "市人民政府"]
    assert list(department_pairs(["桂平市人民政府", "市人民政府"], ["贵港市教育局"])) == []
    assert list(department_pairs(names, ["河池市教育局"])) == [("河池市人民政府", "市人民政府")]


@pytest.mark.parametrize(
    ("full", "short", "same"),
    [
        ("发展和改革委员会", "发展改革委", True),
        ("人力资源和社会保障厅", "人社厅", False),
        ("人力资源和社会保障厅", "人力社保厅", True),
        ("教育厅", "财政厅", False),
        ("教育局", "教育厅", False),
    ],
)
def test_organs(full: str, short: str, same: bool) -> None:
    assert same_organ(full, short) is same


def test_regions_in_short() -> None:
    assert list(region_pairs(["长沙市", "长沙", "岳阳"])) == [("长沙市", "长沙")]


def test_firms_in_short() -> None:
    names = [
        "天水华天科技股份有限公司",
        "华天科技",
        "美的集团股份有限公司",
        "美的集团",
        "路达（厦门）工业有限公司",
        "路达公司",
    ]
    assert list(firm_pairs(names, "")) == [
        ("天水华天科技股份有限公司", "华天科技"),
        ("美的集团股份有限公司", "美的集团"),
        ("路达（厦门）工业有限公司", "路达公司"),
    ]


def test_firms_that_the_text_tells_apart() -> None:
    assert not list(firm_pairs(["中天科技集团有限公司", "中天科技"], "中天科技为中天科技集团有限公司所属企业"))


def test_a_misread_name_is_tied_to_the_right_one(groups: Groups) -> None:
    text = "支持郑州铁路职业技术学院。郑卅铁路职业技术学院先行先试。郑州铁路职业技术学院负责。"
    assert ("郑州铁路职业技术学院", "郑卅铁路职业技术学院") in groups(text)


def test_two_schools_one_character_apart_stay_two(groups: Groups) -> None:
    assert groups("云州第一职业学校、云州第二职业学校参加。") == []


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("隆化绿源农业科技股份有限公司", "隆化绿源"),
        ("钦州恒洋化工有限公司", "钦州恒洋"),
        ("北海绩讯电子有限公司", "北海绩讯"),
    ],
)
def test_a_firm_without_what_it_deals_in(full: str, short: str) -> None:
    assert short in short_forms(full)


def test_what_is_left_of_a_firm_is_no_place() -> None:
    assert short_forms("广西汽车集团有限公司") == {"广西汽车", "广西汽车集团"}


def test_an_introduced_short_name_behind_a_place(groups: Groups) -> None:
    text = "广西恒洋集团年报\n广西恒洋化工集团股份有限公司（以下简称恒洋集团）成立。广西恒洋集团现有员工。"
    assert groups(text) == [("广西恒洋化工集团股份有限公司", "广西恒洋集团", "恒洋集团")]


def test_a_school_in_short_without_its_province(groups: Groups) -> None:
    assert groups("广西漓江职业技术学院开学。漓江职院新生报到。") == [("广西漓江职业技术学院", "漓江职院")]


def test_what_a_bracket_says_it_is_called_now(groups: Groups) -> None:
    text = "黔江农业学校（现重庆市黔江区职业教育中心）建校。黔江区职业教育中心开学。"
    assert groups(text) == [("重庆市黔江区职业教育中心", "黔江农业学校", "黔江区职业教育中心")]


def test_who_runs_it_is_not_what_it_was_called_before(groups: Groups) -> None:
    text = "恩施市卫生学校2022年划归湖北民族大学管理，改名湖北民族大学附属卫生学校。"
    assert groups(text) == [("湖北民族大学附属卫生学校", "恩施市卫生学校")]


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("星舟智能设备（襄阳）有限公司", "星舟智能"),
        ("汉川机床工具集团股份公司", "汉川机床"),
        ("远安时代新能源科技股份有限公司", "远安时代"),
    ],
)
def test_what_a_firm_is_shortened_to(full: str, short: str) -> None:
    assert short in short_forms(full)
