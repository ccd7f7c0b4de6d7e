"""Places of a document's own words."""

from __future__ import annotations

import random
import re

import pytest

from chuyi.ingest.mentions.occurrences import occurrences, starts_of


@pytest.mark.parametrize("count", [1, 6, 80])
def test_words_stand_where_a_pattern_of_them_finds_them(count: int) -> None:
    chance = random.Random(count)
    for _ in range(50):
        words = {"".join(chance.choices("甲乙丙丁", k=chance.randint(2, 4))) for _ in range(count)}
        text = "".join(chance.choices("甲乙丙丁戊", k=30))
        pattern = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
        assert list(occurrences(words, text)) == [match.span() for match in pattern.finditer(text)]


def test_no_words_stand_nowhere() -> None:
    assert list(occurrences((), "甲乙")) == []


def test_a_word_that_overlaps_itself() -> None:
    assert list(starts_of("甲甲", "甲甲甲乙甲甲")) == [0, 1, 4]
