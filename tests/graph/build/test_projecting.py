"""What the graph holds of a ledger: the shape of nodes, relations and evidence that all questions rely on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from chuyi.graph.build.projecting import Projector
from chuyi.graph.build.projection import Projection, Relation
from chuyi.graph.facts import Entity, Evidence, Grade, Passage, document_entity, task_entity
from chuyi.graph.ledger import Ledger
from chuyi.graph.resolution import resolve
from chuyi.graph.schema import ontology
from tests.graph.worlds import (
    Clock,
    called,
    enterprise,
    has,
    many_facts,
    named,
    new_ledger,
    record,
    relates,
    says,
    school,
)

COLLEGE, FIRM = school("甲学院"), enterprise("乙公司")
TEXT = "甲学院与乙公司共建订单班。"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ledger(tmp_path: Path, clock: Clock) -> Iterator[Ledger]:
    with new_ledger(tmp_path, clock) as made:
        yield made


def projected(ledger: Ledger, threshold: float = 0.5) -> Projection:
    snapshot = ledger.live()
    return Projector(
        snapshot, resolve(snapshot, province=None, threshold=threshold), ontology(), threshold
    ).everything()


def node(projection: Projection, type_: str) -> dict[str, Any]:
    [found] = projection.nodes[type_].values()
    return found


def relation(projection: Projection, type_: str) -> Relation:
    [found] = [item for kind, items in projection.relations.items() if kind[0] == type_ for item in items.values()]
    return found


def test_an_entity_carries_who_it_is_and_where_it_comes_from(ledger: Ledger) -> None:
    record(ledger, says("test:a", named(COLLEGE), has(COLLEGE, "level", "高职专科"), called(COLLEGE, "甲院")))
    found = node(projected(ledger), "Institution")
    [source] = ledger.sources()
    assert found.items() >= {
        "name": "甲学院", "type": "Institution", "level": "高职专科", "aliases": ["甲院"], "short_names": ["甲院"],
        "grade": "media", "needs_check": False, "sources": [source.id],
        "first_seen": "2026-01-01", "last_seen": "2026-01-01",
    }.items()  # fmt: skip
    assert len(found["evidence"]) == 1
    assert "ownership" not in found  # what nobody says is absent, not null


def test_a_task_and_a_document_are_called_by_their_titles(ledger: Ledger) -> None:
    document = document_entity("通知", "甲〔2026〕1号")
    task = task_entity(document, "一", "扩建学校")
    record(ledger, says("test:a", named(document), named(task), relates(document, "DEFINES", task, clause="一")))
    projection = projected(ledger)
    assert (node(projection, "Task")["name"], node(projection, "Task")["title"]) == ("扩建学校", "扩建学校")
    assert node(projection, "Document")["name"] == node(projection, "Document")["title"] == "通知"


def test_a_relation_carries_its_evidence_as_lists_of_one_length(ledger: Ledger) -> None:
    source = says("test:a", relates(COLLEGE, "PARTNERS_WITH", FIRM, kind="订单班", object=None))
    fact = replace(source.relations[0], evidence=(Evidence(0), Evidence(1, 0, 3)), valid_from="2024")
    passages = (
        Passage("整段", 0),
        Passage(TEXT, 0, {"paragraph": 1}, Grade.OFFICIAL, "http://example.invalid/1", "新闻"),
    )
    record(ledger, replace(source, passages=passages, relations=(fact,)))
    found = relation(projected(ledger), "PARTNERS_WITH").properties
    [row] = ledger.sources()
    assert found.items() >= {
        "kind": "订单班", "sources": [row.id], "grade": "official", "needs_check": False, "confidence": 1.0,
        "valid_from": "2024", "first_seen": "2026-01-01", "last_seen": "2026-01-01",
    }.items()  # fmt: skip
    assert (found["evidence_starts"], found["evidence_ends"]) == ([0, -1], [3, -1])  # the better grade first
    assert len(found["evidence"]) == 2
    assert not {"object", "valid_to"} & found.keys()


def test_a_relation_is_one_for_each_key_and_unites_what_all_say(ledger: Ledger) -> None:
    record(
        ledger,
        says("test:a", relates(COLLEGE, "PARTNERS_WITH", FIRM, 0.6, kind="订单班")),
        says("test:b", relates(COLLEGE, "PARTNERS_WITH", FIRM, 0.9, kind="订单班"), grade=Grade.OFFICIAL),
        says("test:c", relates(COLLEGE, "PARTNERS_WITH", FIRM, kind="捐赠")),
    )
    projection = projected(ledger)
    [found] = [items for kind, items in projection.relations.items() if kind[0] == "PARTNERS_WITH"]
    by_kind = {item.properties["kind"]: item.properties for item in found.values()}
    assert by_kind.keys() == {"订单班", "捐赠"}
    both = by_kind["订单班"]
    assert (len(both["sources"]), len(both["evidence"]), both["grade"], both["confidence"]) == (2, 2, "official", 0.9)


def test_sources_and_passages_stand_behind(ledger: Ledger) -> None:
    document = document_entity("通知", "甲〔2026〕1号")
    record(ledger, says("test:文件/通知.txt", named(document), named(COLLEGE), document=document, title="通知"))
    projection = projected(ledger)
    source = node(projection, "Source")
    assert (
        source.items()
        >= {"name": "通知", "type": "Source", "uri": "test:文件/通知.txt", "kind": "文件", "grade": "media"}.items()
    )
    passages = projection.nodes["Passage"]
    assert {item["document"] for item in passages.values()} == {"通知"}
    assert all(item["text"] and item["source"] in projection.nodes["Source"] for item in passages.values())
    kinds = {kind for kind, items in projection.relations.items() if items}
    assert ("HAS_PASSAGE", "Source", "Passage") in kinds
    assert ("TEXT_OF", "Source", "Document") in kinds
    assert ("MENTIONS", "Passage", "Institution") in kinds
    stated = [item.properties for item in projection.relations["STATES", "Passage", "Institution"].values()]
    assert stated == [{"property": "name", "value": "甲学院", "start": -1, "end": -1, "confidence": 1.0}]


def test_a_source_without_a_title_is_called_by_its_file(ledger: Ledger) -> None:
    record(ledger, says("file:///tmp/%E9%99%A2%E6%A0%A1.csv", named(COLLEGE)))
    assert node(projected(ledger), "Source")["name"] == "院校.csv"
    assert node(projected(ledger), "Passage")["document"] == "院校.csv"


def test_what_was_read_too_unsurely_is_not_there(ledger: Ledger) -> None:
    record(ledger, says("test:a", named(COLLEGE), relates(COLLEGE, "PARTNERS_WITH", FIRM, 0.3, kind="订单班")))
    counts = projected(ledger).relation_counts()
    assert "PARTNERS_WITH" not in counts
    assert projected(ledger, 0.2).relation_counts()["PARTNERS_WITH"] == 1


def test_what_only_a_relation_speaks_of_is_there(ledger: Ledger) -> None:
    record(ledger, says("test:a", relates(COLLEGE, "PARTNERS_WITH", FIRM, kind="订单班")))
    projection = projected(ledger)
    assert node(projection, "Enterprise").items() >= {"name": "乙公司", "grade": "media"}.items()
    found = relation(projection, "PARTNERS_WITH")
    assert {found.start} == projection.nodes["Institution"].keys()
    assert {found.end} == projection.nodes["Enterprise"].keys()


def test_every_end_of_every_relation_is_a_node(ledger: Ledger) -> None:
    record(ledger, says("test:a", *many_facts()))
    projection = projected(ledger)
    for (_, start_type, end_type), items in projection.relations.items():
        for item in items.values():
            assert item.start in projection.nodes[start_type]
            assert item.end in projection.nodes[end_type]


@pytest.mark.parametrize(
    ("grade", "marked"), [(Grade.OFFICIAL, False), (Grade.MEDIA, False), (Grade.MIRROR, True), (Grade.UNKNOWN, True)]
)
def test_the_best_grade_decides_whether_it_needs_a_check(grade: Grade, marked: bool, ledger: Ledger) -> None:
    record(ledger, says("test:a", named(COLLEGE), grade=grade), says("test:b", named(COLLEGE), grade=Grade.UNKNOWN))
    found = node(projected(ledger), "Institution")
    assert (found["grade"], found["needs_check"]) == (str(grade), marked)


def test_seen_from_the_first_day_to_the_last(ledger: Ledger, clock: Clock) -> None:
    record(ledger, says("test:a", named(COLLEGE)))
    clock.pass_days(3)
    record(ledger, says("test:b", named(COLLEGE)))
    found = node(projected(ledger), "Institution")
    assert (found["first_seen"], found["last_seen"]) == ("2026-01-01", "2026-01-04")


def test_lists_add_up_and_names_that_lost_are_aliases(ledger: Ledger) -> None:
    other = Entity("Institution", "甲学院", region=None)
    record(
        ledger,
        says("test:a", named(other), has(other, "short_names", ("甲院", "甲"))),
        says("test:b", named(other), has(other, "short_names", ("甲校",)), called(other, "甲师范", "former")),
    )
    found = node(projected(ledger), "Institution")
    assert set(found["short_names"]) == {"甲院", "甲", "甲校"}
    assert set(found["aliases"]) == {"甲院", "甲", "甲校", "甲师范"}
