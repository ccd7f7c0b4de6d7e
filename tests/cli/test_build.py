"""``chuyi build``: the ledger into the graph, on the embedded engine and on a real server."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from chuyi.cli import run
from chuyi.cli.speech import words
from chuyi.config import GraphAddress
from chuyi.graph.engines import Engine, neo4j, open_embedded

TABLES = {
    "院校.csv": "名称,层次,市州\n甲职业学院,高职专科,长沙市\n乙学校,中职,株洲市\n",
    "企业.csv": "名称,行业\n丙机械有限公司,机械\n",
    "校企合作.csv": "院校,企业,方式\n甲职业学院,丙机械有限公司,订单班\n",
}
SECRET = "never-to-be-seen"


def write_tables(folder: Path) -> None:
    """Three small tables that belong together."""
    folder.mkdir()
    for name, text in TABLES.items():
        (folder / name).write_text(text, encoding="utf-8")


def counts(workspace: Path) -> dict[str, int]:
    """How many nodes and relations of each type the embedded graph holds."""
    with open_embedded(workspace / "graph") as engine:
        return engine.node_counts() | engine.relation_counts()


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "language", "en")
    for name in ("URI", "USERNAME", "PASSWORD", "PASSWORD_FILE", "DATABASE"):
        monkeypatch.delenv(f"NEO4J_{name}", raising=False)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace with a ledger of three tables."""
    write_tables(tmp_path / "资料")
    folder = tmp_path / "工作区"
    assert run(["init", str(folder)]) == 0
    assert run(["--workspace", str(folder), "ingest", str(tmp_path / "资料")]) == 0
    return folder


