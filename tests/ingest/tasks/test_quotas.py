"""Tables that share numbers out to regions."""

from __future__ import annotations

from collections.abc import Callable

from chuyi.ingest.layers import Layers

Read = Callable[[str], Layers]


def _found(known: Layers) -> list[tuple[str, list[tuple[int | float, str, str, str | None]]]]:
    return [(t.title, [(x.count, x.unit, x.object, x.qualifier) for x in t.targets]) for t in known.tasks]


def test_regions_of_a_task_of_the_text(read: Read) -> None:
    known = read(
        "（一）建设产业学院。全省建设省级产业学院6个。\n\n附件　省级产业学院建设任务分配表\n\n"
        "| 地区 | 省级产业学院（个） |\n| --- | --- |\n| 洛阳市 | 4 |\n| 南阳市 | 2 |\n| 合计 | 6 |\n"
    )
    assert _found(known) == [
        (
            "建设产业学院",
            [
                (6, "个", "省级产业学院", None),
                (4, "个", "省级产业学院", "洛阳市"),
                (2, "个", "省级产业学院", "南阳市"),
            ],
        )
    ]


def test_a_table_of_several_things_without_a_task_of_its_own(read: Read) -> None:
    known = read(
        "（一）抓好落实。扩建校舍。\n\n附件1：2025年技能培训任务分解表\n单位：人\n\n"
        "| 序号 | 市 | 在岗职工 | 退役军人 |\n| --- | --- | --- | --- |\n| 1 | 洛阳市 | 1,200 | 80 |\n| 2 | 南阳市 | 900 | — |\n"
    )
    assert _found(known)[1:] == [
        (
            "技能培训任务分解表",
            [(1200, "人", "在岗职工", "洛阳市"), (900, "人", "在岗职工", "南阳市"), (80, "人", "退役军人", "洛阳市")],
        )
    ]


def test_parts_of_what_the_caption_names(read: Read) -> None:
    known = read(
        "（一）抓好落实。扩建校舍。\n\n附件：2025年定向护理人才培养任务分配表\n\n单位：名\n\n"
        "| 市 | 合计 | 高职 | 中职 |\n| --- | --- | --- | --- |\n| 洛阳市 | 260 | 180 | 80 |\n| 南阳市 | 30 | 20 | 10 |\n"
    )
    assert _found(known)[1][1][:4] == [
        (260, "名", "定向护理人才", "洛阳市"),
        (30, "名", "定向护理人才", "南阳市"),
        (180, "名", "定向护理人才", "洛阳市高职"),
        (20, "名", "定向护理人才", "南阳市高职"),
    ]


def test_quotas_for_applications_are_none(read: Read) -> None:
    known = read(
        "（一）抓好落实。扩建校舍。\n\n附件　申报名额分配表\n\n"
        "| 地区 | 产业学院（个） |\n| --- | --- |\n| 洛阳市 | 4 |\n| 南阳市 | 2 |\n"
    )
    assert [task.targets for task in known.tasks] == [[]]


def test_a_table_that_a_clause_announces(read: Read) -> None:
    """What the clause counts is shared out by the table in it, whatever the column's head says."""
    known = read(
        "（一）布局学习中心。全市建成社区学习中心9个，各县任务如下：\n\n"
        "| 县区 | 数量（个） |\n| --- | --- |\n| 伊川县 | 5 |\n| 嵩县 | 4 |\n\n（二）抓好落实。扩建校舍。\n"
    )
    assert _found(known)[0] == (
        "布局学习中心",
        [(9, "个", "社区学习中心", None), (5, "个", "社区学习中心", "伊川县"), (4, "个", "社区学习中心", "嵩县")],
    )
