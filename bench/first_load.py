"""First load of an empty embedded graph: a build's writing against a hand-written loop of UNWIND batches.

    python bench/first_load.py [--nodes 100000] [--relations 500000] [--rounds 3]

Both write the same rows by one driver into the same engine, in turns, each into a graph of its own. The graphs
are compared by counts and by a checksum over all nodes, relations and properties. Aim: 3 times as fast.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.build import RELATIONS, by_hand, embedded, ours, projected, sample  # noqa: E402
from bench.paired import Cost, cost, in_turns, told  # noqa: E402
from chuyi.graph.engines import Engine  # noqa: E402
from chuyi.graph.schema import ontology  # noqa: E402


def checksum(engine: Engine) -> str:
    """A hash of every node and relation, whatever their order: labels, ends, properties."""
    total = 0
    for label in ("Institution", "Enterprise"):
        for part in "0123456789":
            found = engine.write(
                f"MATCH (n:{label}) WHERE n.id ENDS WITH $part RETURN labels(n) AS labels, properties(n) AS p",
                {"part": part},
            )
            total += sum(_hash(sorted(row["labels"]), sorted(row["p"].items())) for row in found)
            found = engine.write(
                f"MATCH (n:{label})-[r:{RELATIONS[0]}]->(m) WHERE n.id ENDS WITH $part "
                "RETURN n.id AS a, m.id AS b, properties(r) AS p",
                {"part": part},
            )
            total += sum(_hash(row["a"], row["b"], sorted(row["p"].items())) for row in found)
    return f"{total % 2**128:032x}"


def _hash(*parts: object) -> int:
    return int.from_bytes(hashlib.blake2b(repr(parts).encode(), digest_size=16).digest(), "big")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--nodes", type=int, default=100_000)
    parser.add_argument("--relations", type=int, default=500_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    nodes, ties = sample(options.nodes, options.relations)
    projection = projected(nodes, ties)
    sums: set[str] = set()

    def once(write: Callable[[Engine], None]) -> Callable[[Engine], Iterator[Cost]]:
        def steps(engine: Engine) -> Iterator[Cost]:
            engine.ensure_schema(ontology())
            yield cost(lambda: write(engine))
            assert sum(engine.node_counts().values()) == options.nodes
            assert engine.relation_counts() == {RELATIONS[0]: options.relations}
            sums.add(checksum(engine))
            assert len(sums) == 1, "the graphs differ"

        return steps

    ways = once(lambda engine: ours(engine, projection)), once(lambda engine: by_hand(engine, nodes, ties))
    rounds = in_turns(embedded, ways, options.rounds)
    print(told("embedded, first load", *([costs[way][0] for costs in rounds] for way in (0, 1))))
    print(f"same graph: checksum {sums.pop()}")


if __name__ == "__main__":
    main()
