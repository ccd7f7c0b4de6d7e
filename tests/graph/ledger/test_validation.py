"""Facts against the ontology: what fits goes on unchanged, what does not is refused with its reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chuyi.graph.facts import Entity, Evidence, PropertyFact, Reason
from chuyi.graph.ledger.validation import validate
from tests.graph.worlds import Fact, called, department, enterprise, has, many_facts, named, relates, says, school

SCHOOL, FIRM = school("甲学院"), enterprise("乙公司")
HALF = "半\ud800个"


def test_what_fits_goes_on_as_it_is() -> None:
    given = says("test:a", *(fact for fact in many_facts() if fact.evidence))
    taken = validate(given)
    assert taken.rejects == ()
    assert (taken.relations, taken.aliases) == (given.relations, given.aliases)
    assert len(taken.properties) == len(given.properties)


def test_a_name_gets_the_name_that_its_type_gives_it() -> None:
    [fact] = validate(says("test:a", named(Entity("Task", "扩建学校")))).properties
    assert (fact.property, fact.value) == ("title", "扩建学校")


WRONG: list[tuple[Fact, Reason]] = [
    (named(Entity("Weather", "雨")), Reason.UNKNOWN_TYPE),
    (named(Entity("Organization", "某单位")), Reason.UNKNOWN_TYPE),
    (named(school("  ")), Reason.MISSING_KEY),
    (named(school(HALF)), Reason.NOT_A_FACT),
    (has(SCHOOL, "mood", "好"), Reason.UNKNOWN_PROPERTY),
    (has(SCHOOL, "level", "小学"), Reason.UNKNOWN_VALUE),
    (has(SCHOOL, "level", ""), Reason.NOT_A_FACT),
    (has(SCHOOL, "short_names", ()), Reason.NOT_A_FACT),
    (has(SCHOOL, "code", HALF), Reason.NOT_A_FACT),
    (has(Entity("Alliance", "丙联盟"), "founded", "去年"), Reason.BAD_DATE),
    (has(Entity("OfficialList", "名单"), "total", "许多"), Reason.BAD_NUMBER),
    (has(Entity("OfficialList", "名单"), "total", float("nan")), Reason.BAD_NUMBER),
    (has(SCHOOL, "level", "中职", 1.5), Reason.BAD_NUMBER),
    (replace(has(SCHOOL, "level", "中职"), valid_from="某日"), Reason.BAD_DATE),
    (relates(SCHOOL, "ADMIRES", FIRM), Reason.WRONG_TYPE),
    (relates(FIRM, "PARTNERS_WITH", SCHOOL), Reason.WRONG_TYPE),
    (relates(SCHOOL, "PARTNERS_WITH", SCHOOL), Reason.CONTRADICTION),
    (relates(SCHOOL, "PARTNERS_WITH", FIRM, kind="闲聊"), Reason.UNKNOWN_VALUE),
    (relates(SCHOOL, "PARTNERS_WITH", FIRM, colour="红"), Reason.UNKNOWN_PROPERTY),
    (relates(SCHOOL, "PARTNERS_WITH", FIRM, start_date="2023-13"), Reason.BAD_DATE),
    (relates(SCHOOL, "PARTNERS_WITH", enterprise("")), Reason.MISSING_KEY),
    (called(SCHOOL, " "), Reason.MISSING_KEY),
    (called(SCHOOL, "甲", "nickname"), Reason.UNKNOWN_VALUE),
    (called(SCHOOL, "甲", scope="village"), Reason.UNKNOWN_VALUE),
    (called(SCHOOL, HALF), Reason.NOT_A_FACT),
]


@pytest.mark.parametrize(
    ("fact", "reason"), WRONG, ids=[f"{index}-{reason}" for index, (_, reason) in enumerate(WRONG)]
)
def test_what_does_not_fit_is_refused_with_its_reason_and_costs_nothing_else(fact: Fact, reason: Reason) -> None:
    good = named(department("丁厅"))
    taken = validate(says("test:a", good, fact))
    [reject] = taken.rejects
    assert reject.reason is reason
    assert reject.severity == "error"
    assert reject.message_zh.endswith("。")
    assert reject.message_en.endswith(".")
    assert reject.message_zh != reject.message_en
    assert reject.location["paragraph"] == 1
    reject.value.encode("utf-8")
    assert [item.entity.name for item in taken.properties] == ["丁厅"]
    assert (taken.relations, taken.aliases) == ((), ())


@pytest.mark.parametrize(
    "evidence",
    [(), (Evidence(7),), (Evidence(-1),), (Evidence(0, 0, 1000),), (Evidence(0, 3, 2),), (Evidence(0, -1, 2),)],
)
def test_a_fact_whose_evidence_is_not_there_is_refused(evidence: tuple[Evidence, ...]) -> None:
    given = says("test:a", named(SCHOOL))
    fact = PropertyFact(SCHOOL, "level", "中职", evidence, "test")
    taken = validate(replace(given, properties=(*given.properties, fact)))
    assert [reject.reason for reject in taken.rejects] == [Reason.NO_EVIDENCE]
    assert [item.property for item in taken.properties] == ["name"]


def test_rejects_of_the_reader_come_first() -> None:
    first = validate(says("test:a", has(SCHOOL, "mood", "好"))).rejects
    given = replace(says("test:a", has(SCHOOL, "level", "小学")), rejects=first)
    assert [reject.reason for reject in validate(given).rejects] == [Reason.UNKNOWN_PROPERTY, Reason.UNKNOWN_VALUE]
