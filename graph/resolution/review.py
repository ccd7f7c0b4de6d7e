"""What waits for a person: pairs of names that may be one thing, with what the sources say of both."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from chuyi.errors import Text
from chuyi.graph.ledger import EntityRow, FactRow, Snapshot
from chuyi.graph.ledger.decisions.decision import pair_key
from chuyi.graph.resolution.result import Resolution
from chuyi.graph.resolution.review_quotes import Quote, Quotes
from chuyi.graph.schema import ontology

# How much of a side is shown: values of one property, relations of one type.
VALUES, RELATIONS = 3, 4


@dataclass(frozen=True, slots=True)
class Case:
    """Two raw entities that may be one.

    Attributes:
        one, other: the sides.
        reason: why they may be one, and what is open.
    """

    one: EntityRow
    other: EntityRow
    reason: Text

    @property
    def id(self) -> str:
        """32 hex digits, the same for the pair in every ledger."""
        return pair_key(self.one.id, self.other.id)


@dataclass(frozen=True, slots=True)
class Side:
    """What is known of one side.

    Attributes:
        place: name of its region, or None.
        other_names: what else its group is called.
        values: properties and relations in words, each with what sources state.
        quotes: where it is named, best grade first.
        sources: how many sources speak of it.
    """

    entity: EntityRow
    place: str | None
    other_names: tuple[str, ...]
    values: tuple[tuple[Text, tuple[str, ...]], ...]
    quotes: tuple[Quote, ...]
    sources: int


class Review:
    """What waits in one state of the ledger."""

    def __init__(self, snapshot: Snapshot, resolution: Resolution) -> None:
        self._snapshot = snapshot
        self._resolution = resolution
        self._entities = {**snapshot.entities(), **resolution.made}

    def cases(self, *, sources: Collection[str] | None = None, types: Collection[str] | None = None) -> list[Case]:
        """The pairs that sources name, those of one type and name together.

        Args:
            sources: only pairs of which one of these speaks.
            types: only pairs of these types.
        """
        known = self._snapshot.entities()
        spoken_of = None if sources is None else self._spoken_of(sources)
        found = []
        for item in self._resolution.pending:
            if all(id_ in known for id_ in item.entities):
                # The shorter name first, as it is the one in question.
                pair = sorted((known[id_] for id_ in item.entities), key=lambda row: (len(row.name), row.name, row.id))
                spoken = spoken_of is None or not spoken_of.isdisjoint(item.entities)
                if spoken and (types is None or pair[0].type in types):
                    found.append(Case(pair[0], pair[1], item.reason))
        return sorted(found, key=lambda case: (case.one.type, case.one.name, case.other.name, case.id))

    def _spoken_of(self, sources: Collection[str]) -> set[str]:
        facts = self._snapshot.facts(sources=sources, with_evidence=False)
        return {raw for fact in facts for raw in (fact.subject, fact.object) if raw}

    def side(self, entity: EntityRow) -> Side:
        """What the sources say of one side of a case."""
        canonical = self._resolution.canonical.get(entity.id, entity.id)
        members = self._resolution.members(canonical)
        facts = list(self._snapshot.facts(subjects=members))
        onto = list(self._snapshot.facts(objects=members, kinds=("relation",)))
        names = {self._entities[id_].name for id_ in members} | {
            str(fact.value) for fact in facts if fact.kind == "alias" and fact.scope == "global"
        }
        return Side(
            entity,
            self._places.get(entity.region or ""),
            tuple(sorted(names - {entity.name})),
            tuple(self._values(facts, onto)),
            tuple(self._quotes(facts, onto, entity)),
            len({fact.source for fact in (*facts, *onto)}),
        )

    def _values(self, facts: Sequence[FactRow], onto: Sequence[FactRow]) -> Iterable[tuple[Text, tuple[str, ...]]]:
        declared = ontology()
        stated: dict[Text, dict[str, None]] = {}
        for fact in facts:
            if fact.kind == "property":
                type_ = declared.entities[self._entities[fact.subject].type]
                if fact.predicate != type_.name_property:
                    value = "、".join(fact.value) if isinstance(fact.value, list) else str(fact.value)
                    stated.setdefault(type_.properties[fact.predicate].label, {})[value] = None
            elif fact.kind == "relation" and fact.object:
                label = declared.relations[fact.predicate].label
                stated.setdefault(label, {})[f"→ {self._entities[fact.object].name}"] = None
        for fact in onto:
            label = declared.relations[fact.predicate].label
            stated.setdefault(label, {})[f"← {self._entities[fact.subject].name}"] = None
        for label, values in stated.items():
            most = RELATIONS if next(iter(values)).startswith(("→", "←")) else VALUES
            shown = list(values)[:most]
            yield label, (*shown, *((f"…（{len(values)}）",) if len(values) > most else ()))

    def _quotes(self, facts: Sequence[FactRow], onto: Sequence[FactRow], entity: EntityRow) -> Iterable[Quote]:
        own = [fact for fact in facts if fact.subject == entity.id and fact.predicate in ("name", "title", "object")]
        return self._cited.of(item for fact in own or [*facts, *onto] for item in fact.evidence)

    @cached_property
    def _cited(self) -> Quotes:
        return Quotes(self._snapshot)

    @cached_property
    def _places(self) -> dict[str, str]:
        return {str(row.identity[0]): row.name for row in self._entities.values() if row.type == "Region"}
