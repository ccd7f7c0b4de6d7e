"""The process that serves a workspace's embedded graph.

It runs ArcadeDB behind its Bolt listener on a loopback port for as long as any process is attached to it,
and ends with the last one. It is a process of its own, so that a question that never ends, memory that runs
out or a crash of the native library takes down neither a notebook nor an explorer: whoever needs the graph
next starts a new one (docs/decisions/0010).

Run as a script, by path: it imports the standard library and ``arcadedb`` alone, and nothing of ``chuyi``,
so that it starts faster than its client imports the driver.

What it leaves in the workspace's ``graph/`` folder:

``runtime.json``
    ports, users and passwords, readable by its owner only; there as long as the process serves.
``server.lock``
    locked, by the operating system, as long as the process lives; a killed process cannot leave it locked.
``arcadedb/``, ``log/``
    the engine's files and logs.

The control channel is a TCP connection on loopback with one JSON object a line. The first line a client sends
is ``{"token": …}``; an attached client is a connection that stays open.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import importlib.util
import json
import os
import secrets
import socket
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

RUNTIME_FILE = "runtime.json"
LOCK_FILE = "server.lock"
LOADING = "loading"  # see bulk.MARKER
DATABASE = "chuyi"
WRITER = "root"
READER = "questions"
FIRST_CLIENT_SECONDS = 60.0  # the first client imports the driver meanwhile, which takes long on a busy machine
STOP_SECONDS = 10.0
PROBE_MEGABYTES = 16
HELD, FAILED = 3, 4  # exit codes: another process serves this folder; the engine could not start

# Passwords are 256 random bits, so stretching them would only slow every login down.
HASH_ROUNDS = 1


class Clients:
    """Counts the attached processes and says when the last one has gone."""

    def __init__(self) -> None:
        self._change = threading.Condition()
        self._attached = 0
        self._ever = False
        self._closed = False

    def enter(self) -> bool:
        """Attach one more; False when this process is already ending."""
        with self._change:
            if self._closed:
                return False
            self._attached += 1
            self._ever = True
            self._change.notify_all()
            return True

    def leave(self) -> bool:
        """Detach one; True when it was the last."""
        with self._change:
            self._attached -= 1
            self._closed = self._attached == 0
            self._change.notify_all()
            return self._closed

    def wait_until_gone(self) -> None:
        """Return when nobody is attached any more, or nobody came in time."""
        with self._change:
            self._change.wait_for(lambda: self._ever, FIRST_CLIENT_SECONDS)
            self._change.wait_for(lambda: self._attached == 0)
            self._closed = True


def take_lock(folder: Path) -> BinaryIO | None:
    """Lock ``server.lock`` for the life of this process; None when another process has it."""
    file = (folder / LOCK_FILE).open("a+b")  # held until the process ends
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        return None
    return file


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner can read, whole or not at all."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    draft.replace(path)


def password_hash(password: str) -> str:
    """A password as ArcadeDB keeps it in ``server-users.jsonl``."""
    salt = base64.b64encode(secrets.token_bytes(32)).decode()
    digest = hashlib.pbkdf2_hmac("sha256", password.encode(), salt.encode(), HASH_ROUNDS)
    return f"PBKDF2WithHmacSHA256${HASH_ROUNDS}${salt}${base64.b64encode(digest).decode()}"


def write_users(config: Path, passwords: dict[str, str]) -> None:
    """Declare the two users and what they may do, with passwords that hold for this start only.

    The questions' user may read records and nothing else. Its group sets no ``resultSetLimit``: the engine
    cuts every scan off at that number without a word, also below an aggregation, so that counts come out
    too small.
    """
    config.mkdir(parents=True, exist_ok=True)
    every = ["createRecord", "readRecord", "updateRecord", "deleteRecord"]
    security = ["updateSecurity", "updateSchema", "updateDatabaseSettings"]

    def group(access: list[str], records: list[str]) -> dict[str, Any]:
        return {
            "resultSetLimit": -1,
            "readTimeout": -1,
            "access": access,
            "types": {"*": {"access": records}},
        }

    groups = {
        "databases": {
            "*": {"groups": {"admin": group(security, every), "*": group([], [])}},
            DATABASE: {"groups": {READER: group([], ["readRecord"])}},
        },
        "version": 2,
    }
    users = [
        {"name": WRITER, "databases": {"*": ["admin"]}, "password": password_hash(passwords[WRITER])},
        {"name": READER, "databases": {DATABASE: [READER]}, "password": password_hash(passwords[READER])},
    ]
    write_private(config / "server-groups.json", json.dumps(groups))
    write_private(config / "server-users.jsonl", "".join(json.dumps(user) + "\n" for user in users))


def bulk() -> Any:
    """The module :mod:`chuyi.graph.engines.bulk`, by its path: this script is in no package, and seldom needs it."""
    spec = importlib.util.spec_from_file_location("chuyi_bulk", Path(__file__).with_name("bulk.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def free_port() -> int:
    """A loopback port that nobody listens on right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def for_engine(folder: Path) -> Path:
    """The folder's name as the engine must be told it.

    The engine writes every path in UTF-8, Python in the locale's encoding. Where the two differ (a Linux with a
    GB18030 locale and a Chinese path) the engine would work in another folder, and never see the users that we
    declare. There it is told the current folder by a name that is the same in both, and finds the folders that it
    would make: it makes one by its full name.
    """
    try:
        if str(folder).encode() == os.fsencode(folder):
            return folder
    except UnicodeEncodeError:
        pass  # a name that is not valid in the locale's encoding
    for part in ("backups", "config", "databases", "log"):
        (folder / "arcadedb" / part).mkdir(parents=True, exist_ok=True)
    os.chdir(folder)
    return Path("/proc/self/cwd")


