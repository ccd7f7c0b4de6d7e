"""Exact names in a text, found by their first two characters.

A pattern of two classes of characters leaves the places where a name can begin; there one dictionary look-up tells
whether any does, and only then the lengths that occur behind that beginning are tried, longest first. The cost for a
character does not grow with the number of names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator


def beginnings(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern of one character that holds wherever one of the words can begin, by that character and the next ones.

    It looks at as many as the shortest of the longer words has, but no more than three. It begins with a class, so
    that the engine runs over all other characters without a try at each.
    """
    listed = [word for word in words if word]
    if not listed:
        return re.compile("(?!)")
    longer = [word for word in listed if len(word) > 1]
    depth = min(3, min(map(len, longer), default=0))
    behind = "".join(f"[{_members(word[place] for word in longer)}]" for place in range(1, depth))
    options = [f"(?={behind})"] if longer else []
    if len(longer) < len(listed):
        options.append(f"(?<=[{_members(word for word in listed if len(word) == 1)}])")
    return re.compile(f"[{_members(word[0] for word in listed)}](?:{'|'.join(options)})")


def _members(characters: Iterable[str]) -> str:
    return "".join(map(re.escape, sorted(set(characters))))


class PrefixTable:
    """A set of names of two characters or more."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = {name for name in names if len(name) > 1}
        lengths: dict[str, set[int]] = {}
        for name in self._names:
            lengths.setdefault(name[:2], set()).add(len(name))
        self._lengths = {start: tuple(sorted(sizes, reverse=True)) for start, sizes in lengths.items()}
        self._beginnings = beginnings(self._names)

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
        for match in self._beginnings.finditer(text):
            position = match.start()
            if position < free:
                continue
            for size in lengths.get(text[position : position + 2], ()):
                name = text[position : position + size]
                if name in names:
                    free = position + len(name)  # shorter than looked for at the end of the text
                    yield position, free
                    break
