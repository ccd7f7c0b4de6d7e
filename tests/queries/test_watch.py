"""The file of watch lists: for people and for programs."""

from __future__ import annotations

from pathlib import Path

import pytest

from chuyi.errors import SchemaError, UsageError
from chuyi.queries.watch import FILE, Watched, add, read_lists, remove


def test_lists_are_kept_as_people_can_read_them(tmp_path: Path) -> None:
    add(tmp_path, "合作月报", Watched("partners-of-institution", {"institution": "西大"}))
    add(tmp_path, "合作月报", Watched("new-facts", {}, "media"))
    add(tmp_path, "基地", Watched("enterprises-by-base"))
    assert (tmp_path / FILE).read_text(encoding="utf-8") == (
        "合作月报:\n- question: partners-of-institution\n  parameters:\n    institution: 西大\n"
        "- question: new-facts\n  min_grade: media\n基地:\n- question: enterprises-by-base\n"
    )
    lists = read_lists(tmp_path)
    assert list(lists) == ["合作月报", "基地"]
    assert lists["合作月报"][1] == Watched("new-facts", {}, "media")


def test_what_is_removed_is_gone(tmp_path: Path) -> None:
    add(tmp_path, "a", Watched("sources"))
    add(tmp_path, "a", Watched("documents"))
    assert [item.question for item in remove(tmp_path, "a", "sources")] == ["sources"]
    with pytest.raises(UsageError, match="not on a"):
        remove(tmp_path, "a", "sources")
    assert len(remove(tmp_path, "a")) == 1
    assert not (tmp_path / FILE).exists()
    with pytest.raises(UsageError, match="no watch list"):
        remove(tmp_path, "a")


@pytest.mark.parametrize("name", ["../x", "a/b", "", "=cmd", "x" * 61, "a b", "-a"])
def test_names_are_words(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError):
        add(tmp_path, name, Watched("sources"))
    assert not (tmp_path / FILE).exists()


def test_the_same_question_is_not_added_twice(tmp_path: Path) -> None:
    add(tmp_path, "a", Watched("sources"))
    with pytest.raises(UsageError, match="already"):
        add(tmp_path, "a", Watched("sources"))


def test_hostile_values_come_back_as_they_are(tmp_path: Path) -> None:
    value = "{x: !!python/object:os.system}\n- y: \"'\u202e=1+1"
    add(tmp_path, "a", Watched("q", {"text": value, "top": 3, "flag": True}))
    assert read_lists(tmp_path)["a"] == [Watched("q", {"text": value, "top": 3, "flag": True})]


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a:\n- question: x\n- colour: red\n", 3, "has a question"),
        ("a:\n- question: x\n  colour: red\n", 2, "colour"),
        ("a: 3\n", 1, "list of questions"),
        ("a:\n- question: x\nb c:\n- question: y\n", 3, "name"),
        ("a:\n- question: x\n  parameters: [1]\n", 2, "mapping"),
        ("a:\n- question: x\n  min_grade: best\n", 2, "best"),
        ("a:\n- question: 'x\n", 3, "YAML"),
        ("- a\n", 1, "map"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, text: str, line: int, says: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(SchemaError, match=says) as caught:
        read_lists(tmp_path)
    assert f"{FILE}:{line}" in caught.value.message.zh


def test_dates_are_text_and_an_empty_file_is_none(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("a:\n- question: x\n  parameters: {since: 2024-01-05}\n", encoding="utf-8")
    assert read_lists(tmp_path)["a"][0].parameters == {"since": "2024-01-05"}
    (tmp_path / FILE).write_text("", encoding="utf-8")
    assert read_lists(tmp_path) == {}
