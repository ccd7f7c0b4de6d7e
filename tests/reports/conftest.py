"""A report that can be checked by hand, and the small province on each engine."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from chuyi.config import Settings, Workspace
from chuyi.errors import Text
from chuyi.graph.engines import Engine
from chuyi.queries.answer import Stamp
from chuyi.queries.session import Graph
from chuyi.reports.content import Proof, Report, Row, Table
from chuyi.reports.period import parse_period
from tests.queries.fixture_graph import build_fixture

HOSTILE = [
    '=HYPERLINK("http://evil.example","x")',
    "+1+cmd|' /C calc'!A0",
    "@SUM(1)",
    "-2+3",
    "<script>alert(1)</script>",
    "</w:t><w:br/>",
    "'\"`\\ & {{ x }}",
    "first\nsecond\x07\u202e\u200f",
    "\ud800",
    "_x0041_",
    "长" * 40_000,
]


@pytest.fixture(scope="module", params=["embedded", "neo4j"])
def graph(request: pytest.FixtureRequest) -> Iterator[Graph]:
    """The questions' fixture graph on each engine in turn; nothing in a module may write to it."""
    engine: Engine = request.getfixturevalue(f"{request.param}_engine")
    engine.clear()
    build_fixture(engine)
    yield Graph(engine, Workspace(Path("nowhere"), Settings(province="山海省")))
    engine.clear()


@pytest.fixture
def report() -> Report:
    """One table with a row to be checked and one on sample words, one empty table, one for the workbook alone."""
    official, media, mirror = Text("官方", "official"), Text("媒体", "media"), Text("转载·待核", "mirror")
    proofs = (
        Proof(1, "名单", Text("第 2 行", "row 2"), "甲校 | 乙公司", ((0, 8),), official, "https://a.example"),
        Proof(2, "通知", Text("条款 一", "clause 一"), "支持甲校建设。", ((2, 4),), mirror, None, "某网", True),
        *(Proof(n, "长文", Text("", ""), "长" * 900, ((600, 603),), media, None) for n in (3, 4, 5)),
    )
    rows = (
        Row(("甲校", 3, Text("官方", "official")), (1,)),
        Row(("乙校", 0, Text("转载·待核", "mirror, to be confirmed")), (2, 3, 4, 5), to_check=True),
        Row((None, None, Text("来源不明", "unknown")), (), sample=True),
    )
    titles = (Text("院校", "school"), Text("项数", "count"), Text("来源等级", "grade"))
    return Report(
        Text("进展报告", "Progress"),
        Text("报告", "report"),
        Text("前言。", "Preface."),
        Text("（一）方法。\n（二）等级。", "Method.\nGrades."),
        parse_period("2026Q4"),
        Stamp("ledger-1", "7", "2026-11-24T20:11:00+08:00", True),
        (
            Table(
                Text("合作", "Partners"),
                titles,
                rows,
                Text("共 3 条。", "3 rows."),
                coverage=(Text("名单：收录 1/20；未收录不等于没有", "list: 1 of 20 held"),),
            ),
            Table(Text("空白", "Gaps"), titles, ()),
            Table(Text("明细", "Details"), titles, (Row(("丙校", 1, official), (5,)),), workbook_only=True),
        ),
        proofs,
    )


@pytest.fixture
def hostile_report(report: Report) -> Report:
    """Hostile text in every place that sources can fill."""
    rows = tuple(Row((name, number, name), (number + 1,), True, True) for number, name in enumerate(HOSTILE))
    table = dataclasses.replace(report.tables[0], rows=rows, coverage=tuple(Text(name, name) for name in HOSTILE))
    proofs = tuple(
        Proof(number, name, Text(name, name), name, ((0, len(name)),), Text("x", "x"), name, name, True)
        for number, name in enumerate(HOSTILE, start=1)
    )
    return dataclasses.replace(report, tables=(table,), proofs=proofs)
