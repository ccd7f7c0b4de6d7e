"""HOSTS, CO_BUILDS, OFFERS."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from chuyi.ingest.layers import layers

Told = Callable[..., list[str]]
A, B, T = "湖北三峡职业技术学院", "安琪酵母股份有限公司", "酵母发酵实训基地"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{A}与{B}共建{T}。", {"CO_BUILDS A", "CO_BUILDS B"}),
        (f"{T}由{A}与{B}共同出资建设。", {"CO_BUILDS A", "CO_BUILDS B"}),
        (f"{A}联合{B}成立{T}。", {"CO_BUILDS A", "CO_BUILDS B"}),
        (f"由{A}、{B}共建的“{T}”启用。", {"CO_BUILDS A", "CO_BUILDS B"}),
        (f"{T}由{A}承建，{B}参与共建。", {"HOSTS A", "CO_BUILDS B"}),
        (f"{T}依托{A}建设。", {"HOSTS A"}),
        (f"{A}建有{T}。", {"HOSTS A"}),
        (f"{A}牵头建设的{T}已经启用。", {"HOSTS A"}),
        (f"{A}{T}对外开放。", {"HOSTS A"}),
        (f"{A}依托{B}建成{T}。", {"HOSTS A", "HOSTS B"}),
        (f"{A}申报的{T}成功入选。", {"HOSTS A"}),
    ],
)
def test_builders_and_hosts(told: Told, text: str, expected: set[str]) -> None:
    found = {line.replace(f"{A} → {T}", "A").replace(f"{B} → {T}", "B") for line in told(text, "HOSTS", "CO_BUILDS")}
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        f"{A}与{B}计划共建{T}，目前正在选址。",
        f"支持{A}与{B}共建{T}。",
        f"{A}拟建设{T}。",
        f"原定与{B}共建的{T}因产能调整而取消。",
        f"{A}与{B}筹建{T}。",
        f"{A}申报的{T}未获立项。",
    ],
)
def test_what_does_not_hold(told: Told, text: str) -> None:
    assert told(text, "HOSTS", "CO_BUILDS") == []


def test_the_base_in_question(told: Told) -> None:
    text = f"“{T}”同日启用。该基地由{A}承建，{B}参与共建。"
    assert told(text, "HOSTS", "CO_BUILDS") == [f"CO_BUILDS {B} → {T}", f"HOSTS {A} → {T}"]


@pytest.mark.parametrize(
    "text", [f"{A}药品生产技术专业群通过评估。", f"{A}的药品生产技术专业群。", f"药品生产技术专业群（{A}）"]
)
def test_programme_groups(told: Told, text: str) -> None:
    assert told(text, "OFFERS") == [f"OFFERS {A} → 药品生产技术专业群"]


def test_a_school_named_later_does_not_offer_what_stands_before(told: Callable[..., list[str]]) -> None:
    assert told("随县楚北高级职业中学机电专业群通过复评，随县炎帝职业高级中学没有申报。", "OFFERS") == [
        "OFFERS 随县楚北高级职业中学 → 机电专业群"
    ]


def test_what_an_order_tells_by_the_way(nlp: Language) -> None:
    text = (
        "保康县教育局关于印发《保康县实训基地共享方案》的通知\n\n保教发〔2025〕3号\n\n一、重点任务\n\n"
        "1.开放基地。保康县中等职业技术学校建有的茶叶加工实训基地，2023年已认定为湖北省示范性实训基地，要向周边学校开放。\n"
    )
    found = {(r.type, r.subject, r.object) for r in layers(nlp(text)).relations}
    assert {
        ("HOSTS", "保康县中等职业技术学校", "茶叶加工实训基地"),
        ("AWARDED", "茶叶加工实训基地", "湖北省示范性实训基地"),
    } <= found
