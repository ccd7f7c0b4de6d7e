from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from chuyi.errors import LedgerError, SourceError
from chuyi.graph.facts import SourceFacts
from chuyi.graph.ledger import Ledger, Recorded, Run
from chuyi.ingest import batch
from chuyi.ingest.batch import Input, inputs, record_all, shipped_inputs
from chuyi.ingest.reading import ReadingConfig

CONFIG = ReadingConfig()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.create(tmp_path / "facts.db") as made:
        yield made


def tables(folder: Path, count: int) -> list[Path]:
    files = []
    for number in range(count):
        file = folder / f"{number:03}" / "院校.csv"
        file.parent.mkdir()
        file.write_text(f"名称\n第{number}学院\n", encoding="utf-8")
        files.append(file)
    return files


def names(ledger: Ledger) -> set[str]:
    return {fact.value for fact in ledger.live().facts() if fact.predicate == "name"}


@pytest.mark.parametrize("jobs", [1, 2])
def test_files_are_recorded_in_order_and_broken_ones_do_not_stop_the_others(
    tmp_path: Path, ledger: Ledger, jobs: int
) -> None:
    files = tables(tmp_path, 12)
    files[3].write_bytes(b"")
    files[7].unlink()
    with ledger.run("test") as run:
        outcomes = list(record_all(ledger, run, inputs(files, CONFIG), jobs=jobs))
    assert [outcome.path for outcome in outcomes] == files
    assert [number for number, outcome in enumerate(outcomes) if outcome.error] == [3, 7]
    assert {type(outcome.error) for outcome in outcomes if outcome.error} == {SourceError}
    assert names(ledger) == {f"第{number}学院" for number in range(12) if number not in (3, 7)}


def test_strict_takes_nothing_of_a_file_with_a_refusal(tmp_path: Path, ledger: Ledger) -> None:
    good, bad = tables(tmp_path, 2)
    bad.write_text("名称,层次\n甲学院,中职\n乙学院,小学\n", encoding="utf-8")
    with ledger.run("test") as run:
        first, second = record_all(ledger, run, inputs([good, bad], CONFIG), strict=True)
        assert (first.refused, second.refused, second.recorded) == (0, 1, None)
        assert names(ledger) == {"第0学院"}
        (again,) = record_all(ledger, run, inputs([bad], CONFIG))
    assert (again.refused, again.recorded is not None) == (1, True)
    assert names(ledger) == {"第0学院", "甲学院"}


def test_a_row_that_went_bad_is_withdrawn(tmp_path: Path, ledger: Ledger) -> None:
    (file,) = tables(tmp_path, 1)
    file.write_text("名称,层次\n甲学院,中职\n乙学院,技工\n", encoding="utf-8")
    with ledger.run("test") as run:
        list(record_all(ledger, run, inputs([file], CONFIG)))
        file.write_text("名称,层次\n甲学院,中职\n乙学院,小学\n", encoding="utf-8")
        (outcome,) = record_all(ledger, run, inputs([file], CONFIG))
    assert outcome.recorded
    assert (outcome.recorded.status, outcome.recorded.withdrawn) == ("changed", 2)
    assert names(ledger) == {"甲学院"}


def test_a_defect_in_one_file_does_not_cost_the_others(
    tmp_path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = tables(tmp_path, 2)
    real = batch.read_source

    def stumbling(path: Path, config: ReadingConfig) -> SourceFacts:
        if path == files[0]:
            raise KeyError("x")
        return real(path, config)

    monkeypatch.setattr(batch, "read_source", stumbling)
    with ledger.run("test") as run:
        first, second = record_all(ledger, run, inputs(files, CONFIG))
    assert first.error
    assert "met a defect: KeyError: 'x'" in first.error.message.en
    assert second.recorded


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_of_which_the_reading_process_dies_is_told_and_does_not_cost_the_others(
    tmp_path: Path, ledger: Ledger, jobs: int
) -> None:
    deadly = tmp_path / "x.pdf"
    deadly.write_bytes(b"%PDF-1.7\n")
    (table,) = tables(tmp_path, 1)
    # The clock that ends a process that hangs does so at once, from outside, as a crash in the library does.
    files = [Input(deadly, replace(CONFIG, max_seconds=-59.999)), Input(table, CONFIG)]
    with ledger.run("test") as run:
        first, second = record_all(ledger, run, files, jobs=jobs)
    assert first.error
    assert "died" in first.error.message.en
    assert second.recorded


def test_a_full_disk_stops_and_keeps_what_was_recorded(
    tmp_path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = tables(tmp_path, 3)
    real = Ledger.record

    def full(self: Ledger, run: Run, facts: SourceFacts) -> Recorded:
        if facts.source.uri == files[1].as_uri():
            # SQLite's own word for no room: the page limit is reached inside the transaction.
            with self._writing() as connection:
                connection.exec_driver_sql("PRAGMA max_page_count = 1")
        return real(self, run, facts)

    monkeypatch.setattr(Ledger, "record", full)
    big = "名称\n" + "".join(f"第1学院{number}分校\n" for number in range(5_000))
    files[1].write_text(big, encoding="utf-8")
    with pytest.raises(LedgerError), ledger.run("test") as run:
        list(record_all(ledger, run, inputs(files, CONFIG)))
    assert names(ledger) == {"第0学院"}


def test_shipped_tables_have_addresses_of_their_own() -> None:
    shipped = shipped_inputs(ReadingConfig(kind="院校", mappings=(Path("x.yaml"),)))
    assert len(shipped) == 20
    assert {item.config.uri for item in shipped} >= {"chuyi:hunan/institutions.csv"}
    assert all(item.config.kind is None and item.config.mappings == () for item in shipped)
