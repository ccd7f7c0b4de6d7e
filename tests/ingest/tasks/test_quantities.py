"""Numbers with units."""

from __future__ import annotations

import pytest

from chuyi.ingest.tasks.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("20个", [(20, "个", "", None)]),
        ("不少于3.2万人次", [(32000, "人次", "不少于", None)]),
        ("百分之八十五以上", [(85, "%", "以上", None)]),
        ("2至3所", [(2, "所", "", "2—3")]),
        ("1—2万人", [(10000, "人", "", "1—2万")]),
        ("2000万元左右", [(20_000_000, "元", "左右", None)]),
        ("500台（套）", [(500, "台（套）", "", None)]),
        ("选派百名教师", [(100, "名", "", None)]),
        ("三个、五家", [(3, "个", "", None), (5, "家", "", None)]),
    ],
)
def test_found(text: str, found: list[tuple[float, str, str, str | None]]) -> None:
    quantities = find_quantities(text, 0, len(text))
    assert [(q.count, q.unit, q.bound, q.written_range) for q in quantities] == found


@pytest.mark.parametrize(
    "text",
    [
        "2025年",
        "3个月",
        "第3期",
        "十四五",
        "一体化",
        "三大产业",
        "名单",
        "5部门",
        "两三家",
        "“1+X”",
        "〔2025〕3号",
        "G20个",
    ],
)
def test_nothing(text: str) -> None:
    assert find_quantities(text, 0, len(text)) == []
