"""One notice as every kind of file says the same, and every piece of evidence is found in place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from chuyi.graph.ledger.validation import validate
from chuyi.ingest.documents import read_document, read_layers
from chuyi.ingest.extraction import contract
from chuyi.ingest.reading import ReadingConfig
from tests.ingest.readers.notice import MAKERS, what_it_says, write

CONFIG = ReadingConfig()


@pytest.fixture(scope="module")
def in_text(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the notice says as plain text."""
    return what_it_says(contract(read_layers(write(tmp_path_factory.mktemp("notice"), "txt"), CONFIG)))


def test_the_notice_says_something_of_every_sort(in_text: dict[str, Any]) -> None:
    assert in_text["document"]["doc_number"] == "云教职〔2026〕8号"
    assert [task["clause"] for task in in_text["tasks"]] == ["二（一）", "二（二）", "二（三）"]
    assert {item["type"] for item in in_text["relations"]} >= {"HOSTS", "RESPONSIBLE_FOR"}


@pytest.mark.parametrize("kind", [kind for kind in MAKERS if kind != "txt"])
def test_the_same_facts(kind: str, tmp_path: Path, in_text: dict[str, Any]) -> None:
    assert what_it_says(contract(read_layers(write(tmp_path, kind), CONFIG))) == in_text


@pytest.mark.parametrize("kind", [kind for kind in MAKERS if kind != "txt"])
def test_evidence_has_a_place_in_the_file(kind: str, tmp_path: Path) -> None:
    facts = validate(read_document(write(tmp_path, kind), CONFIG))
    assert facts.passages
    for passage in facts.passages:
        assert passage.location.keys() & {"paragraph", "table", "page"}, passage
    (host,) = (r for r in facts.relations if r.type == "HOSTS" and r.subject.name == "云州机电职业学院")
    place = facts.passages[host.evidence[0].passage].location
    assert (place["table"], place["row"]) == (1, 3)
