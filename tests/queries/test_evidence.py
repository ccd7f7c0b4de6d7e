"""From rows to passages."""

from __future__ import annotations

import pytest

from chuyi.queries.evidence import place_words
from chuyi.queries.session import Graph
from tests.queries import fixture_graph as made


def test_a_row_of_a_table(graph: Graph) -> None:
    (item,) = graph.query("partners-of-institution", institution="邻江职业学院").evidence()
    assert item.row == 0
    assert item.document == "名单"
    assert item.location == {"sheet": "PARTNERS_WITH", "row": 7}
    assert item.place.zh == "工作表 PARTNERS_WITH，第 7 行"
    assert item.passage == "邻江职业学院 | PARTNERS_WITH | 钱氏机械有限公司"
    assert (item.start, item.end) == (0, len(item.passage))  # all of it
    assert (item.grade, item.needs_check, item.address) == ("school", False, "https://example.org/school")


def test_a_sentence_with_its_span(graph: Graph) -> None:
    found = graph.query("document-tasks", document="山教〔2022〕1号").evidence()
    sentences = [item for item in found if item.passage == made.NOTICE_TEXT]
    assert [item.passage[item.start : item.end] for item in sentences] == ["5"]


def test_words_of_ours_are_marked(graph: Graph) -> None:
    found = graph.query("document-tasks", document="山教〔2022〕1号").evidence()
    (item,) = (item for item in found if item.kind == "示例改写")
    assert item.document == "关于实施山海行动的通知（示例改写）"


def test_no_address_for_a_mirror(graph: Graph) -> None:
    found = graph.query("partners-of-institution", institution="西大").evidence()
    assert {(item.grade, item.address, item.needs_check) for item in found} == {
        ("mirror", None, True),
        ("unknown", None, True),
    }


def test_a_count_shows_what_was_counted(graph: Graph) -> None:
    answer = graph.query("most-partnered-institutions", top=1)
    assert answer[0].partnerships == len(answer.evidence()) == 4


def test_evidence_is_asked_for_when_it_is_wanted(graph: Graph) -> None:
    lean = graph.query("partners-of-institution", institution="西大")
    full = graph.query("partners-of-institution", institution="西大", evidence=True)
    assert "_facts" not in lean.cypher
    assert "_facts" in full.cypher
    assert "_facts" not in full.columns
    assert lean.evidence() == full.evidence()


CELLS = [[2, 1], [9, 2], [20, 3]]
BOXES = [[0, 3, 1, 1, 9, 9], [50, 4, 1, 1, 9, 9]]


@pytest.mark.parametrize(
    ("location", "start", "zh", "en"),
    [
        ({"start": 5, "end": 9}, None, "第 5 个字符起", "from character 5"),
        ({"start": 5, "paragraph": 12, "clause": "一"}, 0, "条款 一，第12段", "clause 一, paragraph 12"),
        ({"page": 3, "box": [1, 1, 9, 9]}, None, "第3页", "page 3"),
        ({"page": 3, "boxes": BOXES}, None, "第3页", "page 3"),
        ({"page": 3, "boxes": BOXES}, 60, "第4页", "page 4"),
        (
            {"page": 2, "table": 1, "row": 4, "column": 2},
            None,
            "第2页，表1第4行第2列",
            "page 2, table 1, row 4, column 2",
        ),
        ({"table": 2, "row": 4, "cells": CELLS}, None, "表2第4行", "table 2, row 4"),
        ({"table": 2, "row": 4, "cells": CELLS}, 10, "表2第4行第2列", "table 2, row 4, column 2"),
        ({"footnote": 2}, 0, "脚注2", "footnote 2"),
        ({}, 0, "", ""),
    ],
)
def test_places_in_words(location: dict[str, object], start: int | None, zh: str, en: str) -> None:
    assert place_words(location, start) == (zh, en)
