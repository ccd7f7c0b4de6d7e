"""Two states of a ledger compared as graphs: things and relations added, changed, withdrawn, merged, split."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from chuyi.graph.build.incremental import select_changed
from chuyi.graph.build.projecting import Projector
from chuyi.graph.build.projection import Projection, Properties, Relation
from chuyi.graph.build.provenance import source_name
from chuyi.graph.ledger import Ledger, SourceRow
from chuyi.graph.ledger.canonical import to_json
from chuyi.graph.ledger.moments import Moment
from chuyi.graph.resolution import renamed, resolve
from chuyi.graph.schema import Ontology, ontology

ADDED, CHANGED, WITHDRAWN, MERGED, SPLIT = "added", "changed", "withdrawn", "merged", "split"
KINDS = (ADDED, CHANGED, WITHDRAWN, MERGED, SPLIT)
# What a relation or thing says beside the properties that its type declares.
PERIOD = ("valid_from", "valid_to")
NAMES = ("name", "aliases")


class Value(NamedTuple):
    """A property before and after; None where there was or is none."""

    property: str
    old: Any
    new: Any


@dataclass(frozen=True)
class Change:
    """One thing or relation that is not as it was.

    Attributes:
        what: ``added``, ``changed``, ``withdrawn``, ``merged`` (into the second of ``ids``) or ``split`` (off it).
        type: the entity type or relation.
        ids, names: of the thing (and of what it was merged with or split from), or of the relation's two ends.
        sources: names of the sources that say it, or said it where it is withdrawn.
        properties: what the relation says (after, or before where it is withdrawn); empty for things.
        values: what is not as it was, where something is changed.
    """

    what: str
    type: str
    ids: tuple[str, ...]
    names: tuple[str, ...]
    sources: tuple[str, ...]
    properties: Mapping[str, Any] = field(default_factory=dict)
    values: tuple[Value, ...] = ()

    @property
    def is_relation(self) -> bool:
        """Whether it is about a relation, not a thing."""
        return self.type in ontology().relations


class SourceChange(NamedTuple):
    """What happened to a source: ``new``, ``changed`` or ``withdrawn``."""

    what: str
    id: str
    name: str


@dataclass(frozen=True)
class Difference:
    """What lies between two moments.

    Attributes:
        since, until: the moments.
        changes: in order of kind, things first, then of type and names.
        sources: what happened to sources, in order of kind and name.
        corroborated, weakened: how many things and relations stand as they stood and are said by more, or by
            fewer, sources.
    """

    since: Moment
    until: Moment
    changes: list[Change]
    sources: list[SourceChange]
    corroborated: int
    weakened: int

    def counts(self) -> Counter[str]:
        """How many changes of each kind."""
        return Counter(change.what for change in self.changes)


def compare(ledger: Ledger, since: Moment, until: Moment, *, province: str | None, threshold: float) -> Difference:
    """What has changed in what the graph shows.

    Args:
        since, until: moments of the ledger, the earlier first.
        province, threshold: as of a build.

    Raises:
        LedgerError: the ledger cannot be read.
    """
    snapshots = [ledger.at_entry(moment.entry) for moment in (since, until)]
    resolutions = [resolve(snapshot, province=province, threshold=threshold) for snapshot in snapshots]
    before, after = (
        Projector(snapshot, resolution, ontology(), threshold)
        for snapshot, resolution in zip(snapshots, resolutions, strict=True)
    )
    changed = {entry.source for entry in ledger.entries(since.entry, until.entry) if _changes(entry)}
    return _Comparison(before, after, renamed(*resolutions)).difference(since, until, changed)


def _changes(entry: Any) -> bool:
    return bool(entry.added or entry.withdrawn or entry.returned)


class _Side:
    """One state: its things by id with their types, its relations, and how its sources are called."""

    def __init__(self, projector: Projector, projection: Projection, declared: Ontology) -> None:
        self.projector = projector
        self.nodes: dict[str, tuple[str, Properties]] = {
            id_: (type_, properties)
            for type_, found in projection.nodes.items()
            if type_ in declared.concrete
            for id_, properties in found.items()
        }
        self.relations: dict[str, tuple[str, Relation]] = {
            id_: (kind[0], relation)
            for kind, found in projection.relations.items()
            if kind[0] in declared.relations
            for id_, relation in found.items()
        }

    def name(self, id_: str) -> str:
        """What a thing is called."""
        return str(self.nodes[id_][1]["name"]) if id_ in self.nodes else self.projector.name_of(id_)

    def sources(self, properties: Properties) -> tuple[str, ...]:
        """The names of the sources that say it."""
        return tuple(sorted(source_name(self.projector.sources[id_]) for id_ in properties["sources"]))


class _Comparison:
    def __init__(self, before: Projector, after: Projector, renamed: set[str]) -> None:
        self._ontology = ontology()
        wanted, _ = select_changed(before, after, renamed)
        self._before = _Side(before, before.part(wanted), self._ontology)
        self._after = _Side(after, after.part(wanted), self._ontology)
        gone = self._before.nodes.keys() - self._after.nodes.keys()
        come = self._after.nodes.keys() - self._before.nodes.keys()
        self._merged = _other_selves(gone, self._after)
        self._split = _other_selves(come, self._before)
        self._corroborated = self._weakened = 0

    def difference(self, since: Moment, until: Moment, changed: set[str | None]) -> Difference:
        """All of it."""
        changes = [*self._things(), *self._relations()]
        order = {kind: place for place, kind in enumerate(KINDS)}
        # Things before what holds between them.
        changes.sort(
            key=lambda item: (order[item.what], item.is_relation, item.type, item.names, item.ids, str(item.properties))
        )
        sources = sorted(self._sources(changed), key=lambda item: (item.what, item.name, item.id))
        return Difference(since, until, changes, sources, self._corroborated, self._weakened)

    def _sources(self, changed: set[str | None]) -> Iterator[SourceChange]:
        old, new = self._before.projector.sources, self._after.projector.sources

        def told(what: str, row: SourceRow) -> SourceChange:
            return SourceChange(what, row.id, source_name(row))

        for id_, row in new.items():
            if id_ not in old:
                yield told("new", row)
            elif id_ in changed:
                yield told("changed", row)
        for id_ in old.keys() - new.keys():
            yield told("withdrawn", old[id_])

    def _things(self) -> Iterator[Change]:
        before, after = self._before, self._after
        for id_, (type_, old) in before.nodes.items():
            if id_ in self._merged:
                other = self._merged[id_]
                names = before.name(id_), after.name(other)
                yield Change(MERGED, type_, (id_, other), names, after.sources(after.nodes[other][1]))
            elif id_ not in after.nodes:
                yield Change(WITHDRAWN, type_, (id_,), (before.name(id_),), before.sources(old))
        for id_, (type_, new) in after.nodes.items():
            if id_ in self._split:
                other = self._split[id_]
                names = after.name(id_), before.name(other)
                yield Change(SPLIT, type_, (id_, other), names, after.sources(new))
            elif id_ not in before.nodes:
                yield Change(ADDED, type_, (id_,), (after.name(id_),), after.sources(new))
            else:
                declared = self._ontology.entities[type_]
                # A task's title and the like are its name, which need not be told twice.
                own = [name for name in declared.properties if name != declared.name_property]
                values = self._values(before.nodes[id_][1], new, (*NAMES, *own))
                if values:
                    yield Change(CHANGED, type_, (id_,), (after.name(id_),), after.sources(new), values=values)

    def _relations(self) -> Iterator[Change]:
        old = {self._key(type_, relation, self._merged): (type_, relation) for type_, relation in self._gone()}
        new = {self._key(type_, relation, self._split): (type_, relation) for type_, relation in self._come()}
        for key in old.keys() - new.keys():
            yield self._relation(WITHDRAWN, *old[key], self._before)
        for key in new.keys() - old.keys():
            yield self._relation(ADDED, *new[key], self._after)
        pairs = [(old[key][1], *new[key]) for key in old.keys() & new.keys()]
        both = self._before.relations.keys() & self._after.relations.keys()
        pairs += [(self._before.relations[id_][1], *self._after.relations[id_]) for id_ in both]
        for was, type_, now in pairs:
            declared = self._ontology.relations[type_].properties
            values = _told_once(self._values(was.properties, now.properties, (*declared, *PERIOD)))
            if values:
                yield self._relation(CHANGED, type_, now, self._after, values)

    def _gone(self) -> list[tuple[str, Relation]]:
        return [found for id_, found in self._before.relations.items() if id_ not in self._after.relations]

    def _come(self) -> list[tuple[str, Relation]]:
        return [found for id_, found in self._after.relations.items() if id_ not in self._before.relations]

    def _key(self, type_: str, relation: Relation, selves: Mapping[str, str]) -> tuple[str, ...]:
        """What makes it the same relation, whichever of a thing's two selves it hangs on."""
        named = self._ontology.relations[type_].key
        start, end = (selves.get(id_, id_) for id_ in (relation.start, relation.end))
        return type_, start, end, *(to_json(relation.properties.get(name)) for name in named)

    def _relation(
        self, what: str, type_: str, relation: Relation, side: _Side, values: tuple[Value, ...] = ()
    ) -> Change:
        declared = self._ontology.relations[type_].properties
        said = {name: relation.properties[name] for name in (*declared, *PERIOD) if name in relation.properties}
        return Change(
            what,
            type_,
            (relation.start, relation.end),
            (side.name(relation.start), side.name(relation.end)),
            side.sources(relation.properties),
            said,
            values,
        )

    def _values(self, old: Properties, new: Properties, names: tuple[str, ...]) -> tuple[Value, ...]:
        """What differs; where nothing does, whether more or fewer sources say it is counted."""
        values = tuple(
            Value(name, old.get(name), new.get(name)) for name in dict.fromkeys(names) if old.get(name) != new.get(name)
        )
        if not values:
            had, has = set(old["sources"]), set(new["sources"])
            self._corroborated += len(has) > len(had)
            self._weakened += len(has) < len(had)
        return values


def _told_once(values: tuple[Value, ...]) -> tuple[Value, ...]:
    """Without the ends of a period that only repeat a date which is a property of its own."""
    own = {(str(old), str(new)) for name, old, new in values if name not in PERIOD}
    return tuple(item for item in values if item.property not in PERIOD or (str(item.old), str(item.new)) not in own)


def _other_selves(ids: set[str], side: _Side) -> dict[str, str]:
    """Of things that one state does not have, those that it has under another id."""
    found = {}
    for id_ in ids:
        others = sorted(other for other in side.projector.resolution.all_of(id_) if other in side.nodes)
        if others:
            found[id_] = others[0]
    return found
