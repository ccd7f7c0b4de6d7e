"""The lines of the repaired text, and which of them say again what stood before."""

from __future__ import annotations

from chuyi.ingest.layers import Line, LineKind

_LEAST = 8
"""Characters below which a line that recurs is no repetition: 文件, 附件, a column's head."""


def find_lines(text: str) -> list[Line]:
    """All lines in order. Tables are found later; a line of bars is one already."""
    lines: list[Line] = []
    said: dict[str, int] = {}
    start = 0
    rows = text.split("\n")
    bars = [raw.count("|") for raw in rows]
    for index, raw in enumerate(rows):
        end = start + len(raw)
        words = "".join(raw.split())
        if not words:
            lines.append(Line(start, end, LineKind.BLANK))
        else:
            kind = LineKind.TABLE if _is_row(words, bars, index) else LineKind.TEXT
            repeat = (
                said.setdefault(words, len(lines)) if len(words) >= _LEAST and kind is LineKind.TEXT else len(lines)
            )
            lines.append(Line(start, end, kind, repeat if repeat != len(lines) else None))
        start = end + 1
    return lines


def _is_row(words: str, bars: list[int], index: int) -> bool:
    """Whether a line is a table's row: it begins with a bar, or has as many bars as the line above or below."""
    count = bars[index]
    if words[0] == "|":
        return count > 2
    return count > 0 and count in (bars[index - 1] if index else 0, bars[index + 1] if index + 1 < len(bars) else 0)


def content(text: str, line: Line) -> tuple[int, int]:
    """Start and end of a line without Markdown's heading marks and the white space around it."""
    start, end = line.start, line.end
    while start < end and text[start] in "# \t\u3000>*":
        start += 1
    while end > start and text[end - 1] in " \t\u3000":
        end -= 1
    return start, end
