"""From ledger and resolution to the projection: all of it, or what hangs on some things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from chuyi.graph.build.entities import add_entity
from chuyi.graph.build.projection import Projection
from chuyi.graph.build.provenance import add_source, add_text
from chuyi.graph.build.relations import add_relation, relation_id
from chuyi.graph.build.statements import Reader, Statement, day
from chuyi.graph.build.validity import Validity
from chuyi.graph.ledger import EntityRow, FactRow, PassageRow, Snapshot, SourceRow
from chuyi.graph.resolution import Resolution
from chuyi.graph.schema import Ontology


@dataclass
class Selection:
    """What of the graph is wanted.

    Attributes:
        entities: canonical ids of nodes, with what passages say of them.
        relations: ids of relations.
        starts: canonical ids of the entities at which these relations start.
        sources: ids of sources, with their passages.
        read: ids of sources whose node alone is wanted.
    """

    entities: set[str] = field(default_factory=set)
    relations: set[str] = field(default_factory=set)
    starts: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)
    read: set[str] = field(default_factory=set)


class Projector:
    """Projects one state of the ledger.

    Args:
        snapshot: the state.
        resolution: of that state.
        threshold: facts that were read less surely wait for review and are not in the graph.
        as_of: what is known not to have held on this date is not in the graph either; None: all that is known.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        resolution: Resolution,
        ontology: Ontology,
        threshold: float,
        as_of: str | None = None,
    ) -> None:
        self.snapshot = snapshot
        self.resolution = resolution
        self._ontology = ontology
        self._threshold = threshold
        self._validity = Validity(snapshot, resolution, threshold, as_of, lambda: self.dates)
        self.sources: dict[str, SourceRow] = {row.id: row for row in snapshot.sources()}
        self._entities: Mapping[str, EntityRow] = {**snapshot.entities(), **resolution.made}
        self._texts: dict[str, list[SourceRow]] = defaultdict(list)
        for row in self.sources.values():
            if row.document and self._validity.is_there(row.document, row.id):
                self._texts[resolution.of(row.document, row.id)].append(row)

    def everything(self) -> Projection:
        """The whole graph."""
        facts = self._sure(self.snapshot.facts())
        passages = {row.id: row for row in self.snapshot.passages()}
        statements = self._statements(facts, passages)
        projection = Projection()
        self._add_sources(projection, self.sources, facts, passages)
        self._add_entities(projection, None, statements)
        self._add_relations(projection, None, statements)
        return projection

    def part(self, wanted: Selection) -> Projection:
        """What is wanted of the graph, as :meth:`everything` would give it."""
        of_sources = self._sure(self.snapshot.facts(sources=wanted.sources))
        about = self._sure(self.snapshot.facts(subjects=self._members(wanted.entities), kinds=("property", "alias")))
        # Relations show that something is there only where nothing else does: not for a region with thousands.
        described = {self.resolution.of(fact.subject, fact.source) for fact in about}
        bare = self._members(wanted.entities - described)
        onto = self._sure(self.snapshot.facts(objects=bare, kinds=("relation",)))
        onto += self._sure(self.snapshot.facts(subjects=bare, kinds=("relation",)))
        starting = self._sure(self.snapshot.facts(subjects=self._members(wanted.starts), kinds=("relation",)))
        facts = list({(fact.source, fact.key): fact for fact in (*about, *onto, *starting)}.values())
        rest_on = {item.passage for fact in (*facts, *of_sources) for item in fact.evidence}
        passages = {row.id: row for row in self.snapshot.passages(rest_on)}
        statements = self._statements(facts, passages)
        projection = Projection()
        self._add_sources(projection, wanted.sources & self.sources.keys(), of_sources, passages)
        for id_ in wanted.read - wanted.sources:
            add_source(projection, self.sources[id_], ())
        self._add_entities(projection, wanted.entities, statements)
        self._add_relations(projection, wanted.relations, statements)
        return projection

    def name_of(self, entity: str) -> str:
        """What the raw entity is called that a canonical id is of."""
        return self._entities[entity].name

    def relation_ids(self, facts: Iterable[FactRow]) -> dict[str, str]:
        """The ids of the relations that facts speak of, each with its start."""
        found = {}
        for fact in self._sure(facts):
            if fact.kind == "relation" and fact.object:
                start, end = (self.resolution.of(raw, fact.source) for raw in (fact.subject, fact.object))
                found[relation_id(self._ontology, fact, start, end)] = start
        return found

    @cached_property
    def dates(self) -> dict[str, str]:
        """The date of issue of the text that each source holds, as that source says it."""
        documents = {row.document for row in self.sources.values() if row.document}
        found: dict[str, str] = {}
        for fact in self.snapshot.facts(subjects=documents, kinds=("property",), predicates=("issued_on",)):
            if self.sources[fact.source].document == fact.subject:
                found[fact.source] = max(found.get(fact.source, ""), fact.value)
        return found

    def days(self) -> dict[str, str]:
        """The day on which each source was last read."""
        return {id_: day(row.read_at) for id_, row in self.sources.items()}

    def _members(self, entities: Iterable[str]) -> set[str]:
        return {raw for entity in entities for raw in self.resolution.members(entity)}

    def _sure(self, facts: Iterable[FactRow]) -> list[FactRow]:
        sure = (fact for fact in facts if fact.confidence >= self._threshold)
        return [then for fact in sure if (then := self._validity.then(fact)) is not None]

    def _statements(self, facts: Sequence[FactRow], passages: Mapping[str, PassageRow]) -> list[Statement]:
        resolution = self.resolution

        def names(raw: str, source: str) -> tuple[bool, bool]:
            return resolution.is_secondary(raw, source), (source, raw) in resolution.local

        reader = Reader(self.sources, passages, self.dates, resolution.of, names, as_of=self._validity.is_asked)
        return [reader.statement(fact) for fact in facts]

    def _add_sources(
        self,
        projection: Projection,
        wanted: Iterable[str],
        facts: Iterable[FactRow],
        passages: Mapping[str, PassageRow],
    ) -> None:
        rest_on: dict[str, set[str]] = defaultdict(set)
        for fact in facts:
            rest_on[fact.source].update(item.passage for item in fact.evidence)
        for id_ in wanted:
            row = self.sources[id_]
            add_source(projection, row, (passages[passage] for passage in sorted(rest_on[id_])))
            if row.document and self._validity.is_there(row.document, id_):
                add_text(projection, id_, self.resolution.of(row.document, id_))

    def _add_entities(self, projection: Projection, wanted: set[str] | None, statements: Iterable[Statement]) -> None:
        about: dict[str, list[Statement]] = defaultdict(list)
        touching: dict[str, list[Statement]] = defaultdict(list)
        for item in statements:
            if _is_relation(item):
                touching[item.subject].append(item)
                touching[str(item.object)].append(item)
            else:
                about[item.subject].append(item)
        there = about.keys() | touching.keys() | self._texts.keys()
        for id_ in there if wanted is None else there & wanted:
            entity = self._entities[id_]
            stated = about.get(id_, ())
            then = [item for item in stated if self._validity.was_called(item.fact)]
            texts = self._texts.get(id_, ())
            add_entity(projection, self._ontology, entity, stated, touching.get(id_, ()), texts, then)

    def _add_relations(self, projection: Projection, wanted: set[str] | None, statements: Iterable[Statement]) -> None:
        found: dict[str, list[Statement]] = defaultdict(list)
        for item in statements:
            # Where two names turn out to be one thing, what was said between them says nothing any more.
            if _is_relation(item) and item.subject != item.object:
                id_ = relation_id(self._ontology, item.fact, item.subject, item.object)
                if wanted is None or id_ in wanted:
                    found[id_].append(item)
        for id_, items in found.items():
            first = items[0]
            kind = (
                first.fact.predicate,
                self._entities[first.subject].type,
                self._entities[str(first.object)].type,
            )
            add_relation(projection, self._ontology, kind, id_, items, mark_open=self._validity.is_asked)


def _is_relation(item: Statement) -> bool:
    return item.fact.kind == "relation"
