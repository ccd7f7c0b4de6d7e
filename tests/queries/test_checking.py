"""Questions of one's own are checked against ontology, reading only and portability."""

from __future__ import annotations

from pathlib import Path

import pytest

from chuyi.errors import SchemaError
from chuyi.queries.checking import check_file
from tests.conftest import ROOT

HEADER = """//+ title: {zh: 题, en: title}
//+ answers: {zh: 答, en: answers}
//+ parameters: {name: {type: text, zh: 名, en: name}}
//+ columns: {x: {zh: 列, en: column}}
"""


def problems(tmp_path: Path, statement: str) -> str:
    file = tmp_path / "own.cypher"
    file.write_text(HEADER + statement, encoding="utf-8")
    return " | ".join(f"{problem.line}: {problem.text.en}" for problem in check_file(file))


def test_a_good_one(tmp_path: Path) -> None:
    statement = (
        "MATCH (i:Institution|Enterprise {name: $name})-[r:PARTNERS_WITH|LEADS]-(x)\n"
        "WHERE x:Alliance OR x.industry = 'a:Nothing.nothing'\n"
        "RETURN {key: r.kind} AS x ORDER BY x"
    )
    assert problems(tmp_path, statement) == ""


@pytest.mark.parametrize(
    ("statement", "word"),
    [
        ("MATCH (i:School {name: $name}) RETURN i.name AS x ORDER BY x", "no entity type School"),
        ("MATCH (i:Institution|School {name: $name}) RETURN i.name AS x ORDER BY x", "no entity type School"),
        ("MATCH (i) WHERE i:School AND i.name = $name RETURN i.name AS x ORDER BY x", "no entity type School"),
        ("MATCH (i {name: $name})-[r:WORKS_WITH]->() RETURN i.name AS x ORDER BY x", "no relation WORKS_WITH"),
        ("MATCH (i {name: $name})-[:LEADS|WORKS_WITH*1..2]->() RETURN i.name AS x ORDER BY x", "WORKS_WITH"),
        ("MATCH (i:Institution {name: $name}) RETURN i.colour AS x ORDER BY x", "no property colour"),
        ("MATCH (i:Institution {name: $name}) SET i.name = 'x' RETURN i.name AS x ORDER BY x", "SET"),
        ("LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l + $name AS x ORDER BY x", "LOAD"),
        ("MATCH (i:Institution {name: $name}) CALL apoc.help('x') YIELD text RETURN text AS x ORDER BY x", "apoc"),
        ("MATCH (i:Institution {name: $name}) RETURN labels(i)[0] AS x ORDER BY x", "use type"),
        ("MATCH (i:Institution {name: $name}) RETURN elementId(i) AS x ORDER BY x", "property id"),
        (
            "MATCH (i:Institution) WHERE $name IS NULL OR i.name = $name RETURN i.name AS x ORDER BY x",
            "hides the index",
        ),
        ("MATCH (i:Institution {name: $name}) RETURN i.name AS x", "ORDER BY"),
        (
            "MATCH (i:Institution {name: $name}) RETURN COLLECT { MATCH (i)-->(n) RETURN n.name ORDER BY n.name } AS x",
            "ORDER BY",
        ),
    ],
)
def test_mistakes(tmp_path: Path, statement: str, word: str) -> None:
    assert word in problems(tmp_path, statement)


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        (
            "MATCH (i:Institution {name: $name})\nWHERE i.industry = 'x'\nRETURN i.name AS x ORDER BY x",
            "6: Institution has no property industry",
        ),
        (
            "MATCH (i:Institution {name: $name})\n-[r:LEADS]->()\nRETURN r.kind AS x ORDER BY x",
            "7: LEADS has no property kind",
        ),
        (
            "MATCH (i:Institution {name: $name})\nRETURN i.name AS y\nORDER BY y",
            "6: the statement gives the columns y, its header declares x",
        ),
        (
            "// one\nMATCH (i:School {name: $name})\n\nRETURN 1 AS x ORDER BY x",
            "6: the ontology has no entity type School",
        ),
        ("MATCH (i:Institution {name: $name})\nRETURN labels(i) AS x\nORDER BY x", "6: labels()"),
        ("MATCH (i:Institution {name: $name})\nREMOVE i.name\nRETURN 1 AS x ORDER BY x", "6: Questions may only read"),
        ("MATCH (i:Institution {name: $name})\nRETURN i.name AS x", "6: it must end in ORDER BY"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, statement: str, says: str) -> None:
    assert says in problems(tmp_path, statement)


