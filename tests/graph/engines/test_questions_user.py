"""Attempts of every kind to do something else than read, with and without the check of the statement."""

from __future__ import annotations

import contextlib
import http.server
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from chuyi.errors import EngineError, ForbiddenError
from chuyi.graph.engines import Engine

SECRET = "only-in-the-file"

WRITES = {
    "create a node": "CREATE (:Institution {id: 'x'})",
    "create a node of a new label": "CREATE (:Fresh {id: 'x'})",
    "create a relation": "MATCH (a {id: 'a'}), (b {id: 'b'}) CREATE (a)-[:SUCCEEDS {id: 'x'}]->(b)",
    "create after reading": "MATCH (n:Entity) WITH n LIMIT 1 CREATE (m:Institution {id: 'x'}) RETURN m.id",
    "create after WITH *": "MATCH (n:Entity) WITH * CREATE (m:Institution {id: 'x'}) RETURN m.id",
    "create after ORDER BY": "MATCH (n:Entity) WITH n ORDER BY n.id DESC CREATE (m:Institution {id: 'x'})",
    "create in a subquery": "CALL { CREATE (m:Institution {id: 'x'}) RETURN m } RETURN m.id",
    "create in a scoped subquery": "MATCH (n:Entity) CALL (n) { CREATE (m:Institution {id: 'x'}) } RETURN n.id",
    "create after UNION": "MATCH (n:Entity) RETURN n.id AS id UNION CREATE (m:Institution {id: 'x'}) RETURN m.id AS id",
    "create in small letters": "create (n:Institution {id: 'x'})",
    "create behind a comment": "/* MATCH */ CREATE // RETURN\n (n:Institution {id: 'x'})",
    "create by escapes": "CR\\u0045ATE (n:Institution {id: 'x'})",
    "create after a quoted quote": "MATCH (n:Entity {name: '\\''}) RETURN n.id UNION CREATE (m:Fresh) RETURN m.id",
    "create in batches": "UNWIND [1, 2] AS i CALL { WITH i CREATE (:Institution {id: 'x' + i}) } IN TRANSACTIONS",
    "insert": "INSERT (:Institution {id: 'x'})",
    "merge a node": "MERGE (:Institution {id: 'x'})",
    "merge a relation": "MATCH (a {id: 'a'}), (b {id: 'b'}) MERGE (a)-[:NEW_TIE {id: 'x'}]->(b)",
    "merge on match": "MERGE (n:Institution {id: 'a'}) ON MATCH SET n.name = 'x'",
    "set a property": "MATCH (n:Entity) SET n.name = 'x'",
    "set all properties": "MATCH (n:Entity) SET n = {id: n.id, name: 'x'}",
    "set a label": "MATCH (n:Institution) SET n:Fresh",
    "set a relation's property": "MATCH ()-[r:SUCCEEDS]->() SET r.kind = 'x'",
    "remove a property": "MATCH (n:Entity) REMOVE n.name",
    "remove a label": "MATCH (n:Institution) REMOVE n:Organization",
    "delete a relation": "MATCH ()-[r]->() DELETE r",
    "delete everything": "MATCH (n) DETACH DELETE n",
    "write for each": "MATCH (n:Entity) FOREACH (x IN [1] | SET n.name = 'x')",
    "write under EXPLAIN's twin": "PROFILE CREATE (:Institution {id: 'x'})",
    "two statements": "MATCH (n:Entity) RETURN n.id; CREATE (:Institution {id: 'x'})",
    "SQL": "DELETE FROM Institution",
    "SQL by procedure": "CALL sql('DELETE FROM Institution')",
}
SCHEMA = {
    "create an index": "CREATE INDEX fresh FOR (n:Entity) ON (n.fresh)",
    "create a constraint": "CREATE CONSTRAINT fresh FOR (n:Entity) REQUIRE n.fresh IS UNIQUE",
    "drop a constraint": "DROP CONSTRAINT chuyi_id_Entity",
    "drop the engine's index": "DROP CONSTRAINT `Entity[id]`",
    "create a label": "CALL db.createLabel('Fresh')",
    "create a relation type": "CALL db.createRelationshipType('FRESH')",
    "create a property key": "CALL db.createProperty('fresh')",
}
ADMINISTRATION = {
    "create a user": "CREATE USER mallory SET PASSWORD 'mallory-mallory'",
    "change a password": "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'mallory-mallory'",
    "list users": "SHOW USERS",
    "create a database": "CREATE DATABASE fresh",
    "drop the database": "DROP DATABASE chuyi",
    "another database": "USE system SHOW USERS",
    "kill transactions": "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    "change a setting": "CALL dbms.setConfigValue('db.transaction.timeout', '0s')",
    "clear caches": "CALL db.clearQueryCaches()",
    "a procedure library": "CALL apoc.periodic.iterate('MATCH (n) RETURN n', 'DELETE n', {})",
    "a writing procedure": "CALL apoc.create.node(['Fresh'], {id: 'x'})",
    "run a script": "CALL apoc.cypher.doIt('CREATE (:Fresh)', {})",
    "evaluate a string": "RETURN eval('1 + 1') AS x",
}
FILES = {
    "read a file": "LOAD CSV FROM 'file:///secret.csv' AS row RETURN row[0] AS x",
    "read a file by its path": "LOAD CSV FROM $path AS row RETURN row[0] AS x",
    "read a file with headers": "LOAD CSV WITH HEADERS FROM $path AS row RETURN row AS x",
    "read a file in a subquery": "CALL { LOAD CSV FROM $path AS row RETURN row } RETURN row AS x",
    "read a file by procedure": "CALL apoc.load.csv($path) YIELD list RETURN list AS x",
    "write a file": "CALL apoc.export.csv.all($path, {})",
}
NETWORK = {
    "fetch by http": "LOAD CSV FROM $address AS row RETURN row AS x",
    "fetch by http inside a read": "MATCH (n:Entity) LOAD CSV FROM $address + n.id AS row RETURN row AS x",
    "fetch by procedure": "CALL apoc.load.json($address) YIELD value RETURN value AS x",
}
MANY = "range(1, 99999)"
ENDLESS = {
    "a product of rows": f"UNWIND {MANY} AS a UNWIND {MANY} AS b WITH a WHERE a < 0 RETURN count(*) AS n",
    "a product of nodes": "MATCH (a), (b), (c), (d), (e), (f), (g), (h), (i) RETURN sum(size(a.id + b.id + c.id + d.id + e.id + f.id + g.id + h.id + i.id))",
    "a comprehension in a comprehension": f"WITH {MANY} AS l RETURN size([x IN l WHERE any(y IN l WHERE y < 0)]) AS n",
    "a reduction in a reduction": f"WITH {MANY} AS l RETURN reduce(s = 0, x IN l | s + reduce(t = 0, y IN l | t + y))",
    "all paths": "MATCH p = (:Passage)-[*0..60]-(:Passage) RETURN count(p) AS n",
    "an endless sum": "UNWIND range(1, 9223372036854775806) AS x RETURN sum(x) AS n",
}
HUNGRY = {
    "a doubled string": "RETURN size(reduce(s = 'ab', x IN range(1, 62) | s + s)) AS n",
    "a huge list": "WITH range(1, 60000000) AS l RETURN size([x IN l | toString(x) + 'abcdefghijklmnop']) AS n",
    "a huge answer": "UNWIND range(1, 60000000) AS x RETURN x, toString(x) AS y",
}
FORBIDDEN = WRITES | SCHEMA | ADMINISTRATION | FILES | NETWORK

