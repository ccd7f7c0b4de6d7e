"""One source into the ledger: what is new, what is kept, what it no longer says, what returns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from chuyi.graph.facts import (
    AliasFact,
    Entity,
    Evidence,
    Passage,
    PropertyFact,
    Reject,
    RelationFact,
    Source,
    SourceFacts,
    digest,
)
from chuyi.graph.ledger import tables as t
from chuyi.graph.ledger.addresses import source_id
from chuyi.graph.ledger.canonical import to_json
from chuyi.graph.ledger.entry import Entry
from chuyi.graph.ledger.rows import Recorded

Span = tuple[int, int | None, int | None]


@dataclass(slots=True)
class _Said:
    """A fact as the source says it now; several mentions of one fact are one."""

    row: dict[str, Any]
    confidence: float
    extractor: str
    evidence: list[Span]


@dataclass(frozen=True, slots=True)
class _Known:
    """A fact of the source that the ledger knows, with its present life, if it lives."""

    number: int
    life: int | None
    confidence: float | None
    extractor: str | None


class _Counts(NamedTuple):
    """How many facts a source has said for the first time, still, no longer, and again."""

    added: int
    kept: int
    withdrawn: int
    returned: int


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a source belongs: its id, its present version, and what that means."""

    id: str
    known: bool
    version: Mapping[str, Any] | None
    moved: bool = False


