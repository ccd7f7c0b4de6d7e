"""Duties told apart from their tasks, by the labels of their clauses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from chuyi.ingest.layers import Layers
from chuyi.ingest.tasks.references import find_references

PLAN = (
    "（一）办好专业。开设农机专业3个。\n（二）建好基地。建设粮食加工实训基地2个。\n（三）引好人才。引进教师20名。\n"
    "（四）管好资金。安排专项资金500万元。\n"
)


def _duties(known: Layers) -> dict[str, list[tuple[str, str | None]]]:
    return {task.path: [(duty.name, duty.role) for duty in task.duties] for task in known.tasks}


@pytest.mark.parametrize(
    "line",
    [
        "（责任分工：第（一）项由市教育局负责；第（二）（三）项由市人社局牵头，市教育局配合；第（四）项由市财政局负责。）",
        "第（一）项任务由市教育局负责；第（二）至（三）项任务由市人社局牵头，市教育局配合；第（四）项任务由市财政局负责。",
        "市教育局负责第（一）项任务；市人社局牵头第（二）、（三）项任务，市教育局配合；市财政局负责第（四）项任务。",
        "（一）项由市教育局负责；（二）（三）项由市人社局牵头，市教育局配合；（四）项由市财政局负责。",
        "第（一）项由市教育局负责，第（二）、（三）项由市人社局牵头，市教育局配合，第（四）项由市财政局负责。",
        "上述第一项由市教育局负责；第二、三项由市人社局牵头，市教育局配合；第四项由市财政局负责。",
    ],
)
def test_each_clause_has_those_that_its_label_is_named_with(read: Callable[[str], Layers], line: str) -> None:
    assert _duties(read(PLAN + line + "\n")) == {
        "一（一）": [("市教育局", None)],
        "一（二）": [("市人社局", "牵头"), ("市教育局", "配合")],
        "一（三）": [("市人社局", "牵头"), ("市教育局", "配合")],
        "一（四）": [("市财政局", None)],
    }


def test_a_label_that_stands_twice_is_nobodys(read: Callable[[str], Layers]) -> None:
    text = "1.开设专业3个。\n2.建设基地2个。\n\n二、保障任务\n\n1.引进教师20名。\n2.安排资金500万元。\n第1项由市教育局负责。\n"
    assert all(not duties for duties in _duties(read(text)).values())


def test_decimal_labels(read: Callable[[str], Layers]) -> None:
    text = (
        "1 重点工作\n1.1 开设专业3个。\n1.2 建设基地2个。\n2 责任分工\n2.1 市教育局负责1.1、1.2项任务，市财政局配合。\n"
    )
    assert _duties(read(text)) == {
        "一1.1": [("市教育局", None), ("市财政局", "配合")],
        "一1.2": [("市教育局", None), ("市财政局", "配合")],
    }


def test_labels() -> None:
    assert [reference.labels for reference in find_references("第九至十一项由甲局负责；第（2）—（4）项由乙局牵头")] == [
        ("九", "十", "十一"),
        ("（2）", "（3）", "（4）"),
    ]
    assert find_references("本办法第三条由市教育局负责解释。") == []


def test_a_row_of_digits_is_read_in_one_way() -> None:
    # What follows is no reference: every way of parting the digits would be tried in vain.
    assert find_references("市教育局负责" + "1" * 5000 + "号。第" + "一" * 5000) == []