# What Neo4j itself lets a reading transaction do, as Community Edition has one kind of user: only the check of the
# statement keeps a question from it. Nothing of it changes the graph.
NEO4J_LETS_THROUGH = {
    *("read a file by its path", "read a file with headers", "read a file in a subquery"),
    *("fetch by http", "fetch by http inside a read"),
    *("list users", "another database", "kill transactions", "clear caches"),
}


@pytest.fixture
def filled(engine: Engine) -> Engine:
    schools = [{"id": id_, "properties": {"name": id_}} for id_ in ("a", "b", "c")]
    engine.upsert_nodes("Institution", schools)
    tie = {"id": "r", "from": "a", "to": "b", "properties": {"kind": "更名"}}
    engine.upsert_relations("SUCCEEDS", "Entity", "Entity", [tie])
    passages = [{"id": f"p{i}", "properties": {"text": str(i)}} for i in range(12)]
    engine.upsert_nodes("Passage", passages)
    ties = [{"id": f"{i}-{j}", "from": f"p{i}", "to": f"p{j}", "properties": {}} for i in range(12) for j in range(i)]
    engine.upsert_relations("HAS_PASSAGE", "Passage", "Passage", ties)
    return engine


def contents(engine: Engine) -> list[Any]:
    """Everything that the graph holds, its labels and its indexes included."""
    nodes = engine.write("MATCH (n) RETURN n.id AS id, labels(n) AS labels, properties(n) AS p ORDER BY id")
    ties = engine.write(
        "MATCH (a)-[r]->(b) RETURN r.id AS id, type(r) AS t, a.id AS a, b.id AS b, properties(r) AS p ORDER BY id"
    )
    labels = engine.write("CALL db.labels() YIELD label RETURN label ORDER BY label")
    types = engine.write("CALL db.relationshipTypes() YIELD relationshipType AS t RETURN t ORDER BY t")
    indexes = engine.write("SHOW INDEXES YIELD name RETURN name ORDER BY name")
    return [[{**row, "labels": sorted(row["labels"])} for row in nodes], ties, labels, types, indexes]