class Recording(Entry):
    """The writing of what one source says.

    Args:
        connection: holds the write lock.
        entry: number of the journal entry that is being written.
        still_there: whether an address still holds what was read from it.
    """

    def __init__(self, connection: Connection, entry: int, still_there: Callable[[str], bool]) -> None:
        super().__init__(connection, entry)
        self._still_there = still_there

    def record(self, facts: SourceFacts) -> Recorded:
        """Write what differs from what the ledger knows of this source. The facts must be valid."""
        place = self._place(facts.source)
        if not place.known:
            self._insert(t.sources, [{"id": place.id, "since": self._entry}])
        entities = self._entities(_entities_of(facts))
        changed = self._write_version(place, facts.source, entities)
        passages = self._write_passages(place.id, facts.passages)
        counts = self._write_facts(place.id, _said(facts, entities, passages))
        self._write_rejects(place.id, facts.rejects)
        if place.version is None:
            status = "returned" if place.known else "new"
        elif place.moved:
            status = "moved"
        else:
            status = "changed" if changed or counts.added or counts.withdrawn or counts.returned else "same"
        copy_of = self._copied(place.id, facts.source.sha256)
        return Recorded(place.id, status, self._entry, copy_of, *counts, rejects=facts.rejects)

    def withdraw(self, source: str) -> Recorded:
        """End everything that the source says, itself included."""
        self._end(t.versions, self._current(t.versions, t.versions.c.source == source))
        of_source = select(t.passages.c.number).where(t.passages.c.source == source)
        self._end(t.placings, self._current(t.placings, t.placings.c.passage.in_(of_source)))
        counts = self._write_facts(source, {})
        self._write_rejects(source, ())
        return Recorded(source, "withdrawn", self._entry, None, *counts)

    # Source and version

    def _place(self, source: Source) -> _Place:
        here = self._version(t.versions.c.uri == source.uri, t.versions.c.until.is_(None))
        if here is not None:
            return _Place(here["source"], True, here)
        same_bytes = t.versions.c.sha256 == source.sha256, t.versions.c.until.is_(None)
        for version in self._versions(*same_bytes):
            if not self._still_there(version["uri"]):
                return _Place(version["source"], True, version, moved=True)
        before = self._version(t.versions.c.uri == source.uri)
        if before is not None and not self._lives_elsewhere(before["source"]):
            return _Place(before["source"], True, None)
        return _Place(self._free_id(source.uri), False, None)

    def _versions(self, *conditions: Any) -> list[Mapping[str, Any]]:
        rows = self._connection.execute(select(t.versions).where(*conditions).order_by(t.versions.c.number))
        return [dict(row) for row in rows.mappings()]

    def _version(self, *conditions: Any) -> Mapping[str, Any] | None:
        found = self._versions(*conditions)
        return found[-1] if found else None

    def _lives_elsewhere(self, source: str) -> bool:
        return self._version(t.versions.c.source == source, t.versions.c.until.is_(None)) is not None

    def _free_id(self, uri: str) -> str:
        ordinal = 0
        while self._connection.scalar(select(t.sources.c.id).where(t.sources.c.id == source_id(uri, ordinal))):
            ordinal += 1
        return source_id(uri, ordinal)

    def _copied(self, source: str, sha256: str) -> str | None:
        others = self._versions(
            t.versions.c.sha256 == sha256, t.versions.c.until.is_(None), t.versions.c.source != source
        )
        return others[0]["source"] if others else None

    def _write_version(self, place: _Place, source: Source, entities: Mapping[str, int]) -> bool:
        row: dict[str, Any] = {
            "source": place.id,
            "uri": source.uri,
            "sha256": source.sha256,
            "kind": source.kind,
            "grade": str(source.grade),
            "title": source.title,
            "address": source.address,
            "document": entities[source.document.id] if source.document else None,
        }
        now = place.version
        if now is not None and all(now[name] == value for name, value in row.items()):
            return False
        if now is not None:
            self._end(t.versions, [now["number"]])
        self._insert_numbered(t.versions, [{**row, "since": self._entry, "until": None}])
        return True

    # Entities and passages

    def _entities(self, wanted: Mapping[str, Entity]) -> dict[str, int]:
        numbers = self._numbers(t.entities, t.entities.c.id, list(wanted))
        rows = [
            {
                "id": id_,
                "type": entity.type,
                "name": entity.name,
                "identity": to_json(entity.identity or (entity.name,)),
                "region": entity.region,
            }
            for id_, entity in wanted.items()
            if id_ not in numbers
        ]
        numbers.update(self._insert_numbered(t.entities, rows))
        return numbers

    def _write_passages(self, source: str, passages: Sequence[Passage]) -> list[int]:
        ids = [passage.id_in(source) for passage in passages]
        known = dict(
            self._connection.execute(
                select(t.passages.c.id, t.passages.c.number).where(t.passages.c.source == source)
            ).all()
        )
        fresh = {
            id_: {"id": id_, "source": source, "text": passage.text, "occurrence": passage.occurrence}
            for id_, passage in zip(ids, passages, strict=True)
            if id_ not in known
        }
        known.update(self._insert_numbered(t.passages, list(fresh.values())))
        self._write_placings(source, {known[id_]: passage for id_, passage in zip(ids, passages, strict=True)})
        return [known[id_] for id_ in ids]

    def _write_placings(self, source: str, passages: Mapping[int, Passage]) -> None:
        wanted = {
            number: (to_json(passage.location), passage.grade and str(passage.grade), passage.address, passage.title)
            for number, passage in passages.items()
        }
        c = t.placings.c
        rows = self._connection.execute(
            select(c.number, c.passage, c.location, c.grade, c.address, c.title)
            .join(t.passages, t.passages.c.number == c.passage)
            .where(t.passages.c.source == source, c.until.is_(None))
        )
        kept, ended = set(), []
        for number, passage, *placing in rows:
            if wanted.get(passage) == tuple(placing):
                kept.add(passage)
            else:
                ended.append(number)
        self._end(t.placings, ended)
        self._insert_numbered(
            t.placings,
            [
                {
                    "passage": passage,
                    "location": location,
                    "grade": grade,
                    "address": address,
                    "title": title,
                    "since": self._entry,
                    "until": None,
                }
                for passage, (location, grade, address, title) in wanted.items()
                if passage not in kept
            ],
        )

    # Facts

    def _write_facts(self, source: str, said: Mapping[str, _Said]) -> _Counts:
        known = self._known_facts(source)
        fresh = [key for key in said if key not in known]
        numbers = self._insert_facts(source, fresh, said)
        spans = self._known_evidence(source) if said and known else {}
        ended, begun, kept, returned = [], [], 0, 0
        for key, fact in known.items():
            now = said.get(key)
            if now is None:
                if fact.life is not None:
                    ended.append(fact.life)
                continue
            if fact.life is None:
                returned += 1
            else:
                kept += 1
                same = (now.confidence, now.extractor) == (fact.confidence, fact.extractor)
                if same and now.evidence == spans.get(fact.life):
                    continue
                ended.append(fact.life)
            begun.append((fact.number, now))
        withdrawn = sum(1 for key, fact in known.items() if fact.life is not None and key not in said)
        self._end(t.lives, ended)
        self._begin_lives([*begun, *((numbers[key], said[key]) for key in fresh)])
        return _Counts(len(fresh), kept, withdrawn, returned)

    def _known_facts(self, source: str) -> dict[str, _Known]:
        present = select(t.lives).where(t.lives.c.until.is_(None)).subquery()
        rows = self._connection.execute(
            select(t.facts.c.key, t.facts.c.number, present.c.number, present.c.confidence, present.c.extractor)
            .select_from(t.facts.outerjoin(present, present.c.fact == t.facts.c.number))
            .where(t.facts.c.source == source)
        )
        return {key: _Known(number, life, confidence, reader) for key, number, life, confidence, reader in rows}

    def _known_evidence(self, source: str) -> dict[int, list[Span]]:
        e = t.evidence.c
        rows = self._connection.execute(
            select(e.life, e.passage, e.start, e.end)
            .join(t.lives, t.lives.c.number == e.life)
            .join(t.facts, t.facts.c.number == t.lives.c.fact)
            .where(t.facts.c.source == source, t.lives.c.until.is_(None))
            .order_by(e.life, e.ordinal)
        )
        found: dict[int, list[Span]] = {}
        for life, passage, start, end in rows:
            found.setdefault(life, []).append((passage, start, end))
        return found

    def _insert_facts(self, source: str, keys: Sequence[str], said: Mapping[str, _Said]) -> dict[str, int]:
        rows = [{**said[key].row, "source": source, "key": key, "since": self._entry} for key in keys]
        return self._insert_numbered(t.facts, rows, name="key")

    def _begin_lives(self, begun: Sequence[tuple[int, _Said]]) -> None:
        first = self._take(t.lives, len(begun))
        self._insert(
            t.lives,
            [
                {
                    "number": first + index,
                    "fact": fact,
                    "confidence": said.confidence,
                    "extractor": said.extractor,
                    "since": self._entry,
                    "until": None,
                }
                for index, (fact, said) in enumerate(begun)
            ],
        )
        self._insert(
            t.evidence,
            [
                {"life": first + index, "ordinal": ordinal, "passage": passage, "start": start, "end": end}
                for index, (_, said) in enumerate(begun)
                for ordinal, (passage, start, end) in enumerate(said.evidence)
            ],
        )

    # Rejects

    def _write_rejects(self, source: str, rejects: Iterable[Reject]) -> None:
        c = t.rejects.c
        columns = ("reason", "severity", "location", "value", "message_zh", "message_en")
        now = [
            (
                str(reject.reason),
                reject.severity,
                to_json(reject.location),
                reject.value,
                reject.message_zh,
                reject.message_en,
            )
            for reject in rejects
        ]
        present = self._connection.execute(
            select(c.number, *(c[name] for name in columns))
            .where(c.source == source, c.until.is_(None))
            .order_by(c.number)
        ).all()
        if [tuple(row[1:]) for row in present] == now:
            return
        self._end(t.rejects, [row.number for row in present])
        self._insert_numbered(
            t.rejects,
            [
                {"source": source, **dict(zip(columns, row, strict=True)), "since": self._entry, "until": None}
                for row in now
            ],
        )


