"""How long work takes, for tests that must catch growth without measure: not what a busy machine adds to it."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

TRIES = 3


def least_seconds(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """The least seconds of a few tries, of the process's own time unless another ``clock`` is given.

    What a machine, or a collection of the garbage of thousands of tests before, does to a time only adds to it.
    """
    taken = []
    for _ in range(TRIES):
        gc.collect()
        gc.disable()
        try:
            started = clock()
            work()
            taken.append(clock() - started)
        finally:
            gc.enable()
    return min(taken)
