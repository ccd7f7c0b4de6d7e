"""Answers as tables in a notebook."""

from __future__ import annotations

import pytest

from chuyi.queries import notebook_table
from chuyi.queries.session import Graph


def test_a_table_for_people(graph: Graph) -> None:
    page = graph.query("partners-of-institution", institution="西大")._repr_html_()
    assert "institution=西山职业大学" in page
    assert "<td>企业</td>" in page  # a type in words
    assert "mirror·待核" in page
    assert "行待核" in page
    assert "运行 run-fixture" in page
    assert "institution-" not in page  # ids stand beside names that are shown


def test_ids_without_a_name_are_shown(graph: Graph) -> None:
    page = graph.cypher("MATCH (i:Institution) RETURN i.id AS school_id ORDER BY school_id LIMIT 1")._repr_html_()
    assert "institution-" in page


@pytest.mark.parametrize("value", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "x" * 500 + '"<b>'])
def test_hostile_values_are_text(graph: Graph, value: str) -> None:
    page = graph.cypher("RETURN $value AS v, [$value] AS l", value=value)._repr_html_()
    for mark in ("<script", "<img", "<b>'", '"<b>"'):
        assert mark not in page
    assert page.count("<td") == 2


def test_many_rows_are_counted(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notebook_table, "ROWS", 2)
    page = graph.query("partnerships")._repr_html_()
    assert page.count("<tr") == 3
    assert "… +5" in page
