"""The process that serves an embedded graph: attaching, dying, recovering, ending."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from chuyi.config import GraphAddress, Settings, Workspace
from chuyi.errors import EngineError, UsageError
from chuyi.graph.engines import Engine, embedded, open_embedded, open_engine, serving
from chuyi.graph.schema import ontology

pytestmark = pytest.mark.timeout(120)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "graph"


@pytest.fixture
def opened(folder: Path) -> Iterator[Engine]:
    with open_embedded(folder) as engine:
        yield engine


def runtime(folder: Path) -> dict[str, Any]:
    found = embedded.read_runtime(folder)
    assert found is not None
    return found


def alive(pid: int) -> bool:
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"


def wait_for(condition: Callable[[], bool], seconds: float = 15) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


def python(code: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


HOLDER = """
import sys
from pathlib import Path
from chuyi.graph.engines import open_embedded
engine = open_embedded(Path(sys.argv[1]))
engine.write("MERGE (n:Source {id: 'from-the-other'})")
print("ready", flush=True)
sys.stdin.readline()
engine.close()
"""


def start_holder(folder: Path) -> subprocess.Popen[str]:
    process = python(HOLDER, str(folder))
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def test_closing_leaves_no_process_and_no_runtime_file(folder: Path) -> None:
    engine = open_embedded(folder)
    pid = runtime(folder)["pid"]
    engine.write("MERGE (n:Source {id: 's'})")
    assert alive(pid)
    engine.close()
    engine.close()
    wait_for(lambda: not alive(pid), 2)
    assert not (folder / serving.RUNTIME_FILE).exists()
    with open_embedded(folder) as again:
        assert again.read("MATCH (n:Source) RETURN n.id").rows == [["s"]]


def test_the_runtime_file_and_the_users_are_for_their_owner_only(folder: Path, opened: Engine) -> None:
    config = folder / "arcadedb" / "config"
    for file in (folder / serving.RUNTIME_FILE, config / "server-users.jsonl", config / "server-groups.json"):
        assert file.stat().st_mode & 0o777 == 0o600
    for password in runtime(folder)["passwords"].values():
        assert password not in (config / "server-users.jsonl").read_text(encoding="utf-8")
        assert password not in repr(vars(opened)["uri"])


def listeners(pid: int) -> dict[int, str]:
    """The ports that a process listens on, with the address in hexadecimal, as Linux shows them."""
    sockets = {inode(link) for link in Path(f"/proc/{pid}/fd").iterdir()}
    found = {}
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/{pid}/net/{table}").read_text(encoding="ascii").splitlines()[1:]:
            fields = line.split()
            if fields[3] == "0A" and f"socket:[{fields[9]}]" in sockets:
                address, _, port = fields[1].rpartition(":")
                found[int(port, 16)] = address
    return found


def inode(link: Path) -> str:
    """What an open file of a process is: ``socket:[…]`` for sockets."""
    try:
        return str(link.readlink())
    except OSError:
        return ""


def test_every_listener_is_on_loopback(folder: Path, opened: Engine) -> None:
    found = listeners(runtime(folder)["pid"])
    assert len(found) == 3  # Bolt, HTTP, control
    assert set(found.values()) <= {"0100007F", "0000000000000000FFFF00000100007F"}


def test_bolt_refuses_a_wrong_password(folder: Path, opened: Engine) -> None:
    import neo4j

    with (
        neo4j.GraphDatabase.driver(f"bolt://127.0.0.1:{runtime(folder)['bolt']}", auth=("root", "root")) as driver,
        pytest.raises(neo4j.exceptions.AuthError),
    ):
        driver.verify_connectivity()


def test_http_answers_nobody_without_the_password(folder: Path, opened: Engine) -> None:
    found = runtime(folder)
    (port,) = set(listeners(found["pid"])) - {found["bolt"], found["control"]}
    for path in ("/api/v1/server", "/api/v1/query/chuyi/sql/select%201", "/api/v1/databases"):
        with pytest.raises(urllib.error.HTTPError, match=r"40[13]"):
            urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5)


def test_a_client_without_the_token_does_not_attach(folder: Path, opened: Engine) -> None:
    wrong = {**runtime(folder), "token": "wrong"}
    with pytest.raises(ConnectionError):
        embedded.Control(wrong)


def test_a_second_process_attaches_and_outlives_the_first(folder: Path) -> None:
    first = start_holder(folder)
    with open_embedded(folder) as second:
        assert second.read("MATCH (n:Source) RETURN n.id").rows == [["from-the-other"]]
        assert first.communicate("\n")[1] == ""
        assert second.read("MATCH (n:Source) RETURN count(n)").rows == [[1]]
        pid = runtime(folder)["pid"]
    wait_for(lambda: not alive(pid), 2)
    assert not (folder / serving.RUNTIME_FILE).exists()


def test_a_killed_holder_leaves_nothing_behind(folder: Path) -> None:
    first = start_holder(folder)
    pid = runtime(folder)["pid"]
    first.kill()
    first.communicate()
    wait_for(lambda: not alive(pid))
    assert not (folder / serving.RUNTIME_FILE).exists()


def test_many_processes_that_open_at_once_share_one_server(folder: Path) -> None:
    processes = [python(HOLDER.replace("from-the-other", f"n{i}"), str(folder)) for i in range(4)]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    with open_embedded(folder) as engine:
        assert engine.node_counts() == {"Source": 4}
    for process in processes:
        assert process.communicate("\n") == ("", "")


def test_a_killed_server_is_replaced_and_keeps_what_was_written(folder: Path, opened: Engine) -> None:
    opened.write("MERGE (n:Source {id: 's'})")
    opened.read("MATCH (n:Source) RETURN n.id")
    for _ in range(2):
        os.kill(runtime(folder)["pid"], signal.SIGKILL)
        assert opened.read("MATCH (n:Source) RETURN n.id").rows == [["s"]]
    os.kill(runtime(folder)["pid"], signal.SIGKILL)
    opened.write("MERGE (n:Source {id: 't'})")
    assert opened.node_counts() == {"Source": 2}


def test_the_runtime_file_of_a_killed_server_is_recognised(folder: Path) -> None:
    with open_embedded(folder) as engine:
        stale = (folder / serving.RUNTIME_FILE).read_text(encoding="utf-8")
        engine.write("MERGE (n:Source {id: 's'})")
    (folder / serving.RUNTIME_FILE).write_text(stale, encoding="utf-8")
    with open_embedded(folder) as engine:
        assert engine.read("MATCH (n:Source) RETURN n.id").rows == [["s"]]


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", "null", "\x00\xff"])
def test_a_broken_runtime_file_is_replaced(folder: Path, text: str) -> None:
    folder.mkdir()
    (folder / serving.RUNTIME_FILE).write_text(text, encoding="utf-8")
    with open_embedded(folder) as engine:
        assert engine.read("RETURN 1 AS x").rows == [[1]]


def test_a_port_that_another_program_has_taken_since_is_recognised(folder: Path) -> None:
    with open_embedded(folder):
        stale = runtime(folder)
    with socket.create_server(("127.0.0.1", 0)) as other:

        def greet() -> None:
            connection, _ = other.accept()
            connection.sendall(b"220 mail.example ESMTP\r\n")
            connection.close()

        threading.Thread(target=greet, daemon=True).start()
        stale["control"] = other.getsockname()[1]
        (folder / serving.RUNTIME_FILE).write_text(json.dumps(stale), encoding="utf-8")
        with open_embedded(folder) as engine:
            assert engine.read("RETURN 1 AS x").rows == [[1]]


BATCHES = """
import sys
from pathlib import Path
from chuyi.graph.engines import open_embedded
from chuyi.graph.schema import ontology
with open_embedded(Path(sys.argv[1])) as engine:
    engine.ensure_schema(ontology())
    print("begun", flush=True)
    nodes = [{"id": f"n{i}", "properties": {"name": f"校{i}", "aliases": ["甲", "乙"]}} for i in range(8000)]
    engine.upsert_nodes("Institution", nodes)
    ends = [(f"n{i}", f"n{i * 7 % 8000}") for i in range(8000)]
    ties = [{"id": f"{a}-{b}", "from": a, "to": b, "properties": {"kind": "更名"}} for a, b in ends]
    engine.upsert_relations("SUCCEEDS", "Entity", "Entity", ties)
