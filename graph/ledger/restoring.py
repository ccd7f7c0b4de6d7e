"""A forgotten source brought back, as it was when it was forgotten."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Table, func, select

from chuyi.graph.ledger import tables as t
from chuyi.graph.ledger.entry import Entry
from chuyi.graph.ledger.rows import Recorded


class Restoring(Entry):
    """The writing of one return: every life that the withdrawal ended begins again; the gap stays in the history."""

    def taken(self, source: str) -> str | None:
        """The source that now stands at the address which this one had; None where the address is free."""
        v = t.versions.c
        uri = select(v.uri).where(v.source == source).order_by(v.number.desc()).limit(1).scalar_subquery()
        return self._connection.scalar(select(v.source).where(v.uri == uri, v.until.is_(None)))

    def restore(self, source: str) -> Recorded:
        """Begin again what ended when the source was withdrawn. It must be withdrawn, and its address free."""
        v = t.versions.c
        ended = self._connection.scalar(select(func.max(v.until)).where(v.source == source))
        of_source = select(t.passages.c.number).where(t.passages.c.source == source)
        facts = select(t.facts.c.number).where(t.facts.c.source == source)
        self._again(t.versions, v.source == source, v.until == ended)
        self._again(t.placings, t.placings.c.passage.in_(of_source), t.placings.c.until == ended)
        self._again(t.rejects, t.rejects.c.source == source, t.rejects.c.until == ended)
        lives = self._again(t.lives, t.lives.c.fact.in_(facts), t.lives.c.until == ended)
        e = t.evidence.c
        of_lives = select(t.lives.c.number).where(t.lives.c.fact.in_(facts), t.lives.c.until == ended)
        spans = self._connection.execute(select(t.evidence).where(e.life.in_(of_lives))).mappings().all()
        self._insert(t.evidence, [{**span, "life": lives[span["life"]]} for span in spans])
        return Recorded(source, "returned", self._entry, returned=len(lives))

    def _again(self, table: Table, *conditions: Any) -> dict[int, int]:
        """Copies of rows that begin with this entry; gives their numbers by the numbers of the ended ones."""
        rows = self._connection.execute(select(table).where(*conditions).order_by(table.c.number)).mappings().all()
        first = self._take(table, len(rows))
        self._insert(
            table,
            [{**row, "number": first + index, "since": self._entry, "until": None} for index, row in enumerate(rows)],
        )
        return {row["number"]: first + index for index, row in enumerate(rows)}
