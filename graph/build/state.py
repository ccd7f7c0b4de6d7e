"""What a graph says it holds: its one Graph node."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chuyi.errors import EngineError, Text
from chuyi.graph.engines import Engine

ID = "graph"


@dataclass(frozen=True)
class State:
    """What a graph projects.

    Attributes:
        ledger: id of the ledger.
        run: number of the ledger's last run at that time.
        entry: number of the ledger's last journal entry at that time.
        mark: tells that entry from one of another history of the ledger.
        rules: what beside the ledger decides what the graph holds: settings, ontology, version of the
            projection.
        built_at: time (ISO 8601, UTC) of the build; of a past state the time when its last entry was written.
        complete: whether the build came to its end; an incomplete graph is built anew from the whole ledger.
        nodes, relations: how many there are of each type; the Graph node is not counted.
        known_at: a journal entry where the graph shows what was known after it, not what is known now.
        as_of: a date where the graph leaves out what is known not to have held then.
    """

    ledger: str
    run: int
    entry: int
    mark: str
    rules: str
    built_at: str
    complete: bool
    nodes: Mapping[str, int]
    relations: Mapping[str, int]
    known_at: int | None = None
    as_of: str | None = None


def read_state(engine: Engine) -> State | None:
    """What the graph says of itself; None if it says nothing."""
    if not any(row["label"] == "Graph" for row in engine.write("CALL db.labels() YIELD label RETURN label")):
        return None
    found = engine.write("MATCH (g:Graph {id: $id}) RETURN properties(g) AS state", {"id": ID})
    if not found:
        return None
    values: dict[str, Any] = found[0]["state"]
    counts = json.loads(values.get("counts") or "{}")
    return State(
        str(values.get("ledger")),
        int(values.get("run") or 0),
        int(values.get("entry") or 0),
        str(values.get("mark")),
        str(values.get("rules")),
        str(values.get("built_at")),
        values.get("complete") is True,
        counts.get("nodes", {}),
        counts.get("relations", {}),
        values.get("known_at"),
        values.get("as_of"),
    )


def write_state(engine: Engine, state: State) -> None:
    """Write it into the graph."""
    counts = {"nodes": dict(state.nodes), "relations": dict(state.relations)}
    properties = {
        "name": ID,
        "type": "Graph",
        "ledger": state.ledger,
        "run": state.run,
        "entry": state.entry,
        "mark": state.mark,
        "rules": state.rules,
        "built_at": state.built_at,
        "complete": state.complete,
        "counts": json.dumps(counts, sort_keys=True),
        **{name: value for name, value in (("known_at", state.known_at), ("as_of", state.as_of)) if value is not None},
    }
    engine.upsert_nodes("Graph", [{"id": ID, "properties": properties}])


def refuse_another_time(state: State | None, goal: State, uri: str) -> None:
    """Refuse to overwrite the graph of one time by that of another.

    Raises:
        EngineError: the graph shows the ledger as of another time than is to be built.
    """
    if state is None or shows_time_of(state, goal):
        return
    raise EngineError(
        Text(
            f"{uri} 里是这份台账另一个时点的图谱（第 {state.run} 次运行）。",
            f"{uri} holds this ledger's graph as of another time (run {state.run}).",
        ),
        Text(
            "请换一个图数据库；确实要换掉它，请加 --replace。",
            "Name another graph, or overwrite this one on purpose with --replace.",
        ),
    )


def shows_time_of(state: State, goal: State) -> bool:
    """Whether two states are of one time: both of now, or both of the same past one."""
    return (state.known_at, state.as_of) == (goal.known_at, goal.as_of)


def refuse_another(state: State | None, nodes: Mapping[str, int], ledger: str, uri: str) -> None:
    """Refuse to build into a graph that is not this ledger's.

    Args:
        nodes: how many nodes of each type there are, if it says nothing of itself.

    Raises:
        EngineError: the graph projects another ledger, or holds nodes and does not say whose.
    """
    if state is not None and state.ledger == ledger:
        return
    remedy = Text(
        "请换一个图数据库；确实要清空它，请加 --replace。",
        "Name another graph, or empty this one on purpose with --replace.",
    )
    if state is not None:
        raise EngineError(
            Text(
                f"{uri} 里是另一份台账（{state.ledger[:8]}…）的图谱。",
                f"{uri} holds the graph of another ledger ({state.ledger[:8]}…).",
            ),
            remedy,
        )
    if nodes:
        number = sum(nodes.values())
        raise EngineError(
            Text(
                f"{uri} 里有 {number} 个节点，不知属于哪份台账。",
                f"{uri} holds {number} nodes that belong to no ledger that it names.",
            ),
            remedy,
        )
