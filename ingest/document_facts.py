"""From what the pipeline found in a document to facts of the ledger, each with its evidence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from urllib.parse import unquote_to_bytes

from chuyi.graph.facts import (
    AliasFact,
    Entity,
    Evidence,
    PropertyFact,
    Reason,
    Reject,
    RelationFact,
    Source,
    SourceFacts,
    Value,
    designation_entity,
    document_entity,
    hosted_entity,
    raw_name,
    region_entity,
    target_entity,
    task_entity,
)
from chuyi.ingest import confidence
from chuyi.ingest.layers import Extent, Layers, Mention, TargetSpan, TaskSpan
from chuyi.ingest.mentions.divisions import by_name, candidates, meant
from chuyi.ingest.passages import Passages
from chuyi.ingest.relations.dates import called
from chuyi.language import readable

HOSTED = ("TrainingBase", "CultureBase", "IndustryCollege", "ProgrammeGroup")


@dataclass
class _Collected:
    """Facts on their way."""

    passages: Passages
    properties: list[PropertyFact] = field(default_factory=list)
    relations: list[RelationFact] = field(default_factory=list)
    aliases: list[AliasFact] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)

    def state(
        self,
        entity: Entity,
        property_: str,
        value: Value,
        places: Iterable[Extent],
        extractor: str,
        sure: float,
    ) -> None:
        """That an entity has a property; no fact where there is no value or no place that says so."""
        evidence = self.evidence(places)
        if value is not None and value != "" and evidence:
            self.properties.append(PropertyFact(entity, property_, value, evidence, f"text:{extractor}", sure))

    def relate(
        self,
        type_: str,
        subject: Entity,
        object_: Entity,
        places: Iterable[Extent],
        extractor: str,
        sure: float,
        properties: Mapping[str, Value] | None = None,
    ) -> None:
        """That a relation holds."""
        evidence = self.evidence(places)
        given = {key: value for key, value in (properties or {}).items() if value is not None}
        self.relations.append(RelationFact(type_, subject, object_, evidence, f"text:{extractor}", given, sure))

    def evidence(self, places: Iterable[Extent]) -> tuple[Evidence, ...]:
        """The evidence of places, each once, in the order given."""
        return tuple(dict.fromkeys(self.passages.evidence(place) for place in places))


def document_facts(known: Layers, source: Source) -> SourceFacts:
    """Everything that a document says, as facts.

    Args:
        known: what the pipeline wrote on the document.
        source: where it was read; its ``document`` and ``title`` are set from the text where the text has them.
    """
    collected = _Collected(Passages(known))
    document = _document(known, source)
    names = _Names(known, document, collected)
    if document is not None:
        _state_document(known, source, document, names, collected)
        for task in known.tasks:
            _state_task(document, task, names, collected)
    _state_mentions(known, names, collected)
    _state_relations(known, names, collected)
    title = source.title or known.header.title_text
    return SourceFacts(
        replace(source, document=document, title=title),
        collected.passages.made(),
        tuple(collected.properties),
        tuple(collected.relations),
        tuple(collected.aliases),
        tuple(collected.rejects),
    )


def _document(known: Layers, source: Source) -> Entity | None:
    """The official text that the source holds; news, profiles and bare lists hold none."""
    header = known.header
    is_official = bool(header.issuers or header.doc_number or known.tasks) or source.kind == "示例改写"
    if not is_official:
        return None
    written = known.repaired.written
    title = written(header.title) if header.title else None
    number = written(header.number) if header.number else None
    entity = document_entity(title, number, header.issued_on, source.uri)
    # Nothing legible to call it by: people know it by its file's name.
    return (
        entity if title or number else replace(entity, name=readable(unquote_to_bytes(PurePosixPath(source.uri).stem)))
    )


class _Names:
    """The entity behind a name of the document."""

    def __init__(self, known: Layers, document: Entity | None, collected: _Collected) -> None:
        self._document = document
        self._own_titles = {known.repaired.written(title) for title in known.header.titles}
        self._heads = {name: group.names[0] for group in known.aliases for name in group.names}
        for group in known.aliases:
            if self._own_titles & set(group.names):
                self._own_titles |= set(group.names)
        self._hosts = _hosts(known)
        self._provinces = _provinces(known)
        self._refused: set[str] = set()
        self.designations = {m.name: m for m in reversed(known.mentions) if m.named and m.type == "Designation"}
        self.tasks = {task.path: task for task in reversed(known.tasks)}
        self.repeats: dict[int, list[Extent]] = defaultdict(list)
        for clause in known.clauses:
            place = clause.heading or clause.body
            if clause.repeat_of is not None and len(place):
                self.repeats[clause.repeat_of].append(place)
        self._collected = collected

    def head(self, name: str) -> str:
        """The fullest name of what ``name`` means here."""
        return self._heads.get(name, name)

    def entity(self, type_: str, name: str, place: Extent) -> Entity | None:
        """The entity, or None where it has no identity: a region that is not known or means several."""
        head = self.head(name)
        if type_ == "Document":
            own = self._document is not None and (name in self._own_titles or head in self._own_titles)
            return self._document if own else document_entity(head)
        if type_ == "Region":
            return self._region(head, place)
        if type_ == "Designation":
            return designation_entity(head)
        if type_ in HOSTED:
            return hosted_entity(type_, head, self._hosts.get((type_, head)))
        return Entity(type_, raw_name(head))

    def _region(self, name: str, place: Extent) -> Entity | None:
        division = meant(name, self._provinces)
        if division is None or division.code is None:
            self._refuse(name, place)
            return None
        return region_entity(division.code, division.name)

    def _refuse(self, name: str, place: Extent) -> None:
        if name in self._refused:
            return
        self._refused.add(name)
        evidence = self._collected.passages.evidence(place)
        self._collected.rejects.append(
            Reject(
                Reason.UNKNOWN_ENTITY,
                {"passage": evidence.passage, "start": evidence.start, "end": evidence.end},
                name,
                f"“{name}”没有唯一的行政区划代码，未记入",
                f"{name} has no single administrative code and was not taken",
                "note",
            )
        )


def _hosts(known: Layers) -> dict[tuple[str, str], str]:
    """The one organisation that hosts a base or offers a programme group, where the document says one."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for relation in known.relations:
        if relation.type in ("HOSTS", "OFFERS"):
            found[relation.object_type, relation.object].add(relation.subject)
    return {key: next(iter(hosts)) for key, hosts in found.items() if len(hosts) == 1}


