"""GEXF 1.2: for Gephi and networkx.

Written here rather than by networkx: there ``kind``, ``type``, ``start``, ``end`` and lists of an edge are words of
the format itself, so that properties with these names would be lost.
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


def gexf(content: Content) -> bytes:
    """A directed graph: a node's label is its name, an edge's label its relation."""
    return "".join(_lines(content)).encode("utf-8")


def _lines(content: Content) -> Iterator[str]:
    nodes = kinds_of({**node.properties, "type": node.type} for node in content.nodes)
    edges = kinds_of({**item.properties, "relation": item.type} for item in content.relations)
    about = "; ".join(f"{name}: {text}" for name, text in content.about.items())
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
    yield f"<meta><creator>chuyi</creator><description>{_text(f'{content.title}; {about}')}</description></meta>\n"
    yield '<graph defaultedgetype="directed" mode="static">\n'
    yield from _attributes("node", nodes)
    yield from _attributes("edge", edges)
    yield "<nodes>\n"
    for node in content.nodes:
        values = _values(nodes, {**node.properties, "type": node.type})
        yield f"<node id={_quoted(node.id)} label={_quoted(node.name)}>{values}</node>\n"
    yield "</nodes>\n<edges>\n"
    for item in content.relations:
        ends = f"source={_quoted(item.start)} target={_quoted(item.end)}"
        values = _values(edges, {**item.properties, "relation": item.type})
        yield f"<edge id={_quoted(item.id)} {ends} label={_quoted(item.type)}>{values}</edge>\n"
    yield "</edges>\n</graph>\n</gexf>\n"


def _attributes(owner: str, kinds: Mapping[str, Kind]) -> Iterator[str]:
    yield f'<attributes class="{owner}" mode="static">\n'
    for number, (name, kind) in enumerate(kinds.items()):
        yield f'<attribute id="{number}" title={_quoted(name)} type="{TYPES[kind]}"/>\n'
    yield "</attributes>\n"


def _values(kinds: Mapping[str, Kind], values: Mapping[str, Any]) -> str:
    found = [
        f'<attvalue for="{number}" value={_quoted(written(values[name], kind))}/>'
        for number, (name, kind) in enumerate(kinds.items())
        if name in values
    ]
    return f"<attvalues>{''.join(found)}</attvalues>"


def _text(text: str) -> str:
    return escape(xml_text(text))


def _quoted(text: str) -> str:
    return quoteattr(xml_text(text))
