"""A question with a key finds its way by an index and never scans the graph, on both engines' own word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from chuyi.graph.engines import Engine
from chuyi.graph.schema import ontology
from chuyi.queries.catalogue import Catalogue
from chuyi.queries.header import Question
from tests.queries.fixture_graph import build_fixture

SHIPPED = Catalogue()
MANY = 200


def keyed(question: Question) -> Iterator[set[str]]:
    """The sets of given parameters that name an entity or a region."""
    always = {item.name for item in question.parameters.values() if item.required or item.default is not None}
    keys = [item for item in question.parameters.values() if item.type in ("entity", "region") and not item.setting]
    if any(item.required for item in keys):
        yield always
    yield from (always | {item.name} for item in keys if not item.required)


CASES = [
    pytest.param(name, given, id=f"{name}-{'-'.join(sorted(given))}")
    for name in SHIPPED
    for given in keyed(SHIPPED[name])
]


def explained(engine: Engine, question: Question, given: set[str]) -> dict[str, Any]:
    """The engine's plan for a question."""
    values = {name: 1 if item.type == "number" else "a" for name, item in question.parameters.items()}
    with engine._driver("READ").session(database=engine._database()) as session:
        summary = session.run(f"EXPLAIN {question.statement.rendered(given)}", values).consume()  # type: ignore[arg-type]
    assert summary.plan is not None
    return dict(summary.plan)


def operators(plan: dict[str, Any]) -> Iterator[str]:
    yield plan["operatorType"].partition("@")[0]
    for child in plan.get("children", ()):
        yield from operators(child)


@pytest.fixture(scope="module")
def neo4j(neo4j_engine: Engine) -> Engine:
    """With so many nodes that a scan is never as cheap as a look-up, and without plans made for other tests' graphs."""
    neo4j_engine.clear()
    build_fixture(neo4j_engine)
    for type_ in ontology().concrete:
        rows = [{"id": f"more-{type_}-{number}", "properties": {"name": f"{number}"}} for number in range(MANY)]
        neo4j_engine.upsert_nodes(type_, rows)
    neo4j_engine.write("CALL db.resampleOutdatedIndexes()")
    neo4j_engine.write("CALL db.clearQueryCaches()")
    return neo4j_engine


@pytest.fixture(scope="module")
def embedded(embedded_engine: Engine) -> Engine:
    embedded_engine.clear()
    build_fixture(embedded_engine)
    return embedded_engine


@pytest.mark.parametrize(("name", "given"), CASES)
def test_neo4j_seeks(neo4j: Engine, name: str, given: set[str]) -> None:
    found = set(operators(explained(neo4j, SHIPPED[name], given)))
    assert found & {"NodeUniqueIndexSeek", "NodeIndexSeek"}
    assert not {operator for operator in found if "Scan" in operator}


@pytest.mark.parametrize(("name", "given"), CASES)
def test_arcadedb_starts_at_the_key(embedded: Engine, name: str, given: set[str]) -> None:
    """Its plan names the label of the node that it starts from, not the index: so the statement must name the id."""
    key = re.match(r"MATCH \(\w*:(\w+) \{id: \$(\w+)\}\)", SHIPPED[name].statement.rendered(given))
    assert key
    assert key[2] in given
    text = explained(embedded, SHIPPED[name], given)["args"]["string-representation"]
    start = re.search(r"MATCH NODE \(\s*\w*:(\w+)\)|NodeIndexSeek\(\s*\w*:(\w+)\)|NodeByLabelScan|AllNodesScan", text)
    assert start
    assert (start[1] or start[2]) == key[1]
