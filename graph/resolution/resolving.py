"""Resolution of one state of the ledger."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from chuyi.graph.ledger import Snapshot
from chuyi.graph.resolution.aliases import join_declared_names, mean_local_names
from chuyi.graph.resolution.decided import obey_decisions
from chuyi.graph.resolution.designations import join_designations
from chuyi.graph.resolution.documents import join_documents, mean_generic_titles
from chuyi.graph.resolution.hosted import join_hosted
from chuyi.graph.resolution.material import Material, read_material
from chuyi.graph.resolution.names import join_same_names
from chuyi.graph.resolution.relative import mean_relative_departments
from chuyi.graph.resolution.result import Resolution
from chuyi.graph.resolution.similar import join_similar_names
from chuyi.graph.resolution.tasks import join_targets, join_tasks
from chuyi.graph.resolution.work import Work


def resolve(snapshot: Snapshot, *, province: str | None, threshold: float) -> Resolution:
    """Which raw entities of the ledger's state are one thing.

    Args:
        province: full name of the province that 省教育厅 means where the document does not say.
        threshold: facts read less surely are left out.
    """
    return resolve_material(read_material(snapshot, threshold), province)


def resolve_material(material: Material, province: str | None) -> Resolution:
    """The same for what was read already; a function of its arguments alone."""
    with _without_collecting():
        return _resolved(Work(material), province)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Millions of small values are made, none of them in a cycle: looking for cycles takes a quarter of the time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _resolved(work: Work, province: str | None) -> Resolution:
    # Each rule stands on what those before it decided: a task's document on its issuers, a target on its task.
    obey_decisions(work)
    join_same_names(work)
    join_declared_names(work)
    mean_local_names(work)
    join_similar_names(work)
    mean_relative_departments(work, province)
    join_hosted(work)
    join_designations(work)
    mean_generic_titles(work)
    join_documents(work)
    join_tasks(work)
    join_targets(work)
    return work.result()
