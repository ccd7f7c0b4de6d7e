"""Commands that are killed at random moments, and what they leave in the ledger."""

from __future__ import annotations

import contextlib
import io
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from chuyi.cli import run
from chuyi.graph.ledger import Ledger

# What takes long to load is loaded before the moment of the kill is drawn, so that it falls into the work.
COMMAND = """
import sys
import chuyi.graph.ledger
import chuyi.ingest.batch
from chuyi.cli import run
print("begun", flush=True)
sys.exit(run(sys.argv[1:]))
"""
Held = dict[str, frozenset[tuple[str, int]]]


def kill(arguments: Sequence[object], after: float) -> bool:
    """Run a command in a process of its own, with those that it starts, and kill them all; gives whether it had ended.

    Args:
        after: seconds since its work began.
    """
    process = subprocess.Popen(
        [sys.executable, "-c", COMMAND, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"begun\n"
    time.sleep(after)
    ended = process.poll() is not None
    if not ended:
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    return ended


def held(workspace: Path) -> Held:
    """What every source that is not withdrawn says, by address: the facts, each with how much evidence it has."""
    with Ledger.open(workspace / "facts.db") as ledger:
        sources = ledger.sources()
        assert len({row.uri for row in sources}) == len(sources)
        facts = list(ledger.live().facts())
    assert len({(fact.source, fact.key) for fact in facts}) == len(facts)
    return {
        row.uri: frozenset((fact.key, len(fact.evidence)) for fact in facts if fact.source == row.id) for row in sources
    }


def tables(folder: Path, number: int, rows: int = 40) -> None:
    """A folder of tables of schools."""
    folder.mkdir()
    for table in range(number):
        lines = (f"{chr(0x4E00 + table * rows + row)}山职业技术学院,高职专科" for row in range(rows))
        (folder / f"院校{table}.csv").write_text("\n".join(["名称,层次", *lines, ""]), encoding="utf-8")


def workspace(folder: Path) -> Path:
    """An empty workspace."""
    folder.mkdir()
    (folder / "chuyi.toml").write_text('province = "湖南省"\n', encoding="utf-8")
    return folder


def killed_again_and_again(
    before: Path, arguments: Sequence[object], whole: Sequence[Held], times: int, chance: random.Random
) -> dict[str, int]:
    """Run a command on copies of a workspace, kill it at random moments, and run it once more.

    Args:
        before: the workspace; its name in ``arguments`` is that of the copy.
        whole: what may stand in the ledger after a kill; the last is what must stand there in the end. Of an empty
            list any sources may be there, each as the end has it.

    Returns:
        How often it was killed, in the middle, and left something half, or another end.
    """
    place = before.with_name("killed")
    shutil.copytree(before, place)
    began = time.monotonic()
    assert _run(place, arguments) == 0
    takes = time.monotonic() - began
    end = held(place)
    done = {"killed": times, "middle": 0, "half": 0, "differ": int(bool(whole) and end != whole[-1])}
    for _ in range(times):
        shutil.rmtree(place)
        shutil.copytree(before, place)
        done["middle"] += not kill(["--workspace", place, *arguments], chance.uniform(0, takes))
        left = held(place)
        done["half"] += left not in whole if whole else not left.items() <= end.items()
        _run(place, arguments)
        done["differ"] += held(place) != end
    shutil.rmtree(place)
    return done


def _run(workspace: Path, arguments: Sequence[object]) -> int:
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        return run(["--workspace", str(workspace), *map(str, arguments)])
