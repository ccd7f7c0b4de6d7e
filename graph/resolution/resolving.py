"""Resolution of one state of the ledger."""

from __future__ import annotations

from chuyi.graph.ledger import Snapshot
from chuyi.graph.resolution.result import Resolution


def resolve(snapshot: Snapshot, *, province: str | None, threshold: float) -> Resolution:
    """Which raw entities of the ledger's state are one thing."""
    return Resolution()
