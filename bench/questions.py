"""Questions on a large graph: both engines' rows compared, and how long each question takes on each.

    python bench/questions.py [--copies 13] [--rounds 15] [--engine embedded|neo4j] [--slowest 12]

The graph is the shipped one several times over: each copy has its own names, ids, passages and sources, the regions
are shared; 13 copies have more than 100,000 nodes and 600,000 relations. Every question of the catalogue is
asked with its example. Prints p50 and p95 of a whole question (names, statement, coverage) over all runs, the slowest
questions, and the ratio of the statement through our reading (check, time and row limits) to the same statement in a
transaction of the bare driver, in turns. Questions with a key are those whose example names an entity. Aim: p95 of
these under 100 ms, ratio 1.10. The Neo4j is the tests' own, or the one that CHUYI_TEST_NEO4J_URI names, whose data is
deleted.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from chuyi.config import Settings, Workspace  # noqa: E402
from chuyi.graph.build.projecting import Projector  # noqa: E402
from chuyi.graph.build.projection import Projection, Relation  # noqa: E402
from chuyi.graph.build.writing import silent, write  # noqa: E402
from chuyi.graph.engines import Engine, open_embedded, open_engine  # noqa: E402
from chuyi.graph.ledger import Ledger  # noqa: E402
from chuyi.graph.resolution import resolve  # noqa: E402
from chuyi.graph.schema import ontology  # noqa: E402
from chuyi.ingest.batch import record_all, shipped_inputs  # noqa: E402
from chuyi.ingest.reading import ReadingConfig  # noqa: E402
from chuyi.queries.header import Question  # noqa: E402
from chuyi.queries.session import Graph  # noqa: E402

PROVINCE = "湖南省"
THRESHOLD = 0.5
SHARED = ("Region", "Graph")
# Properties that hold ids of other nodes, and those that hold names.
IDS = ("source", "sources", "evidence")
NAMES = ("name", "title", "object", "aliases", "short_names", "former_names")
STAMP = {"name": "graph", "ledger": "bench", "run": "1", "built_at": "2026-01-01T00:00:00", "complete": True}


def shipped(folder: Path) -> Projection:
    """The graph of the tables that ship, as plain data."""
    with Ledger.create(folder / "facts.db") as ledger:
        with ledger.run("bench") as run:
            for outcome in record_all(ledger, run, shipped_inputs(ReadingConfig(PROVINCE))):
                assert outcome.error is None
        snapshot = ledger.live()
        resolution = resolve(snapshot, province=PROVINCE, threshold=THRESHOLD)
        return Projector(snapshot, resolution, ontology(), THRESHOLD).everything()


def multiplied(once: Projection, copies: int) -> Projection:
    """The graph ``copies`` times over; the first copy is the graph as it was."""
    shared = {id_ for type_ in SHARED for id_ in once.nodes.get(type_, ())}
    whole = Projection()
    for copy in range(copies):

        def own(id_: str, copy: int = copy) -> str:
            return id_ if copy == 0 or id_ in shared else f"{id_}-{copy}"

        def renamed(properties: dict[str, Any], own: Callable[[str], str] = own, copy: int = copy) -> dict[str, Any]:
            if copy == 0:
                return properties
            changed = dict(properties)
            for name in IDS:
                if name in changed:
                    changed[name] = _each(changed[name], own)
            for name in NAMES:
                if name in changed:
                    changed[name] = _each(changed[name], lambda text: f"{text}〔{copy}〕")
            return changed

        for type_, nodes in once.nodes.items():
            for id_, properties in nodes.items():
                if copy == 0 or id_ not in shared:
                    whole.add_node(type_, own(id_), renamed(properties))
        for kind, relations in once.relations.items():
            for id_, (start, end, properties) in relations.items():
                if copy == 0 or not {start, end} <= shared:
                    held = Relation(own(start), own(end), renamed(properties))
                    whole.add_relation(kind, own(id_), *held)
    return whole


def _each(value: Any, change: Callable[[str], str]) -> Any:
    return [change(item) for item in value] if isinstance(value, list) else change(value)


def filled(engine: Engine, projection: Projection) -> Graph:
    """The graph in an engine, ready to be asked."""
    engine.clear()
    engine.ensure_schema(ontology())
    with engine.loading():
        write(engine, projection, silent)
    engine.upsert_nodes("Graph", [{"id": "graph", "properties": STAMP}])
    return Graph(engine, Workspace(Path("nowhere"), Settings(province=PROVINCE)))


def has_key(question: Question) -> bool:
    """Whether its example names an entity to start from."""
    return any(question.parameters[name].type in ("entity", "region") for name in question.example)


def times(work: Callable[[], Any], rounds: int) -> list[float]:
    """Seconds of each round."""
    found = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        found.append(time.perf_counter() - began)
    return found


def ratio(graph: Graph, cypher: str, values: dict[str, Any], rounds: int) -> float:
    """Our reading of a statement as a multiple of the bare driver's, in turns; by their medians."""
    engine = graph._engine
    ours: list[float] = []
    theirs: list[float] = []
    driver = engine._driver("READ")

    def bare() -> list[list[Any]]:
        with driver.session(database=engine._database(), default_access_mode="READ") as session:
            return session.execute_read(lambda tx: [record.values() for record in tx.run(cypher, values)])

    for _ in range(rounds):
        ours += times(lambda: graph.read(cypher, values), 1)
        theirs += times(bare, 1)
    return statistics.median(ours) / statistics.median(theirs)


