"""``build``: bring a graph to what the ledger says."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from chuyi.errors import EngineError, Text
from chuyi.graph.build import writing
from chuyi.graph.build.incremental import changes
from chuyi.graph.build.names import Names
from chuyi.graph.build.projecting import Projector
from chuyi.graph.build.projection import Difference
from chuyi.graph.build.state import (
    State,
    read_state,
    refuse_another,
    refuse_another_time,
    shows_time_of,
    write_state,
)
from chuyi.graph.build.validity_period import check_date
from chuyi.graph.build.writing import Progress, silent
from chuyi.graph.engines import Engine
from chuyi.graph.facts import digest
from chuyi.graph.ledger import Ledger, Snapshot
from chuyi.graph.ledger.moments import at_entry
from chuyi.graph.resolution import Meanings
from chuyi.graph.resolution.kept import Stamp
from chuyi.graph.schema import ontology


@dataclass(frozen=True)
class BuildReport:
    """What a build did.

    Attributes:
        mode: ``full``, or ``incremental`` where only what had changed was looked at.
        run: number of the ledger's last run.
        nodes, relations: how many of each type the graph holds now.
        written_nodes, written_relations: how many were written.
        removed_nodes, removed_relations: how many were removed because nothing says them any more.
        waiting: facts that were read too unsurely and wait for review.
        merged: raw entities that are another name of something.
        pending: pairs or groups of names that may be one and wait.
    """

    mode: str
    run: int
    nodes: Mapping[str, int]
    relations: Mapping[str, int]
    written_nodes: int
    written_relations: int
    removed_nodes: int
    removed_relations: int
    waiting: int
    merged: int
    pending: int


@dataclass(frozen=True)
class _Done:
    written_nodes: int
    written_relations: int
    removed_nodes: int
    removed_relations: int


def build(
    ledger: Ledger,
    engine: Engine,
    *,
    province: str | None,
    threshold: float,
    full: bool = False,
    replace: bool = False,
    known_at: Snapshot | None = None,
    as_of: str | None = None,
    progress: Progress = silent,
) -> BuildReport:
    """Bring the graph to what the ledger says now, writing only what differs where that can be known.

    A build that was killed costs nothing: the next one writes the whole graph again, which changes nothing
    that is there already.

    Args:
        province: what 省 in 省教育厅 means where the document does not say.
        threshold: facts read less surely wait and are not in the graph.
        full: look at everything even where the graph says what it holds.
        replace: empty the graph first if it is another ledger's, or of another time.
        known_at: a past state of the ledger to be shown instead of the present one.
        as_of: a date; what is known not to have held then is left out.

    Raises:
        UsageError: ``as_of`` is no date.
        EngineError: the graph is another ledger's or of another time, the engine failed, or the graph does not
            hold what was written.
        LedgerError: the ledger cannot be read.
    """
    if as_of is not None:
        check_date(as_of)
    builder = _Builder(ledger, engine, province, threshold, known_at, as_of, progress)
    return builder.build(full=full, replace=replace)


def is_built(
    ledger: Ledger,
    engine: Engine,
    *,
    province: str | None,
    threshold: float,
    known_at: Snapshot | None = None,
    as_of: str | None = None,
) -> bool:
    """Whether the graph holds already what a build with these arguments would bring it to.

    Raises:
        EngineError: the engine failed.
        LedgerError: the ledger cannot be read.
    """
    held = read_state(engine)
    goal = _goal(ledger, known_at, province, threshold, as_of)
    return (
        held is not None
        and held.complete
        and (held.ledger, held.entry, held.mark, held.rules) == (goal.ledger, goal.entry, goal.mark, goal.rules)
        and shows_time_of(held, goal)
    )


class _Builder:
    def __init__(
        self,
        ledger: Ledger,
        engine: Engine,
        province: str | None,
        threshold: float,
        known_at: Snapshot | None,
        as_of: str | None,
        progress: Progress,
    ) -> None:
        self.ledger = ledger
        self.engine = engine
        self.province = province
        self.threshold = threshold
        self.progress = progress
        self.as_of = as_of
        self.snapshot = known_at or ledger.live()
        self.goal = _goal(ledger, known_at, province, threshold, as_of)
        # Of past states each is asked for but once.
        self.keep = known_at is None

    def build(self, *, full: bool, replace: bool) -> BuildReport:
        held = read_state(self.engine)
        nodes = {} if held is not None else self.engine.node_counts()
        ours = held is not None and held.ledger == self.ledger.id and shows_time_of(held, self.goal)
        if replace and (held is not None or nodes) and not ours:
            self.engine.clear()
            held = None
        else:
            refuse_another(held, nodes, self.ledger.id, self.engine.uri)
            refuse_another_time(held, self.goal, self.engine.uri)
        if held is None or not held.complete or held.rules != self.goal.rules:
            self.engine.ensure_schema(ontology())
        state = _stamp(self.goal)
        with Names(self.ledger, self.snapshot, state, self.province, self.threshold, keep=self.keep) as self.names:
            if held is not None and not full and self._can_start_from(held):
                done = self._incremental(held)
                if done is not None:
                    return self._report("incremental", done)
            return self._report("full", self._full())

    def _can_start_from(self, held: State) -> bool:
        # Which things were there yet hangs on facts about others: as of a date nothing is local.
        local = self.as_of is None or held.entry == self.goal.entry
        return local and held.complete and held.rules == self.goal.rules and self.ledger.mark(held.entry) == held.mark

    def _full(self) -> _Done:
        write_state(self.engine, self.goal)
        projection = self._projector(self.snapshot, self.names.whole).everything()
        with self.engine.loading():
            writing.write(self.engine, projection, self.progress)
        removed = writing.remove_surplus(self.engine, projection)
        nodes, relations = projection.node_counts(), projection.relation_counts()
        self.goal = _with_counts(self.goal, nodes, relations)
        wrong = self._deviation()
        if wrong:
            raise EngineError(
                Text(
                    f"写入后的图谱与台账不符：{wrong}。", f"After writing, the graph differs from the ledger: {wrong}."
                ),
                Text(
                    "请检查是否有别的程序在写这个图谱，再运行 chuyi build --full。",
                    "See whether something else writes to it, then run: chuyi build --full",
                ),
            )
        self._complete()
        return _Done(sum(nodes.values()), sum(relations.values()), *removed)

    def _incremental(self, held: State) -> _Done | None:
        """Write what differs; None where the graph does not hold what it says, so that only a full build helps."""
        if not writing.holds(self.engine, held.nodes):
            return None
        try:
            differing, after = self._changes(held)
        except sqlite3.Error as error:  # what was kept cannot be read
            self.names.give_up(error)
            differing, after = self._changes(held)
        self.goal = _with_counts(
            self.goal,
            _after(held.nodes, differing.new_nodes, differing.gone_nodes),
            _after(held.relations, differing.new_relations, differing.gone_relations),
        )
        done = _done(differing)
        if any(vars(done).values()) or differing.seen_again:
            write_state(self.engine, self.goal)
            writing.apply(self.engine, differing, self.progress)
        if differing.seen_again:
            nodes, relations = writing.see_again(self.engine, after.days())
            done = replace(
                done,
                written_nodes=done.written_nodes + nodes,
                written_relations=done.written_relations + relations,
            )
        self._complete()
        return done

    def _changes(self, held: State) -> tuple[Difference, Projector]:
        then = self.ledger.at_entry(held.entry)
        names = self.names.since(then, _stamp(held))
        before = self._projector(then, names.before)
        after = self._projector(self.snapshot, names.after)
        return changes(before, after, names.renamed), after

    def _deviation(self) -> str:
        """Where the graph's counts are not the goal's."""
        wanted = {**self.goal.nodes, **self.goal.relations}
        nodes, relations = writing.counts(self.engine)
        found = {**nodes, **relations}
        return ", ".join(
            f"{type_} {found.get(type_, 0)} ≠ {wanted.get(type_, 0)}"
            for type_ in sorted(wanted.keys() | found.keys())
            if found.get(type_, 0) != wanted.get(type_, 0)
        )

    def _complete(self) -> None:
        write_state(self.engine, replace(self.goal, complete=True))

    def _projector(self, snapshot: Snapshot, names: Meanings) -> Projector:
        return Projector(snapshot, names, ontology(), self.threshold, self.as_of)

    def _report(self, mode: str, done: _Done) -> BuildReport:
        counts = self.names.keep()
        return BuildReport(
            mode,
            self.goal.run,
            self.goal.nodes,
            self.goal.relations,
            **vars(done),
            waiting=counts.waiting,
            merged=counts.merged,
            pending=counts.pending,
        )


def _stamp(state: State) -> Stamp:
    return Stamp(state.ledger, state.entry, state.mark, state.rules)


def _goal(
    ledger: Ledger, known_at: Snapshot | None, province: str | None, threshold: float, as_of: str | None
) -> State:
    """What a graph is to say of itself, before anything is counted."""
    moment = at_entry(ledger, (known_at or ledger.live()).entry)
    return State(
        ledger.id,
        moment.run,
        moment.entry,
        ledger.mark(moment.entry) or "",
        _rules(province, threshold),
        # Of a past state that is the time of its data, which is what reports ask for.
        (known_at and moment.at) or datetime.now(UTC).isoformat(timespec="seconds"),
        False,
        {},
        {},
        None if known_at is None else moment.entry,
        as_of,
    )


def _rules(province: str | None, threshold: float) -> str:
    declared = ontology()
    rules = {
        "code": _code_digest(),
        "ontology": digest(repr(declared.entities), repr(declared.relations)),
        "province": province,
        "threshold": threshold,
    }
    return json.dumps(rules, ensure_ascii=False, sort_keys=True)


@cache
def _code_digest() -> str:
    """A hash of the code that decides what the graph holds: a graph that older rules made is built anew."""
    room = Path(__file__).parent.parent
    files = sorted(file for part in ("build", "engines", "resolution") for file in (room / part).glob("*.*"))
    return digest(*(file.read_bytes().hex() for file in files if file.suffix in (".py", ".yaml")))


def _with_counts(state: State, nodes: Mapping[str, int], relations: Mapping[str, int]) -> State:
    return replace(state, nodes=nodes, relations=relations)


def _after(held: Mapping[str, int], new: Mapping[str, int], gone: Mapping[str, list[str]]) -> dict[str, int]:
    counts = {
        type_: held.get(type_, 0) + new.get(type_, 0) - len(gone.get(type_, ())) for type_ in {*held, *new, *gone}
    }
    return {type_: number for type_, number in sorted(counts.items()) if number}


def _done(differing: Difference) -> _Done:
    return _Done(
        sum(differing.written.node_counts().values()),
        sum(differing.written.relation_counts().values()),
        sum(map(len, differing.gone_nodes.values())),
        sum(map(len, differing.gone_relations.values())),
    )
