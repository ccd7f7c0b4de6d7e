"""Build speed: a build's writing against a hand-written loop of UNWIND batches with the same driver, in one run.

    python bench/build.py [--engine embedded|neo4j] [--nodes 20000] [--relations 100000] [--rounds 3]

Both write the same rows into an empty graph, and then once more over what is there. Prints how many times as fast
as the loop we are (1 is as fast, .8 the aim or better) for each engine. The Neo4j is the tests' own (Java and
Maven), or the one that CHUYI_TEST_NEO4J_URI names, whose data is deleted.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.paired import Cost, cost, in_turns, told  # noqa: E402
from chuyi.graph.build.projection import Projection, Relation  # noqa: E402
from chuyi.graph.build.writing import silent, write  # noqa: E402
from chuyi.graph.engines import Engine, open_embedded, open_engine  # noqa: E402
from chuyi.graph.schema import ontology  # noqa: E402

Rows = list[dict[str, Any]]
BATCH = 1000
NODES = ("Institution", "Enterprise")
RELATIONS = ("PARTNERS_WITH", "Institution", "Enterprise")


def sample(nodes: int, relations: int) -> tuple[dict[str, Rows], Rows]:
    """Nodes by type, and relations, with properties like those of a real graph."""
    half = nodes // 2
    found = {
        type_: [
            {
                "id": f"{type_}-{i}",
                "properties": {
                    "type": type_,
                    "name": f"湖南第{i}职业技术学院",
                    "aliases": [f"第{i}职院", f"职院{i}"],
                    "evidence": [f"passage-{i}"],
                    "sources": ["source"],
                    "grade": "official",
                    "needs_check": False,
                    "first_seen": "2026-01-01",
                    "last_seen": "2026-11-24",
                },
            }
            for i in range(half)
        ]
        for type_ in NODES
    }
    ties = [
        {
            "id": f"tie-{i}",
            "from": f"Institution-{i * 7919 % half}",
            "to": f"Enterprise-{i * 104729 % half}",
            "properties": {
                "kind": "校企合作",
                "evidence": [f"passage-{i}"],
                "evidence_starts": [0],
                "evidence_ends": [-1],
                "sources": ["source"],
                "grade": "official",
                "confidence": 0.9,
                "first_seen": "2026-01-01",
                "last_seen": "2026-11-24",
            },
        }
        for i in range(relations)
    ]
    return found, ties


def projected(nodes: dict[str, Rows], ties: Rows) -> Projection:
    """The same as a build has it."""
    relations = {row["id"]: Relation(row["from"], row["to"], row["properties"]) for row in ties}
    return Projection(
        {type_: {row["id"]: row["properties"] for row in rows} for type_, rows in nodes.items()},
        {RELATIONS: relations},
    )


def ours(engine: Engine, projection: Projection) -> None:
    with engine.loading():
        write(engine, projection, silent)


def by_hand(engine: Engine, nodes: dict[str, Rows], ties: Rows) -> None:
    """What somebody writes who has only the driver and the same indexes."""
    labels = "" if engine.dialect == "arcadedb" else " SET n:Organization:Entity"
    statements = [
        (f"UNWIND $rows AS row MERGE (n:{type_} {{id: row.id}}) SET n += row.properties{labels}", rows)
        for type_, rows in nodes.items()
    ]
    kind, start, end = RELATIONS
    statements.append(
        (
            f"UNWIND $rows AS row MATCH (a:{start} {{id: row.from}}) MATCH (b:{end} {{id: row.to}}) "
            f"MERGE (a)-[r:{kind} {{id: row.id}}]->(b) SET r += row.properties",
            ties,
        )
    )
    with engine._driver("WRITE").session(database=engine._database()) as session:
        for statement, rows in statements:
            for first in range(0, len(rows), BATCH):
                batch = rows[first : first + BATCH]
                session.execute_write(lambda tx, s=statement, b=batch: tx.run(s, rows=b).consume())


def measure(opened: Callable[[], Any], nodes: dict[str, Rows], ties: Rows, rounds: int) -> list[list[list[Cost]]]:
    """What both ways cost, twice each: into an empty graph, and over what is there."""
    projection = projected(nodes, ties)
    expected = ({type_: len(rows) for type_, rows in nodes.items()}, {RELATIONS[0]: len(ties)})

    def twice(write_all: Callable[[Engine], None]) -> Callable[[Engine], Iterator[Cost]]:
        def steps(engine: Engine) -> Iterator[Cost]:
            engine.clear()
            engine.ensure_schema(ontology())
            for _ in range(2):
                yield cost(lambda: write_all(engine))
                assert (engine.node_counts(), engine.relation_counts()) == expected

        return steps

    ways = twice(lambda engine: ours(engine, projection)), twice(lambda engine: by_hand(engine, nodes, ties))
    return in_turns(opened, ways, rounds)


@contextmanager
def embedded() -> Iterator[Engine]:
    with tempfile.TemporaryDirectory() as folder, open_embedded(Path(folder) / "graph") as engine:
        yield engine


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--engine", choices=["embedded", "neo4j"], action="append")
    parser.add_argument("--nodes", type=int, default=20_000)
    parser.add_argument("--relations", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    nodes, ties = sample(options.nodes, options.relations)
    for name in options.engine or ["embedded", "neo4j"]:
        if name == "embedded":
            report(name, measure(embedded, nodes, ties, options.rounds))
        else:
            from tests.servers.neo4j_server import real_neo4j

            with real_neo4j() as address:
                report(name, measure(lambda: open_engine(address), nodes, ties, options.rounds))


def report(name: str, rounds: list[list[list[Cost]]]) -> None:
    for step, what in enumerate(("into an empty graph", "over what is there")):
        us, them = ([costs[way][step] for costs in rounds] for way in (0, 1))
        print(told(f"{name}, {what}", us, them), flush=True)


if __name__ == "__main__":
    main()
