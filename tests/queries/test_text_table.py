"""Tables for terminals: Chinese widths, wrapping, hostile characters."""

from __future__ import annotations

import pytest

from chuyi.queries.evidence import Evidence
from chuyi.queries.session import Graph
from chuyi.queries.text_table import answer_table, evidence_lines, table, visible, width


def test_width() -> None:
    assert width("abc") == 3
    assert width("楚怡（a）") == 9
    assert width("e\u0301") == 1


def test_columns_stand_under_each_other() -> None:
    lines = table(["名称", "n"], [["楚怡", "1"], ["abcdef", "22"]], None).splitlines()
    assert lines[0] == "名称    n"
    assert lines[2] == "楚怡    1"
    assert lines[3] == "abcdef  22"


@pytest.mark.parametrize("places", [20, 40, 80])
def test_it_fits(places: int) -> None:
    rows = [["很长的名称" * 10, "x" * 100, "1"], ["短", "y", "2"]]
    text = table(["一", "二", "三"], rows, places)
    assert all(width(line) <= places for line in text.splitlines())
    assert text.count("x") == 100  # wrapped, not cut


def test_no_rows() -> None:
    assert table(["名称"], [], 80).splitlines() == ["名称", "────"]


def test_hostile_text_moves_no_cursor() -> None:
    assert visible("a\x1b[31m\n\u202eb") == "a\\u001b[31m\\u000a\\u202eb"


def test_an_answer(graph: Graph) -> None:
    answer = graph.query("partners-of-enterprise", enterprise="孙记")
    text = answer_table(answer, "zh", None)
    assert text.splitlines()[0].startswith("企业")
    assert "mirror·待核" in text
    assert "institution-" not in text
    assert "institution-" in answer_table(answer, "zh", None, ids=True)


def test_types_and_relations_are_words(graph: Graph) -> None:
    answer = graph.query("neighbours", entity="西市产教联合体")
    text = answer_table(answer, "zh", None)
    assert "牵头" in text
    assert "院校" in text
    assert "LEADS" not in text
    assert "leads" in answer_table(answer, "en", None)
    assert answer[0].relation == "LEADS"


def test_evidence_marks_the_words(graph: Graph) -> None:
    answer = graph.query("document-tasks", document="山教〔2022〕1号")
    lines = evidence_lines(answer.evidence(), "zh")
    assert "    支持西山职业大学建设文化馆【5】个。" in lines
    assert any("关于实施山海行动的通知（示例改写） · 条款 二（一） · official" in line for line in lines)


def test_a_word_that_a_printed_line_breaks_is_shown_whole() -> None:
    place = {"page": 2, "box": [72.0, 60.0, 300.0, 90.0]}
    broken = Evidence(0, "通知", place, "遴\n选名师30名。", 3, 5, "official", "文件", False, None, None, "p")
    assert evidence_lines([broken], "zh") == ["[1] 通知 · 第2页 · official", "    遴选【名师】30名。"]
