"""Builds that are killed at random moments, on the embedded engine."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from chuyi.graph.engines.embedded import read_runtime

BUILD = """
import sys
from pathlib import Path
from chuyi.graph.build import build
from chuyi.graph.engines import open_embedded
from chuyi.graph.ledger import Ledger
with Ledger.open(sys.argv[1]) as ledger, open_embedded(Path(sys.argv[2])) as engine:
    print("begun", flush=True)
    build(ledger, engine, province="湖南省", threshold=0.5)
print("done", flush=True)
"""


def kill_a_build(ledger: Path, folder: Path, draw: random.Random, takes: float) -> str:
    """Build in a process of its own, into what is there, and kill it, its engine, or both.

    Args:
        takes: seconds within which the moment of the kill is drawn.

    Returns:
        Who was killed, and whether the build had come to its end before.
    """
    victim = draw.choice(("build", "engine", "both"))
    process = subprocess.Popen(
        [sys.executable, "-c", BUILD, str(ledger), str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "begun\n"
    time.sleep(draw.uniform(0, takes))
    runtime = read_runtime(folder)
    if victim != "engine":
        process.kill()
    if victim != "build" and runtime is not None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(runtime["pid"], signal.SIGKILL)
    done = "done" in process.communicate()[0]
    return f"{victim}, {'after the end' if done else 'in the middle'}"
