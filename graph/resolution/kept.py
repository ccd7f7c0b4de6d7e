"""The last resolution, kept beside the ledger: what it decided, and what ties the names to each other.

The file can always be made anew: where it is missing, torn, or of another state than is asked for, everything is
resolved anew.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Self

from chuyi.errors import Text
from chuyi.graph.ledger import EntityRow
from chuyi.graph.resolution.result import Merge, Pending, Resolution

_TABLES = """
CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE listed (word TEXT NOT NULL, raw TEXT NOT NULL, PRIMARY KEY (word, raw)) WITHOUT ROWID;
CREATE INDEX listed_raw ON listed (raw);
CREATE TABLE merges (
    raw TEXT NOT NULL, source TEXT NOT NULL, canonical TEXT NOT NULL, local INTEGER NOT NULL,
    zh TEXT NOT NULL, en TEXT NOT NULL, PRIMARY KEY (raw, source)) WITHOUT ROWID;
CREATE INDEX merges_canonical ON merges (canonical);
CREATE TABLE secondary (raw TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE made (id TEXT PRIMARY KEY, type TEXT NOT NULL, name TEXT NOT NULL, identity TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE pending (
    one TEXT NOT NULL, other TEXT NOT NULL, zh TEXT NOT NULL, en TEXT NOT NULL,
    PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE INDEX pending_other ON pending (other);
"""
# Beside the ledger's file, with this in place of its ending.
ENDING = ".names.db"
_ALL = ("state", "listed", "merges", "secondary", "made", "pending")
# A merge that holds in every source.
_EVERYWHERE = ""
_CHUNK = 10_000
_BUSY_SECONDS = 5.0


class Counts(NamedTuple):
    """Numbers of a resolution: merges, pending pairs, and facts that were read too unsurely."""

    merged: int
    pending: int
    waiting: int


class Stamp(NamedTuple):
    """Of what a resolution is: the ledger's id, its entry and what marks it, and what beside it decides."""

    ledger: str
    entry: int
    mark: str
    rules: str


class Kept:
    """The file, open; a context manager."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._merges: dict[str, dict[str, tuple[str, bool]]] = {}

    @classmethod
    def open(cls, path: Path) -> Self | None:
        """Open or make it; None where that cannot be."""
        for attempt in range(2):
            connection = None
            try:
                connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
                connection.execute("PRAGMA journal_mode=WAL")
                connection.execute("PRAGMA synchronous=NORMAL")
                names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
                if not names >= set(_ALL):
                    connection.executescript(f"BEGIN IMMEDIATE; {_TABLES} COMMIT;")
                return cls(connection)
            except sqlite3.Error as error:
                if connection is not None:
                    connection.close()
                if attempt == 1 or not is_damage(error):
                    return None
                remove(path)
        return None

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # What it is of

    def stamp(self) -> Stamp | None:
        """What it is of; None where it holds nothing."""
        rows = dict(self._connection.execute("SELECT key, value FROM state"))
        if not rows.keys() >= set(Stamp._fields):
            return None
        return Stamp(rows["ledger"], int(rows["entry"]), rows["mark"], rows["rules"])

    def counts(self) -> Counts:
        """Its numbers."""
        [(merges,)] = self._connection.execute("SELECT count(*) FROM merges")
        [(pending,)] = self._connection.execute("SELECT count(*) FROM pending")
        [(waiting,)] = self._connection.execute("SELECT value FROM state WHERE key = 'waiting'")
        return Counts(merges, pending, int(waiting))

    # What names mean (as Meanings)

    def of(self, raw: str, source: str) -> str:
        found = self._of_raw(raw)
        return (found.get(source) or found.get(_EVERYWHERE) or (raw, False))[0]

    def is_secondary(self, raw: str, source: str) -> bool:
        if source in self._of_raw(raw):
            return True
        return self._connection.execute("SELECT 1 FROM secondary WHERE raw = ?", (raw,)).fetchone() is not None

    def is_local(self, raw: str, source: str) -> bool:
        return self._of_raw(raw).get(source, ("", False))[1]

    def all_of(self, raw: str) -> frozenset[str]:
        found = self._of_raw(raw)
        return frozenset({raw} - ({raw} if _EVERYWHERE in found else set()) | {id_ for id_, _ in found.values()})

    def members(self, canonical: str) -> frozenset[str]:
        rows = self._connection.execute("SELECT raw FROM merges WHERE canonical = ?", (canonical,))
        return frozenset({canonical, *(raw for (raw,) in rows)})

    def made_as(self, canonical: str) -> EntityRow | None:
        row = self._connection.execute("SELECT type, name, identity FROM made WHERE id = ?", (canonical,)).fetchone()
        return row and EntityRow(canonical, row[0], row[1], tuple(json.loads(row[2])), None)

    def _of_raw(self, raw: str) -> dict[str, tuple[str, bool]]:
        if raw not in self._merges:
            rows = self._connection.execute("SELECT source, canonical, local FROM merges WHERE raw = ?", (raw,))
            self._merges[raw] = {source: (canonical, bool(local)) for source, canonical, local in rows}
        return self._merges[raw]

    # What ties names

    def words(self, raws: Iterable[str]) -> dict[str, set[str]]:
        """What raw entities are listed under; those that are listed under nothing are left out."""
        found: dict[str, set[str]] = {}
        for raw, word in self._chosen("SELECT raw, word FROM listed WHERE raw IN", raws):
            found.setdefault(raw, set()).add(word)
        return found

    def listed(self, words: Iterable[str]) -> dict[str, set[str]]:
        """The raw entities that are listed under words, by word."""
        found: dict[str, set[str]] = {}
        for word, raw in self._chosen("SELECT word, raw FROM listed WHERE word IN", words):
            found.setdefault(word, set()).add(raw)
        return found

    def meaning(self, canonicals: Iterable[str]) -> set[str]:
        """The raw entities that mean, in a source, any of these things."""
        sql = f"SELECT raw FROM merges WHERE source <> '{_EVERYWHERE}' AND canonical IN"
        return {raw for (raw,) in self._chosen(sql, canonicals)}

    def canonicals(self, raws: Iterable[str]) -> set[str]:
        """What raw entities mean anywhere."""
        return {id_ for (id_,) in self._chosen("SELECT canonical FROM merges WHERE raw IN", raws)}

    def part(self, raws: Collection[str]) -> Resolution:
        """What was decided of raw entities; reasons and what is made left out."""
        rows = list(self._chosen("SELECT raw, source, canonical, local FROM merges WHERE raw IN", raws))
        return Resolution(
            {raw: canonical for raw, source, canonical, _ in rows if source == _EVERYWHERE},
            {(source, raw): canonical for raw, source, canonical, _ in rows if source != _EVERYWHERE},
            frozenset(raw for (raw,) in self._chosen("SELECT raw FROM secondary WHERE raw IN", raws)),
            frozenset((source, raw) for raw, source, _, local in rows if local),
        )

    def whole(self) -> Resolution:
        """All of it."""
        rows = self._connection.execute("SELECT raw, source, canonical, local, zh, en FROM merges").fetchall()
        pending = self._connection.execute("SELECT one, other, zh, en FROM pending ORDER BY one, other").fetchall()
        made = [id_ for (id_,) in self._connection.execute("SELECT id FROM made")]
        merges = [Merge(row[0], row[2], Text(row[4], row[5]), row[1] or None) for row in rows]
        return Resolution(
            {merge.raw: merge.canonical for merge in merges if merge.source is None},
            {(merge.source, merge.raw): merge.canonical for merge in merges if merge.source is not None},
            frozenset(raw for (raw,) in self._connection.execute("SELECT raw FROM secondary")),
            frozenset((row[1], row[0]) for row in rows if row[3]),
            {id_: thing for id_ in made if (thing := self.made_as(id_)) is not None},
            tuple(sorted(merges, key=lambda merge: (merge.raw, merge.source or ""))),
            tuple(Pending((one, other), Text(zh, en)) for one, other, zh, en in pending),
        )

    # Writing

    def write(self, stamp: Stamp, resolution: Resolution, words: Mapping[str, set[str]], waiting: int) -> None:
        """Keep a whole resolution in place of what there is.

        Args:
            words: what all things are listed under.
            waiting: how many facts were read too unsurely.
        """
        with self._writing():
            for table in _ALL:
                self._connection.execute(f"DELETE FROM {table}")
            self._insert(resolution, words)
            self._set(stamp, waiting)

    def splice(
        self,
        before: Stamp,
        after: Stamp,
        anew: Collection[str],
        resolution: Resolution,
        words: Mapping[str, set[str]],
        waiting: int,
    ) -> bool:
        """Keep what was decided anew of some raw entities in place of what was decided of them.

        Args:
            before, after: what was kept and what is kept then.
            resolution: of ``anew`` alone.
            words: what those whose words have changed are listed under now.
            waiting: how many facts were read too unsurely.

        Returns:
            Whether it was done: not where another build keeps something else by now.
        """
        with self._writing():
            if self.stamp() != before:
                return False
            targets = self.canonicals(anew)
            self._delete("DELETE FROM listed WHERE raw IN", words)
            self._delete("DELETE FROM merges WHERE raw IN", anew)
            self._delete("DELETE FROM secondary WHERE raw IN", anew)
            self._delete("DELETE FROM pending WHERE one IN", anew)
            self._delete("DELETE FROM pending WHERE other IN", anew)
            unused = " AND NOT EXISTS (SELECT 1 FROM merges WHERE canonical = made.id)"
            self._delete("DELETE FROM made WHERE id IN", targets, unused)
            self._insert(resolution, words)
            self._set(after, waiting)
        return True

    def _insert(self, resolution: Resolution, words: Mapping[str, set[str]]) -> None:
        many = self._connection.executemany
        many("INSERT INTO listed VALUES (?, ?)", [(word, raw) for raw, found in words.items() for word in found])
        many(
            "INSERT INTO merges VALUES (?, ?, ?, ?, ?, ?)",
            [
                (
                    merge.raw,
                    merge.source or _EVERYWHERE,
                    merge.canonical,
                    (merge.source, merge.raw) in resolution.local,
                    merge.reason.zh,
                    merge.reason.en,
                )
                for merge in resolution.merges
            ],
        )
        many("INSERT INTO secondary VALUES (?)", [(raw,) for raw in resolution.secondary])
        many(
            "INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?)",
            [
                (row.id, row.type, row.name, json.dumps(row.identity, ensure_ascii=False))
                for row in resolution.made.values()
            ],
        )
        many(
            "INSERT INTO pending VALUES (?, ?, ?, ?)",
            [(*pending.entities, pending.reason.zh, pending.reason.en) for pending in resolution.pending],
        )

    def _set(self, stamp: Stamp, waiting: int) -> None:
        rows = [*stamp._asdict().items(), ("waiting", waiting)]
        self._connection.executemany("INSERT OR REPLACE INTO state VALUES (?, ?)", rows)
        self._merges.clear()

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def _chosen(self, sql: str, values: Iterable[str]) -> Iterator[Sequence[Any]]:
        for chunk in _chunks(values):
            yield from self._connection.execute(f"{sql} ({','.join('?' * len(chunk))})", chunk)

    def _delete(self, sql: str, values: Iterable[str], condition: str = "") -> None:
        for chunk in _chunks(values):
            self._connection.execute(f"{sql} ({','.join('?' * len(chunk))}){condition}", chunk)


def _chunks(values: Iterable[str]) -> Iterator[list[str]]:
    ordered = sorted(values)
    for start in range(0, len(ordered), _CHUNK):
        yield ordered[start : start + _CHUNK]


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the file itself is at fault, and not that somebody else is writing or that it cannot be written."""
    return isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError)


def remove(path: Path) -> None:
    """Let go of a damaged file; the next build makes it anew."""
    for end in ("", "-wal", "-shm"):
        with contextlib.suppress(OSError):
            path.with_name(path.name + end).unlink()
