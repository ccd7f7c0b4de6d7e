"""Tables for spreadsheets: CSV with a byte order mark, and xlsx; what would be a formula is text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from chuyi.errors import ChuyiError, Text
from chuyi.graph.exports.content import Content
from chuyi.graph.exports.values import file_name

# What a spreadsheet would take for a formula at the beginning of a cell.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
MOST_ROWS = 1_048_575
MOST_CHARACTERS = 32_767
CUT = "……（单元格放不下，已截断）"


@dataclass(frozen=True)
class Sheet:
    """A table: the titles of its columns and its rows; values are text, numbers, flags or None."""

    name: str
    titles: Sequence[str]
    rows: Sequence[Sequence[Any]]


@dataclass(frozen=True)
class Book:
    """Sheets, and lines about them for a sheet of their own: name and text."""

    sheets: Sequence[Sheet]
    about: Mapping[str, str] = field(default_factory=dict)


def cell(value: Any) -> Any:
    """A value as one cell: a list is its values parted by ；, anything unknown is its text."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, (list, tuple)):
        return "；".join("" if item is None else str(cell(item)) for item in value)
    if isinstance(value, Mapping):
        return "；".join(f"{name}={cell(item)}" for name, item in value.items())
    return str(value)


def defused(value: Any) -> Any:
    """Text that a spreadsheet would run as a formula, with an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def csv_text(sheet: Sheet) -> str:
    """The table as CSV, without the mark."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([defused(title) for title in sheet.titles])
    writer.writerows([defused(cell(value)) for value in row] for row in sheet.rows)
    return out.getvalue()


def csv_file(sheet: Sheet) -> bytes:
    """The table as CSV for Excel: UTF-8 with a byte order mark."""
    return csv_text(sheet).encode("utf-8-sig", "replace")


def workbook(book: Book) -> bytes:
    """The sheets as xlsx; text is text, whatever it begins with.

    Raises:
        ChuyiError: a table has more rows than a sheet can hold.
    """
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as made:
        bold = made.add_format({"bold": True})
        notes = Sheet("说明", ("项目", "内容"), [(name, text) for name, text in book.about.items()])
        names = names_apart([item.name for item in (*book.sheets, notes)])
        for name, sheet in zip(names, (*book.sheets, notes), strict=True):
            if len(sheet.rows) > MOST_ROWS:
                raise _too_many(sheet)
            page = made.add_worksheet(name)
            for column, title in enumerate(sheet.titles):
                page.write_string(0, column, _text(title), bold)
            page.freeze_panes(1, 0)
            for number, row in enumerate(sheet.rows, 1):
                for column, value in enumerate(map(cell, row)):
                    _put(page, number, column, value)
    return out.getvalue()


def content_sheets(content: Content) -> list[Sheet]:
    """A table for each type of node and of relation."""
    sheets = []
    for type_ in sorted({node.type for node in content.nodes}):
        nodes = [node for node in content.nodes if node.type == type_]
        names = _columns(node.properties for node in nodes)
        rows = [[node.id, *(node.properties.get(name) for name in names)] for node in nodes]
        sheets.append(Sheet(type_, ("id", *names), rows))
    for type_ in sorted({item.type for item in content.relations}):
        relations = [item for item in content.relations if item.type == type_]
        names = _columns(item.properties for item in relations)
        rows = [[item.id, item.start, item.end, *map(item.properties.get, names)] for item in relations]
        sheets.append(Sheet(type_, ("id", "from", "to", *names), rows))
    return sheets


def csv_files(content: Content) -> dict[str, bytes]:
    """A CSV file for each type of node and of relation, by its name."""
    sheets = content_sheets(content)
    names = names_apart([sheet.name for sheet in sheets])
    return {f"{name}.csv": csv_file(sheet) for name, sheet in zip(names, sheets, strict=True)}


def _columns(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """All names that occur, the name first."""
    found = {name for row in rows for name in row}
    return sorted(found, key=lambda name: (name != "name", name))


def _put(page: Any, row: int, column: int, value: Any) -> None:
    if isinstance(value, str):
        page.write_string(row, column, _text(value))
    elif value is not None:
        page.write_number(row, column, value)


def _text(text: str) -> str:
    """Text that a cell can hold."""
    clean = text.encode("utf-8", "replace").decode("utf-8")
    return clean if len(clean) <= MOST_CHARACTERS else f"{clean[: MOST_CHARACTERS - len(CUT)]}{CUT}"


def names_apart(wanted: Sequence[str]) -> list[str]:
    """Names of sheets and files: words of at most 31 characters, none twice."""
    found: list[str] = []
    for text in wanted:
        name = file_name(text) or "_"  # a type may come from a question's rows
        short, number = name[:31], 2
        while short.lower() in {other.lower() for other in found}:
            short, number = f"{name[:27]}-{number}", number + 1
        found.append(short)
    return found


def _too_many(sheet: Sheet) -> ChuyiError:
    count = len(sheet.rows)
    return ChuyiError(
        Text(
            f"{sheet.name} 有 {count} 行，一张工作表放不下。", f"{sheet.name} has {count} rows: too many for a sheet."
        ),
        Text("请导出为 csv 或 json。", "Export it as csv or json."),
    )
