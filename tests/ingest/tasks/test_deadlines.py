"""Deadlines, and what is none."""

from __future__ import annotations

import pytest

from chuyi.ingest.tasks.deadlines import deadline_for, find_deadlines


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("到2028年，", "2028"),
        ("2028年底前", "2028"),
        ("2028年内", "2028"),
        ("2028年6月底前", "2028-06"),
        ("于2028年9月前完成", "2028-09"),
        ("年底前", "2026"),
        ("全年", "2026"),
        ("9月底前", "2026-09"),
        ("三年内", None),
        ("明年底前", "2027"),
    ],
)
def test_value(text: str, value: str | None) -> None:
    assert [item.value for item in find_deadlines(text, 0, len(text), 2026)] == [value]


@pytest.mark.parametrize(
    "text",
    ["自2028年起", "2028—2030年", "2028年至2030年", "比2025年增长", "2028年秋季学期起", "2028年度名单", "每年", "近年"],
)
def test_none(text: str) -> None:
    assert find_deadlines(text, 0, len(text), 2026) == []


def test_without_a_plan_year_nothing_is_guessed() -> None:
    assert find_deadlines("年底前、9月底前", 0, 9, None) == []


def test_nearest_before_else_first_after_but_not_out_of_a_part() -> None:
    text = "建成8个，其中2027年底前3个"
    found = find_deadlines(text, 0, len(text), 2026)
    part = text.index("其中")
    end = len(text)
    assert deadline_for(found, text.index("8"), part, end) is None
    assert deadline_for(found, text.index("3个"), part, end) == "2027"
    assert deadline_for(found, text.index("8"), None, end) == "2027"
    assert deadline_for(found, text.index("8"), None, part) is None
