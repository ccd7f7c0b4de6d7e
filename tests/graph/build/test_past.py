"""Graphs of other times: made once, kept beside the present one, asked like it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from chuyi.config import Workspace
from chuyi.errors import EngineError, UsageError
from chuyi.graph.build import BuildReport, build, is_built, past
from chuyi.graph.build.past import open_past
from chuyi.graph.engines import Engine
from chuyi.graph.ledger import Ledger
from tests.graph.worlds import enterprise, has, named, new_ledger, record, relates, says, school

COLLEGE, FIRM = school("甲学院"), enterprise("乙公司")
RULES: dict[str, Any] = {"province": None, "threshold": 0.5}


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Three runs: two levels one after another, then a partnership since 2023."""
    with new_ledger(tmp_path) as made:
        record(made, says("test:1", named(COLLEGE), has(COLLEGE, "level", "中职")))
        record(made, says("test:1", named(COLLEGE), has(COLLEGE, "level", "技工")))
        record(made, says("test:2", named(COLLEGE), relates(COLLEGE, "PARTNERS_WITH", FIRM, start_date="2023")))
        yield made


def levels(engine: Engine) -> list[list[Any]]:
    return engine.read("MATCH (n:Institution) RETURN n.name, n.level").rows


def partners(engine: Engine) -> int:
    return int(engine.read("MATCH (:Institution)-[r:PARTNERS_WITH]->() RETURN count(r)").rows[0][0])


def bring(ledger: Ledger, engine: Engine, **options: Any) -> BuildReport:
    return build(ledger, engine, **RULES, **options)


def test_a_graph_of_what_was_known_then(ledger: Ledger, engine: Engine) -> None:
    then = ledger.live(1)
    report = bring(ledger, engine, known_at=then)
    assert (report.run, levels(engine), partners(engine)) == (1, [["甲学院", "中职"]], 0)
    assert is_built(ledger, engine, **RULES, known_at=then)
    assert not is_built(ledger, engine, **RULES, known_at=ledger.live(2))
    assert not is_built(ledger, engine, **RULES)
    assert not is_built(ledger, engine, **RULES, known_at=then, as_of="2020")
    # The data are of then, whenever the graph was built.
    assert engine.read("MATCH (g:Graph) RETURN g.built_at").rows == [[ledger.entries(0, 1)[0].at]]


def test_a_graph_as_of_a_date_and_what_the_ledger_learns_later(ledger: Ledger, engine: Engine) -> None:
    assert bring(ledger, engine, as_of="2022").mode == "full"
    assert partners(engine) == 0
    assert is_built(ledger, engine, **RULES, as_of="2022")
    record(ledger, says("test:3", named(COLLEGE), relates(COLLEGE, "PARTNERS_WITH", FIRM, start_date="2021")))
    assert not is_built(ledger, engine, **RULES, as_of="2022")
    # The better dated statement makes it hold: seen although its own relation's fact of old has not changed.
    assert bring(ledger, engine, as_of="2022").mode == "full"
    assert partners(engine) == 1


def test_the_graph_of_one_time_is_not_overwritten_by_another_unasked(ledger: Ledger, engine: Engine) -> None:
    bring(ledger, engine)
    with pytest.raises(EngineError, match="another time"):
        bring(ledger, engine, known_at=ledger.live(1))
    assert levels(engine) == [["甲学院", "技工"]]
    bring(ledger, engine, known_at=ledger.live(1), replace=True)
    assert levels(engine) == [["甲学院", "中职"]]
    with pytest.raises(EngineError, match="another time"):
        bring(ledger, engine)
    assert bring(ledger, engine, replace=True).nodes["Institution"] == 1
    assert levels(engine) == [["甲学院", "技工"]]


def test_past_graphs_of_a_workspace_are_made_once_and_a_few_kept(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(past, "KEPT", 2)
    place = Workspace(tmp_path)
    with open_past(place, "1") as engine:
        assert levels(engine) == [["甲学院", "中职"]]
        made = engine.read("MATCH (g:Graph) RETURN g.built_at, g.known_at, g.run").rows
    with open_past(place, "1") as engine:
        assert engine.read("MATCH (g:Graph) RETURN g.built_at, g.known_at, g.run").rows == made
    assert made[0][1:] == [1, 1]
    with open_past(place, "2", "2022") as engine:
        assert (levels(engine), partners(engine)) == ([["甲学院", "技工"]], 0)
    with open_past(place, as_of="2023-06") as engine:
        assert partners(engine) == 1
    assert {folder.name for folder in (tmp_path / "graph" / "past").iterdir()} == {
        "entry-2-as-of-2022",
        "as-of-2023-06",
    }


@pytest.mark.parametrize(("known_at", "as_of"), [(None, None), ("9", None), (None, "今年")])
def test_a_time_must_be_one(ledger: Ledger, tmp_path: Path, known_at: str | None, as_of: str | None) -> None:
    with pytest.raises(UsageError):
        open_past(Workspace(tmp_path), known_at, as_of)
    assert not (tmp_path / "graph").exists()
