"""Loading an empty graph: the same result as upserts, whatever happens in between."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chuyi.errors import EngineError
from chuyi.graph.engines import Engine, embedded, open_embedded, serving
from chuyi.graph.schema import ontology

Rows = list[dict[str, Any]]

VALUES = {
    "text": "“楚怡”\n'\"`\\ \u202e\x00😀",
    "long": "长" * 10_000,
    "empty": "",
    "none": None,
    "whole": 42,
    "negative": -7,
    "large": 2**62,
    "real": 0.1,
    "round": 3.0,
    "small": 1e-300,
    "yes": True,
    "no": False,
    "texts": ["a", "", "“”"],
    "wholes": [0, -1, 2**40],
    "reals": [0.5, 1.0],
    "nothing": [],
    "date": "2026-11-24",
    "number_like": "0123",
}
SHORT = {key: value for key, value in VALUES.items() if key != "long"}


def graph() -> tuple[dict[str, Rows], list[tuple[str, str, str, Rows]]]:
    nodes = {
        "Institution": [
            {"id": f"i{i}", "properties": {"name": f"校{i}", "type": "Institution", **VALUES}} for i in range(50)
        ],
        "Enterprise": [{"id": f"e{i}", "properties": {"name": f"企{i}"}} for i in range(3000)],
        "OfficialList": [{"id": "list", "properties": {"name": "名单", "total": 20, "held": 0}}],
        "Source": [{"id": "i1", "properties": {"name": "an id that an entity has too"}}],
        "Passage": [{"id": "p", "properties": {"text": "句"}}],
    }
    partners: Rows = [
        {"id": f"r{i}", "from": f"i{i % 50}", "to": f"e{i % 3000}", "properties": {"kind": "校企合作", **SHORT}}
        for i in range(5000)
    ]
    loop: Rows = [{"id": "self", "from": "e1", "to": "e1", "properties": {}}]
    mentions: Rows = [{"id": "m", "from": "p", "to": "i1", "properties": {"start": 0, "end": 3}}]
    passage: Rows = [{"id": "h", "from": "i1", "to": "p", "properties": {}}]
    return nodes, [
        ("PARTNERS_WITH", "Institution", "Organization", partners),
        ("SUBSIDIARY_OF", "Enterprise", "Enterprise", loop),
        ("MENTIONS", "Passage", "Entity", mentions),
        ("HAS_PASSAGE", "Source", "Passage", passage),
    ]


def write(engine: Engine) -> None:
    nodes, relations = graph()
    for type_, rows in nodes.items():
        engine.upsert_nodes(type_, rows)
    for type_, start, end, rows in relations:
        engine.upsert_relations(type_, start, end, rows)


def contents(engine: Engine) -> list[Any]:
    """Everything the graph holds, from both ends of every relation, with the types of the values."""
    found = []
    for statement in (
        "MATCH (n) RETURN n.id AS id, labels(n) AS labels, properties(n) AS p ORDER BY id, labels(n)",
        "MATCH (a)-[r]->(b) RETURN r.id AS id, type(r), a.id, labels(a), b.id, labels(b), properties(r) AS p ORDER BY id",
        "MATCH (b)<-[r]-(a) RETURN r.id AS id, a.id, b.id ORDER BY id",
        "MATCH (n) WITH n MATCH (n)--(m) RETURN n.id AS id, m.id AS other ORDER BY id, other",
        "MATCH (n:OfficialList) WHERE n.total = 20 AND n.held < 1 RETURN n.id",
        "MATCH (n:Organization {name: '企7'})<-[r:PARTNERS_WITH]-(m) WHERE r.whole = 42 RETURN count(m)",
    ):
        rows = engine.read(statement).rows
        found.append([[plain(value) for value in row] for row in rows])
    return found


def plain(value: object) -> str:
    """A value such that 3 and 3.0 differ, but not the order of labels or of properties."""
    if isinstance(value, dict):
        return repr(sorted(value.items()))
    if isinstance(value, list):
        return repr(sorted(value))
    return repr(value)


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """The graph as upserts make it."""
    with open_embedded(tmp_path_factory.mktemp("merged") / "graph") as engine:
        engine.ensure_schema(ontology())
        write(engine)
        return contents(engine)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "graph"


def test_a_load_gives_what_upserts_give(folder: Path, merged: list[Any]) -> None:
    with open_embedded(folder) as engine:
        engine.ensure_schema(ontology())
        engine.upsert_nodes("Graph", [{"id": "graph", "properties": {"complete": False}}])
        with engine.loading():
            write(engine)
        assert not (folder / serving.LOADING).exists()
        engine.delete_nodes({"Graph": ["graph"]})
        assert contents(engine) == merged
        write(engine)  # over what was loaded
        assert contents(engine) == merged
    with open_embedded(folder) as engine:
        assert contents(engine) == merged


def test_both_engines_take_the_same_calls(engine: Engine, merged: list[Any]) -> None:
    with engine.loading():
        write(engine)
    assert engine.node_counts() == {"Enterprise": 3000, "Institution": 50, "OfficialList": 1, "Passage": 1, "Source": 1}
    assert engine.read("MATCH (n:Institution {id: 'i1'}) RETURN properties(n) AS p").rows[0][0] == {
        "id": "i1",
        "name": "校1",
        "type": "Institution",
        **{key: value for key, value in VALUES.items() if value is not None},
    }
    assert contents(engine) == merged


def test_a_graph_that_is_not_empty_is_merged_into(embedded_engine: Engine) -> None:
    embedded_engine.clear()
    embedded_engine.upsert_nodes("Enterprise", [{"id": "e1", "properties": {"name": "旧"}}])
    with embedded_engine.loading():
        embedded_engine.upsert_nodes("Enterprise", [{"id": "e1", "properties": {"name": "新"}}])
    assert embedded_engine.read("MATCH (n:Enterprise) RETURN n.name").rows == [["新"]]


def test_a_missing_end_and_an_id_that_comes_twice_are_errors(embedded_engine: Engine) -> None:
    embedded_engine.clear()
    row = {"id": "e1", "properties": {"name": "企"}}
    tie = {"id": "t", "from": "e1", "to": "nowhere", "properties": {}}

    def load_both() -> None:
        with embedded_engine.loading():
            embedded_engine.upsert_nodes("Enterprise", [row])
            embedded_engine.upsert_relations("SUBSIDIARY_OF", "Enterprise", "Enterprise", [tie])

    with pytest.raises(EngineError, match="nowhere"):
        load_both()
    assert embedded_engine.node_counts() == {"Enterprise": 1}
    embedded_engine.clear()
    with pytest.raises(EngineError, match="twice"), embedded_engine.loading():
        embedded_engine.upsert_nodes("Enterprise", [row, row])
    embedded_engine.upsert_nodes("Enterprise", [row])
    assert embedded_engine.node_counts() == {"Enterprise": 1}


LOADER = f"""
import sys
sys.path.insert(0, {str(Path(__file__).resolve().parents[3])!r})
from pathlib import Path
from chuyi.graph.engines import open_embedded
from chuyi.graph.schema import ontology
from tests.graph.engines.test_bulk import write
with open_embedded(Path(sys.argv[1])) as engine:
    engine.ensure_schema(ontology())
    print("begun", flush=True)
    with engine.loading():
        write(engine)
