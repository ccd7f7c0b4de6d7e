"""What waits for a person: pairs of names that may be one thing, with what the sources say of both."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from chuyi.errors import Text
from chuyi.graph.facts import Grade
from chuyi.graph.ledger import EntityRow, FactRow, Snapshot
from chuyi.graph.ledger.addresses import file_name
from chuyi.graph.ledger.decisions.decision import pair_key
from chuyi.graph.resolution.result import Resolution
from chuyi.graph.schema import ontology

# How much of a side is shown: quotations, values of one property, relations of one type.
QUOTES, VALUES, RELATIONS = 3, 3, 4


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
class Quote:
    """A sentence or row that names the thing.

    Attributes:
        document: the title of what was read.
        location: as the passage has it.
        start, end: the span in ``text``; -1 for the whole.
    """

    document: str
    location: Mapping[str, Any]
    text: str
    start: int
    end: int
    grade: Grade


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

    @cached_property
    def cases(self) -> list[Case]:
        """The pairs that sources name, those of one type and name together."""
        known = self._snapshot.entities()
        found = []
        for item in self._resolution.pending:
            if all(id_ in known for id_ in item.entities):
                # The shorter name first, as it is the one in question.
                pair = sorted((known[id_] for id_ in item.entities), key=lambda row: (len(row.name), row.name, row.id))
                found.append(Case(pair[0], pair[1], item.reason))
        return sorted(found, key=lambda case: (case.one.type, case.one.name, case.other.name, case.id))

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
        spans = [item for fact in own or [*facts, *onto] for item in fact.evidence]
        passages = {row.id: row for row in self._snapshot.passages({item.passage for item in spans})}
        quotes = []
        for item in spans:
            row = passages[item.passage]
            source = self._sources[row.source]
            whole = item.start is None or item.end is None
            start, end = (-1, -1) if whole else (item.start or 0, item.end or 0)
            document = row.title or source.title or file_name(source.uri)
            quotes.append(Quote(document, json.loads(row.location), row.text, start, end, row.grade or source.grade))
        distinct = {(quote.document, quote.text): quote for quote in reversed(quotes)}
        return sorted(distinct.values(), key=lambda quote: (quote.grade.rank, quote.document, quote.text))[:QUOTES]

    @cached_property
    def _sources(self) -> dict[str, Any]:
        return {row.id: row for row in self._snapshot.sources()}

    @cached_property
    def _places(self) -> dict[str, str]:
        return {str(row.identity[0]): row.name for row in self._entities.values() if row.type == "Region"}
