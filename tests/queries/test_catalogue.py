"""The catalogue that ships, as a whole, and where questions are found."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from chuyi.errors import SchemaError, UsageError
from chuyi.queries import catalogue as places
from chuyi.queries.catalogue import Catalogue, themes
from chuyi.queries.checking import check_question

SHIPPED = Catalogue()
FROM_THE_START = (
    "enterprises-by-base",
    "partners-of-institution",
    "alliance-members",
    "tasks",
    "target-progress",
    "responsibilities",
    "institutions-by-city",
    "bases-by-city",
    "cities-without-base",
    "document-tasks",
    "evidence-of-entity",
    "path-between",
    "neighbours",
)


def test_there_are_enough_and_the_promised_ones() -> None:
    assert len(SHIPPED) >= 45
    assert set(FROM_THE_START) <= set(SHIPPED)


def test_names_are_unique_and_every_folder_is_a_theme() -> None:
    files = sorted(path.stem for path in places.HERE.glob("*/*.cypher"))
    assert files == sorted(SHIPPED)
    assert len(set(files)) == len(files)
    assert {path.parent.name for path in places.HERE.glob("*/*.cypher")} == set(themes())


@pytest.mark.parametrize("name", list(SHIPPED))
def test_a_question_that_ships(name: str) -> None:
    question = SHIPPED[name]
    assert check_question(question) == []
    assert question.fixtures, "expected rows on the fixture graph"
    assert any(item.rows for item in question.fixtures)
    assert "grades" in question.statement.parameters, "--min-grade must work"
    assert "_facts" in question.statement.rendered({"facts"}), "every row can show its evidence"
    assert "_facts" not in question.statement.rendered(set())
    assert set(question.beside) <= set(SHIPPED)


@pytest.mark.parametrize("theme", ["gaps"])
def test_gaps_show_their_coverage(theme: str) -> None:
    for path in (places.HERE / theme).glob("*.cypher"):
        assert SHIPPED[path.stem].coverage is not None, path.stem


def test_progress_shows_its_coverage() -> None:
    for name in ("target-progress", "prefecture-progress", "targets-behind"):
        assert SHIPPED[name].coverage is not None


def test_one_question_is_read_without_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Path] = []
    real = places.read_question
    monkeypatch.setattr(places, "read_question", lambda path, theme: read.append(path) or real(path, theme))
    assert Catalogue().question("tasks").theme == "tasks"
    assert [path.name for path in read] == ["tasks.cypher"]


def test_an_unknown_name_offers_the_nearest() -> None:
    with pytest.raises(UsageError) as caught:
        SHIPPED.question("enterprise-by-bases")
    assert "enterprises-by-base" in caught.value.in_language("zh")


@pytest.mark.parametrize("name", ["../../secrets", "tasks/tasks", "*", "", "任务", "a" * 10_000])
def test_a_name_never_becomes_a_path(name: str) -> None:
    with pytest.raises(UsageError):
        SHIPPED.question(name)


def test_own_questions_join(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    shutil.copy(places.HERE / "tasks" / "tasks.cypher", tmp_path / "my-tasks.cypher")
    shutil.copy(places.HERE / "tasks" / "tasks.cypher", tmp_path / "mine" / "more-tasks.cypher")
    joined = Catalogue(tmp_path)
    assert joined["my-tasks"].theme == joined["more-tasks"].theme == "own"
    assert len(joined) == len(SHIPPED) + 2
    assert "own" in joined.themes()


def test_an_own_question_cannot_take_a_name_that_ships(tmp_path: Path) -> None:
    shutil.copy(places.HERE / "tasks" / "tasks.cypher", tmp_path / "tasks.cypher")
    with pytest.raises(SchemaError, match="ships"):
        Catalogue(tmp_path).question("tasks")
