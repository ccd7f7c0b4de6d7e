from __future__ import annotations

import json
from pathlib import Path

import pytest

from chuyi.cli import run
from chuyi.cli.speech import words
from chuyi.graph.engines import open_embedded
from tests.queries.fixture_graph import build_fixture


@pytest.fixture(autouse=True)
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "language", "zh")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose embedded graph is the small province of the questions' tests."""
    folder = tmp_path_factory.mktemp("workspace")
    (folder / "chuyi.toml").write_text('province = "山海省"\n', encoding="utf-8")
    with open_embedded(folder / "graph") as engine:
        build_fixture(engine)
    return folder


def report(workspace: Path, *arguments: str) -> int:
    return run(["--workspace", str(workspace), "report", *arguments])


def test_says_where_the_files_are(workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert report(workspace, "progress", "--period", "2026Q4", "--out", str(tmp_path)) == 0
    written = [tmp_path / "进展报告-2026Q4.docx", tmp_path / "进展报告-2026Q4.xlsx"]
    assert capsys.readouterr().out.splitlines() == [str(file) for file in written]
    assert sorted(tmp_path.iterdir()) == sorted(written)


def test_writes_into_the_workspace(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert report(workspace, "progress", "--period", "2026-11", "--format", "json") == 0
    said = json.loads(capsys.readouterr().out)
    assert said["period"] == "2026-11"
    assert [Path(file).parent for file in said["files"]] == [workspace / "out"] * 2


def test_a_second_report_replaces_the_first_with_the_same_bytes(workspace: Path, tmp_path: Path) -> None:
    assert report(workspace, "progress", "--period", "2026", "--out", str(tmp_path)) == 0
    first = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert report(workspace, "progress", "--period", "2026", "--out", str(tmp_path)) == 0
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == first


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["progress", "--period", "2026Q5"], "请写成 2026Q4、2026-11 或 2026。"),
        (["weekly", "--period", "2026Q4"], "可用：progress"),
        (["progress"], "--period"),
    ],
)
def test_wrong_usage(workspace: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert report(workspace, *arguments) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert said in output.err


def test_a_folder_that_cannot_be(workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    assert report(workspace, "progress", "--period", "2026Q4", "--out", str(tmp_path / "file" / "deeper")) == 1
    assert "写不了" in capsys.readouterr().err
