"""Which characters names already hold."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from chuyi.ingest.mentions.candidates import Candidate


class Occupied:
    """Spans without overlap, to look up what a place or stretch holds."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self.spans = sorted(candidates, key=lambda c: c.start)
        self._starts = [span.start for span in self.spans]

    def at(self, position: int) -> Candidate | None:
        """The span that holds a character, or None."""
        index = bisect_right(self._starts, position) - 1
        if index >= 0 and self.spans[index].end > position:
            return self.spans[index]
        return None

    def free(self, start: int, end: int) -> bool:
        """Whether no span overlaps the stretch."""
        index = bisect_right(self._starts, end - 1) - 1
        return index < 0 or self.spans[index].end <= start

    def last_within(self, start: int, end: int) -> Candidate | None:
        """The last span that ends in a stretch, or None."""
        index = bisect_right(self._starts, end - 1) - 1
        return self.spans[index] if index >= 0 and start < self.spans[index].end <= end else None

    def ending_at(self, position: int) -> Candidate | None:
        """The span that ends at a place, or None."""
        found = self.at(position - 1)
        return found if found and found.end == position else None

    def starting_at(self, position: int) -> Candidate | None:
        """The span that starts at a place, or None."""
        found = self.at(position)
        return found if found and found.start == position else None
