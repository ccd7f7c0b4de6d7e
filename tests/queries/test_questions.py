"""Every question of the catalogue on the fixture graph, on both engines."""

from __future__ import annotations

import pytest

from chuyi.queries.catalogue import Catalogue
from chuyi.queries.header import Fixture
from chuyi.queries.session import Graph

SHIPPED = Catalogue()
CASES = [
    pytest.param(name, fixture, id=f"{name}-{number}")
    for name in SHIPPED
    for number, fixture in enumerate(SHIPPED[name].fixtures)
]


@pytest.mark.parametrize(("name", "fixture"), CASES)
def test_expected_rows(graph: Graph, name: str, fixture: Fixture) -> None:
    answer = graph.query(name, evidence=True, **fixture.given)
    shown = [column for column in answer.columns if not column.endswith("_id")]
    assert [tuple(row[column] for column in shown) for row in answer] == list(fixture.rows)
    # Every row can be traced, and asking for the evidence changes nothing in the rows.
    assert {item.row for item in answer.evidence()} == set(range(len(answer)))
    again = graph.query(name, **fixture.given)
    assert again.values == answer.values
    assert again.evidence() == answer.evidence()


@pytest.mark.parametrize("name", [name for name in SHIPPED if SHIPPED[name].network])
def test_ids_are_those_of_the_names(graph: Graph, name: str) -> None:
    answer = graph.query(name, **SHIPPED[name].fixtures[0].given)
    network = answer.to_networkx()
    assert network.number_of_edges()
    for id_, node in network.nodes(data=True):
        assert graph.cypher("MATCH (n:Entity {id: $id}) RETURN n.name AS name, n.type AS type", id=id_).values == [
            [node["name"], node["type"]]
        ]


@pytest.mark.parametrize("name", list(SHIPPED))
def test_only_official_rows_are_left(graph: Graph, name: str) -> None:
    """With the grade official no row of another grade is left, and none is added."""
    given = {key: value for key, value in SHIPPED[name].fixtures[0].given.items() if key != "min_grade"}
    everything = graph.query(name, **given)
    official = graph.query(name, min_grade="official", **given)
    if "grade" in official.columns:
        assert {row["grade"] for row in official} <= {"official"}
        assert len(official) <= len(everything)
