"""A document's text together with where each piece of it stands in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from chuyi.graph.facts import Reject
from chuyi.ingest.text.breaks import NOTHING_KNOWN, Breaks

Location = Mapping[str, Any]
"""``paragraph``, ``footnote``, ``table``, ``row``, ``column``, ``page`` (all from 1) and ``box``: left, top, right,
bottom in points of 1/72 inch from the page's upper left corner."""

_WHITE = re.compile(r"\s+")
_BAR = str.maketrans("|｜", "¦¦")


SAID_AGAIN = 200
"""Characters up to which a cell that covers several rows is said in each of them."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters ``start`` to ``end`` (exclusive) of the text and where they stand."""

    start: int
    end: int
    location: Location


@dataclass(frozen=True, slots=True)
class PlacedText:
    """What a reader gives.

    Attributes:
        text: the words in reading order: a line for each paragraph or printed line, ``| a | b |`` for a table's row.
        pieces: in order, without overlaps; what stands in none is the reader's own (bars, line breaks).
        breaks: what the reader knows of the lines.
        rejects: parts of the file that could not be read.
        title: the title that the file itself names.
    """

    text: str
    pieces: tuple[Piece, ...] = ()
    breaks: Breaks = NOTHING_KNOWN
    rejects: tuple[Reject, ...] = ()
    title: str | None = None

    def location(self, start: int, end: int) -> dict[str, Any]:
        """Where characters ``start`` to ``end`` stand; empty where nothing is known.

        Beside what their first piece has: ``cells``, ``[[offset from start, column], …]``, of a row's several cells
        in place of ``column``; ``boxes``, ``[[offset from start, page, left, top, right, bottom], …]``, of several
        lines, whose ``box`` is then the one around those of the first page.
        """
        touched = self._touched(start, end)
        if not touched:
            return {}
        found = dict(touched[0].location)
        cells = [[max(piece.start - start, 0), piece.location["column"]] for piece in touched if _is_cell(piece)]
        if len({column for _, column in cells}) > 1:
            del found["column"]
            found["cells"] = cells
        boxes = [
            [max(piece.start - start, 0), piece.location["page"], *piece.location["box"]]
            for piece in touched
            if "box" in piece.location
        ]
        if len(boxes) > 1:
            found["box"] = _around([box[2:] for box in boxes if box[1] == boxes[0][1]])
            found["boxes"] = boxes
        return found

    def _touched(self, start: int, end: int) -> Sequence[Piece]:
        first = bisect_right(self.pieces, start, key=lambda piece: piece.end)
        last = first
        while last < len(self.pieces) and self.pieces[last].start < max(end, start + 1):
            last += 1
        return self.pieces[first:last]


def _is_cell(piece: Piece) -> bool:
    return "column" in piece.location


def _around(boxes: Sequence[Sequence[float]]) -> list[float]:
    left, top, right, bottom = zip(*boxes, strict=True)
    return [min(left), min(top), max(right), max(bottom)]


@dataclass(slots=True)
class Cell:
    """A table's cell on its way into the text: runs of words, each with its place."""

    runs: list[tuple[str, Location]] = field(default_factory=list)

    @property
    def words(self) -> str:
        """All its words."""
        return "".join(words for words, _ in self.runs)


class TextWriter:
    """Puts a document's text together line by line."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._pieces: list[Piece] = []
        self._paragraphs: set[int] = set()
        self._continued: set[int] = set()
        self._pages: list[int] = []

    @property
    def is_empty(self) -> bool:
        """Whether there is no word yet."""
        return not self._pieces

    def page(self) -> None:
        """The next line begins a page."""
        self._pages.append(self._length)

    def paragraph(self, words: str, location: Location) -> None:
        """A paragraph; line breaks inside it stay. Nothing where there are no words."""
        if words.strip():
            self.line([(words.strip("\n"), location)], begins=True)

    def line(self, runs: Iterable[tuple[str, Location]], *, begins: bool | None = None) -> None:
        """A line.

        Args:
            runs: its words in pieces, each with its place.
            begins: whether it begins a paragraph (True), goes on (False), or is not known to (None).
        """
        if begins is not None:
            (self._paragraphs if begins else self._continued).add(self._length)
        for words, location in runs:
            self._add(words, location)
        self._write("\n")

    def gap(self) -> None:
        """An empty line."""
        self._write("\n")

    def table(self, rows: Sequence[Sequence[Cell]], *, has_head: bool = False) -> None:
        """A table as lines of cells between bars.

        Args:
            rows: all of one length.
            has_head: whether the file says that the first row names the columns; a ruled line says so below it.
        """
        for number, row in enumerate(rows):
            self._paragraphs.add(self._length)
            for cell in row:
                self._write("| ")
                self._cell(cell)
            self._write("|\n")
            if number == 0 and has_head and len(rows) > 1:
                self._paragraphs.add(self._length)
                self._write("| --- " * len(row) + "|\n")

    def written(self, rejects: Sequence[Reject] = (), title: str | None = None) -> PlacedText:
        """What was put together."""
        breaks = Breaks(frozenset(self._paragraphs), frozenset(self._continued), tuple(self._pages))
        return PlacedText("".join(self._parts), tuple(self._pieces), breaks, tuple(rejects), title)

    def _cell(self, cell: Cell) -> None:
        """A cell's words on one line; a bar inside them would part it in two."""
        filled = False
        for words, location in cell.runs:
            plain = _WHITE.sub(" ", words).translate(_BAR)
            plain = plain if filled else plain.lstrip()
            self._add(plain, location)
            filled = filled or bool(plain)
        if filled:
            self._write(" ")

    def _add(self, words: str, location: Location) -> None:
        if words:
            self._pieces.append(Piece(self._length, self._length + len(words), location))
            self._write(words)

    def _write(self, words: str) -> None:
        self._parts.append(words)
        self._length += len(words)
