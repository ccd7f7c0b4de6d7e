"""From pieces of printed text with their boxes to lines in reading order; for PDF pages and for what OCR sees.

Coordinates are points of 1/72 inch from the page's upper left corner, y downwards. ``em`` is the width of a Chinese
character.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from chuyi.ingest.text.numbering import label_at

_SAME_LINE = 0.5  # of the lower height that two pieces on a line have in common
_WORD_GAP = 0.35
_COLUMN_GAP = 1.5
_GUTTER = 0.9
_LEAST_ROWS = 4  # of a text set in columns
FULL = 1.6
"""Em that a full line may end before the margin."""
_SHORT = 3.0
_INDENT = (1.4, 3.2)


class Box(NamedTuple):
    """A rectangle: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """Its height."""
        return self.bottom - self.top

    def rounded(self) -> list[float]:
        """Its sides to a tenth of a point, for a location."""
        return [round(side, 1) for side in self]

    def shares_line(self, other: Box) -> bool:
        """Whether the two stand on one line."""
        common = min(self.bottom, other.bottom) - max(self.top, other.top)
        return common > _SAME_LINE * min(self.height, other.height)


def around(boxes: Sequence[Box]) -> Box:
    """The box around several."""
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of text without a wide gap in it; ``em`` is the size of its characters."""

    text: str
    box: Box
    em: float


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line as printed.

    Attributes:
        fragments: from left to right.
        begins: whether it begins a paragraph (True), goes on with the line before (False), or cannot be told (None).
    """

    fragments: tuple[Fragment, ...]
    box: Box
    begins: bool | None = None

    @property
    def text(self) -> str:
        """Its words; wide gaps as spaces, so that columns stay under each other."""
        return "".join(space + fragment.text for space, fragment in spaced(self))


def spaced(line: PrintedLine) -> list[tuple[str, Fragment]]:
    """A line's fragments, each with the white space before it: none, one for a gap of a word, more for a column's."""
    found: list[tuple[str, Fragment]] = []
    column = 0
    for at, fragment in enumerate(line.fragments):
        space = ""
        if at:
            gap = fragment.box.left - line.fragments[at - 1].box.right
            if gap >= _COLUMN_GAP * fragment.em:
                space = " " * max(2, round((fragment.box.left - line.box.left) / (fragment.em / 2)) - column)
            elif gap >= _WORD_GAP * fragment.em:
                space = " "
        column += len(space) + _columns(fragment.text)
        found.append((space, fragment))
    return found


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def in_reading_order(fragments: Sequence[Fragment]) -> list[PrintedLine]:
    """The lines of a page: from top to bottom, columns of prose one after the other."""
    found: list[PrintedLine] = []
    for block in _blocks(_rows(fragments)):
        found += _with_paragraphs(block)
    return found


