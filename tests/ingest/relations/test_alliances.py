"""LEADS and MEMBER_OF with their roles."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from chuyi.ingest.layers import layers

Told = Callable[..., list[str]]
A, B, L = "湖北工业职业技术学院", "东风汽车集团有限公司", "十堰市汽车零部件产教联合体"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{A}牵头组建{L}。", ["LEADS A 牵头"]),
        (f"{L}由{B}、{A}共同牵头。", ["LEADS A 牵头", "LEADS B 牵头"]),
        (
            f"{L}成立，{B}当选理事长单位，{A}当选常务副理事长单位，秘书处设在该院。",
            ["LEADS A 秘书处", "LEADS B 理事长", "MEMBER_OF A 副理事长"],
        ),
        (f"{A}是{L}理事单位。", ["MEMBER_OF A 理事"]),
        (f"{L}揭牌，{A}、{B}等46家单位参加。", ["MEMBER_OF A 成员", "MEMBER_OF B 成员"]),
        (f"由{A}牵头、{B}等52家单位参与的{L}召开年会。", ["LEADS A 牵头", "MEMBER_OF B 成员"]),
        (f"{L}换届，理事长单位由{B}转至{A}。", ["LEADS A 理事长"]),
        (f"{L}2022年由{A}和{B}发起成立并牵头运行。", ["LEADS A 牵头", "LEADS B 牵头"]),
        (f"{L}汇集了{A}等院校和{B}等企业。", ["MEMBER_OF A 成员", "MEMBER_OF B 成员"]),
        (f"{L}由{A}、{B}共同组成。", ["MEMBER_OF A 成员", "MEMBER_OF B 成员"]),
        (f"{L}由{A}牵头，联合{B}共同组建。", ["LEADS A 牵头", "MEMBER_OF B 成员"]),
        (f"{A}、{B}等22家进入{L}理事会。", ["MEMBER_OF A 理事", "MEMBER_OF B 理事"]),
        (f"加入{L}后，{A}当选理事单位。", ["MEMBER_OF A 理事"]),
        (f"{A}作为理事长单位的{L}，成员包括{B}。", ["LEADS A 理事长", "MEMBER_OF B 成员"]),
    ],
)
def test_roles(told: Told, text: str, expected: list[str]) -> None:
    found = []
    for line in told(text, "LEADS", "MEMBER_OF"):
        kind, subject, _, _, role = line.split(" ")
        found.append(f"{kind} {({A: 'A', B: 'B'})[subject]} {role.removeprefix('role=')}")
    assert sorted(found) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"{A}的加入申请尚未批准，{L}没有接纳。",
        f"{A}退出{L}，不再担任副理事长单位。",
        f"{L}由{A}拟牵头组建。",
        f"{L}的指导单位为湖北省教育厅。",
    ],
)
def test_what_does_not_hold(told: Told, text: str) -> None:
    assert told(text, "LEADS", "MEMBER_OF") == []


def test_offices_of_a_subject_before(told: Callable[..., list[str]]) -> None:
    school, one, other = "酒泉职业技术大学", "河西走廊新能源职教联盟", "甘肃省风电产教联盟"
    text = f"{school}去年换届，续任{one}理事长单位；牵头{other}，成员单位达20家。"
    assert told(text, "LEADS") == sorted((f"LEADS {school} → {one} role=理事长", f"LEADS {school} → {other} role=牵头"))


def test_members_named_after_a_count(told: Callable[..., list[str]]) -> None:
    league, firm = "河西走廊新能源职教联盟", "甘肃金风科技有限公司"
    text = f"{league}成立，98家单位成为首批成员，包括{firm}、兰州理工大学等。"
    assert told(text, "MEMBER_OF") == [
        f"MEMBER_OF {body} → {league} role=成员" for body in sorted(("兰州理工大学", firm))
    ]


def test_a_past_office_and_a_candidate_are_none(told: Callable[..., list[str]]) -> None:
    league = "河西走廊新能源职教联盟"
    text = f"酒泉职业技术大学曾任{league}副理事长单位。{league}（牵头单位酒泉职业技术大学）列为培育对象。"
    assert told(text, "LEADS", "MEMBER_OF") == []


def test_who_attends_does_not_join(told: Callable[..., list[str]]) -> None:
    text = (
        "许昌市电力装备产教联合体成立大会举行。许昌市教育局副局长李明、许昌学院负责人参加大会。"
        "许昌市工信局职教科科长王芳参加。我院作为牵头单位，将做好服务。"
    )
    assert told(text, "MEMBER_OF", "LEADS") == []


def test_what_another_gave_up_is_not_over_for_the_first(told: Callable[..., list[str]]) -> None:
    text = f"由{A}担任理事长单位的{L}吸纳新成员，包括{B}等，原成员单位孝感市农机有限公司因注销退出。"
    assert told(text, "LEADS", "MEMBER_OF") == [f"LEADS {A} → {L} role=理事长", f"MEMBER_OF {B} → {L} role=成员"]
    assert told(f"{A}牵头的{L}已于2023年解散。", "LEADS") == []


def test_nobody_belongs_to_what_is_still_to_be_founded(told: Callable[..., list[str]]) -> None:
    text = f"由{A}牵头的{L}将于5月成立，首批成员单位包括{B}，孝感职业技术学院已确定加入。"
    assert told(text, "LEADS", "MEMBER_OF") == []


def test_those_who_joined_can_be_named_behind(told: Told) -> None:
    text = "黄冈职业技术学院牵头成立鄂东护理职教联盟，首批加入联盟的有鄂州职业大学、咸宁职业技术学院。"
    assert told(text, "LEADS", "MEMBER_OF") == [
        "LEADS 黄冈职业技术学院 → 鄂东护理职教联盟 role=牵头",
        "MEMBER_OF 咸宁职业技术学院 → 鄂东护理职教联盟 role=成员",
        "MEMBER_OF 鄂州职业大学 → 鄂东护理职教联盟 role=成员",
    ]


def test_nobody_leads_what_he_will_only_found(told: Told) -> None:
    text = "随州职业技术学院将分别牵头组建专汽、香菇产教融合共同体，齐星集团有限公司已确定参与。"
    assert told(text, "LEADS", "MEMBER_OF") == []


def test_each_leads_the_alliance_behind_its_verb(told: Told) -> None:
    text = "其中，黄石职业学院牵头的铜精深加工产教联盟、大冶职业学校牵头的保健酒产教联盟等8个联盟评估优秀。"
    assert told(text, "LEADS") == [
        "LEADS 大冶职业学校 → 保健酒产教联盟 role=牵头",
        "LEADS 黄石职业学院 → 铜精深加工产教联盟 role=牵头",
    ]


def test_who_guides_does_not_lead_and_who_makes_it_up_belongs(told: Told) -> None:
    text = "鄂西茶业产教联盟由恩施州教育局指导、恩施职业技术学院牵头，湖北汇美茶业有限公司、长友现代农业集团有限公司等20家单位组成。"
    assert told(text, "LEADS", "MEMBER_OF") == [
        "LEADS 恩施职业技术学院 → 鄂西茶业产教联盟 role=牵头",
        "MEMBER_OF 湖北汇美茶业有限公司 → 鄂西茶业产教联盟 role=成员",
        "MEMBER_OF 长友现代农业集团有限公司 → 鄂西茶业产教联盟 role=成员",
    ]


def test_with_whom_an_alliance_is_formed(told: Told) -> None:
    text = f"鄂北汽车产教联盟由{A}牵头，联合湖北佳恒机械有限公司、湖北华神专用车有限公司等30家单位组建。"
    assert told(text, "MEMBER_OF") == [
        "MEMBER_OF 湖北佳恒机械有限公司 → 鄂北汽车产教联盟 role=成员",
        "MEMBER_OF 湖北华神专用车有限公司 → 鄂北汽车产教联盟 role=成员",
    ]


def test_who_leads_and_with_whom_something_is_founded(told: Told) -> None:
    text = f"{A}牵头、联合双星集团等企业成立了鄂北汽车产教联盟。"
    assert told(text, "LEADS", "MEMBER_OF") == [
        f"LEADS {A} → 鄂北汽车产教联盟 role=牵头",
        "MEMBER_OF 双星集团 → 鄂北汽车产教联盟 role=成员",
    ]


def test_what_a_school_leads_in_a_text_about_it(nlp: Language) -> None:
    text = f"{A}工作总结\n\n一、工作回顾\n牵头的鄂北汽车产教联盟新吸纳双星集团有限公司等9家单位。\n"
    found = {(r.type, r.subject) for r in layers(nlp(text)).relations if r.object == "鄂北汽车产教联盟"}
    assert found == {("LEADS", A), ("MEMBER_OF", "双星集团有限公司")}
