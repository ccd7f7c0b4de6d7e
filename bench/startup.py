"""How long ``chuyi query`` takes as a process, as a ratio to ``python -c "import neo4j"`` in the same run.

usage: python bench/startup.py WORKSPACE [RUNS]

WORKSPACE has a built graph (``chuyi demo --dir WORKSPACE``). The two commands take turns; medians are compared.
"""

from __future__ import annotations

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


def seconds(*arguments: str) -> float:
    """One run of Python."""
    started = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def main(workspace: str, runs: int = 11) -> None:
    """Print the medians and their ratio."""
    query = [workspace if part == "WORKSPACE" else part for part in QUERY]
    seconds(*query), seconds("-c", "import neo4j")  # files into the cache
    ours, base = zip(*((seconds(*query), seconds("-c", "import neo4j")) for _ in range(runs)), strict=True)
    left, right = statistics.median(ours), statistics.median(base)
    print(f"chuyi query {left:.3f} s, import neo4j {right:.3f} s, ratio {left / right:.2f} ({runs} pairs)")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:3]))
