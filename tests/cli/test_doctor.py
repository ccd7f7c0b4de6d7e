"""``chuyi doctor`` on this machine, and on workspaces that are ill."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from tests.cli.test_demo import chuyi


def states(done: subprocess.CompletedProcess[str]) -> dict[str, str]:
    return {item["check"]: item["state"] for item in json.loads(done.stdout)["findings"]}


def test_here_all_is_well(tmp_path: Path) -> None:
    done = chuyi("doctor", "--format", "json", folder=tmp_path)
    assert done.returncode == 0, done.stdout
    found = states(done)
    assert found["engine"] == found["packages"] == found["ontology"] == found["encodings"] == "ok"
    assert found["workspace"] == "note"


def test_an_ill_workspace_is_named_and_fails(tmp_path: Path) -> None:
    (tmp_path / "chuyi.toml").write_text("colour = 'red'\n", encoding="utf-8")
    done = chuyi("doctor", folder=tmp_path, language="en")
    assert done.returncode == 1
    assert "✗" in done.stdout
    assert "chuyi.toml" in done.stdout


def test_a_file_that_is_no_ledger_is_named(tmp_path: Path) -> None:
    (tmp_path / "chuyi.toml").write_text("", encoding="utf-8")
    (tmp_path / "facts.db").write_bytes(b"no database at all" * 100)
    done = chuyi("doctor", "--format", "json", folder=tmp_path)
    assert done.returncode == 1
    assert states(done)["ledger"] == "bad"


def test_a_server_that_is_down_is_named(tmp_path: Path) -> None:
    (tmp_path / "chuyi.toml").write_text('graph = "bolt://127.0.0.1:9"\n', encoding="utf-8")
    done = chuyi("doctor", "--format", "json", folder=tmp_path)
    assert done.returncode == 1
    assert states(done)["server"] == "bad"
