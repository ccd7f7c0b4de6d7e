"""From ledger and resolution to the projection: all of it, or what hangs on some things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from chuyi.graph.build.contradictions import rivals
from chuyi.graph.build.entities import add_entity
from chuyi.graph.build.precedence import single
from chuyi.graph.build.projection import Projection
from chuyi.graph.build.provenance import add_source, add_text
from chuyi.graph.build.relations import add_relation, relation_id
from chuyi.graph.build.statements import Reader, Statement, day
from chuyi.graph.build.validity import Validity
from chuyi.graph.ledger import EntityRow, FactRow, PassageRow, Snapshot, SourceRow
from chuyi.graph.resolution import Meanings
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
        resolution: what names mean in that state.
        threshold: facts that were read less surely wait for review and are not in the graph.
        as_of: what is known not to have held on this date is not in the graph either; None: all that is known.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        resolution: Meanings,
        ontology: Ontology,
        threshold: float,
        as_of: str | None = None,
    ) -> None:
        self.snapshot = snapshot
        self.resolution = resolution
        self._ontology = ontology
        self._threshold = threshold
        self._validity = Validity(snapshot, resolution, threshold, as_of, lambda: self.dates(self.sources))
        self._rows: dict[str, SourceRow | None] = {}
        self._things: dict[str, EntityRow] = {}
        self._dates: dict[str, str | None] = {}

    @cached_property
    def sources(self) -> dict[str, SourceRow]:
        """All sources, by id."""
        return {row.id: row for row in self.snapshot.sources()}

    def some_sources(self, ids: Iterable[str]) -> dict[str, SourceRow]:
        """Those of some sources that there are, by id."""
        if "sources" in self.__dict__:
            return {id_: self.sources[id_] for id_ in ids if id_ in self.sources}
        wanted = set(ids)
        missing = wanted - self._rows.keys()
        if missing:
            self._rows.update(dict.fromkeys(missing))
            self._rows.update({row.id: row for row in self.snapshot.sources(ids=missing)})
        return {id_: row for id_ in wanted if (row := self._rows[id_]) is not None}

    def everything(self) -> Projection:
        """The whole graph."""
        facts = self._sure(self.snapshot.facts())
        passages = {row.id: row for row in self.snapshot.passages()}
        self.snapshot.entities()  # all at once: most of them are asked for
        statements = self._statements(facts, passages, self.sources)
        projection = Projection()
        self._add_sources(projection, self.sources, facts, passages)
        self._add_entities(projection, None, statements, self._texts(self.sources.values()))
        self._add_relations(projection, None, statements)
        return projection

    def part(self, wanted: Selection) -> Projection:
        """What is wanted of the graph, as :meth:`everything` would give it."""
        of_sources = self._sure(self.snapshot.said_by(wanted.sources))
        about = self._sure(self.snapshot.facts(subjects=self._members(wanted.entities), kinds=("property", "alias")))
        # Relations show that something is there only where nothing else does: not for a region with thousands.
        described = {self.resolution.of(fact.subject, fact.source) for fact in about}
        bare = self._members(wanted.entities - described)
        onto = self._sure(self.snapshot.facts(objects=bare, kinds=("relation",)))
        onto += self._sure(self.snapshot.facts(subjects=bare, kinds=("relation",)))
        onto += self._sure(
            self.snapshot.facts(subjects=self._members(wanted.entities), kinds=("relation",), predicates=single())
        )
        starting = self._sure(self.snapshot.facts(subjects=self._members(wanted.starts), kinds=("relation",)))
        facts = list({(fact.source, fact.key): fact for fact in (*about, *onto, *starting)}.values())
        rest_on = {item.passage for fact in (*facts, *of_sources) for item in fact.evidence}
        passages = {row.id: row for row in self.snapshot.passages(rest_on)}
        statements = self._statements(facts, passages, self.some_sources({fact.source for fact in facts}))
        projection = Projection()
        self._add_sources(projection, self.some_sources(wanted.sources), of_sources, passages)
        for row in self.some_sources(wanted.read - wanted.sources).values():
            add_source(projection, row, ())
        texts = self.snapshot.sources(documents=self._members(wanted.entities))
        self._add_entities(projection, wanted.entities, statements, self._texts(texts))
        self._add_relations(projection, wanted.relations, statements)
        return projection

    def name_of(self, entity: str) -> str:
        """What the raw entity is called that a canonical id is of."""
        return self._some_things((entity,))[entity].name

    def relation_ids(self, facts: Iterable[FactRow]) -> dict[str, str]:
        """The ids of the relations that facts speak of, each with its start."""
        found = {}
        for fact in self._sure(facts):
            if fact.kind == "relation" and fact.object:
                start, end = (self.resolution.of(raw, fact.source) for raw in (fact.subject, fact.object))
                found[relation_id(self._ontology, fact, start, end)] = start
        return found

    def dates(self, sources: Mapping[str, SourceRow]) -> dict[str, str]:
        """The date of issue of the text that each source holds, as that source says it."""
        unknown = {id_: row.document for id_, row in sources.items() if row.document and id_ not in self._dates}
        if unknown:
            self._dates.update(dict.fromkeys(unknown))
            facts = self.snapshot.facts(
                subjects=set(unknown.values()), kinds=("property",), predicates=("issued_on",), with_evidence=False
            )
            for fact in facts:
                if unknown.get(fact.source) == fact.subject:
                    self._dates[fact.source] = max(self._dates[fact.source] or "", fact.value)
        return {id_: date for id_ in sources if (date := self._dates.get(id_)) is not None}

    def days(self) -> dict[str, str]:
        """The day on which each source was last read."""
        return {id_: day(row.read_at) for id_, row in self.sources.items()}

    def _members(self, entities: Iterable[str]) -> set[str]:
        return {raw for entity in entities for raw in self.resolution.members(entity)}

    def _sure(self, facts: Iterable[FactRow]) -> list[FactRow]:
        sure = (fact for fact in facts if fact.confidence >= self._threshold)
        return [then for fact in sure if (then := self._validity.then(fact)) is not None]

    def _some_things(self, ids: Iterable[str]) -> Mapping[str, EntityRow]:
        """Raw entities and things that no source names in full, by id."""
        missing = set(ids) - self._things.keys()
        if missing:
            found = self.snapshot.entities(missing)
            self._things |= found
            made = ((id_, self.resolution.made_as(id_)) for id_ in missing - found.keys())
            self._things.update((id_, row) for id_, row in made if row is not None)
        return self._things

    def _texts(self, rows: Iterable[SourceRow]) -> dict[str, list[SourceRow]]:
        """The sources that hold the text of documents, by canonical id."""
        found: dict[str, list[SourceRow]] = defaultdict(list)
        for row in rows:
            if row.document and self._validity.is_there(row.document, row.id):
                found[self.resolution.of(row.document, row.id)].append(row)
        return found

    def _statements(
        self, facts: Sequence[FactRow], passages: Mapping[str, PassageRow], sources: Mapping[str, SourceRow]
    ) -> list[Statement]:
        resolution = self.resolution

        def names(raw: str, source: str) -> tuple[bool, bool]:
            return resolution.is_secondary(raw, source), resolution.is_local(raw, source)

        dates = self.dates(sources)
        reader = Reader(sources, passages, dates, resolution.of, names, as_of=self._validity.is_asked)
        return [reader.statement(fact) for fact in facts]

    def _add_sources(
        self,
        projection: Projection,
        wanted: Mapping[str, SourceRow],
        facts: Iterable[FactRow],
        passages: Mapping[str, PassageRow],
    ) -> None:
        rest_on: dict[str, set[str]] = defaultdict(set)
        for fact in facts:
            rest_on[fact.source].update(item.passage for item in fact.evidence)
        for id_, row in wanted.items():
            add_source(projection, row, (passages[passage] for passage in sorted(rest_on[id_])))
            if row.document and self._validity.is_there(row.document, id_):
                add_text(projection, id_, self.resolution.of(row.document, id_))

    def _add_entities(
        self,
        projection: Projection,
        wanted: set[str] | None,
        statements: Iterable[Statement],
        texts: Mapping[str, Sequence[SourceRow]],
    ) -> None:
        about: dict[str, list[Statement]] = defaultdict(list)
        touching: dict[str, list[Statement]] = defaultdict(list)
        for item in statements:
            if _is_relation(item):
                touching[item.subject].append(item)
                touching[str(item.object)].append(item)
            else:
                about[item.subject].append(item)
        there = about.keys() | touching.keys() | texts.keys()
        chosen = there if wanted is None else there & wanted
        ends = {str(item.object) for id_ in chosen for item in touching.get(id_, ()) if item.fact.predicate in single()}
        things = self._some_things(chosen | ends)
        for id_ in chosen:
            stated = about.get(id_, ())
            then = [item for item in stated if self._validity.was_called(item.fact)]
            held, related = texts.get(id_, ()), touching.get(id_, ())
            differing = rivals(id_, related, things)
            add_entity(projection, self._ontology, things[id_], stated, related, held, then, differing)

    def _add_relations(self, projection: Projection, wanted: set[str] | None, statements: Iterable[Statement]) -> None:
        found: dict[str, list[Statement]] = defaultdict(list)
        for item in statements:
            # Where two names turn out to be one thing, what was said between them says nothing any more.
            if _is_relation(item) and item.subject != item.object:
                id_ = relation_id(self._ontology, item.fact, item.subject, item.object)
                if wanted is None or id_ in wanted:
                    found[id_].append(item)
        ends = {str(end) for items in found.values() for end in (items[0].subject, items[0].object)}
        things = self._some_things(ends)
        for id_, items in found.items():
            first = items[0]
            kind = (first.fact.predicate, things[first.subject].type, things[str(first.object)].type)
            add_relation(projection, self._ontology, kind, id_, items, mark_open=self._validity.is_asked)


def _is_relation(item: Statement) -> bool:
    return item.fact.kind == "relation"
