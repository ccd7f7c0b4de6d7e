"""The ledger: every fact ever seen, where it was read, and when."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, func, insert, inspect, select, update

from chuyi import __version__
from chuyi.errors import LedgerError, Text
from chuyi.graph.facts import Reason, Reject, SourceFacts
from chuyi.graph.ledger import forgetting, sqlite
from chuyi.graph.ledger import tables as t
from chuyi.graph.ledger.addresses import still_there
from chuyi.graph.ledger.canonical import from_json
from chuyi.graph.ledger.decisions import Act, Decision
from chuyi.graph.ledger.decisions.deciding import Deciding, refuse_decision
from chuyi.graph.ledger.decisions.merging import TakenOver, take_over
from chuyi.graph.ledger.decisions.reading import history
from chuyi.graph.ledger.recording import Recording
from chuyi.graph.ledger.restoring import Restoring
from chuyi.graph.ledger.rows import EntryRow, ForgottenRow, Holding, Recorded, RejectRow, Run, SourceRow
from chuyi.graph.ledger.snapshot import Snapshot
from chuyi.graph.ledger.validation import validate

Clock = Callable[[], datetime]


def _now() -> datetime:
    return datetime.now(UTC)


class Ledger:
    """A ledger file; a context manager. Made by :meth:`open` and :meth:`create`.

    One process writes at a time, others wait for ten seconds; readers never wait.
    """

    def __init__(self, path: Path, engine: Engine, ledger_id: str, clock: Clock) -> None:
        self.path = path
        self.id = ledger_id
        self._engine = engine
        self._clock = clock

    @classmethod
    def create(cls, path: str | Path, *, clock: Clock = _now) -> Self:
        """Make a new ledger.

        Raises:
            LedgerError: there is something at that path already, or it cannot be written.
        """
        file = Path(path)
        with sqlite.failures_explained(file):
            # An empty file is what a killed attempt leaves behind.
            if file.exists() and (not file.is_file() or _table_names(file)):
                raise LedgerError(
                    Text(f"{file} 已存在。", f"{file} is there already."),
                    Text("请另选文件名，或直接使用它。", "Choose another name, or use it as it is."),
                )
            sqlite.use_write_ahead_log(file)
            engine = sqlite.open_engine(file)
            values = {"format": "chuyi ledger", "schema": str(t.SCHEMA_VERSION), "id": secrets.token_hex(16)}
            with sqlite.writing(engine) as connection:
                t.tables.create_all(connection)
                connection.execute(insert(t.meta), [{"key": key, "value": value} for key, value in values.items()])
        return cls(file, engine, values["id"], clock)

    @classmethod
    def open(cls, path: str | Path, *, clock: Clock = _now) -> Self:
        """Open a ledger.

        Raises:
            LedgerError: there is none, it is no ledger or one of another schema version, or the file
                cannot be read and written.
        """
        file = Path(path)
        if not file.is_file():
            raise LedgerError(
                Text(f"没有台账 {file}。", f"There is no ledger {file}."),
                Text("请先运行 chuyi init 和 chuyi ingest。", "Run chuyi init and chuyi ingest first."),
            )
        with sqlite.failures_explained(file):
            if t.meta.name not in _table_names(file):
                raise _no_ledger(file)
            engine = sqlite.open_engine(file)
            with engine.connect() as connection:
                values = dict(connection.execute(select(t.meta.c.key, t.meta.c.value)).all())
        if values.get("format") != "chuyi ledger" or "id" not in values:
            raise _no_ledger(file)
        if values.get("schema") != str(t.SCHEMA_VERSION):
            raise _other_schema(file, values.get("schema", "?"))
        return cls(file, engine, values["id"], clock)

    def close(self) -> None:
        """Let the file go."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Writing

    @contextmanager
    def run(self, command: str) -> Iterator[Run]:
        """A run of a command; what it records is kept even when it fails later.

        Raises:
            LedgerError: the ledger cannot be written.
        """
        with self._writing() as connection:
            number = (connection.scalar(select(func.max(t.runs.c.number))) or 0) + 1
            row = {"number": number, "command": command, "program": __version__, "started_at": self._time()}
            connection.execute(insert(t.runs), [row])
        yield Run(number, command)
        with self._writing() as connection:
            finished = update(t.runs).where(t.runs.c.number == number).values(finished_at=self._time())
            connection.execute(finished)

    def record(self, run: Run, facts: SourceFacts) -> Recorded:
        """Write one source: facts and reject report together in one transaction, or nothing.

        Facts that do not fit the ontology become rejects. Facts that the source said before and says no
        longer are withdrawn; withdrawn ones that it says again live again.

        Raises:
            LedgerError: the ledger cannot be written; nothing of this source was.
        """
        valid = validate(facts)
        with self._writing() as connection:
            return self._read(connection, run, valid)

    def withdraw_source(self, run: Run, source: str) -> Recorded:
        """Withdraw a source and everything that it says; the history stays.

        Raises:
            LedgerError: as of :meth:`withdraw_sources`.
        """
        [done] = self.withdraw_sources(run, [source])
        return done

    def withdraw_sources(self, run: Run, sources: Sequence[str]) -> list[Recorded]:
        """Withdraw sources and everything that they say, all of them in one transaction, or none; the history stays.

        Raises:
            LedgerError: there is no such source, it is a person's decision, or the ledger cannot be written; nothing
                was.
        """
        known = {row.id: row for row in self.sources()}
        for source in sources:
            if source not in known:
                raise LedgerError(Text(f"台账中没有来源 {source}。", f"The ledger has no source {source}."))
            refuse_decision(known[source])

        def withdraw(source: str, connection: Connection, entry: int) -> Recorded:
            return self._recording(connection, entry).withdraw(source)

        return self._entries(run, "withdraw", sources, withdraw)

    def restore_source(self, run: Run, source: str) -> Recorded:
        """Bring a withdrawn source back as it was; that it was away stays in the history.

        Raises:
            LedgerError: as of :meth:`restore_sources`.
        """
        [done] = self.restore_sources(run, [source])
        return done

    def restore_sources(self, run: Run, sources: Sequence[str]) -> list[Recorded]:
        """Bring withdrawn sources back as they were, all of them in one transaction, or none.

        Raises:
            LedgerError: no such source is withdrawn, it is a person's decision, another source stands at its address
                now, or the ledger cannot be written; nothing was.
        """
        gone = {row.id: row for row in self.forgotten()}
        for source in sources:
            if source not in gone:
                raise LedgerError(
                    Text(f"台账中没有撤回过来源 {source}。", f"No source {source} is withdrawn in the ledger.")
                )
            refuse_decision(gone[source])

        def restore(source: str, connection: Connection, entry: int) -> Recorded:
            restoring = Restoring(connection, entry)
            other = restoring.taken(source)
            if other is not None:
                raise LedgerError(
                    Text(f"{source} 的地址上现在是来源 {other}。", f"At the address of {source} there is {other} now."),
                    Text("请重新读入它的文件。", "Read its file again instead."),
                )
            return restoring.restore(source)

        return self._entries(run, "return", sources, restore)

    def decide(self, run: Run, who: str, *acts: Act) -> list[Decision]:
        """Write what a person decides, all of it in one transaction, or nothing; gives the decisions.

        What is decided so already is given back as it stands.

        Raises:
            LedgerError: an act speaks of what the ledger does not know, contradicts a decision in force, or holds a
                fact that does not fit the ontology; nothing was written.
        """
        with self._writing() as connection:
            deciding = Deciding(connection, run.number, who, self._time)
            return [deciding.decide(act) for act in acts]

    def take_over(self, run: Run, decisions: Iterable[Decision]) -> TakenOver:
        """Write decisions that were made in other ledgers, all of them in one transaction, or nothing.

        Raises:
            LedgerError: a fact that one of them adds does not fit the ontology; nothing was written.
        """
        with self._writing() as connection:
            return take_over(Deciding(connection, run.number, "import", self._time), decisions)

    def join(self, run: Run, sources: Iterable[SourceFacts], decisions: Iterable[Decision]) -> TakenOver:
        """Write sources and decisions of another ledger, all of it in one transaction, or nothing.

        Raises:
            LedgerError: the ledger cannot be written, or a decision does not fit the ontology; nothing was written.
        """
        with self._writing() as connection:
            for facts in sources:
                self._read(connection, run, validate(facts))
            return take_over(Deciding(connection, run.number, "import", self._time), decisions)

    # Reading

    def decisions(self) -> list[Decision]:
        """All decisions ever made, those taken back too, in the order in which they were made."""
        with self._reading() as connection:
            return history(connection)

    def live(self, known_at: int | datetime | None = None) -> Snapshot:
        """What is known now, or what was known after a run (by number) or at a time.

        Raises:
            LedgerError: the ledger cannot be read.
        """
        j = t.journal.c
        chosen = select(func.max(j.number))
        if isinstance(known_at, datetime):
            chosen = chosen.where(j.at <= _iso(known_at))
        elif known_at is not None:
            chosen = chosen.where(j.run <= known_at)
        with self._reading() as connection:
            return Snapshot(self._reading, connection.scalar(chosen) or 0)

    def at_entry(self, entry: int) -> Snapshot:
        """What was known after a journal entry."""
        return Snapshot(self._reading, entry)

    def mark(self, entry: int) -> str | None:
        """What tells this entry from one of the same number in another history of this ledger (a backup that
        was restored and written on); None where there is no such entry."""
        with self._reading() as connection:
            at = connection.scalar(select(t.journal.c.at).where(t.journal.c.number == entry))
        return None if at is None else f"{entry} {at}"

    def entries(self, after: int, until: int) -> list[EntryRow]:
        """The journal entries with numbers greater than ``after``, up to ``until``."""
        j = t.journal.c
        columns = (j.number, j.run, j.at, j.action, j.source, j.added, j.withdrawn, j.returned)
        chosen = select(*columns).where(j.number > after, j.number <= until).order_by(j.number)
        with self._reading() as connection:
            return [EntryRow(*row) for row in connection.execute(chosen)]

    def runs_begun(self) -> int:
        """The number of the last run, whether it wrote or not; 0 if there was none."""
        with self._reading() as connection:
            return connection.scalar(select(func.max(t.runs.c.number))) or 0

    def last_run(self) -> int:
        """The number of the last run that wrote; 0 if none did."""
        with self._reading() as connection:
            return connection.scalar(select(func.max(t.journal.c.run))) or 0

    def sources(self) -> list[SourceRow]:
        """The sources that are not withdrawn, in order of id."""
        return self.live().sources()

    def forgotten(self) -> list[ForgottenRow]:
        """The sources that are withdrawn, the last one first."""
        with self._reading() as connection:
            return forgetting.forgotten(connection)

    def holdings(self, source: str) -> list[Holding]:
        """What a source says now, counted by sort of fact."""
        with self._reading() as connection:
            return forgetting.holdings(connection, source)

    def rejects(self, run: Run | int | None = None) -> list[RejectRow]:
        """What was not taken from the sources that a run read; None: what is not taken now."""
        r, j, v = t.rejects.c, t.journal.c, t.versions.c
        query = (
            select(r.source, v.uri, r.reason, r.severity, r.location, r.value, r.message_zh, r.message_en)
            .join(t.versions, v.source == r.source)
            .order_by(v.uri, r.number)
        )
        if run is None:
            query = query.where(r.until.is_(None), v.until.is_(None))
        else:
            number = run.number if isinstance(run, Run) else run
            last = (
                select(j.source, func.max(j.number).label("entry")).where(j.run == number).group_by(j.source).subquery()
            )
            query = query.join(last, last.c.source == r.source)
            for table in (t.rejects, t.versions):
                query = query.where(
                    table.c.since <= last.c.entry, (table.c.until.is_(None)) | (table.c.until > last.c.entry)
                )
        with self._reading() as connection:
            rows = connection.execute(query).all()
        return [
            RejectRow(
                row.source,
                row.uri,
                Reject(
                    Reason(row.reason),
                    from_json(row.location),
                    row.value,
                    row.message_zh,
                    row.message_en,
                    row.severity,
                ),
            )
            for row in rows
        ]

    @staticmethod
    def _recording(connection: Connection, entry: int) -> Recording:
        return Recording(connection, entry, still_there)

    def _entries(
        self, run: Run, action: str, sources: Sequence[str], write: Callable[[str, Connection, int], Recorded]
    ) -> list[Recorded]:
        """An entry for each source, all in one transaction."""
        with self._writing() as connection:
            return [self._write_entry(connection, run, action, partial(write, source)) for source in sources]

    def _write_entry(
        self, connection: Connection, run: Run, action: str, write: Callable[[Connection, int], Recorded]
    ) -> Recorded:
        number = (connection.scalar(select(func.max(t.journal.c.number))) or 0) + 1
        done = write(connection, number)
        row = {
            "number": number,
            "run": run.number,
            "at": self._time(),
            "action": action,
            "source": done.source,
            "added": done.added,
            "kept": done.kept,
            "withdrawn": done.withdrawn,
            "returned": done.returned,
            "rejected": len(done.rejects),
        }
        connection.execute(insert(t.journal), [row])
        return done

    def _read(self, connection: Connection, run: Run, valid: SourceFacts) -> Recorded:
        return self._write_entry(connection, run, "read", lambda c, entry: self._recording(c, entry).record(valid))

    def inside(self, *, writing: bool = False) -> AbstractContextManager[Connection]:
        """A connection for other modules of this room, in one transaction; failures are explained."""
        return self._writing() if writing else self._reading()

    def _time(self) -> str:
        return _iso(self._clock())

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with sqlite.failures_explained(self.path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with sqlite.failures_explained(self.path), sqlite.writing(self._engine) as connection:
            yield connection


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _table_names(file: Path) -> list[str]:
    engine = sqlite.open_engine(file)
    try:
        return inspect(engine).get_table_names()
    finally:
        engine.dispose()


def _no_ledger(file: Path) -> LedgerError:
    return LedgerError(Text(f"{file} 不是台账。", f"{file} is no ledger."), Text("请检查路径。", "Check the path."))


def _other_schema(file: Path, found: str) -> LedgerError:
    newer = found.isdigit() and int(found) > t.SCHEMA_VERSION
    return LedgerError(
        Text(
            f"台账 {file} 的格式版本是 {found}，本程序用的是 {t.SCHEMA_VERSION}。",
            f"The ledger {file} has schema version {found}; this program works with {t.SCHEMA_VERSION}.",
        ),
        Text("请升级 chuyi。", "Upgrade chuyi.")
        if newer
        else Text("请用写它的那个版本的 chuyi 打开。", "Open it with the version of chuyi that wrote it."),
    )
