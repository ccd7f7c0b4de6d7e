"""Responsible bodies with roles, from lines, brackets, sentences and tables."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from chuyi.ingest.layers import Layers

Read = Callable[[str], Layers]


def _duties(read: Read, text: str) -> list[tuple[str, str | None]]:
    (task,) = [task for task in read(text).tasks if task.path == "一（一）"]
    return [(duty.name, duty.role) for duty in task.duties]


@pytest.mark.parametrize(
    ("written", "duties"),
    [
        ("扩建校舍。\n责任单位：市教育局、市财政局", [("市教育局", None), ("市财政局", None)]),
        ("扩建校舍。\n责任单位：市教育局（牵头）、市财政局", [("市教育局", "牵头"), ("市财政局", None)]),
        ("扩建校舍。\n牵头单位：市教育局；配合单位：市财政局、市商务局", [
            ("市教育局", "牵头"), ("市财政局", "配合"), ("市商务局", "配合")
        ]),
        ("扩建校舍。（市教育局牵头，市财政局、市商务局配合）", [
            ("市教育局", "牵头"), ("市财政局", "配合"), ("市商务局", "配合")
        ]),
        ("扩建校舍。〔市教育局、市财政局按职责分工负责〕", [("市教育局", None), ("市财政局", None)]),
        ("市财政局统筹安排资金，扩建校舍。", [("市财政局", None)]),
        ("市教育局会同市财政局每年核查校舍。", [("市教育局", None), ("市财政局", None)]),
        ("市教育局牵头，市财政局配合，扩建校舍。", [("市教育局", "牵头"), ("市财政局", "配合")]),
        ("扩建校舍。（市教育局主抓，市财政局参加）", [("市教育局", "牵头"), ("市财政局", None)]),
        ("扩建校舍。\n承担单位：市教育局为牵头单位，市财政局为配合单位", [("市教育局", "牵头"), ("市财政局", "配合")]),
        ("扩建校舍。市财政局予以配合。", [("市财政局", "配合")]),
        ("扩建校舍，办学场地由市财政局协调。", [("市财政局", None)]),
        ("扩建校舍。\n申报单位：市教育局", []),
        ("扩建校舍，方案报市教育局。", []),
        ("扩建校舍。本条由市教育局负责解释。", []),
        ("扩建校舍，各县教育局抓好落实。\n责任单位：各县教育局", []),
        ("扩建校舍（含市教育局老院区）。", []),
        ("扩建校舍。\n责任单位：市教育局，各县（市、区）人民政府", [("市教育局", None)]),
    ],
)  # fmt: skip
def test_duties(read: Read, written: str, duties: list[tuple[str, str | None]]) -> None:
    assert _duties(read, f"（一）改善办学条件。{written}\n") == duties


def test_responsible_text_keeps_collectives(read: Read) -> None:
    (task,) = [
        t for t in read("（一）扩建校舍。抓好。\n责任单位：市教育局，各县区人民政府\n").tasks if t.path == "一（一）"
    ]
    assert task.responsible_text == "责任单位：市教育局，各县区人民政府"


def test_bodies_that_only_a_list_shows(read: Read) -> None:
    known = read("（一）扩建校舍。抓好。\n责任部门：社会发展局、建设交通局\n（二）督办。社会发展局每月通报1次。\n")
    assert [[duty.name for duty in task.duties] for task in known.tasks] == [
        ["社会发展局", "建设交通局"],
        ["社会发展局"],
    ]


def test_a_table_shares_out_the_tasks(read: Read) -> None:
    known = read(
        "（一）改善办学条件。扩建校舍8栋。\n（二）强化师资队伍。引进教师30名。\n\n"
        "洛阳市教育局\n2025年3月1日\n\n附件　任务分工表\n\n"
        "| 序号 | 重点任务 | 牵头单位 | 配合单位 | 完成时限 |\n| --- | --- | --- | --- | --- |\n"
        "| 1 | 改善办学条件 | 市教育局 | 市财政局 | 2025年10月 |\n"
        "| 2 | 强化师资队伍 | 市人力资源和社会保障局 | — | 长期 |\n"
    )
    first, second = known.tasks
    assert [(d.name, d.role) for d in first.duties] == [("市教育局", "牵头"), ("市财政局", "配合")]
    assert first.targets[0].deadline == "2025-10"
    assert [(d.name, d.role) for d in second.duties] == [("市人力资源和社会保障局", "牵头")]
    assert second.targets[0].deadline is None


def test_who_leads_what_is_set_up(read: Callable[[str], Layers]) -> None:
    known = read("（一）健全机制。建立市教育局牵头、市财政局参与的联席会议，每年召开2次会议。\n（二）完善制度。\n")
    assert [(duty.name, duty.role) for duty in known.tasks[0].duties] == [("市教育局", "牵头"), ("市财政局", None)]


def test_who_printed_it_has_no_duty(read: Callable[[str], Layers]) -> None:
    known = read("1.建设车间3个。\n2.开设专业2个。\n\n云州市教育局办公室 2026年3月10日印发\n")
    assert [task.duties for task in known.tasks] == [[], []]
