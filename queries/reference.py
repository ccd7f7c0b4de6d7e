"""The catalogue as a page of the docs."""

from __future__ import annotations

from chuyi.queries.catalogue import Catalogue
from chuyi.queries.header import Question


def questions_page() -> str:
    """Every question that ships: what it answers, its parameters, columns and example, in Markdown."""
    catalogue = Catalogue(None)
    themes = catalogue.themes()
    questions = [catalogue[name] for name in catalogue]
    lines = [
        "# Questions 问题目录",
        "",
        f"{len(questions)} questions. Ask with `chuyi query NAME --param KEY=VALUE`, see one with "
        "`chuyi query NAME --describe`, or from Python with `graph.query(NAME, key=value)`.",
        "",
    ]
    for theme, title in themes.items():
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
        for item in question.parameters.values():
            need = "required" if item.required and not item.setting else ""
            lines.append(f"| `{item.name}` | {item.label.en} {item.label.zh} | {item.type} | {need} |")
        lines.append("")
    columns = ", ".join(f"`{column.name}`" for column in question.columns.values())
    lines += [f"Columns: {columns}", "", "```text", f"chuyi query {question.name}{example}", "```", ""]
    return lines
