"""PARTNERS_WITH: who cooperates with whom, how, since when; only what holds or ended at a date."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]
A, B = "武汉铁路职业技术学院", "武汉地铁集团有限公司"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{A}与{B}自2019年起开展现代学徒制试点。", "kind=现代学徒制 start_date=2019"),
        (f"{B}与{A}签署现场工程师联合培养协议。", "kind=现场工程师"),
        (f"{A}同{B}长期合作。", "kind=校企合作"),
        (f"{A}与{B}的订单班合作于2021年12月到期，双方未再续签。", "end_date=2021-12 kind=订单班"),
        (f"{B}为{A}捐赠了3台检修机器人。", "kind=捐赠 object=检修机器人"),
        (f"{A}收到{B}捐赠的模拟驾驶舱一套。", "kind=捐赠 object=模拟驾驶舱"),
        (f"{A}与{B}合办“地铁匠班”，2025年春季开课。", "kind=订单班 object=地铁匠班 start_date=2025"),
        (f"2023年5月，{A}与{B}签订战略合作协议。", "kind=校企合作 object=战略合作协议 start_date=2023-05"),
    ],
)
def test_kinds_and_dates(told: Told, text: str, said: str) -> None:
    assert told(text, "PARTNERS_WITH") == [f"PARTNERS_WITH {A} → {B} {said}"]


@pytest.mark.parametrize(
    "text",
    [
        f"{A}拟与{B}开展现代学徒制培养。",
        f"{A}正与{B}洽谈订单班。",
        f"{A}没有与{B}签订任何协议。",
        f"鼓励{A}与{B}开展现场工程师培养。",
        f"如双方达成一致，{A}将与{B}签订协议。",
        f"网传{A}与{B}开展订单培养，校方予以否认。",
        f"{A}与{B}商定的订单班因报名不足未能开班。",
        f"{A}与{B}合办的冠名班已经停办。",
        f"{A}与{B}签署共建协议。",
        f"{A}与{B}有意明年启动现场工程师培养。",
    ],
)
def test_what_does_not_hold(told: Told, text: str) -> None:
    assert told(text, "PARTNERS_WITH") == []


def test_each_with_its_own(told: Told) -> None:
    text = "青岛职业技术学院、烟台职业学院分别与中车四方车辆有限公司、东方海洋科技有限公司签订现代学徒制协议。"
    assert told(text, "PARTNERS_WITH") == [
        "PARTNERS_WITH 烟台职业学院 → 东方海洋科技有限公司 kind=现代学徒制",
        "PARTNERS_WITH 青岛职业技术学院 → 中车四方车辆有限公司 kind=现代学徒制",
    ]


def test_several_clauses_with_one_subject(told: Told) -> None:
    text = "武汉职业技术大学与烽火通信科技股份有限公司举办“烽火班”订单班，与长飞光纤光缆股份有限公司开展现代学徒制。"
    assert told(text, "PARTNERS_WITH") == [
        "PARTNERS_WITH 武汉职业技术大学 → 烽火通信科技股份有限公司 kind=订单班 object=烽火班",
        "PARTNERS_WITH 武汉职业技术大学 → 长飞光纤光缆股份有限公司 kind=现代学徒制",
    ]


def test_both_parties_and_what_an_agreement_lays_down(nlp: object, told: Told) -> None:
    text = (
        "6月8日，厦门市集美职业技术学校与路达（厦门）工业有限公司签约。\n\n"
        "根据协议，校企双方将共同开设“路达卫浴智造班”，首批学员35人。"
    )
    assert "PARTNERS_WITH 厦门市集美职业技术学校 → 路达（厦门）工业有限公司 kind=订单班 object=路达卫浴智造班" in told(
        text, "PARTNERS_WITH"
    )


def test_only_firms_are_partners(told: Told) -> None:
    assert told("武汉职业技术大学与黄冈职业技术学院签订合作协议。", "PARTNERS_WITH") == []
