"""The ledger as it stood after one journal entry."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, func, or_, select, true

from chuyi.graph.facts import Grade
from chuyi.graph.ledger import tables as t
from chuyi.graph.ledger.canonical import from_json
from chuyi.graph.ledger.decisions import Decision
from chuyi.graph.ledger.decisions.reading import accepted, in_force, is_accepted, sources_of_changes, standing
from chuyi.graph.ledger.rows import Acceptance, EndsRow, EntityRow, EvidenceRow, FactRow, PassageRow, SourceRow

# Most numbers in one IN (…).
_CHUNK = 10_000
_LIVES = t.lives, t.lives.c.fact == t.facts.c.number


class Snapshot:
    """What was known after ``entry``. It stays the same however much is written later.

    Args:
        connect: opens a connection in which failures are explained.
        entry: the number of a journal entry; 0 is the empty ledger.
    """

    def __init__(self, connect: Callable[[], AbstractContextManager[Connection]], entry: int) -> None:
        self._connect = connect
        self.entry = entry
        self._times: dict[int, str] = {}
        self._ids: dict[int, str] = {}
        self._numbers: dict[str, int | None] = {}
        self._said: dict[frozenset[str], list[FactRow]] = {}

    def sources(
        self, *, ids: Collection[str] | None = None, documents: Collection[str] | None = None
    ) -> list[SourceRow]:
        """The sources that had not been withdrawn, in order of id; all, those named, or those that hold the text of
        the documents."""
        v, s = t.versions.c, t.sources.c
        lists: list[tuple[Any, list[Any]]] = []
        if ids is not None:
            lists.append((v.source, sorted(ids)))
        if documents is not None:
            lists.append((v.document, sorted(self._numbers_of(documents).values())))
        rows: list[Any] = []
        with self._connect() as connection:
            for chosen in _chunks(lists):
                found = (
                    select(v.source, v.uri, v.sha256, v.kind, v.grade, v.title, v.address, v.document, s.since)
                    .join(t.sources, s.id == v.source)
                    .where(self._lived(t.versions), *chosen)
                )
                rows += connection.execute(found).all()
            if not rows:
                return []
            some = None if not lists else [row.source for row in rows]
            read = self._last_readings(connection, some)
            originals = self._originals(connection, None if some is None else {row.sha256 for row in rows})
        documents_ = self._ids_of(row.document for row in rows)
        times = self._times_of((*(row.since for row in rows), *read.values()))
        return [
            SourceRow(
                row.source,
                row.uri,
                row.sha256,
                row.kind,
                Grade(row.grade),
                row.title,
                row.address,
                None if row.document is None else documents_[row.document],
                None if originals[row.sha256] == row.source else originals[row.sha256],
                times[row.since],
                times[read[row.source]],
            )
            for row in sorted(rows, key=lambda row: str(row.source))
        ]

    def source_count(self) -> int:
        """How many sources had not been withdrawn."""
        with self._connect() as connection:
            return connection.scalar(select(func.count()).select_from(t.versions).where(self._lived(t.versions))) or 0

    def entities(self, ids: Collection[str] | None = None) -> dict[str, EntityRow]:
        """Raw entities that any source ever named, by id: all, or those of ``ids`` that there are."""
        if ids is None:
            return self._entities
        if "_entities" in self.__dict__:
            return {id_: self._entities[id_] for id_ in ids if id_ in self._entities}
        found: dict[str, EntityRow] = {}
        with self._connect() as connection:
            for (chosen,) in _chunks([(t.entities.c.id, sorted(ids))]):
                found.update(_entity_rows(connection, chosen))
        return found

    @cached_property
    def _entities(self) -> dict[str, EntityRow]:
        with self._connect() as connection:
            return _entity_rows(connection, true())

    def facts(
        self,
        *,
        sources: Collection[str] | None = None,
        subjects: Collection[str] | None = None,
        objects: Collection[str] | None = None,
        kinds: Collection[str] | None = None,
        predicates: Collection[str] | None = None,
        with_evidence: bool = True,
        as_stated: bool = False,
    ) -> Iterator[FactRow]:
        """The facts that held, those that fit every given condition; ids of raw entities for subjects, objects.

        Without their evidence, which is then empty, they are read in half the time. Those that people rejected are
        left out and those that they accepted are sure, unless what sources state is wanted ``as_stated``.
        """
        not_rejected = true() if as_stated else standing(self.entry)
        conditions = []
        if kinds is not None:
            conditions.append(t.facts.c.kind.in_(kinds))
        if predicates is not None:
            conditions.append(t.facts.c.predicate.in_(predicates))
        lists: list[tuple[Any, list[Any]]] = []
        if sources is not None:
            lists.append((t.facts.c.source, sorted(sources)))
        if subjects is not None:
            lists.append((t.facts.c.subject, sorted(self._numbers_of(subjects).values())))
        if objects is not None:
            lists.append((t.facts.c.object, sorted(self._numbers_of(objects).values())))
        for chosen in _chunks(lists):
            yield from self._facts(and_(not_rejected, *conditions, *chosen), with_evidence, as_stated)

    def said_by(self, sources: Collection[str]) -> list[FactRow]:
        """The facts of some sources, as :meth:`facts` gives them; remembered, for few sources."""
        chosen = frozenset(sources)
        if chosen not in self._said:
            self._said[chosen] = list(self.facts(sources=chosen))
        return self._said[chosen]

    def ends(
        self,
        threshold: float,
        predicates: Collection[str],
        *,
        subjects: Collection[str] | None = None,
        objects: Collection[str] | None = None,
    ) -> list[EndsRow]:
        """The two ends of relations that were read at least as surely as ``threshold``, as sources state them."""
        f = t.facts.c
        lists: list[tuple[Any, list[Any]]] = []
        for column, ids in ((f.subject, subjects), (f.object, objects)):
            if ids is not None:
                lists.append((column, sorted(self._numbers_of(ids).values())))
        rows: list[Any] = []
        if not all(values for _, values in lists):
            return []
        with self._connect() as connection:
            for chosen in _chunks(lists):
                query = select(f.source, f.predicate, f.subject, f.object).join(*_LIVES)
                sure = self._sure(f.object, threshold)
                rows += connection.execute(query.where(*sure, f.predicate.in_(predicates), *chosen)).all()
        names = self._ids_of(number for row in rows for number in row[2:])
        return [EndsRow(source, predicate, names[one], names[other]) for source, predicate, one, other in rows]

    def named(self, threshold: float, ids: Collection[str] | None = None) -> set[str]:
        """The raw entities, all or those of ``ids``, in facts that were read at least as surely as ``threshold``."""
        if ids is not None:
            return set(self.uses(threshold, ids))
        found: set[int] = set()
        with self._connect() as connection:
            for end in (t.facts.c.subject, t.facts.c.object):
                found.update(
                    connection.scalars(select(end).join(*_LIVES).where(*self._sure(end, threshold)).distinct())
                )
        known = self._ids_of(found)
        return {known[number] for number in found}

    def uses(self, threshold: float, ids: Collection[str]) -> dict[str, set[str]]:
        """Which sources use raw entities in facts that were read at least as surely as ``threshold``."""
        ids_by_number = {number: id_ for id_, number in self._numbers_of(ids).items()}
        found: dict[str, set[str]] = {}
        with self._connect() as connection:
            for end in (t.facts.c.subject, t.facts.c.object):
                for (chosen,) in _chunks([(end, sorted(ids_by_number))]):
                    query = select(end, t.facts.c.source).join(*_LIVES).where(*self._sure(end, threshold), chosen)
                    for number, source in connection.execute(query.distinct()):
                        found.setdefault(ids_by_number[number], set()).add(source)
        return found

    def passages(self, ids: Collection[str] | None = None) -> Iterator[PassageRow]:
        """The passages that stood in their sources, all or those named."""
        p, place = t.passages.c, t.placings.c
        lists: list[tuple[Any, list[Any]]] = [] if ids is None else [(p.id, sorted(ids))]
        for chosen in _chunks(lists):
            query = (
                select(p.id, p.source, p.text, place.location, place.grade, place.address, place.title)
                .join(t.placings, place.passage == p.number)
                .where(self._lived(t.placings), *chosen)
            )
            with self._connect() as connection:
                rows = connection.execute(query).all()
            for id_, source, text, location, grade, address, title in rows:
                yield PassageRow(id_, source, text, location, Grade(grade) if grade else None, address, title)

    def doubtful(self, threshold: float, sources: Collection[str] | None = None) -> int:
        """How many facts that held, of all sources or of some, were read less surely than ``threshold``, and nobody
        has decided about them."""
        undecided = standing(self.entry), ~is_accepted(self.entry)
        total = 0
        with self._connect() as connection:
            for chosen in _chunks([] if sources is None else [(t.facts.c.source, sorted(sources))]):
                query = (
                    select(func.count())
                    .select_from(t.facts.join(*_LIVES))
                    .where(self._lived(t.lives), t.lives.c.confidence < threshold, *undecided, *chosen)
                )
                total += connection.scalar(query) or 0
        return total

    def changed_sources(self, since: int) -> list[str]:
        """Sources that were read or withdrawn after entry ``since`` and up to this one, or that state what a
        decision began or ceased to reject."""
        j = t.journal.c
        written = select(j.source).where(j.number > since, j.number <= self.entry, j.source.is_not(None))
        with self._connect() as connection:
            decided = sources_of_changes(connection, since, self.entry)
            return sorted({*connection.scalars(written.distinct()), *decided})

    def copies_of(self, sources: Collection[str], since: int) -> set[str]:
        """Sources that hold the same bytes as any version that ``sources`` had after entry ``since`` and up to this
        one, themselves among them."""
        v = t.versions.c
        there = and_(v.since <= self.entry, or_(v.until.is_(None), v.until > since))
        found: set[str] = set()
        with self._connect() as connection:
            for (chosen,) in _chunks([(v.source, sorted(sources))]):
                bytes_ = select(v.sha256).where(there, chosen).scalar_subquery()
                same = t.versions.alias().c
                alike = select(same.source).where(
                    same.sha256.in_(bytes_), same.since <= self.entry, or_(same.until.is_(None), same.until > since)
                )
                found.update(connection.scalars(alike))
        return found

    def altered(self, sources: Collection[str], since: int) -> set[str]:
        """Those of ``sources`` of which anything became or ceased to be known after entry ``since``; the others were
        at most read again."""
        origins = (
            (t.versions, t.versions.c.source, t.versions),
            (t.placings, t.passages.c.source, t.placings.join(t.passages, t.placings.c.passage == t.passages.c.number)),
            (t.lives, t.facts.c.source, t.lives.join(t.facts, t.lives.c.fact == t.facts.c.number)),
        )
        with self._connect() as connection:
            found = set(sources).intersection(sources_of_changes(connection, since, self.entry))
            for table, source, rows in origins:
                for (chosen,) in _chunks([(source, sorted(sources))]):
                    query = select(source).select_from(rows).where(self._began_or_ended(table, since), chosen)
                    found.update(connection.scalars(query.distinct()))
        return found

    def differs(self, since: int) -> bool:
        """Whether anything that sources say or people decided became or ceased to be known after entry ``since``; if
        not, sources were at most read again."""
        with self._connect() as connection:
            return any(
                connection.execute(select(table.c.since).where(self._began_or_ended(table, since)).limit(1)).first()
                for table in (t.versions, t.placings, t.lives, t.decisions)
            )

    def decisions(self) -> list[Decision]:
        """What people had decided and not taken back, in the order in which they decided it."""
        with self._connect() as connection:
            return in_force(connection, self.entry)

    def _facts(self, condition: ColumnElement[bool], with_evidence: bool, as_stated: bool) -> list[FactRow]:
        f, life = t.facts.c, t.lives.c
        living = and_(self._lived(t.lives), condition)
        facts = select(
            life.number,
            f.key,
            f.source,
            f.kind,
            f.subject,
            f.predicate,
            f.object,
            f.value,
            f.scope,
            f.valid_from,
            f.valid_to,
            life.confidence,
            life.extractor,
            f.since,
        ).select_from(t.facts.join(t.lives, life.fact == f.number))
        with self._connect() as connection:
            rows = connection.execute(facts.where(living)).all()
            found = self._evidence(connection, living) if with_evidence else {}
        ids = self._ids_of(number for row in rows for number in (row[4], row[6]))
        times = self._times_of(row[13] for row in rows)
        sure: Mapping[str, Acceptance] = {} if as_stated else self._accepted
        return [
            FactRow(
                key,
                source,
                kind,
                ids[subject],
                predicate,
                None if object_ is None else ids[object_],
                from_json(value),
                scope,
                valid_from,
                valid_to,
                1.0 if key in sure else confidence,
                extractor,
                times[since],
                tuple(found.get(number, ())),
                sure.get(key),
            )
            for (
                number,
                key,
                source,
                kind,
                subject,
                predicate,
                object_,
                value,
                scope,
                valid_from,
                valid_to,
                confidence,
                extractor,
                since,
            ) in rows
        ]

    def _evidence(self, connection: Connection, living: ColumnElement[bool]) -> dict[int, list[EvidenceRow]]:
        f, life, e = t.facts.c, t.lives.c, t.evidence.c
        spans = (
            select(e.life, t.passages.c.id, e.start, e.end)
            .select_from(t.facts.join(t.lives, life.fact == f.number).join(t.evidence, e.life == life.number))
            .join(t.passages, t.passages.c.number == e.passage)
        )
        found: dict[int, list[EvidenceRow]] = {}
        for number, passage, start, end in connection.execute(spans.where(living).order_by(e.life, e.ordinal)):
            found.setdefault(number, []).append(EvidenceRow(passage, start, end))
        return found

    def _sure(self, end: ColumnElement[int | None], threshold: float) -> tuple[ColumnElement[bool], ...]:
        sure = or_(t.lives.c.confidence >= threshold, is_accepted(self.entry))
        return self._lived(t.lives), standing(self.entry), sure, end.is_not(None)

    def _lived(self, table: Table) -> ColumnElement[bool]:
        return and_(table.c.since <= self.entry, or_(table.c.until.is_(None), table.c.until > self.entry))

    def _began_or_ended(self, table: Table, since: int) -> ColumnElement[bool]:
        c = table.c
        return or_(
            and_(c.since > since, c.since <= self.entry),
            and_(c.until > since, c.until <= self.entry),
        )

    def _last_readings(self, connection: Connection, sources: Collection[str] | None) -> dict[str, int]:
        j = t.journal.c
        found: dict[str, int] = {}
        for chosen in _chunks([] if sources is None else [(j.source, sorted(sources))]):
            rows = connection.execute(
                select(j.source, func.max(j.number))
                .where(j.action.in_(("read", "decide")), j.number <= self.entry, *chosen)
                .group_by(j.source)
            )
            found.update(rows.all())
        return found

    def _originals(self, connection: Connection, hashes: Collection[str] | None) -> dict[str, str]:
        """The source that counts as the original of those with the same bytes, by hash."""
        v = t.versions.c
        found: dict[str, tuple[int, str, str]] = {}
        for chosen in _chunks([] if hashes is None else [(v.sha256, sorted(hashes))]):
            rows = connection.execute(select(v.sha256, v.uri, v.source).where(self._lived(t.versions), *chosen))
            for hash_, uri, source in rows:
                # Not by time of reading: the same files must give the same graph in whatever order they were read.
                rank = (len(uri), uri, source)
                found[hash_] = min(found.get(hash_, rank), rank)
        return {hash_: source for hash_, (_, _, source) in found.items()}

    @cached_property
    def _accepted(self) -> dict[str, Acceptance]:
        with self._connect() as connection:
            return accepted(connection, self.entry)

    def _times_of(self, entries: Iterable[int]) -> dict[int, str]:
        """When journal entries were written; read as they are asked for."""
        j = t.journal.c
        self._fill(self._times, entries, j.number, select(j.number, j.at))
        return self._times

    def _ids_of(self, numbers: Iterable[int | None]) -> dict[int, str]:
        """The ids of entities by the ledger's own numbers; read as they are asked for."""
        e = t.entities.c
        self._fill(self._ids, numbers, e.number, select(e.number, e.id))
        return self._ids

    def _numbers_of(self, ids: Collection[str]) -> dict[str, int]:
        """The ledger's own numbers of those of ``ids`` that it knows; read as they are asked for."""
        e = t.entities.c
        missing = set(ids).difference(self._numbers)
        if missing:
            self._numbers.update(dict.fromkeys(missing))
            with self._connect() as connection:
                for (chosen,) in _chunks([(e.id, sorted(missing))]):
                    self._numbers.update(connection.execute(select(e.id, e.number).where(chosen)).all())
        return {id_: number for id_ in ids if (number := self._numbers[id_]) is not None}

    def _fill(self, known: dict[int, str], wanted: Iterable[int | None], column: Any, rows: Any) -> None:
        missing = {number for number in wanted if number is not None}.difference(known)
        if not missing:
            return
        with self._connect() as connection:
            for (chosen,) in _chunks([(column, sorted(missing))]):
                known.update(connection.execute(rows.where(chosen)).all())


def _entity_rows(connection: Connection, condition: ColumnElement[bool]) -> dict[str, EntityRow]:
    c = t.entities.c
    rows = connection.execute(select(c.id, c.type, c.name, c.identity, c.region).where(condition)).all()
    return {
        id_: EntityRow(id_, type_, name, tuple(from_json(identity)), region)
        for id_, type_, name, identity, region in rows
    }


def _chunks(lists: list[tuple[Any, list[Any]]]) -> Iterable[tuple[ColumnElement[bool], ...]]:
    """Conditions that every column is in its list, in pieces small enough for one statement."""
    if not lists:
        yield ()
        return
    (column, values), *rest = lists
    for start in range(0, len(values), _CHUNK):
        for others in _chunks(rest):
            yield (column.in_(values[start : start + _CHUNK]), *others)
