"""How long ``chuyi query`` takes as a process, as a ratio to ``python -c "import neo4j"`` in the same run.

usage: python bench/startup.py WORKSPACE [RUNS]

WORKSPACE has a built graph (``chuyi demo --dir WORKSPACE``). The two commands take turns; medians are compared.
The driver imports pandas where that is installed: measure in an environment without it, too.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time

QUERY = [
    "-m",
    "chuyi",
    "--workspace",
    "WORKSPACE",
    "query",
    "bases-by-city",
    "--param",
    "city=长沙市",
    "--format",
    "json",
]


def cost(*arguments: str) -> tuple[float, float]:
    """Seconds of one run of Python: on the clock, and of processors (the engine that it starts is not in them)."""
    before, started = os.times(), time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - started, used


def main(workspace: str, runs: int = 11) -> None:
    """Print the medians and their ratios."""
    query = [workspace if part == "WORKSPACE" else part for part in QUERY]
    cost(*query), cost("-c", "import neo4j")  # files into the cache
    pairs = [(cost(*query), cost("-c", "import neo4j")) for _ in range(runs)]
    for place, what in enumerate(("clock", "processors")):
        left, right = (statistics.median(pair[side][place] for pair in pairs) for side in (0, 1))
        ratio = statistics.median(pair[0][place] / pair[1][place] for pair in pairs)
        print(f"{what}: chuyi query {left:.3f} s, import neo4j {right:.3f} s, ratio {ratio:.2f} ({runs} pairs)")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:3]))
