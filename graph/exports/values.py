"""Values where a format knows only one kind for all values of a property."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

# What XML 1.0 cannot hold at all, half a pair of surrogates included.
NOT_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
REPLACEMENT = "\ufffd"


class Kind(StrEnum):
    """What all values of a property are."""

    FLAG = "flag"
    WHOLE = "whole"
    NUMBER = "number"
    TEXT = "text"
    # Lists, and values of several kinds: each is written as JSON.
    JSON = "json"


def kinds_of(rows: Iterable[Mapping[str, Any]]) -> dict[str, Kind]:
    """The kinds of all properties that occur, in alphabetical order."""
    seen: dict[str, set[Kind]] = {}
    for row in rows:
        for name, value in row.items():
            seen.setdefault(name, set()).add(_kind(value))
    return {name: _joined(kinds) for name, kinds in sorted(seen.items())}


def written(value: Any, kind: Kind) -> str:
    """A value as text; a value of kind JSON is read again with ``json.loads``."""
    if kind is Kind.JSON:
        return json.dumps(value, ensure_ascii=False)
    if kind is Kind.FLAG:
        return "true" if value else "false"
    if kind is Kind.NUMBER:
        return repr(float(value))
    return str(value)


def xml_text(text: str) -> str:
    """Text that XML can hold: line ends are ``\\n``, what it cannot hold is U+FFFD."""
    return NOT_XML.sub(REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n"))


def file_name(text: str) -> str:
    """Text as a part of a file's or a sheet's name: words and hyphens, at most 40 characters."""
    return re.sub(r"[^\w-]+", "_", text)[:40]


def _kind(value: Any) -> Kind:
    if isinstance(value, bool):
        return Kind.FLAG
    if isinstance(value, int):
        return Kind.WHOLE if -(2**63) <= value < 2**63 else Kind.JSON
    if isinstance(value, float):
        return Kind.NUMBER
    return Kind.TEXT if isinstance(value, str) else Kind.JSON


def _joined(kinds: set[Kind]) -> Kind:
    if kinds == {Kind.WHOLE, Kind.NUMBER}:
        return Kind.NUMBER
    return next(iter(kinds)) if len(kinds) == 1 else Kind.JSON
