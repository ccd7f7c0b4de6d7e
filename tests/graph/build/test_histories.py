"""After any history an incremental build leaves the graph that a full build makes, on both engines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from chuyi.graph.build import build
from chuyi.graph.engines import Engine
from chuyi.graph.ledger import Ledger
from tests.graph.build.histories import FACTS, History, dated_facts
from tests.graph.build.test_building import contents
from tests.graph.worlds import Clock, new_ledger

STEPS, COMPARED_EVERY = 300, 50
# More of them: bench/histories.py.
SEEDS = {"embedded": 10, "neo4j": 3}


@pytest.mark.parametrize(
    ("which", "seed"), [(which, seed) for which, number in SEEDS.items() for seed in range(number)]
)
def test_incremental_equals_full(which: str, seed: int, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    engine: Engine = request.getfixturevalue(f"{which}_engine")
    done = compare(engine, tmp_path, seed)
    assert {
        "changed",
        "read again",
        "withdrawn",
        "returned",
        "merged",
        "split",
        "corrected",
        "accepted",
        "taken back",
    } <= done.keys()


def compare(engine: Engine, folder: Path, seed: int, built_every: int = COMPARED_EVERY) -> dict[str, int]:
    """Go through a history, building incrementally, and compare with full builds; gives what was done how often."""
    clock = Clock()
    with new_ledger(folder, clock) as ledger, ledger.run("test") as run:
        history = History(seed, ledger, run, clock, [*FACTS, *dated_facts()])
        engine.clear()
        modes = []
        for step in range(1, STEPS + 1):
            history.step()
            if step % built_every == 0:
                modes.append(built(ledger, engine))
            if step % COMPARED_EVERY == 0:
                held = contents(engine)
                engine.clear()
                modes.append(built(ledger, engine))
                assert held == contents(engine), f"seed {seed}, step {step}"
        assert modes.count("full") == 1 + STEPS // COMPARED_EVERY
    return history.done


def built(ledger: Ledger, engine: Engine, **options: Any) -> str:
    return build(ledger, engine, province="湖南省", threshold=0.5, **options).mode
