"""What both engines do alike."""

from __future__ import annotations

from typing import Any

import pytest

from chuyi.errors import EngineError
from chuyi.graph.engines import Engine

TWO = [
    {"id": "a", "properties": {"name": "甲校", "type": "Institution", "aliases": ["甲"], "level": None}},
    {"id": "b", "properties": {"name": "乙校", "type": "Institution", "aliases": []}},
]
RELATION = {
    "id": "r",
    "from": "a",
    "to": "b",
    "properties": {"kind": "更名", "evidence": ["p"], "evidence_starts": [3]},
}


def test_upserts_make_nodes_and_relations_what_the_rows_say(engine: Engine) -> None:
    engine.upsert_nodes("Institution", TWO)
    engine.upsert_relations("SUCCEEDS", "Organization", "Entity", [RELATION])
    answer = engine.read("MATCH (a:Entity)-[r:SUCCEEDS]->(b) RETURN properties(a) AS a, properties(r) AS r, b.id AS b")
    assert answer.columns == ["a", "r", "b"]
    expected = {"id": "a", "name": "甲校", "type": "Institution", "aliases": ["甲"]}
    assert answer.rows == [[expected, {"id": "r", "kind": "更名", "evidence": ["p"], "evidence_starts": [3]}, "b"]]


def test_upserting_again_doubles_nothing_and_drops_what_is_no_longer_said(engine: Engine) -> None:
    for properties in ({"name": "旧名", "level": "中职"}, {"name": "新名"}):
        engine.upsert_nodes("Institution", [{"id": "a", "properties": properties}, TWO[1]])
        engine.upsert_relations("SUCCEEDS", "Organization", "Entity", [RELATION])
    assert engine.read("MATCH (n:Institution {id: 'a'}) RETURN properties(n) AS p").rows == [
        [{"id": "a", "name": "新名"}]
    ]
    assert (engine.node_counts(), engine.relation_counts()) == ({"Institution": 2}, {"SUCCEEDS": 1})


@pytest.mark.parametrize("label", ["Institution", "Organization", "Entity"])
def test_a_node_has_the_labels_of_its_type(engine: Engine, label: str) -> None:
    engine.upsert_nodes("Institution", TWO)
    engine.upsert_nodes("Source", [{"id": "s", "properties": {"name": "甲校"}}])
    rows = engine.read(f"MATCH (n:{label} {{name: '甲校'}}) RETURN labels(n) AS labels").rows
    assert [sorted(row[0]) for row in rows] == [["Entity", "Institution", "Organization"]]


def test_an_id_is_unique_among_all_entities(engine: Engine) -> None:
    engine.upsert_nodes("Institution", TWO)
    with pytest.raises(EngineError):
        engine.upsert_nodes("Enterprise", [TWO[0]])


def test_a_relation_whose_end_is_missing_is_an_error_that_names_it(engine: Engine) -> None:
    engine.upsert_nodes("Institution", TWO)
    with pytest.raises(EngineError, match="nowhere"):
        engine.upsert_relations("SUCCEEDS", "Entity", "Entity", [{**RELATION, "to": "nowhere"}])


def test_deleting_takes_only_what_is_named(engine: Engine) -> None:
    engine.upsert_nodes("Institution", TWO)
    engine.upsert_relations("SUCCEEDS", "Entity", "Entity", [RELATION, {**RELATION, "id": "q"}])
    engine.delete_relations("SUCCEEDS", ["q", "unknown"])
    assert engine.relation_counts() == {"SUCCEEDS": 1}
    engine.delete_nodes({"Institution": ["b"]})
    assert (engine.node_counts(), engine.relation_counts()) == ({"Institution": 1}, {})


def test_an_answer_over_the_row_limit_is_refused_not_cut(engine: Engine) -> None:
    assert len(engine.read("UNWIND range(1, 10) AS x RETURN x", rows=10).rows) == 10
    with pytest.raises(EngineError, match="more than 10 rows"):
        engine.read("UNWIND range(1, 11) AS x RETURN x", rows=10)


def test_a_scan_below_an_aggregation_sees_every_node(engine: Engine) -> None:
    rows: list[dict[str, Any]] = [{"id": str(i), "properties": {"name": str(i)}} for i in range(3000)]
    assert engine.upsert_nodes("Institution", rows) == 3000
    assert engine.read("MATCH (n:Entity) WITH collect(n.id) AS ids RETURN size(ids) AS n", rows=10).rows == [[3000]]


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '=HYPERLINK("http://x")',
        "'\"```\\",
        "一\n二\r\n三\t四",
        "\u202e右到左\u200f\u2066",
        "长" * 10_000,
        "\x00\x01\x7f",
        "😀𠮷",
        "$id {id} \\u0027}) DETACH DELETE n //",
        "",
    ],
    ids=["script", "formula", "quotes", "newlines", "right-to-left", "long", "control", "astral", "cypher", "empty"],
)
def test_a_hostile_name_comes_back_as_it_was(engine: Engine, text: str) -> None:
    id_ = f"id-{text[:100]}"
    engine.upsert_nodes("Institution", [{"id": id_, "properties": {"name": text, "aliases": [text]}}])
    rows = engine.read("MATCH (n:Entity {name: $name}) RETURN n.id, n.name, n.aliases", {"name": text}).rows
    assert rows == [[id_, text, [text]]]
    assert engine.read("MATCH (n:Entity {id: $id}) RETURN count(*)", {"id": id_}).rows == [[1]]


@pytest.mark.parametrize("type_", ["A`) DETACH DELETE n //", "A:B", "", "A B"])
def test_a_type_that_is_no_identifier_never_reaches_a_statement(engine: Engine, type_: str) -> None:
    with pytest.raises((ValueError, KeyError)):
        engine.upsert_nodes(type_, TWO)
    with pytest.raises(ValueError, match="no label"):
        engine.upsert_relations(type_, "Entity", "Entity", [RELATION])


def test_batches_are_bounded_in_bytes_too(engine: Engine) -> None:
    rows = [{"id": str(i), "properties": {"text": "长" * 20_000}} for i in range(700)]
    assert engine.upsert_nodes("Passage", rows) == 700
    answer = engine.read("MATCH (n:Passage) RETURN count(n), sum(size(n.text))")
    assert answer.rows == [[700, 14_000_000]]


def test_a_record_that_is_too_large_is_refused_at_once(engine: Engine) -> None:
    with pytest.raises(EngineError, match="more than 16 MB"):
        engine.upsert_nodes("Passage", [{"id": "p", "properties": {"text": "长" * 6_000_000}}])
    assert engine.node_counts() == {}
