"""``chuyi cite`` and ``--cite``: what an answer rests on, and the same answer again from its run."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from chuyi.cli import run
from chuyi.cli.speech import words

HEADER = "institution,enterprise,kind,object,source_url,source_grade\n"
FIRST = HEADER + "甲学院,乙公司,订单班,乙 班,https://example.org/1,official\n甲学院,丙公司,捐赠,,,media\n"
SECOND = HEADER + "甲学院,丁公司,订单班,,https://example.org/2,media\n"


@pytest.fixture(autouse=True)
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "language", "zh")
    for name in ("NEO4J_URI", "CHUYI_WORKSPACE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A list read and built."""
    folder = tmp_path_factory.mktemp("cite") / "工作区"
    folder.mkdir()
    (folder / "chuyi.toml").write_text('province = "湖南省"\n', encoding="utf-8")
    table = folder.parent / "partnerships.csv"
    table.write_text(FIRST, encoding="utf-8")
    assert run(["--workspace", str(folder), "ingest", str(table)]) == 0
    assert run(["--workspace", str(folder), "build"]) == 0
    return folder


def chuyi(workspace: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = run(["--workspace", str(workspace), *arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_citations_below_an_answer(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = chuyi(workspace, capsys, "query", "partnerships", "--cite")
    assert code == 0
    lines = out.splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("[1] "))
    assert any("https://example.org/1." in line for line in lines[first:])
    assert any("第 1 次运行；来源 source-" in line for line in lines[first:])
    assert lines[-1] == "以后再得同一答案：chuyi query partnerships --known-at 1"


def test_an_entity_is_cited_and_styles_differ(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = chuyi(workspace, capsys, "cite", "甲学院", "--style", "plain")
    assert code == 0
    assert "，据partnerships.csv，https://example.org/1（官方）" in out
    assert "[EB/OL]" in chuyi(workspace, capsys, "cite", "甲学院")[1]
    code, out, err = chuyi(workspace, capsys, "cite", "partnerships", "-p", "kind=现场工程师")
    assert (code, "未收录不等于没有" in err) == (0, True)


def test_what_does_not_go_together_is_refused(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert chuyi(workspace, capsys, "cite", "甲学院", "-p", "kind=捐赠")[0] == 2
    assert chuyi(workspace, capsys, "query", "partnerships", "--cite", "--format", "csv")[0] == 2


def test_the_same_answer_can_be_had_again_from_its_run(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    question = (
        "query",
        "partners-of-institution",
        "-p",
        "institution=甲学院",
        "--min-grade",
        "media",
        "--format",
        "json",
    )
    before = json.loads(chuyi(workspace, capsys, *question, "--cite")[1])
    assert [row["partner"] for row in before["rows"]] == ["丙公司", "乙公司"]
    assert [item["run"] for item in before["citations"]] == [1, 1]
    (workspace.parent / "partnerships.csv").write_text(SECOND, encoding="utf-8")
    assert chuyi(workspace, capsys, "ingest", str(workspace.parent / "partnerships.csv"))[0] == 0
    assert chuyi(workspace, capsys, "build")[0] == 0
    assert [row["partner"] for row in json.loads(chuyi(workspace, capsys, *question)[1])["rows"]] == ["丁公司"]
    again = shlex.split(before["again"])[1:]
    after = json.loads(chuyi(workspace, capsys, *again, "--cite", "--format", "json")[1])
    assert (after["rows"], after["again"]) == (before["rows"], before["again"])
    assert after["citations"] == before["citations"]
