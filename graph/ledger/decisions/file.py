"""Decisions as a file: JSON, checked by its hash, to hand to a colleague."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from chuyi.errors import LedgerError, Text
from chuyi.graph.ledger.canonical import to_json
from chuyi.graph.ledger.decisions.decision import Decision, Undone, decision_from

FORMAT = "chuyi decisions"
VERSION = 1


def decisions_text(decisions: Iterable[Decision]) -> str:
    """The file's text; the same decisions give the same text."""
    rows = [as_values(decision) for decision in decisions]
    content = {"format": FORMAT, "version": VERSION, "sha256": _hash(rows), "decisions": rows}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def read_decisions(path: Path) -> list[Decision]:
    """The decisions of a file.

    Raises:
        LedgerError: it cannot be read, is no such file, or not as it was written.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise _unreadable(path, Text("读不了", "cannot be read")) from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise _unreadable(path, Text("不是导出的决定", "holds no exported decisions"))
    if content.get("version") != VERSION:
        raise _unreadable(path, Text("由另一版本的 chuyi 写出", "was written by another version of chuyi"))
    rows = content.get("decisions")
    if not isinstance(rows, list) or content.get("sha256") != _hash(rows):
        raise _unreadable(path, Text("与写出时不同", "is not as it was written"))
    return decisions_of(rows)


def decisions_of(rows: Iterable[dict[str, Any]]) -> list[Decision]:
    """The decisions of plain values as :func:`as_values` gives them.

    Raises:
        LedgerError: one is no decision.
    """
    try:
        return [decision_from(row, Undone(**row["undone"]) if row["undone"] else None) for row in rows]
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise LedgerError(
            Text(f"文件里有一个决定读不懂（{error}）。", f"A decision in the file cannot be understood ({error}).")
        ) from error


def as_values(decision: Decision) -> dict[str, Any]:
    """A decision and what became of it as plain values."""
    return {**decision.values(), "undone": decision.undone._asdict() if decision.undone else None}


def _hash(rows: list[Any]) -> str:
    return hashlib.sha256(to_json(rows).encode("utf-8")).hexdigest()


def _unreadable(path: Path, what: Text) -> LedgerError:
    return LedgerError(
        Text(f"{path} {what.zh}。", f"{path} {what.en}."),
        Text("请让对方重新导出：chuyi review export。", "Ask for a new export: chuyi review export"),
    )
