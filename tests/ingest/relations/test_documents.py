"""BASED_ON and SUPERSEDES of a document that somebody issues."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from chuyi.ingest.layers import layers

_HEAD = "云南省教育厅关于推进职业教育协同发展的通知\n\n云教职〔2024〕7号\n\n各州市教育局：\n\n"
_END = "\n\n云南省教育厅\n2024年3月1日\n"


@pytest.fixture
def rest(nlp: Language) -> Callable[[str], list[tuple[str, str]]]:
    def of(text: str) -> list[tuple[str, str]]:
        return [(r.type, r.object) for r in layers(nlp(_HEAD + text + _END)).relations]

    return of


def test_bases(rest: Callable[[str], list[tuple[str, str]]]) -> None:
    text = "为贯彻《云南省职业教育条例》（第9号）和《云南省教育发展规划》，按照《关于深化产教融合的意见》，现通知如下。"
    assert rest(text) == [
        ("BASED_ON", "云南省职业教育条例"),
        ("BASED_ON", "云南省教育发展规划"),
        ("BASED_ON", "关于深化产教融合的意见"),
    ]


def test_other_titles_are_no_bases(rest: Callable[[str], list[tuple[str, str]]]) -> None:
    assert rest("各校要宣传《云南省职业教育条例》。") == []


def test_repealed(rest: Callable[[str], list[tuple[str, str]]]) -> None:
    assert rest("《云南省职业教育办法》（云教〔2010〕1号）同时废止。") == [("SUPERSEDES", "云南省职业教育办法")]


def test_without_issuers_there_is_no_own_document(told: Callable[..., list[str]]) -> None:
    assert told("根据《云南省职业教育条例》开展工作。", "BASED_ON") == []