"""


def contents(engine: Engine) -> tuple[list[list[Any]], list[list[Any]]]:
    return (
        engine.read("MATCH (n:Entity) RETURN n.id AS id, n.name, n.aliases, labels(n) ORDER BY id").rows,
        engine.read("MATCH (a)-[r:SUCCEEDS]->(b) RETURN r.id AS id, a.id, b.id, r.kind ORDER BY id").rows,
    )


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[list[Any]], list[list[Any]]]:
    folder = tmp_path_factory.mktemp("whole") / "graph"
    process = python(BATCHES, str(folder))
    assert process.communicate()[1] == ""
    with open_embedded(folder) as engine:
        return contents(engine)


@pytest.mark.parametrize("victim", ["writer", "server"])
@pytest.mark.parametrize("seconds", [0.2, 0.6, 1.2])
def test_a_kill_in_the_middle_of_batches_costs_nothing(
    folder: Path, whole: tuple[list[list[Any]], list[list[Any]]], victim: str, seconds: float
) -> None:
    process = python(BATCHES, str(folder))
    assert process.stdout is not None
    assert process.stdout.readline() == "begun\n"
    time.sleep(seconds)
    if victim == "writer":
        process.kill()
    elif found := embedded.read_runtime(folder):
        os.kill(found["pid"], signal.SIGKILL)
    errors = process.communicate()[1]
    if victim == "writer":
        assert python(BATCHES, str(folder)).communicate()[1] == ""
    else:
        assert errors == ""  # the writer has gone on with a new server
    with open_embedded(folder) as engine:
        assert contents(engine) == whole


def test_two_readers_at_once(opened: Engine) -> None:
    opened.ensure_schema(ontology())
    opened.upsert_nodes("Institution", [{"id": str(i), "properties": {"name": str(i)}} for i in range(500)])
    wrong: list[object] = []

    def look_up(offset: int) -> None:
        for i in range(offset, 500, 2):
            rows = opened.read("MATCH (n:Entity {id: $id}) RETURN n.name", {"id": str(i)}).rows
            if rows != [[str(i)]]:
                wrong.append(rows)

    threads = [threading.Thread(target=look_up, args=(offset,)) for offset in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_nothing_is_printed_and_nothing_lands_beside_the_graph(folder: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from chuyi.graph.engines import open_embedded; from chuyi.errors import ChuyiError\n"
        "with open_embedded(Path(sys.argv[1])) as engine:\n"
        "    for text in ('RETURN nope(1)', 'RETURN size(reduce(s = \"a\", x IN range(1, 60) | s + s)) AS x'):\n"
        "        try: engine.ask(text, {}, 3, 10)\n"
        "        except ChuyiError: pass\n"
    )
    here = tmp_path / "here"
    here.mkdir()
    done = subprocess.run([sys.executable, "-c", code, folder], cwd=here, capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"", b"")
    assert list(here.iterdir()) == []


def test_a_server_that_does_not_answer_is_reported(
    folder: Path, opened: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded, "UNREACHABLE_SECONDS", 0.5)
    monkeypatch.setattr(embedded, "HANDSHAKE_SECONDS", 0.5)
    pid = runtime(folder)["pid"]
    os.kill(pid, signal.SIGSTOP)
    try:
        with pytest.raises(EngineError, match="does not answer"):
            open_embedded(folder)
    finally:
        os.kill(pid, signal.SIGCONT)


FOREIGN = """
import os, sys
os.environ["ARCADEDB_LOG_CONSOLE"] = "0"
os.environ["ARCADEDB_LOG_DIR"] = sys.argv[2]
import arcadedb
with arcadedb.open_database(sys.argv[1]):
    print("ready", flush=True)
    sys.stdin.readline()
