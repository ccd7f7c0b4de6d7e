"""The catalogue as a page of the docs."""

from __future__ import annotations

from chuyi.queries.catalogue import Catalogue
from chuyi.queries.header import Parameter, Question
from chuyi.queries.parameters import enum_values


def questions_page() -> str:
    """Every question that ships: what it answers, its parameters, columns and example, in Markdown."""
    catalogue = Catalogue(None)
    questions = [catalogue[name] for name in catalogue]
    lines = [
        "# Questions 问题目录",
        "",
        f"{len(questions)} questions. Ask with `chuyi query NAME --param KEY=VALUE`, see one with "
        "`chuyi query NAME --describe`, or from Python with `graph.query(NAME, key=value)`. "
        "An entity is given by its name, a short or former name, or its id; rows carry ids in columns of their own.",
        "",
    ]
    for theme, title in catalogue.themes().items():
        lines += [f"## {title.en} {title.zh}", ""]
        for question in questions:
            if question.theme == theme:
                lines += _question(question)
    return "\n".join(lines).rstrip() + "\n"


def _question(question: Question) -> list[str]:
    example = "".join(f" --param {name}={value}" for name, value in question.example.items())
    lines = [
        f"### {question.name}",
        "",
        f"{question.title.en} · {question.title.zh}",
        "",
        question.answers.en.strip(),
        "",
        question.answers.zh.strip(),
        "",
    ]
    if question.parameters:
        lines += ["| parameter | | type | |", "|---|---|---|---|"]
        lines += [_parameter(item) for item in question.parameters.values()]
        lines.append("")
    columns = ", ".join(
        f"`{item.name}` {item.label.zh}" for item in question.columns.values() if not item.name.endswith("_id")
    )
    beside = ", ".join(f"[{name}](#{name})" for name in question.beside)
    lines += [f"Columns: {columns}", ""]
    lines += ["Coverage of official lists stands beside the answer.", ""] if question.coverage else []
    lines += [f"See also: {beside}", ""] if beside else []
    return [*lines, "```text", f"chuyi query {question.name}{example}", "```", ""]


def _parameter(item: Parameter) -> str:
    notes = []
    if item.required and not item.setting:
        notes.append("required")
    if item.of:
        notes.append(" or ".join(item.of))
    if item.type == "enum" and item.choices not in ("entities", "relations"):
        notes.append("、".join(enum_values(item)))
    elif item.type == "enum":
        notes.append(f"one of the ontology's {item.choices}")
    if item.default is not None:
        notes.append(f"default {item.default}")
    if item.setting:
        notes.append(f"default: the workspace's {item.setting}")
    return f"| `{item.name}` | {item.label.en} {item.label.zh} | {item.type} | {'; '.join(notes)} |"
