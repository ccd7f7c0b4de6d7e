"""Resolving only what a change reaches: the same rules on a part of the ledger's names.

What is kept of the last resolution stays for all other names. The part is closed: nothing that rules could decide of
it hangs on a name outside of what is looked at, so that what is decided of it is what resolving everything decides.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from chuyi.graph.ledger import Decision, EntityRow, FactRow, Snapshot, SourceRow
from chuyi.graph.resolution.kept import Kept
from chuyi.graph.resolution.links import words_of
from chuyi.graph.resolution.material import RELATIONS, TELLING, hangs_on_source, is_relative, name_key, read_material
from chuyi.graph.resolution.resolving import resolve_material
from chuyi.graph.resolution.result import Meanings, Resolution
from chuyi.graph.resolution.spreading import Spreading

# What a source says, as far as it matters for names: (sort, raw entities, what else must be the same).
_Saying = tuple[str, tuple[str, ...], object]


@dataclass(frozen=True)
class Anew:
    """What was resolved anew.

    Attributes:
        raws: the raw entities of which anything may have been decided otherwise.
        before, after: what is decided of these alone.
        words: what those that were changed themselves are listed under now; nothing where they are gone.
        meanings: what all names mean now.
    """

    raws: frozenset[str]
    before: Resolution
    after: Resolution
    words: Mapping[str, set[str]]
    meanings: Meanings


def resolve_anew(
    kept: Kept, before: Snapshot, after: Snapshot, sources: Collection[str], *, province: str | None, threshold: float
) -> Anew:
    """Resolve what differs between two states of a ledger.

    Args:
        kept: the resolution of ``before``.
        sources: those that say anything else in ``after``.
    """
    old, new = before.decisions(), after.decisions()
    changed = _changed(before, after, sources, threshold) | _redecided(old, new)
    words: dict[str, set[str]] = {raw: set() for raw in changed}
    words |= words_of(read_material(after, threshold, changed))
    spreading = Spreading(kept, after, threshold, province, words, (*old, *new))
    raws = spreading.reached(changed)
    whole = resolve_material(read_material(after, threshold, spreading.with_grounds(raws)), province)
    part = _part(whole, raws)
    return Anew(frozenset(raws), kept.part(raws), part, words, Spliced(kept, frozenset(raws), part))


def _part(whole: Resolution, raws: Collection[str]) -> Resolution:
    merges = tuple(merge for merge in whole.merges if merge.raw in raws)
    targets = {merge.canonical for merge in merges}
    return Resolution(
        {merge.raw: merge.canonical for merge in merges if merge.source is None},
        {(merge.source, merge.raw): merge.canonical for merge in merges if merge.source is not None},
        frozenset(raw for raw in whole.secondary if raw in raws),
        frozenset((source, raw) for source, raw in whole.local if raw in raws),
        {id_: row for id_, row in whole.made.items() if id_ in targets},
        merges,
        tuple(pending for pending in whole.pending if any(raw in raws for raw in pending.entities)),
    )


class Spliced:
    """What names mean: some as resolved anew, the others as kept."""

    def __init__(self, kept: Kept, raws: frozenset[str], anew: Resolution) -> None:
        self._kept = kept
        self._raws = raws
        self._anew = anew

    def of(self, raw: str, source: str) -> str:
        return self._side(raw).of(raw, source)

    def is_secondary(self, raw: str, source: str) -> bool:
        return self._side(raw).is_secondary(raw, source)

    def is_local(self, raw: str, source: str) -> bool:
        return self._side(raw).is_local(raw, source)

    def all_of(self, raw: str) -> frozenset[str]:
        return self._side(raw).all_of(raw)

    def members(self, canonical: str) -> frozenset[str]:
        return self._kept.members(canonical) - self._raws | self._anew.members(canonical)

    def made_as(self, canonical: str) -> EntityRow | None:
        found = self._anew.made_as(canonical)
        if found is None and self._kept.members(canonical) - self._raws - {canonical}:
            found = self._kept.made_as(canonical)
        return found

    def _side(self, raw: str) -> Meanings:
        return self._anew if raw in self._raws else self._kept


def _redecided(before: Iterable[Decision], after: Iterable[Decision]) -> set[str]:
    """The names of decisions that came or went."""
    old, new = ({decision.id: decision for decision in side if decision.pair} for side in (before, after))
    return {end.id for id_ in old.keys() ^ new.keys() for end in (old.get(id_) or new[id_]).pair or ()}


def _changed(before: Snapshot, after: Snapshot, sources: Collection[str], threshold: float) -> set[str]:
    """The raw entities of which anything else is known that matters for names."""
    sides = [_Side(snapshot, sources, threshold) for snapshot in (before, after)]
    things = after.entities({raw for side in sides for raw in side.mentioned})
    changed: set[str] = set()
    seldom: set[str] = set()
    for source in sources:
        old, new = (side.sayings(source) for side in sides)
        locally = {key for side in sides for key in side.local_keys(source, things)}
        used = {raw for side in sides for raw in side.used(source)}
        for sort, raws, _ in old ^ new:
            if sort == "text":
                changed.update(raw for raw in used if things[raw].type == "Document" or is_relative(things[raw]))
                changed.update(raws)
            elif sort != "use" or hangs_on_source(things[raws[0]]) or _key(things[raws[0]]) in locally:
                changed.update(raws)
            else:
                seldom.update(raws)
        if any(sort == "issuer" for sort, _, _ in old ^ new):
            changed.update(raw for raw in used if is_relative(things[raw]))
    # Most are named by other sources as well, before and after.
    return changed | (before.named(threshold, seldom) ^ after.named(threshold, seldom))


def _key(thing: EntityRow) -> tuple[str, str]:
    return thing.type, name_key(thing.type, thing.name)


class _Side:
    """What some sources say in a state."""

    def __init__(self, snapshot: Snapshot, sources: Collection[str], threshold: float) -> None:
        self._rows = {row.id: row for row in snapshot.sources(ids=sources)}
        self._facts: dict[str, list[FactRow]] = {}
        for fact in snapshot.said_by(sources):
            if fact.confidence >= threshold:
                self._facts.setdefault(fact.source, []).append(fact)

    @cached_property
    def mentioned(self) -> set[str]:
        """The raw entities that any of the sources names."""
        return {raw for source in self._rows.keys() | self._facts.keys() for raw in self.used(source)}

    def used(self, source: str) -> set[str]:
        """The raw entities that a source names."""
        found = {raw for fact in self._facts.get(source, ()) for raw in (fact.subject, fact.object) if raw}
        row = self._rows.get(source)
        return found | ({row.document} if row and row.document else set())

    def local_keys(self, source: str, things: Mapping[str, EntityRow]) -> set[tuple[str, str]]:
        """What a source says that names mean in it alone, by type and name key."""
        return {
            (type_, name_key(type_, fact.value))
            for fact in self._facts.get(source, ())
            if fact.kind == "alias" and fact.scope == "source"
            for type_ in (things[fact.subject].type,)
        }

    def sayings(self, source: str) -> set[_Saying]:
        """What a source says that matters for names."""
        row = self._rows.get(source)
        found: set[_Saying] = {("use", (raw,), None) for raw in self.used(source)}
        if row is not None:
            found.add(("text", (row.document,) if row.document else (), row.kind))
        for fact in self._facts.get(source, ()):
            found.update(_sayings(fact, row))
        return found


def _sayings(fact: FactRow, row: SourceRow | None) -> Iterable[_Saying]:
    if fact.kind == "alias" or (fact.kind == "property" and fact.predicate in TELLING):
        yield "said", (fact.subject,), fact.key
    elif fact.kind == "relation" and fact.predicate in RELATIONS and fact.object:
        issued = fact.predicate == "ISSUED_BY"
        hosted = fact.predicate in ("HOSTS", "OFFERS")
        ends = (fact.subject,) if issued else (fact.object,) if hosted else (fact.subject, fact.object)
        yield "said", ends, fact.key
        if issued and row is not None and row.document == fact.subject:
            yield "issuer", (), fact.key
