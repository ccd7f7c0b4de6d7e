"""Headers are checked when they are read, with file and line."""

from pathlib import Path

import pytest

from chuyi.errors import SchemaError
from chuyi.queries.header import parse_question

GOOD = """//+ title: {zh: 院校的合作企业, en: Partners}
//+ answers: {zh: 与谁合作, en: who works with whom}
//+ parameters:
//+   institution: {type: entity, of: [Institution], required: true, zh: 院校, en: institution}
//+   top: {type: number, default: 5, min: 1, max: 10, zh: 前几名, en: how many}
//+ columns:
//+   partner: {zh: 合作方, en: partner}
//+   partner_id: {zh: 编号, en: id}
//+ network: []
//+ coverage: {tables: [alliances]}
//+ example: {institution: 甲校}
//+ fixture:
//+   - given: {institution: 甲校}
//+     rows: [[乙厂]]
MATCH (i:Institution {id: $institution})-[r:PARTNERS_WITH]->(p)
WHERE r.grade IN $grades  //? grades
RETURN p.name AS partner, p.id AS partner_id ORDER BY partner, partner_id LIMIT $top
"""


def read(text: str, name: str = "partners.cypher") -> object:
    return parse_question(text, Path("somewhere") / "own" / name, "own")


def test_a_good_header() -> None:
    question = parse_question(GOOD, Path("own") / "partners.cypher", "own")
    assert question.name == "partners"
    assert question.parameters["institution"].of == ("Institution",)
    assert question.parameters["top"].default == 5
    assert list(question.columns) == ["partner", "partner_id"]
    assert question.fixtures[0].rows == (("乙厂",),)  # ids are left out
    assert "//+" not in question.statement.text


def test_what_lists_say_of_it() -> None:
    question = parse_question(GOOD, Path("own") / "partners.cypher", "own")
    said = question.as_json()
    assert said["columns"] == ["partner", "partner_id"]
    assert said["example"] == {"parameters": {"institution": "甲校"}}
    assert said["parameters"][1] == {
        "name": "top",
        "type": "number",
        "default": 5,
        "required": False,
        "title": {"zh": "前几名", "en": "how many"},
    }


@pytest.mark.parametrize(
    ("old", "new", "line", "word"),
    [
        ("//+ title: {zh: 院校的合作企业, en: Partners}", "//+ title: {zh: 只有中文}", 1, "title"),
        ("type: number", "type: colour", 5, "colour"),
        ("of: [Institution], ", "", 4, "of"),
        ("of: [Institution]", 'of: ["X) DETACH DELETE (n"]', 4, "of"),
        ("//+ columns:", "//+ colums:", 6, "colums"),
        ("//+   top:", "//+   grades:", 5, "grades"),
        ("default: 5,", "default: 5, colour: red,", 5, "colour"),
        ("{tables: [alliances]}", "{designation: nothing}", 10, "nothing"),
        ("{tables: [alliances]}", "{awarded_to: [$type]}", 10, "$type"),
        ("network: []", "network: [{from: partner, to: other, relation: X}]", 9, "other"),
        ("example: {institution: 甲校}", "example: {school: 甲校}", 11, "school"),
        ("example: {institution: 甲校}", "example: {}", 11, "institution"),
        ("rows: [[乙厂]]", "rows: [[乙厂, 丙厂]]", 12, "1"),
        ("LIMIT $top", "LIMIT $most", 3, "most"),
        ("LIMIT $top", "LIMIT 3", 5, "top"),
        ("//? grades", "//? grade", 3, "grade"),
        ("//+ columns:", "//+ columns: {", 8, "YAML"),
    ],
)
def test_mistakes_name_file_and_line(old: str, new: str, line: int, word: str) -> None:
    assert old in GOOD
    with pytest.raises(SchemaError) as caught:
        read(GOOD.replace(old, new))
    assert f"own/partners.cypher:{line}" in str(caught.value)
    assert word in str(caught.value)


def test_no_header_no_statement_bad_name() -> None:
    with pytest.raises(SchemaError, match="header is missing"):
        read("MATCH (n) RETURN n")
    with pytest.raises(SchemaError, match="statement is missing"):
        read("\n".join(line for line in GOOD.splitlines() if line.startswith("//+")))
    with pytest.raises(SchemaError, match="lower case"):
        read(GOOD, "Partners Of.cypher")


def test_dates_stay_as_written() -> None:
    text = GOOD.replace("{institution: 甲校}\n//+ fixture", "{institution: 2024-01-01}\n//+ fixture")
    assert parse_question(text, Path("partners.cypher"), "own").example == {"institution": "2024-01-01"}
