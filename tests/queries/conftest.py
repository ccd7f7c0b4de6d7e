"""The fixture graph on each engine, ready to be asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from chuyi.config import Settings, Workspace
from chuyi.queries.session import Graph
from tests.queries.fixture_graph import build_fixture

if TYPE_CHECKING:
    from chuyi.graph.engines import Engine


@pytest.fixture(scope="module", params=["embedded", "neo4j"])
def graph(request: pytest.FixtureRequest) -> Iterator[Graph]:
    """The fixture graph on each engine in turn; nothing in a module may write to it."""
    engine: Engine = request.getfixturevalue(f"{request.param}_engine")
    engine.clear()
    build_fixture(engine)
    # Never closed here: the engine is shared by all tests.
    yield Graph(engine, Workspace(Path("nowhere"), Settings(province="山海省")))
    engine.clear()
