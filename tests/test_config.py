"""Workspaces, settings, and where the graph is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from chuyi.config import graph_address, open_workspace
from chuyi.errors import ChuyiError, UsageError


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "研究").mkdir()
    (tmp_path / "研究" / "chuyi.toml").write_text('graph = "neo4j://db:7687"\nprovince = "某省"\n', encoding="utf-8")
    return tmp_path / "研究"


def test_a_workspace_is_named_or_found_above(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deep = workspace / "a" / "b"
    deep.mkdir(parents=True)
    monkeypatch.chdir(deep)
    assert open_workspace(environ={}).path == workspace
    assert open_workspace(workspace, {}).settings.province == "某省"
    assert open_workspace(environ={"CHUYI_WORKSPACE": str(workspace)}).path == workspace


def test_no_workspace_says_how_to_get_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match="chuyi init"):
        open_workspace(environ={})
    with pytest.raises(UsageError, match="chuyi init"):
        open_workspace(tmp_path, {})


@pytest.mark.parametrize("text", ["colour = 1", "threshold = 'high'", "graph = true", "graph = ", "\udcff"])
def test_wrong_settings_are_named(workspace: Path, text: str) -> None:
    (workspace / "chuyi.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(ChuyiError, match=r"chuyi\.toml"):
        open_workspace(workspace, {})


def test_the_graphs_address_has_an_order(workspace: Path) -> None:
    place = open_workspace(workspace, {})
    assert graph_address(place, "bolt://x", {"NEO4J_URI": "bolt://y"}).uri == "bolt://x"
    assert graph_address(place, None, {"NEO4J_URI": "bolt://y"}).uri == "bolt://y"
    assert graph_address(place, None, {}).uri == "neo4j://db:7687"
    assert graph_address(None, None, {}).is_embedded


def test_the_login_comes_from_the_environment_or_a_file_and_never_prints(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("geheim\n", encoding="utf-8")
    environ = {"NEO4J_USERNAME": "u", "NEO4J_PASSWORD_FILE": str(tmp_path / "secret"), "NEO4J_DATABASE": "d"}
    address = graph_address(None, "bolt://x", environ)
    assert (address.username, address.password, address.database) == ("u", "geheim", "d")
    assert "geheim" not in repr(address)
    with pytest.raises(ChuyiError, match="missing"):
        graph_address(None, "bolt://x", {"NEO4J_PASSWORD_FILE": str(tmp_path / "missing")})


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals are a thing of Unix")
def test_a_person_at_a_terminal_is_asked_for_the_password() -> None:
    import pty

    master, slave = pty.openpty()
    program = "from chuyi.config import graph_address; print(graph_address(None, 'bolt://x', {}).password)"
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=slave, stdout=subprocess.PIPE, stderr=slave, start_new_session=True
    ) as process:
        os.close(slave)
        asked = b""
        while b"neo4j @ bolt://x" not in asked:
            asked += os.read(master, 1000)
        os.write(master, b"geheim\n")
        out, _ = process.communicate(timeout=60)
    os.close(master)
    assert out.decode().strip() == "geheim"


def test_nobody_is_asked_where_there_is_no_terminal() -> None:
    program = "from chuyi.config import graph_address; print(graph_address(None, 'bolt://x', {}).password)"
    done = subprocess.run([sys.executable, "-c", program], stdin=subprocess.DEVNULL, capture_output=True, check=True)
    assert done.stdout.decode().strip() == "None"
