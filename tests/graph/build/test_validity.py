"""What held on a date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from chuyi.errors import UsageError
from chuyi.graph.build.projecting import Projector
from chuyi.graph.build.projection import Projection
from chuyi.graph.build.validity_period import Period, check_date
from chuyi.graph.facts import Entity, RelationFact, designation_entity, document_entity, target_entity, task_entity
from chuyi.graph.ledger import Ledger
from chuyi.graph.resolution import resolve
from chuyi.graph.schema import ontology
from tests.graph.worlds import called, enterprise, has, named, new_ledger, record, relates, says, school

COLLEGE, OLD, FIRM = school("甲学院"), school("甲学校"), enterprise("乙公司")


@pytest.mark.parametrize(
    ("start", "end", "as_of", "excluded"),
    [
        (None, None, "2024", False),
        ("2023", None, "2022", True),
        ("2023", None, "2022-12-31", True),
        ("2023", None, "2023-01-01", False),
        ("2023-06", None, "2023", False),
        ("2023-06", None, "2023-05-31", True),
        ("2023-06-15", None, "2023-06-14", True),
        ("2023-06-15", None, "2023-06", False),
        (None, "2025", "2025-12-31", False),
        (None, "2025", "2026", True),
        (None, "2025-03", "2025-03-31", False),
        (None, "2025-03", "2025-04-01", True),
        (None, "2025-03-10", "2025", False),
        (None, "2025-03-10", "2025-03-11", True),
        ("2020", "2022", "2021-07", False),
    ],
)
def test_a_period_excludes_a_date(start: str | None, end: str | None, as_of: str, excluded: bool) -> None:
    assert Period(start, end).excludes(as_of) is excluded


@pytest.mark.parametrize("text", ["", "今天", "2024-13", "24", "2024-6"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        check_date(text)
    assert check_date("2024-06") == "2024-06"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with new_ledger(tmp_path) as made:
        yield made


def shown(ledger: Ledger, as_of: str | None) -> Projection:
    snapshot = ledger.live()
    resolution = resolve(snapshot, province=None, threshold=0.5)
    return Projector(snapshot, resolution, ontology(), 0.5, as_of).everything()


def names(projection: Projection, type_: str) -> set[str]:
    return {str(item["name"]) for item in projection.nodes.get(type_, {}).values()}


def relations(projection: Projection, type_: str) -> list[dict[str, object]]:
    found = [
        relation.properties
        for kind, relations in projection.relations.items()
        if kind[0] == type_
        for relation in relations.values()
    ]
    return sorted(found, key=lambda item: str(item.get("kind")))


def within(fact: RelationFact, start: str | None, end: str | None) -> RelationFact:
    return replace(fact, valid_from=start, valid_to=end)


def test_relations_of_another_time_are_left_out_and_those_of_unknown_time_stay(ledger: Ledger) -> None:
    record(
        ledger,
        says(
            "test:1",
            named(COLLEGE),
            named(FIRM),
            within(relates(COLLEGE, "PARTNERS_WITH", FIRM, kind="订单班"), "2023", None),
            within(relates(COLLEGE, "PARTNERS_WITH", FIRM, kind="捐赠"), None, "2021"),
            relates(COLLEGE, "PARTNERS_WITH", FIRM, kind="校企合作", start_date="2022-09", end_date="2024-06"),
            relates(COLLEGE, "PARTNERS_WITH", FIRM, kind="联合培养"),
        ),
    )

    def kinds(as_of: str | None) -> list[object]:
        return [item["kind"] for item in relations(shown(ledger, as_of), "PARTNERS_WITH")]

    assert kinds(None) == ["捐赠", "校企合作", "联合培养", "订单班"]
    assert kinds("2020") == ["捐赠", "联合培养"]
    assert kinds("2023-01") == ["校企合作", "联合培养", "订单班"]
    assert kinds("2025") == ["联合培养", "订单班"]
    bounds = [
        (item.get("valid_from"), item.get("valid_to")) for item in relations(shown(ledger, None), "PARTNERS_WITH")
    ]
    assert bounds == [(None, "2021"), ("2022-09", "2024-06"), (None, None), ("2023", None)]


def test_open_ends_are_marked_where_a_date_is_asked_of(ledger: Ledger) -> None:
    notice = document_entity("通知", "教〔2020〕1号")
    office = Entity("Department", "湖南省教育厅")
    record(
        ledger,
        says(
            "test:1",
            relates(COLLEGE, "PARTNERS_WITH", FIRM, kind="捐赠"),
            relates(COLLEGE, "PARTNERS_WITH", FIRM, kind="订单班", start_date="2020"),
            relates(COLLEGE, "PARTNERS_WITH", FIRM, kind="校企合作", start_date="2020", end_date="2025"),
            relates(COLLEGE, "PARTNERS_WITH", FIRM, kind="联合培养", end_date="2025"),
            relates(notice, "ISSUED_BY", office),
        ),
    )
    marks = [item.get("open_time") for item in relations(shown(ledger, "2021"), "PARTNERS_WITH")]
    assert marks == ["both", None, "start", "end"]
    assert "open_time" not in relations(shown(ledger, "2021"), "ISSUED_BY")[0]
    assert not any("open_time" in item for item in relations(shown(ledger, None), "PARTNERS_WITH"))


def test_an_award_holds_since_its_year(ledger: Ledger) -> None:
    title = designation_entity("称号")
    record(ledger, says("test:1", named(COLLEGE), named(title), relates(COLLEGE, "AWARDED", title, year=2022)))
    assert relations(shown(ledger, "2021-12-31"), "AWARDED") == []
    assert [item["valid_from"] for item in relations(shown(ledger, "2022"), "AWARDED")] == ["2022"]


def test_what_was_founded_or_issued_later_is_not_there_nor_what_it_made(ledger: Ledger) -> None:
    alliance = Entity("Alliance", "丙联盟")
    notice = document_entity("关于丁的通知", issued_on="2022-04-08")
    task = task_entity(notice, "一", "建设一批基地")
    target = target_entity(task, 1, "基地")
    record(
        ledger,
        says(
            "test:1",
            named(COLLEGE),
            named(alliance),
            has(alliance, "founded", "2023"),
            relates(COLLEGE, "LEADS", alliance),
        ),
        says(
            "test:2",
            named(notice),
            has(notice, "issued_on", "2022-04-08"),
            named(task),
            named(target),
            relates(notice, "DEFINES", task),
            relates(task, "HAS_TARGET", target),
            relates(task, "SUPPORTS", COLLEGE),
            document=notice,
        ),
    )
    early, late = shown(ledger, "2022-04"), shown(ledger, "2021")
    assert (names(early, "Alliance"), names(early, "Task"), names(early, "Target")) == (
        set(),
        {"建设一批基地"},
        {"基地"},
    )
    assert relations(early, "LEADS") == []
    assert [len(relations(early, type_)) for type_ in ("DEFINES", "SUPPORTS", "TEXT_OF")] == [1, 1, 1]
    assert names(late, "Institution") == {"甲学院"}
    assert not any(names(late, type_) for type_ in ("Alliance", "Document", "Task", "Target"))
    assert not any(relations(late, type_) for type_ in ("DEFINES", "HAS_TARGET", "SUPPORTS", "TEXT_OF"))
    everything = shown(ledger, None)
    assert names(everything, "Alliance") == {"丙联盟"}
    assert shown(ledger, "2026").nodes == everything.nodes


def test_a_thing_goes_by_its_name_of_then_and_names_of_any_time_find_it(ledger: Ledger) -> None:
    former = replace(called(COLLEGE, "甲学校", "former"), valid_to="2017")
    record(
        ledger, says("test:1", named(COLLEGE), former), says("test:2", named(OLD), relates(OLD, "PARTNERS_WITH", FIRM))
    )
    for as_of, name, aliases in (
        (None, "甲学院", ["甲学校"]),
        ("2010", "甲学校", ["甲学院"]),
        ("2017", "甲学院", ["甲学校"]),
        ("2026", "甲学院", ["甲学校"]),
    ):
        graph = shown(ledger, as_of)
        (node,) = graph.nodes["Institution"].values()
        assert (node["name"], node["aliases"]) == (name, aliases)
        [stated] = [item for item in relations(graph, "STATES") if item["property"] == "former_names"]
        assert (stated["value"], stated["valid_to"]) == ("甲学校", "2017")


def test_what_is_said_of_that_time_goes_before_what_nobody_dates(ledger: Ledger) -> None:
    then = replace(has(COLLEGE, "level", "高职专科"), valid_from="2017", valid_to="2017", extractor="table")
    record(ledger, says("test:1", named(COLLEGE), then), says("test:2", has(COLLEGE, "level", "职业本科")))

    def level(as_of: str | None) -> object:
        (node,) = shown(ledger, as_of).nodes["Institution"].values()
        assert "contested" not in node
        return node["level"]

    assert (level(None), level("2017"), level("2017-06"), level("2018")) == (
        "职业本科",
        "高职专科",
        "高职专科",
        "职业本科",
    )


def test_a_register_says_from_when_at_least(ledger: Ledger) -> None:
    fact = within(relates(COLLEGE, "PARTNERS_WITH", FIRM), "2017", None)
    record(ledger, says("test:1", named(COLLEGE), named(FIRM), replace(fact, extractor="table")))
    assert len(relations(shown(ledger, "2015"), "PARTNERS_WITH")) == 1


def succeeds(heir: Entity, former: Entity, kind: str, date: str | None) -> RelationFact:
    return relates(heir, "SUCCEEDS", former, kind=kind, **({"date": date} if date else {}))


NEW, ONE, TWO = school("丙学院"), school("丁学校"), school("戊学校")


@pytest.mark.parametrize(
    ("facts", "as_of", "there"),
    [
        # Two became one: they end, it begins.
        ([succeeds(NEW, ONE, "合并", "2017"), succeeds(NEW, TWO, "合并", "2017-06")], "2015", "丁戊"),
        ([succeeds(NEW, ONE, "合并", "2017"), succeeds(NEW, TWO, "合并", "2017-06")], "2017", "丁丙戊"),
        ([succeeds(NEW, ONE, "合并", "2017"), succeeds(NEW, TWO, "合并", "2017-06")], "2020", "丙"),
        # One joined what was there, another in another year.
        ([succeeds(NEW, ONE, "合并", "2017"), succeeds(NEW, TWO, "合并", "2019")], "2015", "丁丙戊"),
        ([succeeds(NEW, ONE, "合并", "2017"), succeeds(NEW, TWO, "合并", "2019")], "2018", "丙戊"),
        # Raised or renamed to another body.
        ([succeeds(NEW, ONE, "升格", "2017"), named(TWO)], "2015", "丁戊"),
        ([succeeds(NEW, ONE, "更名", "2017"), named(TWO)], "2020", "丙戊"),
        # Parted: what it came from goes on.
        ([succeeds(NEW, ONE, "拆分", "2017"), named(TWO)], "2015", "丁戊"),
        ([succeeds(NEW, ONE, "拆分", "2017"), named(TWO)], "2020", "丁丙戊"),
        # Nobody says when.
        ([succeeds(NEW, ONE, "升格", None), named(TWO)], "2015", "丁丙戊"),
        # Sources disagree: there from the first date, gone after the last.
        ([succeeds(NEW, ONE, "升格", "2017"), succeeds(NEW, ONE, "升格", "2019"), named(TWO)], "2018", "丁丙戊"),
        # Something of it is dated earlier, or began later.
        ([succeeds(NEW, ONE, "升格", "2017"), relates(NEW, "PARTNERS_WITH", TWO, start_date="2012")], "2015", "丁丙戊"),
        ([succeeds(NEW, ONE, "升格", "2017"), relates(ONE, "PARTNERS_WITH", TWO, start_date="2021")], "2022", "丁丙戊"),
    ],
)
def test_schools_begin_and_end_by_succession(ledger: Ledger, facts: list[RelationFact], as_of: str, there: str) -> None:
    record(
        ledger,
        says("test:1", named(NEW), named(ONE), named(TWO)),
        *(says(f"test:{n}", f) for n, f in enumerate(facts, 2)),
    )
    assert "".join(sorted(name[0] for name in names(shown(ledger, as_of), "Institution"))) == there
    assert len(names(shown(ledger, None), "Institution")) == 3


def test_an_award_that_was_revoked_ends_and_was_none_the_less_an_award(ledger: Ledger) -> None:
    title, notice = designation_entity("称号"), document_entity("关于撤销的通知", issued_on="2024-03-01")
    won = relates(COLLEGE, "AWARDED", title, year=2019, status="立项")
    lost = relates(COLLEGE, "AWARDED", title, status="撤销")
    again = relates(COLLEGE, "AWARDED", title, year=2026, status="立项")
    other = relates(OLD, "AWARDED", title, year=2019, status="立项")
    record(
        ledger,
        says("test:1", named(COLLEGE), named(OLD), named(title), won, again, other),
        says("test:2", named(notice), has(notice, "issued_on", "2024-03-01"), lost, document=notice),
    )

    def held(as_of: str | None) -> list[tuple[object, ...]]:
        found = relations(shown(ledger, as_of), "AWARDED")
        return sorted(tuple(str(item.get(name)) for name in ("year", "status", "valid_to")) for item in found)

    kept, ended = ("2019", "立项", "None"), ("2019", "立项", "2024-03-01")
    assert held("2018") == []
    assert held("2022") == [ended, kept]
    assert held("2024-03-01") == [ended, kept, ("None", "撤销", "2024-03-01")]
    assert held("2025") == [kept]
    assert held("2026") == [kept, ("2026", "立项", "None")]
    assert len(held(None)) == 4


def test_a_register_of_today_does_not_make_an_award_of_then_new(ledger: Ledger) -> None:
    title = designation_entity("称号")
    won = within(relates(COLLEGE, "AWARDED", title, year=2019), "2026", None)
    record(ledger, says("test:1", named(COLLEGE), named(title), replace(won, extractor="table")))
    assert [len(relations(shown(ledger, as_of), "AWARDED")) for as_of in ("2018", "2019", "2026")] == [0, 1, 1]
