"""``chuyi diff`` as people and scripts use it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from chuyi.cli import run
from chuyi.cli.speech import words


@pytest.fixture(autouse=True)
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "language", "zh")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Two runs: the second reads a changed list and a new one."""
    folder, files = tmp_path / "工作区", tmp_path / "资料"
    folder.mkdir()
    files.mkdir()
    (folder / "chuyi.toml").write_text('province = "湖南省"\n', encoding="utf-8")
    (files / "院校.csv").write_text("名称,层次\n甲学院,中职\n乙学院,中职\n", encoding="utf-8")
    assert run(["--workspace", str(folder), "ingest", str(files)]) == 0
    (files / "院校.csv").write_text("名称,层次\n甲学院,技工\n", encoding="utf-8")
    (files / "企业.csv").write_text(
        "名称,行业\n" + "".join(f"第{number}\x1b[31m公司,机械\n" for number in range(30)), encoding="utf-8"
    )
    assert run(["--workspace", str(folder), "ingest", str(files)]) in (0, 3)
    return folder


def diff(workspace: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = run(["--workspace", str(workspace), "diff", *arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_for_people(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = diff(workspace, capsys)
    assert code == 0
    lines = out.splitlines()
    assert lines[0].startswith("从台账第 1 次运行之后（")
    assert "到台账第 2 次运行之后（" in lines[0]
    assert "来源新读 1：企业.csv" in lines
    assert "来源有变化 1：院校.csv" in lines
    assert "事物和关系：新增 30，改变 1，撤下 1" in lines
    assert "      甲学院：层次 中职 → 技工" in lines
    assert lines[-4:] == ["撤下", "  院校 1", "    来源：院校.csv", "      乙学院"]
    assert "    另有 10 条（--limit 可多列）" in lines
    assert "\x1b" not in out


def test_limit_and_since(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "另有 29 条" in diff(workspace, capsys, "--limit", "1")[1]
    assert diff(workspace, capsys, "--since", "1")[1] == diff(workspace, capsys)[1]
    assert "没有变化" in diff(workspace, capsys, "--since", "2")[1]
    everything = diff(workspace, capsys, "--since", "2020", "--until", "1")[1]
    assert "从还没有内容的台账到台账第 1 次运行之后" in everything
    assert "新增 2" in everything


def test_for_scripts(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = diff(workspace, capsys, "--format", "json")
    said = json.loads(out)
    assert code == 0
    assert (said["since"]["run"], said["until"]["run"]) == (1, 2)
    assert said["counts"] == {"added": 30, "changed": 1, "withdrawn": 1}
    assert said["complete"] is True
    assert len(said["changes"]) == 32
    (changed,) = (change for change in said["changes"] if change["what"] == "changed")
    assert changed["values"] == [{"property": "level", "old": "中职", "new": "技工"}]
    assert changed["text"].keys() == {"zh", "en"}
    assert json.loads(diff(workspace, capsys, "--format", "json", "--limit", "2")[1])["complete"] is False


def test_what_is_wrong_is_said(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (("--since", "9"), ("--since", "昨天"), ("--since", "2", "--until", "1")):
        code, out, err = diff(workspace, capsys, *arguments)
        assert (code, out) == (2, "")
        assert err.strip()
