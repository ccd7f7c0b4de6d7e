"""``chuyi forget``, ``ingest --prune`` and ``ingest`` killed at random moments: nothing is half, the next run repairs.

More of them: bench/killed.py.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from chuyi.cli import run
from tests.cli.killing import held, killed_again_and_again, tables, workspace

TIMES = 2


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """A workspace that has read a folder of tables."""
    tables(tmp_path / "资料", 8)
    place = workspace(tmp_path / "工作区")
    assert run(["--workspace", str(place), "ingest", str(tmp_path / "资料"), "-j", "1"]) == 0
    return place


def test_forget_takes_all_sources_or_none(full: Path) -> None:
    arguments = ("forget", full.parent / "资料", "--yes")
    done = killed_again_and_again(full, arguments, [held(full), {}], TIMES, random.Random(1))
    assert (done["half"], done["differ"]) == (0, 0)


def test_prune_takes_all_sources_or_none(full: Path) -> None:
    before = held(full)
    for table in range(0, 8, 2):
        (full.parent / "资料" / f"院校{table}.csv").unlink()
    kept = {uri: facts for uri, facts in before.items() if int(uri[-5]) % 2}
    arguments = ("ingest", full.parent / "资料", "--prune", "-j", "1")
    done = killed_again_and_again(full, arguments, [before, kept], TIMES, random.Random(2))
    assert (done["half"], done["differ"]) == (0, 0)


def test_what_ingest_has_read_is_whole_and_nothing_is_twice(tmp_path: Path) -> None:
    tables(tmp_path / "资料", 8)
    place = workspace(tmp_path / "工作区")
    assert run(["--workspace", str(place), "ingest", str(tmp_path / "资料" / "院校0.csv"), "-j", "1"]) == 0
    arguments = ("ingest", tmp_path / "资料", "-j", "1")
    done = killed_again_and_again(place, arguments, [], TIMES, random.Random(3))
    assert (done["half"], done["differ"]) == (0, 0)
