"""The questions of the yardstick, and when an answer to one is exact."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent
OPEN = FOLDER / "questions.yaml"
HELD_OUT = FOLDER / "held_out.yaml"


@dataclass(frozen=True)
class Question:
    """A question with its exact answer.

    Attributes:
        answer: the function of ``answers.py`` that computes it, with ``arguments``; None where nothing may answer.
        rows: the key values of the answer's rows; in this order where ``ranked``.
        number: the one number that answers.
        status: where nothing may answer, what ``chuyi ask`` may say instead.
    """

    id: str
    kind: str
    text: str
    answer: str | None = None
    arguments: Mapping[str, Any] = field(default_factory=dict)
    rows: tuple[str, ...] | None = None
    number: int | None = None
    status: tuple[str, ...] = ("answered",)
    ranked: bool = False

    def is_exact(self, given: Mapping[str, Any]) -> bool:
        """Whether what ``chuyi ask --format json`` gives is the exact answer and nothing else.

        Rows are exact where the distinct values of one column are those expected (a list in a cell counts as
        its values); a number where the answer is one row and that the only number in it.
        """
        if given["status"] not in self.status:
            return False
        if self.rows is not None:
            return any(self._same(column) for column in _columns(given["rows"]))
        if self.number is not None:
            return len(given["rows"]) == 1 and _numbers(given["rows"][0].values()) == {self.number}
        return not given.get("rows")

    def is_wrong(self, given: Mapping[str, Any]) -> bool:
        """Whether it is answered, and not exactly: the one thing that must not happen."""
        return given["status"] == "answered" and not self.is_exact(given)

    def _same(self, values: list[Any]) -> bool:
        assert self.rows is not None
        found = list(dict.fromkeys(values))
        return found == list(self.rows) if self.ranked else set(found) == set(self.rows)


def load(path: Path) -> list[Question]:
    """The questions of a file."""
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [_question(dict(entry)) for entry in entries]


def _question(entry: dict[str, Any]) -> Question:
    expected = dict(entry.pop("expect"))
    for name in ("rows", "status"):
        if name in expected:
            expected[name] = tuple(expected[name])
    return Question(**entry, **expected)


def _columns(rows: list[Mapping[str, Any]]) -> list[list[Any]]:
    names = dict.fromkeys(name for row in rows for name in row)
    return [[value for row in rows for value in _values(row.get(name))] for name in names]


def _values(cell: Any) -> Iterable[Any]:
    return [value for value in cell if value is not None] if isinstance(cell, list) else [] if cell is None else [cell]


def _numbers(cells: Iterable[Any]) -> set[float]:
    return {cell for cell in cells if isinstance(cell, int | float) and not isinstance(cell, bool)}
