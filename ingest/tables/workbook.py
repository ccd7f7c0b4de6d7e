"""Reading xlsx: several sheets, merged cells, formulas by their stored value, dates as ISO."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from chuyi.errors import SourceError, Text
from chuyi.graph.facts import Reason, Reject
from chuyi.ingest.tables.sheet import Place, Row, Sheet

if TYPE_CHECKING:
    from openpyxl.worksheet.cell_range import CellRange
    from openpyxl.worksheet.worksheet import Worksheet

OLE = b"\xd0\xcf\x11\xe0"  # the container of old .xls files and of encrypted .xlsx files


def read_workbook(raw: bytes, name: str, limit: int) -> list[Sheet]:
    """The sheets of an xlsx file in their order.

    Args:
        raw: the file's bytes.
        name: the file's name, for messages.
        limit: most bytes that the unpacked workbook may have.

    Raises:
        SourceError: encrypted, an old .xls, no workbook at all, corrupt, or too large when unpacked.
    """
    import openpyxl

    formulas = _check_archive(raw, name, limit)
    try:
        book = openpyxl.load_workbook(io.BytesIO(raw), data_only=True)
        written = openpyxl.load_workbook(io.BytesIO(raw)) if formulas else None
        return [_sheet(sheet, written[sheet.title] if written else None) for sheet in book.worksheets]
    except Exception as error:  # openpyxl fails on a damaged file with whatever it stumbles over
        raise SourceError(
            Text(f"{name} 已损坏，读不出来：{error}。", f"{name} is damaged and cannot be read: {error}."),
            Text("请用表格软件打开并另存一份。", "Open it in a spreadsheet and save a copy."),
        ) from error


def _check_archive(raw: bytes, name: str, limit: int) -> bool:
    """Refuse what is no workbook; True if a sheet holds formulas."""
    if raw.startswith(OLE):
        raise SourceError(
            Text(
                f"{name} 有密码保护，或其实是旧的 .xls 格式。",
                f"{name} is protected by a password, or really an old .xls.",
            ),
            Text("请去掉密码，另存为 .xlsx。", "Remove the password and save it as .xlsx."),
        )
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            unpacked = sum(item.file_size for item in archive.infolist())
            if unpacked > limit:
                raise SourceError(
                    Text(
                        f"{name} 解压后有 {unpacked:,} 字节，超过上限 {limit:,}。",
                        f"{name} unpacks to {unpacked:,} bytes, more than the limit of {limit:,}.",
                    ),
                    Text(
                        "请拆分文件，或用 --max-bytes 提高上限。",
                        "Split the file, or raise the limit with --max-bytes.",
                    ),
                )
            sheets = [item for item in archive.namelist() if item.startswith("xl/worksheets/")]
            return any(mark in archive.read(item) for item in sheets for mark in (b"<f>", b"<f ", b"<f/>"))
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise SourceError(
            Text(f"{name} 不是 xlsx 工作簿：{error}。", f"{name} is no xlsx workbook: {error}."),
            Text("请确认文件类型，用表格软件另存为 .xlsx。", "Check what it is and save it as .xlsx."),
        ) from error


def _sheet(sheet: Worksheet, written: Worksheet | None) -> Sheet:
    filled: dict[tuple[int, int], Any] = dict(_merged_values(sheet))
    headings = {row for area in sheet.merged_cells.ranges if _whole_width(sheet, area) for row in _rows(area)}
    rows, unreadable = [], []
    for number, cells in enumerate(sheet.iter_rows(), 1):
        texts = []
        for index, cell in enumerate(cells):
            value = filled.get((number, index + 1), cell.value)
            trouble = _trouble(cell, value, written)
            if trouble:
                unreadable.append(_unreadable(sheet.title, number, index, *trouble))
            texts.append("" if trouble else cell_text(value))
        if any(text.strip() for text in texts):
            rows.append(Row(number, tuple(texts), number in headings))
    return Sheet(sheet.title, tuple(rows), sheet.sheet_state != "visible", tuple(unreadable))


def _merged_values(sheet: Worksheet) -> Iterator[tuple[tuple[int, int], Any]]:
    """Every cell of a merged range has the value of its first: openpyxl gives None for the others."""
    for area in sheet.merged_cells.ranges:
        if _whole_width(sheet, area):
            continue
        value = sheet.cell(area.min_row, area.min_col).value
        for row in _rows(area):
            for column in range(area.min_col, area.max_col + 1):
                yield (row, column), value


def _rows(area: CellRange) -> range:
    return range(area.min_row, area.max_row + 1)


def _whole_width(sheet: Worksheet, area: CellRange) -> bool:
    """Whether a range is as wide as the table: then it is a title or a footnote, no value of every column."""
    return bool(area.min_col == 1 and 1 < area.max_col >= sheet.max_column)


def _trouble(cell: Any, value: Any, written: Worksheet | None) -> tuple[str, Text] | None:
    if cell.data_type == "e":
        return str(value), Text(f"单元格是错误值 {value}", f"the cell holds the error {value}")
    if value is None and written is not None:
        formula = written.cell(cell.row, cell.column)
        if formula.data_type == "f":
            return str(formula.value), Text(
                "公式没有存下结果，请用表格软件打开并保存一次",
                "the formula has no stored result; open and save it in a spreadsheet once",
            )
    return None


def _unreadable(sheet: str, row: int, column: int, value: str, what: Text) -> Reject:
    return Reject(Reason.UNKNOWN_VALUE, Place(sheet, row, column).location, value, what.zh, what.en)


def cell_text(value: Any) -> str:
    """The text of a cell's value: whole numbers without a point, dates and times as ISO."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ")
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)
