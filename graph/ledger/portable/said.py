"""What a source says now, read back from a ledger as a reader would give it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

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
)
from chuyi.graph.ledger import tables as t
from chuyi.graph.ledger.canonical import from_json
from chuyi.graph.ledger.ledger import Ledger
from chuyi.graph.ledger.rows import EntityRow, FactRow, SourceRow
from chuyi.graph.ledger.snapshot import Snapshot


class Said:
    """The sources of a ledger as it stands."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._snapshot: Snapshot = ledger.live()
        self.sources: list[SourceRow] = self._snapshot.sources()
        self._entities = self._snapshot.entities()
        self._rejects: dict[str, list[Any]] = {}
        for row in ledger.rejects():
            self._rejects.setdefault(row.source, []).append(row.reject)

    def facts(self, row: SourceRow) -> SourceFacts:
        """All that a source says."""
        ids, passages = self._passages(row.id)
        at = {id_: index for index, id_ in enumerate(ids)}
        document = _entity(self._entities[row.document]) if row.document else None
        source = Source(row.uri, row.sha256, row.kind, row.grade, row.title, row.address, document)
        properties, relations, aliases = [], [], []
        for fact in self._snapshot.facts(sources=[row.id], as_stated=True):
            made = self._fact(fact, tuple(Evidence(at[item.passage], item.start, item.end) for item in fact.evidence))
            if isinstance(made, PropertyFact):
                properties.append(made)
            elif isinstance(made, RelationFact):
                relations.append(made)
            else:
                aliases.append(made)
        rejects = tuple(self._rejects.get(row.id, ()))
        return SourceFacts(source, passages, tuple(properties), tuple(relations), tuple(aliases), rejects)

    def _passages(self, source: str) -> tuple[list[str], tuple[Passage, ...]]:
        p, place = t.passages.c, t.placings.c
        chosen = (
            select(p.id, p.text, p.occurrence, place.location, place.grade, place.address, place.title)
            .join(t.placings, place.passage == p.number)
            .where(p.source == source, place.until.is_(None))
            .order_by(p.number)
        )
        with self._ledger.inside() as connection:
            rows = connection.execute(chosen).all()
        return [row.id for row in rows], tuple(
            Passage(
                row.text,
                row.occurrence,
                from_json(row.location),
                Grade(row.grade) if row.grade else None,
                row.address,
                row.title,
            )
            for row in rows
        )

    def _fact(self, fact: FactRow, evidence: tuple[Evidence, ...]) -> PropertyFact | RelationFact | AliasFact:
        subject = _entity(self._entities[fact.subject])
        read: dict[str, Any] = {
            "evidence": evidence,
            "extractor": fact.extractor,
            "confidence": fact.confidence,
            "valid_from": fact.valid_from,
            "valid_to": fact.valid_to,
        }
        if fact.kind == "property":
            return PropertyFact(subject, fact.predicate, _value(fact.value), **read)
        if fact.kind == "alias":
            return AliasFact(subject, fact.value, fact.predicate, scope=fact.scope or "global", **read)
        object_ = _entity(self._entities[str(fact.object)])
        properties = {name: _value(value) for name, value in fact.value.items()}
        return RelationFact(fact.predicate, subject, object_, properties=properties, **read)


def _entity(row: EntityRow) -> Entity:
    return Entity(row.type, row.name, row.identity, row.region)


def _value(value: Any) -> Value:
    return tuple(value) if isinstance(value, list) else value