def start_engine(folder: Path, passwords: dict[str, str]) -> tuple[Any, Any, int]:
    """Start ArcadeDB; gives the server, its database and the Bolt port."""
    root = folder / "arcadedb"
    if (folder / LOADING).exists():
        bulk().discard_unfinished(folder, root / "databases")
    write_users(root / "config", passwords)
    told = for_engine(folder)
    os.environ["ARCADEDB_LOG_CONSOLE"] = "0"
    os.environ["ARCADEDB_LOG_DIR"] = str(told / "log")
    import arcadedb

    for attempt in range(5):
        port = free_port()
        settings = {
            "host": "127.0.0.1",
            "http_port": free_port(),
            "bolt_host": "127.0.0.1",
            "bolt_port": port,
            "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
            # Questions that will not end are ended by their client; they must not shut out the others until then.
            "queryMaxConcurrent": 0,
            "opencypher_loadCsv_allowFileUrls": False,
            "opencypher_loadCsv_allowRemoteUrls": False,
            "server_databaseDirectory": str(told / "arcadedb" / "databases"),
        }
        server = arcadedb.create_server(str(told / "arcadedb"), passwords[WRITER], settings)
        try:
            server.start()
        except arcadedb.ArcadeDBError as error:
            # Another program may take a port between the look and the start.
            if "Unable to listen" not in str(error) or attempt == 4:
                raise
        else:
            return server, server.create_database(DATABASE), port
    raise AssertionError("unreachable")


def serve(folder: Path, report: BinaryIO) -> int:
    """Serve the graph in ``folder`` until the last client has gone; gives the exit code.

    One line is written to ``report``: ``{"ready": …}`` with what the runtime file says, or ``{"error": …}``.
    """
    lock = take_lock(folder)
    if lock is None:
        return HELD
    passwords = {name: secrets.token_urlsafe(32) for name in (WRITER, READER)}
    server, database, port = start_engine(folder, passwords)
    listener = socket.create_server(("127.0.0.1", 0))
    runtime = {
        "pid": os.getpid(),
        "bolt": port,
        "control": listener.getsockname()[1],
        "token": secrets.token_urlsafe(32),
        "passwords": passwords,
    }
    clients = Clients()
    office = Office(folder, database)
    threading.Thread(target=accept, args=(listener, runtime["token"], clients, office), daemon=True).start()
    write_private(folder / RUNTIME_FILE, json.dumps(runtime))
    report.write(json.dumps({"ready": runtime}).encode() + b"\n")
    report.close()
    clients.wait_until_gone()
    with contextlib.suppress(OSError):  # on Windows while somebody reads it; then it is stale, which does no harm
        (folder / RUNTIME_FILE).unlink()
    listener.close()
    threading.Timer(STOP_SECONDS, os._exit, (FAILED,)).start()  # a statement that will not end must not keep us
    server.stop()
    return 0


def accept(listener: socket.socket, token: str, clients: Clients, office: Office) -> None:
    """Take in clients until the listener closes."""
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        threading.Thread(target=attend, args=(connection, token, clients, office), daemon=True).start()


def attend(connection: socket.socket, token: str, clients: Clients, office: Office) -> None:
    """Talk with one client until it goes."""
    with connection, connection.makefile("rwb") as lines:
        try:
            hello = json.loads(lines.readline())
            if not secrets.compare_digest(str(hello.get("token")), token):
                return
        except (OSError, ValueError, AttributeError):
            return
        if not clients.enter():
            return
        attached = True
        me = threading.get_ident()
        try:
            answer(lines, {"ok": True})
            for line in lines:
                request = json.loads(line)
                if request.get("do") == "leave":
                    office.end_load(me)
                    attached = False
                    answer(lines, {"ok": True, "last": clients.leave()})
                else:
                    answer(lines, office.obey(request, me))
        except (OSError, ValueError):
            pass  # the client died in the middle of a line
        finally:
            if attached:
                office.end_load(me)
                clients.leave()


