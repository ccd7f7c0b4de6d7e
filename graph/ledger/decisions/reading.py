"""Decisions as they stand in the ledger, the facts that they keep out, and those that they make sure."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, and_, exists, or_, select

from chuyi.graph.ledger import tables as t
from chuyi.graph.ledger.canonical import from_json
from chuyi.graph.ledger.decisions.decision import READER, Decision, Undone, decision_from
from chuyi.graph.ledger.rows import Acceptance

# Rows beside the decisions themselves: a rejected or accepted fact, by its key; that a decision was taken back, by
# its id.
REJECTED = "rejected"
ACCEPTED = "accepted"
UNDO = "undo"
BESIDE = (REJECTED, ACCEPTED, UNDO)


def in_force(connection: Connection, entry: int) -> list[Decision]:
    """The decisions that held after an entry, in the order in which they were made."""
    d = t.decisions.c
    chosen = select(d.content).where(d.kind.not_in(BESIDE), _lived(entry))
    return _in_order([decision_from(from_json(content)) for content in connection.scalars(chosen)])


def history(connection: Connection) -> list[Decision]:
    """All decisions ever made, those that were taken back too, in the order in which they were made."""
    d = t.decisions.c
    rows = connection.execute(select(d.kind, d.key, d.content, d.who, d.why).order_by(d.number)).all()
    undone = {row.key: Undone(row.who, from_json(row.content)["at"], row.why) for row in rows if row.kind == UNDO}
    made = [from_json(row.content) for row in rows if row.kind not in BESIDE]
    return _in_order([decision_from(values, undone.get(values["id"])) for values in made])


def standing(entry: int) -> ColumnElement[bool]:
    """That no decision in force after an entry rejects a fact; over ``facts`` joined with ``lives``.

    What a person states stands against rejections made before or together with it: who corrects a
    correction must not fall under the first one.
    """
    d = t.decisions.c
    against = or_(t.lives.c.extractor != READER, d.since > t.lives.c.since)
    return ~exists().where(d.key == t.facts.c.key, d.kind == REJECTED, _lived(entry), against)


def accepted(connection: Connection, entry: int) -> dict[str, Acceptance]:
    """The facts that decisions in force after an entry accept, by key."""
    d = t.decisions.c
    rows = connection.execute(
        select(d.key, d.who, d.content, d.why).where(d.kind == ACCEPTED, _lived(entry)).order_by(d.number)
    )
    return {key: Acceptance(who, from_json(content)["at"], why) for key, who, content, why in rows}


def is_accepted(entry: int) -> ColumnElement[bool]:
    """That a decision in force after an entry accepts a fact; over ``facts``."""
    d = t.decisions.c
    return exists().where(d.key == t.facts.c.key, d.kind == ACCEPTED, _lived(entry))


def sources_of_changes(connection: Connection, since: int, entry: int) -> list[str]:
    """Sources that state what was rejected or accepted, or is no longer, after entry ``since`` and up to ``entry``."""
    d = t.decisions.c
    changed = or_(and_(d.since > since, d.since <= entry), and_(d.until > since, d.until <= entry))
    keys = list(connection.scalars(select(d.key).where(d.kind.in_((REJECTED, ACCEPTED)), changed).distinct()))
    found: set[str] = set()
    for start in range(0, len(keys), 10_000):
        chosen = select(t.facts.c.source).where(t.facts.c.key.in_(keys[start : start + 10_000])).distinct()
        found.update(connection.scalars(chosen))
    return sorted(found)


def _lived(entry: int) -> ColumnElement[bool]:
    d = t.decisions.c
    return and_(d.since <= entry, or_(d.until.is_(None), d.until > entry))


def _in_order(decisions: list[Decision]) -> list[Decision]:
    return sorted(decisions, key=lambda decision: (decision.at, decision.id))