"""


def load(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", LOADER, str(folder)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


@pytest.mark.parametrize("victim", ["loader", "server"])
@pytest.mark.parametrize("seconds", [0.05, 0.15, 0.3, 0.5])
def test_a_kill_in_the_middle_of_a_load_costs_nothing(
    folder: Path, merged: list[Any], victim: str, seconds: float
) -> None:
    process = load(folder)
    assert process.stdout is not None
    assert process.stdout.readline() == "begun\n"
    time.sleep(seconds)
    if victim == "loader":
        process.kill()
    elif found := embedded.read_runtime(folder):
        os.kill(found["pid"], signal.SIGKILL)
    process.communicate()
    again = load(folder)
    assert again.communicate()[1] == ""
    with open_embedded(folder) as engine:
        assert contents(engine) == merged


def test_what_a_load_leaves_behind_is_thrown_away(folder: Path) -> None:
    with open_embedded(folder) as engine:
        engine.write("MERGE (n:Source {id: 's'})")
    (folder / serving.LOADING).touch()
    with open_embedded(folder) as engine:
        assert engine.node_counts() == {}
    assert not (folder / serving.LOADING).exists()


json_values = st.one_of(
    st.text(alphabet=st.characters(blacklist_categories=("Cs",)), max_size=20),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.lists(st.text(alphabet=st.characters(blacklist_categories=("Cs",)), max_size=5), max_size=3),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=st.lists(json_values, min_size=1, max_size=8))
def test_every_value_loads_as_it_merges(embedded_engine: Engine, values: list[Any]) -> None:
    row = {"id": "e", "properties": {f"p{i}": value for i, value in enumerate(values)}}
    seen = []
    for way in ("load", "merge"):
        embedded_engine.clear()
        if way == "load":
            with embedded_engine.loading():
                embedded_engine.upsert_nodes("Enterprise", [row])
        else:
            embedded_engine.upsert_nodes("Enterprise", [row])
        seen.append(sorted(embedded_engine.read("MATCH (n:Enterprise) RETURN properties(n) AS p").rows[0][0].items()))
    assert repr(seen[0]) == repr(seen[1])
    assert dict(seen[0]) == {"id": "e", **row["properties"]}
