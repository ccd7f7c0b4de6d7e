"""A graph as one JSON object: exact, for programs."""

from __future__ import annotations

import json

from chuyi.graph.exports.content import Content
from chuyi.graph.schema import ontology


def graph_json(content: Content) -> bytes:
    """``{"title", "about", "nodes": [{"id", "type", "labels", "properties"}], "relations": [{"id", "type", "from",
    "to", "properties"}]}``."""
    declared = ontology()
    value = {
        "title": content.title,
        "about": dict(content.about),
        "nodes": [
            {
                "id": node.id,
                "type": node.type,
                "labels": declared.labels(node.type) if node.type in declared.entities else [node.type],
                "properties": dict(node.properties),
            }
            for node in content.nodes
        ],
        "relations": [
            {
                "id": item.id,
                "type": item.type,
                "from": item.start,
                "to": item.end,
                "properties": dict(item.properties),
            }
            for item in content.relations
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace")
