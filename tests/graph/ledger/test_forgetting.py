"""Sources that are withdrawn, and come back as they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from chuyi.errors import LedgerError
from chuyi.graph.ledger import Holding, Ledger
from tests.graph.worlds import called, enterprise, has, named, new_ledger, record, relates, said, says, school

COLLEGE, FIRM = school("甲学院"), enterprise("乙公司")
LIST = says("file:///资料/名单.csv", named(COLLEGE), has(COLLEGE, "level", "中职"), called(COLLEGE, "甲院"))
NEWS = says("file:///资料/新闻.txt", named(COLLEGE), named(FIRM), relates(COLLEGE, "PARTNERS_WITH", FIRM, kind="捐赠"))


def withdraw(ledger: Ledger, source: str) -> None:
    with ledger.run("forget") as run:
        ledger.withdraw_source(run, source)


def restore(ledger: Ledger, source: str) -> int:
    with ledger.run("forget --undo") as run:
        return ledger.restore_source(run, source).returned


def test_what_would_go_is_counted_and_what_others_say_too(tmp_path: Path) -> None:
    with new_ledger(tmp_path) as ledger:
        source = record(ledger, LIST, NEWS)[0].source
        assert ledger.holdings(source) == [
            Holding("alias", "short", 1, 1),
            Holding("property", "level", 1, 1),
            Holding("property", "name", 1, 0),
        ]


def test_a_forgotten_source_is_still_known_as_of_then(tmp_path: Path) -> None:
    with new_ledger(tmp_path) as ledger:
        recorded = record(ledger, LIST, NEWS)
        before = said(ledger)
        withdraw(ledger, recorded[0].source)
        assert said(ledger) == before - {("甲学院", "level", "中职"), ("甲学院", "short", "甲院")}
        assert said(ledger, known_at=1) == before
        (away,) = ledger.forgotten()
        assert (away.id, away.uri, away.run) == (recorded[0].source, LIST.source.uri, 2)
        assert ledger.holdings(recorded[0].source) == []


def test_undo_brings_back_every_fact_with_its_evidence_and_first_reading(tmp_path: Path) -> None:
    with new_ledger(tmp_path) as ledger:
        source = record(ledger, LIST, NEWS)[0].source
        before = {(fact.source, fact.key): fact for fact in ledger.live().facts()}
        sources, passages = ledger.sources(), sorted(ledger.live().passages())
        withdraw(ledger, source)
        assert restore(ledger, source) == 3
        assert {(fact.source, fact.key): fact for fact in ledger.live().facts()} == before
        assert (ledger.sources(), sorted(ledger.live().passages())) == (sources, passages)
        assert ledger.forgotten() == []
        assert ("甲学院", "level", "中职") not in said(ledger, known_at=2)


def test_undo_brings_back_the_last_state_only(tmp_path: Path) -> None:
    with new_ledger(tmp_path) as ledger:
        source = record(ledger, LIST)[0].source
        record(ledger, says(LIST.source.uri, named(COLLEGE), has(COLLEGE, "level", "技工")))
        withdraw(ledger, source)
        restore(ledger, source)
        assert said(ledger) == {("甲学院", "name", "甲学院"), ("甲学院", "level", "技工")}


def test_reading_again_brings_it_back_too(tmp_path: Path) -> None:
    with new_ledger(tmp_path) as ledger:
        source = record(ledger, LIST)[0].source
        before = said(ledger)
        withdraw(ledger, source)
        (again,) = record(ledger, LIST)
        assert (again.source, again.status, again.returned, again.added) == (source, "returned", 3, 0)
        assert said(ledger) == before


def test_twice_is_refused(tmp_path: Path) -> None:
    with new_ledger(tmp_path) as ledger:
        source = record(ledger, LIST)[0].source
        with pytest.raises(LedgerError, match="No source"):
            restore(ledger, source)
        withdraw(ledger, source)
        with pytest.raises(LedgerError, match="no source"):
            withdraw(ledger, source)


def test_undo_is_refused_where_another_source_has_taken_the_address(tmp_path: Path) -> None:
    here, there = (tmp_path / "甲.csv").as_uri(), (tmp_path / "乙.csv").as_uri()
    with new_ledger(tmp_path) as ledger:
        first = record(ledger, says(here, named(COLLEGE), sha256="1"))[0].source
        record(ledger, says(there, named(FIRM), sha256="2"))
        withdraw(ledger, first)
        # The second file is renamed to the first one's name.
        (moved,) = record(ledger, says(here, named(FIRM), sha256="2"))
        assert moved.status == "moved"
        with pytest.raises(LedgerError, match="At the address"):
            restore(ledger, first)
        assert said(ledger) == {("乙公司", "name", "乙公司")}
