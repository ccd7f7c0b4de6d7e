"""A Neo4j server, or a cluster, by its address."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

from chuyi.config import GraphAddress
from chuyi.errors import EngineError, Text
from chuyi.graph.engines.engine import GRACE_SECONDS, Engine, Table, name, properties_map
from chuyi.graph.engines.failures import explain, shown
from chuyi.graph.engines.shape import ENTITY, PROVENANCE_NODES, PROVENANCE_RELATIONS, labels_of, look_ups
from chuyi.graph.engines.watchdog import Late, Task

if TYPE_CHECKING:
    from neo4j import Driver

    from chuyi.graph.schema import Ontology

CONNECT_SECONDS = 10.0
RETRY_SECONDS = 30.0  # a cluster takes some seconds to choose a new leader
INDEX_SECONDS = 300


class Neo4jEngine(Engine):
    """The graph on a Neo4j server."""

    dialect = "neo4j"

    def __init__(self, address: GraphAddress) -> None:
        """Log in.

        Raises:
            EngineError: the server is down, or refuses the password or the database.
        """
        super().__init__()
        self.uri = shown(address.uri)
        self._address = address
        self._drivers: dict[str, Driver] = {}
        self._guard = threading.RLock()
        task = Task(self._greet)
        try:
            task.result(CONNECT_SECONDS + GRACE_SECONDS)
        except Late:
            raise EngineError(
                Text(f"图数据库 {self.uri} 没有应答。", f"The graph at {self.uri} does not answer."),
                Text("请检查服务器和网络。", "Check the server and the network."),
            ) from None
        except Exception as error:
            self.close()
            raise explain(error, self.uri, CONNECT_SECONDS) from error

    def _greet(self) -> None:
        with self._driver("READ").session(database=self._database(), default_access_mode="READ") as session:
            session.run("RETURN 1").consume()

    def close(self) -> None:
        with self._guard:
            drivers, self._drivers = self._drivers, {}
        for driver in drivers.values():
            driver.close()

    def ensure_schema(self, ontology: Ontology) -> None:
        """A unique id for every label and relation, an index on every property of look-ups."""
        known = {row["name"] for row in self.write("SHOW INDEXES YIELD name RETURN name")}
        missing = {key: text for key, text in schema_statements(ontology).items() if key not in known}
        for statement in missing.values():
            self.write(statement)
        if missing:
            self.write("CALL db.awaitIndexes($seconds)", {"seconds": INDEX_SECONDS})

    @property
    def _patience(self) -> float:
        return GRACE_SECONDS  # the server ends it by itself

    def _driver(self, mode: str) -> Driver:
        with self._guard:
            if mode not in self._drivers:
                import neo4j

                password = self._address.password
                self._drivers[mode] = neo4j.GraphDatabase.driver(
                    self._address.uri,
                    auth=None if password is None else (self._address.username, password),
                    connection_timeout=CONNECT_SECONDS,
                    max_transaction_retry_time=RETRY_SECONDS,
                    notifications_min_severity="OFF",
                )
            return self._drivers[mode]

    def _database(self) -> str | None:
        return self._address.database

    def _node_statement(self, labels: Sequence[str], columns: Sequence[str]) -> str:
        more = "".join(f":{name(label)}" for label in labels[1:])
        merged = f"MERGE (n:{name(labels[0])} {{id: row[0]}}) SET n = {properties_map(columns, 1)}"
        return f"UNWIND $rows AS row {merged}" + (f", n{more}" if more else "")

    def _end_question(self, cypher: str, seconds: float, task: Task[Table]) -> None:
        """The server did not end it in time: leave it to its administrator, and its connection behind."""
        self._abandon()

    def _abandon(self) -> None:
        with self._guard:
            drivers, self._drivers = self._drivers, {}
        for driver in drivers.values():
            Task(driver.close)  # closing, too, may wait for the server

    def _recover(self, driver: Driver) -> bool:
        return False  # the driver has tried for as long as makes sense


def schema_statements(ontology: Ontology) -> dict[str, str]:
    """Constraints and indexes by their names."""
    statements = {}

    def unique(label: str, pattern: str, variable: str) -> None:
        key = f"chuyi_id_{label}"
        statements[key] = f"CREATE CONSTRAINT {key} IF NOT EXISTS FOR {pattern} REQUIRE {variable}.id IS UNIQUE"

    def index(label: str, property_: str, kind: str = "TEXT") -> None:
        # A range index refuses values of more than 8 kB, a text index of more than 32 kB: that is 10,000 characters.
        key = f"chuyi_{property_}_{label}"
        statements[key] = f"CREATE {kind} INDEX {key} IF NOT EXISTS FOR (n:{name(label)}) ON (n.{name(property_)})"

    labels = {label for type_ in ontology.concrete for label in labels_of(type_)} | {ENTITY, *PROVENANCE_NODES}
    for label in sorted(labels):
        unique(label, f"(n:{name(label)})", "n")
        index(label, "name")
    for type_ in ontology.concrete:
        for property_, is_number in look_ups(ontology, type_).items():
            index(type_, property_, "RANGE" if is_number else "TEXT")
    for relation in (*sorted(ontology.relations), *PROVENANCE_RELATIONS):
        unique(relation, f"()-[r:{name(relation)}]-()", "r")
    return statements
