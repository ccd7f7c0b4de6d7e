"""Tables that set tasks, that share out tasks of the text, and that are only lists."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from chuyi.ingest.layers import Layers, layers
from chuyi.ingest.pipeline import make_nlp

Read = Callable[[str], Layers]

LEDGER = """南阳市教育局关于印发《南阳市康养人才培养工作台账》的通知

云教发〔2026〕7号

各县教育局：

现印发给你们。

南阳市教育局
2026年3月5日

南阳市康养人才培养工作台账

| 编号 | 工作事项 | 具体要求 | 牵头部门 | 配合部门 | 办结时间 |
| --- | --- | --- | --- | --- | --- |
| 1 | 增设康养类专业 | 新增专业点7个，首年招生达到420人 | 南阳市教育局 | — | 2027年8月 |
| 2 | 建设照护实训基地 | 年内建设1个市级照护实训基地，由南阳职业学院承建 | 南阳市教育局 | 南阳市民政局 | 2027年6月底前 |
| | | 全年接待学员3000人次以上 | | | |

填报说明：1.办结时间为空的按长期处理。2.各单位每季度末填报一次。
"""


def test_a_table_that_sets_tasks() -> None:
    known = layers(make_nlp()(LEDGER))
    assert [(task.path, task.title, task.action) for task in known.tasks] == [
        ("1", "增设康养类专业", "增设"),
        ("2", "建设照护实训基地", "建设"),
    ]
    first, second = known.tasks
    assert [(t.count, t.unit, t.object, t.deadline) for t in first.targets] == [
        (7, "个", "专业点", "2027-08"),
        (420, "人", "首年招生", "2027-08"),
    ]
    assert [(t.count, t.object, t.deadline) for t in second.targets] == [
        (1, "市级照护实训基地", "2027"),
        (3000, "学员", "2026"),
    ]
    assert [(d.name, d.role) for d in second.duties] == [("南阳市教育局", "牵头"), ("南阳市民政局", "配合")]
    assert [s.name for s in second.supports] == ["南阳职业学院"]


def test_a_count_column_with_a_unit(read: Read) -> None:
    known = read(
        "1.通知如下。\n\n附件1　重点任务清单\n\n"
        "| 序号 | 重点任务 | 数量（个） | 责任单位 |\n| --- | --- | --- | --- |\n"
        "| 一 | 建设市级产业学院 | 12 | 市教育局 |\n| 二 | 遴选示范实训室 | 30 | 市教育局 |\n"
    )
    tasks = [task for task in known.tasks if task.rule == "table"]
    assert [(t.path, t.targets[0].count, t.targets[0].unit, t.targets[0].object) for t in tasks] == [
        ("一", 12, "个", "市级产业学院"),
        ("二", 30, "个", "示范实训室"),
    ]


def test_a_table_that_mostly_repeats_the_text_sets_nothing_new(read: Read) -> None:
    known = read(
        "（一）改善办学条件。扩建校舍8栋。\n（二）强化师资队伍。引进教师30名。\n\n附件　任务分工表\n\n"
        "| 序号 | 重点任务 | 牵头单位 |\n| --- | --- | --- |\n"
        "| 1 | 改善办学条件 | 市教育局 |\n| 2 | 强化师资队伍 | 市财政局 |\n| 3 | 做好其他有关工作 | 市财政局 |\n"
    )
    assert [task.path for task in known.tasks] == ["一（一）", "一（二）"]


def test_a_bare_month_is_a_time_limit(read: Read) -> None:
    known = read(
        "1.通知如下。\n\n重点工作台账\n\n| 序号 | 工作任务 | 目标 | 完成时间 |\n| --- | --- | --- | --- |\n"
        "| 1 | 开展职教周活动 | 举办活动不少于20场次 | 5月 |\n| 2 | 组织技能大赛 | 设置赛项45个 | 9月底 |\n"
    )
    assert [t.deadline for task in known.tasks for t in task.targets] == ["2025-05", "2025-09"]


def test_a_list_of_what_was_selected_sets_nothing(read: Read) -> None:
    known = read(
        "（一）改善办学条件。扩建校舍8栋。\n\n附件　产教融合项目立项名单\n\n"
        "| 序号 | 项目名称 | 牵头单位 | 建设周期 |\n| --- | --- | --- | --- |\n"
        "| 1 | 建设智能物流实训中心 | 南阳职业学院 | 三年 |\n| 2 | 建设康养实训中心 | 南阳卫校 | 三年 |\n"
    )
    assert [task.path for task in known.tasks] == ["一（一）"]


def test_rows_below_headings_belong_to_these(read: Read) -> None:
    """A table that headings part: what the section orders, and what its rows do; who does a row does no section."""
    known = read(
        "工作台账见下。\n\n序号\t工作事项\t责任单位\t办结时间\n\n二、扩大规模\n1\t改扩建校舍3栋\t市教育局\t2026年8月\n"
        "2\t支持南阳职业学院扩招\t市财政局\t2026年9月\n\n三、稳定就业\n3\t举办招聘会20场\t市人社局\t2027年\n4\t走访企业90家\t市工信局\t2027年\n"
    )
    assert [(t.path, t.parent, [d.name for d in t.duties], [s.name for s in t.supports]) for t in known.tasks] == [
        ("二", None, [], []),
        ("三", None, [], []),
        ("二1", "二", ["市教育局"], []),
        ("二2", "二", ["市财政局"], ["南阳职业学院"]),
        ("三3", "三", ["市人社局"], []),
        ("三4", "三", ["市工信局"], []),
    ]
    assert [(t.count, t.unit, t.deadline) for task in known.tasks for t in task.targets] == [
        (3, "栋", "2026-08"), (20, "场", "2027"), (90, "家", "2027"),
    ]  # fmt: skip


@pytest.mark.parametrize("heading", ["| 二 | 扩大规模 | | |", "| 二、扩大规模 | | | |"])
def test_rows_that_head_those_below(read: Read, heading: str) -> None:
    known = read(
        f"1.通知如下。\n\n工作台账\n\n| 序号 | 工作事项 | 责任单位 | 时限 |\n| --- | --- | --- | --- |\n{heading}\n"
        "| 1 | 改扩建校舍3栋 | 市教育局 | 2026年8月 |\n| 2 | 增设班级12个 | 市财政局 | 2026年9月 |\n"
    )
    tasks = [task for task in known.tasks if task.rule == "table"]
    assert [(task.path, task.title, task.parent) for task in tasks] == [
        ("二", "扩大规模", None), ("二1", "改扩建校舍3栋", "二"), ("二2", "增设班级12个", "二"),
    ]  # fmt: skip


def test_columns_without_heads(read: Read) -> None:
    """Orders beside departments and dates make a table of tasks without any head."""
    known = read(
        "（一）加快建设。分工如下。\n\n| 1 | 改扩建校舍3栋 | 责任单位：市教育局 | 2026年8月 |\n"
        "| 2 | 增设班级12个 | 责任单位：市财政局 | 2026年9月 |\n"
    )
    rows = [task for task in known.tasks if task.rule == "table"]
    assert [(task.path, [d.name for d in task.duties]) for task in rows] == [
        ("一（一）1", ["市教育局"]), ("一（一）2", ["市财政局"])
    ]  # fmt: skip
    assert [(t.count, t.object, t.deadline) for task in rows for t in task.targets] == [
        (3, "校舍", "2026-08"), (12, "班级", "2026-09"),
    ]  # fmt: skip


def test_a_count_cell_with_several_numbers(read: Read) -> None:
    known = read(
        "1.通知如下。\n\n任务分解表\n\n序号 | 重点任务 | 目标值 | 责任单位 | 完成时限\n"
        "1 | 引进紧缺人才 | 工程师6名、技师30名 | 市人社局 | 2027年6月\n"
        "2 | 组织岗前培训 | 2万人次，其中退役军人500人次 | 市教育局 | 2027年底\n"
    )
    assert [(t.count, t.object, t.deadline) for task in known.tasks for t in task.targets] == [
        (6, "工程师", "2027-06"), (30, "技师", "2027-06"), (20000, "岗前培训", "2027"), (500, "退役军人", "2027"),
    ]  # fmt: skip
