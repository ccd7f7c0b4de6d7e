"""PARTNERS_WITH by the parties of a clause, and when a cooperation begins and ends."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from chuyi.ingest.layers import layers

Told = Callable[..., list[str]]
A, B, C = "十堰职业技术学院", "东风华神汽车有限公司", "湖北佳恒科技股份有限公司"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{A}2018年起就与{B}开展现代学徒制培养。", "kind=现代学徒制 start_date=2018"),
        (f"{A}与{B}的现代学徒制合作始于2016年。", "kind=现代学徒制 start_date=2016"),
        (
            f"{A}与{B}的现代学徒制项目，期限为2021年9月至2024年7月。",
            "end_date=2024-07 kind=现代学徒制 start_date=2021-09",
        ),
        (f"2022年，{A}成立三十年；与{B}签订订单培养协议。", "kind=订单班 start_date=2022"),
        (
            f"{A}与{B}的现场工程师项目于2024年6月30日期满，未再续签。",
            "end_date=2024-06-30 kind=现场工程师 start_date=2024-06-30",
        ),
        (f"{B}将一套价值90万元的变速箱台架捐赠给{A}。", "kind=捐赠 object=变速箱台架"),
        (f"{B}捐出变速箱台架两套，赠与{A}。", "kind=捐赠"),
        (f"{B}为{A}送来价值30万元的诊断仪两台。", "kind=捐赠"),
        (f"{B}连续五年在{A}设立“华神班”。", "kind=订单班 object=华神班"),
        (f"{A}早在2017年就同{B}开办了“华神班”。", "kind=订单班 object=华神班 start_date=2017"),
    ],
)
def test_parties_and_terms(told: Told, text: str, said: str) -> None:
    assert told(text, "PARTNERS_WITH") == [f"PARTNERS_WITH {A} → {B} {said}"]


def test_the_bodies_of_a_label(told: Told) -> None:
    text = f"{A}概况\n\n· {B}：现代学徒制，期限为2020年9月至2023年6月。"
    assert told(text, "PARTNERS_WITH") == [
        f"PARTNERS_WITH {A} → {B} end_date=2023-06 kind=现代学徒制 start_date=2020-09"
    ]


def test_a_firm_tells_of_its_schools(nlp: Language) -> None:
    text = f"企业简介\n\n{B}成立于1995年。\n\n公司与{A}签订订单培养协议；2021年起与襄阳汽车职业技术学院开展现场工程师联合培养。"
    said = {
        (r.subject, r.object, r.properties["kind"]) for r in layers(nlp(text)).relations if r.type == "PARTNERS_WITH"
    }
    assert said == {(A, B, "订单班"), ("襄阳汽车职业技术学院", B, "现场工程师")}


def test_the_former_and_the_latter(told: Told) -> None:
    text = f"{A}的老伙伴有{B}、{C}：前者与{A}的现代学徒制合作始于2016年；后者2019年起和{A}开展现场工程师培养。"
    assert told(text, "PARTNERS_WITH") == [
        f"PARTNERS_WITH {A} → {B} kind=现代学徒制 start_date=2016",
        f"PARTNERS_WITH {A} → {C} kind=现场工程师 start_date=2019",
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"{A}与{B}的合作洽谈进展缓慢，未能如期签约。",
        f"{A}还打算同{B}签订现场工程师培养协议。",
        f"{B}曾提出冠名班设想，{A}未接受。",
        f"我们鼓励{A}与{B}签订订单培养协议，但这还只是想法。",
        f"{A}与{B}的全资子公司签订订单培养协议。",
    ],
)
def test_what_does_not_hold(told: Told, text: str) -> None:
    assert told(text, "PARTNERS_WITH") == []


def test_partners_by_the_noun_that_calls_them_so(told: Told) -> None:
    text = f"{A}位于湖北省。学校主要合作企业包括{B}、{C}。"
    assert told(text, "PARTNERS_WITH") == sorted(f"PARTNERS_WITH {A} → {firm} kind=校企合作" for firm in (B, C))


def test_kinds_in_brackets_behind_the_firms(told: Told) -> None:
    text = f"{A}与{B}（订单班，2022年9月起）、东风汽车集团有限公司（捐赠）；襄阳汽车职业技术学院与{B}（商谈中）。"
    assert told(text, "PARTNERS_WITH") == sorted(
        [
            f"PARTNERS_WITH {A} → {B} kind=订单班 start_date=2022-09",
            f"PARTNERS_WITH {A} → 东风汽车集团有限公司 kind=捐赠",
        ]
    )


def test_one_by_one_by_kind(told: Told) -> None:
    text = f"{A}、襄阳汽车职业技术学院分别与{B}签订现代学徒制和订单班协议。"
    assert told(text, "PARTNERS_WITH") == sorted(
        [f"PARTNERS_WITH {A} → {B} kind=现代学徒制", f"PARTNERS_WITH 襄阳汽车职业技术学院 → {B} kind=订单班"]
    )


def test_one_by_one_each_with_its_class(told: Told) -> None:
    text = f"{B}、{C}分别在十堰职业技术学院、襄阳汽车职业技术学院设立“华神班”和“佳恒班”。"
    assert told(text, "PARTNERS_WITH") == [
        f"PARTNERS_WITH 十堰职业技术学院 → {B} kind=订单班 object=华神班",
        f"PARTNERS_WITH 襄阳汽车职业技术学院 → {C} kind=订单班 object=佳恒班",
    ]


def test_the_former_of_things_without_names_is_nobody(told: Told) -> None:
    text = "甲城学校与乙城学校结对。绣品直播间、葛根产业学院同日揭牌，前者由十堰职业技术学院与葛洪合作社共建。"
    assert told(text, "CO_BUILDS", "HOSTS") == []


def test_a_class_that_a_firm_brings_to_a_school(told: Told) -> None:
    assert told(f"{B}冠名“华神班”落户{A}。", "PARTNERS_WITH") == [f"PARTNERS_WITH {A} → {B} kind=订单班 object=华神班"]


def test_the_day_of_a_count_is_no_beginning(told: Told) -> None:
    assert told(f"截至2024年6月，{A}与{B}建立合作关系。", "PARTNERS_WITH") == [f"PARTNERS_WITH {A} → {B} kind=校企合作"]


def test_classes_are_those_of_the_firms_that_they_are_named_after(told: Told) -> None:
    text = (
        f"{A}与湖北佳恒机械有限公司、湖北华神专用车有限公司、十堰云钛环保有限公司长期合作，开设“华神班”“佳恒订单班”。"
    )
    assert told(text, "PARTNERS_WITH") == [
        f"PARTNERS_WITH {A} → 十堰云钛环保有限公司 kind=校企合作",
        f"PARTNERS_WITH {A} → 湖北佳恒机械有限公司 kind=订单班 object=佳恒订单班",
        f"PARTNERS_WITH {A} → 湖北华神专用车有限公司 kind=订单班 object=华神班",
    ]


def test_partners_that_a_bracket_lists(told: Told) -> None:
    text = f"1.湖北佳恒机械有限公司（合作院校：{A}、襄阳汽车职业技术学院）"
    assert told(text, "PARTNERS_WITH") == [
        f"PARTNERS_WITH {A} → 湖北佳恒机械有限公司 kind=校企合作",
        "PARTNERS_WITH 襄阳汽车职业技术学院 → 湖北佳恒机械有限公司 kind=校企合作",
    ]


def test_a_renewed_agreement_and_its_term_in_brackets(told: Told) -> None:
    text = f"{A}与{B}续签合作协议，期限两年（2024年9月至2026年8月）。"
    assert told(text, "PARTNERS_WITH") == [
        f"PARTNERS_WITH {A} → {B} end_date=2026-08 kind=校企合作 object=合作协议 start_date=2024-09"
    ]


def test_a_firm_before_the_school(told: Told) -> None:
    assert told(f"目前，已有{C}等6家企业与{A}建立合作关系。", "PARTNERS_WITH") == [
        f"PARTNERS_WITH {A} → {C} kind=校企合作"
    ]


def test_to_work_together_at_the_end_of_a_clause(told: Told) -> None:
    assert told(f"{A}先后与{B}、{C}合作，成效明显。", "PARTNERS_WITH") == [
        f"PARTNERS_WITH {A} → {B} kind=校企合作",
        f"PARTNERS_WITH {A} → {C} kind=校企合作",
    ]
    assert told(f"{A}寻求与{B}合作。", "PARTNERS_WITH") == []


def test_a_term_that_opens_the_sentence(told: Told) -> None:
    text = f"2018年至2021年，{A}与{B}联合培养学生90名。"
    assert told(text, "PARTNERS_WITH") == [f"PARTNERS_WITH {A} → {B} end_date=2021 kind=联合培养 start_date=2018"]


def test_daughters_that_a_dash_names_are_the_parties(told: Told) -> None:
    text = f"双星集团有限公司旗下两家子公司——{B}、{C}均与{A}签订合作协议。"
    assert told(text, "PARTNERS_WITH") == [
        f"PARTNERS_WITH {A} → {B} kind=校企合作 object=合作协议",
        f"PARTNERS_WITH {A} → {C} kind=校企合作 object=合作协议",
    ]


def test_how_many_of_them_do_something_else(told: Told) -> None:
    text = f"{A}已与{B}等9家企业建立合作关系，其中订单培养企业3家。"
    assert told(text, "PARTNERS_WITH") == [f"PARTNERS_WITH {A} → {B} kind=校企合作"]


def test_an_agreement_that_there_is(told: Told) -> None:
    assert told(f"{A}与{B}签有校企合作协议。", "PARTNERS_WITH") == [
        f"PARTNERS_WITH {A} → {B} kind=校企合作 object=校企合作协议"
    ]
