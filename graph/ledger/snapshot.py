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
from chuyi.graph.ledger.rows import Acceptance, EntityRow, EvidenceRow, FactRow, PassageRow, SourceRow

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

    def sources(self) -> list[SourceRow]:
        """The sources that had not been withdrawn, in order of id."""
        v, s = t.versions.c, t.sources.c
        chosen = (
            select(v.source, v.uri, v.sha256, v.kind, v.grade, v.title, v.address, v.document, s.since)
            .join(t.sources, s.id == v.source)
            .where(self._lived(t.versions))
            .order_by(v.source)
        )
        with self._connect() as connection:
            rows = connection.execute(chosen).all()
            read = self._last_readings(connection)
        originals: dict[str, tuple[int, str, str]] = {}
        for row in rows:
            # Not by time of reading: the same files must give the same graph in whatever order they were read.
            rank = (len(row.uri), row.uri, row.source)
            originals[row.sha256] = min(originals.get(row.sha256, rank), rank)
        return [
            SourceRow(
                row.source,
                row.uri,
                row.sha256,
                row.kind,
                Grade(row.grade),
                row.title,
                row.address,
                self._entity_ids[row.document] if row.document is not None else None,
                None if originals[row.sha256][2] == row.source else originals[row.sha256][2],
                self._times[row.since],
                self._times[read[row.source]],
            )
            for row in rows
        ]

    def entities(self) -> dict[str, EntityRow]:
        """All raw entities that any source ever named, by id."""
        return self._entities

    @cached_property
    def _entities(self) -> dict[str, EntityRow]:
        c = t.entities.c
        with self._connect() as connection:
            rows = connection.execute(select(c.id, c.type, c.name, c.identity, c.region)).all()
        return {
            id_: EntityRow(id_, type_, name, tuple(from_json(identity)), region)
            for id_, type_, name, identity, region in rows
        }

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
        numbers = self._entity_numbers if subjects is not None or objects is not None else {}
        lists: list[tuple[Any, list[Any]]] = []
        if sources is not None:
            lists.append((t.facts.c.source, sorted(sources)))
        if subjects is not None:
            lists.append((t.facts.c.subject, sorted(numbers[id_] for id_ in subjects if id_ in numbers)))
        if objects is not None:
            lists.append((t.facts.c.object, sorted(numbers[id_] for id_ in objects if id_ in numbers)))
        for chosen in _chunks(lists):
            yield from self._facts(and_(not_rejected, *conditions, *chosen), with_evidence, as_stated)

    def named(self, threshold: float) -> set[str]:
        """The raw entities in facts that were read at least as surely as ``threshold``."""
        found: set[int] = set()
        with self._connect() as connection:
            for end in (t.facts.c.subject, t.facts.c.object):
                found.update(
                    connection.scalars(select(end).join(*_LIVES).where(*self._sure(end, threshold)).distinct())
                )
        return {self._entity_ids[number] for number in found}

    def uses(self, threshold: float, ids: Collection[str]) -> dict[str, set[str]]:
        """Which sources use raw entities in facts that were read at least as surely as ``threshold``."""
        numbers = sorted(self._entity_numbers[id_] for id_ in ids if id_ in self._entity_numbers)
        found: dict[str, set[str]] = {}
        with self._connect() as connection:
            for end in (t.facts.c.subject, t.facts.c.object):
                for (chosen,) in _chunks([(end, numbers)]):
                    query = select(end, t.facts.c.source).join(*_LIVES).where(*self._sure(end, threshold), chosen)
                    for number, source in connection.execute(query.distinct()):
                        found.setdefault(self._entity_ids[number], set()).add(source)
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

    def doubtful(self, threshold: float) -> int:
        """How many facts that held were read less surely than ``threshold``, and nobody has decided about them."""
        undecided = standing(self.entry), ~is_accepted(self.entry)
        chosen = (
            select(func.count())
            .select_from(t.facts.join(*_LIVES))
            .where(self._lived(t.lives), t.lives.c.confidence < threshold, *undecided)
        )
        with self._connect() as connection:
            return connection.scalar(chosen) or 0

    def changed_sources(self, since: int) -> list[str]:
        """Sources that were read or withdrawn after entry ``since`` and up to this one, or that state what a
        decision began or ceased to reject."""
        j = t.journal.c
        written = select(j.source).where(j.number > since, j.number <= self.entry, j.source.is_not(None))
        with self._connect() as connection:
            decided = sources_of_changes(connection, since, self.entry)
            return sorted({*connection.scalars(written.distinct()), *decided})

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
        ids, times = self._entity_ids, self._times
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

    def _last_readings(self, connection: Connection) -> dict[str, int]:
        j = t.journal.c
        rows = connection.execute(
            select(j.source, func.max(j.number))
            .where(j.action.in_(("read", "decide")), j.number <= self.entry)
            .group_by(j.source)
        )
        return dict(rows.all())

    @cached_property
    def _accepted(self) -> dict[str, Acceptance]:
        with self._connect() as connection:
            return accepted(connection, self.entry)

    @cached_property
    def _times(self) -> dict[int, str]:
        j = t.journal.c
        with self._connect() as connection:
            rows = connection.execute(select(j.number, j.at).where(j.number <= self.entry))
            return dict(rows.all())

    @cached_property
    def _entity_ids(self) -> dict[int, str]:
        with self._connect() as connection:
            return dict(connection.execute(select(t.entities.c.number, t.entities.c.id)).all())

    @cached_property
    def _entity_numbers(self) -> dict[str, int]:
        return {id_: number for number, id_ in self._entity_ids.items()}


def _chunks(lists: list[tuple[Any, list[Any]]]) -> Iterable[tuple[ColumnElement[bool], ...]]:
    """Conditions that every column is in its list, in pieces small enough for one statement."""
    if not lists:
        yield ()
        return
    (column, values), *rest = lists
    for start in range(0, len(values), _CHUNK):
        for others in _chunks(rest):
            yield (column.in_(values[start : start + _CHUNK]), *others)