"""


def test_a_database_that_another_program_has_open_is_reported(folder: Path, tmp_path: Path) -> None:
    open_embedded(folder).close()
    process = python(FOREIGN, str(folder / "arcadedb" / "databases" / serving.DATABASE), str(tmp_path / "log"))
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    with pytest.raises(EngineError, match="Another process holds"):
        open_embedded(folder)
    process.communicate("\n")


def test_without_a_wheel_the_error_names_the_way_by_a_server(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(EngineError, match="NEO4J_URI"):
        open_embedded(folder)


def test_a_file_where_the_folder_should_be_is_reported(folder: Path) -> None:
    folder.write_text("", encoding="utf-8")
    with pytest.raises(EngineError):
        open_embedded(folder)


def as_ordinary_user() -> list[str]:
    """Words before a command that take root's licence to write everywhere away."""
    if os.geteuid() != 0:
        return []
    return ["setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override"]


OPEN = """
import sys
from pathlib import Path
from chuyi.errors import ChuyiError
from chuyi.graph.engines import open_embedded
try:
    with open_embedded(Path(sys.argv[1])) as engine:
        for i in range(int(sys.argv[2])):
            rows = [{"id": f"{i}-{j}", "properties": {"text": "长" * 2000}} for j in range(1000)]
            engine.upsert_nodes("Passage", rows)
except ChuyiError as error:
    print(error.in_language("en"))
    sys.exit(error.exit_code)
"""


