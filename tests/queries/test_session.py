"""Asking from Python: finding the graph, rows, choices, reading only."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from chuyi import open_graph
from chuyi.config import Settings, Workspace
from chuyi.errors import ChuyiError, EngineError, ForbiddenError, UsageError
from chuyi.queries.session import Graph
from tests.queries import fixture_graph as made


def test_rows_are_mappings_with_attributes(graph: Graph) -> None:
    answer = graph.query("partners-of-enterprise", enterprise="孙记")
    row = answer[0]
    assert row["institution"] == row.institution == "东海职业技术学院"
    assert dict(row)["institution_id"] == made.DONGHAI.id
    assert list(row) == answer.columns
    assert len(row) == len(answer.columns)
    assert "institution" in dir(row)
    with pytest.raises(KeyError):
        row["colour"]
    with pytest.raises(AttributeError):
        row.colour  # noqa: B018
    assert [item.institution for item in answer] == ["东海职业技术学院", "西山职业大学"]


def test_what_was_asked_and_what_ran(graph: Graph) -> None:
    answer = graph.query("partners-of-enterprise", enterprise="孙记")
    assert answer.parameters == {"enterprise": "孙记汽车股份有限公司"}
    assert answer.bindings == {"enterprise": made.SUN.id}
    assert "$enterprise" in answer.cypher
    assert made.SUN.id not in answer.cypher
    assert (answer.stamp.ledger, answer.stamp.run, answer.stamp.complete) == ("ledger-fixture", "run-fixture", True)


def test_rows_to_be_confirmed(graph: Graph) -> None:
    answer = graph.query("partners-of-enterprise", enterprise="孙记")
    assert answer.to_check == [1]
    assert graph.query("partners-of-enterprise", enterprise="孙记", min_grade="media").to_check == []
    with pytest.raises(UsageError, match="grade"):
        graph.query("partners-of-enterprise", enterprise="孙记", min_grade="best")


def test_json(graph: Graph) -> None:
    said = graph.query("target-progress", evidence=True).as_json(evidence=True)
    assert said["question"] == "target-progress"
    assert said["columns"][0] == "task"
    assert said["rows"][0].keys() == set(said["columns"])
    assert said["coverage"][0]["held"] == 2
    assert {"row", "document", "location", "passage", "start", "end"} <= said["evidence"][0].keys()
    assert "coverage" not in graph.query("sources").as_json()
    assert "evidence" not in graph.query("sources").as_json()


def test_pandas(graph: Graph) -> None:
    frame = graph.query("partnership-kinds").to_pandas()
    assert list(frame.columns) == ["kind", "institutions", "partners", "partnerships", "to_check"]
    assert frame["partnerships"].sum() == 7


def test_without_pandas_the_error_says_how(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = graph.query("partnership-kinds")
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ChuyiError, match="pip install"):
        answer.to_pandas()


def test_networkx(graph: Graph) -> None:
    network = graph.query("partners-of-institution", institution="西大").to_networkx()
    assert network.nodes[made.XISHAN.id] == {"name": "西山职业大学", "type": "Institution"}
    edges = network.get_edge_data(made.XISHAN.id, made.SUN.id)
    assert [edge["relation"] for edge in edges.values()] == ["PARTNERS_WITH"]
    assert edges[0]["kind"] == "校企合作"
    with pytest.raises(ChuyiError, match="Ask a question"):
        graph.query("partnership-kinds").to_networkx()


def test_networkx_from_cypher_of_ones_own(graph: Graph) -> None:
    network = graph.cypher("MATCH p = (:Institution)-[:LEADS]->(:Alliance) RETURN p").to_networkx()
    assert network.number_of_edges() == 2
    assert {data["relation"] for _, _, data in network.edges(data=True)} == {"LEADS"}
    assert {data["type"] for _, data in network.nodes(data=True)} == {"Institution", "Alliance"}


def test_cypher_of_ones_own_has_evidence(graph: Graph) -> None:
    answer = graph.cypher("MATCH (:Institution {id: $id})-[r:LEADS]->(a) RETURN a.name AS name, r", id=made.DONGHAI.id)
    assert answer.columns == ["name", "r"]
    assert [item.grade for item in answer.evidence()] == ["school"]
    assert answer.as_json()["rows"][0]["r"]["role"] == "牵头"


@pytest.mark.parametrize(
    "text",
    ["CREATE (n:Institution)", "MATCH (n) DETACH DELETE n", "LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l"],
)
def test_cypher_of_ones_own_only_reads(graph: Graph, text: str) -> None:
    with pytest.raises(ForbiddenError):
        graph.cypher(text)


def test_html_is_text(graph: Graph) -> None:
    answer = graph.cypher("RETURN '<script>alert(1)</script>' AS `<b>`")
    page = answer._repr_html_()
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "<b>" not in page


def test_html_of_a_question_names_columns_in_chinese(graph: Graph) -> None:
    page = graph.query("cities-without-base", min_grade="media")._repr_html_()
    assert "<th>市州</th>" in page
    assert "未收录不等于没有" in page


def test_choices(graph: Graph) -> None:
    assert graph.choices("enterprises-by-city", "industry") == ["新能源汽车", "机械", "软件"]
    assert graph.choices("partners-of-institution", "kind")[0] == "校企合作"
    assert graph.choices("city-overview", "province") == ["山海省", "邻省"]
    assert "东海职业技术学院" in graph.choices("partners-of-institution", "institution")
    assert graph.choices("neighbours", "top") == []
    assert "PARTNERS_WITH" in graph.choices("neighbours", "relation")
    with pytest.raises(UsageError):
        graph.choices("neighbours", "colour")


def test_the_province_comes_from_the_settings(graph: Graph) -> None:
    assert graph.query("city-overview").parameters == {"province": "山海省"}
    assert [row.city for row in graph.query("city-overview", province="邻省")] == ["邻市"]


def test_a_default_that_the_graph_does_not_know_is_done_without(graph: Graph) -> None:
    elsewhere = Graph(graph._engine, Workspace(Path("nowhere"), Settings(province="云上省")))
    answer = elsewhere.query("city-overview")
    assert answer.parameters == {"province": None}
    assert [row.city for row in answer] == ["东市", "南市", "西市", "邻市"]
    # Without it the targets' own issuers say which province is meant.
    assert elsewhere.query("prefecture-progress").values == graph.query("prefecture-progress").values
    with pytest.raises(ChuyiError, match="云上省"):
        elsewhere.query("city-overview", province="云上省")


def test_no_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CHUYI_WORKSPACE", raising=False)
    monkeypatch.delenv("NEO4J_URI", raising=False)
    with pytest.raises(UsageError, match="workspace"):
        open_graph()
    with pytest.raises(UsageError, match="no workspace"):
        open_graph(tmp_path)


def test_not_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEO4J_URI", raising=False)
    (tmp_path / "chuyi.toml").write_text("", encoding="utf-8")
    with pytest.raises(EngineError, match="chuyi build"):
        open_graph(tmp_path)
    assert not (tmp_path / "graph").exists()


def test_an_empty_graph_is_not_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEO4J_URI", raising=False)
    (tmp_path / "chuyi.toml").write_text("", encoding="utf-8")
    (tmp_path / "graph").mkdir()
    with pytest.raises(EngineError, match="chuyi build"):
        open_graph(tmp_path)


def test_own_questions_and_the_embedded_graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from chuyi.graph.engines import open_embedded

    monkeypatch.delenv("NEO4J_URI", raising=False)
    (tmp_path / "chuyi.toml").write_text('province = "山海省"\n', encoding="utf-8")
    (tmp_path / "questions").mkdir()
    (tmp_path / "questions" / "how-many.cypher").write_text(
        "//+ title: {zh: 多少, en: how many}\n//+ answers: {zh: 多少院校, en: institutions}\n"
        "//+ columns: {n: {zh: 数, en: number}}\nMATCH (i:Institution) RETURN count(i) AS n ORDER BY n\n",
        encoding="utf-8",
    )
    with open_embedded(tmp_path / "graph") as engine:
        made.build_fixture(engine)
    with open_graph(tmp_path) as opened:
        assert opened.query("how-many").values == [[6]]
        with pytest.raises(UsageError, match="grades"):
            opened.query("how-many", min_grade="official")
        answer = opened.query("cities-without-base", min_grade="media")
    assert [row.city for row in answer] == ["南市"]  # rows outlive the graph