def measure(name: str, graph: Graph, rounds: int, slowest: int) -> dict[str, Any]:
    """Ask everything, print the times; gives the rows by question."""
    rows: dict[str, Any] = {}
    seconds: dict[str, list[float]] = {}
    ratios: dict[str, float] = {}
    for question in graph.questions.values():
        given = dict(question.example)
        answer = graph.answer(question.name, given)
        rows[question.name] = answer.values
        seconds[question.name] = times(lambda given=given, name=question.name: graph.answer(name, given), rounds)  # type: ignore[misc]
        ratios[question.name] = ratio(graph, answer.cypher, {**answer.bindings, "grades": None}, rounds)
    keyed = [question.name for question in graph.questions.values() if has_key(question)]
    for what, names in (("with a key", keyed), ("without", [n for n in seconds if n not in keyed])):
        every = [value for question in names for value in seconds[question]]
        p50, p95 = (statistics.quantiles(every, n=100)[at - 1] * 1000 for at in (50, 95))
        middle = statistics.median(ratios[question] for question in names)
        print(f"{name}, {len(names)} questions {what}: p50 {p50:.1f} ms, p95 {p95:.1f} ms; {middle:.2f} × the driver")
    medians = {question: statistics.median(found) for question, found in seconds.items()}
    for question in sorted(medians, key=lambda item: -medians[item])[:slowest]:
        kind = "key" if question in keyed else "no key"
        print(f"  {question} ({kind}): {medians[question] * 1000:.0f} ms, {ratios[question]:.2f} × the driver")
    return rows


@contextmanager
def opened(name: str) -> Iterator[Engine | None]:
    """An engine of our own; None where there is no Java for a Neo4j."""
    if name == "embedded":
        with tempfile.TemporaryDirectory() as folder, open_embedded(Path(folder) / "graph") as engine:
            yield engine
        return
    from tests.servers.neo4j_server import real_neo4j

    with real_neo4j() as address:
        if address is None:
            yield None
            return
        with open_engine(address) as engine:
            yield engine


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--copies", type=int, default=13)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--engine", choices=["embedded", "neo4j"], action="append")
    parser.add_argument("--slowest", type=int, default=12)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        projection = multiplied(shipped(Path(folder)), options.copies)
    nodes, relations = (sum(found.values()) for found in (projection.node_counts(), projection.relation_counts()))
    print(f"{nodes} nodes, {relations} relations")
    answers = {}
    for name in options.engine or ["embedded", "neo4j"]:
        with opened(name) as engine:
            if engine is None:
                print(f"{name}: needs Java and Maven")
                continue
            answers[name] = measure(name, filled(engine, projection), options.rounds, options.slowest)
    if len(answers) == 2:
        first, second = answers.values()
        differing = [question for question in first if first[question] != second[question]]
        print(f"{len(first)} questions, {len(differing)} with different rows {differing or ''}")


if __name__ == "__main__":
    main()
