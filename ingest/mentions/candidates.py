"""Candidates: spans that may be names, before the longest are chosen."""

from __future__ import annotations

from chuyi.ingest.values import value


@value
class Candidate:
    """A span with its type and the rule that found it. ``named`` is False for a class (10所优秀中职学校)."""

    start: int
    end: int
    type: str
    rule: str
    confidence: float = 0.9
    named: bool = True


def longest_first(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates that no longer (or equally long and surer) one overlaps, in order of place."""
    taken: list[Candidate] = []
    occupied = bytearray(max((candidate.end for candidate in candidates), default=0))
    for candidate in sorted(candidates, key=lambda c: (c.start - c.end, -c.confidence, c.start)):
        # Those taken are as long or longer: one that overlaps holds the first or the last character.
        if occupied[candidate.start] or occupied[candidate.end - 1]:
            continue
        taken.append(candidate)
        occupied[candidate.start : candidate.end] = b"\x01" * (candidate.end - candidate.start)
    return sorted(taken, key=lambda c: c.start)
