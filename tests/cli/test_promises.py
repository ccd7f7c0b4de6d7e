"""What scripts may rely on, whatever the command: where a workspace is, what goes to which stream, no network."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from chuyi.cli import run
from chuyi.cli.speech import words
from tests.cli.test_build import write_tables

NOTICE = (
    "洛阳市教育局关于扩建学校的通知\n\n一、扩建学校。年内扩建学校3所。（市财政局负责）\n\n洛阳市教育局\n2026年1月8日\n"
)

# With JSON: each gives one object, on a console of another encoding too.
GIVE_JSON = [
    ["ingest", "资料", "--format", "json"],
    ["build", "--format", "json"],
    ["extract", "通知.txt", "--format", "json"],
    ["query", "--list", "--format", "json"],
    ["query", "partnerships", "--format", "json", "--evidence"],
    ["query", "partnerships", "--describe", "--format", "json"],
    ["ask", "甲职业学院与哪些企业合作？", "--format", "json", "--evidence"],
    ["report", "progress", "--period", "2026Q4", "--format", "json"],
    ["doctor", "--format", "json"],
    ["diff", "--format", "json"],
    ["forget", "企业.csv", "--dry-run", "--format", "json"],
]
GIVE_FILES = [["explore", "甲职业学院"], ["report", "progress", "--period", "2026"]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with material and an empty workspace."""
    made = tmp_path_factory.mktemp("promises")
    write_tables(made / "资料")
    (made / "通知.txt").write_text(NOTICE, encoding="utf-8")
    assert run(["init", str(made / "工作区")]) == 0
    return made


@pytest.fixture(scope="module")
def alone() -> list[str]:
    """The beginning of a command that runs in a network of its own, with loopback and no way out, where that can be."""
    if subprocess.run(["unshare", "-n", "true"], capture_output=True, check=False).returncode:
        return []
    return ["unshare", "-n", "sh", "-c", 'ip link set lo up && exec "$@"', "sh"]


@pytest.fixture(autouse=True)
def nothing_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "language", "zh")
    for name in [key for key in os.environ if key.startswith(("NEO4J_", "CHUYI_"))]:
        monkeypatch.delenv(name)


def process(arguments: list[str], folder: Path, before: list[str]) -> subprocess.CompletedProcess[bytes]:
    """The command as a script runs it, on a console of another encoding."""
    return subprocess.run(
        [*before, sys.executable, "-m", "chuyi", "--lang", "zh", "--workspace", "工作区", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "gbk", "PYTHONUTF8": "0"},
        capture_output=True,
        timeout=120,
        check=False,
    )


def test_there_is_no_way_out(alone: list[str]) -> None:
    if not alone:
        pytest.skip("needs the right to make a network without any way out")
    reach = "import socket; socket.create_connection(('192.0.2.1', 80), 5)"
    done = subprocess.run([*alone, sys.executable, "-c", reach], capture_output=True, check=False)
    assert b"unreachable" in done.stderr


@pytest.mark.parametrize("arguments", GIVE_JSON, ids=lambda arguments: "-".join(arguments[:2]))
def test_json_is_one_utf_8_object_and_nothing_else_without_any_network(
    arguments: list[str], folder: Path, alone: list[str]
) -> None:
    done = process(arguments, folder, alone)
    assert done.returncode == 0, done.stderr.decode()
    assert isinstance(json.loads(done.stdout.decode("utf-8")), dict)
    assert "arcadedb" not in done.stderr.decode("utf-8").lower()


@pytest.mark.parametrize("arguments", GIVE_FILES, ids=lambda arguments: arguments[0])
def test_commands_that_make_files_print_their_paths_alone_and_need_no_network(
    arguments: list[str], folder: Path, alone: list[str]
) -> None:
    done = process(arguments, folder, alone)
    assert done.returncode == 0, done.stderr.decode()
    paths = [Path(line) for line in done.stdout.decode("utf-8").splitlines()]
    assert paths
    assert all(path.is_file() for path in paths)
    assert {path.parent for path in paths} == {folder / "工作区" / "out"}


@pytest.mark.parametrize("how", ["option", "environment", "parent folder"])
def test_a_workspace_is_named_or_around(
    how: str, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = folder / "工作区" / "out" / "深"
    deep.mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(deep if how == "parent folder" else folder / "资料")
    if how != "parent folder":
        monkeypatch.setenv("CHUYI_WORKSPACE", "/nowhere" if how == "option" else str(folder / "工作区"))
    named = ["--workspace", str(folder / "工作区")] if how == "option" else []
    capsys.readouterr()
    assert run([*named, "query", "sources", "--format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["rows"]) == 3


def test_a_workspace_is_what_is_promised(folder: Path) -> None:
    assert {"chuyi.toml", "facts.db", "graph", "out"} <= {item.name for item in (folder / "工作区").iterdir()}


def test_a_file_whose_content_changed_is_the_same_source(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(folder / "资料", tmp_path / "资料")
    assert run(["init", str(tmp_path / "工作区")]) == 0

    def said(*arguments: str) -> Any:
        capsys.readouterr()
        assert run(["--workspace", str(tmp_path / "工作区"), *arguments, "--format", "json"]) == 0
        return json.loads(capsys.readouterr().out)

    material = str(tmp_path / "资料")
    first = said("ingest", material)["files"]
    table = tmp_path / "资料" / "院校.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("中职", "技工"), encoding="utf-8")
    again = said("ingest", material)["files"]
    assert [file["source"] for file in again] == [file["source"] for file in first]
    assert [file["status"] for file in again] == ["same", "same", "changed"]
    assert (again[2]["added"], again[2]["withdrawn"]) == (1, 1)
    table.unlink()
    assert len(said("ingest", material)["files"]) == 2
    assert said("build")["nodes"]["Institution"] == 2
    [gone] = said("ingest", "--prune")["pruned"]
    assert gone["source"] == first[2]["source"]
    assert said("build")["nodes"]["Institution"] == 1  # the partnership's


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ("--workspace 工作区 query sources", 0),
        ("--workspace 工作区 query partners-of-institution -p institution=没有的学院", 1),
        ("--workspace 工作区 ask 校长是谁？", 1),
        ("--workspace 工作区 query no-such-question", 2),
        ("query sources", 2),
        ("--workspace 没有 build", 2),
        ("--workspace 工作区 ingest 资料 没有.csv", 3),
        ("--workspace 工作区 ingest 没有.csv", 1),
        ("extract 通知.txt 没有.txt --out 抽取", 3),
    ],
)
def test_exit_codes(
    arguments: str, code: int, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    capsys.readouterr()
    assert run(arguments.split()) == code
    assert bool(capsys.readouterr().err) or code == 0
