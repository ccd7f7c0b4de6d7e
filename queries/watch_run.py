"""Asking a watched question again, and keeping what it answered for the next time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chuyi.errors import EngineError, Text
from chuyi.queries.answer import json_value
from chuyi.queries.watch import Watched
from chuyi.queries.watch_changes import Changes, changes, key_columns
from chuyi.writing import write_whole

if TYPE_CHECKING:
    from chuyi.queries.answer import Answer
    from chuyi.queries.evidence import Evidence
    from chuyi.queries.session import Graph

FOLDER = "watch"


@dataclass(frozen=True)
class Result:
    """An answer as it is kept.

    Attributes:
        ledger, run, built_at: what the graph projected.
        asked_at: when it was asked, as an ISO time.
    """

    columns: list[str]
    rows: list[Mapping[str, Any]]
    ledger: str | None
    run: int | str | None
    built_at: str | None
    asked_at: str

    @property
    def rests_on(self) -> dict[str, int | str | None]:
        """Ledger, run and times."""
        return {"ledger": self.ledger, "run": self.run, "built_at": self.built_at, "asked_at": self.asked_at}


@dataclass(frozen=True)
class Outcome:
    """What asking again gave.

    Attributes:
        before: the last result; None the first time, and where the question's columns are others now.
        changes: None where there is nothing to compare with.
    """

    watched: Watched
    answer: Answer
    before: Result | None
    now: Result
    changes: Changes | None

    def evidence(self) -> list[Evidence]:
        """What the new rows rest on, then the changed ones: ``row`` counts them on in this order.

        Raises:
            EngineError: the graph was closed.
        """
        if not self.changes:
            return []
        shown = [*self.changes.new, *(item.after for item in self.changes.changed)]
        numbers = {id(row): number for number, row in enumerate(shown)}
        places = {number: numbers.get(id(row)) for number, row in enumerate(self.now.rows)}
        found = [replace(item, row=place) for item in self.answer.evidence() if (place := places[item.row]) is not None]
        return sorted(found, key=lambda item: item.row)

    def as_json(self, *, evidence: bool = False) -> dict[str, Any]:
        """What ``chuyi watch run --format json`` prints of it."""
        found = self.changes
        return {
            "question": self.watched.question,
            "title": self.answer.title._asdict(),
            "parameters": dict(self.answer.parameters),
            "min_grade": self.watched.min_grade,
            "status": "first" if found is None else "changed" if found else "same",
            "key": list(found.key) if found else [],
            "before": self.before.rests_on if self.before else None,
            "now": self.now.rests_on,
            "rows": len(self.now.rows),
            "new": [dict(row) for row in found.new] if found else [],
            "gone": [dict(row) for row in found.gone] if found else [],
            "changed": [
                {"before": dict(item.before), "after": dict(item.after), "columns": item.columns}
                for item in (found.changed if found else ())
            ],
            **({"evidence": [item.as_json() for item in self.evidence()]} if evidence else {}),
            "coverage_words": [line._asdict() for line in self.answer.coverage_words],
        }


def run_watched(
    graph: Graph, folder: Path, name: str, watched: Watched, *, keep: bool = True, evidence: bool = False
) -> Outcome:
    """Ask a question of a list again and compare with its last result.

    Args:
        folder: the workspace's folder.
        name: the list's name.
        keep: make this result the one that the next is compared with.
        evidence: fetch what the rows rest on in the same go.

    Raises:
        EngineError: the last build did not finish: rows would seem to be gone that only wait.
        UsageError, SchemaError, UnknownNameError, AmbiguousNameError: as :meth:`Graph.query`.
    """
    if not graph.stamp.complete:
        raise EngineError(
            Text("上一次 chuyi build 没有完成，不能比较。", "The last chuyi build did not finish: nothing to compare."),
            Text("请重新运行 chuyi build。", "Run chuyi build again."),
        )
    answer = graph.answer(watched.question, watched.parameters, min_grade=watched.min_grade, evidence=evidence)
    stamp = answer.stamp
    rows: list[Mapping[str, Any]] = [
        {column: json_value(value) for column, value in row.items()} for row in answer.rows
    ]
    asked = datetime.now(UTC).astimezone().isoformat(timespec="seconds")
    now = Result(answer.columns, rows, stamp.ledger, stamp.run, stamp.built_at, asked)
    path = result_file(folder, name, watched)
    before = _read(path)
    found = None
    if before is not None and before.columns == now.columns:
        declared = answer.question.key if answer.question else ()
        found = changes(before.rows, now.rows, key_columns(now.columns, (before.rows, now.rows), declared))
    else:
        before = None
    if keep:
        write_whole(path, json.dumps(now.__dict__, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace"))
    return Outcome(watched, answer, before, now, found)


def result_file(folder: Path, name: str, watched: Watched) -> Path:
    """Where a result is kept; no name becomes a path."""
    identity = json.dumps([name, watched.as_yaml()], ensure_ascii=False, sort_keys=True)
    return folder / FOLDER / f"{hashlib.sha256(identity.encode('utf-8', 'replace')).hexdigest()[:16]}.json"


def _read(path: Path) -> Result | None:
    """The last result; None where there is none, or what is there is none of ours."""
    try:
        return Result(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
