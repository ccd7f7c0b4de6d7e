"""Graphs of other times: each in a folder of its own beside the workspace's graph, made when it is first asked for."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TypedDict

from chuyi.config import Workspace
from chuyi.errors import Text, UsageError
from chuyi.graph.build.building import build, is_built
from chuyi.graph.build.validity_period import check_date
from chuyi.graph.build.writing import Progress, silent
from chuyi.graph.engines import Engine, open_embedded
from chuyi.graph.engines.serving import RUNTIME_FILE
from chuyi.graph.ledger import Ledger, Snapshot
from chuyi.graph.ledger.moments import as_known_at

# Graphs of other times that a workspace keeps; the one that was not used for longest goes first.
KEPT = 5
USED = "used"


class _Wanted(TypedDict):
    province: str | None
    threshold: float
    known_at: Snapshot | None
    as_of: str | None


def open_past(
    workspace: Workspace, known_at: str | None = None, as_of: str | None = None, *, progress: Progress = silent
) -> Engine:
    """The graph as it was known at a moment, or as of a date, or both; built unless it is there already.

    Args:
        known_at: a date or the number of a run; None: what is known now.
        as_of: a date; what is known not to have held then is left out.

    Raises:
        UsageError: neither is given, or one is no date and no run.
        EngineError, LedgerError: as of a build.
    """
    if known_at is None and as_of is None:
        raise UsageError(Text("没有说明是哪个时点。", "No time was named."))
    settings = workspace.settings
    with Ledger.open(workspace.ledger) as ledger:
        snapshot = known_then(ledger, known_at)
        engine = open_place(workspace, snapshot, as_of)
        try:
            wanted = _Wanted(province=settings.province, threshold=settings.threshold, known_at=snapshot, as_of=as_of)
            if not is_built(ledger, engine, **wanted):
                build(ledger, engine, **wanted, replace=True, progress=progress)
        except BaseException:
            engine.close()
            raise
    return engine


def known_then(ledger: Ledger, known_at: str | None) -> Snapshot | None:
    """What the ledger knew at a date or after a run; None for the present.

    Raises:
        UsageError: it is no date and no run.
    """
    return None if known_at is None else ledger.at_entry(as_known_at(ledger, known_at).entry)


def open_place(workspace: Workspace, known_at: Snapshot | None, as_of: str | None) -> Engine:
    """The place of the graph of another time, whatever it holds; those that were not used for longest go.

    Raises:
        UsageError: ``as_of`` is no date.
        EngineError: the engine cannot be had.
    """
    if as_of is not None:
        check_date(as_of)
    folder = workspace.graph_dir / "past" / _key(None if known_at is None else known_at.entry, as_of)
    engine = open_embedded(folder)
    engine.query_seconds, engine.query_rows = workspace.settings.query_seconds, workspace.settings.query_rows
    (folder / USED).touch()
    _remove_unused(folder)
    return engine


def _key(entry: int | None, as_of: str | None) -> str:
    """The folder's name."""
    parts = [*([f"entry-{entry}"] if entry is not None else []), *([f"as-of-{as_of}"] if as_of is not None else [])]
    return "-".join(parts)


def _remove_unused(folder: Path) -> None:
    """Keep the most recently used ones; what somebody has open stays."""
    others = [other for other in folder.parent.iterdir() if other != folder and (other / USED).is_file()]
    others.sort(key=lambda other: (other / USED).stat().st_mtime, reverse=True)
    for other in others[KEPT - 1 :]:
        if not (other / RUNTIME_FILE).exists():
            shutil.rmtree(other, ignore_errors=True)
