"""What resolution looks at: names, aliases, and the facts that tell things apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from chuyi.graph.ledger import Decision, EntityRow, FactRow, Snapshot, SourceRow
from chuyi.graph.resolution.departments import full_name, relative_level
from chuyi.graph.resolution.spelling import spelling

SAMPLE = "示例改写"

# Type and spelling.
NameKey = tuple[str, str]

# Properties that tell two things of one name apart, or show that two names are one thing.
TELLING = ("title", "doc_number", "issued_on", "kind", "clause", "count", "unit", "object", "qualifier", "code")
RELATIONS = ("DEFINES", "HAS_TARGET", "ISSUED_BY", "HOSTS", "OFFERS")


@dataclass(frozen=True)
class Material:
    """One state of the ledger, as far as it matters for names.

    Attributes:
        things: the raw entities that facts speak of, by id, in order of id.
        named: their ids by type and name key.
        uses: the sources that use those whose meaning may hang on the source.
        aliases: alias facts.
        values: property → raw id → what sources state: (source, value) in order.
        relations: relation type → facts.
        sources: by id.
        decisions: what people decided of names, in the order in which they did.
    """

    things: Mapping[str, EntityRow]
    named: Mapping[NameKey, list[str]]
    uses: Mapping[str, set[str]]
    aliases: tuple[FactRow, ...]
    values: Mapping[str, Mapping[str, list[tuple[str, object]]]]
    relations: Mapping[str, list[FactRow]]
    sources: Mapping[str, SourceRow]
    decisions: tuple[Decision, ...] = ()

    def stated(self, property_: str, raw: str) -> list[object]:
        """The different values that sources state of a raw entity, in order of source."""
        return list(dict.fromkeys(value for _, value in self.values.get(property_, {}).get(raw, ())))


def read_material(snapshot: Snapshot, threshold: float, only: Collection[str] | None = None) -> Material:
    """Read it from the ledger's state; facts that were read less surely than ``threshold`` are left out.

    Args:
        only: raw entities; what is said of them alone is read, and the relations of which rules ask what is at the
            other end. None: everything.
    """
    reading = _Reading(snapshot, threshold)
    things = reading.things(only)
    named: dict[NameKey, list[str]] = defaultdict(list)
    for thing in things.values():
        named[thing.type, name_key(thing.type, thing.name)].append(thing.id)
    values: dict[str, dict[str, list[tuple[str, object]]]] = defaultdict(lambda: defaultdict(list))
    said, aliases = reading.said(only)
    for fact in said:
        values[fact.predicate][fact.subject].append((fact.source, fact.value))
    local = {
        raw
        for fact in aliases
        if fact.scope == "source"
        for raw in named.get((things[fact.subject].type, name_key(things[fact.subject].type, fact.value)), ())
    }
    uses = snapshot.uses(threshold, local | {thing.id for thing in things.values() if hangs_on_source(thing)})
    texts = snapshot.sources(documents=only)
    for row in texts:
        if row.document:
            uses.setdefault(row.document, set()).add(row.id)
    relations: dict[str, list[FactRow]] = defaultdict(list)
    for fact in reading.relations(only, things, uses):
        relations[fact.predicate].append(fact)
    using = {source for sources in uses.values() for source in sources}
    using.update(fact.source for facts in relations.values() for fact in facts)
    sources = texts if only is None else snapshot.sources(ids=using)
    decisions = tuple(
        decision
        for decision in snapshot.decisions()
        if decision.pair and (only is None or any(end.id in only for end in decision.pair))
    )
    return Material(things, named, uses, aliases, values, relations, {row.id: row for row in sources}, decisions)


class _Reading:
    """What is read surely enough of a state."""

    def __init__(self, snapshot: Snapshot, threshold: float) -> None:
        self._snapshot = snapshot
        self._threshold = threshold

    def things(self, only: Collection[str] | None) -> dict[str, EntityRow]:
        """The raw entities that facts speak of or whose text a source holds, in order of id."""
        documents = {row.document for row in self._snapshot.sources(documents=only) if row.document}
        live = self._snapshot.named(self._threshold, only) | documents
        entities = self._snapshot.entities(None if only is None else live)
        return {id_: entities[id_] for id_ in sorted(live)}

    def sure(self, **conditions: Any) -> list[FactRow]:
        """Facts in order of source and key."""
        facts = self._snapshot.facts(with_evidence=False, **conditions)
        found = {(fact.source, fact.key): fact for fact in facts if fact.confidence >= self._threshold}
        return [fact for _, fact in sorted(found.items())]

    def said(self, only: Collection[str] | None) -> tuple[list[FactRow], tuple[FactRow, ...]]:
        """Telling properties, and aliases."""
        telling = self.sure(subjects=only, kinds=("property",), predicates=TELLING)
        return telling, tuple(self.sure(subjects=only, kinds=("alias",)))

    def relations(
        self, only: Collection[str] | None, things: Mapping[str, EntityRow], uses: Mapping[str, set[str]]
    ) -> list[FactRow]:
        """The relations that rules look at, in order of source and key inside each type."""
        if only is None:
            return self.sure(kinds=("relation",), predicates=RELATIONS)
        found = self.sure(subjects=only, kinds=("relation",), predicates=("DEFINES", "HAS_TARGET", "ISSUED_BY"))
        found += self.sure(objects=only, kinds=("relation",), predicates=("HOSTS", "OFFERS"))
        relative = {source for raw, sources in uses.items() if is_relative(things[raw]) for source in sources}
        issuers = issuers_of_texts(self._snapshot, self._threshold, relative)
        found += [fact for fact in issuers if fact.subject not in only]
        return sorted(found, key=lambda fact: (fact.source, fact.key))


def issuers_of_texts(snapshot: Snapshot, threshold: float, sources: Collection[str]) -> list[FactRow]:
    """Who issued the texts that sources hold, as these sources say it, in order of source and key."""
    texts = {row.id: row.document for row in snapshot.sources(ids=sources) if row.document}
    facts = snapshot.facts(sources=texts, kinds=("relation",), predicates=("ISSUED_BY",), with_evidence=False)
    own = (fact for fact in facts if fact.confidence >= threshold and fact.subject == texts[fact.source])
    return sorted(own, key=lambda fact: (fact.source, fact.key))


def name_key(type_: str, name: str) -> str:
    """What is the same for all ways of writing one name of a type."""
    return full_name(name) if type_ == "Department" else spelling(name)


def is_relative(thing: EntityRow) -> bool:
    """Whether it is a department whose name says only the level of its place."""
    return thing.type == "Department" and relative_level(thing.name) is not None


def hangs_on_source(thing: EntityRow) -> bool:
    """Whether rules ask for the sources that use it, whatever these declare."""
    return is_relative(thing) or thing.type in ("Document", "Target")
