"""Disks that are full and folders that cannot be written, under every command that writes.

A disk that is full is a limit on the size of files, which the system enforces on whoever writes, the administrator
included; a folder that cannot be written is one mounted for reading only.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from chuyi.graph.ledger import Ledger
from tests.cli.test_build import counts, write_tables
from tests.cli.test_demo import chuyi

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits and mounts as Linux has them")

NOTICE = (
    "洛阳市教育局关于扩建学校的通知\n\n一、扩建学校。年内扩建学校3所。（市财政局负责）\n\n洛阳市教育局\n2026年1月8日\n"
)
FULL = "import os, resource, sys; size = int(sys.argv[1]); resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)); os.execv(sys.argv[2], sys.argv[2:])"
READ_ONLY = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"'


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a few tables read and built."""
    folder = tmp_path_factory.mktemp("disks")
    write_tables(folder / "资料")
    assert chuyi("init", "工作区", folder=folder).returncode == 0
    assert chuyi("--workspace", "工作区", "ingest", "资料", folder=folder).returncode == 0
    assert chuyi("--workspace", "工作区", "build", folder=folder).returncode == 0
    (folder / "通知.txt").write_text(NOTICE, encoding="utf-8")
    many = "".join(f"第{number}学院,中职\n" for number in range(3000))
    (folder / "院校.csv").write_text(f"名称,层次\n{many}", encoding="utf-8")
    return folder / "工作区"


WRITERS = [
    pytest.param("--workspace 工作区 ingest 院校.csv", 60_000, id="ingest"),
    pytest.param("--workspace 工作区 build --full", 10_000, id="build"),
    pytest.param("--workspace 工作区 report progress --period 2026Q4", 2000, id="report"),
    pytest.param("extract 通知.txt --out 工作区/out/抽取", 100, id="extract"),
    pytest.param("init 工作区/新", 3000, id="init"),
    pytest.param("demo --dir 工作区/演示", 500_000, id="demo"),
]


def state(workspace: Path) -> tuple[int, dict[str, int], set[str]]:
    """What the ledger, the graph and the folder for people hold."""
    with Ledger.open(workspace / "facts.db") as ledger:
        facts = sum(1 for _ in ledger.live().facts())
    made = {str(file.relative_to(workspace)) for file in (workspace / "out").rglob("*") if file.is_file()}
    return facts, counts(workspace), made


def told(done: subprocess.CompletedProcess[str]) -> None:
    """Exit code 1, in both languages' manner: what happened and what to do, and nothing else."""
    assert done.returncode == 1, (done.stdout, done.stderr)
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert "不该发生" not in done.stderr
    assert "请" in done.stderr


@pytest.mark.parametrize(("arguments", "size"), WRITERS)
def test_a_full_disk_is_told_and_leaves_nothing_half_in(arguments: str, size: int, workspace: Path) -> None:
    before = state(workspace)
    command = [sys.executable, "-c", FULL, str(size), sys.executable, "-m", "chuyi", "--lang", "zh"]
    told(_run([*command, *arguments.split()], workspace.parent))
    assert state(workspace) == before


@pytest.mark.parametrize(
    "arguments", [pytest.param(item.values[0], id=str(item.id)) for item in WRITERS[:2] + WRITERS[3:4]]
)
def test_a_read_only_folder_is_told_and_nothing_changes(
    arguments: str, workspace: Path, read_only: Callable[[Path], list[str]]
) -> None:
    before = state(workspace)
    command = [*read_only(workspace), sys.executable, "-m", "chuyi", "--lang", "zh"]
    told(_run([*command, *arguments.split()], workspace.parent))
    assert state(workspace) == before


@pytest.fixture(scope="module")
def read_only() -> Callable[[Path], list[str]]:
    """The beginning of a command for which a folder can only be read."""
    probe = subprocess.run(["unshare", "-m", "mount", "--bind", "/tmp", "/tmp"], capture_output=True, check=False)
    if probe.returncode:
        pytest.skip("needs the right to mount, to make a folder read-only even for the administrator")
    return lambda folder: ["unshare", "-m", "sh", "-c", READ_ONLY, str(folder)]


def _run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", timeout=120, check=False)
