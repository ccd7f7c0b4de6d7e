"""kill -9 of builds at random moments: the next build repairs by itself and ends in the same graph.

    python bench/builds_killed.py [--times 50] [--seed 0]

A ledger of 200 sources changes a little before each build; the building process, its engine, or both are killed
on what the last kill left, within the time that a small build takes or now and then a first one, or on nothing, within
the time of a first one. After every kill another build must come to its end, and its graph must be the one that a
build into an empty folder makes.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from chuyi.graph.engines import open_embedded  # noqa: E402
from chuyi.graph.ledger import Ledger  # noqa: E402
from tests.graph.build.killing import kill_a_build  # noqa: E402
from tests.graph.build.test_building import built, contents, say  # noqa: E402

SOURCES = 200


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    draw = random.Random(options.seed)
    done, failed = Counter[str](), 0
    with tempfile.TemporaryDirectory() as place, Ledger.create(Path(place) / "facts.db") as ledger:
        folder, whole = Path(place) / "killed", Path(place) / "whole"
        for number in range(SOURCES):
            say(ledger, str(number), number)
        with open_embedded(whole) as other:
            started = time.perf_counter()
            built(ledger, other)
            takes = time.perf_counter() - started
            say(ledger, "0", SOURCES)
            started = time.perf_counter()
            built(ledger, other)
            # In a process of its own everything is done for the first time.
            little = 2 * (time.perf_counter() - started)
            for number in range(options.times):
                say(ledger, str(draw.randrange(SOURCES)), 1000 + number)
                new = number == 0 or draw.random() < 0.3
                if new:  # from nothing; the engine may still be at work in the old place
                    folder = Path(place) / f"killed {number}"
                within = takes if new or draw.random() < 0.2 else little
                done[kill_a_build(ledger.path, folder, draw, within)] += 1
                with open_embedded(folder) as engine:
                    built(ledger, engine)
                    found = contents(engine)
                other.clear()
                built(ledger, other)
                failed += found != contents(other)
                print(f"{number + 1} killed, {failed} graphs differ: {dict(done)}", flush=True)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
