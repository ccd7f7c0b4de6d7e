"""Many documents by several processes: the same ledger as by one, and what cannot be read stops nothing."""

from __future__ import annotations

import time
from pathlib import Path

from chuyi.graph.ledger import Ledger
from chuyi.ingest.batch import Input, Outcome, inputs, record_all
from chuyi.ingest.readers.limits import Limits
from chuyi.ingest.reading import ReadingConfig
from tests.ingest.readers.notice import write
from tests.ingest.readers.test_refused import OLE


def ingested(folder: Path, files: list[Path], jobs: int) -> tuple[list[Outcome], list[object]]:
    with Ledger.create(folder / f"facts{jobs}.db") as ledger:
        with ledger.run("test") as run:
            outcomes = list(record_all(ledger, run, inputs(files, ReadingConfig()), jobs=jobs))
        live = ledger.live()
        return outcomes, sorted(live.facts(), key=repr)


def test_two_processes_read_what_one_reads(tmp_path: Path) -> None:
    files = [write(tmp_path, kind) for kind in ("docx", "html", "txt", "pdf")]
    refused = tmp_path / "旧.docx"
    refused.write_bytes(OLE)
    files.insert(1, refused)
    one, facts = ingested(tmp_path, files, 1)
    two, same = ingested(tmp_path, files, 2)
    assert [outcome.path for outcome in one] == [outcome.path for outcome in two] == files
    assert [outcome.facts for outcome in one] == [outcome.facts for outcome in two]
    assert [outcome.path for outcome in two if outcome.error] == [refused]
    assert len(facts) == len(same) > 100


class Endless(ReadingConfig):
    """A configuration by which reading never ends, as in a library that hangs."""

    @property
    def limits(self) -> Limits:
        time.sleep(3600)
        raise AssertionError

    @property
    def longest(self) -> float:
        return 2.0


def test_a_file_that_holds_its_reader_is_named_and_costs_no_other(tmp_path: Path) -> None:
    files = []
    for number in range(3):
        file = tmp_path / f"{number}.txt"
        file.write_text(f"支持云州第{number}职业技术学院先行先试。\n", encoding="utf-8")
        files.append(Input(file, Endless() if number == 1 else ReadingConfig()))
    with Ledger.create(tmp_path / "facts.db") as ledger, ledger.run("test") as run:
        outcomes = list(record_all(ledger, run, files, jobs=2))
    assert [outcome.path for outcome in outcomes] == [item.path for item in files]
    (dead,) = (outcome for outcome in outcomes if outcome.error)
    assert dead.path == files[1].path
    assert dead.error
    assert "1.txt died" in dead.error.message.en
