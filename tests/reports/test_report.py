"""Reports from a real graph to real files, opened again."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

import docx
import openpyxl
import pytest

from chuyi.config import Settings, Workspace
from chuyi.errors import ChuyiError, Text
from chuyi.graph.engines import Engine
from chuyi.queries.answer import Stamp
from chuyi.queries.session import Graph
from chuyi.reports.content import Proof, Report, Table
from chuyi.reports.docx import document
from chuyi.reports.period import parse_period
from chuyi.reports.report import write_report
from chuyi.reports.xlsx import workbook
from tests.queries import fixture_graph as made

PERIOD = parse_period("2026Q4")
HOSTILE = ['=HYPERLINK("http://x")', "<script>alert(1)</script>", "'\"`\\", "行\n行\x07\u202e", "长" * 40_000]


@pytest.fixture
def graph(engine: Engine, tmp_path: Path) -> Graph:
    made.build_fixture(engine)
    return Graph(engine, Workspace(tmp_path, Settings(province="山海省")))


def test_word_document_says_what_the_graph_says(graph: Graph, tmp_path: Path) -> None:
    paper = docx.Document(str(write_report(graph, "progress", PERIOD, tmp_path, "zh")[0]))
    text = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    cells = {cell.text for table in paper.tables for row in table.rows for cell in row.cells}
    assert "2026年第四季度" in text
    assert "未收录不等于没有" in text
    assert {"建设示范实训基地", "东海数控实训基地", "钱氏机械有限公司"} & cells
    assert any("待核" in cell for cell in cells)
    assert "[1] " in text
    first = graph.query("target-progress", evidence=True).evidence()[0]
    assert first.passage in text


def test_workbook_says_what_the_graph_says(graph: Graph, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(write_report(graph, "progress", PERIOD, tmp_path, "zh")[1])
    assert [sheet.freeze_panes for sheet in book.worksheets[1:]] == ["A2"] * (len(book.worksheets) - 1)
    targets = book["任务目标与进展"]
    head = [cell.value for cell in targets[1]]
    rows = [dict(zip(head, (cell.value for cell in row), strict=True)) for row in targets.iter_rows(min_row=2)]
    wanted = {row["目标"]: (row["目标数"], row["已入选"], row["还差"]) for row in rows if row["目标数"]}
    assert wanted["示范实训基地"] == (10, 2, 8)
    numbers = {cell.value for cell in book["证据"]["A"][1:]}
    assert numbers == set(range(1, len(numbers) + 1))


def test_the_same_graph_gives_the_same_bytes(graph: Graph, tmp_path: Path) -> None:
    first = [file.read_bytes() for file in write_report(graph, "progress", PERIOD, tmp_path / "1", "zh")]
    assert first == [file.read_bytes() for file in write_report(graph, "progress", PERIOD, tmp_path / "2", "zh")]


def test_a_folder_that_cannot_be_is_named(graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("no folder", encoding="utf-8")
    with pytest.raises(ChuyiError, match="out"):
        write_report(graph, "progress", PERIOD, tmp_path / "out", "zh")


def hostile_report() -> Report:
    word = Text("甲", "a")
    table = Table(
        word, None, (word, word), tuple((name, number) for number, name in enumerate(HOSTILE)), frozenset(), ()
    )
    proofs = tuple(
        Proof(number, name, word, name, 0, len(name), word, None) for number, name in enumerate(HOSTILE, start=1)
    )
    return Report(word, word, word, PERIOD, Stamp("l", "1", "2026-01-02T03:04:05+00:00", True), (table,), proofs)


def test_hostile_names_stay_text_in_a_workbook() -> None:
    content = workbook(hostile_report(), "zh", datetime(2026, 1, 2, tzinfo=UTC))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[1]
    cells = [row[0] for row in sheet.iter_rows(min_row=2, max_row=1 + len(HOSTILE))]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.hyperlink for cell in cells] == [None] * len(HOSTILE)
    assert cells[0].value == HOSTILE[0]
    assert cells[3].value == "行\n行\\u0007\\u202e"


def test_hostile_names_stay_text_in_a_document() -> None:
    paper = docx.Document(io.BytesIO(document(hostile_report(), "zh", datetime(2026, 1, 2, tzinfo=UTC))))
    texts = [row.cells[0].text for row in paper.tables[0].rows][1:]
    assert texts[:3] == HOSTILE[:3]
    assert texts[3] == "行\n行\\u0007\\u202e"
    assert HOSTILE[0] in "\n".join(p.text for p in paper.paragraphs)
