"""What a report says of a graph."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from chuyi.errors import SchemaError, Text
from chuyi.queries.answer import Stamp
from chuyi.queries.session import Graph
from chuyi.reports.content import Report, Row, Table, collect
from chuyi.reports.definition import Definition, Section, load_definition
from chuyi.reports.period import parse_period
from tests.queries.fixture_graph import HALL_TARGET

PERIOD = parse_period("2026Q3")


def one_section(**section: Any) -> Definition:
    word = Text("x", "x")
    return Definition("test", word, word, word, (Section(word, **section),), word)


def table_of(report: Report, title: str) -> Table:
    return next(table for table in report.tables if table.title.zh == title)


def named(table: Table) -> list[dict[str, Any]]:
    return [dict(zip((title.zh for title in table.titles), row.cells, strict=True)) for row in table.rows]


def test_progress_says_what_the_questions_answer(graph: Graph) -> None:
    report = collect(graph, load_definition("progress"), PERIOD)
    targets = named(table_of(report, "任务目标与进展"))
    wanted = {row["目标"]: (row["目标数"], row["已入选"], row["还差"], row["名单收录"]) for row in targets}
    assert wanted["示范实训基地"] == (10, 2, 8, 2)
    cities = {row["市州"]: row["校企合作"] for row in named(table_of(report, "各市州情况"))}
    assert set(cities) == {"东市", "西市", "南市"}
    assert cities["南市"] == 0  # listed with nought, not left out
    bases = table_of(report, "参与实训基地建设的企业")
    assert bases.summary is not None
    assert bases.summary.zh == "收录 3 个实训基地的 2 家共建或建设企业，共 3 条，其中待核 1 条。"
    assert bases.coverage[0].zh == "示范实训基地名单：收录 2/10；未收录不等于没有"


def test_every_row_leads_to_its_passages(graph: Graph) -> None:
    report = collect(graph, load_definition("progress"), PERIOD)
    proofs = {proof.number: proof for proof in report.proofs}
    assert list(proofs) == list(range(1, len(proofs) + 1))
    bases = table_of(report, "参与实训基地建设的企业")
    row = next(row for row in bases.rows if "孙记汽车股份有限公司" in row.cells)
    assert row.to_check
    assert [proofs[number].passage for number in row.proofs] == ["孙记汽车股份有限公司 | CO_BUILDS | 西山汽车实训基地"]
    assert proofs[row.proofs[0]].grade.zh == "转载·待核"
    assert proofs[row.proofs[0]].to_check
    assert Text("转载·待核", "mirror, to be confirmed") in row.cells


def test_one_passage_has_one_number_and_all_its_decisive_words(graph: Graph) -> None:
    report = collect(graph, load_definition("progress"), PERIOD)
    places = [(proof.document, proof.location, proof.passage) for proof in report.proofs]
    assert len(set(places)) == len(places)
    for proof in report.proofs:
        assert all(one[1] < other[0] for one, other in zip(proof.spans, proof.spans[1:], strict=False))
        assert 0 <= proof.spans[0][0] < proof.spans[-1][1] <= len(proof.passage)


def test_words_of_our_own_are_named_in_row_and_evidence(graph: Graph) -> None:
    definition = one_section(question="evidence-of-entity", parameters={"entity": HALL_TARGET.id})
    report = collect(graph, definition, PERIOD)
    ours = {proof.number for proof in report.proofs if "示例改写" in proof.grade.zh}
    assert ours
    rows: list[Row] = [row for table in report.tables for row in table.rows]
    assert [row.sample for row in rows] == [bool(ours & set(row.proofs)) for row in rows]
    assert {row.sample for row in rows} == {True, False}


def test_figures_of_a_summary(graph: Graph) -> None:
    words = "{rows} {to_check} {sample} {distinct:city} {sum:builders} {positive:builders} {zero:builders}"
    definition = one_section(question="bases-by-city", summary=Text(words, words))
    report = collect(graph, definition, PERIOD)
    assert report.tables[0].summary == Text("4 1 0 3 3 2 2", "4 1 0 3 3 2 2")


def test_columns_are_those_that_the_definition_names_or_all_but_ids(graph: Graph) -> None:
    some = collect(graph, one_section(question="bases-by-city", columns=("city", "base")), PERIOD)
    assert [title.zh for title in some.tables[0].titles] == ["市州", "实训基地"]
    every = collect(graph, one_section(question="bases-by-city"), PERIOD)
    assert not any("编号" in title.zh for title in every.tables[0].titles)


@pytest.mark.parametrize(
    "section",
    [
        {"question": "no-such-question"},
        {"question": "bases-by-city", "columns": ("town",)},
        {"question": "bases-by-city", "summary": Text("{sum:towns}", "")},
    ],
)
def test_a_definition_that_does_not_fit_the_questions(graph: Graph, section: dict[str, Any]) -> None:
    with pytest.raises(SchemaError, match="test: "):
        collect(graph, one_section(**section), PERIOD)


@pytest.mark.parametrize(
    ("built", "words"),
    [
        ("2026-09-30T23:59:00+00:00", "早于报告期"),
        ("2026-10-01T07:59:00+08:00", "早于报告期"),  # still September in UTC
        ("2026-12-31T23:00:00+00:00", "报告期尚未结束"),
        ("2027-01-02T00:00:00+00:00", "晚于报告期末"),
    ],
)
def test_says_how_the_data_lies_to_the_period(report: Report, built: str, words: str) -> None:
    dated = dataclasses.replace(report, stamp=Stamp("ledger-1", "7", built, True))
    assert words in "".join(line.zh for line in dated.origin)
    assert "2026-10-01 至 2026-12-31" in dated.origin[0].zh
    assert "ledger-1" in dated.origin[2].zh


def test_says_when_the_graph_is_not_complete(report: Report) -> None:
    half = dataclasses.replace(report, stamp=dataclasses.replace(report.stamp, complete=False))
    assert "图谱没有建完" in half.origin[-1].zh
    assert len(half.origin) == len(report.origin) + 1
