"""The shipped questions as Python: a method with a signature and a typed row for each, written from the headers.

Editors complete what stands in a file, so ``queries/shipped.py`` and ``queries/shipped_rows.py`` are written by
``docs/generate.py``, and a test fails where they differ from the headers. A workspace's own questions get their
signatures when they are looked at.
"""

from __future__ import annotations

import inspect
import keyword
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from chuyi.queries.catalogue import Catalogue
from chuyi.queries.header import Parameter, Question
from chuyi.queries.parameters import enum_values

HEAD = '''"""The questions that ship, as methods with typed rows. Written by docs/generate.py from their headers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from chuyi.queries import shipped_rows as rows
    from chuyi.queries.records import TypedAnswer

    # Question, parameters, least grade, with evidence.
    Ask = Callable[[str, Mapping[str, Any], str | None, bool], TypedAnswer[Any]]

Grade = Literal["official", "school", "media", "mirror", "unknown"]


class ShippedQuestions:
    """One method for each question of the catalogue."""

    _ask: Ask
'''
ROWS = '''"""A data class for the rows of each shipped question. Written by docs/generate.py from the headers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

'''
GRADE = Literal["official", "school", "media", "mirror", "unknown"]
# More choices than these are told by an error, not by the signature.
MOST_CHOICES = 40


def shipped_modules() -> dict[str, str]:
    """The texts of ``queries/shipped.py`` and ``queries/shipped_rows.py``, by file name."""
    questions = [question for _, question in sorted(Catalogue(None).items())]
    methods = [line for question in questions for line in _method(question)]
    rows = [line for question in questions for line in _row(question)]
    return {"shipped.py": f"{HEAD}\n{_joined(methods)}", "shipped_rows.py": f"{ROWS}\n{_joined(rows)}"}


def method_name(question: str) -> str:
    """A question's name as Python writes it."""
    return question.replace("-", "_")


def row_name(question: str) -> str:
    """The name of a question's typed row."""
    return "".join(part.capitalize() for part in question.split("-")) + "Row"


def signature_of(question: Question) -> inspect.Signature:
    """What the method of a question takes, keywords only."""
    only = inspect.Parameter.KEYWORD_ONLY
    found = [
        inspect.Parameter(
            item.name,
            only,
            default=inspect.Parameter.empty if _is_needed(item) else item.default,
            annotation=_annotation(item) if _is_needed(item) or item.default is not None else _annotation(item) | None,
        )
        for item in _in_order(question)
    ]
    if "grades" in question.statement.parameters:
        found.append(inspect.Parameter("min_grade", only, default=None, annotation=GRADE | None))
    found.append(inspect.Parameter("evidence", only, default=False, annotation=bool))
    return inspect.Signature(found)


def described(question: Question, indent: str = "") -> str:
    """A docstring: what it answers, its parameters and columns, in both languages."""
    lines = [f"{question.title.en} · {question.title.zh}", "", question.answers.en.strip(), question.answers.zh.strip()]
    if question.parameters:
        lines += ["", "Args:"]
        lines += [f"    {item.name}: {item.label.en} · {item.label.zh}" for item in question.parameters.values()]
    return "\n".join(f"{indent}{line}" if line and number else line for number, line in enumerate(lines))


def _in_order(question: Question) -> Sequence[Parameter]:
    return sorted(question.parameters.values(), key=lambda item: not _is_needed(item))


def _is_needed(item: Parameter) -> bool:
    return item.required and not item.setting and item.default is None


def _annotation(item: Parameter) -> Any:
    if item.type == "enum":
        values = enum_values(item)
        return Literal[values] if 0 < len(values) <= MOST_CHOICES else str
    return {"number": float, "flag": bool}.get(item.type, str)


# -- the text


def _joined(lines: Sequence[str]) -> str:
    return "\n".join(lines).strip("\n") + "\n"


def _method(question: Question) -> Iterator[str]:
    row, parameters = row_name(question.name), _in_order(question)
    graded = "grades" in question.statement.parameters
    yield ""
    yield f"    def {method_name(question.name)}("
    yield "        self,"
    yield "        *,"
    for item in parameters:
        yield f"        {item.name}: {_written(item)},"
    if graded:
        yield "        min_grade: Grade | None = None,"
    yield "        evidence: bool = False,"
    yield f"    ) -> TypedAnswer[rows.{row}]:"
    text = described(question, "        ").replace("\\", "\\\\").replace('"""', "'''")
    yield f'        """{text}'
    yield '        """'
    given = ", ".join(f'"{item.name}": {item.name}' for item in parameters)
    grade = "min_grade" if graded else "None"
    yield f'        return self._ask("{question.name}", {{{given}}}, {grade}, evidence)'


def _written(item: Parameter) -> str:
    if keyword.iskeyword(item.name):
        raise ValueError(f"{item.name} is a word of Python's own")
    annotation = _annotation(item)
    text = (
        annotation.__name__ if isinstance(annotation, type) else f"Literal[{', '.join(map(repr, enum_values(item)))}]"
    )
    if _is_needed(item):
        return text
    return f"{text} = {item.default!r}" if item.default is not None else f"{text} | None = None"


def _row(question: Question) -> Iterator[str]:
    shown = [name for name in question.columns if not name.endswith("_id")]
    values: dict[str, list[Any]] = {name: [] for name in shown}
    for fixture in question.fixtures:
        for row in fixture.rows:
            for name, value in zip(shown, row, strict=True):
                values[name].append(value)
    yield ""
    yield "@dataclass(frozen=True)"
    yield f"class {row_name(question.name)}:"
    yield f'    """A row of {question.name}."""'
    yield ""
    for name, column in question.columns.items():
        kind = "str" if name.endswith("_id") else _kind(values[name])
        yield f"    {name}: {kind if kind == 'Any' else f'{kind} | None'}"
        yield f'    """{column.label.en} · {column.label.zh}"""'
    yield ""


def _kind(values: Sequence[Any]) -> str:
    """The Python type of a column, from what it holds on the fixture graph."""
    kinds = {_type(value) for value in values if value is not None}
    if kinds == {"int", "float"}:
        return "float"
    return kinds.pop() if len(kinds) == 1 else "Any"


def _type(value: Any) -> str:
    if not isinstance(value, list):
        return type(value).__name__
    kinds = {_type(item) for item in value}
    return f"list[{kinds.pop()}]" if len(kinds) == 1 else "list[Any]"
