"""The catalogue on the graph of the tables that ship: examples answer, engines agree, figures are the tables'."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from chuyi.config import Settings, Workspace
from chuyi.data import HUNAN, demo_text
from chuyi.graph.build import build
from chuyi.graph.engines import Engine
from chuyi.graph.ledger import Ledger
from chuyi.ingest.batch import Input, record_all, shipped_inputs
from chuyi.ingest.reading import ReadingConfig
from chuyi.queries import shipped_rows
from chuyi.queries.catalogue import Catalogue
from chuyi.queries.session import Graph
from chuyi.queries.signatures import method_name, row_name

SHIPPED = Catalogue()
PROVINCE = "湖南省"
# The tables hold nothing of the kind: no succession, no subsidiary, no earlier document, no end of a partnership, no two
# levels of a school, no two leaders of whom different tables tell.
NO_DATA = {
    *("successions", "subsidiaries", "policy-lineage", "ended-partnerships", "same-names"),
    "contradicting-leaders",
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The shipped tables and the sample text, read."""
    config = ReadingConfig(PROVINCE)
    text = demo_text()
    inputs = [*shipped_inputs(config), Input(text.path, replace(config, uri=text.uri, document_kind="示例改写"))]
    with Ledger.create(tmp_path_factory.mktemp("shipped") / "facts.db") as made:
        with made.run("test") as run:
            assert all(outcome.error is None for outcome in record_all(made, run, inputs))
        yield made


def opened(ledger: Ledger, engine: Engine) -> Graph:
    engine.clear()
    build(ledger, engine, province=PROVINCE, threshold=0.5)
    return Graph(engine, Workspace(Path("nowhere"), Settings(province=PROVINCE)))


@pytest.fixture(scope="module")
def embedded(ledger: Ledger, embedded_engine: Engine) -> Iterator[Graph]:
    yield opened(ledger, embedded_engine)
    embedded_engine.clear()


@pytest.fixture(scope="module")
def server(ledger: Ledger, neo4j_engine: Engine) -> Iterator[Graph]:
    yield opened(ledger, neo4j_engine)
    neo4j_engine.clear()


def table(name: str) -> list[dict[str, str]]:
    with (HUNAN / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", list(SHIPPED))
def test_the_example_answers(embedded: Graph, name: str) -> None:
    answer = embedded.query(name, **SHIPPED[name].example)
    assert bool(len(answer)) == (name not in NO_DATA)
    assert {item.row for item in answer.evidence()} == set(range(len(answer)))


@pytest.mark.parametrize("name", list(SHIPPED))
def test_the_engines_agree(embedded: Graph, server: Graph, name: str) -> None:
    example = SHIPPED[name].example
    assert embedded.query(name, **example).values == server.query(name, **example).values
    # Without what may be left out, too: most rows, all cities.
    required = {item.name for item in SHIPPED[name].parameters.values() if item.required}
    given = {key: value for key, value in example.items() if key in required}
    assert embedded.query(name, **given).values == server.query(name, **given).values


def test_enterprises_by_base_are_those_of_the_table(embedded: Graph) -> None:
    enterprises = {row["name"] for row in table("enterprises")}
    stated = {
        (row["training_base"], row["organization"], row["role"])
        for row in table("base_partners")
        if row["organization"] in enterprises
    }
    answer = embedded.query("enterprises-by-base")
    assert {(row.base, row.enterprise, row.role) for row in answer if row.role != "建设（依托）单位"} == stated
    hosts = {(row["name"], row["host"]) for row in table("training_bases") if row["host"] in enterprises}
    assert {(row.base, row.enterprise) for row in answer if row.role == "建设（依托）单位"} == hosts
    assert all(row.source and row.grade for row in answer)


def test_partnerships_by_kind_are_those_of_the_tables(embedded: Graph) -> None:
    rows = [*table("partnerships"), *table("partnerships_other")]
    counted = {row.kind: row.partnerships for row in embedded.query("partnership-kinds")}
    assert counted == {kind: sum(row["kind"] == kind for row in rows) for kind in {row["kind"] for row in rows}}


def test_cities_without_a_base_are_those_of_the_tables(embedded: Graph) -> None:
    prefectures = {row["name"] for row in table("regions") if row["parent_code"] == "430000"}
    city = {row["name"]: row["city"] for name in ("institutions", "enterprises") for row in table(name)}
    located = {city.get(row["host"], "") for row in table("training_bases")}
    answer = embedded.query("cities-without-base")
    assert {row.city for row in answer} == prefectures - located
    assert len(prefectures) == 14


def test_progress_is_that_of_the_tables(embedded: Graph) -> None:
    awards = table("designations")
    for row in embedded.query("target-progress"):
        recipients = {
            (award["recipient"], award["recipient_host"])
            for award in awards
            if award["designation"] == row.designation and award["status"] not in ("公示", "撤销", "拟建设培育")
        }
        assert row.awarded == len(recipients), row.designation
        assert row.approved + row.building + row.accepted + row.unstated == row.awarded


@pytest.mark.parametrize("name", list(SHIPPED))
def test_typed_rows_have_the_types_that_they_say(embedded: Graph, name: str) -> None:
    method = getattr(embedded.questions, method_name(name))
    kinds = get_type_hints(getattr(shipped_rows, row_name(name)), vars(shipped_rows))
    for record in method(**SHIPPED[name].example).records:
        for field, kind in kinds.items():
            assert fits(getattr(record, field), kind), (field, kind, getattr(record, field))


def fits(value: object, kind: Any) -> bool:
    if kind is Any:
        return True
    if isinstance(kind, UnionType):
        return any(fits(value, item) for item in get_args(kind))
    if get_origin(kind) is list:
        return isinstance(value, list) and all(fits(item, get_args(kind)[0]) for item in value)
    return isinstance(value, (int, float) if kind is float else kind) and not (kind is int and isinstance(value, bool))
