"""Departments: place or level, field of government, organ; collectives are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("由甘肃省人力资源和社会保障厅负责。", "甘肃省人力资源和社会保障厅"),
        ("由甘肃省人力资源和社会保障厅职业能力建设处负责。", "甘肃省人力资源和社会保障厅"),
        ("由延边朝鲜族自治州教育局负责。", "延边朝鲜族自治州教育局"),
        ("报省教育厅备案。", "省教育厅"),
        ("由自治区外事办负责。", "自治区外事办"),
        ("省委教育工委负责。", "省委教育工委"),
        ("中共四川省委组织部负责。", "中共四川省委组织部"),
        ("共青团山东省委负责。", "共青团山东省委"),
        ("教育部负责。", "教育部"),
        ("国家税务总局长沙市税务局负责。", "国家税务总局长沙市税务局"),
        ("准东经济技术开发区管委会负责。", "准东经济技术开发区管委会"),
        ("省教育考试院负责。", "省教育考试院"),
        ("株洲市总工会负责。", "株洲市总工会"),
        ("依托长治市第二人民医院培训。", "长治市第二人民医院"),
        ("天水市公安局负责。", "天水市公安局"),
    ],
)
def test_departments(found: Found, text: str, name: str) -> None:
    assert found(text) == [f"Department {name}"]


@pytest.mark.parametrize(
    "text",
    [
        "各市州教育局、发展和改革局、人力资源和社会保障局要加强领导。",
        "各市、县（市、区）教育局，经信局：",
        "有关县市区人民政府要落实责任。",
        "教育行政部门和省直各部门要配合。",
        "俱乐部、总部、分部和格局都不是机关。",
        "省、市、县教育局要层层落实。",
        "各省、自治区、直辖市教育厅（教委）、财政厅（局）：",
        "各经开区（新区）管委会要落实责任。",
        "各县（市、区）人民政府、各产业园区管委会要落实责任。",
    ],
)
def test_collectives_and_other_words(found: Found, text: str) -> None:
    assert found(text) == []


def test_two_joined_by_a_conjunction_that_also_stands_inside(found: Found) -> None:
    assert found("省工业和信息化厅和昌吉回族自治州人民政府支持。") == [
        "Department 省工业和信息化厅",
        "Department 昌吉回族自治州人民政府",
    ]


def test_a_bare_organ_only_with_a_duty(found: Found) -> None:
    assert found("责任部门：社会事业局、财政局") == ["Department 社会事业局", "Department 财政局"]
    assert found("和教育局的同志座谈。") == []


def test_a_bare_provincial_organ(found: Found) -> None:
    assert found("〔教育厅、人力资源社会保障厅按职责分工负责〕") == [
        "Department 教育厅",
        "Department 人力资源社会保障厅",
    ]


def test_two_organs_that_nothing_parts(found: Found) -> None:
    assert found("泉州市教育局泉州市工业和信息化局印发。") == [
        "Department 泉州市教育局",
        "Department 泉州市工业和信息化局",
    ]


def test_a_division_of_the_corps_before_its_city(found: Found) -> None:
    assert found("自治区人社厅、第八师石河子市工信局具体承办。")[1:] == ["Department 第八师石河子市工信局"]


def test_organs_inside_a_school_add_nothing(found: Found) -> None:
    assert found("呼伦贝尔职业技术学院党委书记出席。") == ["Institution 呼伦贝尔职业技术学院"]


def test_party_and_government_are_two(found: Found) -> None:
    assert found("在市委市政府领导下推进。") == ["Department 市委", "Department 市政府"]


def test_offices_in_short(found: Found) -> None:
    assert found("由省外办牵头，荆州市金融办、县委农办配合，市府办会同区招商办负责。") == [
        "Department 省外办",
        "Department 荆州市金融办",
        "Department 县委农办",
        "Department 市府办",
        "Department 区招商办",
    ]
    assert found("由行业和市县统办，学校可由市属国企开办、协办，各市外办支持。") == []


def test_an_office_in_full_and_several_levels_at_once(found: Found) -> None:
    assert found("由省外事办公室负责。") == ["Department 省外事办公室"]
    assert found("作为市县政府评价依据。") == []
