"""JSON: exact, whatever the names are."""

from __future__ import annotations

import json

from chuyi.graph.exports.content import Content, Node
from chuyi.graph.exports.graph_json import graph_json
from tests.graph.exports.hostile import CONTROLS, hostile_content


def test_everything_comes_back_exactly() -> None:
    content = hostile_content()
    said = json.loads(graph_json(content))
    assert (said["title"], said["about"]) == (content.title, content.about)
    assert [(item["id"], item["type"], item["properties"]) for item in said["nodes"]] == [
        (node.id, node.type, node.properties) for node in content.nodes
    ]
    assert [(r["id"], r["type"], r["from"], r["to"], r["properties"]) for r in said["relations"]] == [
        (r.id, r.type, r.start, r.end, r.properties) for r in content.relations
    ]
    assert said["nodes"][0]["labels"] == ["Institution", "Organization"]


def test_half_characters_and_an_empty_graph() -> None:
    said = json.loads(graph_json(Content("t", [Node("a", "Passage", {"name": CONTROLS})], [])))
    assert said["nodes"][0]["properties"]["name"] == CONTROLS
    assert json.loads(graph_json(Content("t", [], [])))["relations"] == []
