"""Reading csv: UTF-8 with or without a byte order mark, UTF-16 with one, else GB18030."""

from __future__ import annotations

import csv
import io

from chuyi.errors import SourceError, Text
from chuyi.ingest.tables.sheet import Row, Sheet

SEPARATORS = {".csv": ",", ".tsv": "\t"}

# Python's own limit (131,072) fails the whole file; one long cell must cost only its row.
csv.field_size_limit(64 * 1024 * 1024)


def read_csv(raw: bytes, name: str, suffix: str = ".csv") -> Sheet:
    """The rows of a csv file, numbered as a spreadsheet numbers them (a cell may hold several lines).

    Args:
        raw: the file's bytes.
        name: the file's name without its suffix.
        suffix: ``.csv`` or ``.tsv``.

    Raises:
        SourceError: the bytes are no text, or a quotation mark is never closed; names byte and line.
    """
    text = decode(raw, name + suffix)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=SEPARATORS[suffix], strict=True)
    rows = []
    line = 1
    try:
        for number, cells in enumerate(reader, 1):
            if any(cell.strip() for cell in cells):
                rows.append(Row(number, tuple(cells)))
            line = reader.line_num + 1
    except csv.Error as error:
        raise SourceError(
            Text(
                f"{name}{suffix} 第 {line} 行起不是合法的 CSV：{error}。",
                f"{name}{suffix}: no valid csv from line {line} on: {error}.",
            ),
            Text("请检查该行的引号，或另存为 xlsx。", "Check the quotation marks there, or save it as xlsx."),
        ) from error
    return Sheet(name, tuple(rows))


def decode(raw: bytes, name: str) -> str:
    """The text of a csv file.

    UTF-8 is tried first because its rules are strict: what passes is UTF-8. GB18030 is what Chinese
    spreadsheets write otherwise.

    Raises:
        SourceError: the bytes are neither; names the first byte that does not fit and its line.
    """
    encodings = ["utf-16"] if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "gb18030"]
    failures: list[UnicodeDecodeError] = []
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError as error:
            failures.append(error)
            continue
        if "\x00" in text:
            raise _not_text(name, raw.find(b"\x00"), raw)
        return text
    # The place where the better guess broke off: the one that got further.
    raise _not_text(name, max(failure.start for failure in failures), raw)


def _not_text(name: str, position: int, raw: bytes) -> SourceError:
    line = raw.count(b"\n", 0, position) + 1
    return SourceError(
        Text(
            f"{name} 第 {line} 行、第 {position + 1} 个字节（0x{raw[position]:02x}）既不是 UTF-8 也不是 GB18030 文字。",
            f"{name}: byte {position + 1} (0x{raw[position]:02x}) in line {line} is neither UTF-8 nor GB18030 text.",
        ),
        Text("请用表格软件另存为“CSV UTF-8”或 xlsx。", "Save it from a spreadsheet as CSV UTF-8 or xlsx."),
    )
