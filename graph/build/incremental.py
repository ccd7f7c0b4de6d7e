"""What has changed between two states of a ledger, and the part of the graph that hangs on it."""

from __future__ import annotations

from collections.abc import Iterable

from chuyi.graph.build.projecting import Projector, Selection
from chuyi.graph.build.projection import Difference, difference
from chuyi.graph.build.statements import day
from chuyi.graph.ledger import FactRow, SourceRow
from chuyi.graph.resolution import Resolution


def changes(before: Projector, after: Projector) -> Difference:
    """What turns the graph of one state into the graph of another, looking only at what hangs on the changes."""
    wanted = _selection(before, after)
    return difference(before.part(wanted), after.part(wanted))


def _selection(before: Projector, after: Projector) -> Selection:
    sources = _changed_sources(before, after)
    raws = _changed_names(before.resolution, after.resolution)
    facts = _changed_facts(before, after, sources)
    documents = {row.document for side in (before, after) for id_ in sources if (row := side.sources.get(id_))}
    wanted = Selection(sources=set(sources))
    touched = raws | {end for fact in facts for end in (fact.subject, fact.object) if end}
    touched |= {document for document in documents if document}
    for side in (before, after):
        wanted.entities.update(id_ for raw in touched for id_ in side.resolution.all_of(raw))
        # A document whose name is resolved otherwise is another end of TEXT_OF.
        wanted.sources.update(row.id for row in side.sources.values() if row.document in raws)
    for side in (before, after):
        of_names = [*_touching(side, raws), *(fact for fact in facts if fact.source in side.sources)]
        for id_, start in side.relation_ids(fact for fact in of_names if fact.kind == "relation").items():
            wanted.relations.add(id_)
            wanted.starts.add(start)
    return wanted


def _changed_sources(before: Projector, after: Projector) -> list[str]:
    """Sources that were read again or withdrawn, or that a copy of which came or went."""
    low, high = sorted((before.snapshot, after.snapshot), key=lambda snapshot: snapshot.entry)
    read = high.changed_sources(low.entry)
    ids = before.sources.keys() | after.sources.keys()
    other = {id_ for id_ in ids if _shown(before.sources.get(id_)) != _shown(after.sources.get(id_))}
    return sorted(other.union(read))


def _shown(row: SourceRow | None) -> object:
    """The source as far as the graph shows it: of times the day."""
    return row and row._replace(first_seen=day(row.first_seen), read_at=day(row.read_at))


def _changed_facts(before: Projector, after: Projector, sources: list[str]) -> list[FactRow]:
    """The facts of these sources as both states have them, without those that are quite the same in both."""
    same = {id_ for id_ in sources if _shown(before.sources.get(id_)) == _shown(after.sources.get(id_))}
    old = list(before.snapshot.facts(sources=sources))
    new = list(after.snapshot.facts(sources=sources))
    placed_anew = _placed_anew(before, after, sources)
    unchanged = {
        fact
        for fact in _hashable(old).keys() & _hashable(new).keys()
        if fact[1] in same and not any(item[0] in placed_anew for item in fact[-1])
    }
    return [fact for side in (old, new) for key, fact in _hashable(side).items() if key not in unchanged]
