"""Tables of indicators by year."""

from __future__ import annotations

from collections.abc import Callable

from chuyi.ingest.layers import Layers

Read = Callable[[str], Layers]


def test_later_years_are_targets_of_the_clause_around_the_table(read: Read) -> None:
    known = read(
        "（一）主要目标\n到2030年，技能人才达到150万人。\n\n表1 主要指标\n\n"
        "| 指标 | 单位 | 2025年 | 2028年 | 2030年 |\n| --- | --- | --- | --- | --- |\n"
        "| 高技能人才 | 万人 | 32 | 45 | 60 |\n| 毕业生留豫率 | % | 50 | ≥55 | — |\n"
    )
    (task,) = known.tasks
    assert [(t.count, t.unit, t.object, t.qualifier, t.deadline) for t in task.targets] == [
        (1500000, "人", "技能人才", None, "2030"),
        (450000, "人", "高技能人才", None, "2028"),
        (600000, "人", "高技能人才", None, "2030"),
        (55, "%", "毕业生留豫率", "≥", "2028"),
    ]


def test_units_in_the_name_and_a_task_by_the_caption(read: Read) -> None:
    known = read(
        "（一）抓好落实。扩建校舍。\n\n洛阳市教育局\n2025年3月1日\n\n技能提升主要指标\n\n"
        "| 指标 | 2024年 | 2027年 |\n| --- | --- | --- |\n| 市级产业学院（个） | 8 | 20 |\n| 培训投入（亿元） | 1.2 | 2.5 |\n"
    )
    assert [(t.title, [(x.count, x.unit, x.object) for x in t.targets]) for t in known.tasks[1:]] == [
        ("技能提升主要指标", [(20, "个", "市级产业学院"), (250000000, "元", "培训投入")])
    ]


def test_years_that_are_over_are_none(read: Read) -> None:
    known = read(
        "（一）抓好落实。扩建校舍。\n\n基本情况\n\n"
        "| 指标 | 2023年 | 2024年 |\n| --- | --- | --- |\n| 市级产业学院（个） | 8 | 20 |\n| 培训投入（亿元） | 1.2 | 2.5 |\n"
    )
    assert [task.targets for task in known.tasks] == [[]]


def test_bars_without_rules_and_years_alone(read: Read) -> None:
    known = read(
        "（一）抓好落实。扩建校舍。\n\n洛阳市教育局\n2025年3月1日\n\n技能提升主要指标\n\n"
        "指标 | 2024年 | 2027年 | 属性\n市级产业学院（个） | 8 | 20 | 预期性\n社会培训（万人次） | 11.2 | 13 | 约束性\n"
    )
    found = [(t.count, t.unit, t.object, t.deadline) for task in known.tasks for t in task.targets]
    assert found == [(20, "个", "市级产业学院", "2027"), (130000, "人次", "社会培训", "2027")]


def test_a_plan_without_a_date(read: Read) -> None:
    known = read(
        "（一）抓好落实。扩建校舍。\n\n技能提升主要指标\n\n指标 | 2025年 | 2030年 | 属性\n"
        "市级产业学院（个） | 8 | 20 | 预期性\n社会培训（万人次） | 11.2 | 13 | 约束性\n"
    )
    found = [(t.count, t.object, t.deadline) for task in known.tasks for t in task.targets]
    assert found == [(20, "市级产业学院", "2030"), (130000, "社会培训", "2030")]
