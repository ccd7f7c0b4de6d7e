"""Sentences: up to 。！？； or the end of a line or table row; stops inside brackets do not end one."""

from __future__ import annotations

import re
from bisect import bisect_right

from chuyi.ingest.layers import Clause, Line, LineKind, Sentence

_LONGEST = 600
"""Characters after which a stop ends a sentence whatever bracket is open: one that OCR lost never closes."""
_STOP = re.compile(r"[。！？；][”’」）]?")


def find_sentences(text: str, lines: list[Line], clauses: list[Clause]) -> list[Sentence]:
    """All sentences in order, each with its innermost clause."""
    starts = [clause.label.start for clause in clauses]
    found = []
    for line in lines:
        if line.kind is LineKind.BLANK:
            continue
        for start, end in _parts(text, line):
            clause = bisect_right(starts, start) - 1
            inside = clause >= 0 and start < clauses[clause].body.end
            found.append(Sentence(start, end, clause if inside else None))
    return found


def _is_inside_brackets(text: str, start: int, stop: re.Match[str]) -> bool:
    return text.count("（", start, stop.start()) > text.count("）", start, stop.end())


def _parts(text: str, line: Line) -> list[tuple[int, int]]:
    parts = []
    start = line.start
    if line.kind is LineKind.TEXT:
        for stop in _STOP.finditer(text, line.start, line.end):
            if stop.end() - start < _LONGEST and _is_inside_brackets(text, start, stop):
                continue
            parts.append((start, stop.end()))
            start = stop.end()
    if text[start : line.end].strip():
        parts.append((start, line.end))
    return [(_begin(text, a, b), b) for a, b in parts]


def _begin(text: str, start: int, end: int) -> int:
    """Where the words of a part begin."""
    while start < end and text[start].isspace():
        start += 1
    return start
