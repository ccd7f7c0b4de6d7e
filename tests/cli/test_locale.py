"""The whole way in a Chinese locale that is not UTF-8, with folders and files whose names are in its encoding."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import absent

LOCALE = "zh_CN.GB18030"
PATHS = {"folder": "楚怡资料", "table": "院校.csv", "workspace": "工作区"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that an office program of such a system left: names and contents in GB18030."""
    if sys.platform != "linux":
        pytest.skip("locales as Linux has them")
    known = subprocess.run(["locale", "-a"], capture_output=True, check=True).stdout.decode().lower()
    if LOCALE.lower() not in known:
        absent(f"the locale {LOCALE}")
    made = os.fsencode(tmp_path_factory.mktemp("locale")) + b"/" + PATHS["folder"].encode("gb18030")
    here = Path(os.fsdecode(made))
    here.mkdir()
    table = here / os.fsdecode(PATHS["table"].encode("gb18030"))
    table.write_bytes("名称,层次\n甲职业学院,高职专科\n乙学校,中职\n".encode("gb18030"))
    return here


def chuyi(folder: Path, *arguments: str) -> tuple[int, str, str]:
    """Run the command there; what it prints into a pipe is UTF-8."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("CHUYI_", "NEO4J_", "PYTHON"))}
    strict = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "chuyi", *(argument.encode("gb18030") for argument in arguments)],
        cwd=folder,
        env={**kept, **strict, "LC_ALL": LOCALE},
        capture_output=True,
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def test_from_the_first_command_to_the_report(folder: Path) -> None:
    code, out, error = chuyi(folder, "init", "工作区")
    assert (code, out.strip().endswith(f"{PATHS['folder']}/工作区")) == (0, True), error
    code, out, error = chuyi(folder, "--workspace", "工作区", "ingest", "院校.csv", "--format", "json")
    assert code == 0, error
    assert json.loads(out)["files"][0]["path"] == "院校.csv"
    code, _, error = chuyi(folder, "--workspace", "工作区", "build")
    assert code == 0, error
    code, out, error = chuyi(
        folder, "--workspace", "工作区", "query", "institutions-by-city", "--evidence", "--format", "json"
    )
    assert code == 0, error
    answer = json.loads(out)
    assert {row["institution"] for row in answer["rows"]} == {"甲职业学院", "乙学校"}
    assert {item["document"] for item in answer["evidence"]} == {"院校.csv"}
    for arguments in (("explore", "甲职业学院"), ("report", "progress", "--period", "2026Q4")):
        code, out, error = chuyi(folder, "--workspace", "工作区", *arguments)
        assert code == 0, (arguments, error)
    made = {os.fsencode(file.name).decode("gb18030") for file in (_workspace(folder) / "out").iterdir()}
    assert made == {"甲职业学院.html", "进展报告-2026Q4.docx", "进展报告-2026Q4.xlsx"}


def test_the_graph_lives_in_the_workspace_and_nowhere_else(folder: Path) -> None:
    assert (_workspace(folder) / "graph" / "arcadedb" / "databases").is_dir()
    beside = {os.fsencode(item.name).decode("gb18030") for item in folder.iterdir()}
    assert beside == {"工作区", "院校.csv"}
    assert len(list(folder.parent.iterdir())) == 1


def _workspace(folder: Path) -> Path:
    return folder / os.fsdecode("工作区".encode("gb18030"))
