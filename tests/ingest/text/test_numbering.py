"""Printed labels by their form."""

from __future__ import annotations

import pytest

from chuyi.ingest.text.numbering import label_at


@pytest.mark.parametrize(
    ("text", "kind", "value", "printed"),
    [
        ("三、深化改革", "一", 3, "三"),
        ("一 总体要求", "一", 1, "一"),
        ("十二．附则", "一", 12, "十二"),
        ("二.2026年打算", "一", 2, "二"),
        ("三 条件保障", "一", 3, "三"),
        ("2 分类推进", "1", 2, "2"),
        ("2.2026年打算", "1", 2, "2"),
        ("(二)建好基地", "（一）", 2, "（二）"),
        ("（ 三 ）建好基地", "（一）", 3, "（三）"),
        ("二）建好基地", "（一）", 2, "（二）"),
        ("㈣保障", "（一）", 4, "（四）"),
        ("4.培训", "1", 4, "4"),
        ("4 .培训", "1", 4, "4"),
        ("5、培训", "1", 5, "5"),
        ("6．培训", "1", 6, "6"),
        ("7 培训教师", "1", 7, "7"),
        ("⒏培训", "1", 8, "8"),
        ("（9）培训", "（1）", 9, "（9）"),
        ("⑶培训", "（1）", 3, "（3）"),
        ("2）培训", "1）", 2, "2）"),
        ("③培训", "①", 3, "③"),
        ("2.3 培训", "1.1", 3, "2.3"),
        ("第三章 保障", "第章", 3, "第三章"),
        ("第十一条　为规范", "第条", 11, "第十一条"),
        ("第二部分　重点", "第部分", 2, "第二部分"),
        ("任务4：随企出海", "任务", 4, "任务4"),
        ("工程二　强师", "工程", 2, "工程二"),
        ("二是补短板", "一是", 2, "二是"),
        ("第二，补短板", "第一", 2, "第二"),
    ],
)
def test_label(text: str, kind: str, value: int, printed: str) -> None:
    label = label_at(text)
    assert label is not None
    assert (label.kind, label.value, label.printed) == (kind, value, printed)


@pytest.mark.parametrize(
    "text",
    [
        "2026年建成",
        "3.5万人次",
        "15 个以上",
        "3 条生产线",
        "三 支队伍",
        "建设基地",
        "一批学校",
        "1万元",
        "三年内",
        "第三届大赛",
        "（含技工院校）",
        "",
    ],
)
def test_no_label(text: str) -> None:
    assert label_at(text) is None
