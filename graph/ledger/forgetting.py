"""What would go with a source, and what has gone."""

from __future__ import annotations

from sqlalchemy import Connection, case, exists, func, select

from chuyi.graph.facts import Grade
from chuyi.graph.ledger import tables as t
from chuyi.graph.ledger.rows import ForgottenRow, Holding


def holdings(connection: Connection, source: str) -> list[Holding]:
    """What a source says now, counted by sort of fact, in order of sort."""
    other, life = t.facts.alias(), t.lives.alias()
    elsewhere = exists(
        select(other.c.number)
        .join(life, life.c.fact == other.c.number)
        # By the subject, which has an index; the key alone has none.
        .where(other.c.subject == t.facts.c.subject, other.c.key == t.facts.c.key)
        .where(other.c.source != source, life.c.until.is_(None))
    )
    query = (
        select(t.facts.c.kind, t.facts.c.predicate, func.count(), func.sum(case((elsewhere, 0), else_=1)))
        .join(t.lives, t.lives.c.fact == t.facts.c.number)
        .where(t.facts.c.source == source, t.lives.c.until.is_(None))
        .group_by(t.facts.c.kind, t.facts.c.predicate)
        .order_by(t.facts.c.kind, t.facts.c.predicate)
    )
    return [Holding(*row) for row in connection.execute(query)]


def forgotten(connection: Connection) -> list[ForgottenRow]:
    """The sources that are withdrawn, the last one first."""
    v, j = t.versions.c, t.journal.c
    living = select(v.source).where(v.until.is_(None))
    last = select(func.max(v.number)).where(v.source.not_in(living)).group_by(v.source)
    query = (
        select(v.source, v.uri, v.kind, v.grade, v.title, j.run, j.at)
        .join(t.journal, j.number == v.until)
        .where(v.number.in_(last))
        .order_by(v.until.desc(), v.source)
    )
    return [
        ForgottenRow(source, uri, kind, Grade(grade), title, run, at)
        for source, uri, kind, grade, title, run, at in connection.execute(query)
    ]