@pytest.fixture
def server(neo4j_engine: Engine, neo4j_address: GraphAddress, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of an empty server whose login stands in the environment."""
    neo4j_engine.clear()
    monkeypatch.setenv("NEO4J_USERNAME", neo4j_address.username)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_address.password or "")
    yield neo4j_address.uri
    neo4j_engine.clear()


def build(workspace: Path, *arguments: str) -> int:
    return run(["--workspace", str(workspace), "build", *arguments])


def build_json(workspace: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    capsys.readouterr()
    assert build(workspace, *arguments, "--format", "json") == 0
    said: dict[str, Any] = json.loads(capsys.readouterr().out)
    return said


def test_the_graph_holds_what_the_tables_say(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = build_json(workspace, capsys)
    assert said["uri"] == "embedded:"
    assert said["mode"] == "full"
    assert {"Institution": 2, "Enterprise": 1, "Source": 3, "Region": 2}.items() <= said["nodes"].items()
    assert {"PARTNERS_WITH": 1, "LOCATED_IN": 2}.items() <= said["relations"].items()
    held = counts(workspace)
    assert {**said["nodes"], **said["relations"]}.items() <= held.items()


def test_again_writes_nothing_and_full_writes_all(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = build_json(workspace, capsys)
    again = build_json(workspace, capsys)
    assert (again["written_nodes"], again["written_relations"]) == (0, 0)
    whole = build_json(workspace, capsys, "--full")
    assert whole["written_nodes"] >= sum(first["nodes"].values()) - 1
    assert whole["nodes"] == again["nodes"] == first["nodes"]
    assert whole["relations"] == again["relations"] == first["relations"]


def test_a_changed_table_changes_the_graph(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build_json(workspace, capsys)
    file = workspace.parent / "资料" / "校企合作.csv"
    file.write_text("院校,企业,方式\n乙学校,丙机械有限公司,订单班\n", encoding="utf-8")
    assert run(["--workspace", str(workspace), "ingest", str(file)]) == 0
    said = build_json(workspace, capsys)
    assert said["mode"] == "incremental"
    assert said["removed_relations"] >= 1
    assert run(["--workspace", str(workspace), "query", "partnerships", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert [row["institution"] for row in rows] == ["乙学校"]


def test_it_is_said_in_words(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert build(workspace) == 0
    shown = capsys.readouterr()
    assert shown.out.startswith("The graph holds ")
    assert "Full build:" in shown.out
    assert shown.err == ""


def test_the_address_is_the_option_then_the_environment_then_the_settings(
    workspace: Path, server: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = workspace / "chuyi.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace('"embedded:"', f'"{server}"'), encoding="utf-8")
    assert build_json(workspace, capsys)["uri"] == server
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:9")
    assert build(workspace) == 1
    assert "127.0.0.1:9" in capsys.readouterr().err
    assert build_json(workspace, capsys, "--to", "embedded:")["uri"] == "embedded:"
    monkeypatch.setenv("NEO4J_URI", server)
    settings.write_text(text, encoding="utf-8")
    assert build_json(workspace, capsys)["uri"] == server


def test_both_engines_hold_the_same(workspace: Path, server: str, capsys: pytest.CaptureFixture[str]) -> None:
    ours, theirs = build_json(workspace, capsys), build_json(workspace, capsys, "--to", server)
    for key in ("nodes", "relations", "merged", "pending", "waiting"):
        assert ours[key] == theirs[key]


@pytest.mark.parametrize("where", ["embedded", "server"])
def test_another_ledgers_graph_is_replaced_only_on_purpose(
    where: str, workspace: Path, tmp_path: Path, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    to = request.getfixturevalue("server") if where == "server" else "embedded:"
    before = build_json(workspace, capsys, "--to", to)["nodes"]
    other = tmp_path / "别人"
    assert run(["init", str(other)]) == 0
    if where == "embedded":
        (other / "graph").symlink_to(workspace / "graph")
    assert build(other, "--to", to) == 1
    error = capsys.readouterr().err
    assert "--replace" in error
    assert build_json(workspace, capsys, "--to", to)["nodes"] == before
    assert "Institution" not in build_json(other, capsys, "--to", to, "--replace")["nodes"]


def test_a_server_that_is_down(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build(workspace, "--to", "bolt://127.0.0.1:9") == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "Cannot reach the graph at bolt://127.0.0.1:9" in shown.err


def test_a_password_that_is_refused_is_never_shown(
    workspace: Path, server: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NEO4J_PASSWORD")
    (tmp_path / "password").write_text(f"{SECRET}\n", encoding="utf-8")
    monkeypatch.setenv("NEO4J_PASSWORD_FILE", str(tmp_path / "password"))
    assert build(workspace, "--to", server) == 1
    shown = capsys.readouterr()
    assert "refused the user name or password" in shown.err
    assert "NEO4J_PASSWORD" in shown.err
    assert SECRET not in shown.out + shown.err


def test_a_password_in_a_file(
    workspace: Path,
    server: str,
    neo4j_address: GraphAddress,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("NEO4J_PASSWORD")
    (tmp_path / "password").write_text(f"{neo4j_address.password}\n", encoding="utf-8")
    monkeypatch.setenv("NEO4J_PASSWORD_FILE", str(tmp_path / "password"))
    assert build_json(workspace, capsys, "--to", server)["uri"] == server


class Cut:
    """Stands between a client and a server, and hangs up for good after so many bytes."""

    def __init__(self, port: int, allowed: int) -> None:
        self._target = port
        self._left = allowed
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self._pairs: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            server = socket.create_connection(("127.0.0.1", self._target))
            self._pairs += [client, server]
            for pair in ((client, server), (server, client)):
                threading.Thread(target=self._pass_on, args=pair, daemon=True).start()

    def _pass_on(self, source: socket.socket, sink: socket.socket) -> None:
        try:
            while data := source.recv(4096):
                self._left -= len(data)
                if self._left < 0:
                    self.close()
                    return
                sink.sendall(data)
        except OSError:
            pass

    def close(self) -> None:
        """Hang up, and take no more calls."""
        for end in (self._listener, *self._pairs):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()


def test_a_server_that_dies_in_the_middle_costs_nothing(
    workspace: Path, server: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neo4j, "RETRY_SECONDS", 1.0)
    wanted = build_json(workspace, capsys)
    cut = Cut(int(server.rpartition(":")[2]), 30_000)
    assert build(workspace, "--to", f"bolt://127.0.0.1:{cut.port}") == 1
    cut.close()
    assert "run again: writing again doubles nothing" in capsys.readouterr().err
    said = build_json(workspace, capsys, "--to", server)
    assert said["nodes"] == wanted["nodes"]
    assert said["relations"] == wanted["relations"]


def test_without_a_ledger(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "chuyi.toml").touch()
    assert build(tmp_path) == 1
    assert "facts.db" in capsys.readouterr().err