@pytest.mark.parametrize(
    "statement",
    [
        "MATCH (i:Organization {name: $name}) RETURN i.industry AS x ORDER BY x",
        "MATCH (i:Institution {name: $name}) WITH i.code AS i RETURN i AS x ORDER BY x",
        "MATCH (i:Institution {name: $name}) UNWIND i.aliases AS e MATCH (e2:Enterprise) WHERE e2.name = e RETURN e2.industry AS x ORDER BY x",
        "MATCH (i:Institution {name: $name}) RETURN DISTINCT [p IN [1] | p][0] AS x ORDER BY x",
        "MATCH (i:Institution|Enterprise {name: $name}) RETURN i.industry AS x ORDER BY x",
        "MATCH (s:Source)-[:HAS_PASSAGE]->(p:Passage) WHERE p.kind = $name RETURN s.uri AS x ORDER BY x",
    ],
)
def test_what_is_right_or_not_sure_is_no_mistake(tmp_path: Path, statement: str) -> None:
    assert problems(tmp_path, statement) == ""


@pytest.mark.parametrize(
    ("parameter", "more", "says"),
    [
        ("{type: entity, of: [School], zh: 名, en: name}", "", "3: the ontology has no entity type School"),
        (
            "{type: enum, choices: Institution.colour, zh: 名, en: name}",
            "",
            "3: the ontology has no Institution.colour",
        ),
        ("{type: enum, choices: Enterprise.industry, zh: 名, en: name}", "", "3: Enterprise.industry has no declared"),
        ("{type: number, max: 3, default: 4, zh: 名, en: name}", "", "3: name = “4”"),
        ("{type: enum, values: [a], zh: 名, en: name}", "//+ example: {name: b}\n", "5: name = “b”"),
        (
            "{type: date, zh: 名, en: name}",
            "//+ fixture:\n//+   - given: {name: soon}\n//+     rows: []\n",
            "5: name = “soon”",
        ),
    ],
)
def test_mistakes_of_the_header(tmp_path: Path, parameter: str, more: str, says: str) -> None:
    header = HEADER.replace("{type: text, zh: 名, en: name}", parameter)
    file = tmp_path / "own.cypher"
    file.write_text(
        f"{header}{more}MATCH (i:Institution {{name: $name}}) RETURN i.name AS x ORDER BY x", encoding="utf-8"
    )
    assert says in " | ".join(f"{problem.line}: {problem.text.en}" for problem in check_file(file))


def test_a_write_that_hides_behind_a_condition_is_found(tmp_path: Path) -> None:
    statement = "MATCH (i:Institution)\nDETACH DELETE i  //? name\nRETURN count(i) + $name AS x ORDER BY x"
    assert "DETACH" in problems(tmp_path, statement)


def test_a_wrong_header_names_the_line(tmp_path: Path) -> None:
    file = tmp_path / "own.cypher"
    file.write_text(HEADER.replace("type: text", "type: colour") + "RETURN $name AS x ORDER BY x", encoding="utf-8")
    with pytest.raises(SchemaError, match=r"own.cypher:3"):
        check_file(file)


def test_the_example_of_the_how_to_is_a_good_one(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "how-to" / "own-questions.md").read_text(encoding="utf-8")
    file = tmp_path / "institutions-of-industry.cypher"
    file.write_text(page.partition("```cypher\n")[2].partition("```")[0], encoding="utf-8")
    assert check_file(file) == []


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match="Cannot read"):
        check_file(tmp_path / "nothing.cypher")


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    file = tmp_path / "own.cypher"
    file.write_bytes(HEADER.encode("gb18030"))
    with pytest.raises(SchemaError, match="Cannot read"):
        check_file(file)
