"""Many documents by several processes: the same ledger as by one, and what cannot be read stops nothing."""

from __future__ import annotations

from pathlib import Path

from chuyi.graph.ledger import Ledger
from chuyi.ingest.batch import Outcome, inputs, record_all
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
