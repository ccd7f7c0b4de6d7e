"""What is new, gone and changed between two answers to one question.

Rows are told apart by key columns: those that the question's header names (``key``), else the ids of its entities
and as many other columns as it takes for no two rows to share a key.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Record = Mapping[str, Any]
# What says how well a fact is known rather than which fact it is: the last to become part of a key.
QUALITY = ("grade", "source", "to_check")


@dataclass(frozen=True)
class Change:
    """A row whose key stayed and whose other columns did not."""

    before: Record
    after: Record

    @property
    def columns(self) -> list[str]:
        """The columns that differ."""
        return [name for name in self.after if self.before.get(name) != self.after[name]]


@dataclass(frozen=True)
class Changes:
    """The difference between two answers; rows in the order of the answer that they are from.

    Attributes:
        key: the columns that rows are told apart by.
    """

    key: tuple[str, ...]
    new: list[Record]
    gone: list[Record]
    changed: list[Change]

    def __bool__(self) -> bool:
        return bool(self.new or self.gone or self.changed)


def key_columns(
    columns: Sequence[str], answers: Sequence[Sequence[Record]], declared: Sequence[str] = ()
) -> tuple[str, ...]:
    """The columns that tell the rows of each of the answers apart; all of them where even these do not."""
    ids = [name for name in columns if name.endswith("_id")]
    key = list(declared or ids or columns[:1])
    names = [name for name in columns if name not in key and f"{name}_id" not in key]
    # Words before figures: a count that moved is a change, not another row.
    order = sorted(names, key=lambda name: (name in QUALITY, _is_figure(name, answers)))
    while order and any(_doubled(key, rows) for rows in answers):
        key.append(order.pop(0))
    return tuple(name for name in columns if name in key)


def changes(before: Sequence[Record], after: Sequence[Record], key: Sequence[str]) -> Changes:
    """What turns ``before`` into ``after``. Rows that share a key to the last column count as often as they occur."""
    was, now = _by_key(before, key), _by_key(after, key)
    new = [row for at, rows in now.items() for row in rows[len(was.get(at, ())) :]]
    gone = [row for at, rows in was.items() for row in rows[len(now.get(at, ())) :]]
    pairs = [(old, row) for at, rows in now.items() for old, row in zip(was.get(at, ()), rows, strict=False)]
    return Changes(tuple(key), new, gone, [Change(old, row) for old, row in pairs if dict(old) != dict(row)])


def _by_key(rows: Sequence[Record], key: Sequence[str]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for row in rows:
        found.setdefault(_at(row, key), []).append(row)
    return found


def _doubled(key: Sequence[str], rows: Sequence[Record]) -> bool:
    return any(count > 1 for count in Counter(_at(row, key) for row in rows).values())


def _at(row: Record, key: Sequence[str]) -> str:
    return json.dumps([row[name] for name in key], ensure_ascii=False)


def _is_figure(name: str, answers: Sequence[Sequence[Record]]) -> bool:
    values = [row[name] for rows in answers for row in rows if row[name] is not None]
    return bool(values) and all(isinstance(value, (int, float)) and not isinstance(value, bool) for value in values)
