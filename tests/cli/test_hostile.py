"""Names that would like to be markup, formula, statement, path or the end of a line: text everywhere."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl
import pytest

from chuyi.cli import run
from chuyi.cli.speech import words
from chuyi.config import GraphAddress
from chuyi.graph.engines import Engine

FIRM = '=1+1<b onmouseover="alert(1)">公司'
NAMES = [
    "<script>alert(1)</script>学院",
    '=HYPERLINK("http://example.invalid","点")学院',
    "\"双\"'单'“弯”学院",
    "换\n行\t学院",
    "`反引号`学院",
    "\u202e反向\u200f学院",
    "\x1b[31m红\x07学院",
    "'; MATCH (n) DETACH DELETE n; //学院",
    "../../etc/学院",
    "{{7*7}}${x}%s学院",
    "甲" * 9998 + "学院",
]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose tables hold the names, read and built."""
    folder = tmp_path_factory.mktemp("hostile")
    tables = {
        "院校.csv": [["名称", "层次", "市州"], *([name, "中职", "长沙市"] for name in NAMES)],
        "校企合作.csv": [["院校", "企业", "方式"], *([name, FIRM, "订单班"] for name in NAMES)],
    }
    for name, rows in tables.items():
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    assert run(["init", str(folder / "工作区")]) == 0
    assert run(["--workspace", str(folder / "工作区"), "ingest", *(str(folder / name) for name in tables)]) == 0
    assert run(["--workspace", str(folder / "工作区"), "build"]) == 0
    return folder / "工作区"


@pytest.fixture(autouse=True)
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "language", "zh")
    monkeypatch.delenv("NEO4J_URI", raising=False)


def said(workspace: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert run(["--workspace", str(workspace), *arguments]) == 0
    return capsys.readouterr().out


@pytest.fixture
def server(
    neo4j_engine: Engine, neo4j_address: GraphAddress, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """The same graph on a server that the environment names."""
    neo4j_engine.clear()
    monkeypatch.setenv("NEO4J_URI", neo4j_address.uri)
    monkeypatch.setenv("NEO4J_USERNAME", neo4j_address.username)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_address.password or "")
    assert run(["--workspace", str(workspace), "build"]) == 0
    yield
    neo4j_engine.clear()


def all_names_come_back(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = json.loads(said(workspace, capsys, "query", "partnerships", "--format", "json", "--evidence"))
    assert sorted(row["institution"] for row in asked["rows"]) == sorted(NAMES)
    assert {row["partner"] for row in asked["rows"]} == {FIRM}
    passages = {item["passage"] for item in asked["evidence"]}
    assert all(any(name in passage for passage in passages) for name in NAMES)


def test_json_has_them_as_they_are(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    all_names_come_back(workspace, capsys)


@pytest.mark.usefixtures("server")
def test_a_server_holds_them_as_they_are(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    all_names_come_back(workspace, capsys)


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_each_can_be_asked_for(name: str, workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ("query", "partners-of-institution", "--param", f"institution={name}", "--format", "json")
    assert [row["partner"] for row in json.loads(said(workspace, capsys, *arguments))["rows"]] == [FIRM]


def test_a_table_for_people_moves_no_cursor(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = said(workspace, capsys, "query", "partnerships", "--evidence")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u200f\u202a-\u202e]", shown)
    assert "<script>alert(1)</script>学院" in shown


def test_csv_runs_no_formula(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = said(workspace, capsys, "query", "partnerships", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert {row["partner"] for row in rows} == {f"'{FIRM}"}
    defused = {f"'{name}" if name.startswith("=") else name for name in NAMES}
    assert {row["institution"] for row in rows} == defused


@pytest.mark.parametrize("what", ["partnerships", FIRM, NAMES[0]], ids=["question", "firm", "school"])
def test_a_page_holds_them_as_data(what: str, workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = Path(said(workspace, capsys, "explore", what).rstrip("\n"))
    assert file.parent == workspace / "out"
    page = file.read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert "<b onmouseover" not in page
    assert "\\u003cscript\\u003ealert(1)" in page


def test_a_report_holds_them_as_text(workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said(workspace, capsys, "report", "progress", "--period", "2026Q4", "--out", str(tmp_path))
    [document] = tmp_path.glob("*.docx")
    tables = docx.Document(str(document)).tables
    written = "\n".join(cell.text for table in tables for row in table.rows for cell in row.cells)
    assert "<script>alert(1)</script>学院" in written
    [workbook] = tmp_path.glob("*.xlsx")
    cells = [cell for sheet in openpyxl.load_workbook(workbook) for row in sheet.iter_rows() for cell in row]
    texts = [cell.value for cell in cells if isinstance(cell.value, str)]
    assert any(text.startswith("=HYPERLINK") for text in texts)
    assert all(cell.data_type != "f" for cell in cells)
    assert all(cell.hyperlink is None or "example.invalid" not in str(cell.hyperlink.target) for cell in cells)


def test_a_message_that_names_one_moves_no_cursor(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["--workspace", str(workspace), "explore", "\x1b[2J没有\u202e的\n学院"]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", shown.err)