@pytest.mark.parametrize("filled", [False, True], ids=["new", "existing"])
def test_a_folder_that_cannot_be_written_is_reported(folder: Path, filled: bool) -> None:
    folder.mkdir()
    if filled:
        open_embedded(folder).close()
    places = [folder, *(place for place in folder.rglob("*") if place.is_dir())]
    for place in places:
        place.chmod(0o500)
    try:
        command = [*as_ordinary_user(), sys.executable, "-c", OPEN, str(folder), "0"]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    finally:
        for place in places:
            place.chmod(0o700)
    assert (done.returncode, done.stderr) == (1, "")
    assert "cannot be written" in done.stdout
    assert "permissions" in done.stdout


def test_a_full_disk_is_reported_and_the_graph_stays_readable(folder: Path) -> None:
    limited = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (8_000_000, 8_000_000))\n{OPEN}"
    with open_embedded(folder) as engine:
        engine.ensure_schema(ontology())
        engine.upsert_nodes("Passage", [{"id": "first", "properties": {"text": "在"}}])
    command = [sys.executable, "-c", limited, str(folder), "20"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert "full" in done.stdout
    assert done.stderr == ""
    with open_embedded(folder) as engine:
        assert engine.read("MATCH (n:Passage {id: 'first'}) RETURN n.text").rows == [["在"]]
        assert engine.upsert_nodes("Passage", [{"id": "second", "properties": {}}]) == 1


def test_types_that_a_killed_process_left_torn_are_made_anew(folder: Path) -> None:
    torn = [
        "CREATE VERTEX TYPE Entity IF NOT EXISTS",
        "CREATE PROPERTY Entity.id IF NOT EXISTS STRING",
        "CREATE INDEX IF NOT EXISTS ON Entity (id) UNIQUE",
        "CREATE VERTEX TYPE Organization IF NOT EXISTS",  # and here it was killed, before EXTENDS Entity
        "CREATE VERTEX TYPE Institution IF NOT EXISTS EXTENDS Organization",
        "CREATE EDGE TYPE LEADS IF NOT EXISTS",
    ]
    with open_embedded(folder) as engine:
        engine._ask({"do": "schema", "statements": torn, "made": "Part"})
        engine.write("CREATE (:Institution {id: 'a'})-[:LEADS]->(:Institution {id: 'b'})")
        engine.ensure_schema(ontology())
        engine.upsert_nodes("Institution", [{"id": "a", "properties": {"name": "甲"}}])
        engine.ensure_schema(ontology())  # made already: what there is stays
        assert engine.read("MATCH (n:Entity {id: 'a'}) RETURN labels(n), n.name").rows == [
            [["Entity", "Institution", "Organization"], "甲"]
        ]
        assert (engine.node_counts(), engine.relation_counts()) == ({"Institution": 1}, {})
        with pytest.raises(EngineError, match="Duplicated"):
            engine.write("CREATE (:Institution {id: 'a'})")


def test_types_that_two_make_at_once_are_made_once(folder: Path) -> None:
    with open_embedded(folder) as engine, open_embedded(folder) as other, ThreadPoolExecutor(2) as pool:
        both = [pool.submit(one.ensure_schema, ontology()) for one in (engine, other)]
        assert [done.result() for done in both] == [None, None]


def test_a_workspace_gives_the_limits_of_questions(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path, Settings(query_seconds=1.0, query_rows=5))
    with open_engine(GraphAddress("embedded:"), workspace) as engine:
        assert engine.dialect == "arcadedb"
        with pytest.raises(EngineError, match="more than 5 rows"):
            engine.read("UNWIND range(1, 6) AS x RETURN x")
        with pytest.raises(EngineError, match="limit of 1 s"):
            engine.read(
                "UNWIND range(1, 99999) AS a UNWIND range(1, 99999) AS b WITH a WHERE a < 0 RETURN count(*) AS n"
            )


def test_an_embedded_graph_needs_a_workspace() -> None:
    with pytest.raises(UsageError):
        open_engine(GraphAddress("embedded:"))
