"""Gathering what the rows of a file say: one fact a thing said, with the evidence of every row that says it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from chuyi.graph.facts import (
    AliasFact,
    Evidence,
    Passage,
    PropertyFact,
    Reject,
    RelationFact,
    Source,
    SourceFacts,
    Value,
    digest,
)
from chuyi.graph.schema import Ontology


@dataclass(slots=True)
class RowFacts:
    """What one row says; evidence counts the row's own passages from 0."""

    passages: list[Passage] = field(default_factory=list)
    properties: list[PropertyFact] = field(default_factory=list)
    relations: list[RelationFact] = field(default_factory=list)
    aliases: list[AliasFact] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A value that another row of the file has already given otherwise."""

    property: str
    value: Value
    other: Value
    row: int
    sheet: str


class Collected:
    """The facts of one file, row after row."""

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology
        self._passages: list[Passage] = []
        self._occurrences: Counter[str] = Counter()
        self._properties: dict[str, PropertyFact] = {}
        self._relations: dict[str, RelationFact] = {}
        self._aliases: dict[str, AliasFact] = {}
        self._evidence: dict[str, dict[Evidence, None]] = defaultdict(dict)
        self._values: dict[tuple[str, str], tuple[Value, int, str]] = {}
        self.rejects: list[Reject] = []

    def conflicts(self, facts: RowFacts) -> list[Conflict]:
        """Where a row contradicts an earlier one: the same thing, another value of a property that has one."""
        found = []
        for key, name, value in self._single_values(facts):
            known = self._values.get((key, name))
            if known and known[0] != value:
                found.append(Conflict(name, value, known[0], known[1], known[2]))
        return found

    def add(self, facts: RowFacts, sheet: str, row: int) -> None:
        """Take a row in."""
        first = len(self._passages)
        for passage in facts.passages:
            self._passages.append(replace(passage, occurrence=self._occurrences[passage.text]))
            self._occurrences[passage.text] += 1
        for thing, name, value in self._single_values(facts):
            self._values.setdefault((thing, name), (value, row, sheet))
        for fact in facts.properties:
            key = digest("property", fact.entity.id, fact.property, fact.value)
            if fact.confidence > self._properties.setdefault(key, fact).confidence:
                self._properties[key] = fact
            self._remember(key, fact.evidence, first)
        for relation in facts.relations:
            key = self._relation_key(relation)
            present = self._relations.setdefault(key, relation)
            given = {name: value for name, value in relation.properties.items() if value is not None}
            self._relations[key] = replace(
                present,
                properties={**present.properties, **given},
                confidence=max(present.confidence, relation.confidence),
            )
            self._remember(key, relation.evidence, first)
        for alias in facts.aliases:
            key = digest("alias", alias.entity.id, alias.alias, alias.kind)
            self._aliases.setdefault(key, alias)
            self._remember(key, alias.evidence, first)

    def facts(self, source: Source) -> SourceFacts:
        """Everything as facts of a source."""
        return SourceFacts(
            source,
            tuple(self._passages),
            tuple(replace(fact, evidence=self._all(key)) for key, fact in self._properties.items()),
            tuple(replace(fact, evidence=self._all(key)) for key, fact in self._relations.items()),
            tuple(replace(fact, evidence=self._all(key)) for key, fact in self._aliases.items()),
            tuple(self.rejects),
        )

    def _remember(self, key: str, evidence: tuple[Evidence, ...], first: int) -> None:
        # A dict for its order and its quick look-up: a place or an authority may be named by every row.
        self._evidence[key].update(dict.fromkeys(replace(item, passage=item.passage + first) for item in evidence))

    def _all(self, key: str) -> tuple[Evidence, ...]:
        return tuple(self._evidence[key])

    def _relation_key(self, relation: RelationFact) -> str:
        key = (relation.properties.get(name) for name in self._ontology.relations[relation.type].key)
        return digest("relation", relation.type, relation.subject.id, relation.object.id, *key)

    def _single_values(self, facts: RowFacts) -> Iterator[tuple[str, str, Value]]:
        """Thing, property and value wherever the thing can have but one value."""
        for fact in facts.properties:
            if not isinstance(fact.value, tuple):
                yield fact.entity.id, fact.property, fact.value
        for relation in facts.relations:
            declared = self._ontology.relations[relation.type].properties
            for name, value in relation.properties.items():
                if value is not None and not declared[name].key:
                    yield self._relation_key(relation), name, value
