"""The embedded graph: ArcadeDB in a process that all who use a workspace share.

Whoever comes first starts that process (:mod:`chuyi.graph.engines.serving`); whoever comes later attaches to
it by the runtime file; it ends with the last of them. A server that was killed is noticed and replaced.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chuyi.errors import EngineError, Text
from chuyi.graph.engines import serving
from chuyi.graph.engines.engine import GRACE_SECONDS, Engine, Table, batches, name, properties_map
from chuyi.graph.engines.failures import connection_lost, disk_failure, late_batch, missing_ends
from chuyi.graph.engines.shape import ENTITY, PROVENANCE_NODES, PROVENANCE_RELATIONS, labels_of, look_ups, root_of
from chuyi.graph.engines.watchdog import Late, Task

if TYPE_CHECKING:
    from neo4j import Driver

    from chuyi.graph.schema import Ontology

START_SECONDS = 120.0  # recovery of a large graph after a kill takes its time
UNREACHABLE_SECONDS = 15.0
HANDSHAKE_SECONDS = 5.0
RETRY_SECONDS = 2.0
BULK_ROWS = 2000

# Servers that outlive this process' interest in them, because others are still attached: kept from the garbage
# collector, which would warn of a running child.
_left_running: list[subprocess.Popen[bytes]] = []


class Control:
    """The control channel to the serving process; being open is what keeps that process alive."""

    def __init__(self, runtime: dict[str, Any]) -> None:
        """Attach.

        Raises:
            OSError: nobody serves there, or it is just ending.
        """
        self._socket = socket.create_connection(("127.0.0.1", runtime["control"]), HANDSHAKE_SECONDS)
        self._lines = self._socket.makefile("rwb")
        self._busy = threading.Lock()
        try:
            ours = self.ask({"token": runtime["token"]}).get("ok")
        except (OSError, ValueError, AttributeError):
            ours = False  # another program has taken the port, or the server is ending
        if not ours:
            self.close()
            raise ConnectionError("no server of ours")
        self._socket.settimeout(None)

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """Send a request and give the answer; an empty answer (the server is gone) raises ConnectionError."""
        with self._busy:
            self._lines.write(json.dumps(request).encode() + b"\n")
            self._lines.flush()
            line = self._lines.readline()
        if not line:
            raise ConnectionError("the serving process is gone")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def leave(self) -> None:
        """Detach; when this was the last client, wait until the server has stopped."""
        try:
            self._socket.settimeout(serving.STOP_SECONDS + 1)
            if self.ask({"do": "leave"}).get("last"):
                self._lines.readline()  # ends when the process does
        except (OSError, ValueError):
            pass  # it is gone already
        self.close()

    def die(self) -> None:
        """End the server at once, without a clean stop."""
        try:
            self._socket.settimeout(HANDSHAKE_SECONDS)
            self.ask({"do": "die"})
        except (OSError, ValueError):
            pass  # which is what was asked for
        self.close()

    def close(self) -> None:
        for item in (self._lines, self._socket):
            with contextlib.suppress(OSError):
                item.close()


class EmbeddedEngine(Engine):
    """The graph of a workspace."""

    dialect = "arcadedb"

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.uri = "embedded:"
        self._folder = folder
        self._server: subprocess.Popen[bytes] | None = None
        self._drivers: dict[str, Driver] = {}
        self._guard = threading.RLock()
        self._closed = False
        self._is_loading = False
        self._runtime, self._control = self._attach()

    # -- attaching

    def _attach(self) -> tuple[dict[str, Any], Control]:
        """Attach to the process that serves the folder; start it when there is none."""
        began = time.monotonic()
        while True:
            runtime = read_runtime(self._folder)
            if runtime is not None:
                try:
                    return runtime, Control(runtime)
                except OSError:
                    pass  # left by a killed process, or of one that is just ending: its lock decides
            started = self._start()
            if started is not None:
                with contextlib.suppress(OSError):  # on a very slow machine it may have given us up already
                    return started, Control(started)
            # A process that has not written its file yet may be recovering a large graph.
            if time.monotonic() - began > (START_SECONDS if runtime is None else UNREACHABLE_SECONDS):
                raise _held(self._folder)
            time.sleep(0.05)

    def _start(self) -> dict[str, Any] | None:
        """Start a serving process; None when another process serves the folder already.

        Raises:
            EngineError: it cannot start.
        """
        require_wheel()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            server = subprocess.Popen(
                [sys.executable, "-P", serving.__file__, str(self._folder)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                **_own_session(),
            )
        except OSError as error:
            raise disk_failure(str(error), str(self._folder)) or _no_start(self._folder, str(error)) from error
        assert server.stdout is not None
        report_line = Task(server.stdout.readline)
        import neo4j  # noqa: F401 - takes as long as the server takes to start, so both happen at once

        try:
            line = report_line.result(START_SECONDS)
        except Late:
            server.kill()
            raise _no_start(self._folder, f"no answer within {START_SECONDS:g} s") from None
        finally:
            _left_running.append(server)
        report = json.loads(line) if line else {}
        if "ready" in report:
            self._server = server
            ready: dict[str, Any] = report["ready"]
            return ready
        server.wait()
        if server.returncode == serving.HELD:
            return None
        text = report.get("error", f"exit code {server.returncode}")
        if "locked by another process" in text:
            raise _held(self._folder)
        raise disk_failure(text, str(self._folder)) or _no_start(self._folder, text)

    def _recover(self, driver: Driver) -> bool:
        with self._guard:
            if driver in self._drivers.values():
                if not self._gone():
                    return False
                self._drop()
                self._runtime, self._control = self._attach()
            return not self._closed  # another thread has recovered already, or ended the server

    def _gone(self) -> bool:
        """Whether the serving process has ended."""
        current = read_runtime(self._folder)
        if current != self._runtime:
            return True
        try:
            Control(self._runtime).close()
        except OSError:
            return True
        return False

    def _drop(self) -> None:
        """Forget a server that is gone."""
        drivers, self._drivers = self._drivers, {}
        for driver in drivers.values():
            driver.close()
        self._control.close()

    def close(self) -> None:
        with self._guard:
            self._closed = True
            drivers, self._drivers = self._drivers, {}
            for driver in drivers.values():
                driver.close()
            self._control.leave()
            for server in list(_left_running):
                if server.poll() is not None:
                    _left_running.remove(server)

    # -- what is ArcadeDB's own

    def ensure_schema(self, ontology: Ontology) -> None:
        """Types inherit as the ontology says (``Institution`` from ``Organization`` from ``Entity``), so that a node
        has all its labels by its type alone and one unique index on ``Entity.id`` covers them all.

        A process that was killed while types were made can leave one without its parent, or outside the index; what
        is not known to have been finished is made anew, with whatever it holds.
        """
        statements = schema_statements(ontology)
        version = hashlib.sha256("\n".join(statements).encode()).hexdigest()[:12]
        self._ask({"do": "schema", "statements": statements, "made": f"Made_{version}"})

    def relation_counts(self) -> dict[str, int]:
        """In one go: the engine goes through all relations for each type that is asked for, present or not."""
        rows = self.write("MATCH ()-[r]->() RETURN type(r) AS type, count(*) AS n")
        return {row["type"]: row["n"] for row in sorted(rows, key=lambda row: str(row["type"]))}

    def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """Have the serving process do something beside Cypher.

        Raises:
            EngineError: it failed, or is gone.
        """
        control = self._control
        try:
            answer = Task(lambda: control.ask(request)).result(self.write_seconds)
        except Late:
            self._abandon()
            raise late_batch(self.uri, self.write_seconds) from None
        except (OSError, ValueError) as error:
            raise self._died() from error
        if not answer.get("ok"):
            text = str(answer.get("error"))
            raise disk_failure(text, str(self._folder)) or EngineError(
                Text(f"内嵌图引擎出错：{text}", f"The embedded engine failed: {text}")
            )
        return answer

    @contextmanager
    def loading(self) -> Iterator[None]:
        if self._is_loading or set(self.node_counts()) - {"Graph"}:
            yield
            return
        self._ask({"do": "load"})
        self._is_loading = True
        try:
            yield
        except BaseException:
            self._is_loading = False
            with contextlib.suppress(EngineError):  # what went wrong first is what matters
                self._ask({"do": "loaded"})
            raise
        self._is_loading = False
        self._ask({"do": "loaded"})

    def upsert_nodes(self, type_: str, rows: Iterable[Mapping[str, Any]]) -> int:
        if not self._is_loading:
            return super().upsert_nodes(type_, rows)
        labels_of(type_)
        count = 0
        for batch in batches(rows, BULK_ROWS):
            self._ask({"do": "nodes", "type": type_, "root": root_of(type_), "rows": [*map(flat, batch)]})
            count += len(batch)
        return count

    def upsert_relations(self, type_: str, from_type: str, to_type: str, rows: Iterable[Mapping[str, Any]]) -> int:
        if not self._is_loading:
            return super().upsert_relations(type_, from_type, to_type, rows)
        roots = [root_of(from_type), root_of(to_type)]
        count = 0
        for batch in batches(rows, BULK_ROWS):
            ends = [(row["from"], row["to"]) for row in batch]
            request = {"do": "relations", "type": type_, "roots": roots, "ends": ends, "rows": [*map(flat, batch)]}
            missing = self._ask(request)["missing"]
            if missing:
                raise missing_ends(type_, missing)
            count += len(batch)
        return count

    def _explain(self, error: Exception, seconds: float) -> BaseException:
        """The engine keeps to itself why it could not commit; most often the disk is full: see."""
        if connection_lost(error):
            return self._died()
        told = super()._explain(error, seconds)
        if "error on commit" not in str(told):
            return told
        try:
            fault = str(self._control.ask({"do": "probe"}).get("error", ""))
        except (OSError, ValueError):
            fault = ""  # the server is gone; what it answered last is all there is to tell
        return disk_failure(fault, str(self._folder)) or told

    def _died(self) -> EngineError:
        return EngineError(
            Text("内嵌图引擎的进程中途结束了。", "The embedded engine's process ended in the middle."),
            Text(
                f"请重新运行：重复写入不会产生重复数据。日志在 {self._folder / 'log'}。",
                f"Run again: writing again doubles nothing. Its logs are in {self._folder / 'log'}.",
            ),
        )

    @property
    def _patience(self) -> float:
        return 0.0  # the engine itself ends nothing: see _end_question

    def _driver(self, mode: str) -> Driver:
        with self._guard:
            if mode not in self._drivers:
                import neo4j

                user = serving.READER if mode == "READ" else serving.WRITER
                self._drivers[mode] = neo4j.GraphDatabase.driver(
                    f"bolt://127.0.0.1:{self._runtime['bolt']}",
                    auth=(user, self._runtime["passwords"][user]),
                    connection_timeout=HANDSHAKE_SECONDS,
                    # A server that is gone will not come back on its port: recovering is up to us.
                    max_transaction_retry_time=RETRY_SECONDS,
                )
            return self._drivers[mode]

    def _database(self) -> str | None:
        return serving.DATABASE

    def _node_statement(self, labels: Sequence[str], columns: Sequence[str]) -> str:
        return f"UNWIND $rows AS row MERGE (n:{name(labels[0])} {{id: row[0]}}) SET n = {properties_map(columns, 1)}"

    def _end_question(self, cypher: str, seconds: float, task: Task[Table]) -> None:
        """Ask the engine to end it; when it will not, end the server, which the next question starts anew.

        The engine ignores the driver's timeout, and within one expression (a comprehension over a
        comprehension, a sleep) it does not look whether it should end.
        """
        terminate = Task(lambda: self._terminate(cypher, seconds))
        for waiting in (terminate, task):
            try:
                waiting.result(GRACE_SECONDS)
            except Late:
                break
            except Exception:
                continue  # ended or lost: either way it runs no more
        else:
            return
        self._abandon()

    def _terminate(self, cypher: str, seconds: float) -> None:
        with self._driver("WRITE").session(database=serving.DATABASE) as session:
            for record in session.run("SHOW TRANSACTIONS"):
                late = record["elapsedTime"].seconds >= int(seconds)
                if record["currentQuery"] == cypher and record["username"] == serving.READER and late:
                    session.run("TERMINATE TRANSACTIONS $id", id=record["transactionId"]).consume()

    def _abandon(self) -> None:
        with self._guard:
            self._control.die()
            self._drop()
            self._runtime, self._control = self._attach()


def flat(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row as the engine's bulk way takes it: the properties that there are, and the id."""
    return {**{key: value for key, value in row["properties"].items() if value is not None}, "id": row["id"]}


