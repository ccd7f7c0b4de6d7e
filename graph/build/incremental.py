"""What has changed between two states of a ledger, and the part of the graph that hangs on it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from chuyi.graph.build.precedence import single
from chuyi.graph.build.projecting import Projector, Selection
from chuyi.graph.build.projection import Difference, difference
from chuyi.graph.build.statements import day
from chuyi.graph.ledger import FactRow

FactKey = tuple[str, str]


# Sources that were only read again, as a share of all, from which on the graph itself finds what hangs on them.
MANY = 0.05


def changes(before: Projector, after: Projector, renamed: Collection[str], many: float = MANY) -> Difference:
    """What turns the graph of one state into the graph of another, looking only at what hangs on the changes.

    Args:
        renamed: raw entities that mean another thing in the second, or mean it in another way.
    """
    wanted, seen_again = select_changed(before, after, renamed, many)
    return replace(difference(before.part(wanted), after.part(wanted)), seen_again=seen_again)


def select_changed(
    before: Projector, after: Projector, renamed: Collection[str], many: float = MANY
) -> tuple[Selection, bool]:
    """Every node and relation that may differ between the two states; and whether, beside these, any node or
    relation may have been seen on another day."""
    sources = _changed_sources(before, after)
    alike = _alike(before, after, sources)
    read = {id_ for id_ in alike if not _same(before, after, id_)}
    seen_again = len(read) > many * after.snapshot.source_count()
    sources = sorted(set(sources) - (alike if seen_again else alike - read))
    changed = _changed_facts(before, after, sources)
    touched = set(renamed)
    for facts in changed:
        touched.update(end for fact in facts for end in (fact.subject, fact.object) if end)
    wanted = Selection(sources=set(sources), read=read if seen_again else set())
    for side, facts in zip((before, after), changed, strict=True):
        touched.update(row.document for row in side.some_sources(sources).values() if row.document)
        # A document that resolves otherwise is another end of TEXT_OF.
        wanted.sources.update(row.id for row in side.snapshot.sources(documents=renamed))
        related = _relations_of(side, renamed)
        for id_, start in side.relation_ids((*facts, *related)).items():
            wanted.relations.add(id_)
            wanted.starts.add(start)
        # Whether sources disagree on a thing's place is said of the thing itself.
        wanted.entities.update(side.relation_ids(fact for fact in related if fact.predicate in single()).values())
    for side in (before, after):
        wanted.entities.update(id_ for raw in touched for id_ in side.resolution.all_of(raw))
    return wanted, seen_again


def _alike(before: Projector, after: Projector, sources: list[str]) -> set[str]:
    """Those of the changed sources of which nothing differs, unless the day of the last reading."""
    low, high = sorted((before.snapshot, after.snapshot), key=lambda snapshot: snapshot.entry)
    for side in (before, after):
        side.dates(side.some_sources(sources))  # at once, not one by one
    alike = {
        id_
        for id_ in sources
        if (old := _inherited(before, id_)) and (new := _inherited(after, id_)) and old[:-1] == new[:-1]
    }
    return alike - high.altered(alike, low.entry)


def _changed_sources(before: Projector, after: Projector) -> list[str]:
    """Sources that were read again or withdrawn, or of which a copy came or went."""
    low, high = sorted((before.snapshot, after.snapshot), key=lambda snapshot: snapshot.entry)
    written = high.changed_sources(low.entry)
    others = high.copies_of(written, low.entry).difference(written)
    return sorted({*written, *(id_ for id_ in others if not _same(before, after, id_))})


def _same(before: Projector, after: Projector, source: str) -> bool:
    """Whether all that facts get from their source is the same in both states."""
    first, second = (_inherited(side, source) for side in (before, after))
    return first == second


def _inherited(side: Projector, source: str) -> tuple[object, ...] | None:
    found = side.some_sources((source,))
    if not found:
        return None
    row = found[source]
    return row.kind, row.grade, row.copy_of, side.dates(found).get(source), day(row.read_at)


def _changed_facts(before: Projector, after: Projector, sources: list[str]) -> tuple[list[FactRow], list[FactRow]]:
    """The facts of these sources as each state has them, without those that are the same in both."""
    old, new = _facts(before, sources), _facts(after, sources)
    same = {id_ for id_ in sources if _same(before, after, id_)}
    regraded = _regraded(before, after, (*old.values(), *new.values()))
    kept = {
        key
        for key, fact in new.items()
        if key[0] in same and old.get(key) == fact and not any(item.passage in regraded for item in fact.evidence)
    }
    return (
        [fact for key, fact in old.items() if key not in kept],
        [fact for key, fact in new.items() if key not in kept],
    )


def _facts(side: Projector, sources: list[str]) -> dict[FactKey, FactRow]:
    return {(fact.source, fact.key): fact for fact in side.snapshot.said_by(sources)}


def _regraded(before: Projector, after: Projector, facts: Iterable[FactRow]) -> set[str]:
    """Passages that name an origin of another grade now."""
    ids = {item.passage for fact in facts for item in fact.evidence}
    old, new = ({row.id: row.grade for row in side.snapshot.passages(ids)} for side in (before, after))
    return {id_ for id_ in ids if id_ in old and id_ in new and old[id_] != new[id_]}


def _relations_of(side: Projector, raws: Collection[str]) -> list[FactRow]:
    facts = [*side.snapshot.facts(subjects=raws, kinds=("relation",))]
    return [*facts, *side.snapshot.facts(objects=raws, kinds=("relation",))]
