"""Two ways of doing the same, measured in turns on a machine that may do other things too."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Cost:
    """Seconds on the clock, and of processors: of this process and of the servers that it has started."""

    seconds: float
    processor: float


def cost(work: Callable[[], Any]) -> Cost:
    """What ``work`` costs."""
    began, used = time.perf_counter(), _processor_seconds()
    work()
    return Cost(time.perf_counter() - began, _processor_seconds() - used)


def in_turns(
    opened: Callable[[], AbstractContextManager[Any]],
    ways: Sequence[Callable[[Any], Iterable[Cost]]],
    rounds: int,
) -> list[list[list[Cost]]]:
    """Costs by round, way and step; each way opens a place of its own, and every other round goes the other way
    round."""
    found = []
    for number in range(rounds):
        costs: dict[int, list[Cost]] = {}
        for way in sorted(range(len(ways)), reverse=bool(number % 2)):
            with opened() as place:
                costs[way] = list(ways[way](place))
        found.append([costs[way] for way in range(len(ways))])
    return found


def told(what: str, ours: Sequence[Cost], theirs: Sequence[Cost]) -> str:
    """The speed of ``ours`` as a multiple of ``theirs``: medians of the rounds' ratios, and best times."""
    by_clock = [b.seconds / a.seconds for a, b in zip(ours, theirs, strict=True)]
    by_processor = [b.processor / a.processor for a, b in zip(ours, theirs, strict=True)]
    best = [min(cost.seconds for cost in costs) for costs in (ours, theirs)]
    used = [min(cost.processor for cost in costs) for costs in (ours, theirs)]
    return (
        f"{what}: {statistics.median(by_clock):.2f} × by the clock ({min(by_clock):.2f} to {max(by_clock):.2f}), "
        f"{statistics.median(by_processor):.2f} × by processor time, {len(ours)} rounds; "
        f"best {best[0]:.1f} s against {best[1]:.1f} s, processors {used[0]:.1f} s against {used[1]:.1f} s"
    )


def _processor_seconds() -> float:
    """Of this process and its living children; on Linux alone those can be seen."""
    ticks = os.sysconf("SC_CLK_TCK") if Path("/proc/self/stat").exists() else 0
    used = time.process_time()
    for file in Path("/proc").glob("[0-9]*/stat") if ticks else ():
        try:
            fields = file.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue  # it has just ended
        if fields[1] == str(os.getpid()):
            used += (int(fields[11]) + int(fields[12])) / ticks
    return used
