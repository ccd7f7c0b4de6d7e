"""Which statement is shown where sources disagree, and that the others stay beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from chuyi.config import Settings, Workspace
from chuyi.graph.build import build
from chuyi.graph.build.precedence import CRITERIA, Standing, declared, is_compared, order_of, strength
from chuyi.graph.build.projecting import Projector
from chuyi.graph.engines import Engine
from chuyi.graph.facts import Entity, Grade, RelationFact, document_entity, region_entity
from chuyi.graph.ledger import Ledger, Reject
from chuyi.graph.resolution import resolve
from chuyi.graph.schema import ontology
from chuyi.queries.session import Graph
from tests.graph.worlds import Fact, enterprise, has, named, new_ledger, record, relates, says, school

COLLEGE, FIRM = school("甲学院"), enterprise("乙公司")
ALLIANCE = Entity("Alliance", "丙联盟")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with new_ledger(tmp_path) as made:
        yield made


def said(ledger: Ledger, name: str, grade: Grade, *facts: Fact, issued_on: str | None = None) -> None:
    """A source of a grade, a text issued on a day where one is given."""
    document = document_entity(f"文件{name}", issued_on=issued_on) if issued_on else None
    dated = (named(document), has(document, "issued_on", issued_on)) if document else ()
    record(ledger, says(f"test:{name}", *facts, *dated, grade=grade, document=document))


def node(ledger: Ledger, type_: str = "Institution") -> dict[str, Any]:
    snapshot = ledger.live()
    resolution = resolve(snapshot, province=None, threshold=0.5)
    (found,) = Projector(snapshot, resolution, ontology(), 0.5).everything().nodes[type_].values()
    return found


def sides(holder: dict[str, Any]) -> list[tuple[str, str, bool, str]]:
    columns = [holder.get(name, []) for name in ("contested", "contested_values", "contested_shown", "contested_dates")]
    return list(zip(*columns, strict=True))


def test_the_rules_are_declared_and_known() -> None:
    rules = declared()
    assert set(rules["default"]) | set(rules["changing"]["order"]) <= CRITERIA.keys()
    assert sorted(grade for grades in rules["ranks"] for grade in grades) == sorted(map(str, Grade))
    for name in rules["changing"]["properties"]:
        type_, property_ = name.split(".")
        known = ontology().relations.get(type_) or ontology().entities[type_]
        assert is_compared(known.properties[property_])


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (Standing(True, False, Grade.UNKNOWN, "", 0.5), Standing(False, False, Grade.OFFICIAL, "2026", 1.0)),
        (Standing(True, True, Grade.UNKNOWN, "", 0.5), Standing(True, False, Grade.OFFICIAL, "2026", 1.0)),
        (Standing(True, False, Grade.OFFICIAL, "2026", 0.5), Standing(True, False, Grade.MEDIA, "2020", 1.0)),
        (Standing(True, False, Grade.OFFICIAL, "2026", 0.5), Standing(True, False, Grade.OFFICIAL, "2020", 1.0)),
        (Standing(True, False, Grade.OFFICIAL, "2020", 0.5), Standing(True, False, Grade.OFFICIAL, "", 1.0)),
        (Standing(True, False, Grade.OFFICIAL, "2020", 0.5), Standing(True, False, Grade.MEDIA, "2026", 1.0)),
        (Standing(True, False, Grade.MEDIA, "2020", 0.9), Standing(True, False, Grade.MEDIA, "2020", 0.8)),
        (Standing(True, False, Grade.MEDIA, "", 0.5), Standing(True, False, Grade.OFFICIAL, "2020", 1.0, False)),
    ],
)
def test_one_statement_goes_before_another(better: Standing, worse: Standing) -> None:
    assert strength(better, order_of()) > strength(worse, order_of())


def test_what_changes_in_time_is_believed_of_the_newer_of_trusted_sources(ledger: Ledger) -> None:
    said(ledger, "名单", Grade.OFFICIAL, named(COLLEGE), has(COLLEGE, "level", "高职专科"), issued_on="2017")
    said(ledger, "章程", Grade.SCHOOL, has(COLLEGE, "level", "职业本科"), issued_on="2024-05")
    said(ledger, "新闻", Grade.MEDIA, has(COLLEGE, "level", "中职"), issued_on="2026-01")
    found = node(ledger)
    assert found["level"] == "职业本科"
    assert sides(found) == [
        ("level", "职业本科", True, "2024-05"),
        ("level", "高职专科", False, "2017"),
        ("level", "中职", False, "2026-01"),
    ]


def test_every_source_of_a_value_is_a_side(ledger: Ledger) -> None:
    said(ledger, "1", Grade.OFFICIAL, named(ALLIANCE), has(ALLIANCE, "founded", "2019"))
    said(ledger, "2", Grade.MEDIA, has(ALLIANCE, "founded", "2021"))
    said(ledger, "3", Grade.MIRROR, has(ALLIANCE, "founded", "2021"))
    found = node(ledger, "Alliance")
    assert found["founded"] == "2019"
    assert [value for _, value, _, _ in sides(found)] == ["2019", "2021", "2021"]
    assert len(set(found["contested_passages"])) == 3


def test_what_is_no_contradiction(ledger: Ledger) -> None:
    """A date said more closely, other words in free text, a list that is longer, the same value twice."""
    said(ledger, "1", Grade.OFFICIAL, named(ALLIANCE), has(ALLIANCE, "founded", "2019"), has(ALLIANCE, "note", "一"))
    said(ledger, "2", Grade.MEDIA, has(ALLIANCE, "founded", "2019-06"), has(ALLIANCE, "note", "二"))
    said(ledger, "3", Grade.MEDIA, has(ALLIANCE, "founded", "2019"), has(ALLIANCE, "short_names", ("丙",)))
    assert "contested" not in node(ledger, "Alliance")


def test_contradictions_are_asked_for_on_each_engine(ledger: Ledger, engine: Engine) -> None:
    work = relates(COLLEGE, "PARTNERS_WITH", FIRM, kind="订单班", start_date="2022")
    said(ledger, "名单", Grade.OFFICIAL, named(COLLEGE), named(FIRM), has(COLLEGE, "level", "中职"), work)
    other = replace(work, properties={"kind": "订单班", "start_date": "2023-09"})
    said(ledger, "新闻", Grade.MEDIA, has(COLLEGE, "level", "技工"), other, issued_on="2024-01-02")
    build(ledger, engine, province=None, threshold=0.5)
    graph = Graph(engine, Workspace(Path("nowhere"), Settings()))
    answer = graph.query("contradictions", evidence=True)
    columns = ("entity", "type", "other", "property", "value", "shown", "dated", "grade")
    assert [tuple(row[name] for name in columns) for row in answer] == [
        ("甲学院", "Institution", None, "level", "中职", True, None, "official"),
        ("甲学院", "Institution", None, "level", "技工", False, "2024-01-02", "media"),
        ("甲学院", "PARTNERS_WITH", "乙公司", "start_date", "2022", True, None, "official"),
        ("甲学院", "PARTNERS_WITH", "乙公司", "start_date", "2023-09", False, "2024-01-02", "media"),
    ]
    assert [item.grade for item in answer.evidence()] == ["official", "media", "official", "media"]
    # Once the sources agree, nothing is contested.
    said(ledger, "新闻", Grade.MEDIA, has(COLLEGE, "level", "中职"), work, issued_on="2024-01-02")
    build(ledger, engine, province=None, threshold=0.5)
    assert len(graph.query("contradictions")) == 0


CITY, OTHER_CITY, COUNTY = (
    region_entity(code, name) for code, name in (("430100", "长沙市"), ("430200", "株洲市"), ("430104", "岳麓区"))
)
OFFICE, BUREAU = (Entity("Department", name) for name in ("湖南省教育厅", "株洲市教育局"))


def ends(ledger: Ledger, relation: str) -> list[tuple[str, bool]]:
    return [(value, shown) for name, value, shown, _ in sides(node(ledger)) if name == relation]


def test_places_and_supervisors_that_sources_do_not_share_stand_side_by_side(ledger: Ledger) -> None:
    def at(place: Entity) -> RelationFact:
        return relates(COLLEGE, "LOCATED_IN", place)

    said(
        ledger,
        "名录",
        Grade.OFFICIAL,
        named(COLLEGE),
        at(CITY),
        relates(COLLEGE, "SUPERVISED_BY", OFFICE),
        issued_on="2017",
    )
    said(ledger, "地图", Grade.MEDIA, at(COUNTY))
    assert ends(ledger, "LOCATED_IN") == []  # the district lies in the city
    said(ledger, "新闻", Grade.MEDIA, at(OTHER_CITY), issued_on="2026")
    # The register's word for the city speaks for the district, too.
    assert sorted(ends(ledger, "LOCATED_IN")) == [("岳麓区", True), ("株洲市", False), ("长沙市", True)]
    # The newer of trusted sources is believed; both relations stay.
    said(ledger, "章程", Grade.SCHOOL, relates(COLLEGE, "SUPERVISED_BY", BUREAU), issued_on="2024")
    assert ends(ledger, "SUPERVISED_BY") == [("株洲市教育局", True), ("湖南省教育厅", False)]


def test_two_ends_that_one_source_names_or_of_two_times_are_no_contradiction(ledger: Ledger) -> None:
    campus = [relates(COLLEGE, "LOCATED_IN", place) for place in (CITY, OTHER_CITY)]
    before = replace(relates(COLLEGE, "SUPERVISED_BY", OFFICE), valid_to="2019")
    since = replace(relates(COLLEGE, "SUPERVISED_BY", BUREAU), valid_from="2020")
    said(ledger, "1", Grade.OFFICIAL, named(COLLEGE), *campus)
    said(ledger, "2", Grade.MEDIA, campus[0], before)
    said(ledger, "4", Grade.OFFICIAL, relates(COLLEGE, "SUPERVISED_BY", Entity("Department", "株洲市人民政府")))
    said(ledger, "3", Grade.MEDIA, campus[1], since)
    assert "contested" not in node(ledger)


def test_a_person_settles_where_a_school_lies(ledger: Ledger) -> None:
    said(ledger, "1", Grade.OFFICIAL, named(COLLEGE), relates(COLLEGE, "LOCATED_IN", CITY))
    said(ledger, "2", Grade.MEDIA, relates(COLLEGE, "LOCATED_IN", OTHER_CITY))
    assert ends(ledger, "LOCATED_IN") == [("长沙市", True), ("株洲市", False)]
    wrong = next(fact.key for fact in ledger.live().facts(predicates=("LOCATED_IN",)) if fact.object == OTHER_CITY.id)
    with ledger.run("fact") as run:
        ledger.decide(run, "李明", Reject((wrong,), "实地", "走访"))
    assert "contested" not in node(ledger)
