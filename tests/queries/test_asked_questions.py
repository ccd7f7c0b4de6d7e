"""``graph.questions``: methods that editors complete, rows as data classes, pictures."""

from __future__ import annotations

import dataclasses
import inspect
import runpy
from pathlib import Path

import jedi
import pytest

from chuyi.config import Workspace
from chuyi.errors import ChuyiError, UsageError
from chuyi.queries.session import Graph
from chuyi.queries.shipped_rows import PartnersOfEnterpriseRow
from tests.conftest import ROOT
from tests.queries import fixture_graph as made

OWN = (
    "//+ title: {zh: 某级别的院校, en: institutions of a level}\n//+ answers: {zh: 有哪些, en: which}\n"
    "//+ parameters:\n//+   level: {type: enum, choices: Institution.level, required: true, zh: 级别, en: level}\n"
    "//+ columns: {name: {zh: 名, en: name}}\n//+ example: {level: 中职}\n"
    "MATCH (i:Institution {level: $level}) RETURN i.name AS name ORDER BY name\n"
)


def test_a_question_is_a_method_and_its_rows_are_data_classes(graph: Graph) -> None:
    answer = graph.questions.partners_of_enterprise(enterprise="孙记", min_grade="media")
    (row,) = answer.records
    assert row == PartnersOfEnterpriseRow(**dict(answer[0]))
    assert row.institution == "东海职业技术学院"
    assert row.enterprise_id == made.SUN.id
    with pytest.raises(dataclasses.FrozenInstanceError):
        row.institution = "x"  # type: ignore[misc]
    assert answer.values == graph.query("partners-of-enterprise", enterprise="孙记", min_grade="media").values
    assert answer.evidence()[0].grade == "media"


def test_the_mapping_is_still_there(graph: Graph) -> None:
    assert graph.questions["sources"].name == "sources"
    assert "enterprises-by-base" in graph.questions
    assert "enterprises_by_base" not in graph.questions
    assert len(graph.questions) == len(list(graph.questions))
    with pytest.raises(UsageError, match="Nearest"):
        graph.questions.question("source")
    with pytest.raises(AttributeError):
        graph.questions.no_such_question  # noqa: B018


def test_a_notebook_completes_questions_and_parameters(graph: Graph) -> None:
    def complete(code: str) -> set[str]:
        return {item.name for item in jedi.Interpreter(code, [{"graph": graph}]).complete()}

    assert "enterprises_by_base" in complete("graph.questions.enter")
    assert "enterprise=" in complete("graph.questions.partners_of_enterprise(enter")
    assert "partners-of-enterprise" in graph.questions._ipython_key_completions_()
    assert "partners_of_enterprise" in dir(graph.questions)


def test_an_editor_completes_the_fields_of_rows(tmp_path: Path) -> None:
    # Laid out as the wheel is: an editor reads files and knows nothing of editable installs.
    runpy.run_path(str(ROOT / ".ci" / "typing_tree.py"))["lay"](tmp_path / "chuyi")
    project = jedi.Project(tmp_path, added_sys_path=[str(tmp_path)], smart_sys_path=False)

    def complete(code: str) -> set[str]:
        text = f"from chuyi.queries.session import Graph\ndef f(graph: Graph):\n    {code}"
        return {item.name for item in jedi.Script(text, project=project).complete()}

    assert "partners_of_enterprise" in complete("graph.questions.partners")
    assert "min_grade=" in complete("graph.questions.partners_of_enterprise(min_")
    assert {"picture", "to_pandas", "records", "evidence"} <= complete("graph.query('x').")
    fields = complete("graph.questions.partners_of_enterprise(enterprise='x').records[0].")
    assert {"institution", "city", "grade", "institution_id"} <= fields


def test_own_questions_have_signatures_too(graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "questions").mkdir()
    (tmp_path / "questions" / "of-a-level.cypher").write_text(OWN, encoding="utf-8")
    opened = Graph(graph._engine, Workspace(tmp_path))
    assert "of_a_level" in dir(opened.questions)
    method = opened.questions.of_a_level
    assert list(inspect.signature(method).parameters) == ["level", "evidence"]
    assert "某级别的院校" in (method.__doc__ or "")
    answer = method(level="中职")
    assert [row.name for row in answer.records] == ["南湖中等职业学校"]
    with pytest.raises(TypeError, match="level"):
        method()
    with pytest.raises(TypeError, match="colour"):
        method(level="中职", colour="x")


def test_records_of_cypher_of_ones_own(graph: Graph) -> None:
    (record,) = graph.cypher("RETURN 1 AS one, 'a' AS two").records
    assert (record.one, record.two) == (1, "a")
    assert dataclasses.asdict(record) == {"one": 1, "two": "a"}
    with pytest.raises(ChuyiError, match="AS"):
        graph.cypher("RETURN 1 + 1").records  # noqa: B018


def test_a_picture_shows_itself_in_a_frame_and_is_kept_as_a_file(graph: Graph, tmp_path: Path) -> None:
    picture = graph.query("partners-of-enterprise", enterprise="孙记").picture()
    shown = picture._repr_html_()
    assert shown.startswith("<iframe srcdoc=")
    assert 'sandbox="allow-scripts"' in shown
    assert "<script" not in shown  # the page is an attribute's text
    assert "孙记汽车股份有限公司" in picture.html
    assert picture.found == 3
    assert picture.save(tmp_path / "图" / "a.html").read_text(encoding="utf-8") == picture.html
    with pytest.raises(ChuyiError, match="no entities"):
        graph.query("partnership-kinds").picture()


def test_a_picture_of_cypher_that_gives_ids(graph: Graph) -> None:
    answer = graph.cypher("MATCH (i:Institution)-[:LEADS]->(a:Alliance) RETURN i.id AS i, a.id AS a ORDER BY i, a")
    assert "LEADS" in answer.picture(language="en").html
