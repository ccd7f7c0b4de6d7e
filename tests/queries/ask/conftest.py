"""The graph of the tables that ship, to be asked: without the demo's text, as the yardstick wants it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from chuyi.config import Settings, Workspace
from chuyi.graph.build import build
from chuyi.graph.ledger import Ledger
from chuyi.ingest.batch import record_all, shipped_inputs
from chuyi.ingest.reading import ReadingConfig
from chuyi.queries.session import Graph

if TYPE_CHECKING:
    from chuyi.graph.engines import Engine

PROVINCE = "湖南省"


@pytest.fixture(scope="session")
def shipped_ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The shipped tables, read."""
    with Ledger.create(tmp_path_factory.mktemp("asked") / "facts.db") as ledger:
        with ledger.run("test") as run:
            outcomes = list(record_all(ledger, run, shipped_inputs(ReadingConfig(PROVINCE))))
        assert all(outcome.error is None for outcome in outcomes)
        yield ledger


@pytest.fixture(scope="session")
def shipped_graph(shipped_ledger: Ledger, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """Their graph on an embedded engine of its own."""
    from chuyi.graph.engines import open_embedded

    with open_embedded(tmp_path_factory.mktemp("asked") / "graph") as engine:
        yield built(shipped_ledger, engine)


def built(ledger: Ledger, engine: Engine) -> Graph:
    """The graph of a ledger in an empty engine."""
    build(ledger, engine, province=PROVINCE, threshold=0.5)
    return Graph(engine, Workspace(Path("nowhere"), Settings(province=PROVINCE)))
