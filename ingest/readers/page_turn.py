"""Whether a page goes on in the middle of a sentence: the line before is full, the first one has no indent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from chuyi.ingest.readers.layout import FULL, PrintedLine
from chuyi.ingest.text.numbering import label_at
from chuyi.ingest.text.repair import is_page_number

_LEAST_LINES = 3  # to know a page's margins
_NARROWEST = 10  # em of a column of text
_NO_INDENT = 0.8  # em
_ENDS = "。！？；：…"
_DIGITS = re.compile(r"\d+")


class PageTurn:
    """Remembers how the last page began and ended."""

    def __init__(self) -> None:
        self._first = ""
        self._is_open = False

    def opened(self, lines: Sequence[PrintedLine]) -> list[PrintedLine]:
        """A page's first lines, with the one marked that goes on with the page before."""
        marked = list(lines)
        at = next((at for at, line in enumerate(lines) if not self._is_furniture(line, at)), None)
        if at is not None and self._is_open and _goes_on(lines[at], lines[at:]):
            marked[at] = replace(lines[at], begins=False)
        return marked

    def closed(self, first: Sequence[PrintedLine], last: Sequence[PrintedLine]) -> None:
        """A page is over: the lines with which it began, and those with which it ended."""
        self._first = _plain(first[0]) if first else ""
        body = list(last)
        while body and is_page_number(body[-1].text):
            body.pop()
        self._is_open = len(body) >= _LEAST_LINES and _is_full(body[-1], body)

    def _is_furniture(self, line: PrintedLine, at: int) -> bool:
        """A page number, or the running head that the page before has too."""
        return is_page_number(line.text) or (at == 0 and _plain(line) == self._first)


def _plain(line: PrintedLine) -> str:
    return _DIGITS.sub("0", line.text.strip())


def _is_full(line: PrintedLine, page: Sequence[PrintedLine]) -> bool:
    left, right = min(other.box.left for other in page), max(other.box.right for other in page)
    em = line.fragments[-1].em
    is_column = len(line.fragments) == 1 and right - left >= _NARROWEST * em
    return is_column and line.box.right >= right - FULL * em and line.text[-1] not in _ENDS


def _goes_on(line: PrintedLine, page: Sequence[PrintedLine]) -> bool:
    left = min(other.box.left for other in page)
    has_indent = line.box.left > left + _NO_INDENT * line.fragments[0].em
    return line.begins is None and len(line.fragments) == 1 and not has_indent and label_at(line.text) is None
