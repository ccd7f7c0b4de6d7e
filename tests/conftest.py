"""What every test may use."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

if TYPE_CHECKING:
    from chuyi.config import GraphAddress
    from chuyi.graph.engines import Engine

ROOT = Path(__file__).resolve().parent.parent


def absent(what: str) -> NoReturn:
    """Skip with the reason; on CI its absence is a failure, for what CI skips nobody tests."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"CI must have {what}")
    pytest.skip(f"needs {what}")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of the shared corpus and facts: ``CHUYI_SHARED``, else ``shared`` beside the checkout."""
    folder = Path(os.environ.get("CHUYI_SHARED", ROOT.parent / "shared"))
    if not (folder / "corpus").is_dir():
        absent("the shared corpus (set CHUYI_SHARED)")
    return folder


@pytest.fixture(scope="session")
def neo4j_address() -> Iterator[GraphAddress]:
    """A real Neo4j: the one that ``CHUYI_TEST_NEO4J_URI`` names (its data is deleted!), else one of our own."""
    from tests.servers.neo4j_server import real_neo4j

    with real_neo4j() as address:
        if address is None:
            absent("Java 17 and Maven for a real Neo4j (or set CHUYI_TEST_NEO4J_URI)")
        yield address


@pytest.fixture(scope="session")
def neo4j_engine(neo4j_address: GraphAddress) -> Iterator[Engine]:
    """A Neo4j engine with its schema, shared by all tests: clear it before use."""
    from chuyi.graph.engines import open_engine

    yield from _with_schema(open_engine(neo4j_address))


@pytest.fixture(scope="session")
def embedded_engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An embedded engine with its schema, shared by all tests: clear it before use."""
    from chuyi.graph.engines import open_embedded

    yield from _with_schema(open_embedded(tmp_path_factory.mktemp("embedded") / "graph"))


def _with_schema(engine: Engine) -> Iterator[Engine]:
    from chuyi.graph.schema import ontology

    with engine:
        engine.ensure_schema(ontology())
        yield engine


@pytest.fixture(scope="session")
def shipped_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the graph of the shipped tables, shared: what a test leaves in it others may meet."""
    from tests.cli.test_demo import chuyi

    folder = tmp_path_factory.mktemp("shipped")
    for arguments in (("init", "ws"), ("--workspace", "ws", "ingest", "--shipped"), ("--workspace", "ws", "build")):
        done = chuyi(*arguments, folder=folder)
        assert done.returncode == 0, done.stderr
    return folder / "ws"


@pytest.fixture(params=["embedded", "neo4j"])
def engine(request: pytest.FixtureRequest) -> Engine:
    """Each engine in turn: empty, with its schema."""
    opened: Engine = request.getfixturevalue(f"{request.param}_engine")
    opened.clear()
    return opened
