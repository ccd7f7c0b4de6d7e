"""Periods of reports."""

from __future__ import annotations

from datetime import date

import pytest

from chuyi.errors import Text, UsageError
from chuyi.reports.period import parse_period


@pytest.mark.parametrize(
    ("text", "first", "last", "label"),
    [
        ("2026Q4", date(2026, 10, 1), date(2026, 12, 31), Text("2026年第四季度", "quarter 4 of 2026")),
        ("2027q1", date(2027, 1, 1), date(2027, 3, 31), Text("2027年第一季度", "quarter 1 of 2027")),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29), Text("2028年2月", "February 2028")),
        ("2025", date(2025, 1, 1), date(2025, 12, 31), Text("2025年", "2025")),
    ],
)
def test_period_has_its_days(text: str, first: date, last: date, label: Text) -> None:
    period = parse_period(text)
    assert (period.first, period.last, period.label) == (first, last, label)


@pytest.mark.parametrize("text", ["", "2026Q5", "2026-13", "26Q1", "2026年", "0000", "../2026"])
def test_anything_else_is_refused_with_the_ways_to_write_it(text: str) -> None:
    with pytest.raises(UsageError, match="2026Q4, 2026-11 or 2026"):
        parse_period(text)
