from __future__ import annotations

import pytest

from chuyi.errors import ChuyiError, Text, UsageError
from chuyi.explore.answer import answer_picture
from chuyi.explore.picture import Coverage
from chuyi.queries.session import Graph
from tests.queries import fixture_graph as small


def test_the_entities_of_the_rows_and_the_relations_among_them(graph: Graph) -> None:
    picture = answer_picture(graph, "enterprises-by-base", {})
    bases, hosts = (small.LATHE_BASE, small.CAR_BASE, small.PUBLIC_BASE), (small.DONGHAI, small.XISHAN)
    enterprises = (small.QIAN, small.SUN)
    assert {node.id for node in picture.nodes} == {entity.id for entity in (*bases, *hosts, *enterprises)}
    assert ("CO_BUILDS", small.QIAN.id, small.LATHE_BASE.id) in {(e.type, e.source, e.target) for e in picture.edges}
    assert picture.title == Text("各实训基地的企业", "Enterprises by training base")
    assert picture.coverage == (Coverage("示范实训基地名单", 2, 10),)


def test_what_was_asked_stands_in_the_title_and_in_the_middle(graph: Graph) -> None:
    picture = answer_picture(graph, "partners-of-institution", {"institution": "东海职院"})
    assert picture.title.zh.endswith("：东海职业技术学院")
    assert picture.centres == (small.DONGHAI.id,)


def test_rows_enter_in_their_order_until_the_limit(graph: Graph) -> None:
    picture = answer_picture(graph, "enterprises-by-base", {}, limit=3)
    assert {node.id for node in picture.nodes} == {small.LATHE_BASE.id, small.DONGHAI.id, small.QIAN.id}
    assert picture.found == 7
    assert picture.is_cut


def test_an_empty_answer_is_no_empty_picture(graph: Graph) -> None:
    with pytest.raises(ChuyiError) as raised:
        answer_picture(graph, "enterprises-by-base", {"city": "邻省"})
    assert raised.value.remedy is not None
    assert "未收录不等于没有" in raised.value.remedy.zh


def test_an_answer_without_entities(graph: Graph) -> None:
    with pytest.raises(ChuyiError, match="names no entities"):
        answer_picture(graph, "partnership-kinds", {})


def test_a_wrong_parameter(graph: Graph) -> None:
    with pytest.raises(UsageError, match="no parameter"):
        answer_picture(graph, "enterprises-by-base", {"town": "东市"})
