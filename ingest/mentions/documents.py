"""Documents by their titles in 《》, and the document's own title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chuyi.ingest.layers import Header
from chuyi.ingest.mentions.candidates import Candidate
from chuyi.ingest.mentions.lexicon import words

_LONGEST_TITLE = 120
_KIND = re.compile("(?:" + "|".join(sorted(words("document_kinds"), key=len, reverse=True)) + ")$")
_VERSION = re.compile("(?:[（(][^（）()]{1,14}[）)])+$")
_BARE = frozenset(
    [
        "方案",
        "意见",
        "通知",
        "办法",
        "规划",
        "规定",
        "条例",
        "细则",
        "计划",
        "实施方案",
        "行动计划",
        "行动方案",
        "实施意见",
        "要点",
        "章程",
        "措施",
        "若干措施",
        "指南",
    ]
)


def own_titles(header: Header) -> Iterator[Candidate]:
    """The document's own titles; they are mentions only where bodies issue it."""
    if header.issuers:
        for extent in header.titles:
            yield Candidate(extent.start, extent.end, "Document", "own title", 1.0)


def titles_in_marks(text: str) -> Iterator[Candidate]:
    """Titles in 《》 that name an official text; books, films and courses are none."""
    for start, end in _outermost(text):
        title = re.sub(r"\s", "", text[start:end])
        plain = _VERSION.sub("", title)
        if plain in _BARE or not _KIND.search(plain) or len(plain) < 4:
            continue
        yield Candidate(start, end, "Document", "title in 《》", 0.97)


def short_titles(text: str, full: list[str]) -> Iterator[tuple[Candidate, str]]:
    """《方案》 where a full title of that kind occurs too; with the full title that it means."""
    for start, end in _outermost(text):
        title = text[start:end]
        if title in _BARE:
            meant = [name for name in full if _VERSION.sub("", name).endswith(title)]
            if meant:
                yield Candidate(start, end, "Document", "short title in 《》", 0.9), meant[0]


def _outermost(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of what stands in outermost 《》, without the marks; unclosed ones are left out."""
    depth, opened = 0, 0
    for match in re.finditer("[《》]", text):
        if match.group() == "《":
            if depth and match.start() - opened > _LONGEST_TITLE:
                depth = 0
            if not depth:
                opened = match.end()
            depth += 1
        elif depth:
            depth -= 1
            if not depth and 1 < match.start() - opened <= _LONGEST_TITLE:
                yield opened, match.start()
