"""Which source a person means."""

from __future__ import annotations

from pathlib import Path

import pytest

from chuyi.graph.facts import Grade
from chuyi.graph.ledger import SourceRow
from chuyi.graph.ledger.finding import find_sources


def source(id_: str, uri: str, title: str | None = None) -> SourceRow:
    return SourceRow(id_, uri, "0", "文件", Grade.MEDIA, title, None, None, None, "", "")


@pytest.fixture
def sources(tmp_path: Path) -> list[SourceRow]:
    return [
        source("source-aaaaaa11", (tmp_path / "资料" / "名单.csv").as_uri(), "院校名单"),
        source("source-aaaaaa22", (tmp_path / "资料" / "深" / "名单.csv").as_uri(), "企业 名单"),
        source("source-bbbbbb33", "chuyi:hunan/institutions.csv", "院校名单"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("source-aaaaaa11", [0]),
        ("source-bbbbbb", [2]),
        ("source-aaaaaa", [0, 1]),
        ("source-b", []),
        ("资料/深/名单.csv", [1]),
        ("资料", [0, 1]),
        ("名单.csv", [0, 1]),
        ("名单", [0, 1]),
        ("chuyi:hunan/institutions.csv", [2]),
        ("institutions.csv", [2]),
        ("企业 名单", [1]),
        ("院校名单", [0, 2]),
        ("别的", []),
    ],
)
def test_by_id_address_path_name_or_title(
    text: str, found: list[int], sources: list[SourceRow], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert [sources.index(item) for item in find_sources(sources, text)] == found
