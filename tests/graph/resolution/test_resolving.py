"""Which names mean one thing, on real ledgers; every name is invented."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from chuyi.graph.facts import (
    AliasFact,
    Entity,
    Evidence,
    Passage,
    PropertyFact,
    RelationFact,
    Source,
    SourceFacts,
    designation_entity,
    document_entity,
    target_entity,
    task_entity,
)
from chuyi.graph.ledger import Ledger
from chuyi.graph.resolution import Resolution
from chuyi.graph.resolution.resolving import resolve

HERE = (Evidence(0),)
Fact = PropertyFact | RelationFact | AliasFact


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.create(tmp_path / "facts.db") as made:
        yield made


def record(ledger: Ledger, uri: str, *facts: Fact, document: Entity | None = None, kind: str = "文件") -> str:
    """Record facts as one source; gives its id."""
    source = Source(f"test:{uri}", uri, kind, document=document)
    said = SourceFacts(
        source,
        (Passage(uri),),
        tuple(fact for fact in facts if isinstance(fact, PropertyFact)),
        tuple(fact for fact in facts if isinstance(fact, RelationFact)),
        tuple(fact for fact in facts if isinstance(fact, AliasFact)),
    )
    with ledger.run("test") as run:
        recorded = ledger.record(run, said)
    assert recorded.rejects == ()
    return recorded.source


def named(type_: str, name: str, region: str | None = None) -> PropertyFact:
    return PropertyFact(Entity(type_, name, region=region), "name", name, HERE, "test")


def stated(entity: Entity, property_: str, value: str | int) -> PropertyFact:
    return PropertyFact(entity, property_, value, HERE, "test")


def alias(entity: Entity, name: str, kind: str = "short", scope: str = "global") -> AliasFact:
    return AliasFact(entity, name, kind, HERE, "test", scope)


def resolved(ledger: Ledger, province: str | None = None) -> Resolution:
    return resolve(ledger.live(), province=province, threshold=0.5)


def same(resolution: Resolution, one: PropertyFact, other: PropertyFact, source: str = "") -> bool:
    return resolution.of(one.entity.id, source) == resolution.of(other.entity.id, source)


def test_a_name_without_a_place_is_the_only_one_of_that_name(ledger: Ledger) -> None:
    placed, bare = named("Institution", "临溪职业学院", "990100"), named("Institution", "临溪职业学院")
    record(ledger, "a", placed)
    record(ledger, "b", bare)
    assert same(resolved(ledger), placed, bare)


def test_homonyms_in_two_cities_stay_apart_and_a_bare_name_waits(ledger: Ledger) -> None:
    east, west = (named("Institution", "工业学校", code) for code in ("430100", "430200"))
    bare = named("Institution", "工业学校")
    record(ledger, "a", east, west, bare)
    resolution = resolved(ledger)
    assert len({resolution.of(item.entity.id, "") for item in (east, west, bare)}) == 3
    asked = {frozenset(item.entities) for item in resolution.pending}
    assert asked == {frozenset((bare.entity.id, placed.entity.id)) for placed in (east, west)}


def test_a_county_lies_in_its_city_and_not_in_another(ledger: Ledger) -> None:
    city, county, other = (named("Institution", "育才学校", code) for code in ("430100", "430121", "430200"))
    record(ledger, "a", city, county)
    assert same(resolved(ledger), city, county)
    record(ledger, "b", other)
    assert not same(resolved(ledger), city, other)


def test_types_must_match(ledger: Ledger) -> None:
    firm, institute = named("Enterprise", "云岭新材料研究院"), named("ResearchInstitute", "云岭新材料研究院")
    record(ledger, "a", firm, institute)
    assert not same(resolved(ledger), firm, institute)


def test_a_former_name_means_its_owner_whose_name_stays(ledger: Ledger) -> None:
    new, old = named("Institution", "临溪职业大学", "990100"), named("Institution", "临溪职业学院")
    record(ledger, "a", new, alias(new.entity, "临溪职业学院", "former"))
    record(ledger, "b", old)
    resolution = resolved(ledger)
    assert resolution.of(old.entity.id, "") == new.entity.id
    assert resolution.is_secondary(old.entity.id, "")
    assert "曾用名" in next(m for m in resolution.merges if m.raw == old.entity.id).reason.zh


def test_a_short_name_of_two_owners_is_neither(ledger: Ledger) -> None:
    one, other, short = (named("Institution", name) for name in ("甲江职业学院", "乙江职业学院", "江职院"))
    record(ledger, "a", one, other, alias(one.entity, "江职院"), alias(other.entity, "江职院"))
    record(ledger, "b", short)
    resolution = resolved(ledger)
    assert resolution.of(short.entity.id, "") == short.entity.id
    assert any(short.entity.id in item.entities for item in resolution.pending)


def test_a_name_introduced_in_a_document_holds_there_alone(ledger: Ledger) -> None:
    full, short = named("Enterprise", "金石重工股份有限公司"), named("Enterprise", "金石")
    here = record(ledger, "a", full, short, alias(full.entity, "金石", scope="source"))
    there = record(ledger, "b", short)
    resolution = resolved(ledger)
    assert resolution.of(short.entity.id, here) == full.entity.id
    assert resolution.of(short.entity.id, there) == short.entity.id


@pytest.mark.parametrize(
    ("short", "full"),
    [("贵州省发改委", "贵州省发展和改革委员会"), ("丰泽市人社局", "丰泽市人力资源和社会保障局")],
)
def test_departments_are_one_by_their_name_in_full(ledger: Ledger, short: str, full: str) -> None:
    one, other = named("Department", short), named("Department", full)
    record(ledger, "a", one)
    record(ledger, "b", other)
    assert same(resolved(ledger), one, other)


def test_the_province_of_a_department_is_that_of_the_issuers_else_the_setting(ledger: Ledger) -> None:
    document, issuer = document_entity("甲通知", "甲〔2025〕1号"), Entity("Department", "贵州省财政厅")
    relative = named("Department", "省教育厅")
    issued = RelationFact("ISSUED_BY", document, issuer, HERE, "test", {"order": 1})
    notice = record(ledger, "a", relative, issued, stated(document, "title", "甲通知"), document=document)
    news = record(ledger, "b", relative)
    resolution = resolved(ledger, "湖南省")
    names = {source: resolution.made[resolution.of(relative.entity.id, source)].name for source in (notice, news)}
    assert names == {notice: "贵州省教育厅", news: "湖南省教育厅"}
    unknown = resolved(ledger)
    assert unknown.made[unknown.of(relative.entity.id, news)].name == "省教育厅"


def test_a_document_is_one_by_number_or_title_but_not_against_its_date(ledger: Ledger) -> None:
    full = document_entity("关于加强甲类实训基地建设的通知", "甲教〔2025〕1号")
    mention = document_entity("关于加强甲类实训基地建设的通知")
    other_year = document_entity("关于加强甲类实训基地建设的通知", None, "2019")
    record(
        ledger, "a", stated(full, "title", "关于加强甲类实训基地建设的通知"), stated(full, "issued_on", "2025-01-02")
    )
    record(ledger, "b", stated(mention, "title", "关于加强甲类实训基地建设的通知"))
    assert resolved(ledger).of(mention.id, "") == resolved(ledger).of(full.id, "")
    record(
        ledger,
        "c",
        stated(other_year, "title", "关于加强甲类实训基地建设的通知"),
        stated(other_year, "issued_on", "2019"),
    )
    resolution = resolved(ledger)
    assert resolution.of(other_year.id, "") != resolution.of(full.id, "")


def test_our_own_words_are_never_the_notice(ledger: Ledger) -> None:
    real, sample = (
        document_entity("关于加强乙类实训基地建设的通知", "乙〔2025〕1号"),
        document_entity("关于加强乙类实训基地建设的通知", None, "2025"),
    )
    record(ledger, "a", stated(real, "title", "关于加强乙类实训基地建设的通知"))
    record(ledger, "b", stated(sample, "title", "关于加强乙类实训基地建设的通知"), document=sample, kind="示例改写")
    resolution = resolved(ledger)
    assert resolution.of(sample.id, "") != resolution.of(real.id, "")


def a_task(document: Entity, title: str, count: int, *, shared: bool) -> tuple[list[Fact], Entity, Entity]:
    task = task_entity(document, "二（一）", title, shared_clause=shared)
    target = target_entity(task, 1, "示范基地")
    facts: list[Fact] = [
        stated(document, "title", document.name),
        stated(task, "title", title),
        stated(task, "clause", "二（一）"),
        stated(target, "object", "示范基地"),
        stated(target, "count", count),
        stated(target, "unit", "个"),
        RelationFact("DEFINES", document, task, HERE, "test"),
        RelationFact("HAS_TARGET", task, target, HERE, "test"),
    ]
    return facts, task, target


@pytest.mark.parametrize(
    ("title", "count", "one_task", "one_target"),
    [("建设示范基地", 12, True, True), ("建设示范基地", 15, True, False), ("培养教师", 12, False, False)],
)
def test_a_row_and_a_clause_are_one_task_by_clause_and_title(
    ledger: Ledger, title: str, count: int, one_task: bool, one_target: bool
) -> None:
    document = document_entity("关于丙的通知", "丙〔2025〕1号")
    row, row_task, row_target = a_task(document, "建设一批“示范基地”。", 12, shared=True)
    clause, clause_task, clause_target = a_task(document, title, count, shared=False)
    record(ledger, "table", *row)
    record(ledger, "notice", *clause)
    resolution = resolved(ledger)
    assert (resolution.of(row_task.id, "") == resolution.of(clause_task.id, "")) == one_task
    assert (resolution.of(row_target.id, "") == resolution.of(clause_target.id, "")) == one_target


def test_designations_are_one_unless_two_programmes_confer_them(ledger: Ledger) -> None:
    bare, quoted = designation_entity("星火示范基地"), designation_entity("“星火”示范基地", "星火行动")
    record(ledger, "a", stated(bare, "name", bare.name), stated(quoted, "name", quoted.name))
    assert resolved(ledger).of(bare.id, "") == resolved(ledger).of(quoted.id, "")
    other = designation_entity("星火示范基地", "燎原行动")
    record(ledger, "b", stated(other, "name", other.name))
    resolution = resolved(ledger)
    assert len({resolution.of(item.id, "") for item in (bare, quoted, other)}) == 3


def test_the_order_of_reading_plays_no_part(tmp_path: Path) -> None:
    new, old = named("Institution", "临溪职业大学", "990100"), named("Institution", "临溪职业学院")
    sources = [
        ("a", (new, alias(new.entity, "临溪职业学院", "former"))),
        ("b", (old,)),
        ("c", (named("Institution", "临溪职业大学"),)),
    ]
    found = []
    for number, order in enumerate((sources, sources[::-1])):
        with Ledger.create(tmp_path / f"{number}.db") as ledger:
            for uri, facts in order:
                record(ledger, uri, *facts)
            found.append(resolved(ledger).canonical)
    assert found[0] == found[1]
