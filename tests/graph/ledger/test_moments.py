"""Moments as people name them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from chuyi.errors import UsageError
from chuyi.graph.ledger import Ledger
from chuyi.graph.ledger.moments import as_known_at, before, before_last_run, now
from tests.graph.worlds import Clock, named, new_ledger, record, says, school


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Run 1 on 2026-01-31 (in China; the 30th in UTC), run 2 without entries, run 3 (two entries) on 2026-03-01."""
    clock = Clock(datetime(2026, 1, 30, 17, tzinfo=UTC))
    with new_ledger(tmp_path, clock) as made:
        record(made, says("test:1", named(school("甲"))))
        clock.now = datetime(2026, 2, 10, tzinfo=UTC)
        with made.run("nothing"):
            pass
        clock.now = datetime(2026, 3, 1, 12, tzinfo=UTC)
        record(made, says("test:2", named(school("乙"))), says("test:3", named(school("丙"))))
        yield made


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("1", 1),
        ("2", 1),
        ("3", 3),
        ("run:3", 3),
        ("#1", 1),
        ("第 3 次运行", 3),
        ("2026-01-31", 1),
        ("2026-01", 1),
        ("2026-02", 1),
        ("2026-03-01", 3),
        ("2026", 3),
        ("2100", 3),
        ("2026-03-01T20:01", 1),
        ("2026-03-01T20:02:30", 2),
        ("2026-03-01T12:02:30+00:00", 2),
    ],
)
def test_as_known_at(ledger: Ledger, text: str, entry: int) -> None:
    assert as_known_at(ledger, text).entry == entry


@pytest.mark.parametrize(
    ("text", "entry"), [("1", 1), ("3", 3), ("2026", 0), ("2026-01-31", 0), ("2026-02", 1), ("2026-03-02", 3)]
)
def test_since(ledger: Ledger, text: str, entry: int) -> None:
    assert before(ledger, text).entry == entry


@pytest.mark.parametrize("text", ["4", "0", "run:2026", "昨天", "2026-13", "2026-02-30", "", "2025", "2026-01-30"])
def test_what_is_no_moment_is_refused(ledger: Ledger, text: str) -> None:
    with pytest.raises(UsageError):
        as_known_at(ledger, text)


def test_now_and_before_the_last_run(ledger: Ledger, tmp_path: Path) -> None:
    assert (now(ledger).entry, now(ledger).run, now(ledger).day) == (3, 3, "2026-03-01")
    assert (before_last_run(ledger).entry, before_last_run(ledger).day) == (1, "2026-01-31")
    (tmp_path / "empty").mkdir()
    with new_ledger(tmp_path / "empty") as empty:
        assert now(empty).at is None
        assert before_last_run(empty).entry == 0
