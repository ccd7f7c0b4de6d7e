"""GraphML and GEXF open in networkx with what went in."""

from __future__ import annotations

import io
import json
import warnings
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuyi.graph.exports.content import Content, Node, Relation
from chuyi.graph.exports.gexf import gexf
from chuyi.graph.exports.graphml import graphml
from chuyi.graph.exports.values import Kind, kinds_of, xml_text
from tests.graph.exports.hostile import CONTROLS, hostile_content

FORMATS = {"graphml": graphml, "gexf": gexf}
Seen = tuple[dict[str, dict[str, Any]], dict[str, tuple[str, str, dict[str, Any]]]]


def opened(form: str, made: bytes) -> nx.Graph[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        reader = nx.read_graphml if form == "graphml" else nx.read_gexf
        graph: nx.Graph[str] = reader(io.BytesIO(made))
    assert graph.is_directed()
    return graph


def seen(form: str, made: bytes, content: Content) -> Seen:
    """Nodes and relations by id as networkx has them, JSON values read."""
    graph = opened(form, made)
    nodes_json = json_names([{**node.properties, "type": node.type} for node in content.nodes])
    edges_json = json_names([item.properties for item in content.relations])
    nodes = {}
    for id_, data in graph.nodes(data=True):
        nodes[id_] = plain(data, nodes_json)
        if form == "gexf":
            assert nodes[id_].pop("label") == nodes[id_].get("name", id_)
    edges = {}
    steps = graph.edges(data=True, keys=True) if graph.is_multigraph() else graph.edges(data=True)
    for start, end, *key, data in steps:
        id_ = data.pop("id", None) or key[0]
        data.pop("label", None)
        edges[id_] = start, end, plain(data, edges_json)
    return nodes, edges


def json_names(rows: list[dict[str, Any]]) -> set[str]:
    return {name for name, kind in kinds_of(rows).items() if kind is Kind.JSON}


def plain(data: dict[str, Any], json_properties: set[str]) -> dict[str, Any]:
    return {name: json.loads(value) if name in json_properties else value for name, value in data.items()}


def put_in(content: Content) -> Seen:
    def clean(value: Any) -> Any:
        return xml_text(value) if isinstance(value, str) else value

    nodes = {n.id: {k: clean(v) for k, v in n.properties.items()} | {"type": n.type} for n in content.nodes}
    edges = {
        r.id: (r.start, r.end, {k: clean(v) for k, v in r.properties.items()} | {"relation": r.type})
        for r in content.relations
    }
    return nodes, edges


@pytest.mark.parametrize("form", FORMATS)
def test_hostile_names_lists_numbers_and_absent_values_come_back(form: str) -> None:
    content = hostile_content()
    found, wanted = seen(form, FORMATS[form](content), content), put_in(content)
    # What JSON carries is exact; the mixed values' texts are not cleaned.
    for id_, properties in wanted[0].items():
        properties["mixed"] = next(node for node in content.nodes if node.id == id_).properties["mixed"]
        properties["name"] = content.nodes[int(id_[-4:], 16)].name.replace("\x1f", "\ufffd")
    for _, _, properties in wanted[1].values():
        if "kind" in properties:
            properties["kind"] = properties["kind"].replace("\x1f", "\ufffd")
    assert found == wanted
    assert type(found[0][content.nodes[0].id]["founded"]) is int
    assert found[0][content.nodes[1].id]["score"] == pytest.approx(1 / 3)


@pytest.mark.parametrize("form", FORMATS)
def test_what_xml_cannot_hold_is_replaced(form: str) -> None:
    content = Content("t", [Node("a", "Task", {"name": CONTROLS, "tags": [CONTROLS.replace("\ud800", "")]})], [])
    node = opened(form, FORMATS[form](content)).nodes["a"]
    assert node["name"] == "\ufffd\ufffd\ufffdend\nline\ndone\ufffd"
    assert json.loads(node["tags"]) == ["\x00\x07\x1bend\r\nline\rdone"]


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_graph_is_a_graph(form: str) -> None:
    assert len(opened(form, FORMATS[form](Content("nothing", [], [])))) == 0


def test_graphml_tells_what_it_is_of() -> None:
    graph = opened("graphml", graphml(hostile_content()))
    assert graph.graph["title"] == "恶意 <名称> & ]]>"
    assert graph.graph["run"] == '"r" <1>'


VALUES = st.one_of(
    st.text(max_size=8), st.booleans(), st.integers(-(2**62), 2**62), st.floats(allow_nan=False, allow_infinity=False)
)


@pytest.mark.parametrize("form", FORMATS)
@given(
    first=st.dictionaries(st.sampled_from(["kind", "start", "类型", "weight"]), VALUES | st.lists(VALUES, max_size=3)),
    second=st.dictionaries(st.sampled_from(["kind", "start", "类型", "weight"]), VALUES | st.lists(VALUES, max_size=3)),
)
def test_any_values_come_back(form: str, first: dict[str, Any], second: dict[str, Any]) -> None:
    nodes = [Node("a", "Task", {"name": "甲", **first}), Node("b", "Task", {"name": "乙", **second})]
    content = Content("t", nodes, [Relation("r", "SUBTASK_OF", "a", "b", first), Relation("s", "X", "a", "b", second)])
    found, wanted = seen(form, FORMATS[form](content), content), put_in(content)
    for kinds, rows in ((kinds_of(n.properties for n in nodes), nodes), (kinds_of([first, second]), content.relations)):
        for row, target in zip(
            rows, (*wanted[0].values(),) if rows is nodes else [w[2] for w in wanted[1].values()], strict=True
        ):
            target.update({name: row.properties[name] for name in row.properties if kinds[name] is Kind.JSON})
    assert found == wanted
