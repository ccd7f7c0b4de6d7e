"""Loading an empty graph in the engine's own bulk way, inside the serving process.

ArcadeDB's ``GraphBatch`` writes by record id and checks nothing: several times faster than merging, but a process
that dies in the middle may leave relations that only one of their ends knows. So a marker stands beside the
database as long as a load is under way, and a serving process that finds one throws the database away: whatever
it held came from that load, for only an empty graph is loaded.

Like :mod:`chuyi.graph.engines.serving`, which runs it by path, it knows nothing of ``chuyi``.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

MARKER = "loading"


class Load:
    """One load: nodes first, then relations, each id once, then :meth:`finish`."""

    def __init__(self, folder: Path, database: Any) -> None:
        self._marker = folder / MARKER
        with self._marker.open("wb") as file:
            os.fsync(file.fileno())
        self._batch = database.graph_batch(commit_every=2000)
        # Record ids by root label and id: ids are unique among all entities, among all passages, and so on.
        self._records: dict[tuple[str, str], str] = {}
        self._relations: set[tuple[str, str]] = set()

    def nodes(self, type_: str, root: str, rows: Sequence[Mapping[str, Any]]) -> None:
        """Make nodes of a type; the properties have the id.

        Raises:
            ValueError: an id is there already.
        """
        keys = [(root, row["id"]) for row in rows]
        fresh = set(keys)
        if len(fresh) < len(keys) or not fresh.isdisjoint(self._records):
            raise ValueError(f"an id of {type_} occurs twice")
        self._records.update(zip(keys, self._batch.create_vertices(type_, rows), strict=True))

    def relations(
        self, type_: str, roots: tuple[str, str], ends: Sequence[tuple[str, str]], rows: Sequence[Mapping[str, Any]]
    ) -> list[str]:
        """Make relations of a type; gives the ids of ends that are missing, and then makes none.

        Raises:
            ValueError: an id is there already.
        """
        fresh = {(type_, row["id"]) for row in rows}
        if len(fresh) < len(rows) or not fresh.isdisjoint(self._relations):
            raise ValueError(f"an id of {type_} occurs twice")
        starts = [self._records.get((roots[0], start)) for start, _ in ends]
        targets = [self._records.get((roots[1], end)) for _, end in ends]
        missing = {start for (start, _), found in zip(ends, starts, strict=True) if found is None}
        missing |= {end for (_, end), found in zip(ends, targets, strict=True) if found is None}
        if missing:
            return sorted(missing)
        self._batch.new_edges(starts, type_, targets, rows)
        self._relations |= fresh
        return []

    def finish(self) -> None:
        """Write what is still held back; only then the database is whole."""
        self._batch.close()
        self._marker.unlink()


def discard_unfinished(folder: Path, databases: Path) -> bool:
    """Throw away the databases of a load that was cut off; whether there was one."""
    marker = folder / MARKER
    if not marker.exists():
        return False
    if databases.exists():
        shutil.rmtree(databases)
    marker.unlink()
    return True
