"""What resolution looks at: names, aliases, and the facts that tell things apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from chuyi.graph.ledger import EntityRow, FactRow, Snapshot, SourceRow

SAMPLE = "示例改写"

# Properties that tell two things of one name apart, or show that two names are one thing.
TELLING = ("title", "doc_number", "issued_on", "kind", "clause", "count", "unit", "object", "qualifier", "code")
RELATIONS = ("DEFINES", "HAS_TARGET", "ISSUED_BY", "HOSTS", "OFFERS")


@dataclass(frozen=True)
class Material:
    """One state of the ledger, as far as it matters for names.

    Attributes:
        things: the raw entities that facts speak of, by id, in order of id.
        uses: the sources that use each of them.
        aliases: alias facts.
        values: property → raw id → what sources state: (source, value) in order.
        relations: relation type → facts.
        sources: by id.
    """

    things: Mapping[str, EntityRow]
    uses: Mapping[str, set[str]]
    aliases: tuple[FactRow, ...]
    values: Mapping[str, Mapping[str, list[tuple[str, object]]]]
    relations: Mapping[str, list[FactRow]]
    sources: Mapping[str, SourceRow]

    def stated(self, property_: str, raw: str) -> list[object]:
        """The different values that sources state of a raw entity, in order of source."""
        return list(dict.fromkeys(value for _, value in self.values.get(property_, {}).get(raw, ())))


def read_material(snapshot: Snapshot, threshold: float) -> Material:
    """Read it from the ledger's state; facts that were read less surely than ``threshold`` are left out."""
    sources = {row.id: row for row in snapshot.sources()}
    uses = snapshot.uses(threshold)
    for row in sources.values():
        if row.document:
            uses.setdefault(row.document, set()).add(row.id)
    entities = snapshot.entities()

    def sure(**conditions: tuple[str, ...]) -> list[FactRow]:
        facts = [fact for fact in snapshot.facts(with_evidence=False, **conditions) if fact.confidence >= threshold]
        return sorted(facts, key=lambda fact: (fact.source, fact.key))

    values: dict[str, dict[str, list[tuple[str, object]]]] = defaultdict(lambda: defaultdict(list))
    for fact in sure(kinds=("property",), predicates=TELLING):
        values[fact.predicate][fact.subject].append((fact.source, fact.value))
    relations: dict[str, list[FactRow]] = defaultdict(list)
    for fact in sure(kinds=("relation",), predicates=RELATIONS):
        relations[fact.predicate].append(fact)
    return Material(
        {id_: entities[id_] for id_ in sorted(uses)},
        uses,
        tuple(sure(kinds=("alias",))),
        values,
        relations,
        sources,
    )
