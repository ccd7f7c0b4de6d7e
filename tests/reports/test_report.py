"""From a real graph to real files."""

from __future__ import annotations

from pathlib import Path

import docx
import openpyxl
import pytest

from chuyi.errors import ChuyiError, UsageError
from chuyi.queries.session import Graph
from chuyi.reports.period import parse_period
from chuyi.reports.report import write_report

PERIOD = parse_period("2026Q4")


def test_writes_a_document_and_a_workbook(graph: Graph, tmp_path: Path) -> None:
    files = write_report(graph, "progress", PERIOD, tmp_path / "out", "zh")
    assert [file.name for file in files] == ["进展报告-2026Q4.docx", "进展报告-2026Q4.xlsx"]
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == sorted(file.name for file in files)
    paper = docx.Document(str(files[0]))
    cells = {cell.text for table in paper.tables for row in table.rows for cell in row.cells}
    assert {"示范实训基地", "钱氏机械有限公司", "南市"} <= cells
    assert "钱氏机械有限公司" in [cell.value for cell in openpyxl.load_workbook(files[1])["校企合作明细"]["B"]]


def test_the_same_graph_gives_the_same_bytes(graph: Graph, tmp_path: Path) -> None:
    first = [file.read_bytes() for file in write_report(graph, "progress", PERIOD, tmp_path / "1", "zh")]
    assert first == [file.read_bytes() for file in write_report(graph, "progress", PERIOD, tmp_path / "2", "zh")]


def test_speaks_english(graph: Graph, tmp_path: Path) -> None:
    files = write_report(graph, "progress", PERIOD, tmp_path, "en")
    assert [file.name for file in files] == ["progress-report-2026Q4.docx", "progress-report-2026Q4.xlsx"]


def test_a_folder_that_cannot_be_is_named(graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("no folder", encoding="utf-8")
    with pytest.raises(ChuyiError, match="out"):
        write_report(graph, "progress", PERIOD, tmp_path / "out", "zh")


def test_an_unknown_report(graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="progress"):
        write_report(graph, "weekly", PERIOD, tmp_path, "zh")
