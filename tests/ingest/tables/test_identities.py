"""A table makes the same raw ids as every other reader."""

import pytest

from chuyi.graph.facts import (
    Entity,
    designation_entity,
    document_entity,
    hosted_entity,
    region_entity,
    target_entity,
    task_entity,
)
from chuyi.graph.schema import ontology
from chuyi.ingest.tables.identities import Part, entity_of, parts_of

NOTICE = document_entity("某通知")
TASK = task_entity(NOTICE, "一（一）", "办好某事", shared_clause=True)


@pytest.mark.parametrize(
    ("type_", "name", "parts", "expected"),
    [
        ("Document", "某通知", {}, document_entity("某通知")),
        (
            "Document",
            "某通知",
            {"doc_number": "湘教发〔2023〕1号", "issued_on": "2023"},
            document_entity("某通知", "湘教发〔2023〕1号"),
        ),
        ("Document", "某通知", {"issued_on": "2023"}, document_entity("某通知", None, "2023")),
        ("Task", "办好某事", {"document": NOTICE, "clause": "一（一）"}, TASK),
        ("Task", "办好某事", {"document": NOTICE}, task_entity(NOTICE, None, "办好某事")),
        ("Target", "学校", {"task": TASK, "ordinal": "2"}, target_entity(TASK, 2, "学校")),
        ("Designation", "某称号", {"programme": "某行动"}, designation_entity("某称号", "某行动")),
        ("Designation", "某称号", {}, designation_entity("某称号")),
        ("TrainingBase", "基地", {"host": " 甲学院 "}, hosted_entity("TrainingBase", "基地", "甲学院")),
        ("CultureBase", "基地", {}, hosted_entity("CultureBase", "基地")),
        (
            "ProgrammeGroup",
            "护理专业群",
            {"institution": "甲学院"},
            hosted_entity("ProgrammeGroup", "护理专业群", "甲学院"),
        ),
        ("Region", "长沙市", {"code": "430100"}, region_entity("430100", "长沙市")),
        ("Institution", " 甲学院 ", {}, Entity("Institution", "甲学院", ("甲学院",), "430100")),
    ],
)
def test_ids_are_those_of_the_shared_rules(type_: str, name: str, parts: dict[str, Part], expected: Entity) -> None:
    made = entity_of(type_, name, parts, "430100", ontology())
    assert isinstance(made, Entity)
    assert (made.id, made.name) == (expected.id, expected.name)


@pytest.mark.parametrize(
    ("type_", "parts", "missing"),
    [
        ("Task", {}, "document"),
        ("Target", {"ordinal": "1"}, "task"),
        ("Target", {"task": TASK, "ordinal": "一"}, "ordinal"),
        ("Region", {}, "code"),
    ],
)
def test_a_missing_part_is_named(type_: str, parts: dict[str, Part], missing: str) -> None:
    assert entity_of(type_, "名", parts, None, ontology()) == missing


def test_parts() -> None:
    assert parts_of("Institution", ontology()) == ()
    assert parts_of("TrainingBase", ontology()) == ("host",)
    assert parts_of("Task", ontology()) == ("document", "clause")
