"""What the two engines share: all work on a graph over the official driver.

Writing is one idempotent statement in one managed transaction, so that a lost connection, a lost leader or a
killed process costs nothing: the statement is simply sent again. Every statement is bounded by a watchdog
here, because the driver waits for ever on a server that stops answering.
"""

from __future__ import annotations

import json
import logging
import re
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from chuyi.errors import EngineError
from chuyi.graph.engines.failures import (
    connection_lost,
    explain,
    late_batch,
    missing_ends,
    time_limit,
    too_large,
    too_many_rows,
)
from chuyi.graph.engines.reading import check_reading
from chuyi.graph.engines.shape import PROVENANCE_NODES, PROVENANCE_RELATIONS, ROOTS, labels_of
from chuyi.graph.engines.watchdog import Late, Task

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction

    from chuyi.graph.schema import Ontology

T = TypeVar("T")

BATCH_ROWS = 1000
BATCH_BYTES = 4 << 20
# The embedded engine takes no message larger than this, and may then never answer again.
MESSAGE_BYTES = 16 << 20
WRITE_SECONDS = 120.0
QUERY_SECONDS = 30.0
QUERY_ROWS = 100_000
GRACE_SECONDS = 2.0
CLEAR_ROWS = 5000

# Without a handler of its own the driver's warnings ("… will be retried") end up on the user's terminal.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


@dataclass(frozen=True)
class Table:
    """An answer: the names of its columns and its rows, with values as the driver gives them."""

    columns: list[str]
    rows: list[list[Any]]


