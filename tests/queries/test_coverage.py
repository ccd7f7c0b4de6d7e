"""收录 n/总数 beside gaps and progress."""

from __future__ import annotations

from chuyi.queries.coverage import ListCoverage
from chuyi.queries.session import Graph


def test_lists_of_the_designations_that_bases_hold(graph: Graph) -> None:
    answer = graph.query("cities-without-base")
    assert answer.coverage == [ListCoverage("示范实训基地名单", 2, 10)]
    assert answer.coverage_words[0].zh == "示范实训基地名单：收录 2/10；未收录不等于没有"


def test_the_type_that_was_asked_for_decides(graph: Graph) -> None:
    assert graph.query("cities-without-base", type="CultureBase").coverage == []


def test_lists_of_a_table(graph: Graph) -> None:
    answer = graph.query("industry-colleges")
    assert answer.coverage_words[0].zh == "产业学院名单：收录 1/1"  # complete: no warning
    answer = graph.query("alliances-without-leader")
    assert answer.coverage_words[0].zh == "市域产教联合体名单：总数 3，收录数未核；未收录不等于没有"


def test_lists_of_the_designation_in_the_answer_or_asked_for(graph: Graph) -> None:
    assert [item.list for item in graph.query("target-progress").coverage or []] == ["示范实训基地名单"]
    assert graph.query("target-progress", designation="优质学校").coverage == []
    found = graph.query("prefecture-progress", province="邻省", designation="示范实训基地")
    assert len(found) == 0
    assert [item.list for item in found.coverage or []] == ["示范实训基地名单"]


def test_without_a_list_the_warning_stays(graph: Graph) -> None:
    assert "未收录不等于没有" in graph.query("enterprises-without-partners").coverage_words[0].zh


def test_no_coverage_where_completeness_does_not_matter(graph: Graph) -> None:
    answer = graph.query("sources")
    assert answer.coverage is None
    assert answer.coverage_words == []
