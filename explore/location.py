"""Where a passage stands, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from chuyi.errors import Text


def describe(location: Mapping[str, Any]) -> Text:
    """``{"sheet": "院校", "row": 12}`` → 工作表“院校”第 12 行; empty where nothing is known."""
    parts = [
        Text(zh.format(value=location[key]), en.format(value=location[key]))
        for key, (zh, en) in WORDINGS.items()
        if location.get(key) is not None
    ]
    if location.get("end") is not None and "clause" not in location:
        start, end = location.get("start", 0), location["end"]
        parts.append(Text(f"第 {start}–{end} 字", f"characters {start}–{end}"))
    return Text("，".join(part.zh for part in parts), ", ".join(part.en for part in parts))


WORDINGS = {
    "page": ("第 {value} 页", "page {value}"),
    "clause": ("条款 {value}", "clause {value}"),
    "paragraph": ("第 {value} 段", "paragraph {value}"),
    "sheet": ("工作表“{value}”", "sheet {value}"),
    "row": ("第 {value} 行", "row {value}"),
    "column": ("“{value}”列", "column {value}"),
}
