"""Pages into text: lines in reading order, and ruled tables between them; for PDF and pictures alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from chuyi.ingest.readers.layout import Box, Fragment, PrintedLine, around, in_reading_order, spaced
from chuyi.ingest.readers.page_turn import PageTurn
from chuyi.ingest.readers.placed import SAID_AGAIN, Cell, TextWriter
from chuyi.ingest.readers.rulings import Grid

_SAME_PLACE = 6.0  # points by which the columns of a table may move from page to page
_MOST_BETWEEN = 4
_CELL_MARGIN = 1.8  # em before a cell's right side from which a line is full


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page: its number from 1, pieces of text outside of tables, and tables."""

    number: int
    fragments: tuple[Fragment, ...]
    tables: tuple[PageTable, ...] = ()


@dataclass(frozen=True, slots=True)
class PageTable:
    """A ruled table and the pieces of text in it."""

    grid: Grid
    fragments: tuple[Fragment, ...]


@dataclass(slots=True)
class PageWriter:
    """Writes page after page; a table that goes on over a page keeps its number, and its rows count on."""

    text: TextWriter = field(default_factory=TextWriter)
    _tables: int = 0
    _rows: int = 0
    _open: Grid | None = None
    _page: int = 0  # of the last table
    _lines_since: int = 0
    _head: list[str | None] = field(default_factory=list)
    _turn: PageTurn = field(default_factory=PageTurn)

    def page(self, page: Page) -> None:
        """Write a page."""
        self.text.page()
        parts = _around_tables(page)
        for at, lines in enumerate(parts):
            for line in self._turn.opened(lines) if at == 0 else lines:
                self._line(line, page.number)
            if at < len(page.tables):
                self._table(page.tables[at], page.number)
        self._turn.closed(parts[0], parts[-1])

    def _line(self, line: PrintedLine, page: int) -> None:
        runs = [
            (space + fragment.text, {"page": page, "box": fragment.box.rounded()}) for space, fragment in spaced(line)
        ]
        self.text.line(runs, begins=line.begins)
        self._lines_since += 1

    def _table(self, table: PageTable, page: int) -> None:
        grid = table.grid
        # Between its parts stand at most a page number and a running head.
        is_next = self._page == page - 1 and self._lines_since <= _MOST_BETWEEN
        goes_on = is_next and self._open is not None and _has_columns_of(grid, self._open)
        said = _said(table)
        head = [words and words[0] for words in said[0]]
        if not goes_on:
            self._tables, self._rows, self._head = self._tables + 1, 0, head
        elif head == self._head:
            said = said[1:]  # printed again
        rows = [self._row(words, number, page) for number, words in enumerate(said, self._rows + 1)]
        self._rows += len(rows)
        self._open, self._page, self._lines_since = grid, page, 0
        self.text.table(rows)

    def _row(self, said: list[tuple[str, Box] | None], number: int, page: int) -> list[Cell]:
        cells = []
        for column, words in enumerate(said, 1):
            place = {"page": page, "table": self._tables, "row": number, "column": column}
            cells.append(Cell([(words[0], {**place, "box": words[1].rounded()})] if words else []))
        return cells


def _around_tables(page: Page) -> list[list[PrintedLine]]:
    """The lines above the first table, between tables, and below the last."""
    parts = []
    rest = sorted(page.fragments, key=lambda fragment: fragment.box.top)
    for edge in (*(table.grid.box.top for table in page.tables), float("inf")):
        above = [fragment for fragment in rest if fragment.box.top < edge]
        rest = rest[len(above) :]
        parts.append(in_reading_order(above))
    return parts


def _has_columns_of(grid: Grid, other: Grid) -> bool:
    if len(grid.columns) != len(other.columns):
        return False
    return all(abs(a - b) <= _SAME_PLACE for a, b in zip(grid.columns, other.columns, strict=True))


def _said(table: PageTable) -> list[list[tuple[str, Box] | None]]:
    """The words of every row and column; of a cell over several rows in each of them, over several columns once."""
    inside: dict[tuple[int, int], list[Fragment]] = {}
    for fragment in table.fragments:
        owner = table.grid.owner(
            (fragment.box.left + fragment.box.right) / 2, (fragment.box.top + fragment.box.bottom) / 2
        )
        if owner is not None:
            inside.setdefault(owner, []).append(fragment)
    words = {owner: _cell_words(pieces, table.grid.cell_right(owner)) for owner, pieces in inside.items()}
    rows: list[list[tuple[str, Box] | None]] = []
    for r, owners in enumerate(table.grid.owners):
        row: list[tuple[str, Box] | None] = []
        for c, owner in enumerate(owners):
            said = words.get(owner)
            is_first = owner[1] == c and (owner[0] == r or (said is not None and len(said[0]) <= SAID_AGAIN))
            row.append(said if is_first else None)
        rows.append(row)
    return rows


def _cell_words(fragments: Sequence[Fragment], right: float) -> tuple[str, Box]:
    """A cell's words: a full line goes on in the next, a short one ends."""
    words = ""
    before: PrintedLine | None = None
    for line in in_reading_order(fragments):
        if before is not None:
            is_full = before.box.right >= right - _CELL_MARGIN * line.fragments[0].em
            words += "" if is_full and not (words[-1:].isascii() and line.text[:1].isascii()) else " "
        words += line.text
        before = line
    return words, around([fragment.box for fragment in fragments])
