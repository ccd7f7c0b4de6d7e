"""Rows of an exported ledger into an empty one, inside one transaction, checked before anything relies on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Column, Connection, Table, delete, insert, select, update

from chuyi.graph.ledger import tables as t
from chuyi.graph.ledger.canonical import from_json
from chuyi.graph.ledger.decisions.decision import decision_from
from chuyi.graph.ledger.decisions.reading import ACCEPTED, BESIDE, UNDO
from chuyi.graph.ledger.portable.archive import TABLES

_CHUNK = 5_000
# Columns that hold JSON.
_JSON: tuple[Column[Any], ...] = (
    t.placings.c.location,
    t.entities.c.identity,
    t.facts.c.value,
    t.rejects.c.location,
    t.decisions.c.content,
)


def fill(connection: Connection, ledger: str, rows_of: Any) -> None:
    """Make an empty ledger one that has these rows and this id.

    Args:
        connection: writes, inside a transaction that the caller ends.
        rows_of: gives the rows of a table.
    """
    for table in reversed(TABLES):
        connection.execute(delete(table))
    for table in TABLES:
        for rows in _chunks(rows_of(table)):
            connection.execute(insert(table), rows)
    connection.execute(update(t.meta).where(t.meta.c.key == "id").values(value=ledger))


def copied(connection: Connection, table: Table) -> Iterator[dict[str, Any]]:
    """The rows of a table of another ledger."""
    result = connection.execution_options(yield_per=_CHUNK).execute(select(table))
    return (dict(row) for row in result.mappings())


def sound(connection: Connection) -> bool:
    """Whether every reference has its row, JSON is JSON, and every decision says what it said when it was made."""
    return _references_hold(connection) and _json_holds(connection) and _decisions_hold(connection)


def _references_hold(connection: Connection) -> bool:
    for table in TABLES:
        for key in table.foreign_keys:
            here, there = key.parent, key.column
            missing = (
                select(here)
                .select_from(table.outerjoin(there.table, there == here))
                .where(here.is_not(None), there.is_(None))
                .limit(1)
            )
            if connection.execute(missing).first() is not None:
                return False
    return True


def _json_holds(connection: Connection) -> bool:
    try:
        for column in _JSON:
            for text in connection.execution_options(yield_per=_CHUNK).scalars(select(column)):
                from_json(text)
    except (ValueError, RecursionError):
        return False
    return True


def _decisions_hold(connection: Connection) -> bool:
    d = t.decisions.c
    try:
        for kind, content in connection.execute(select(d.kind, d.content)):
            values = from_json(content)
            if kind in (UNDO, ACCEPTED):
                str(values["at"])
            elif kind not in BESIDE:
                decision_from(values)
    except (KeyError, TypeError, ValueError, AttributeError):
        return False
    return True


def _chunks(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    left = iter(rows)
    while chunk := list(islice(left, _CHUNK)):
        yield chunk
