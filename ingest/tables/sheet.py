"""A table as it was read: sheets of rows of text, each cell at the place where the spreadsheet has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from chuyi.graph.facts import Reject


@dataclass(frozen=True, slots=True)
class Row:
    """A row that has at least one filled cell.

    Attributes:
        number: as the spreadsheet counts, from 1.
        cells: the text of each cell in column order; a blank cell is "".
        heading: one cell merged over the whole width: a title or a footnote, no data.
    """

    number: int
    cells: tuple[str, ...]
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook, or the whole of a csv file.

    Attributes:
        name: the sheet's name; of a csv file its name without the suffix.
        hidden: whether the workbook hides it.
        unreadable: cells whose value the file does not hold (a formula that was never calculated, an error
            value), as rejects of their place; their text in :attr:`rows` is "".
    """

    name: str
    rows: tuple[Row, ...]
    hidden: bool = False
    unreadable: tuple[Reject, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file, ready for :attr:`Reject.location`."""

    sheet: str
    row: int
    column: int | None = None
    header: str | None = None

    @property
    def location(self) -> Mapping[str, Any]:
        """``{"sheet", "row"}`` and for one cell ``"column"`` (its letters) and ``"header"``."""
        found: dict[str, Any] = {"sheet": self.sheet, "row": self.row}
        if self.column is not None:
            found["column"] = column_letters(self.column)
        if self.header is not None:
            found["header"] = self.header
        return found


@dataclass(slots=True)
class RowText:
    """The literal text of a row, ``column=value`` joined by `` | ``, and where each value stands in it."""

    text: str = ""
    starts: dict[int, int] = field(default_factory=dict)

    def add(self, column: int, header: str, value: str) -> None:
        """Append the cell of a column (0-based)."""
        if self.text:
            self.text += " | "
        self.text += f"{header}="
        self.starts[column] = len(self.text)
        self.text += value


def column_letters(index: int) -> str:
    """The letters of a column: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
