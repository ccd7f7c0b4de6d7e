from __future__ import annotations

import pytest

from chuyi.errors import Text
from chuyi.explore.neighbourhood import fair_order, neighbourhood
from chuyi.explore.picture import Coverage
from chuyi.queries.names import AmbiguousNameError, UnknownNameError
from chuyi.queries.session import Graph
from tests.queries import fixture_graph as small


def test_an_entity_with_its_neighbours_and_all_relations_among_them(graph: Graph) -> None:
    picture = neighbourhood(graph, "孙记汽车股份有限公司")
    assert {node.name for node in picture.nodes} == {
        "孙记汽车股份有限公司", "西市", "西山汽车实训基地", "东海职业技术学院", "西山职业大学",
    }  # fmt: skip
    assert sorted((edge.type, edge.source == small.SUN.id) for edge in picture.edges) == [
        ("CO_BUILDS", True),
        ("HOSTS", False),  # of the university and the base: neighbours have to do with each other
        ("LOCATED_IN", False),
        ("LOCATED_IN", True),
        ("PARTNERS_WITH", False),
        ("PARTNERS_WITH", False),
    ]
    assert picture.centres == (small.SUN.id,)
    assert picture.title == Text("孙记汽车股份有限公司", "孙记汽车股份有限公司")
    assert not picture.is_cut


def test_carries_properties_grades_evidence_and_origin(graph: Graph) -> None:
    picture = neighbourhood(graph, "孙记")
    nodes = {node.id: node for node in picture.nodes}
    assert nodes[small.SUN.id].properties["industry"] == "新能源汽车"
    assert nodes[small.SUN.id].aliases == ("孙记",)
    assert nodes[small.SUN.id].grade == "media"
    edges = {(edge.type, edge.source, edge.target): edge for edge in picture.edges}
    builds = edges["CO_BUILDS", small.SUN.id, small.CAR_BASE.id]
    assert (builds.properties["role"], builds.grade, builds.needs_check) == ("授牌", "mirror", True)
    passage = picture.passages[builds.proofs[0].passage]
    assert passage.text == "孙记汽车股份有限公司 | CO_BUILDS | 西山汽车实训基地"
    assert (passage.document, passage.location["sheet"], passage.address) == ("名单", "CO_BUILDS", None)
    assert builds.proofs[0].start is None  # a whole row
    assert picture.origin is not None
    assert (picture.origin.ledger, picture.origin.run) == ("ledger-fixture", "run-fixture")
    assert Coverage("市域产教联合体名单", None, 3) in picture.coverage


def test_two_steps_do_not_go_through_regions(graph: Graph) -> None:
    names = {node.name for node in neighbourhood(graph, "南湖中等职业学校", depth=2).nodes}
    assert "西山职业大学" in names  # by the alliance of which both are
    assert "山海省" not in names  # by the city
    assert "南市" in names
    assert {node.name for node in neighbourhood(graph, "南市", depth=1).nodes} >= {"南湖中等职业学校", "山海省"}


def test_the_centre_may_be_a_region(graph: Graph) -> None:
    picture = neighbourhood(graph, "东市", depth=2)
    assert {"钱氏机械有限公司", "西山职业大学"} <= {node.name for node in picture.nodes}


def test_says_when_it_cut(graph: Graph) -> None:
    picture = neighbourhood(graph, "西山职业大学", depth=2, limit=6)
    whole = neighbourhood(graph, "西山职业大学", depth=2)
    assert len(picture.nodes) == 6
    assert picture.is_cut
    assert picture.found > 6
    assert len(whole.nodes) == whole.found > picture.found  # what was cut leads no further
    assert small.XISHAN.id in {node.id for node in picture.nodes}


def test_the_same_graph_gives_the_same_picture_on_both_engines(graph: Graph, record: dict[str, object]) -> None:
    picture = neighbourhood(graph, "西山职业大学", depth=2)
    assert record.setdefault("picture", picture) == picture


@pytest.fixture(scope="session")
def record() -> dict[str, object]:
    """What one engine gave, to compare the other with."""
    return {}


def test_unknown_and_ambiguous_names(graph: Graph) -> None:
    with pytest.raises(UnknownNameError) as unknown:
        neighbourhood(graph, "西山职业学院")
    assert "西山职业大学" in unknown.value.nearest
    with pytest.raises(AmbiguousNameError) as ambiguous:
        neighbourhood(graph, "机械行业协会")
    first = str(ambiguous.value.candidates[0]["id"])
    assert neighbourhood(graph, first).centres == (first,)


def test_kinds_take_turns() -> None:
    def row(id_: str, type_: str, name: str, relation: str, links: int = 1) -> dict[str, object]:
        return {"id": id_, "type": type_, "name": name, "relation": relation, "links": links}

    rows = [
        *(row(f"s{number}", "Institution", f"校{number}", "LOCATED_IN") for number in range(9)),
        row("p1", "Region", "省", "PART_OF"),
        row("e1", "Enterprise", "甲", "LOCATED_IN"),
        row("e2", "Enterprise", "乙", "LOCATED_IN", links=5),
        row("e2", "Enterprise", "乙", "OTHER"),
    ]
    assert fair_order(rows)[:5] == ["e2", "s0", "p1", "e1", "s1"]
    assert len(fair_order(rows)) == 12
    assert fair_order([]) == []
