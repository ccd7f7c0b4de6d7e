"""Firms without legal form, by the position that only a partner takes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from chuyi.ingest.mentions.firms import can_be_firm, known_firm_end

Found = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("学校与玉柴、5713厂、秦川机床工具集团股份公司等企业合作。", ["玉柴", "5713厂", "秦川机床工具集团股份公司"]),
        ("学校与华住合办酒店管理班。", ["华住"]),
        ("海林轴承向云州职业技术学院捐赠设备。", ["海林轴承"]),
        ("由菜鸟与学校共建。", ["菜鸟"]),
        ("信达生物副总经理介绍情况。", ["信达生物"]),
        ("信达生物担任理事长单位。", ["信达生物"]),
        ("共建单位：华晨宝马", ["华晨宝马"]),
        ("宁德邦普循环科技有限公司是时代锂业的控股子公司。", ["宁德邦普循环科技有限公司", "时代锂业"]),
        ("与SAP联合培养人才。", ["SAP"]),
        ("学校与库卡的约定最为具体。库卡当场赠送学校机械臂。", ["库卡", "库卡"]),
        ("学校合作的库卡早已归入美的旗下。", ["库卡", "美的"]),
        ("学校的产业学院由美的与学校共同建立。", ["美的"]),
    ],
)
def test_by_position(found: Found, text: str, names: list[str]) -> None:
    assert [name for name in found(text) if name.startswith("Enterprise")] == [f"Enterprise {name}" for name in names]


@pytest.mark.parametrize(
    "text",
    [
        "学校与企业、行业协会合作，与地方政府共建。",
        "与境外院校开展交流，与课程体系建设相结合。",
        "会同有关部门每季度开展调度。",
        "学校2018年起便与园区开展培训。",
        "双方就合作方面开展座谈。",
        "学校与云州职业技术学院的五年一贯制联合招生维持现有规模。",
    ],
)
def test_generic_partners_are_none(found: Found, text: str) -> None:
    assert not [name for name in found(text) if name.startswith("Enterprise")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("安踏来校招聘。", "安踏"),
        ("京东方（合肥）来校招聘。", "京东方（合肥）"),
        ("顺丰物流和学校座谈。", "顺丰物流"),
        ("华为订单班毕业。", ""),
        ("安踏步而行。", ""),
    ],
)
def test_a_firm_known_by_two_characters(text: str, name: str) -> None:
    short = 3 if text.startswith("京东方") else 2
    assert text[: known_firm_end(text, 0, short)] == name


def test_firms_named_beside_known_ones(found: Found) -> None:
    assert found("支持隆基绿能、溪山色纺在云州市建厂。")[:2] == ["Enterprise 隆基绿能", "Enterprise 溪山色纺"]


@pytest.mark.parametrize("name", ["法士特", "东方电气", "科大讯飞", "ABB", "5713厂"])
def test_can_be(name: str) -> None:
    assert can_be_firm(name)


@pytest.mark.parametrize("name", ["企业", "龙头企业", "兄弟院校", "长沙", "起便", "产业链", "优秀", "职业教育"])
def test_cannot_be(name: str) -> None:
    assert not can_be_firm(name)


def test_a_column_of_partners(found: Found) -> None:
    table = "| 项目 | 学校 | 合作企业 |\n|---|---|---|\n| 1 | 云州职业技术学院 | 陶陶居 |\n"
    assert "Enterprise 陶陶居" in found(table)


@pytest.mark.parametrize(
    ("head", "cell", "names"),
    [
        ("合作企业", "溪山茶业（订单班，2024年起）", ["溪山茶业"]),
        ("合作企业", "蒙草（内蒙古）、溪山林业", ["蒙草（内蒙古）", "溪山林业"]),
        ("合作企业", "第一批：溪山林业", ["溪山林业"]),
        ("合作企业", "与君共创（杭州）文化有限公司", ["与君共创（杭州）文化有限公司"]),
        ("合作单位", "同上", []),
        ("合作单位", "详见附件2", []),
        ("合作单位", "3家", []),
        ("合作单位", "两家乳企", []),
        ("合作企业数（家）", "12", []),
        ("企业投入（万元）", "350.5", []),
        ("企业联系人", "张三", []),
        ("企业导师", "李四、王五", []),
    ],
)
def test_cells_of_partners(found: Found, head: str, cell: str, names: list[str]) -> None:
    table = f"| 学校 | {head} |\n|---|---|\n| 云州职业技术学院 | {cell} |\n"
    assert [name for name in found(table) if name.startswith("Enterprise")] == [f"Enterprise {name}" for name in names]


def test_a_conjunction_before_an_office_is_no_firm(found: Found) -> None:
    text = "溪山职业学院组建溪山畜牧业职业教育集团，并担任理事长单位，兼任秘书长单位。"
    assert not [name for name in found(text) if name.startswith("Enterprise")]


def test_a_known_firm_with_the_place_that_it_bears(found: Found) -> None:
    text = "潜江职业中专与上海振华重工的合作未能开展，与潜江石化签订协议。"
    assert [name for name in found(text) if name.startswith("Enterprise")] == [
        "Enterprise 上海振华重工",
        "Enterprise 潜江石化",
    ]


def test_freedom_names_no_agent(found: Found) -> None:
    assert not [name for name in found("为服务自由贸易港建设，海口技师学院出台措施。") if name.startswith("Enterprise")]
