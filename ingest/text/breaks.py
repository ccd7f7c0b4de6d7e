"""What a reader knows of a text's lines beside their characters."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Breaks:
    """Lines by their first character's offset in the text as read; what stands in no set is for repair to decide.

    Attributes:
        paragraphs: lines that begin a paragraph.
        continued: lines that go on with the line before.
        pages: the first line of each page, in order.
    """

    paragraphs: frozenset[int] = frozenset()
    continued: frozenset[int] = frozenset()
    pages: tuple[int, ...] = ()


NOTHING_KNOWN = Breaks()
