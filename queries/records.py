"""Rows as data classes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, make_dataclass
from typing import Any, Generic, TypeVar

from chuyi.errors import ChuyiError, Text
from chuyi.queries.answer import Answer

R = TypeVar("R")


class TypedAnswer(Answer, Generic[R]):
    """An answer whose :attr:`records` have a type that editors know."""

    @property
    def records(self) -> list[R]:
        """The rows as frozen data classes."""
        found: list[R] = super().records
        return found


def typed(answer: Answer, record: type[R]) -> TypedAnswer[R]:
    """The same answer, its records of type ``record``."""
    values = {field.name: getattr(answer, field.name) for field in fields(answer)}
    return TypedAnswer(**{**values, "record": record})


def record_type(columns: Sequence[str]) -> type[Any]:
    """A frozen data class with these columns as its fields.

    Raises:
        ChuyiError: a column has no name that a field can have.
    """
    try:
        return make_dataclass("Record", [(column, Any) for column in columns], frozen=True, slots=True)
    except (TypeError, ValueError) as error:
        shown = ", ".join(columns)
        raise ChuyiError(
            Text(f"这些列名不能作字段名：{shown}。", f"These columns cannot be names of fields: {shown}."),
            Text("请用 AS 给每列一个名字。", "Name each column with AS."),
        ) from error
