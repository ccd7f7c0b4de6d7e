"""Building real ledgers into both engines."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from chuyi.errors import EngineError
from chuyi.graph.build import BuildReport, build
from chuyi.graph.build.state import State, write_state
from chuyi.graph.engines import Engine, open_embedded
from chuyi.graph.facts import (
    AliasFact,
    Entity,
    Evidence,
    Grade,
    Passage,
    PropertyFact,
    RelationFact,
    Source,
    SourceFacts,
    designation_entity,
    hosted_entity,
)
from chuyi.graph.ledger import Ledger
from chuyi.ingest.batch import record_all, shipped_inputs
from chuyi.ingest.reading import ReadingConfig
from tests.graph.build.killing import kill_a_build

# Without the register and the divisions, whose thousands of rows only repeat one shape.
TABLES = {"departments", "institutions", "alliances", "alliance_members", "training_bases", "base_partners", "tasks"}
KILLS = 10


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.create(tmp_path / "facts.db") as made:
        yield made


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    inputs = [item for item in shipped_inputs(ReadingConfig("湖南省")) if item.path.stem in TABLES]
    with Ledger.create(tmp_path_factory.mktemp("tables") / "facts.db") as made:
        with made.run("test") as run:
            assert all(outcome.recorded for outcome in record_all(made, run, inputs))
        yield made


def built(ledger: Ledger, engine: Engine, **options: Any) -> BuildReport:
    return build(ledger, engine, province="湖南省", threshold=0.5, **options)


def contents(engine: Engine) -> tuple[dict[str, Any], dict[str, Any]]:
    """Every node and every relation with labels, ends and properties, as plain data."""
    nodes = engine.write("MATCH (n) WHERE n.id <> 'graph' RETURN n.id AS id, labels(n) AS labels, properties(n) AS p")
    relations = engine.write(
        "MATCH (a)-[r]->(b) RETURN r.id AS id, type(r) AS type, a.id AS a, b.id AS b, properties(r) AS p"
    )
    return (
        {row["id"]: (sorted(row["labels"]), row["p"]) for row in nodes},
        {row["id"]: (row["type"], row["a"], row["b"], row["p"]) for row in relations},
    )


def test_both_engines_hold_the_same_graph(tables: Ledger, embedded_engine: Engine, neo4j_engine: Engine) -> None:
    found = []
    for engine in (embedded_engine, neo4j_engine):
        engine.clear()
        report = built(tables, engine)
        found.append(contents(engine))
        assert len(found[-1][0]) == sum(report.nodes.values())
        assert len(found[-1][1]) == sum(report.relations.values())
    (nodes, relations), (other_nodes, other_relations) = found
    assert len(nodes) > 1000
    assert nodes == other_nodes
    assert relations == other_relations


def test_a_first_load_gives_what_merging_gives(embedded_engine: Engine, tables: Ledger) -> None:
    found = []
    for is_empty in (True, False):
        embedded_engine.clear()
        if not is_empty:  # then the engine's bulk way is closed
            write_state(embedded_engine, State(tables.id, 1, 1, "", "", "", False, {}, {}))
            embedded_engine.upsert_nodes("Source", [{"id": "source-left", "properties": {"name": "left by it"}}])
        report = built(tables, embedded_engine)
        assert (report.mode, report.removed_nodes) == ("full", int(not is_empty))
        found.append(contents(embedded_engine))
    assert found[0] == found[1]


def test_building_again_writes_nothing(engine: Engine, ledger: Ledger) -> None:
    say(ledger, "a", 3)
    built(ledger, engine)
    before = contents(engine)
    again = built(ledger, engine)
    assert (again.mode, again.written_nodes, again.written_relations, again.removed_nodes) == ("incremental", 0, 0, 0)
    assert built(ledger, engine, full=True).mode == "full"
    assert contents(engine) == before


def test_another_ledgers_graph_is_refused_and_replaced_only_on_purpose(
    engine: Engine, ledger: Ledger, tmp_path: Path
) -> None:
    say(ledger, "a", 1)
    built(ledger, engine)
    before = contents(engine)
    with Ledger.create(tmp_path / "other.db") as other:
        say(other, "b", 2)
        with pytest.raises(EngineError, match="another ledger"):
            built(other, engine)
        assert contents(engine) == before
        built(other, engine, replace=True)
    assert contents(engine) != before


def test_what_was_read_too_unsurely_waits(engine: Engine, ledger: Ledger) -> None:
    say(ledger, "a", 1, confidence=0.2)
    report = built(ledger, engine)
    assert report.waiting > 0
    assert "Institution" not in report.nodes


NAMES = [f"{place}{kind}" for place in "甲乙丙丁" for kind in ("江职业学院", "山技师学院")]


def say(ledger: Ledger, uri: str, seed: int, *, confidence: float = 1.0) -> None:
    """Record a source that says a dozen things drawn by ``seed``."""
    draw = random.Random(seed)
    schools = [Entity("Institution", name, region=draw.choice([None, "430100"])) for name in draw.sample(NAMES, 3)]
    firm = Entity("Enterprise", draw.choice(["金石重工", "金石重工股份有限公司", "云海软件"]))
    base = hosted_entity("TrainingBase", f"{draw.choice('一二三')}号实训基地", draw.choice([None, schools[0].name]))
    award = designation_entity("示范基地", draw.choice([None, "星火行动"]))
    place = (Evidence(0, 0, 2),)
    things = [*schools, firm, base, award]
    facts = SourceFacts(
        Source(f"test:{uri}", f"{uri}{seed}", "表格", draw.choice(list(Grade))),
        (Passage(f"{uri} 第{seed}版"), Passage("不变的一句")),
        (
            *(PropertyFact(item, "name", item.name, place, "test", confidence) for item in things),
            PropertyFact(schools[0], "level", draw.choice(["中职", "技工"]), place, "test", confidence),
        ),
        (
            RelationFact("HOSTS", schools[0], base, (Evidence(1),), "test", {}, confidence),
            RelationFact("CO_BUILDS", firm, base, place, "test", {"role": draw.choice(["共建", None])}, confidence),
            RelationFact("AWARDED", base, award, place, "test", {"year": draw.choice([2023, 2024])}, confidence),
            RelationFact("PARTNERS_WITH", schools[1], firm, place, "test", {"kind": "订单班"}, confidence),
        ),
        (AliasFact(Entity("Enterprise", "金石重工股份有限公司"), "金石重工", "short", place, "test"),)
        if draw.random() < 0.3
        else (),
    )
    with ledger.run("test") as run:
        assert ledger.record(run, facts).refused == 0


def test_killed_at_any_moment_the_next_build_ends_in_the_same_graph(ledger: Ledger, tmp_path: Path) -> None:
    draw, folder = random.Random(0), tmp_path / "killed"
    for number in range(20):
        say(ledger, str(number), number)
    with open_embedded(tmp_path / "timed") as engine:
        started = time.perf_counter()
        built(ledger, engine)
        takes = time.perf_counter() - started
    for number in range(KILLS):
        say(ledger, str(draw.randrange(20)), 100 + number)
        if draw.random() < 0.3:  # from nothing; the engine may still be at work in the old place
            folder = tmp_path / f"killed {number}"
        kill_a_build(ledger.path, folder, draw, takes)
    with open_embedded(folder) as engine, open_embedded(tmp_path / "whole") as other:
        built(ledger, engine)
        built(ledger, other)
        assert contents(engine) == contents(other)
