"""Facts that wait for a person: read too unsurely for the graph, with the sentences that state them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from chuyi.graph.ledger import FactRow, Snapshot
from chuyi.graph.ledger.canonical import to_json
from chuyi.graph.ledger.decisions import Stated
from chuyi.graph.resolution.result import Resolution
from chuyi.graph.resolution.review_quotes import Quote, Quotes
from chuyi.graph.schema import ontology

# In which order doubtful facts are offered.
SUREST, LEAST_SURE, BY_SOURCE = "surest", "doubtful", "source"
ORDERS = (SUREST, LEAST_SURE, BY_SOURCE)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubtful fact, as every source states it that does.

    Attributes:
        stated: what is said.
        facts: one for each source, the surest first.
        ground: what people know the first of these sources by.
    """

    stated: Stated
    facts: tuple[FactRow, ...]
    ground: str

    @property
    def id(self) -> str:
        """The fact's key, the same in every ledger."""
        return self.stated.key

    @property
    def confidence(self) -> float:
        """Of the surest reading."""
        return self.facts[0].confidence

    @property
    def rules(self) -> tuple[str, ...]:
        """What read it."""
        return tuple(dict.fromkeys(fact.extractor for fact in self.facts))


class Doubts:
    """What waits in one state of the ledger.

    Args:
        threshold: facts read less surely wait.
    """

    def __init__(self, snapshot: Snapshot, resolution: Resolution, threshold: float) -> None:
        self._snapshot = snapshot
        self._resolution = resolution
        self._threshold = threshold
        self._entities = snapshot.entities()

    def cases(
        self,
        order: str = SUREST,
        *,
        sources: Collection[str] | None = None,
        types: Collection[str] | None = None,
    ) -> list[Doubt]:
        """The doubtful facts that would add something to the graph.

        Args:
            order: one of :data:`ORDERS`.
            sources: only what one of these states.
            types: only these relations, or what is said of things of these types.
        """
        by_key: dict[str, list[FactRow]] = {}
        for fact in self._waiting:
            by_key.setdefault(fact.key, []).append(fact)
        found = []
        for facts in by_key.values():
            here = sources is None or any(fact.source in sources for fact in facts)
            if here and (types is None or self._type(facts[0]) in types):
                found.append(self._doubt(facts))
        sign = 1 if order == LEAST_SURE else -1
        where = (lambda doubt: doubt.ground) if order == BY_SOURCE else (lambda doubt: "")
        return sorted(found, key=lambda doubt: (where(doubt), sign * doubt.confidence, _in_words(doubt.stated)))

    def quotes(self, doubt: Doubt) -> list[Quote]:
        """The sentences and rows that state it."""
        first = doubt.facts[0]
        facts = self._snapshot.facts(subjects=(first.subject,), kinds=(first.kind,), predicates=(first.predicate,))
        return self._quotes.of(item for fact in facts if fact.key == doubt.id for item in fact.evidence)

    def stated(self) -> dict[str, tuple[FactRow, str]]:
        """Every fact that sources state unsurely, decided about or not, and what people know its source by; by key."""
        facts = self._snapshot.facts(with_evidence=False, as_stated=True)
        return {
            fact.key: (fact, self._quotes.title(fact.source)) for fact in facts if fact.confidence < self._threshold
        }

    def _doubt(self, facts: list[FactRow]) -> Doubt:
        in_order = tuple(sorted(facts, key=lambda fact: (-fact.confidence, fact.source)))
        first = in_order[0]
        object_ = self._entities[first.object] if first.object else None
        stated = Stated(first.key, first.kind, self._entities[first.subject], first.predicate, object_, first.value)
        return Doubt(stated, in_order, self._quotes.title(first.source))

    @cached_property
    def _waiting(self) -> list[FactRow]:
        """Doubtful facts, without those that the graph holds by a surer reading already."""
        facts = list(self._snapshot.facts(with_evidence=False))
        known = {self._said(fact) for fact in facts if fact.confidence >= self._threshold}
        there = {id_ for raw in self._snapshot.named(self._threshold) for id_ in self._resolution.all_of(raw)}
        return [
            fact
            for fact in facts
            if fact.confidence < self._threshold
            and self._said(fact) not in known
            and not (self._is_name(fact) and self._resolution.of(fact.subject, fact.source) in there)
        ]

    def _said(self, fact: FactRow) -> tuple[Any, ...]:
        ends = [self._resolution.of(raw, fact.source) for raw in (fact.subject, fact.object) if raw]
        return fact.kind, fact.predicate, to_json(fact.value), *ends

    def _is_name(self, fact: FactRow) -> bool:
        type_ = self._entities[fact.subject].type
        return fact.kind == "property" and fact.predicate == ontology().entities[type_].name_property

    def _type(self, fact: FactRow) -> str:
        return fact.predicate if fact.kind == "relation" else self._entities[fact.subject].type

    @cached_property
    def _quotes(self) -> Quotes:
        return Quotes(self._snapshot)


def _in_words(stated: Stated) -> tuple[str, str, str, str]:
    object_ = stated.object.name if stated.object else to_json(stated.value)
    return stated.subject.name, stated.predicate, object_, stated.key
