"""A graph as one JSON object: exact, for programs."""

from __future__ import annotations

import json
from typing import Any

from chuyi.graph.exports.content import Content
from chuyi.graph.schema import ontology


def graph_json(content: Content) -> bytes:
    """``{"title", "about", "nodes": [{"id", "type", "labels", "properties"}], "relations": [{"id", "type", "from",
    "to", "properties"}]}``, a node or relation a line."""
    declared = ontology()
    head = f'{{"title": {_line(content.title)},\n"about": {_line(dict(content.about))},\n'
    nodes = (
        {
            "id": node.id,
            "type": node.type,
            "labels": declared.labels(node.type) if node.type in declared.entities else [node.type],
            "properties": dict(node.properties),
        }
        for node in content.nodes
    )
    relations = (
        {"id": item.id, "type": item.type, "from": item.start, "to": item.end, "properties": dict(item.properties)}
        for item in content.relations
    )
    # Line by line: dumped as one object a large graph takes several times the memory.
    made = bytearray(head.encode("utf-8", "backslashreplace"))
    for name, items, end in (("nodes", nodes, ",\n"), ("relations", relations, "}\n")):
        made += f'"{name}": ['.encode()
        for number, item in enumerate(items):
            made += f"{',' if number else ''}\n{_line(item)}".encode("utf-8", "backslashreplace")
        made += f"]{end}".encode()
    return bytes(made)


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