class Listener(http.server.BaseHTTPRequestHandler):
    """Counts who calls."""

    calls: list[str]

    def do_GET(self) -> None:
        self.calls.append(self.path)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"fetched\n")

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the base class' name
        """Say nothing."""


@pytest.fixture
def parameters(tmp_path: Path) -> Iterator[tuple[dict[str, str], list[str]]]:
    """A file and an address that attempts may try, and the list of calls to that address."""
    file = tmp_path / "secret.csv"
    file.write_text(f"{SECRET}\n", encoding="utf-8")
    handler = type("Handler", (Listener,), {"calls": []})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield {"path": file.as_uri(), "address": f"http://127.0.0.1:{server.server_port}/"}, handler.calls
    finally:
        server.shutdown()
        server.server_close()


def test_there_are_enough_attempts() -> None:
    assert len(FORBIDDEN | ENDLESS | HUNGRY) >= 60


def test_the_check_refuses_every_attempt_before_the_engine_sees_it(
    filled: Engine, parameters: tuple[dict[str, str], list[str]]
) -> None:
    before = contents(filled)
    passed = []
    for attempt, statement in FORBIDDEN.items():
        try:
            filled.read(statement, parameters[0], seconds=5, rows=100)
            passed.append(attempt)
        except ForbiddenError as error:
            assert "line" in str(error)  # noqa: PT017 - the check names the place; an engine would not
    assert passed == []
    assert contents(filled) == before
    assert parameters[1] == []


def test_without_the_check_the_engine_itself_changes_nothing(
    filled: Engine, parameters: tuple[dict[str, str], list[str]]
) -> None:
    before = contents(filled)
    passed = {}
    for attempt, statement in FORBIDDEN.items():
        with contextlib.suppress(EngineError):
            passed[attempt] = filled.ask(statement, parameters[0], 5, 100).rows
    assert contents(filled) == before
    saw = {attempt for attempt, rows in passed.items() if SECRET in str(rows) or "fetched" in str(rows)}
    if filled.dialect == "arcadedb":
        # Of its own transactions the questions' user may end one; there is none of that name.
        assert set(passed) == {"kill transactions"}
        assert (saw, parameters[1]) == (set(), [])
    else:
        assert set(passed) <= NEO4J_LETS_THROUGH, set(passed)
        assert saw <= {*FILES, *NETWORK}, saw


@pytest.mark.parametrize("statement", [*ENDLESS.values(), *HUNGRY.values()], ids=[*ENDLESS, *HUNGRY])
def test_a_question_without_end_is_ended(filled: Engine, statement: str) -> None:
    before = contents(filled)
    began = time.monotonic()
    with pytest.raises(EngineError) as caught:
        filled.read(statement, seconds=2, rows=100)
    assert time.monotonic() - began < 15
    assert not isinstance(caught.value, ForbiddenError)
    assert contents(filled) == before
    assert filled.read("MATCH (n:Entity) RETURN count(n) AS n").rows == [[3]]
