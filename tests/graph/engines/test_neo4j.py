"""A server that is down, refuses, hangs or dies: what its user is told."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from chuyi.config import GraphAddress
from chuyi.errors import ChuyiError, EngineError, UsageError
from chuyi.graph.engines import Engine, neo4j, open_engine
from chuyi.graph.engines.failures import shown

if TYPE_CHECKING:
    from tests.servers.neo4j_server import Neo4jServer

SECRET = "the-secret-password"

pytestmark = pytest.mark.timeout(180)


def told(error: ChuyiError) -> str:
    """Everything that a user could come to see of an error."""
    return f"{error} {error!r} {error.in_language('zh')} {error.__cause__!r}"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "bolt+ssc", "neo4j+s"])
def test_a_server_that_is_down(scheme: str) -> None:
    with pytest.raises(EngineError, match="Cannot reach") as caught:
        open_engine(GraphAddress(f"{scheme}://127.0.0.1:{free_port()}", "neo4j", SECRET))
    assert caught.value.remedy is not None
    assert SECRET not in told(caught.value)


def test_a_password_that_is_refused(neo4j_address: GraphAddress) -> None:
    with pytest.raises(EngineError, match=r"refused the user name or password.*NEO4J_PASSWORD") as caught:
        open_engine(replace(neo4j_address, password=SECRET))
    assert SECRET not in told(caught.value)
    assert SECRET not in repr(replace(neo4j_address, password=SECRET))


def test_a_password_that_is_missing(neo4j_address: GraphAddress) -> None:
    with pytest.raises(EngineError, match="NEO4J_PASSWORD"):
        open_engine(replace(neo4j_address, password=None))


def test_a_database_that_is_missing(neo4j_address: GraphAddress) -> None:
    with pytest.raises(EngineError, match=r"no such database.*NEO4J_DATABASE"):
        open_engine(replace(neo4j_address, database="nowhere"))


def test_an_address_of_another_kind() -> None:
    for uri in ("http://localhost:7474", "postgresql://localhost", "localhost:7687", ""):
        with pytest.raises(UsageError, match="no address of a graph"):
            open_engine(GraphAddress(uri))


def test_a_login_inside_the_address_is_refused_and_not_shown() -> None:
    assert shown(f"bolt://neo4j:{SECRET}@host:7687") == "bolt://host:7687"
    with pytest.raises(UsageError, match="NEO4J_PASSWORD") as caught:
        open_engine(GraphAddress(f"bolt://neo4j:{SECRET}@127.0.0.1:{free_port()}"))
    assert SECRET not in told(caught.value)


def test_a_host_that_is_no_server() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:

        def greet() -> None:
            while True:
                try:
                    connection, _ = other.accept()
                except OSError:
                    return
                connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                connection.close()

        threading.Thread(target=greet, daemon=True).start()
        with pytest.raises(EngineError):
            open_engine(GraphAddress(f"bolt://127.0.0.1:{other.getsockname()[1]}", "neo4j", SECRET))


def test_a_host_that_takes_the_call_and_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neo4j, "CONNECT_SECONDS", 1.0)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        began = time.monotonic()
        with pytest.raises(EngineError):
            open_engine(GraphAddress(f"bolt://127.0.0.1:{silent.getsockname()[1]}", "neo4j", SECRET))
        assert time.monotonic() - began < 10


class Relay:
    """Stands between a client and a server, and can stop passing anything on."""

    def __init__(self, port: int) -> None:
        self._target = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self.open = threading.Event()
        self.open.set()
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            server = socket.create_connection(("127.0.0.1", self._target))
            for pair in ((client, server), (server, client)):
                threading.Thread(target=self._pass_on, args=pair, daemon=True).start()

    def _pass_on(self, source: socket.socket, sink: socket.socket) -> None:
        try:
            while data := source.recv(65536):
                self.open.wait()
                sink.sendall(data)
        except OSError:
            pass
        sink.close()

    def close(self) -> None:
        self.open.set()
        self._listener.close()


@pytest.fixture
def relay(neo4j_address: GraphAddress) -> Iterator[tuple[Relay, Engine]]:
    relay = Relay(int(neo4j_address.uri.rpartition(":")[2]))
    with open_engine(replace(neo4j_address, uri=f"bolt://127.0.0.1:{relay.port}")) as engine:
        engine.write("RETURN 1 AS x")
        yield relay, engine
    relay.close()


def test_a_server_that_stops_answering_holds_no_batch_for_ever(relay: tuple[Relay, Engine]) -> None:
    middle, engine = relay
    engine.write_seconds = 1.0
    middle.open.clear()
    began = time.monotonic()
    with pytest.raises(EngineError, match="did not finish a batch"):
        engine.write("MERGE (n:Source {id: 'hanging'})")
    with pytest.raises(EngineError, match="limit of 1 s"):
        engine.read("MATCH (n) RETURN count(n) AS n", seconds=1)
    assert time.monotonic() - began < 10
    middle.open.set()
    engine.write_seconds = 30.0
    assert engine.write("RETURN 1 AS x") == [{"x": 1}]


def test_a_question_that_was_given_up_is_not_asked_again(relay: tuple[Relay, Engine], neo4j_engine: Engine) -> None:
    middle, engine = relay
    statement = "MATCH (n:Source {id: 'given-up'}) RETURN count(n) AS n"
    middle.open.clear()
    with pytest.raises(EngineError):
        engine.read(statement, seconds=1)
    middle.open.set()
    time.sleep(2)
    running = neo4j_engine.write("SHOW TRANSACTIONS YIELD currentQuery RETURN currentQuery AS text")
    assert statement not in [row["text"] for row in running]


@pytest.fixture(scope="module")
def mortal() -> Iterator[Neo4jServer]:
    """A server of our own, to be killed."""
    from tests.conftest import absent
    from tests.servers.neo4j_server import Neo4jServer, jars

    folder = jars()
    if folder is None:
        absent("Java 17 and Maven for a Neo4j that may be killed")
    server = Neo4jServer(folder)
    try:
        server.start()
        yield server
    finally:
        server.remove()


def test_a_server_that_dies_in_the_middle(mortal: Neo4jServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neo4j, "RETRY_SECONDS", 2.0)
    rows = [{"id": str(i), "properties": {"name": str(i)}} for i in range(20_000)]
    with open_engine(mortal.address) as engine:
        engine.write("CREATE CONSTRAINT x IF NOT EXISTS FOR (n:Source) REQUIRE n.id IS UNIQUE")
        threading.Timer(0.5, mortal.kill).start()
        with pytest.raises(EngineError, match="run again: writing again doubles nothing"):
            engine.upsert_nodes("Source", rows * 100)
    mortal.start()
    with open_engine(mortal.address) as engine:
        held = engine.node_counts().get("Source", 0)
        assert held % 1000 == 0  # whole batches
        engine.upsert_nodes("Source", rows)
        assert engine.node_counts() == {"Source": 20_000}
