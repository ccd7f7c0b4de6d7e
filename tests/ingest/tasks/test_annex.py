"""Tables that set tasks, that share out tasks of the text, and that are only lists."""

from __future__ import annotations

from collections.abc import Callable

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
