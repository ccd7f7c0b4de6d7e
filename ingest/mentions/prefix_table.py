"""Exact names in a text, found by their first two characters.

At each place one dictionary look-up tells whether any name begins there; only then the lengths that occur behind that
beginning are tried, longest first. The cost for a character does not grow with the number of names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator


class PrefixTable:
    """A set of names of two characters or more."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = {name for name in names if len(name) > 1}
        lengths: dict[str, set[int]] = {}
        for name in self._names:
            lengths.setdefault(name[:2], set()).add(len(name))
        self._lengths = {start: tuple(sorted(sizes, reverse=True)) for start, sizes in lengths.items()}

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __len__(self) -> int:
        return len(self._names)

    def end_at(self, text: str, position: int, limit: int) -> int:
        """Where the longest name that begins at ``position`` and ends by ``limit`` ends; ``position`` if none."""
        for size in self._lengths.get(text[position : position + 2], ()):
            if position + size <= limit and text[position : position + size] in self._names:
                return position + size
        return position

    def scan(self, text: str) -> Iterator[tuple[int, int]]:
        """Start and end of the names in a text from left to right, longest first, without overlap."""
        lengths, names, free = self._lengths, self._names, 0
        for position in [place for place in range(len(text) - 1) if text[place : place + 2] in lengths]:
            if position < free:
                continue
            for size in lengths[text[position : position + 2]]:
                if text[position : position + size] in names:
                    yield position, position + size
                    free = position + size
                    break