class Engine(ABC):
    """A graph that is open for questions and for writing.

    Attributes:
        dialect: ``"arcadedb"`` or ``"neo4j"``.
        uri: the address, without any password.

    Every method raises :class:`~chuyi.errors.EngineError` with a remedy when the engine fails.
    """

    dialect: str
    uri: str

    def __init__(self, query_seconds: float = QUERY_SECONDS, query_rows: int = QUERY_ROWS) -> None:
        self.query_seconds = query_seconds
        self.query_rows = query_rows
        self.write_seconds = WRITE_SECONDS

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # -- questions

    def read(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        seconds: float | None = None,
        rows: int | None = None,
    ) -> Table:
        """Answer a question as the questions' user.

        Args:
            cypher: one reading statement.
            parameters: its values.
            seconds: time limit; None takes the workspace's.
            rows: most rows the answer may have; None takes the workspace's.

        Raises:
            ForbiddenError: the statement could do something else than read the graph.
            EngineError: it failed, took too long, or has more rows than the limit (an answer is never cut
                off silently).
        """
        check_reading(cypher)
        return self.ask(cypher, parameters or {}, seconds or self.query_seconds, rows or self.query_rows)

    def ask(self, cypher: str, parameters: Mapping[str, Any], seconds: float, rows: int) -> Table:
        """:meth:`read` without the check of the statement: what the engine itself refuses, and no more."""
        given_up = threading.Event()

        def fetch(transaction: ManagedTransaction) -> Table:
            if given_up.is_set():
                raise Late  # or the driver would ask again, when the connection is taken from under it
            result = transaction.run(cypher, dict(parameters))
            columns = list(result.keys())
            records = result.fetch(rows + 1)
            if len(records) > rows:
                raise too_many_rows(rows)
            return Table(columns, [list(record.values()) for record in records])

        def work() -> Table:
            return self._transact("READ", fetch, seconds)

        task = Task(work)
        try:
            return task.result(seconds + self._patience)
        except Late:
            given_up.set()
            self._end_question(cypher, seconds, task)
            raise time_limit(seconds) from None

    # -- writing

    def write(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        """Run one idempotent statement in a managed transaction of its own; gives its records."""
        if bytes_of(parameters or {}) > MESSAGE_BYTES:
            raise too_large(MESSAGE_BYTES)
        return self._write(cypher, parameters or {})

    def _write(self, cypher: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
        """:meth:`write` of what is known to be small enough."""
        given_up = threading.Event()

        def run(transaction: ManagedTransaction) -> list[dict[str, Any]]:
            if given_up.is_set():
                raise Late
            result = transaction.run(cypher, dict(parameters))
            return [dict(zip(record.keys(), record.values(), strict=True)) for record in result]

        def work() -> list[dict[str, Any]]:
            return self._transact("WRITE", run, self.write_seconds)

        task = Task(work)
        try:
            return task.result(self.write_seconds)
        except Late:
            given_up.set()
            self._abandon()
            raise late_batch(self.uri, self.write_seconds) from None

    @contextmanager
    def loading(self) -> Iterator[None]:
        """Within, upserts may take the engine's own bulk way, when the graph is empty but for its Graph node.

        The result is the same; within, each id may come once, and nothing is there for sure before the end.
        """
        yield

    def upsert_nodes(self, type_: str, rows: Iterable[Mapping[str, Any]]) -> int:
        """Make nodes of a type what ``rows`` say; gives how many.

        Args:
            type_: an entity type of the ontology, or Source, Passage, Graph.
            rows: ``{"id": …, "properties": {…}}`` each; the node has these properties and no others.
        """
        labels = labels_of(type_)
        count = 0
        for batch in batches(rows):
            columns = columns_of(batch)
            self._write(self._node_statement(labels, columns), {"rows": table(batch, ("id",), columns)})
            count += len(batch)
        return count

    def upsert_relations(self, type_: str, from_type: str, to_type: str, rows: Iterable[Mapping[str, Any]]) -> int:
        """Make relations of a type what ``rows`` say; gives how many.

        Args:
            type_: a relation of the ontology or of the evidence.
            from_type: type of the start nodes; may be a label that several share, such as ``Entity``.
            to_type: type of the end nodes, likewise.
            rows: ``{"id": …, "from": id, "to": id, "properties": {…}}`` each; a relation's id stands for its
                two ends.

        Raises:
            EngineError: an end is missing; the batch's other relations are written.
        """
        count = 0
        for batch in batches(rows):
            columns = columns_of(batch)
            statement = (
                "UNWIND $rows AS row "
                f"MATCH (a:{name(from_type)} {{id: row[1]}}) MATCH (b:{name(to_type)} {{id: row[2]}}) "
                f"MERGE (a)-[r:{name(type_)} {{id: row[0]}}]->(b) SET r = {properties_map(columns, 3)} "
                "RETURN count(r) AS written"
            )
            written = self._write(statement, {"rows": table(batch, ("id", "from", "to"), columns)})[0]["written"]
            if written != len(batch):
                raise self._missing_ends(type_, from_type, to_type, batch)
            count += written
        return count

    def delete_nodes(self, ids_by_type: Mapping[str, Iterable[str]]) -> None:
        """Delete nodes with all their relations."""
        for type_, ids in ids_by_type.items():
            for batch in batches(ids):
                self.write(f"UNWIND $ids AS id MATCH (n:{name(type_)} {{id: id}}) DETACH DELETE n", {"ids": batch})

    def delete_relations(self, type_: str, ids: Iterable[str]) -> None:
        """Delete relations of a type."""
        for batch in batches(ids):
            self.write(f"MATCH ()-[r:{name(type_)}]->() WHERE r.id IN $ids DELETE r", {"ids": batch})

    def clear(self) -> None:
        """Delete every node that the ledger projects, with its relations; other data of a shared database stays."""
        for label in (*ROOTS, *self._present_labels()):
            statement = f"MATCH (n:{name(label)}) WITH n LIMIT {CLEAR_ROWS} DETACH DELETE n RETURN count(*) AS deleted"
            while self.write(statement)[0]["deleted"]:
                pass

    # -- counting

    def node_counts(self) -> dict[str, int]:
        """How many nodes there are of each type; types without any are left out."""
        counts = {}
        for type_ in self._present_labels():
            number = self.write(f"MATCH (n:{name(type_)}) RETURN count(n) AS n")[0]["n"]
            if number:
                counts[type_] = number
        return counts

    def relation_counts(self) -> dict[str, int]:
        """How many relations there are of each type; types without any are left out."""
        known = self.write("CALL db.relationshipTypes() YIELD relationshipType RETURN relationshipType AS type")
        counts = {}
        for type_ in sorted(row["type"] for row in known):
            number = self.write(f"MATCH ()-[r:{name(type_)}]->() RETURN count(r) AS n")[0]["n"]
            if number:
                counts[type_] = number
        return counts

    # -- what each engine does its own way

    @abstractmethod
    def ensure_schema(self, ontology: Ontology) -> None:
        """Make constraints and indexes for every type and relation; those that exist are left alone."""

    @abstractmethod
    def close(self) -> None:
        """Let the engine go; closing twice is fine."""

    @property
    @abstractmethod
    def _patience(self) -> float:
        """Seconds past its limit for which a question's own end is waited for."""

    @abstractmethod
    def _driver(self, mode: str) -> Driver:
        """The driver for questions (``"READ"``) or for writing (``"WRITE"``)."""

    @abstractmethod
    def _database(self) -> str | None:
        """The database's name; None is the server's default."""

    @abstractmethod
    def _node_statement(self, labels: Sequence[str], columns: Sequence[str]) -> str:
        """The statement that merges ``$rows`` (id, then these properties) as nodes with these labels, the first
        being the type."""

    @abstractmethod
    def _end_question(self, cypher: str, seconds: float, task: Task[Table]) -> None:
        """Stop a question that is past its limit."""

    @abstractmethod
    def _abandon(self) -> None:
        """Give up the connections: something behind them will not answer."""

    @abstractmethod
    def _recover(self, driver: Driver) -> bool:
        """After a connection of ``driver`` was lost: whether it is worth trying again, with another driver."""

    # -- shared inner workings

    def _transact(self, mode: str, unit: Callable[[ManagedTransaction], T], seconds: float) -> T:
        """Run a unit of work; once more, when the connection was lost and the engine could be had again."""
        driver = self._driver(mode)
        try:
            return self._managed(driver, mode, unit, seconds)
        except Exception as error:
            if not connection_lost(error) or not self._recover(driver):
                raise self._explain(error, seconds) from error
        try:
            return self._managed(self._driver(mode), mode, unit, seconds)
        except Exception as error:
            raise self._explain(error, seconds) from error

    def _explain(self, error: Exception, seconds: float) -> BaseException:
        """The error that the user is told."""
        return explain(error, self.uri, seconds)

    def _managed(self, driver: Driver, mode: str, unit: Callable[[ManagedTransaction], T], seconds: float) -> T:
        from neo4j import unit_of_work

        bounded = unit_of_work(timeout=seconds)(unit)
        with driver.session(database=self._database(), default_access_mode=mode) as session:
            return session.execute_read(bounded) if mode == "READ" else session.execute_write(bounded)

    def _present_labels(self) -> list[str]:
        known = {row["label"] for row in self.write("CALL db.labels() YIELD label RETURN label")}
        from chuyi.graph.schema import ontology

        return [label for label in (*ontology().concrete, *PROVENANCE_NODES) if label in known]

    def _missing_ends(
        self, type_: str, from_type: str, to_type: str, batch: Sequence[Mapping[str, Any]]
    ) -> EngineError:
        missing = []
        for end, label in (("from", from_type), ("to", to_type)):
            ids = sorted({str(row[end]) for row in batch})
            found = self.write(f"MATCH (n:{name(label)}) WHERE n.id IN $ids RETURN n.id AS id", {"ids": ids})
            missing += sorted(set(ids) - {row["id"] for row in found})
        return missing_ends(type_, missing)


def name(identifier: str) -> str:
    """A label or relation type, checked: the only words that enter a statement other than as parameters."""
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", identifier):
        raise ValueError(f"{identifier!r} is no label")
    return f"`{identifier}`"


def columns_of(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """The properties that any of ``rows`` has."""
    return sorted({key for row in rows for key in row["properties"]} - {"id"})


def table(rows: Iterable[Mapping[str, Any]], keys: Sequence[str], columns: Sequence[str]) -> list[list[Any]]:
    """Rows as lists, ``keys`` first: a third of the driver's work goes into the names of properties otherwise."""
    return [[*(row[key] for key in keys), *map(row["properties"].get, columns)] for row in rows]


def properties_map(columns: Sequence[str], first: int) -> str:
    """The map of all properties of a row of :func:`table`, whose columns begin at ``first``; absent ones are null,
    which takes them away."""
    places = (f"{name(column)}: row[{place}]" for place, column in enumerate(columns, first))
    return "{" + ", ".join(("id: row[0]", *places)) + "}"


def batches(rows: Iterable[T], size: int = BATCH_ROWS) -> Iterator[list[T]]:
    """Cut ``rows`` into lists of at most ``size``, and of at most some 4 MB unless a single row is larger.

    Raises:
        EngineError: a single row is larger than any message may be.
    """
    left = iter(rows)
    while batch := list(islice(left, size)):
        yield from _bounded(batch)


def _bounded(batch: list[T]) -> Iterator[list[T]]:
    weight = bytes_of(batch)
    if len(batch) == 1 and weight > MESSAGE_BYTES:
        raise too_large(MESSAGE_BYTES)
    if len(batch) == 1 or weight <= BATCH_BYTES:
        yield batch
        return
    half = len(batch) // 2
    yield from _bounded(batch[:half])
    yield from _bounded(batch[half:])


def bytes_of(value: object) -> int:
    """About how many bytes a value takes on its way to the engine, rather too many than too few."""
    return 3 * len(_as_text(value))


# In C, and not in the driver's own terms, which would take as long as sending.
_as_text = json.JSONEncoder(ensure_ascii=False, check_circular=False, default=str).encode


__all__ = ["PROVENANCE_NODES", "PROVENANCE_RELATIONS", "Engine", "Table", "batches", "name"]