def _rows(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    """Fragments that stand on one line, lines from top to bottom."""
    rows: list[list[Fragment]] = []
    boxes: list[Box] = []
    for fragment in sorted(fragments, key=lambda item: (item.box.top + item.box.bottom, item.box.left)):
        # A line overlaps at most the last few: pieces come by their middle.
        near = next(
            (at for at in range(len(rows) - 1, max(len(rows) - 4, -1), -1) if boxes[at].shares_line(fragment.box)), None
        )
        if near is None:
            rows.append([fragment])
            boxes.append(fragment.box)
        else:
            rows[near].append(fragment)
            boxes[near] = around([boxes[near], fragment.box])
    return [sorted(row, key=lambda item: item.box.left) for row in rows]


def _blocks(rows: list[list[Fragment]]) -> list[list[list[Fragment]]]:
    """Rows in runs that are read one after the other: where a run of rows is parted by a gutter into columns of
    prose, the left column comes first."""
    blocks: list[list[list[Fragment]]] = []
    plain: list[list[Fragment]] = []
    at = 0
    while at < len(rows):
        end, gutter = _gutter(rows, at)
        if gutter is not None:
            left = [side for row in rows[at:end] if (side := [f for f in row if f.box.right <= gutter])]
            right = [side for row in rows[at:end] if (side := [f for f in row if f.box.left >= gutter])]
            if _is_prose(left) and _is_prose(right):
                if plain:
                    blocks.append(plain)
                    plain = []
                blocks += [*_blocks(left), *_blocks(right)]
                at = end
                continue
        plain += rows[at : max(end, at + 1)]
        at = max(end, at + 1)
    return [*blocks, plain] if plain else blocks


def _gutter(rows: list[list[Fragment]], first: int) -> tuple[int, float | None]:
    """Where a run of rows that share an empty strip ends, and the middle of the strip; from a row of two pieces on."""
    free = _gaps(rows[first])
    end = first + 1
    while free and end < len(rows):
        narrowed = _common(free, rows[end])
        if not narrowed:
            break
        free = narrowed
        end += 1
    both = sum(1 for row in rows[first:end] if len(row) > 1)
    if not free or end - first < _LEAST_ROWS or both < (end - first) / 2:
        return first + 1, None
    widest = max(free, key=lambda strip: strip[1] - strip[0])
    return end, (widest[0] + widest[1]) / 2


def _gaps(row: list[Fragment]) -> list[tuple[float, float]]:
    pairs = itertools.pairwise(row)
    return [(a.box.right, b.box.left) for a, b in pairs if b.box.left - a.box.right >= _GUTTER * b.em]


def _common(free: list[tuple[float, float]], row: list[Fragment]) -> list[tuple[float, float]]:
    """What of the free strips a row leaves free; beside its pieces everything is."""
    left = list(free)
    for fragment in row:
        cut: list[tuple[float, float]] = []
        for start, end in left:
            cut += [(start, min(end, fragment.box.left)), (max(start, fragment.box.right), end)]
        left = [(start, end) for start, end in cut if end - start >= _GUTTER * fragment.em]
        left = [strip for at, strip in enumerate(left) if strip not in left[:at]]
    return left


def _is_prose(rows: list[list[Fragment]]) -> bool:
    """Whether rows are a column of running text: many, and most of them full."""
    if len(rows) < _LEAST_ROWS:
        return False
    boxes = [around([fragment.box for fragment in row]) for row in rows]
    column = around(boxes)
    em = median(row[0].em for row in rows)
    full = sum(1 for box in boxes if box.right >= column.right - FULL * em)
    return full >= 0.5 * len(rows) and column.right - column.left >= 8 * em


def _with_paragraphs(rows: list[list[Fragment]]) -> list[PrintedLine]:
    """The lines of a run, with what indents, short lines and gaps say about paragraphs."""
    boxes = [around([fragment.box for fragment in row]) for row in rows]
    block = around(boxes)
    em = median(fragment.em for row in rows for fragment in row)
    left = _margin([box.left for box in boxes], em)
    pitches = [b.top - a.top for a, b in itertools.pairwise(boxes)]
    pitch = median(pitches) if pitches else em
    found: list[PrintedLine] = []
    for at, (row, box) in enumerate(zip(rows, boxes, strict=True)):
        line = PrintedLine(tuple(row), box)
        before = found[-1] if found else None
        gap = box.top - boxes[at - 1].top if at else pitch
        found.append(PrintedLine(line.fragments, box, _begins(line, before, left, block.right, em, gap > 1.6 * pitch)))
    return found


def _margin(lefts: list[float], em: float) -> float:
    """Where lines begin that have no indent: the leftmost place where several do."""
    counted = Counter(round(left / (em / 2)) for left in lefts)
    several = [place for place, count in counted.items() if count > 1]
    return min(several or counted) * em / 2


def _begins(
    line: PrintedLine, before: PrintedLine | None, left: float, right: float, em: float, is_apart: bool
) -> bool | None:
    indent = (line.box.left - left) / em
    if before is None:
        return True if _INDENT[0] <= indent <= _INDENT[1] else None
    if is_apart or before.box.right < right - _SHORT * em:
        # A title or a name that breaks in the middle of the page ends as early as a paragraph.
        is_centred = indent > _INDENT[1] and (before.box.left - left) / em > _INDENT[1]
        return None if is_centred and not is_apart else True
    if _INDENT[0] <= indent <= _INDENT[1]:
        return True
    is_full = before.box.right >= right - FULL * em
    is_wrapped = is_full and abs(indent) < 0.8 and len(line.fragments) == len(before.fragments) == 1
    return False if is_wrapped and label_at(line.text) is None else None
