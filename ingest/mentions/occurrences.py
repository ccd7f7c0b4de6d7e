"""Places of a document's own words in its text.

A pattern or table made for one document costs more than a few plain searches: those are used for few words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from chuyi.ingest.mentions.prefix_table import PrefixTable

_FEW = 50


def starts_of(word: str, text: str) -> Iterator[int]:
    """Where a word begins in a text, overlapping places included."""
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + 1)


def occurrences(words: Collection[str], text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the words (of two characters or more) from left to right, longest first, without overlap."""
    if len(words) > _FEW:
        yield from PrefixTable(words).scan(text)
        return
    free = 0
    for start, shortness in sorted((start, -len(word)) for word in words for start in starts_of(word, text)):
        if start >= free:
            free = start - shortness
            yield start, free
