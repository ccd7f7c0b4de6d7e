"""Roles that a noun names, in all the orders in which thing, role and body can stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]
NAMES = {
    "A": "绍兴职业技术学院",
    "B": "台州科技职业学院",
    "X": "浙江古越龙山绍兴酒股份有限公司",
    "Y": "卧龙电气驱动集团股份有限公司",
    "K": "智能电机装调实训基地",
    "L": "长三角电机产教融合共同体",
    "J": "浙东职教集团",
    "D": "绍兴市教育局",
}


def _written(text: str) -> str:
    return "".join(NAMES.get(letter, letter) for letter in text)


def _read(told: Told, text: str) -> set[str]:
    letters = {name: letter for letter, name in NAMES.items()}
    found = set()
    for line in told(_written(text)):
        type_, subject, _, other, *said = line.split(" ")
        if type_ not in ("LOCATED_IN", "PART_OF"):
            found.add(" ".join([type_, letters[subject], letters[other], *(part.split("=")[1] for part in said)]))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A是L的理事长单位。", {"LEADS A L 理事长"}),
        ("L理事长单位由A担任，秘书处设在B。", {"LEADS A L 理事长", "LEADS B L 秘书处"}),
        ("在L中，A任理事长单位，X任秘书长单位。", {"LEADS A L 理事长", "LEADS X L 秘书处"}),
        ("由A任理事长单位的L，已有成员86家。", {"LEADS A L 理事长"}),
        ("作为L的牵头单位，A承担日常协调。", {"LEADS A L 牵头"}),
        ("L推选A为理事长单位，推选X为副理事长单位。", {"LEADS A L 理事长", "MEMBER_OF X L 副理事长"}),
        (
            "L成立大会上，A当选理事长单位，X、Y当选副理事长单位。",
            {"LEADS A L 理事长", "MEMBER_OF X L 副理事长", "MEMBER_OF Y L 副理事长"},
        ),
        ("J成立于2012年，理事长单位A，副理事长单位X。", {"LEADS A J 理事长", "MEMBER_OF X J 副理事长"}),
        ("A为L副理事长单位、J理事单位。", {"MEMBER_OF A L 副理事长", "MEMBER_OF A J 理事"}),
        ("A是L的发起单位和副理事长单位。", {"MEMBER_OF A L 副理事长"}),
        ("L新增成员单位X、Y。", {"MEMBER_OF X L 成员", "MEMBER_OF Y L 成员"}),
        ("L（牵头单位：A）召开年会。", {"LEADS A L 牵头"}),
        ("L换届，理事长单位由X变更为A。", {"LEADS A L 理事长"}),
        ("K的共建单位为X、Y，承建单位为A。", {"CO_BUILDS X K", "CO_BUILDS Y K", "HOSTS A K"}),
        ("作为K的共建企业，X派出了12名技师。", {"CO_BUILDS X K"}),
        ("A的合作企业X派来技师。", {"PARTNERS_WITH A X 校企合作"}),
        ("X是A的战略合作伙伴。", {"PARTNERS_WITH A X 校企合作"}),
        ("A主管部门为D。", {"SUPERVISED_BY A D"}),
        ("Y是X的全资子公司。", {"SUBSIDIARY_OF Y X"}),
        ("Y母公司为X。", {"SUBSIDIARY_OF Y X"}),
        ("X透露，其控股子公司Y有意设立基地。", {"SUBSIDIARY_OF Y X"}),
    ],
)
def test_orders(told: Told, text: str, expected: set[str]) -> None:
    assert _read(told, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A拟任L理事长单位。",
        "A组织成立的L现有成员单位86家。",
        "X不再担任L副理事长单位。",
        "L的指导单位为D。",
        "L（推荐牵头单位：A）列入申报名单。",
        "若条件成熟，X将成为K的共建单位。",
    ],
)
def test_what_does_not_hold(told: Told, text: str) -> None:
    assert _read(told, text) == set()


def test_what_is_told_among_others_is_not_what_the_next_clause_is_about(told: Told) -> None:
    text = "A牵头L，其中X为副理事长单位；加入J，任理事单位。"
    assert _read(told, text) == {"LEADS A L 牵头", "MEMBER_OF X L 副理事长", "MEMBER_OF A J 理事"}


def test_whose_office_stands_alone_behind_the_name(told: Told) -> None:
    """A line of a roster in a text: a name, its office, what else is said of it."""
    assert _read(told, "L现有成员12家。\n\n·A，理事长单位，建校于1958年。\n·X，副理事长单位。\n") == {
        "LEADS A L 理事长", "MEMBER_OF X L 副理事长",
    }  # fmt: skip


def test_a_labelled_list_goes_on_over_commas_and_semicolons(told: Callable[..., list[str]]) -> None:
    text = "齐齐哈尔重型装备产教联合体\n秘书处：设在齐齐哈尔工程学院产教处\n成员单位：讷河市职业技术学校，克山县职业教育中心；建龙北满特钢有限责任公司。"
    assert told(text, "LEADS", "MEMBER_OF") == [
        "LEADS 齐齐哈尔工程学院 → 齐齐哈尔重型装备产教联合体 role=秘书处",
        "MEMBER_OF 克山县职业教育中心 → 齐齐哈尔重型装备产教联合体 role=成员",
        "MEMBER_OF 建龙北满特钢有限责任公司 → 齐齐哈尔重型装备产教联合体 role=成员",
        "MEMBER_OF 讷河市职业技术学校 → 齐齐哈尔重型装备产教联合体 role=成员",
    ]


def test_a_member_that_left_is_none(told: Callable[..., list[str]]) -> None:
    text = "双鸭山绿色食品职业教育联盟\n成员学校：集贤县职业技术教育中心学校、宝清县职业技术学校（2023年退出）。"
    assert told(text, "MEMBER_OF") == ["MEMBER_OF 集贤县职业技术教育中心学校 → 双鸭山绿色食品职业教育联盟 role=成员"]


def test_an_office_that_passes_to_another(told: Callable[..., list[str]]) -> None:
    text = "鸡西石墨产教联盟开会：黑龙江工业学院不再担任秘书处单位，秘书处调整至鸡西技师学院。"
    assert told(text, "LEADS") == ["LEADS 鸡西技师学院 → 鸡西石墨产教联盟 role=秘书处"]


def test_a_former_office_is_none(told: Callable[..., list[str]]) -> None:
    text = "大庆石化产教联盟成立。大庆炼化有限公司原为理事单位，2023年已退出。"
    assert told(text, "MEMBER_OF") == []


def test_a_deputy_of_the_secretary_is_no_secretariat(told: Told) -> None:
    text = "鄂州职业大学是鄂东港航产教联盟的发起单位之一，现任副秘书长单位。"
    assert told(text, "LEADS") == []