def answer(lines: Any, value: dict[str, Any]) -> None:
    lines.write(json.dumps(value).encode() + b"\n")
    lines.flush()


class Office:
    """Does what attached clients ask beside Cypher."""

    def __init__(self, folder: Path, database: Any) -> None:
        self._folder = folder
        self._database = database
        self._guard = threading.Lock()
        self._schema = threading.Lock()
        self._load: Any = None
        self._loader = 0  # the thread of the client whose load it is

    def obey(self, request: dict[str, Any], client: int) -> dict[str, Any]:
        """Answer a request: ``{"ok": true, …}``, or ``{"ok": false, "error": …}``."""
        if request.get("do") == "die":
            os._exit(FAILED)  # a question cannot be ended otherwise; the engine recovers from its log
        try:
            return {"ok": True, **self._do(request, client)}
        except Exception as error:  # whatever it is, the client must hear of it
            return {"ok": False, "error": f"{type(error).__name__}: {error}"}

    def _do(self, request: dict[str, Any], client: int) -> dict[str, Any]:
        match request:
            case {"do": "schema", "statements": statements, "made": made}:
                with self._schema:  # one that died may still have types made here
                    self._make_schema(statements, made)
            case {"do": "probe"}:
                probe(self._folder)
            case {"do": "load"}:
                self._begin_load(client)
            case {"do": "nodes", "type": type_, "root": root, "rows": rows}:
                self._load_of(client).nodes(type_, root, rows)
            case {"do": "relations", "type": type_, "roots": roots, "ends": ends, "rows": rows}:
                return {"missing": self._load_of(client).relations(type_, tuple(roots), ends, rows)}
            case {"do": "loaded"}:
                self._load_of(client)
                self.end_load(client)
            case _:
                raise ValueError(f"unknown request {request.get('do')!r}")
        return {}

    def _make_schema(self, statements: Sequence[str], made: str) -> None:
        """Make types and indexes; the type ``made`` comes last and says that all of them are there."""
        parents = self._types()
        if made in parents:
            return
        while parents:  # those that nothing inherits from first
            for type_ in parents.keys() - {parent for above in parents.values() for parent in above}:
                self._database.command("sql", f"DROP TYPE `{type_}` IF EXISTS UNSAFE")
                del parents[type_]
        for statement in (*statements, f"CREATE DOCUMENT TYPE `{made}` IF NOT EXISTS"):
            self._database.command("sql", statement)

    def _types(self) -> dict[str, list[str]]:
        """The types that there are, each with those that it inherits from directly."""
        rows = self._database.query("sql", "SELECT name, parentTypes FROM schema:types")
        return {str(row.get("name")): [str(parent) for parent in row.get("parentTypes") or ()] for row in rows}

    def _begin_load(self, client: int) -> None:
        with self._guard:
            if self._load is not None:
                raise ValueError("another load is under way")
            self._load, self._loader = bulk().Load(self._folder, self._database), client

    def _load_of(self, client: int) -> Any:
        if self._load is None or self._loader != client:
            raise ValueError("no load of yours is under way")
        return self._load

    def end_load(self, client: int) -> None:
        """Finish a client's load, also one that it left in the middle: what there is, is then whole."""
        with self._guard:
            if self._load is not None and self._loader == client:
                load, self._load = self._load, None
                load.finish()


def probe(folder: Path) -> None:
    """Write as much as a large batch needs, and take it away again.

    Raises:
        OSError: the disk is full.
    """
    file = folder / "probe"
    try:
        with file.open("wb") as sink:
            for _ in range(PROBE_MEGABYTES):
                sink.write(bytes(1 << 20))
    finally:
        file.unlink(missing_ok=True)


def main(folder: Path) -> int:
    """Serve; the standard output carries the one report, everything else goes to ``log/server.log``."""
    report = os.fdopen(os.dup(1), "wb")
    try:
        (folder / "log").mkdir(parents=True, exist_ok=True)
        log = os.open(folder / "log" / "server.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.dup2(log, 1)
        os.dup2(log, 2)
        os.close(log)
        return serve(folder, report)
    except Exception as error:  # the parent tells the user
        print(time.strftime("%Y-%m-%dT%H:%M:%S"), repr(error), file=sys.stderr)
        report.write(json.dumps({"error": f"{type(error).__name__}: {error}"}).encode() + b"\n")
        report.close()
        return FAILED


if __name__ == "__main__":
    code = main(Path(sys.argv[1]).absolute())
    sys.stderr.flush()
    os._exit(code)  # the engine's threads do not end by themselves
