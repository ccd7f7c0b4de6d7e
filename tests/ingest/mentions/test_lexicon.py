"""Words as data, and patterns of many words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuyi.ingest.mentions.lexicon import made_of, trie_expression, word_set, words


def test_longest_match() -> None:
    pattern = re.compile(trie_expression(["市", "市级", "市级项目", "a.b"]))
    assert pattern.match("市级项目组")[0] == "市级项目"  # type: ignore[index]
    assert pattern.match("市级学校")[0] == "市级"  # type: ignore[index]
    assert pattern.match("a.b")
    assert not pattern.match("axb")


@given(st.lists(st.text("甲乙丙", min_size=1, max_size=4), min_size=1, max_size=8), st.text("甲乙丙丁", max_size=12))
def test_matches_what_a_plain_alternation_matches(entries: list[str], text: str) -> None:
    plain = re.compile("|".join(map(re.escape, sorted(set(entries), key=len, reverse=True))))
    assert re.findall(trie_expression(entries), text) == plain.findall(text)


@pytest.mark.parametrize(("text", "made"), [("中等职业", True), ("", True), ("优秀中职", True), ("烹饪职业", False)])
def test_made_of(text: str, made: bool) -> None:
    assert made_of(text, word_set("class_words")) is made


def test_unknown_group() -> None:
    with pytest.raises(KeyError):
        words("no such group")
