"""GraphML: for yEd, Gephi, Cytoscape, igraph and networkx.

Written here rather than by networkx: it refuses lists, and writes control characters that no XML reader takes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from chuyi.graph.exports.content import Content
from chuyi.graph.exports.values import Kind, kinds_of, written, xml_text

TYPES = {
    Kind.FLAG: "boolean",
    Kind.WHOLE: "long",
    Kind.NUMBER: "double",
    Kind.TEXT: "string",
    Kind.JSON: "string",
}


def graphml(content: Content) -> bytes:
    """A directed graph: nodes have ``name`` and ``type``, edges their id and ``relation``."""
    return "".join(_lines(content)).encode("utf-8")


def _lines(content: Content) -> Iterator[str]:
    nodes = kinds_of({**node.properties, "type": node.type} for node in content.nodes)
    edges = kinds_of({**item.properties, "relation": item.type} for item in content.relations)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    yield from _keys("node", nodes)
    yield from _keys("edge", edges)
    for number, name in enumerate(("title", *content.about)):
        yield f'<key id="g{number}" for="graph" attr.name={quoteattr(name)} attr.type="string"/>\n'
    yield '<graph edgedefault="directed">\n'
    for number, text in enumerate((content.title, *content.about.values())):
        yield f'<data key="g{number}">{escape(xml_text(text))}</data>\n'
    for node in content.nodes:
        values = {**node.properties, "type": node.type}
        yield f"<node id={_quoted(node.id)}>{_data('node', nodes, values)}</node>\n"
    for item in content.relations:
        ends = f"source={_quoted(item.start)} target={_quoted(item.end)}"
        values = {**item.properties, "relation": item.type}
        yield f"<edge id={_quoted(item.id)} {ends}>{_data('edge', edges, values)}</edge>\n"
    yield "</graph>\n</graphml>\n"


def _keys(owner: str, kinds: Mapping[str, Kind]) -> Iterator[str]:
    for number, (name, kind) in enumerate(kinds.items()):
        note = "<desc>JSON</desc>" if kind is Kind.JSON else ""
        attributes = f'for="{owner}" attr.name={_quoted(name)} attr.type="{TYPES[kind]}"'
        yield f'<key id="{owner[0]}{number}" {attributes}>{note}</key>\n'


def _data(owner: str, kinds: Mapping[str, Kind], values: Mapping[str, Any]) -> str:
    return "".join(
        f'<data key="{owner[0]}{number}">{escape(xml_text(written(values[name], kind)))}</data>'
        for number, (name, kind) in enumerate(kinds.items())
        if name in values
    )


def _quoted(text: str) -> str:
    return quoteattr(xml_text(text))
