"""Answers as graphs and tables, on both engines."""

from __future__ import annotations

import pytest

from chuyi.errors import ChuyiError
from chuyi.graph.exports.formats import FORMATS
from chuyi.queries.exports.answers import about, answer_content, answer_sheet
from chuyi.queries.exports.writing import answer_files
from chuyi.queries.session import Graph
from tests.queries import fixture_graph as made


def test_relations_are_those_of_the_header(graph: Graph) -> None:
    content = answer_content(graph.query("partners-of-institution", institution="西大"), "zh")
    types = {node.id: node.type for node in content.nodes}
    assert types[made.XISHAN.id] == "Institution"
    assert {item.type for item in content.relations} == {"PARTNERS_WITH"}
    assert all(item.start == made.XISHAN.id for item in content.relations)
    assert len({item.id for item in content.relations}) == len(content.relations)
    assert content.about["parameters"] == "institution=西山职业大学"
    assert content.about["run"] == "run-fixture"


def test_cypher_of_ones_own_keeps_ids_and_properties(graph: Graph) -> None:
    content = answer_content(graph.cypher("MATCH p = (:Institution)-[:LEADS]->(:Alliance) RETURN p"), "en")
    assert {node.type for node in content.nodes} == {"Institution", "Alliance"}
    assert {node.id for node in content.nodes} >= {made.DONGHAI.id}
    assert {item.start for item in content.relations} | {item.end for item in content.relations} == {
        node.id for node in content.nodes
    }
    assert all(item.properties["role"] for item in content.relations)
    assert all(isinstance(item.properties["evidence"], list) for item in content.relations)


def test_entities_alone_carry_their_rows(graph: Graph) -> None:
    content = answer_content(graph.query("other-names", entity="东海职业技术学院"), "zh")
    (node,) = content.nodes
    assert node.id == made.DONGHAI.id
    assert node.properties["other_name"] == ["东海工业学校", "东海职院"]
    assert node.properties["grade"] == "official"
    assert node.properties["type"] == "Institution"
    assert content.relations == []


def test_rows_without_entities_are_no_graph(graph: Graph) -> None:
    with pytest.raises(ChuyiError, match="csv"):
        answer_content(graph.query("partnership-kinds"), "zh")


def test_rows_to_be_confirmed_are_marked(graph: Graph) -> None:
    sheet = answer_sheet(graph.query("partners-of-enterprise", enterprise="孙记"), "zh", evidence=True)
    assert sheet.titles[-2:] == ["check", "evidence"]
    assert [row[-2] for row in sheet.rows] == ["", "待核"]
    assert "【" in sheet.rows[0][-1] or "·" in sheet.rows[0][-1]


def test_coverage_stands_with_it(graph: Graph) -> None:
    said = about(graph.query("target-progress"), "zh")
    assert "未收录不等于没有" in said["coverage 1"]


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_takes_an_answer(graph: Graph, form: str) -> None:
    made_of = answer_files(graph.query("partnership-network"), form, "en")
    assert isinstance(made_of, dict) == (form == "neo4j")
    assert len(made_of) > 3


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_takes_maps_and_nested_lists(graph: Graph, form: str) -> None:
    text = (
        "MATCH (i:Institution)-[r:LEADS]->(a:Alliance) "
        "WITH i, r, a ORDER BY i.id RETURN i, r, a, {deep: [[1, 'x'], i.name]} AS m"
    )
    assert len(answer_files(graph.cypher(text), form, "zh")) > 0
