"""``chuyi extract``: JSON by file, JSON on standard output, a summary for people, failures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from chuyi.cli import run

NOTICE = """洛阳市教育局关于扩建学校的通知

一、扩建学校。年内扩建学校3所，支持洛阳职业技术学院。（市财政局负责）

洛阳市教育局
2026年1月8日
"""


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    """A notice in a file."""
    path = tmp_path / "通知.txt"
    path.write_text(NOTICE, encoding="utf-8")
    return path


def test_json_on_standard_output(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", str(notice), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["document"]["issuers"] == ["洛阳市教育局"]
    assert found["tasks"][0]["targets"][0]["deadline"] == "2026"


def test_a_file_for_each(notice: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = notice.with_name("再.md")
    other.write_bytes(NOTICE.encode("gb18030"))
    out = tmp_path / "out"
    assert run(["extract", str(notice), str(other), "--out", str(out)]) == 0
    assert capsys.readouterr().out == ""
    first, second = (json.loads((out / f"{name}.json").read_text(encoding="utf-8")) for name in ("通知", "再"))
    assert first == second


def test_a_summary_for_people(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", str(notice)]) == 0
    shown = capsys.readouterr().out
    assert "扩建学校" in shown
    assert "3所" in shown
    assert "市财政局" in shown


def test_some_refused_is_3_and_all_refused_1(notice: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = str(tmp_path / "none.txt")
    assert run(["extract", str(notice), missing, "--out", str(tmp_path / "out")]) == 3
    assert "none.txt" in capsys.readouterr().err
    assert run(["extract", missing]) == 1
    wrong = tmp_path / "a.xyz"
    wrong.write_text("x", encoding="utf-8")
    assert run(["extract", str(wrong)]) == 1


def test_wrong_use_is_2(notice: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    twin = tmp_path / "b" / notice.name
    twin.parent.mkdir()
    twin.write_text(NOTICE, encoding="utf-8")
    assert run(["extract", str(notice), str(twin), "--format", "json"]) == 2
    assert run(["extract", str(notice), str(twin), "--out", str(tmp_path / "out")]) == 2
    assert run(["extract"]) == 2


def test_a_folder_that_cannot_be_written(notice: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    assert run(["extract", str(notice), "--out", str(blocked / "out")]) == 1
    assert "Traceback" not in capsys.readouterr().err


def test_findings_are_explained_in_lines_json_and_a_page(
    notice: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["extract", str(notice), "--explain"]) == 0
    shown = capsys.readouterr().out
    assert "【年内扩建学校3所" in shown
    assert run(["extract", str(notice), "--explain", "--format", "json"]) == 0
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert {"kind", "words", "rule", "confidence", "passage", "start", "end", "location"} == findings[0].keys()
    hostile = notice.with_name("<b>坏.txt")
    hostile.write_text(NOTICE.replace("洛阳职业", "<script>alert(1)</script>洛阳职业"), encoding="utf-8")
    assert run(["extract", str(hostile), "--explain", "--out", str(tmp_path / "out")]) == 0
    page = (tmp_path / "out" / "<b>坏.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "<b>" not in page
    assert "default-src 'none'" in page
    assert "<mark>" in page


def test_measuring_on_annotated_documents(notice: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", str(notice), "--out", str(tmp_path)]) == 0
    gold = json.loads((tmp_path / "通知.json").read_text(encoding="utf-8"))
    gold["tasks"][0]["targets"][0]["count"] = 4
    (tmp_path / "通知.gold.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    capsys.readouterr()
    assert run(["extract", "--gold", str(tmp_path), "--format", "json", "--errors", "2"]) == 0
    told = capsys.readouterr()
    measured = json.loads(told.out)
    assert (measured["targets"]["right"], measured["targets"]["gold"], measured["documents"]) == (0, 1, 1)
    assert measured["entities"]["f1"] == 1.0
    assert "targets" in told.err
    assert run(["extract", "--gold", str(tmp_path)]) == 0
    assert "F1 0.000" in capsys.readouterr().out
    assert run(["extract", "--gold", str(tmp_path), str(notice)]) == 2
    assert run(["extract"]) == 2
