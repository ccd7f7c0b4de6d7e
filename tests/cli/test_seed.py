"""The real notice, as a scan gave it, through the commands: what becomes of it in the graph."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from chuyi import open_graph
from chuyi.cli import run
from chuyi.graph.ledger import Ledger
from chuyi.queries.session import Graph

ISSUERS = {
    "湖南省教育厅",
    "湖南省发展和改革委员会",
    "湖南省财政厅",
    "湖南省人力资源和社会保障厅",
    "湖南省住房和城乡建设厅",
}
HOSTS = {"湖南工业职业技术学院", "新化县楚怡工业学校"}


@pytest.fixture(scope="module")
def workspace(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seed") / "工作区"
    assert run(["init", str(folder)]) == 0
    assert run(["--workspace", str(folder), "ingest", str(shared / "corpus" / "seed.txt")]) == 0
    assert run(["--workspace", str(folder), "build"]) == 0
    return folder


@pytest.fixture(scope="module")
def graph(workspace: Path) -> Iterator[Graph]:
    with open_graph(workspace) as opened:
        yield opened


def column(graph: Graph, cypher: str) -> list[object]:
    return [next(iter(row.values())) for row in graph.cypher(cypher)]


def test_five_issuers(graph: Graph) -> None:
    assert set(column(graph, "MATCH (:Document)-[:ISSUED_BY]->(d:Department) RETURN d.name AS name")) == ISSUERS


def test_fifteen_tasks_and_twelve_targets(graph: Graph) -> None:
    assert column(graph, "MATCH (:Document)-[:DEFINES]->(t:Task) RETURN count(DISTINCT t) AS n") == [15]
    assert column(graph, "MATCH (t:Task) RETURN count(t) AS n") == [15]
    assert column(graph, "MATCH (t:Target) RETURN count(t) AS n") == [12]
    assert column(graph, "MATCH (:Task)-[r:HAS_TARGET]->(:Target) RETURN count(r) AS n") == [12]


def test_the_named_hosts_are_supported_each_with_its_sentence(graph: Graph) -> None:
    rows = list(
        graph.cypher(
            "MATCH (t:Task)-[r:SUPPORTS]->(o) UNWIND r.evidence AS id MATCH (p:Passage {id: id}) "
            "RETURN t.clause AS clause, o.name AS name, p.text AS text"
        )
    )
    assert {(row["clause"], row["name"]) for row in rows} == {("二（一）2", name) for name in HOSTS}
    assert all(str(row["name"]) in "".join(str(row["text"]).split()) for row in rows)


def test_no_deadline_is_invented(graph: Graph) -> None:
    assert column(graph, "MATCH (t:Target) WHERE t.deadline IS NOT NULL RETURN t.deadline AS d") == []


def test_foreign_passages_become_no_facts(graph: Graph, workspace: Path) -> None:
    stated = column(graph, "MATCH (p:Passage)-[:STATES]->(n) RETURN p.text AS text")
    assert stated
    assert not [text for text in stated if "营商环境" in str(text)]
    with Ledger.open(workspace / "facts.db") as ledger:
        assert not [fact for fact in ledger.live().facts() if "营商环境" in str(fact.value)]
