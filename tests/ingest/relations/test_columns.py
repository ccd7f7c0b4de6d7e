"""Columns by heads and by types, merged cells, cells that go on, notes behind names."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from chuyi.ingest.layers import layers
from chuyi.ingest.relations.columns import noted_role, role_of

TITLE = "2022年度江苏省职业教育示范性实训基地立项名单\n\n"


@pytest.fixture
def lines(nlp: Language) -> Callable[[str], set[str]]:
    """The relations of a whole document without its awards."""

    def of(text: str) -> set[str]:
        found = set()
        for r in layers(nlp(text)).relations:
            role = r.properties.get("role")
            if r.type not in ("AWARDED", "PART_OF"):
                found.add(" ".join([r.type, r.subject, "→", r.object, *([str(role)] if role else [])]))
        return found

    return of


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("主建院校", "host"),
        ("申报主体", "host"),
        ("依托院校", "host"),
        ("参建单位", "partner"),
        ("共建方", "partner"),
        ("牵头（单位）", "leads"),
        ("主管部门/举办者", "supervisor"),
        ("坐落地", "place"),
        ("企业所在地", "place"),
        ("立项年度", "award time"),
        ("基地全称", "thing"),
    ],
)
def test_heads(head: str, role: str) -> None:
    assert role_of(head) == role


def test_notes() -> None:
    assert [noted_role(note) for note in ("副理事长", "理事", "牵头", "指导", "2022年更名")] == [
        "vice",
        "council",
        "leads",
        "none",
        None,
    ]


def test_a_merged_cell_has_what_stands_above(lines: Callable[[str], set[str]]) -> None:
    text = TITLE + (
        "编号  坐落地      基地全称            主建院校                参建单位\n"
        "1     盐城市      渔业养殖实训基地    江苏农林职业技术学院    通威集团、\n"
        "                                                              盐城市渔业协会\n"
        "2                 港口机械实训基地    盐城工业职业技术学院    徐工集团\n"
    )
    assert lines(text) == {
        "HOSTS 江苏农林职业技术学院 → 渔业养殖实训基地",
        "CO_BUILDS 通威集团 → 渔业养殖实训基地",
        "CO_BUILDS 盐城市渔业协会 → 渔业养殖实训基地",
        "LOCATED_IN 渔业养殖实训基地 → 盐城市",
        "HOSTS 盐城工业职业技术学院 → 港口机械实训基地",
        "CO_BUILDS 徐工集团 → 港口机械实训基地",
        "LOCATED_IN 港口机械实训基地 → 盐城市",
    }


def test_heads_that_say_nothing(lines: Callable[[str], set[str]]) -> None:
    text = TITLE + (
        "| 序 | 甲 | 乙 | 丙 |\n|---|---|---|---|\n"
        "| 1 | 渔业养殖实训基地 | 江苏农林职业技术学院 | 通威集团 |\n"
        "| 2 | 港口机械实训基地 | 盐城工业职业技术学院 | 徐工集团 |\n"
    )
    assert {line.split(" ")[0] + line[-4:] for line in lines(text)} == {"HOSTS实训基地", "CO_BUILDS实训基地"}


def test_notes_say_more_than_the_head(lines: Callable[[str], set[str]]) -> None:
    text = "盐城市产教联合体成员一览\n\n" + (
        "| 序 | 联合体 | 牵头企业 | 参加单位（括注职务） |\n|---|---|---|---|\n"
        "| 1 | 盐城市海洋装备产教联合体 | 徐工集团 | 江苏农林职业技术学院（理事）、盐城市教育局（指导）、通威集团（副理事长） |\n"
        "| 2 | 盐城市渔业产教联合体 | 通威集团 | 盐城工业职业技术学院（秘书处） |\n"
    )
    assert lines(text) == {
        "LEADS 徐工集团 → 盐城市海洋装备产教联合体 牵头",
        "MEMBER_OF 江苏农林职业技术学院 → 盐城市海洋装备产教联合体 理事",
        "MEMBER_OF 通威集团 → 盐城市海洋装备产教联合体 副理事长",
        "LEADS 通威集团 → 盐城市渔业产教联合体 牵头",
        "LEADS 盐城工业职业技术学院 → 盐城市渔业产教联合体 秘书处",
    }


def test_a_table_of_duties_says_nothing(lines: Callable[[str], set[str]]) -> None:
    text = "工作台账\n\n" + (
        "| 编号 | 工作事项 | 牵头部门 | 参加部门 |\n|---|---|---|---|\n"
        "| 1 | 建设港口机械实训基地 | 盐城市教育局 | 盐城市财政局 |\n"
        "| 2 | 办好渔业养殖实训基地 | 盐城市财政局 | 盐城市教育局 |\n"
    )
    assert {line for line in lines(text) if line.startswith(("HOSTS", "CO_BUILDS"))} == set()


def test_two_groups_in_brackets(lines: Callable[[str], set[str]]) -> None:
    text = TITLE + (
        "1．渔业养殖实训基地（江苏农林职业技术学院；通威集团、盐城市渔业协会）\n"
        "2．保留称号：港口机械实训基地（盐城工业职业技术学院；徐工集团）\n"
    )
    assert lines(text) == {
        "HOSTS 江苏农林职业技术学院 → 渔业养殖实训基地",
        "CO_BUILDS 通威集团 → 渔业养殖实训基地",
        "CO_BUILDS 盐城市渔业协会 → 渔业养殖实训基地",
        "HOSTS 盐城工业职业技术学院 → 港口机械实训基地",
        "CO_BUILDS 徐工集团 → 港口机械实训基地",
    }


def test_partners_of_groups_by_notes(nlp: Language) -> None:
    text = "江苏省高水平专业群名单\n\n" + (
        "| 学校 | 专业群 | 合作企业 |\n|---|---|---|\n"
        "| 盐城工业职业技术学院 | 纺织智造专业群 | 通威集团（订单班，2023年6月终止）、徐工集团（商谈中，未签约） |\n"
        "| | 现代家纺专业群 | 徐工集团（现代学徒制） |\n"
    )
    found = {
        (r.type, r.subject, r.object, r.properties.get("kind"), r.properties.get("end_date"))
        for r in layers(nlp(text)).relations
        if r.type in ("OFFERS", "PARTNERS_WITH")
    }
    school = "盐城工业职业技术学院"
    assert found == {
        ("OFFERS", school, "纺织智造专业群", None, None),
        ("OFFERS", school, "现代家纺专业群", None, None),
        ("PARTNERS_WITH", school, "通威集团", "订单班", "2023-06"),
        ("PARTNERS_WITH", school, "徐工集团", "现代学徒制", None),
    }


def test_the_party_that_no_cell_names_is_the_titles(nlp: Language) -> None:
    text = "盐城工业职业技术学院校企合作项目一览\n\n" + (
        "| 项目 | 企业 | 形式 | 起止 |\n|---|---|---|---|\n"
        "| 数控加工 | 徐工集团 | 现代学徒制 | 2022年9月—2025年7月 |\n"
        "| 渔业养殖 | 通威集团 | 捐赠 | 2023年11月 |\n"
    )
    found = [
        (r.object, r.properties["kind"], r.properties.get("start_date"), r.properties.get("end_date"))
        for r in layers(nlp(text)).relations
        if r.type == "PARTNERS_WITH"
    ]
    assert found == [("徐工集团", "现代学徒制", "2022-09", "2025-07"), ("通威集团", "捐赠", "2023-11", None)]


def test_members_of_the_titles_alliance(lines: Callable[[str], set[str]]) -> None:
    league = "盐城市海洋装备产教联合体"
    text = f"{league}成员单位一览表\n\n" + (
        "| 序号 | 单位名称 | 盟内职务 |\n|---|---|---|\n| 1 | 徐工集团 | 理事长 |\n| 2 | 盐城工业职业技术学院 | 秘书长 |\n"
        "| 3 | 通威集团 | 成员 |\n"
    )
    assert lines(text) == {
        f"LEADS 徐工集团 → {league} 理事长",
        f"LEADS 盐城工业职业技术学院 → {league} 秘书处",
        f"MEMBER_OF 通威集团 → {league} 成员",
    }


def test_offices_as_headings_of_a_roster(lines: Callable[[str], set[str]]) -> None:
    league = "盐城市海洋装备产教联合体"
    text = f"{league}理事会组成名单\n\n副理事长单位：\n徐工集团\n通威集团\n理事单位（按笔画排序）：\n盐城工业职业技术学院\n"
    assert lines(text) == {
        f"MEMBER_OF 徐工集团 → {league} 副理事长",
        f"MEMBER_OF 通威集团 → {league} 副理事长",
        f"MEMBER_OF 盐城工业职业技术学院 → {league} 理事",
    }


def test_rows_about_firms(nlp: Language) -> None:
    text = "江苏省产教融合型企业名单\n\n" + (
        "| 序号 | 企业名称 | 合作院校 | 合作形式 | 注册地 |\n|---|---|---|---|---|\n"
        "| 1 | 徐工集团 | 盐城工业职业技术学院 | 现代学徒制 | 徐州市 |\n"
        "| 2 | 通威集团 | 江苏农林职业技术学院 | / | 盐城市 |\n"
    )
    found = {f"{r.type} {r.subject} {r.object} {r.properties.get('kind', '')}" for r in layers(nlp(text)).relations}
    assert found == {
        "PARTNERS_WITH 盐城工业职业技术学院 徐工集团 现代学徒制",
        "PARTNERS_WITH 江苏农林职业技术学院 通威集团 校企合作",
        "LOCATED_IN 徐工集团 徐州市 ",
        "LOCATED_IN 通威集团 盐城市 ",
        "AWARDED 徐工集团 江苏省产教融合型企业 ",
        "AWARDED 通威集团 江苏省产教融合型企业 ",
    }


def test_a_roster_by_classes_of_bodies(lines: Callable[[str], set[str]]) -> None:
    league = "盐城市海洋装备产教联合体"
    text = f"{league}成员名录\n\n高职院校（1所）：盐城工业职业技术学院\n企业（2家）：徐工集团、通威集团\n联络单位：盐城市教育局\n"
    assert lines(text) == {
        f"MEMBER_OF {body} → {league} 成员" for body in ("盐城工业职业技术学院", "徐工集团", "通威集团")
    }