def _provinces(known: Layers) -> frozenset[str]:
    """The provinces (first two digits) that the document's unmistakable places lie in."""
    counted: Counter[str] = Counter()
    for mention in known.mentions:
        if mention.type == "Region":
            codes = {item.code[:2] for item in candidates(mention.name) if item.code}
            if len(codes) == 1:
                counted.update(codes)
    for issuer in known.header.issuers:
        for length in range(2, 9):
            divisions = by_name().get(issuer.name[:length], ())
            if len(divisions) == 1 and divisions[0].code:
                counted[divisions[0].code[:2]] += 10
    return frozenset(code for code, _ in counted.most_common(1))


def _state_document(known: Layers, source: Source, document: Entity, names: _Names, collected: _Collected) -> None:
    header = known.header
    first = Extent(known.sentences[0].start, known.sentences[0].end) if known.sentences else Extent(0, 0)
    titles = header.titles or [header.number or first]
    sure = confidence.HEADER
    collected.state(document, "name", document.name, titles, "header", sure)
    written = known.repaired.written
    if header.number:
        collected.state(document, "doc_number", written(header.number), [header.number], "header", sure)
    if header.date:
        collected.state(document, "issued_on", header.issued_on, [header.date], "header", sure)
    kind = source.kind if source.kind == "示例改写" else header.genre.kind
    collected.state(document, "kind", kind, titles, "header", sure)
    for order, issuer in enumerate(header.issuers, 1):
        department = names.entity("Department", issuer.name, issuer.places[0])
        if department is not None:
            collected.state(department, "name", department.name, issuer.places, "header", sure)
            places = issuer.places
            collected.relate("ISSUED_BY", document, department, places, "header", sure, {"order": order})