def read_runtime(folder: Path) -> dict[str, Any] | None:
    """What the runtime file says; None when there is none, or it is not one of ours."""
    try:
        runtime = json.loads((folder / serving.RUNTIME_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    needed = {"pid", "bolt", "control", "token", "passwords"}
    return runtime if isinstance(runtime, dict) and needed <= runtime.keys() else None


def require_wheel() -> None:
    """Say what to do where the engine has no wheel (macOS on Intel, Windows on ARM).

    Raises:
        EngineError: ``arcadedb`` is not installed.
    """
    if importlib.util.find_spec("arcadedb") is None:
        raise EngineError(
            Text(
                "这台机器上没有内嵌图引擎（arcadedb 没有适用的安装包）。",
                "The embedded engine is not installed: arcadedb has no wheel here.",
            ),
            Text(
                "请改用 Neo4j 服务器：设置 NEO4J_URI（如 bolt://主机:7687）、NEO4J_USERNAME、NEO4J_PASSWORD。",
                "Use a Neo4j server: set NEO4J_URI (bolt://host:7687, say), NEO4J_USERNAME and NEO4J_PASSWORD.",
            ),
        )


def schema_statements(ontology: Ontology) -> list[str]:
    """ArcadeDB's SQL for types, unique ids and the indexes of look-ups; all of them may run again."""
    statements = []

    def vertex(type_: str, parents: Sequence[str]) -> None:
        extends = f" EXTENDS {', '.join(map(name, parents))}" if parents else ""
        statements.append(f"CREATE VERTEX TYPE {name(type_)} IF NOT EXISTS{extends}")

    def index(type_: str, property_: str, kind: str, holds: str = "STRING") -> None:
        statements.append(f"CREATE PROPERTY {name(type_)}.{name(property_)} IF NOT EXISTS {holds}")
        statements.append(f"CREATE INDEX IF NOT EXISTS ON {name(type_)} ({name(property_)}) {kind}")

    for root in (ENTITY, *PROVENANCE_NODES):
        vertex(root, ())
        index(root, "id", "UNIQUE")
        index(root, "name", "NOTUNIQUE")
    for type_ in ontology.concrete:
        shared = ontology.labels(type_)[1:]
        for label in shared:
            vertex(label, (ENTITY,))
        vertex(type_, shared or (ENTITY,))
        for property_, is_number in look_ups(ontology, type_).items():
            if property_ != "name":  # which all entities share, index and all
                index(type_, property_, "NOTUNIQUE", "LONG" if is_number else "STRING")
    for relation in (*sorted(ontology.relations), *PROVENANCE_RELATIONS):
        statements.append(f"CREATE EDGE TYPE {name(relation)} IF NOT EXISTS")
        index(relation, "id", "UNIQUE")
    return statements


def _own_session() -> dict[str, Any]:
    """Keep the terminal's Ctrl-C and hang-up from the server: it ends when its clients do."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
    return {"start_new_session": True}


def _held(folder: Path) -> EngineError:
    return EngineError(
        Text(f"{folder} 被另一个进程占用，却连不上它。", f"Another process holds {folder}, but does not answer."),
        Text(
            "请结束其他正在使用该工作区的程序后重试。",
            "End the other programs that use this workspace, then retry.",
        ),
    )


def _no_start(folder: Path, text: str) -> EngineError:
    return EngineError(
        Text(f"内嵌图引擎不能启动：{text}", f"The embedded engine cannot start: {text}"),
        Text(
            f"日志在 {folder / 'log'}；图谱可随时用 chuyi build --full 从台账重建。",
            f"See the logs in {folder / 'log'}; the graph can always be rebuilt: chuyi build --full",
        ),
    )
