"""What a heading is for."""

from __future__ import annotations

import pytest

from chuyi.ingest.layers import ClauseKind
from chuyi.ingest.structure.headings import inherited, is_generic, is_of_occasion, names_section, own_kind


def test_who_may_take_part_is_procedure() -> None:
    assert own_kind("参赛要求") is ClauseKind.PROCEDURE


def test_where_things_stand_is_no_goal() -> None:
    assert own_kind("发展基础与形势") is ClauseKind.CONTEXT
    assert own_kind("形势和任务") is not ClauseKind.CONTEXT


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("重点任务", ClauseKind.CONTAINER),
        ("主要任务和工作举措", ClauseKind.CONTAINER),
        ("2026年工作安排", ClauseKind.CONTAINER),
        ("总体目标", ClauseKind.GOAL),
        ("指导思想", ClauseKind.GOAL),
        ("保障措施", ClauseKind.SAFEGUARD),
        ("支持条件", ClauseKind.SAFEGUARD),
        ("保障政策", ClauseKind.SAFEGUARD),
        ("目标取向", ClauseKind.GOAL),
        ("规范申报", ClauseKind.PROCEDURE),
        ("组织实施", ClauseKind.SAFEGUARD),
        ("工作要求", ClauseKind.SAFEGUARD),
        ("申报条件", ClauseKind.PROCEDURE),
        ("评审程序", ClauseKind.PROCEDURE),
        ("名额分配", ClauseKind.PROCEDURE),
        ("存在问题", ClauseKind.CONTEXT),
        ("建设产业学院", ClauseKind.ACTION),
        ("加强组织领导", ClauseKind.ACTION),
        ("完善评价机制", ClauseKind.ACTION),
        ("学校达标工程", ClauseKind.ACTION),
        ("夯实办学条件", ClauseKind.ACTION),
        ("推行职业资格证书制度", ClauseKind.ACTION),
        ("服务体系建设", ClauseKind.ACTION),
        ("专家评审", ClauseKind.PROCEDURE),
        ("遴选范围和数量", ClauseKind.PROCEDURE),
        ("申报数量", ClauseKind.PROCEDURE),
        ("常务副理事长单位", ClauseKind.CONTEXT),
        ("认定数量", ClauseKind.GOAL),
        ("建设数量和布局", ClauseKind.GOAL),
    ],
)
def test_own_kind(heading: str, kind: ClauseKind) -> None:
    assert own_kind(heading) is kind


def test_parts_of_a_safeguard_are_safeguards_and_a_procedure_stays_one() -> None:
    assert inherited(ClauseKind.ACTION, ClauseKind.SAFEGUARD) is ClauseKind.SAFEGUARD
    assert inherited(ClauseKind.PROCEDURE, ClauseKind.SAFEGUARD) is ClauseKind.PROCEDURE
    assert inherited(ClauseKind.ACTION, ClauseKind.CONTAINER) is ClauseKind.ACTION


@pytest.mark.parametrize("heading", ["建设一批职业教育示范基地", "“匠心”行动", "", "推进"])
def test_not_generic(heading: str) -> None:
    assert not is_generic(heading)


@pytest.mark.parametrize(
    ("heading", "section"), [("促进措施", True), ("培训组织", True), ("完善机制措施", False), ("强校工程", False)]
)
def test_names_section(heading: str, section: bool) -> None:
    assert names_section(heading) is section


@pytest.mark.parametrize(
    ("headings", "of_occasion"),
    [
        (["会议时间", "会议地点", "参会人员", "有关要求"], True),
        (["培训对象", "培训时间、地点", "经费"], True),
        (["检查内容", "检查时间", "检查方式"], True),
        (["培训对象", "培训内容", "补贴标准"], False),
        (["实施时间", "实施范围", "重点任务"], False),
    ],
)
def test_notices_of_an_occasion(headings: list[str], of_occasion: bool) -> None:
    assert is_of_occasion(headings) is of_occasion