def _entities_of(facts: SourceFacts) -> dict[str, Entity]:
    found = {}
    for property_ in facts.properties:
        found[property_.entity.id] = property_.entity
    for relation in facts.relations:
        found[relation.subject.id] = relation.subject
        found[relation.object.id] = relation.object
    for alias in facts.aliases:
        found[alias.entity.id] = alias.entity
    if facts.source.document:
        found[facts.source.document.id] = facts.source.document
    return found


def _said(facts: SourceFacts, entities: Mapping[str, int], passages: Sequence[int]) -> dict[str, _Said]:
    said: dict[str, _Said] = {}
    items: tuple[PropertyFact | RelationFact | AliasFact, ...] = (*facts.properties, *facts.relations, *facts.aliases)
    for item in items:
        key, row = _fact_row(item, entities)
        spans = [_span(evidence, passages) for evidence in item.evidence]
        known = said.get(key)
        if known is None:
            said[key] = _Said(row, item.confidence, item.extractor, list(dict.fromkeys(spans)))
        else:
            known.evidence = list(dict.fromkeys([*known.evidence, *spans]))
            if item.confidence > known.confidence:
                known.confidence, known.extractor = item.confidence, item.extractor
    return said


def _span(evidence: Evidence, passages: Sequence[int]) -> Span:
    return passages[evidence.passage], evidence.start, evidence.end


def _fact_row(item: PropertyFact | RelationFact | AliasFact, entities: Mapping[str, int]) -> tuple[str, dict[str, Any]]:
    """The fact's key (a hash of what is said) and its row without source, number and time."""
    object_id = scope = None
    match item:
        case PropertyFact():
            kind, subject, predicate, value = "property", item.entity.id, item.property, to_json(item.value)
        case RelationFact():
            kind, subject, predicate, object_id = "relation", item.subject.id, item.type, item.object.id
            value = to_json({name: value for name, value in item.properties.items() if value is not None})
        case AliasFact():
            kind, subject, predicate, scope = "alias", item.entity.id, item.kind, item.scope
            value = to_json(item.alias)
    key = digest("fact", kind, subject, predicate, object_id, value, scope, item.valid_from, item.valid_to)
    return key, {
        "kind": kind,
        "subject": entities[subject],
        "predicate": predicate,
        "object": entities[object_id] if object_id else None,
        "value": value,
        "scope": scope,
        "valid_from": item.valid_from,
        "valid_to": item.valid_to,
    }
