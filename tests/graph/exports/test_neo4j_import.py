"""The files of ``neo4j-admin database import`` load into a real Neo4j, by the script that comes with them."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from chuyi.graph.engines import open_engine
from chuyi.graph.exports.content import Content, Node, Relation
from chuyi.graph.exports.files import put
from chuyi.graph.exports.neo4j_import import import_files
from chuyi.graph.exports.reading import read_content
from chuyi.graph.schema import ontology
from tests.conftest import absent
from tests.graph.exports.hostile import hostile_content
from tests.servers.neo4j_server import Neo4jServer, jars

STATEMENT = {"type": "Passage", "name": "甲", "text": '含"引号"\n的一行'}


@pytest.fixture(scope="module")
def exported() -> Content:
    """Hostile entities; a passage that states values of three kinds; what makes the copy a graph that can be asked."""
    content = hostile_content()
    nodes = [*content.nodes, Node("passage-1", "Passage", STATEMENT)]
    values = ["西大", 3, 2.5, True, ["数控", "焊接"], [], ""]
    states = [
        Relation(f"states-{number}", "STATES", "passage-1", nodes[0].id, {"property": "p", "value": value})
        for number, value in enumerate(values)
    ]
    stamp = {"name": "graph", "ledger": "l", "run": "r", "built_at": "2026-01-01", "complete": True, "counts": "{}"}
    return Content("t", nodes, [*content.relations, *states], {}, stamp)


@pytest.fixture(scope="module")
def loaded(exported: Content, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """A server whose database the script made, with the constraints of the file beside it."""
    folder = jars()
    if folder is None:
        absent("Java 17 and Maven for a real Neo4j")
    place = tmp_path_factory.mktemp("a place, with 'marks'") / "导出 文件"
    put(place, import_files(exported), force=False)
    server = Neo4jServer(folder)
    try:
        admin = place.parent / "neo4j-admin"
        admin.write_text(f'#!/bin/sh\nexec java -cp "{folder}/*" org.neo4j.cli.AdminTool "$@"\n', encoding="utf-8")
        admin.chmod(0o755)
        places = {"NEO4J_HOME": str(server.home), "NEO4J_CONF": str(server.home / "conf"), "NEO4J_ADMIN": str(admin)}
        done = subprocess.run(
            ["sh", str(place / "import.sh"), "neo4j", "--overwrite-destination=true"],
            env={**os.environ, **places},
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        server.start()
        yield server
    finally:
        server.remove()


def test_the_copy_is_the_graph(exported: Content, loaded: Neo4jServer) -> None:
    with open_engine(loaded.address) as engine:
        for statement in import_files(exported)["schema.cypher"].decode("utf-8").split(";\n")[:-1]:
            engine.write(statement)
        copy = read_content(engine, "t")
        wanted = {node.id: clean(node.properties) for node in exported.nodes}
        assert {node.id: dict(node.properties) for node in copy.nodes} == wanted
        found = {item.id: (item.type, item.start, item.end, dict(item.properties)) for item in copy.relations}
        stated = {r.id: (r.type, r.start, r.end, clean(r.properties)) for r in exported.relations}
        del stated["states-5"][3]["value"]  # an empty list that others do not have is the one thing that is lost
        assert found == stated
        assert copy.graph == exported.graph
        labels = engine.read("MATCH (n:Institution) RETURN DISTINCT labels(n) AS labels").rows
        assert sorted(labels[0][0]) == ["Entity", "Institution", "Organization"]
        before = engine.write("SHOW INDEXES YIELD name RETURN count(*) AS n")
        engine.ensure_schema(ontology())
        assert engine.write("SHOW INDEXES YIELD name RETURN count(*) AS n") == before


def test_no_type_or_name_reaches_the_commands() -> None:
    bad = "'; rm -rf ~ #/../../x"
    made = import_files(Content("t", [Node("a", bad, {"name": bad})], [Relation("r", bad, "a", "a", {})]))
    for script in ("import.sh", "import.ps1"):
        assert b"rm -rf ~" not in made[script]
    assert all("/" not in name and "'" not in name for name in made)


def clean(properties: Mapping[str, Any]) -> dict[str, Any]:
    """As it comes back: the delimiter of lists replaced within them."""
    return {
        name: [item.replace("\x1f", "\ufffd") if isinstance(item, str) else item for item in value]
        if isinstance(value, list)
        else value
        for name, value in properties.items()
    }
