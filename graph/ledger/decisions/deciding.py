"""Writing decisions: each in a journal entry of its own, several in one transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, and_, func, insert, or_, select, update

from chuyi.errors import LedgerError, Text
from chuyi.graph.facts import Evidence, Grade, Passage, Source, SourceFacts
from chuyi.graph.ledger import tables as t
from chuyi.graph.ledger.addresses import source_id, still_there
from chuyi.graph.ledger.canonical import from_json, to_json
from chuyi.graph.ledger.decisions.acts import Accept, Act, Add, Correct, Different, Fact, Reject, Same, Undo
from chuyi.graph.ledger.decisions.decision import PERSON, READER, Decision, Stated, Undone, fact_values
from chuyi.graph.ledger.decisions.reading import ACCEPTED, REJECTED, UNDO, history
from chuyi.graph.ledger.decisions.wording import decided_words
from chuyi.graph.ledger.recording import Recording
from chuyi.graph.ledger.rows import EntityRow, ForgottenRow, SourceRow
from chuyi.graph.ledger.validation import validate


class Deciding:
    """The writing of decisions inside one transaction.

    Args:
        connection: holds the write lock.
        run: number of the run.
        who: the person who decides.
        time: the time now (ISO 8601, UTC).
    """

    def __init__(self, connection: Connection, run: int, who: str, time: Callable[[], str]) -> None:
        if not who.strip():
            raise LedgerError(Text("没有写明由谁决定。", "It is not said who decides."))
        self.connection = connection
        self._run = run
        self._who = who.strip()
        self._time = time

    def decide(self, act: Act) -> Decision:
        """Write one; what is in force already is given back as it is.

        Raises:
            LedgerError: it speaks of what the ledger does not know, contradicts a decision in force, or a fact
                does not fit the ontology.
        """
        match act:
            case Same() | Different():
                return self.apply(self._on_pair(act))
            case Add():
                return self.apply(self._on_facts("add", act, (), act.fact))
            case Accept():
                return self.apply(self._on_facts("accept", act, act.keys, None))
            case Reject():
                return self.apply(self._on_facts("reject", act, act.keys, None))
            case Correct():
                return self.apply(self._on_facts("correct", act, act.keys, act.fact))
            case Undo():
                return self._undo(act)

    def apply(self, decision: Decision) -> Decision:
        """Write a decision that somebody made, here or in another ledger.

        Raises:
            LedgerError: as of :meth:`decide`.
        """
        for other in self._in_force(decision):
            if (other.kind, other.subject) == (decision.kind, decision.subject):
                return other
            raise _contradicts(decision, other)
        entry = self._next(t.journal)
        source = self._record(decision, entry) if decision.adds else None
        rows = [{"kind": decision.kind, "key": decision.subject, "content": to_json(decision.values())}]
        content = to_json({"id": decision.id, "at": decision.at})
        rows += [{"kind": REJECTED, "key": stated.key, "content": content} for stated in decision.rejects]
        rows += [{"kind": ACCEPTED, "key": stated.key, "content": content} for stated in decision.accepts]
        self._insert(entry, rows, decision.who, decision.reason)
        self._journal(entry, source)
        return decision

    def end(self, decision: Decision, undone: Undone) -> Decision:
        """Take a decision in force back."""
        entry = self._next(t.journal)
        source = source_id(decision.source_uri, 0) if decision.adds else None
        if source:
            Recording(self.connection, entry, still_there).withdraw(source)
        d = t.decisions.c
        rows = self.connection.execute(select(d.number, d.content).where(d.until.is_(None), d.kind != UNDO))
        numbers = [number for number, content in rows if from_json(content)["id"] == decision.id]
        self.connection.execute(update(t.decisions).where(d.number.in_(numbers)).values(until=entry))
        self._insert_undone(entry, decision, undone)
        self._journal(entry, source)
        return replace(decision, undone=undone)

    def remember(self, decision: Decision, undone: Undone) -> None:
        """Write a decision of another ledger that does not hold, for the history."""
        entry = self._next(t.journal)
        row = {"kind": decision.kind, "key": decision.subject, "content": to_json(decision.values())}
        self._insert(entry, [row], decision.who, decision.reason, until=entry)
        self._insert_undone(entry, decision, undone)
        self._journal(entry, None)

    # What is decided

    def _on_pair(self, act: Same | Different) -> Decision:
        one, other = (self._thing(id_) for id_ in sorted((act.one, act.other)))
        if one.id == other.id:
            raise LedgerError(Text("两边是同一个名称。", "Both sides are the same name."))
        if one.type != other.type:
            raise LedgerError(
                Text(
                    f"“{one.name}”与“{other.name}”类型不同（{one.type}、{other.type}）。",
                    f"{one.name} and {other.name} are of two types ({one.type}, {other.type}).",
                )
            )
        kind = "same" if isinstance(act, Same) else "different"
        return Decision(kind, self._who, self._time(), act.reason.strip(), act.source, (one, other))

    def _on_facts(
        self, kind: str, act: Add | Accept | Reject | Correct, keys: tuple[str, ...], fact: Fact | None
    ) -> Decision:
        if not act.reason.strip() or not act.source.strip():
            raise LedgerError(
                Text("事实的改动要写明依据和理由。", "A change of facts needs a source and a reason."),
                Text("请加 --source 和 --reason。", "Give --source and --reason."),
            )
        if kind != "add" and not keys:
            raise LedgerError(Text("没有指出哪条事实。", "No fact is named."))
        stated = tuple(self._stated(key) for key in sorted(set(keys)))
        plain = fact and replace(fact, evidence=(), extractor=READER, confidence=1.0)
        return Decision(
            kind,
            self._who,
            self._time(),
            act.reason.strip(),
            act.source.strip(),
            rejects=() if kind == "accept" else stated,
            adds=plain,
            grade=act.grade if isinstance(act, Add | Correct) else Grade.UNKNOWN,
            accepts=stated if kind == "accept" else (),
        )

    def _undo(self, act: Undo) -> Decision:
        found = [decision for decision in history(self.connection) if decision.id.startswith(act.decision)]
        if len(found) != 1 or not act.decision:
            how = Text("没有", "no") if not found else Text("不止一个", "more than one")
            raise LedgerError(
                Text(f"{how.zh}决定 {act.decision}。", f"There is {how.en} decision {act.decision}."),
                Text("编号见 chuyi review list。", "See: chuyi review list"),
            )
        if found[0].undone:
            raise LedgerError(
                Text(f"决定 {found[0].id[:8]} 已经撤回过。", f"Decision {found[0].id[:8]} was taken back before.")
            )
        return self.end(found[0], Undone(self._who, self._time(), act.reason.strip()))

    def _in_force(self, decision: Decision) -> list[Decision]:
        """Decisions on the same matter, or that reject what this one accepts or accept what it rejects."""
        d = t.decisions.c
        against = REJECTED if decision.accepts else ACCEPTED
        keys = [stated.key for stated in (*decision.rejects, *decision.accepts)]
        meets = or_(d.key == decision.subject, and_(d.kind == against, d.key.in_(keys)))
        rows = self.connection.scalars(select(d.content).where(meets, d.kind != UNDO, d.until.is_(None)))
        ids = {from_json(content)["id"] for content in rows}
        return [found for found in history(self.connection) if found.id in ids] if ids else []

    # What the ledger knows

    def _thing(self, id_: str) -> EntityRow:
        c = t.entities.c
        row = self.connection.execute(
            select(c.id, c.type, c.name, c.identity, c.region).where(c.id == id_)
        ).one_or_none()
        if row is None:
            raise LedgerError(Text(f"台账中没有 {id_}。", f"The ledger does not know {id_}."))
        return EntityRow(row.id, row.type, row.name, tuple(from_json(row.identity)), row.region)

    def _stated(self, key: str) -> Stated:
        f, subject, object_ = t.facts.c, t.entities.alias(), t.entities.alias()
        row = self.connection.execute(
            select(f.kind, subject.c.id, f.predicate, object_.c.id, f.value)
            .join(subject, subject.c.number == f.subject)
            .outerjoin(object_, object_.c.number == f.object)
            .where(f.key == key)
            .limit(1)
        ).first()
        if row is None:
            raise LedgerError(Text(f"台账中没有事实 {key}。", f"The ledger has no fact {key}."))
        kind, one, predicate, other, value = row
        return Stated(key, kind, self._thing(one), predicate, self._thing(other) if other else None, from_json(value))

    # Rows

    def _record(self, decision: Decision, entry: int) -> str:
        """Write what a decision adds as a source of its own, whose one passage is the decision's row."""
        facts = validate(_as_source(decision))
        if facts.rejects:
            reject = facts.rejects[0]
            raise LedgerError(Text(f"{reject.value}：{reject.message_zh}", f"{reject.value}: {reject.message_en}"))
        return Recording(self.connection, entry, still_there).record(facts).source

    def _insert_undone(self, entry: int, decision: Decision, undone: Undone) -> None:
        content = to_json({"id": decision.id, "at": undone.at})
        self._insert(entry, [{"kind": UNDO, "key": decision.id, "content": content}], undone.who, undone.reason)

    def _insert(self, entry: int, rows: list[dict[str, Any]], who: str, why: str, until: int | None = None) -> None:
        first = self._next(t.decisions)
        same = {"who": who, "why": why, "since": entry, "until": until}
        self.connection.execute(
            insert(t.decisions), [{"number": first + index, **row, **same} for index, row in enumerate(rows)]
        )

    def _journal(self, entry: int, source: str | None) -> None:
        row = {"number": entry, "run": self._run, "at": self._time(), "action": "decide", "source": source}
        self.connection.execute(insert(t.journal), [row])

    def _next(self, table: Any) -> int:
        return (self.connection.scalar(select(func.max(table.c.number))) or 0) + 1


