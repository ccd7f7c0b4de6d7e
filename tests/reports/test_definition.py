"""Declarations of reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from chuyi.errors import SchemaError, UsageError
from chuyi.queries.catalogue import Catalogue
from chuyi.reports.definition import definition_names, load_definition

GOOD = """\
title: {zh: 月报, en: Monthly}
file: {zh: 月报, en: monthly}
preface: {zh: 说明, en: About}
sections:
  - title: {zh: 基地, en: Bases}
    question: bases-by-city
    summary: {zh: "{rows} 个", en: "{rows}"}
method: {zh: 方法, en: Method}
"""


def written(folder: Path, text: str) -> Path:
    (folder / "monthly").mkdir()
    (folder / "monthly" / "report.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", definition_names())
def test_reports_that_ship_ask_questions_and_columns_that_there_are(name: str) -> None:
    catalogue = Catalogue(None)
    for section in load_definition(name).sections:
        question = catalogue[section.question]
        assert set(section.columns) <= set(question.columns)
        assert set(section.parameters) <= set(question.parameters)
        assert {column for _, column in section.figures if column} <= set(question.columns)


def test_another_report_is_a_folder(tmp_path: Path) -> None:
    definition = load_definition("monthly", written(tmp_path, GOOD))
    assert definition.sections[0].question == "bases-by-city"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("preface: {zh: 说明, en: About}", "preface: {zh: 说明}", 3),
        ("    question: bases-by-city", "    colour: red", 6),
        ("method: {zh: 方法, en: Method}", "method: x", 8),
        ('"{rows} 个"', '"{rwos} 个"', 7),
        ('"{rows} 个"', '"{distinct} 个"', 7),
        ('"{rows} 个"', '"{mean:builders} 个"', 7),
        ("file: {zh: 月报, en: monthly}", "files: x", 2),
        ("  - title: {zh: 基地, en: Bases}\n", "  - nothing\n  - title: {zh: 基地, en: Bases}\n", 5),
        ("title: {zh: 月报, en: Monthly}", "title: {zh: 月报", 2),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, old: str, new: str, line: int) -> None:
    with pytest.raises(SchemaError, match=rf"monthly/report\.yaml:{line}\b"):
        load_definition("monthly", written(tmp_path, GOOD.replace(old, new)))


@pytest.mark.parametrize("name", ["weekly", "../progress", ""])
def test_an_unknown_report_is_refused_with_those_known(name: str) -> None:
    with pytest.raises(UsageError, match="progress"):
        load_definition(name)
