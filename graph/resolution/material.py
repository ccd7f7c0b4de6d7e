"""What resolution looks at: names, aliases, and the facts that tell things apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
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


def read_material(snapshot: Snapshot, threshold: float) -> Material:
    """Read it from the ledger's state; facts that were read less surely than ``threshold`` are left out."""
    sources = {row.id: row for row in snapshot.sources()}
    entities = snapshot.entities()
    live = snapshot.named(threshold) | {row.document for row in sources.values() if row.document}
    things = {id_: entities[id_] for id_ in sorted(live)}
    named: dict[NameKey, list[str]] = defaultdict(list)
    for thing in things.values():
        named[thing.type, name_key(thing.type, thing.name)].append(thing.id)

    def sure(**conditions: Any) -> list[FactRow]:
        facts = [fact for fact in snapshot.facts(with_evidence=False, **conditions) if fact.confidence >= threshold]
        return sorted(facts, key=lambda fact: (fact.source, fact.key))

    values: dict[str, dict[str, list[tuple[str, object]]]] = defaultdict(lambda: defaultdict(list))
    for fact in sure(kinds=("property",), predicates=TELLING):
        values[fact.predicate][fact.subject].append((fact.source, fact.value))
    relations: dict[str, list[FactRow]] = defaultdict(list)
    for fact in sure(kinds=("relation",), predicates=RELATIONS):
        relations[fact.predicate].append(fact)
    aliases = tuple(sure(kinds=("alias",)))
    local = {
        raw
        for fact in aliases
        if fact.scope == "source"
        for raw in named.get((things[fact.subject].type, name_key(things[fact.subject].type, fact.value)), ())
    }
    uses = snapshot.uses(threshold, local | {thing.id for thing in things.values() if _hangs_on_source(thing)})
    for row in sources.values():
        if row.document:
            uses.setdefault(row.document, set()).add(row.id)
    decisions = tuple(decision for decision in snapshot.decisions() if decision.pair)
    return Material(things, named, uses, aliases, values, relations, sources, decisions)


def name_key(type_: str, name: str) -> str:
    """What is the same for all ways of writing one name of a type."""
    return full_name(name) if type_ == "Department" else spelling(name)


def _hangs_on_source(thing: EntityRow) -> bool:
    relative = thing.type == "Department" and relative_level(thing.name) is not None
    return relative or thing.type in ("Document", "Target")