def refuse_decision(source: SourceRow | ForgottenRow) -> None:
    """Refuse to withdraw or bring back what a person added but by their decision.

    Raises:
        LedgerError: the source is a decision's.
    """
    if source.kind == PERSON:
        id_ = source.uri.rpartition("/")[2][:8]
        raise LedgerError(
            Text(
                f"{source.title} 是人工决定 {id_}，不是读入的来源。",
                f"{source.title} is decision {id_}, no source read.",
            ),
            Text(f"请用 chuyi review undo {id_}。", f"Use: chuyi review undo {id_}"),
        )


def _as_source(decision: Decision) -> SourceFacts:
    fact = decision.adds
    cells = {
        "决定": decision.id[:8],
        "内容": to_json(fact_values(fact)) if fact else "",
        "依据": decision.source,
        "理由": decision.reason,
        "决定人": decision.who,
    }
    text = " | ".join(f"{name}={value}" for name, value in cells.items())
    ground = decision.source or ""
    address = ground if ground.startswith(("http://", "https://")) else None
    placed = replace(fact, evidence=(Evidence(0),)) if fact else None
    source = Source(
        decision.source_uri,
        hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        PERSON,
        decision.grade,
        f"人工补充：{ground}",
        address,
    )
    kinds = {"property": "properties", "relation": "relations", "alias": "aliases"}
    held: dict[str, Any] = {kinds[fact_values(placed)["fact"]]: (placed,)} if placed else {}
    return SourceFacts(source, (Passage(text, 0, {"decision": decision.id}),), **held)


def _contradicts(decision: Decision, other: Decision) -> LedgerError:
    names = decided_words(decision).zh
    meaning = {
        "same": Text("决定为相同", "decided that they are the same"),
        "different": Text("决定为不同", "decided that they are different"),
        "accept": Text("采用了这条事实", "accepted this fact"),
        "correct": Text("更正了这条事实", "corrected this fact"),
        "reject": Text("否定了这条事实", "rejected this fact"),
    }.get(other.kind, Text(other.kind, other.kind))
    return LedgerError(
        Text(
            f"{names}：{other.who} 已{meaning.zh}（{other.id[:8]}，{other.at[:10]}）。",
            f"{names}: {other.who} {meaning.en} ({other.id[:8]}, {other.at[:10]}).",
        ),
        Text(f"请先撤回：chuyi review undo {other.id[:8]}", f"Take that back first: chuyi review undo {other.id[:8]}"),
    )
