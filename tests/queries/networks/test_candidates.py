"""Networks, paths and candidates on the fixture graph, on both engines."""

from __future__ import annotations

import pytest

from chuyi.errors import ChuyiError, UsageError
from chuyi.queries.names import UnknownNameError
from chuyi.queries.networks.candidates import candidate_sheet, candidates
from chuyi.queries.networks.paths import paths_between
from chuyi.queries.session import Graph
from tests.queries import fixture_graph as made


def test_a_network_of_some_types_and_relations(graph: Graph) -> None:
    network = graph.network(types=["Institution", "Enterprise"], relations=["PARTNERS_WITH"])
    assert {data["type"] for _, data in network.nodes(data=True)} == {"Institution", "Enterprise"}
    assert {data["relation"] for *_, data in network.edges(data=True)} == {"PARTNERS_WITH"}
    assert network.nodes[made.DONGHAI.id]["name"] == "东海职业技术学院"
    whole = graph.network()
    assert "Passage" not in {data["type"] for _, data in whole.nodes(data=True)}
    assert set(network) < set(whole)
    with pytest.raises(UsageError, match="WORKS_WITH"):
        graph.network(relations=["WORKS_WITH"])


def test_paths_show_what_each_step_rests_on(graph: Graph) -> None:
    network = graph.network(types=["Institution", "Enterprise"], relations=["PARTNERS_WITH"])
    (path, *_) = paths_between(graph, network, "东海职业技术学院", "西大")
    assert path[0].start_id == made.DONGHAI.id
    assert path[-1].finish_id == made.XISHAN.id
    assert [step.forward for step in path] == [True, False]
    assert all(step.relation == "PARTNERS_WITH" and step.evidence for step in path)
    assert path[0].finish == path[1].start
    assert paths_between(graph, network, "东海职业技术学院", "周氏电子有限公司") == []
    with pytest.raises(ChuyiError, match="among its types"):
        paths_between(graph, network, "东海职业技术学院", "东市")
    with pytest.raises(UnknownNameError):
        paths_between(graph, network, "东海职业技术学院", "没有这一家")


def test_candidates_have_no_partnership_and_reasons_with_evidence(graph: Graph) -> None:
    found = candidates(graph)
    partners = {(row.institution_id, row.partner_id) for row in graph.query("partnership-network")}
    assert found
    for item in found:
        assert (item.institution_id, item.enterprise_id) not in partners
        assert {reason.kind for reason in item.reasons} & {"base", "similar", "alliance"}
        assert item.score == pytest.approx(sum(reason.weight for reason in item.reasons), abs=1e-3)
        assert {piece.row for piece in item.evidence(graph)} == set(range(len(item.reasons)))
    assert [item.score for item in found] == sorted((item.score for item in found), reverse=True)


def test_candidates_of_one_institution_are_a_table_too(graph: Graph) -> None:
    every = [item for item in candidates(graph, top=1000) if item.institution_id == made.XISHAN.id]
    assert candidates(graph, institution="西大", top=1000) == every
    assert len(candidates(graph, top=1)) == 1
    sheet = candidate_sheet(every, "zh")
    assert sheet.titles[:4] == ("institution", "enterprise", "score", "reasons")
    assert len(sheet.rows) == len(every)
