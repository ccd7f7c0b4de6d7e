"""The writing of one journal entry: rows with numbers of the ledger's own, lives that begin and end with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Table, bindparam, func, insert, select, update


class Entry:
    """One journal entry that is being written, inside one transaction.

    Args:
        connection: holds the write lock.
        entry: number of the journal entry.
    """

    def __init__(self, connection: Connection, entry: int) -> None:
        self._connection = connection
        self._entry = entry
        self._next: dict[str, int] = {}

    def _take(self, table: Table, count: int) -> int:
        """Reserve ``count`` numbers: nobody else writes while this transaction holds the lock."""
        if table.name not in self._next:
            self._next[table.name] = (self._connection.scalar(select(func.max(table.c.number))) or 0) + 1
        first = self._next[table.name]
        self._next[table.name] += count
        return first

    def _insert_numbered(self, table: Table, rows: list[dict[str, Any]], name: str = "id") -> dict[str, int]:
        first = self._take(table, len(rows))
        for index, row in enumerate(rows):
            row["number"] = first + index
        self._insert(table, rows)
        return {row[name]: row["number"] for row in rows if name in row}

    def _insert(self, table: Table, rows: list[dict[str, Any]]) -> None:
        if rows:
            self._connection.execute(insert(table), rows)

    def _current(self, table: Table, condition: Any) -> list[int]:
        return list(self._connection.scalars(select(table.c.number).where(condition, table.c.until.is_(None))))

    def _end(self, table: Table, numbers: Sequence[int]) -> None:
        if numbers:
            self._connection.execute(
                update(table).where(table.c.number == bindparam("ended")).values(until=self._entry),
                [{"ended": number} for number in numbers],
            )

    def _numbers(self, table: Table, column: Any, ids: Sequence[str]) -> dict[str, int]:
        found: dict[str, int] = {}
        for start in range(0, len(ids), 10_000):
            chosen = select(column, table.c.number).where(column.in_(ids[start : start + 10_000]))
            found.update(self._connection.execute(chosen).all())
        return found
