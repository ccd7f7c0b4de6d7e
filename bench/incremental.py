"""One of 1,000 sources changed: an incremental build against a full one, on both engines, with their parts.

    python bench/incremental.py [--engine embedded|neo4j] [--sources 1000] [--rounds 3]

In each round one source changes (built incrementally, aim .02 of a full build), then the same source is only read
again a day later, then all are; and a full build writes the graph anew into an empty engine and once more over
what is there. Every incremental graph is compared with the full one by counts and a checksum.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.paired import Cost, cost  # noqa: E402
from chuyi.graph.build import BuildReport, build, building, names, writing  # noqa: E402
from chuyi.graph.build.names import Names  # noqa: E402
from chuyi.graph.build.projecting import Projector  # noqa: E402
from chuyi.graph.engines import Engine, open_embedded, open_engine  # noqa: E402
from chuyi.graph.facts import (  # noqa: E402
    Entity,
    Evidence,
    Grade,
    Passage,
    PropertyFact,
    RelationFact,
    Source,
    SourceFacts,
)
from chuyi.graph.ledger import Ledger  # noqa: E402

PASSAGES, RELATIONS = 10, 60


class Clock:
    """The ledger's clock, put forward by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def source(number: int, version: int, sources: int) -> SourceFacts:
    """A source that names ten bodies, some of which others name too, and says how they work together."""
    draw = random.Random(f"{number} {version if version else 0}")
    schools = [Entity("Institution", f"第{draw.randrange(sources * 5)}职业技术学院") for _ in range(PASSAGES // 2)]
    firms = [Entity("Enterprise", f"第{draw.randrange(sources * 5)}机械有限公司") for _ in range(PASSAGES // 2)]
    passages = tuple(
        Passage(f"第{number}号文件第{index}段，提到{school.name}和{firm.name}。")
        for index, (school, firm) in enumerate(zip(schools * 2, firms * 2, strict=True))
    )
    names = tuple(
        PropertyFact(item, "name", item.name, (Evidence(index, 0, 4),), "bench")
        for index, item in enumerate((*schools, *firms))
    )
    ties = {
        (draw.choice(schools), draw.choice(firms), draw.choice(("订单班", "捐赠", "联合培养", "校企合作")))
        for _ in range(RELATIONS)
    }
    partners = tuple(
        RelationFact("PARTNERS_WITH", school, firm, (Evidence(draw.randrange(PASSAGES)),), "bench", {"kind": kind})
        for school, firm, kind in sorted(ties, key=str)
    )
    told = Source(f"bench:{number}", f"{number} {version}", "文件", list(Grade)[number % 3])
    return SourceFacts(told, passages, names, partners)


def record(ledger: Ledger, *read: SourceFacts) -> None:
    with ledger.run("bench") as run:
        for facts in read:
            ledger.record(run, facts)


@contextmanager
def parts() -> Iterator[dict[str, float]]:
    """The seconds of processors that builds spend in their parts meanwhile."""
    spent: dict[str, float] = defaultdict(float)
    depth = [0]

    def timed(part: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*arguments: Any, **options: Any) -> Any:
            depth[0] += 1
            found: list[Any] = []
            used = cost(lambda: found.append(function(*arguments, **options)))
            depth[0] -= 1
            spent[part] += used.processor
            return found[0]

        return wrapped

    with ExitStack() as stack:
        for owner, name, part in (
            (Names, "since", "resolving (with what it reads)"),
            (names, "resolve_material", "resolving (with what it reads)"),
            (names, "read_material", "resolving (with what it reads)"),
            (Names, "_keep", "keeping what names mean"),
            (building, "changes", "projecting (with what it reads)"),
            (Projector, "everything", "projecting (with what it reads)"),
            (writing, "apply", "writing"),
            (writing, "write", "writing"),
            (writing, "see_again", "writing"),
            (writing, "counts", "counting"),
            (writing, "holds", "counting"),
        ):
            before = getattr(owner, name)
            setattr(owner, name, timed(part, before))
            stack.callback(setattr, owner, name, before)
        yield spent


def measured(ledger: Ledger, engine: Engine, mode: str, **options: Any) -> tuple[Cost, dict[str, float]]:
    """What a build costs, and its parts."""
    reports: list[BuildReport] = []
    with parts() as spent:
        used = cost(lambda: reports.append(build(ledger, engine, province="湖南省", threshold=0.5, **options)))
    assert reports[0].mode == mode, reports[0]
    return used, dict(spent)


def checksum(engine: Engine) -> str:
    """A hash of all nodes and relations with their properties, whatever their order."""
    total = 0
    for statement in (
        "MATCH (n) WHERE n.id <> 'graph' AND n.id ENDS WITH $part RETURN labels(n) AS labels, properties(n) AS p",
        "MATCH (a)-[r]->(b) WHERE r.id ENDS WITH $part RETURN a.id AS a, b.id AS b, type(r) AS t, properties(r) AS p",
    ):
        for part in "0123456789abcdef":
            for row in engine.write(statement, {"part": part}):
                values = [sorted(value.items()) if isinstance(value, dict) else value for value in row.values()]
                values = [sorted(value) if isinstance(value, list) else value for value in values]
                total += int.from_bytes(hashlib.blake2b(repr(values).encode(), digest_size=16).digest(), "big")
    return f"{total % 2**128:032x}"


def measure(name: str, opened: Callable[[], Any], folder: Path, sources: int, rounds: int) -> None:
    """Build in turns, print what each build took as a share of the full one, and of what."""
    clock = Clock()
    costs: dict[str, list[Cost]] = defaultdict(list)
    shares: dict[str, list[dict[str, float]]] = defaultdict(list)
    with Ledger.create(folder / f"{name}.db", clock=clock) as ledger, opened() as engine:
        record(ledger, *(source(number, 0, sources) for number in range(sources)))
        engine.clear()
        costs["full, into an empty graph"].append(measured(ledger, engine, "full")[0])
        for round_ in range(rounds):
            chosen, versions = round_ * 7 % sources, defaultdict(int, {n * 7 % sources: n + 1 for n in range(round_)})
            steps = {
                "one source changed": (source(chosen, round_ + 1, sources),),
                "one source read again on another day": (source(chosen, round_ + 1, sources),),
                "all sources read again on another day": tuple(
                    source(n, round_ + 1 if n == chosen else versions[n], sources) for n in range(sources)
                ),
            }
            for what, read in steps.items():
                clock.now += timedelta(days=1)
                record(ledger, *read)
                used, of_which = measured(ledger, engine, "incremental")
                costs[what].append(used)
                shares[what].append(of_which)
            same = checksum(engine)
            used, of_which = measured(ledger, engine, "full", full=True)
            costs["full, over what is there"].append(used)
            shares["full, over what is there"].append(of_which)
            assert checksum(engine) == same, "the graphs differ"
            engine.clear()
            used, of_which = measured(ledger, engine, "full")
            costs["full, into an empty graph"].append(used)
            shares["full, into an empty graph"].append(of_which)
            assert checksum(engine) == same, "the graphs differ"
        print(f"{name}: {engine.node_counts()} {engine.relation_counts()}, checksum {same}")
    full = middle(costs["full, into an empty graph"])
    for what, used in costs.items():
        found = middle(used)
        print(
            f"{name}, {what}: {found.processor / full.processor:.3f} of a full build by processor time, "
            f"{found.seconds / full.seconds:.3f} by the clock ({found.processor:.2f} s, {found.seconds:.2f} s; "
            f"{len(used)} times)"
        )
        for part in sorted({part for parted in shares[what] for part in parted}):
            print(
                f"    {part}: {statistics.median(parted.get(part, 0.0) for parted in shares[what]):.2f} s of processors"
            )


def middle(costs: list[Cost]) -> Cost:
    """The medians."""
    return Cost(*(statistics.median(values) for values in zip(*((c.seconds, c.processor) for c in costs), strict=True)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--engine", choices=["embedded", "neo4j"], action="append")
    parser.add_argument("--sources", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as found:
        folder = Path(found)
        for name in options.engine or ["embedded", "neo4j"]:
            if name == "embedded":
                measure(name, lambda: open_embedded(folder / "graph"), folder, options.sources, options.rounds)
            else:
                from tests.servers.neo4j_server import real_neo4j

                with real_neo4j() as address:
                    measure(name, lambda: open_engine(address), folder, options.sources, options.rounds)


if __name__ == "__main__":
    main()