def _state_task(document: Entity, span: TaskSpan, names: _Names, collected: _Collected) -> None:
    task = _task(document, span)
    again = names.repeats.get(span.clause, ()) if span.clause is not None else ()
    places = [span.title_extent, *again]  # printed again: second evidence
    collected.state(task, "name", span.title, places, span.rule, span.confidence * confidence.TASK)
    sure = confidence.TASK
    collected.state(task, "clause", span.path, [span.title_extent], span.rule, sure)
    collected.state(task, "action", span.action, [span.title_extent], span.rule, sure)
    collected.relate("DEFINES", document, task, [span.title_extent], span.rule, sure, {"clause": span.path})
    parent = names.tasks.get(span.parent) if span.parent else None
    if parent is not None:
        collected.relate("SUBTASK_OF", task, _task(document, parent), [span.title_extent], span.rule, sure)
    written = [duty.extent for duty in span.duties] or [span.title_extent]
    collected.state(task, "responsible_text", span.responsible_text, written[:1], "duty", confidence.DUTY)
    for duty in span.duties:
        department = names.entity("Department", duty.name, duty.extent)
        if department is not None:
            role = {"role": duty.role}
            collected.relate("RESPONSIBLE_FOR", department, task, [duty.extent], "duty", confidence.DUTY, role)
    for support in span.supports:
        body = names.entity(support.type, support.name, support.extent)
        if body is not None:
            collected.relate("SUPPORTS", task, body, [support.extent], "support", confidence.SUPPORT)
    for ordinal, target in enumerate(span.targets, 1):
        _state_target(task, ordinal, target, names, collected)


def _task(document: Entity, span: TaskSpan) -> Entity:
    return task_entity(document, span.path, span.title)


def _state_target(task: Entity, ordinal: int, target: TargetSpan, names: _Names, collected: _Collected) -> None:
    entity = target_entity(task, ordinal, target.object)
    number = [target.number]
    sure = confidence.TARGET * target.confidence
    place = [target.object_extent] if target.object_extent else number
    collected.state(entity, "name", target.object, place, target.rule, sure)
    for name, value in (
        ("count", target.count),
        ("unit", target.unit),
        ("qualifier", target.qualifier),
        ("deadline", target.deadline),
    ):
        collected.state(entity, name, value, number, target.rule, sure)
    collected.relate("HAS_TARGET", task, entity, number, target.rule, sure)
    aimed = names.designations.get(target.object)
    if aimed is not None:
        designation = names.entity("Designation", aimed.name, aimed.extent)
        if designation is not None:
            collected.relate("AIMS_AT", entity, designation, place, target.rule, sure)


def _state_mentions(known: Layers, names: _Names, collected: _Collected) -> None:
    """Every named thing with all the places that name it; other names as aliases."""
    places: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in known.mentions:
        if mention.named:
            places[mention.type, mention.name].append(mention)
    groups = {name: group for group in known.aliases for name in group.names}
    for (type_, name), found in places.items():
        entity = names.entity(type_, name, found[0].extent)
        if entity is None:
            continue
        extents = [mention.extent for mention in found]
        sure = max(mention.confidence for mention in found)
        rule = found[0].rule
        if names.head(name) == name or type_ == "Region":
            collected.state(entity, "name", entity.name, extents, rule, sure)
            continue
        group = groups[name]
        index = group.names.index(name) - 1
        since, until = _called(known.text, found) if group.kinds[index] == "former" else (None, None)
        collected.state(entity, "name", entity.name, extents[:1], rule, sure)
        collected.aliases.append(
            AliasFact(
                entity,
                name,
                group.kinds[index],
                collected.evidence(extents),
                f"text:{rule}",
                group.scopes[index],
                sure,
                since,
                until,
            )
        )


def _called(text: str, places: Iterable[Mention]) -> tuple[str | None, str | None]:
    """From when to when a thing went by a former name: what the first place says that tells of it."""
    said = [called(text, place.start, place.end) for place in places]
    return (
        next((since for since, _ in said if since), None),
        next((until for _, until in said if until), None),
    )


def _state_relations(known: Layers, names: _Names, collected: _Collected) -> None:
    for relation in known.relations:
        place = relation.evidence[0]
        subject = names.entity(relation.subject_type, relation.subject, place)
        object_ = names.entity(relation.object_type, relation.object, place)
        if subject is None or object_ is None or subject.id == object_.id:
            continue
        collected.relations.append(
            RelationFact(
                relation.type,
                subject,
                object_,
                collected.evidence(relation.evidence),
                f"text:{relation.rule}",
                {key: value for key, value in relation.properties.items() if value is not None},
                relation.confidence,
                relation.valid_from,
                relation.valid_to,
            )
        )
