"""Resolution of one state of the ledger."""

from __future__ import annotations

from chuyi.graph.ledger import Snapshot
from chuyi.graph.resolution.material import read_material
from chuyi.graph.resolution.names import (
    join_codes,
    join_departments,
    join_designations,
    join_other_names,
    join_same_names,
)
from chuyi.graph.resolution.result import Resolution
from chuyi.graph.resolution.texts import join_documents, join_targets, join_tasks
from chuyi.graph.resolution.work import Work


def resolve(snapshot: Snapshot, *, province: str | None, threshold: float) -> Resolution:
    """Which raw entities of the ledger's state are one thing.

    Args:
        province: what 省 in 省教育厅 means where the source does not say.
        threshold: facts read less surely are not looked at.
    """
    work = Work(read_material(snapshot, threshold))
    join_same_names(work)
    join_other_names(work)
    join_codes(work)
    join_departments(work, province)
    join_designations(work)
    join_documents(work)
    join_tasks(work)
    join_targets(work)
    return work.result()
