"""Citations: in the form of the standard, for each work once, with rows and places."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chuyi.errors import Text
from chuyi.queries.citation import Citation
from chuyi.queries.session import Graph

NOTICE = Citation(
    1,
    (0, 2),
    (Text("条款 二", "clause 二"), Text("", "")),
    "关于实施山海行动的通知",
    ("山海省教育厅", "山海省财政厅"),
    "山教〔2022〕1号",
    "2022-03-01",
    "https://example.org/notice",
    "official",
    "文件",
    "2026-01-10",
    None,
    "source-1",
    ("p1", "p2"),
    "0123456789abcdef",
    12,
)


@pytest.mark.parametrize(
    ("changes", "entry"),
    [
        (
            {},
            "山海省教育厅, 山海省财政厅. 关于实施山海行动的通知: 山教〔2022〕1号[EB/OL]. (2022-03-01)[2026-01-10]. "
            "https://example.org/notice.",
        ),
        ({"address": None}, "山海省教育厅, 山海省财政厅. 关于实施山海行动的通知: 山教〔2022〕1号[Z]. (2022-03-01)."),
        (
            {"issuers": ("甲", "乙", "丙", "丁"), "doc_number": None, "date": None, "address": None},
            "甲, 乙, 丙, 等. 关于实施山海行动的通知[Z].",
        ),
        (
            {"kind": "表格", "title": "名单", "issuers": (), "doc_number": None, "date": None, "address": None},
            "名单[DS].",
        ),
        (
            {"kind": "表格", "title": "官网", "issuers": (), "doc_number": None, "date": None, "table": "名单"},
            "官网[EB/OL]. [2026-01-10]. https://example.org/notice.",
        ),
    ],
)
def test_the_form_of_the_standard(changes: dict[str, object], entry: str) -> None:
    assert replace(NOTICE, **changes).gbt7714 == entry  # type: ignore[arg-type]


def test_as_in_a_sentence_and_what_it_rests_on() -> None:
    assert NOTICE.plain == Text(
        "山海省教育厅、山海省财政厅：《关于实施山海行动的通知》（山教〔2022〕1号，2022-03-01），https://example.org/notice（官方）",
        "山海省教育厅, 山海省财政厅: “关于实施山海行动的通知” (山教〔2022〕1号, 2022-03-01), https://example.org/notice (official)",
    )
    assert NOTICE.basis.zh == "等级：官方；台账 01234567 第 12 次运行；来源 source-1"
    assert replace(NOTICE, table="名单").basis.en.startswith("by 名单; grade: official")


def test_each_work_is_cited_once_with_its_rows(graph: Graph) -> None:
    answer = graph.query("partnerships")
    citations = answer.citations()
    assert [item.number for item in citations] == list(range(1, len(citations) + 1))
    assert len({(item.title, item.address) for item in citations}) == len(citations)
    assert {row for item in citations for row in item.rows} == set(range(len(answer)))
    assert all(len(item.rows) == len(item.places) for item in citations)
    assert {item.run for item in citations} == {answer.stamp.run}
    # Rows of the table name the page that they are from; where there is none, the table itself is cited.
    assert {(item.title, item.table, item.gbt7714.count("[EB/OL]")) for item in citations} == {
        ("official网页", "名单", 1),
        ("media网页", "名单", 1),
        ("school网页", "名单", 1),
        ("名单", None, 0),
    }


def test_words_of_ours_are_cited_as_such_with_the_document_they_are_of(graph: Graph) -> None:
    (found,) = graph.query("passages-with", words="支持西山").citations()
    assert found.title == "关于实施山海行动的通知（示例改写）"
    assert (found.doc_number, found.date) == ("山教〔2022〕1号", "2022-03-01")
    assert found.issuers == ("山海省教育厅", "山海省财政厅")
    assert found.places == (Text("条款 二（一）", "clause 二（一）"),)


def test_cypher_of_ones_own_is_cited_by_what_it_returns(graph: Graph) -> None:
    answer = graph.cypher("MATCH (n:Institution {name: '东海职业技术学院'}) RETURN n")
    assert [item.title for item in answer.citations()] == ["official网页"]
    assert graph.cypher("RETURN 1 AS one").citations() == []


def test_a_row_gives_its_own_evidence(graph: Graph) -> None:
    answer = graph.query("partnerships", evidence=True)
    by_row = [row.evidence() for row in answer]
    assert [item for found in by_row for item in found] == answer.evidence()
    assert all({item.row for item in found} == {number} for number, found in enumerate(by_row))
