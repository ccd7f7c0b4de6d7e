"""CO_BUILDS and HOSTS by the arguments of a verb of building."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]
A, B, C = "漳州职业技术学院", "片仔癀药业股份有限公司", "漳州市中医药研究院"
BASE = "闽南中药炮制实训基地"


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        (f"{BASE}由{A}与{B}合作建设。", (A, B)),
        (f"由{B}投资、{A}提供场地共同建成的{BASE}投用。", (A, B)),
        (f"{A}去年携手{B}打造了{BASE}。", (A, B)),
        (f"{A}牵头，{B}、{C}参与建设的{BASE}投用。", (B, C)),
        (f"{BASE}去年投用，{B}参与共建。", (B,)),
        (f"{A}与{B}共建的{BASE}计划明年扩容。", (A, B)),
        (f"与{A}共建{BASE}的{B}派来技师。", (A, B)),
        (f"参与{BASE}建设的还有{B}、{C}。", (B, C)),
        (f"{A}建有{BASE}，{B}合作共建。", (B,)),
        (f"{A}是公办高职院校，与{B}联合兴建{BASE}。", (A, B)),
    ],
)
def test_who_builds_together(told: Told, text: str, bodies: tuple[str, ...]) -> None:
    assert told(text, "CO_BUILDS") == sorted(f"CO_BUILDS {body} → {BASE}" for body in bodies)


@pytest.mark.parametrize(
    "text",
    [
        f"{BASE}由{A}承建。",
        f"{A}牵头，{B}、{C}参与建设的{BASE}投用。",
        f"依托{A}建成的{BASE}投用。",
        f"{A}建有{BASE}。",
        f"{A}校园内的{BASE}面向社会开放。",
    ],
)
def test_who_hosts(told: Told, text: str) -> None:
    assert told(text, "HOSTS") == [f"HOSTS {A} → {BASE}"]


@pytest.mark.parametrize(
    "text",
    [
        f"{A}拟与{B}共建{BASE}。",
        f"{A}原与{B}共建{BASE}，现已停用。",
        f"撤回申报：{A}{BASE}。",
        f"{A}与{B}共建{BASE}的方案尚在论证。",
        f"{A}与{B}共建的{BASE}拟于明年开工。",
        f"鼓励{A}与{B}共建{BASE}。",
    ],
)
def test_what_does_not_stand(told: Told, text: str) -> None:
    assert told(text, "CO_BUILDS", "HOSTS") == []


def test_whose_subsidiary_builds(told: Told) -> None:
    text = f"{B}的子公司福建云生药业有限公司与{A}共建{BASE}。"
    assert told(text, "CO_BUILDS") == [f"CO_BUILDS {body} → {BASE}" for body in sorted(("福建云生药业有限公司", A))]


def test_bases_beside_the_schools_that_have_them_in_an_award(told: Told) -> None:
    text = f"认定{A}{BASE}、泉州工艺美术职业学院德化陶瓷实训基地为省级示范实训基地。"
    assert told(text, "HOSTS") == [
        "HOSTS 泉州工艺美术职业学院 → 德化陶瓷实训基地",
        f"HOSTS {A} → {BASE}",
    ]


def test_who_signs_together_founds_together(told: Told) -> None:
    text = f"{A}与{B}签订协议，共同成立闽南中药产业学院。"
    assert told(text, "CO_BUILDS") == sorted(f"CO_BUILDS {body} → 闽南中药产业学院" for body in (A, B))


def test_one_by_one(told: Told) -> None:
    other, second = "泉州工艺美术职业学院", "德化陶瓷实训基地"
    text = f"{A}、{other}分别与{B}、{C}共建了{BASE}和{second}。"
    assert told(text, "CO_BUILDS") == sorted(
        [*(f"CO_BUILDS {body} → {BASE}" for body in (A, B)), *(f"CO_BUILDS {body} → {second}" for body in (other, C))]
    )


def test_inside_the_school(told: Told) -> None:
    text = f"2023年，{B}在{A}校园内援建{BASE}。"
    assert told(text, "HOSTS", "CO_BUILDS") == [f"HOSTS {A} → {BASE}"]


def test_what_a_sentence_without_subject_is_about_goes_on_behind_a_semicolon(told: Callable[..., list[str]]) -> None:
    text = (
        "商丘职业技术学院2024年工作总结。商丘职业技术学院稳步发展。牵头成立商丘市食品产教联合体，商丘师范学院、商丘市食品协会为成员单位；"
        "与牧原食品股份有限公司共建的畜牧养殖实训基地投用。"
    )
    assert told(text, "CO_BUILDS") == [
        "CO_BUILDS 商丘职业技术学院 → 畜牧养殖实训基地",
        "CO_BUILDS 牧原食品股份有限公司 → 畜牧养殖实训基地",
    ]


def test_who_builds_is_told_in_brackets(told: Callable[..., list[str]]) -> None:
    text = "启用的有冰雪运动实训基地（由牡丹江技师学院承建，雪堡文旅（海林）有限公司参与共建）。"
    assert told(text, "HOSTS", "CO_BUILDS") == [
        "CO_BUILDS 雪堡文旅（海林）有限公司 → 冰雪运动实训基地",
        "HOSTS 牡丹江技师学院 → 冰雪运动实训基地",
    ]


def test_what_two_applied_for_is_theirs_once_it_is_granted(told: Callable[..., list[str]]) -> None:
    text = "香菇直播电商实训基地由随州职业技术学院、湖北裕国菇业股份有限公司联合申报，今年3月获批。"
    assert told(text, "HOSTS") == [
        "HOSTS 湖北裕国菇业股份有限公司 → 香菇直播电商实训基地",
        "HOSTS 随州职业技术学院 → 香菇直播电商实训基地",
    ]
    assert told(text.replace("今年3月获批", "未获批"), "HOSTS") == []


def test_whom_the_clause_before_agrees_with_builds_too(told: Callable[..., list[str]]) -> None:
    text = "黑河学院隶属黑龙江省教育厅，2023年与黑河火山鸣泉饮品有限公司签订协议，共建矿泉产业学院。"
    assert told(text, "CO_BUILDS") == [
        "CO_BUILDS 黑河学院 → 矿泉产业学院",
        "CO_BUILDS 黑河火山鸣泉饮品有限公司 → 矿泉产业学院",
    ]


def test_what_is_to_be_built_by_a_year_is_not_built(told: Callable[..., list[str]]) -> None:
    text = "黑河学院与黑河火山鸣泉饮品有限公司签订协议。根据协议，到2027年双方将投入500万元，建成矿泉检测实训基地。"
    assert told(text, "HOSTS", "CO_BUILDS") == []


def test_who_applies_with_another(told: Told) -> None:
    text = f"由{A}联合{B}申报的车桥产业学院，2022年12月获批。"
    assert told(text, "HOSTS", "CO_BUILDS") == [f"HOSTS {A} → 车桥产业学院"]


def test_with_whom_a_bracket_says(told: Told) -> None:
    text = f"{A}简介\n\n新建的闽南中药产业学院（与{B}共建）于9月揭牌。"
    assert told(text, "CO_BUILDS") == [f"CO_BUILDS {A} → 闽南中药产业学院", f"CO_BUILDS {B} → 闽南中药产业学院"]


def test_what_is_opened_besides_is_no_base(told: Told) -> None:
    text = f"{A}与{B}共建中药实训基地，投入90万元；龙海职业技术学院依托海澄服装市场开办“电商班”。"
    assert told(text, "HOSTS") == []
