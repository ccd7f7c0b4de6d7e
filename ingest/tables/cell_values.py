"""From the text of a cell to the value of a declared property."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from chuyi.errors import Text
from chuyi.graph.facts import Reason, Value
from chuyi.graph.schema import Property

DATE = re.compile(
    r"(?P<year>(1[5-9]|20)\d\d)\s*(年|[-/.](?=\d)|$)\s*((?P<month>\d{1,2})\s*(月|[-/.](?=\d)|$)\s*((?P<day>\d{1,2})\s*日?)?)?"
)
NUMBER = re.compile(r"[-+]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?")


class BadCellError(Exception):
    """A cell has no value of the kind that its property needs."""

    def __init__(self, reason: Reason, what: Text) -> None:
        super().__init__(what.en)
        self.reason = reason
        self.what = what


@dataclass(frozen=True, slots=True)
class Item:
    """One value of a cell, and where it stands in the row's text (None: it is not there literally)."""

    value: str
    start: int | None = None
    end: int | None = None


def cover(items: Sequence[Item]) -> Item:
    """The span from the first to the last of several."""
    starts = [item.start for item in items if item.start is not None]
    ends = [item.end for item in items if item.end is not None]
    return Item("", min(starts), max(ends)) if starts else Item("")


def split_items(text: str, start: int, separators: str) -> list[Item]:
    """The values of a cell without white space around them; blank ones are left out.

    Args:
        text: the cell.
        start: where it stands in the row's text.
        separators: the characters between values; "" for a cell with one value.
    """
    pattern = f"[^{re.escape(separators)}]+" if separators else r"[\s\S]+"
    found = []
    for match in re.finditer(pattern, text):
        value = match.group().strip()
        if value:
            begin = start + match.start() + match.group().index(value)
            found.append(Item(value, begin, begin + len(value)))
    return found


def typed_value(items: list[Item], whole: str, declared: Property) -> Value:
    """The value of a declared property.

    Args:
        items: the values of the cell, in the ontology's words.
        whole: the cell's text for kinds that hold one text.

    Raises:
        BadCellError: no date, no number, or not among the declared values.
    """
    if declared.kind == "list":
        return tuple(dict.fromkeys(item.value for item in items))
    if declared.kind == "number":
        return number(whole)
    value = iso_date(whole) if declared.kind == "date" else whole
    problem = declared.problem(value)
    if problem:
        raise BadCellError(Reason.UNKNOWN_VALUE, problem)
    return value


def iso_date(text: str) -> str:
    """``2023``, ``2023-12`` or ``2023-12-05`` for a date in any of the usual spellings.

    Raises:
        BadCellError: it is none, or no day of the calendar.
    """
    plain = re.sub(r"[ T]00:00(:00)?$", "", unicodedata.normalize("NFKC", text).strip())
    match = DATE.fullmatch(plain)
    parts = [int(match[part]) for part in ("year", "month", "day") if match[part]] if match else []
    if not parts or not _in_calendar(parts):
        what = Text(
            f"“{shorten(text)}”不是日期；请写成 2023、2023-12 或 2023-12-05",
            f"{shorten(text)} is no date; write 2023, 2023-12 or 2023-12-05",
        )
        raise BadCellError(Reason.BAD_DATE, what)
    return "-".join([f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])])


def _in_calendar(parts: list[int]) -> bool:
    year, month, day = (*parts, 1, 1)[:3]
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def number(text: str) -> int | float:
    """A number, whole where it has no fraction.

    Raises:
        BadCellError: it is none.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if not NUMBER.fullmatch(plain):
        raise BadCellError(Reason.BAD_NUMBER, Text(f"“{shorten(text)}”不是数字", f"{shorten(text)} is no number"))
    value = float(plain.replace(",", ""))
    return int(plain.replace(",", "")) if value.is_integer() and "." not in plain else value


def shorten(text: str, most: int = 60) -> str:
    """A value as a message shows it: on one line, cut where it is long."""
    plain = " ".join(text.split())
    return plain if len(plain) <= most else plain[:most] + "…"
