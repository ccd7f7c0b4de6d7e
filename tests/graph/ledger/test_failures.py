"""When the file is no ledger, is locked, read-only or full: a clear word, and nothing half in."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event

from chuyi.errors import LedgerError
from chuyi.graph.facts import Entity, Passage, Source, SourceFacts
from chuyi.graph.ledger import Ledger, sqlite
from tests.graph.worlds import Clock, has, named, new_ledger, record, said, says, school

A, B = school("甲职业学院"), school("乙职业学院")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with new_ledger(tmp_path) as made:
        record(made, says("chuyi:a", named(A)))
        yield made


def test_creating_over_anything_is_refused(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there already"):
        Ledger.create(ledger.path)
    with pytest.raises(LedgerError, match="there already"):
        Ledger.create(tmp_path)
    assert said(ledger)


def test_what_a_killed_creation_leaves_is_no_hindrance(tmp_path: Path) -> None:
    file = tmp_path / "facts.db"
    file.touch()
    Ledger.create(file).close()
    with Ledger.open(file) as ledger:
        assert ledger.sources() == []


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="cannot be opened"):
        Ledger.create(tmp_path / "nowhere" / "facts.db")


def test_another_programs_database_is_no_ledger(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE ledger (key TEXT, value TEXT)")
    connection.close()
    with pytest.raises(LedgerError, match="is no ledger"):
        Ledger.open(file)


def test_an_older_schema_is_refused_otherwise_than_a_newer_one(ledger: Ledger) -> None:
    ledger.close()
    for version, remedy in (("0", "with the version"), ("2", "Upgrade")):
        with sqlite3.connect(ledger.path) as connection:
            connection.execute("UPDATE ledger SET value = ? WHERE key = 'schema'", [version])
        connection.close()
        with pytest.raises(LedgerError, match=remedy):
            Ledger.open(ledger.path)


def test_a_damaged_ledger_says_so(ledger: Ledger) -> None:
    record(ledger, says("chuyi:b", *(named(school(f"第{number}职业学院")) for number in range(200))))
    ledger.close()
    content = bytearray(ledger.path.read_bytes())
    content[4096 : len(content)] = b"\xff" * (len(content) - 4096)
    ledger.path.write_bytes(content)
    with pytest.raises(LedgerError, match="damaged"):
        said(Ledger.open(ledger.path))


def test_a_locked_ledger_says_who_and_what_to_do(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "LOCK_SECONDS", 0.1)
    other = sqlite3.connect(ledger.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with Ledger.open(ledger.path) as second:
            assert said(second) == {(A.name, "name", A.name)}  # readers do not wait
            with pytest.raises(LedgerError, match=r"another program.*Wait") as told:
                record(second, says("chuyi:b", named(B)))
            assert "另一个程序" in told.value.in_language("zh")
    finally:
        other.execute("ROLLBACK")
        other.close()
    assert record(ledger, says("chuyi:b", named(B)))[0].added == 1


def test_a_read_only_ledger_says_so(ledger: Ledger) -> None:
    # What SQLite answers where the file or its folder is read-only, for whoever runs the tests.
    event.listen(ledger._engine, "connect", lambda connection, _: connection.execute("PRAGMA query_only=ON"))
    ledger._engine.dispose()
    with pytest.raises(LedgerError, match="read-only"):
        record(ledger, says("chuyi:b", named(B)))
    assert said(ledger) == {(A.name, "name", A.name)}


def test_a_full_disk_leaves_nothing_half_in(ledger: Ledger) -> None:
    def full(connection: sqlite3.Connection, _record: object) -> None:
        [(pages,)] = connection.execute("PRAGMA page_count")
        connection.execute(f"PRAGMA max_page_count={pages + 4}")

    event.listen(ledger._engine, "connect", full)
    ledger._engine.dispose()
    passages = tuple(Passage("长" * 1000, number) for number in range(200))
    with ledger.run("test") as run, pytest.raises(LedgerError, match=r"disk is full.*acknowledged is kept"):
        ledger.record(run, SourceFacts(Source("chuyi:b", "1", "文件"), passages))
    event.remove(ledger._engine, "connect", full)
    ledger._engine.dispose()
    assert said(ledger) == {(A.name, "name", A.name)}
    assert [row.uri for row in ledger.sources()] == ["chuyi:a"]
    [done] = record(ledger, SourceFacts(Source("chuyi:b", "1", "文件"), passages))
    assert done.status == "new"


INGEST = """
import sys
from pathlib import Path
from chuyi.graph.ledger import Ledger
from tests.graph.worlds import record, says, named, school, has
with Ledger.open(sys.argv[1]) as ledger:
    version = sys.argv[2]
    for source in range(1000):
        facts = [named(school(f"{source} {version} {number}")) for number in range(150)]
        done = record(ledger, says(f"chuyi:{source}", *facts))
        print(source, flush=True)
"""
ROOT = Path(__file__).resolve().parents[3]


def test_killed_at_any_moment_nothing_is_half_in_and_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    """Ten kills, each at another point of a source; every source is there as a whole or not at all."""
    new_ledger(tmp_path).close()
    file = tmp_path / "facts.db"
    acknowledged: dict[int, int] = {}
    for version in range(10):
        process = subprocess.Popen(
            [sys.executable, "-c", INGEST, str(file), str(version)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        assert process.stdout is not None
        for line in process.stdout:
            acknowledged[int(line)] = version
            if int(line) >= 2 + version % 3:
                break
        # Somewhere in the next source: it takes some 20 ms.
        try:
            process.wait(0.003 * version)
        except subprocess.TimeoutExpired:
            process.kill()
        rest, _ = process.communicate()
        acknowledged.update((int(line), version) for line in rest.split())
        with Ledger.open(file) as ledger:
            assert_whole(ledger, acknowledged, version)


def assert_whole(ledger: Ledger, acknowledged: dict[int, int], version: int) -> None:
    entities = ledger.live().entities()
    found: dict[str, list[str]] = {row.id: [] for row in ledger.sources()}
    for fact in ledger.live().facts():
        found[fact.source].append(entities[fact.subject].name.split()[1])
    for row in ledger.sources():
        versions = set(found[row.id])
        assert len(versions) == 1
        assert len(found[row.id]) == 150
        # What a killed process had written without saying so is newer than what was acknowledged, never older.
        known = acknowledged.get(int(row.uri.removeprefix("chuyi:")), 0)
        assert known <= int(*versions) <= version
    assert {f"chuyi:{source}" for source in acknowledged} <= {row.uri for row in ledger.sources()}


def test_two_programs_write_one_after_the_other(ledger: Ledger) -> None:
    with Ledger.open(ledger.path, clock=Clock()) as second:
        with ledger.run("one") as one, second.run("two") as two:
            ledger.record(one, says("chuyi:b", named(B)))
            second.record(two, says("chuyi:c", has(B, "level", "中职")))
            ledger.record(one, says("chuyi:d", named(Entity("Enterprise", "丙"))))
        assert one.number != two.number
        assert said(ledger) == said(second)
        assert len(said(ledger)) == 4
