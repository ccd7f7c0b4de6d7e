"""What is known of the time of rows, in a graph as of a date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any


def open_times(facts: Sequence[Any]) -> list[str | None]:
    """For each row which ends of its time nobody states, the most open of what it rests on: ``both``, ``start``,
    ``end``, or None where both are known or time is no question.

    Args:
        facts: one value of ``_facts`` for each row.
    """
    return [_most_open(set(_marks(value))) for value in facts]


def _most_open(marks: set[str]) -> str | None:
    if "both" in marks or {"start", "end"} <= marks:
        return "both"
    return next(iter(marks), None)


def _marks(value: Any) -> Iterator[str]:
    if hasattr(value, "relationships"):  # a path
        yield from _marks(value.relationships)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _marks(item)
    elif isinstance(value, Mapping) and value.get("open_time"):
        yield value["open_time"]
