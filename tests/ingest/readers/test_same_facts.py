"""One notice as every kind of file says the same, and every piece of evidence is found in place."""

from __future__ import annotations

import pytest

from chuyi.graph.facts import Source
from chuyi.graph.ledger.validation import validate
from chuyi.ingest.document_facts import document_facts
from chuyi.ingest.extraction import contract
from chuyi.ingest.layers import Layers
from tests.ingest.readers.notice import MAKERS, what_it_says

OTHERS = [kind for kind in MAKERS if kind != "txt"]


def test_the_notice_says_something_of_every_sort(notices: dict[str, Layers]) -> None:
    said = what_it_says(contract(notices["txt"]))
    assert said["document"]["doc_number"] == "云教职〔2026〕8号"
    assert [task["clause"] for task in said["tasks"]] == ["二（一）", "二（二）", "二（三）"]
    assert {item["type"] for item in said["relations"]} >= {"HOSTS", "RESPONSIBLE_FOR"}


@pytest.mark.parametrize("kind", OTHERS)
def test_the_same_facts(kind: str, notices: dict[str, Layers]) -> None:
    assert what_it_says(contract(notices[kind])) == what_it_says(contract(notices["txt"]))


@pytest.mark.parametrize("kind", OTHERS)
def test_evidence_has_a_place_in_the_file(kind: str, notices: dict[str, Layers]) -> None:
    facts = validate(document_facts(notices[kind], Source("file:///tmp/notice", "0" * 64, "文件")))
    assert facts.passages
    for passage in facts.passages:
        assert passage.location.keys() & {"paragraph", "table", "page"}, passage
    (host,) = (r for r in facts.relations if r.type == "HOSTS" and r.subject.name == "云州机电职业学院")
    place = facts.passages[host.evidence[0].passage].location
    assert (place["table"], place["row"]) == (1, 3)
    assert ("page" in place) == ("box" in place) == kind.endswith(("pdf", "jpg"))
