"""Attempts to do something else than ask, through every door by which words of others reach the graph.

The doors: Cypher from Python in many disguises, questions of one's own that pass for reading ones, parameters of the
catalogue's questions, plain words, and names that stand in the graph already. Everything that the graph holds is
compared before and after.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from chuyi.config import Settings, Workspace
from chuyi.errors import ChuyiError, ForbiddenError
from chuyi.queries.checking import check_file
from chuyi.queries.header import Question, read_question
from chuyi.queries.session import Graph
from tests.graph.engines.test_questions_user import FORBIDDEN, contents

READING = "MATCH (n:Entity) RETURN n.id AS x"
# A statement may be hidden; what is hidden must stay a statement of its engine where it is one at all.
DISGUISES: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "in small letters": lambda text: text.lower(),
    "behind comments": lambda text: f"// {READING}\n/* RETURN 1; */ {text} // {READING}",
    "behind white space": lambda text: "\u00a0\t\r\n" + text.replace(" ", "\u3000\n"),
    "after a reading clause": lambda text: f"MATCH (seen:Entity) WITH seen LIMIT 1 {text}",
    "after a union": lambda text: f"{READING} UNION {text}",
    "after a semicolon": lambda text: f"{READING}; {text}",
    "in a subquery": lambda text: f"CALL {{ {text} }} RETURN 1 AS x",
    "in a condition": lambda text: f"MATCH (n:Entity) WHERE EXISTS {{ {text} }} RETURN n.id AS x",
    "explained": lambda text: f"EXPLAIN {text}",
}
# What breaks out of a string, a name, a label, a map, a comment, where text is pasted and not passed.
INJECTIONS = (
    "x'}) DETACH DELETE n //",
    "x' OR 1 = 1 WITH n DETACH DELETE n //",
    '"}) MATCH (n) SET n.name = "owned" RETURN n //',
    "`) DETACH DELETE n //",
    "Entity`) WITH 1 AS x MATCH (n) DETACH DELETE n //",
    "*/ MATCH (n) DETACH DELETE n /*",
    "\\u0027}) DETACH DELETE n //",
    "$name}) DETACH DELETE n //",
    "湖南'}) CREATE (:Institution {id: 'x'}) RETURN '",
    "'; DROP DATABASE chuyi; --",
    "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row",
    "\u202e'}) DETACH DELETE n //\x00",
)
HEADER = """//+ title: {{zh: 自带的, en: Own}}
//+ answers: {{zh: 读, en: Reads.}}
//+ columns:
//+   x: {{zh: 甲, en: x}}
//+ example: {{}}
{statement}
"""


@pytest.fixture
def unchanged(graph: Graph) -> Iterator[Graph]:
    """The graph, with a look at all that it holds before and after."""
    before = contents(graph._engine)
    yield graph
    assert contents(graph._engine) == before


@pytest.mark.parametrize("disguise", DISGUISES)
def test_statements_in_disguise_are_forbidden(unchanged: Graph, disguise: str, tmp_path: Path) -> None:
    given = {"path": (tmp_path / "secret.csv").as_uri(), "address": "http://127.0.0.1:9/"}
    passed = []
    for attempt, statement in FORBIDDEN.items():
        try:
            passed.append((attempt, unchanged.cypher(DISGUISES[disguise](statement), **given).values))
        except ForbiddenError:
            continue
    assert passed == []


def test_own_questions_that_pass_for_reading_ones_are_told_and_forbidden(unchanged: Graph, tmp_path: Path) -> None:
    workspace = Workspace(tmp_path, Settings())
    workspace.questions.mkdir()
    for number, statement in enumerate(FORBIDDEN.values()):
        path = workspace.questions / f"own-{number}.cypher"
        text = statement.replace("$path", "'file:///secret.csv'").replace("$address", "'http://127.0.0.1:9/'")
        path.write_text(HEADER.format(statement=text), encoding="utf-8")
    mine = Graph(unchanged._engine, workspace)
    names = [name for name in mine.questions if name.startswith("own-")]
    assert len(names) == len(FORBIDDEN)
    for name in names:
        assert check_file(workspace.questions / f"{name}.cypher"), name
        with pytest.raises(ForbiddenError):
            mine.query(name)


def test_the_shipped_form_of_an_own_question_is_a_good_one(tmp_path: Path) -> None:
    """Else the test before would refuse for another reason."""
    path = tmp_path / "own.cypher"
    path.write_text(HEADER.format(statement=f"{READING} ORDER BY x"), encoding="utf-8")
    assert check_file(path) == []
    assert isinstance(read_question(path, "own"), Question)


def test_parameters_are_values_whatever_they_hold(unchanged: Graph) -> None:
    tried = 0
    for question in unchanged.questions.values():
        example = dict(question.example)
        refused: list[ChuyiError] = []
        for name in question.parameters:
            for text in INJECTIONS[tried % 3 :: 3]:
                tried += 1
                try:
                    answer = unchanged.answer(question.name, example | {name: text})
                except ChuyiError as error:
                    refused.append(error)
                else:
                    assert text not in answer.cypher
        assert not any(isinstance(error, ForbiddenError) for error in refused), question.name
    assert tried >= 200


def test_names_of_parameters_are_no_cypher(unchanged: Graph) -> None:
    for text in INJECTIONS:
        with pytest.raises(ChuyiError):
            unchanged.answer("partners-of-enterprise", {text: "孙记"})
        with pytest.raises(ChuyiError):
            unchanged.query(text)
        assert unchanged.cypher("RETURN $value AS value", value=text)[0]["value"] == text


def test_plain_words_are_no_cypher(unchanged: Graph) -> None:
    for text in INJECTIONS:
        for asked in (text, f"{text}有哪些合作企业", f"东海职业技术学院{text}与哪些企业合作"):
            reply = unchanged.ask(asked)
            assert reply.answer is None or text not in reply.answer.cypher


def test_names_that_stand_in_the_graph_stay_names(graph: Graph) -> None:
    """Written by a source long ago, read by a question today."""
    engine = graph._engine
    rows: list[dict[str, Any]] = [
        {"id": f"hostile-{n}", "properties": {"name": text, "type": "Enterprise", "aliases": [text + "!"]}}
        for n, text in enumerate(INJECTIONS)
        if "\x00" not in text
    ]
    engine.upsert_nodes("Enterprise", rows)
    try:
        before = contents(engine)
        fresh = Graph(engine, Workspace(Path("nowhere"), Settings(province="山海省")))
        for row in rows:
            name = row["properties"]["name"]
            for given in (name, name + "!"):
                answer = fresh.query("neighbours", entity=given)
                assert len(answer) == 0
                assert name not in answer.cypher
            assert fresh.cypher("MATCH (n {id: $id}) RETURN n.name AS name", id=row["id"])[0]["name"] == name
            fresh.ask(f"{name}与哪些学校合作")
        assert contents(engine) == before
    finally:
        engine.delete_nodes({"Enterprise": [row["id"] for row in rows]})
