"""Dates as ISO dates or their beginnings."""

from __future__ import annotations

import pytest

from chuyi.ingest.structure.dates import DATE, iso


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2026年3月8日", "2026-03-08"),
        ("二〇二六年三月十八日", "2026-03-18"),
        ("二○二六年十二月三十一日", "2026-12-31"),
        ("2026-03-08", "2026-03-08"),
        ("2026/3/8", "2026-03-08"),
        ("2026.03.08", "2026-03-08"),
        ("2026年3月", "2026-03"),
        ("2026年", "2026"),
        ("2026年13月1日", None),
        ("2026年2月32日", None),
    ],
)
def test_iso(written: str, date: str | None) -> None:
    match = DATE.search(written)
    assert match is not None
    assert iso(match) == date
