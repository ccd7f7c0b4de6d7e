"""Random histories: an incremental build leaves the graph that a full build makes.

    python bench/histories.py [--engine embedded|neo4j] [--seeds 100] [--first 0] [--times]

Each seed is a history of 300 steps (sources that are read, read again, changed, withdrawn and return; people who
merge, split, correct, reject, accept, add and take back), built incrementally every 25 steps and compared with a full
build, node by node and relation by relation, every 50. Prints the seeds that failed and what was done how often;
the exit code is 1 if any failed. With ``--times``, instead, histories of dated facts asked of other times: what was
known after each run is what was built then, and what held on a date is the part that is not known not to have held.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from chuyi.graph.engines import Engine, open_embedded, open_engine  # noqa: E402
from chuyi.graph.schema import ontology  # noqa: E402
from tests.graph.build.test_histories import compare  # noqa: E402
from tests.graph.build.test_times_of_histories import check_times  # noqa: E402
from tests.servers.neo4j_server import real_neo4j  # noqa: E402

BUILT_EVERY = 25
RUNS = 25


def run(engine: Engine, seeds: range) -> list[int]:
    """Go through the histories; gives the seeds that failed."""
    engine.ensure_schema(ontology())
    failed, done = [], Counter[str]()
    for count, seed in enumerate(seeds, 1):
        with tempfile.TemporaryDirectory() as folder:
            try:
                done.update(compare(engine, Path(folder), seed, BUILT_EVERY))
            except AssertionError as difference:
                failed.append(seed)
                print(str(difference).splitlines()[0], flush=True)
        print(f"{count} histories, {len(failed)} failed: {failed}; {dict(done)}", flush=True)
    return failed


def run_times(seeds: range) -> list[int]:
    """Ask histories of other times; gives the seeds that failed."""
    failed, left_out = [], 0
    for count, seed in enumerate(seeds, 1):
        with tempfile.TemporaryDirectory() as folder:
            try:
                left_out += check_times(Path(folder), seed, RUNS)
            except AssertionError as difference:
                failed.append(seed)
                print(str(difference).splitlines()[0], flush=True)
        print(f"{count} histories, {len(failed)} failed: {failed}; {left_out} relations left out", flush=True)
    return failed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--engine", choices=["embedded", "neo4j"], default="embedded")
    parser.add_argument("--seeds", type=int, default=100)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--times", action="store_true")
    options = parser.parse_args()
    seeds = range(options.first, options.first + options.seeds)
    if options.times:
        return int(bool(run_times(seeds)))
    if options.engine == "embedded":
        with tempfile.TemporaryDirectory() as folder, open_embedded(Path(folder) / "graph") as engine:
            return int(bool(run(engine, seeds)))
    with real_neo4j() as address, open_engine(address) as engine:
        return int(bool(run(engine, seeds)))


if __name__ == "__main__":
    sys.exit(main())
