"""Small worlds of sources, things and facts for tests of ledger, resolution and building."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from chuyi.graph.facts import (
    AliasFact,
    Entity,
    Evidence,
    Grade,
    Passage,
    PropertyFact,
    RelationFact,
    Source,
    SourceFacts,
    Value,
    designation_entity,
    document_entity,
    hosted_entity,
    region_entity,
    target_entity,
    task_entity,
)
from chuyi.graph.ledger import Ledger, Recorded

Fact = PropertyFact | RelationFact | AliasFact
FIRST = (Evidence(0),)


def named(entity: Entity, **more: object) -> PropertyFact:
    """That there is such a thing."""
    return PropertyFact(entity, "name", entity.name, FIRST, "test", **more)  # type: ignore[arg-type]


def has(entity: Entity, property_: str, value: Value, confidence: float = 1.0) -> PropertyFact:
    """A property."""
    return PropertyFact(entity, property_, value, FIRST, "test", confidence)


def relates(subject: Entity, type_: str, object_: Entity, confidence: float = 1.0, **properties: Value) -> RelationFact:
    """A relation."""
    return RelationFact(type_, subject, object_, FIRST, "test", properties, confidence)


def called(entity: Entity, alias: str, kind: str = "short", scope: str = "global") -> AliasFact:
    """Another name."""
    return AliasFact(entity, alias, kind, FIRST, "test", scope)


def says(
    uri: str,
    *facts: Fact,
    grade: Grade = Grade.MEDIA,
    kind: str = "文件",
    document: Entity | None = None,
    sha256: str | None = None,
    title: str | None = None,
) -> SourceFacts:
    """A source that says ``facts``, each in a passage of its own; the hash follows from what it says."""
    texts = [str(fact) for fact in facts]
    passages = tuple(Passage(text, texts[:index].count(text), {"paragraph": index}) for index, text in enumerate(texts))
    placed = [replace(fact, evidence=(Evidence(index),)) for index, fact in enumerate(facts)]
    content = sha256 or hashlib.sha256("\n".join([*texts, str(document)]).encode()).hexdigest()
    return SourceFacts(
        Source(uri, content, kind, grade, title, None, document),
        passages,
        tuple(fact for fact in placed if isinstance(fact, PropertyFact)),
        tuple(fact for fact in placed if isinstance(fact, RelationFact)),
        tuple(fact for fact in placed if isinstance(fact, AliasFact)),
    )


@dataclass
class Clock:
    """A clock that goes on by a minute at each look, and by days when told."""

    now: datetime = field(default_factory=lambda: datetime(2026, 1, 1, tzinfo=UTC))

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now

    def pass_days(self, days: int) -> None:
        self.now += timedelta(days=days)


def new_ledger(folder: Path, clock: Clock | None = None) -> Ledger:
    """An empty ledger."""
    return Ledger.create(folder / "facts.db", clock=clock or Clock())


def record(ledger: Ledger, *sources: SourceFacts) -> list[Recorded]:
    """Record sources in one run."""
    with ledger.run("test") as run:
        return [ledger.record(run, source) for source in sources]


def said(ledger: Ledger, known_at: int | None = None) -> set[tuple[str, str, str]]:
    """What is live: raw names, predicates and values."""
    snapshot = ledger.live(known_at)
    entities = snapshot.entities()
    return {
        (entities[fact.subject].name, fact.predicate, entities[fact.object].name if fact.object else str(fact.value))
        for fact in snapshot.facts()
    }


def school(name: str, region: str | None = None) -> Entity:
    return Entity("Institution", name, region=region)


def department(name: str, region: str | None = None) -> Entity:
    return Entity("Department", name, region=region)


def enterprise(name: str, region: str | None = None) -> Entity:
    return Entity("Enterprise", name, region=region)


def many_facts() -> list[Fact]:
    """Facts of all kinds that resolution has work with: homonyms, short names, relative departments, documents
    with and without number, tasks and targets from table and text, bases with and without host, doubtful ones."""
    changsha, zhuzhou = region_entity("430100", "长沙市"), region_entity("430200", "株洲市")
    city_school, other_school, plain_school = (school("第一职业中专", code) for code in ("430100", "430200", None))
    college, former = school("湖南汽车工程职业大学", "430200"), school("湖南汽车工程职业学院")
    short = school("湖汽")
    firm, firm_short = enterprise("三一重工股份有限公司"), enterprise("三一")
    other_firm = enterprise("三一集团有限公司")
    office, office_short, relative = (
        department("湖南省发展和改革委员会"),
        department("湖南省发改委"),
        department("省教育厅"),
    )
    education = department("湖南省教育厅", "430000")
    local = school("学院")
    notice, numbered = (
        document_entity("关于实施职业教育“楚怡”行动的通知", issued_on="2022-04-08"),
        document_entity("关于实施职业教育“楚怡”行动的通知", "湘教发〔2022〕16号"),
    )
    cited = document_entity("关于实施职业教育“楚怡”行动的通知")
    in_table = task_entity(cited, "二（一）2", "建设“楚怡”文化传承基地", shared_clause=True)
    in_text = task_entity(notice, "二（一）2", "建设一批“楚怡”文化传承基地")
    table_target, text_target = (
        target_entity(in_table, 1, "文化传承基地"),
        target_entity(in_text, 1, "“楚怡”文化传承基地"),
    )
    title, title_alone = designation_entity("“楚怡”文化传承基地", "“楚怡”行动"), designation_entity("楚怡文化传承基地")
    base, base_alone = (
        hosted_entity("TrainingBase", "智慧康养实训基地", "第一职业中专"),
        hosted_entity("TrainingBase", "智慧康养实训基地"),
    )
    return [
        *(named(place) for place in (changsha, zhuzhou)),
        *(named(item) for item in (city_school, other_school, plain_school, college, former, short)),
        *(named(item) for item in (firm, firm_short, other_firm, office, office_short, relative, education)),
        *(named(item) for item in (local, notice, numbered, cited, in_table, in_text, table_target, text_target)),
        *(named(item) for item in (title, title_alone, base, base_alone)),
        has(college, "level", "职业本科"),
        has(college, "level", "高职专科"),
        has(former, "level", "高职专科"),
        has(college, "code", "4143013937"),
        has(plain_school, "ownership", "公办", 0.3),
        has(firm, "industry", "工程机械"),
        has(notice, "issued_on", "2022-04-08"),
        has(numbered, "doc_number", "湘教发〔2022〕16号"),
        has(in_table, "clause", "二（一）2"),
        has(in_text, "clause", "二（一）2"),
        *(has(target, "count", 20) for target in (table_target, text_target)),
        *(has(target, "unit", "个") for target in (table_target, text_target)),
        called(college, "湖南汽车工程职业学院", "former"),
        called(college, "湖汽"),
        called(firm, "三一"),
        called(other_firm, "三一"),
        called(city_school, "学院", "short", "source"),
        called(other_school, "学院", "short", "source"),
        relates(city_school, "LOCATED_IN", changsha),
        relates(other_school, "LOCATED_IN", zhuzhou),
        relates(plain_school, "PARTNERS_WITH", firm, kind="订单班", object="三一班", start_date="2023"),
        relates(city_school, "PARTNERS_WITH", firm, kind="订单班", object="三一班"),
        relates(college, "PARTNERS_WITH", firm_short, 0.3, kind="订单班"),
        relates(former, "PARTNERS_WITH", other_firm, kind="捐赠"),
        relates(former, "SUPERVISED_BY", college),
        relates(local, "SUPERVISED_BY", relative),
        relates(notice, "ISSUED_BY", relative, order=1),
        relates(notice, "ISSUED_BY", office_short, order=2),
        relates(numbered, "ISSUED_BY", education, order=1),
        relates(cited, "DEFINES", in_table, clause="二（一）2"),
        relates(notice, "DEFINES", in_text, clause="二（一）2"),
        relates(in_table, "HAS_TARGET", table_target),
        relates(in_text, "HAS_TARGET", text_target),
        relates(table_target, "AIMS_AT", title),
        relates(text_target, "AIMS_AT", title_alone),
        relates(in_text, "SUPPORTS", plain_school),
        relates(city_school, "HOSTS", base),
        relates(plain_school, "HOSTS", base_alone),
        relates(base, "AWARDED", title, year=2022, status="立项"),
        relates(base_alone, "AWARDED", title_alone, year=2022, status="建设中"),
    ]


DOCUMENTS: Sequence[Entity | None] = (
    None,
    document_entity("关于实施职业教育“楚怡”行动的通知", issued_on="2022-04-08"),
    document_entity("关于实施职业教育“楚怡”行动的通知", "湘教发〔2022〕16号"),
)


def of_source(name: str, facts: Iterable[Fact], grade: Grade, document: Entity | None = None) -> SourceFacts:
    """A source of the random histories."""
    return says(f"chuyi:test/{name}", *facts, grade=grade, document=document)
