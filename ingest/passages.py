"""Passages of a document: sentences, as they stand in the file, that facts rest on."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from typing import Any

from chuyi.graph.facts import Evidence, Passage
from chuyi.ingest.layers import Extent, Layers

LONGEST = 2000
"""Characters above which a passage is cut to what the evidence needs: a line without a stop may be a whole file."""


class Passages:
    """Collects the passages that evidence points to; indexes are final, since passages are numbered as they come."""

    def __init__(self, known: Layers) -> None:
        self._known = known
        self._starts = [sentence.start for sentence in known.sentences]
        self._indexes: dict[tuple[int, int], int] = {}
        self._spans: list[tuple[int, int]] = []
        self._clauses: list[str | None] = []

    def evidence(self, extent: Extent) -> Evidence:
        """The evidence for characters of the repaired text: the sentence around them, and the span in it."""
        whole = self._around(extent)
        start, end = self._known.repaired.span(whole)
        own_start, own_end = self._known.repaired.span(extent)
        index = self._index(start, end, whole)
        return Evidence(index, own_start - start, own_end - start)

    def made(self) -> tuple[Passage, ...]:
        """All passages; equal texts are told apart by their order in the file."""
        seen: Counter[str] = Counter()
        made: dict[int, Passage] = {}
        for index in sorted(range(len(self._spans)), key=lambda i: self._spans[i]):
            start, end = self._spans[index]
            text = self._known.repaired.original[start:end]
            location: dict[str, Any] = {"start": start, "end": end}
            if self._known.places is not None:
                location |= self._known.places.location(start, end)
            clause = self._clauses[index]
            if clause is not None:
                location["clause"] = clause
            made[index] = replace(Passage(text, 0, location), occurrence=seen[text])
            seen[text] += 1
        return tuple(made[index] for index in range(len(self._spans)))

    def _around(self, extent: Extent) -> Extent:
        """From the beginning of the first sentence that the extent touches to the end of the last."""
        sentences = self._known.sentences
        first = bisect_right(self._starts, extent.start) - 1
        last = bisect_right(self._starts, max(extent.end - 1, extent.start)) - 1
        start = sentences[first].start if first >= 0 and sentences[first].end > extent.start else extent.start
        end = max(sentences[last].end, extent.end) if last >= 0 else extent.end
        if end - start > LONGEST:
            start = max(start, extent.start - LONGEST // 4)
            end = min(end, extent.end + LONGEST // 4)
        return Extent(start, end)

    def _index(self, start: int, end: int, whole: Extent) -> int:
        known = self._indexes.get((start, end))
        if known is not None:
            return known
        index = len(self._spans)
        self._indexes[start, end] = index
        self._spans.append((start, end))
        sentence = self._known.sentence_at(whole.start)
        clause = sentence.clause if sentence is not None else None
        self._clauses.append(self._known.clauses[clause].path if clause is not None else None)
        return index
