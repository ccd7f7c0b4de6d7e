"""Writing 20,000 nodes and 100,000 relations: the build's way against a loop of UNWIND batches written by hand.

usage: python bench/build.py [bolt://HOST:PORT]   (password in NEO4J_PASSWORD; without an address the embedded engine)

Both go through the same driver in the same run, three times in turn, into an empty graph with the same schema. The
graph is emptied: do not name one that holds anything. Prints the build's speed as a ratio to the loop's.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from chuyi.config import GraphAddress
from chuyi.graph.build.projection import Projection
from chuyi.graph.build.writing import silent, write
from chuyi.graph.engines import Engine, open_embedded, open_engine
from chuyi.graph.schema import ontology

NODES, RELATIONS, BATCH, TURNS = 20_000, 100_000, 5_000, 3


def projection() -> Projection:
    """A graph of schools that succeed one another, with the properties that every relation carries."""
    made = Projection()
    for number in range(NODES):
        made.add_node("Institution", f"institution-{number}", {"type": "Institution", "name": f"学校{number}"})
    for number in range(RELATIONS):
        ends = f"institution-{number % NODES}", f"institution-{number * 7919 % NODES}"
        carried = {"kind": "更名", "evidence": [f"p{number}"], "sources": ["s"], "grade": "media", "confidence": 1.0}
        made.add_relation(("SUCCEEDS", "Institution", "Institution"), f"r{number}", *ends, carried)
    return made


def by_hand(engine: Engine, graph: Projection) -> None:
    """What somebody would write who knows the driver: UNWIND, MERGE by id, batches."""
    nodes = [{"id": id_, "p": p} for id_, p in graph.nodes["Institution"].items()]
    (relations,) = graph.relations.values()
    rows = [{"id": id_, "a": r.start, "b": r.end, "p": r.properties} for id_, r in relations.items()]
    _batches(engine, "UNWIND $rows AS row MERGE (n:Institution {id: row.id}) SET n += row.p", nodes)
    _batches(
        engine,
        "UNWIND $rows AS row MATCH (a:Institution {id: row.a}) MATCH (b:Institution {id: row.b}) "
        "MERGE (a)-[r:SUCCEEDS {id: row.id}]->(b) SET r += row.p",
        rows,
    )


def _batches(engine: Engine, cypher: str, rows: list[dict[str, Any]]) -> None:
    for start in range(0, len(rows), BATCH):
        engine.write(cypher, {"rows": rows[start : start + BATCH]})


def timed(engine: Engine, work: Any) -> float:
    """Seconds that ``work`` takes on the emptied graph."""
    engine.clear()
    engine.ensure_schema(ontology())
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def main(engine: Engine) -> None:
    """Print medians and ratio."""
    graph = projection()
    ours, hand = [], []
    for _ in range(TURNS):
        hand.append(timed(engine, lambda: by_hand(engine, graph)))
        ours.append(timed(engine, lambda: write(engine, graph, silent)))
    left, right = statistics.median(ours), statistics.median(hand)
    print(f"{engine.dialect}: build {left:.1f} s, by hand {right:.1f} s, speed as a ratio {right / left:.2f}")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        with open_engine(GraphAddress(sys.argv[1], password=os.environ.get("NEO4J_PASSWORD"))) as server:
            main(server)
    else:
        with tempfile.TemporaryDirectory() as folder, open_embedded(Path(folder) / "graph") as embedded:
            main(embedded)
