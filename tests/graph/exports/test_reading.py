"""The whole graph, read page by page, on both engines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from chuyi.errors import EngineError, UsageError
from chuyi.graph.engines import Engine, open_embedded
from chuyi.graph.exports import reading
from chuyi.graph.exports.formats import graph_files
from chuyi.graph.exports.reading import read_content
from chuyi.graph.schema import ontology
from tests.queries import fixture_graph as made


@pytest.fixture(scope="module", params=["embedded", "neo4j"])
def filled(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """The fixture graph on each engine in turn."""
    engine: Engine = request.getfixturevalue(f"{request.param}_engine")
    engine.clear()
    made.build_fixture(engine)
    yield engine
    engine.clear()


def test_everything_is_read_once(filled: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "PAGE_NODES", 3)
    content = read_content(filled, "全部")
    counts: dict[str, int] = {}
    for node in content.nodes:
        counts[node.type] = counts.get(node.type, 0) + 1
    assert {**counts, "Graph": 1} == filled.node_counts()
    counts = {}
    for item in content.relations:
        counts[item.type] = counts.get(item.type, 0) + 1
    assert counts == filled.relation_counts()
    assert len({item.id for item in content.relations}) == len(content.relations)
    donghai = next(node for node in content.nodes if node.id == made.DONGHAI.id)
    assert donghai.name == "东海职业技术学院"
    assert "id" not in donghai.properties
    assert content.graph
    assert content.about["run"] == "run-fixture"


def test_some_types_with_the_relations_among_them(filled: Engine) -> None:
    content = read_content(filled, "校企", types=["Institution", "Enterprise"])
    assert {node.type for node in content.nodes} == {"Institution", "Enterprise"}
    ids = {node.id for node in content.nodes}
    assert {item.type for item in content.relations} == {"PARTNERS_WITH", "SUCCEEDS", "SUBSIDIARY_OF"}
    assert all(item.start in ids and item.end in ids for item in content.relations)
    assert content.graph is None
    assert {node.type for node in read_content(filled, "组织", types=["Organization"]).nodes} > {
        "Department",
        "Institution",
    }
    with pytest.raises(UsageError, match="Colour"):
        read_content(filled, "x", types=["Colour"])


def test_without_passages(filled: Engine) -> None:
    content = read_content(filled, "实体", passages=False)
    assert not {"Source", "Passage"} & {node.type for node in content.nodes}
    assert not {"MENTIONS", "STATES", "TEXT_OF"} & {item.type for item in content.relations}


def test_a_graph_that_changes_meanwhile_is_not_exported(filled: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    stamps = iter([{"run": "1"}, {"run": "2"}])

    def stamp(_engine: Engine) -> dict[str, Any]:
        return next(stamps)

    monkeypatch.setattr(reading, "_graph_node", stamp)
    with pytest.raises(EngineError, match="Export again"):
        read_content(filled, "x", types=["Region"])


def test_an_unbuilt_graph(tmp_path: Path) -> None:
    with open_embedded(tmp_path / "graph") as engine:
        engine.ensure_schema(ontology())
        with pytest.raises(EngineError, match="chuyi build"):
            read_content(engine, "x")


def test_json_is_exact(filled: Engine) -> None:
    content = read_content(filled, "全部")
    text = graph_files(content, "json")
    assert isinstance(text, bytes)
    said = json.loads(text)
    assert [(item["id"], item["properties"]) for item in said["nodes"]] == [(n.id, n.properties) for n in content.nodes]
    assert [(r["id"], r["from"], r["to"], r["type"]) for r in said["relations"]] == [
        (r.id, r.start, r.end, r.type) for r in content.relations
    ]
    assert said["nodes"][0]["labels"][0] == said["nodes"][0]["type"]
