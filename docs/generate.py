"""Write ``docs/reference/`` and ``queries/shipped*.py`` from the code. A test fails where they differ."""

from __future__ import annotations

from pathlib import Path

import click

from chuyi.cli import COMMANDS, chuyi
from chuyi.cli.speech import words
from chuyi.errors import Text
from chuyi.graph.schema import EntityType, Ontology, Property, RelationType, ontology

REFERENCE = Path(__file__).resolve().parent / "reference"
MADE = "<!-- Made by docs/generate.py; change the code, not this page. -->\n\n"


def pages() -> dict[str, str]:
    """The generated pages: file name to text."""
    from chuyi.queries.reference import questions_page

    return {
        "ontology.md": MADE + ontology_page(ontology()),
        "questions.md": MADE + questions_page(),
        "commands.md": MADE + commands_page(),
    }


def ontology_page(types: Ontology) -> str:
    """Entity types and relations with their properties."""
    lines = ["# Ontology 本体", "", "Declared in `graph/schema/`, one file for each type.", "", "## Entities 实体", ""]
    for name in types.concrete:
        lines += _entity(types, types.entities[name])
    lines += ["## Relations 关系", ""]
    for name in sorted(types.relations):
        lines += _relation(types.relations[name])
    lines += ["## Abstract types 抽象类型", "", "| type | 中文 | what it covers |", "|---|---|---|"]
    for name in sorted(set(types.entities) - set(types.concrete)):
        lines.append(f"| {name} | {types.entities[name].label.zh} | {', '.join(types.fitting((name,)))} |")
    return "\n".join(lines) + "\n"


def _entity(types: Ontology, item: EntityType) -> list[str]:
    labels = ", ".join(f"`{label}`" for label in types.labels(item.type))
    head = [f"### {item.type} {item.label.zh}", "", f"Labels {labels}; identity: {' + '.join(item.identity)}.", ""]
    return [*head, *_properties(item.properties.values()), ""]


def _relation(item: RelationType) -> list[str]:
    ends = f"{' · '.join(item.sources)} → {' · '.join(item.targets)}"
    head = [f"### {item.type} {item.label.zh}", "", ends, ""]
    return [*head, *(_properties(item.properties.values()) if item.properties else []), ""]


def _properties(items: object) -> list[str]:
    rows = ["| property | 中文 | kind | values |", "|---|---|---|---|"]
    for item in items:  # type: ignore[attr-defined]
        assert isinstance(item, Property)
        notes = [item.kind, *(["required"] if item.required else []), *(["part of the identity"] if item.key else [])]
        rows.append(f"| {item.name} | {item.label.zh} | {', '.join(notes)} | {'、'.join(item.values)} |")
    return rows


def commands_page() -> str:
    """Every command's help, in English."""
    words.language = "en"
    lines = ["# Commands 命令", "", "`chuyi --help` and `chuyi COMMAND --help` say the same, in your language.", ""]
    parent = click.Context(chuyi, info_name="chuyi")
    lines += ["```text", chuyi.get_help(parent), "```", ""]
    for name, purpose in COMMANDS.items():
        command = chuyi.get_command(parent, name)
        assert command is not None
        text = command.get_help(click.Context(command, info_name=name, parent=parent, max_content_width=100))
        lines += [f"## chuyi {name}", "", _both(purpose), "", "```text", text, "```", ""]
        lines += _sub_commands(command, click.Context(command, info_name=name, parent=parent))
    lines += [
        "## Exit codes 退出码",
        "",
        "| code | meaning |",
        "|---|---|",
        "| 0 | done 完成 |",
        "| 1 | it failed, or the question was not answered 失败或未回答 |",
        "| 2 | wrong usage 用法有误 |",
        "| 3 | done, but some input was refused and is listed 完成，但有输入未被接收（已列出） |",
        "| 4 | only of `chuyi watch run --exit-code`: something changed 仅用于该选项：有变化 |",
    ]
    return "\n".join(lines) + "\n"


def _sub_commands(command: click.Command, parent: click.Context) -> list[str]:
    """The help of a group's own commands."""
    lines = []
    for name in command.list_commands(parent) if isinstance(command, click.Group) else ():
        found = command.get_command(parent, name)
        assert found is not None
        text = found.get_help(click.Context(found, info_name=name, parent=parent, max_content_width=100))
        lines += [f"### {parent.command_path} {name}", "", "```text", text, "```", ""]
    return lines


def _both(text: Text) -> str:
    return f"{text.zh} · {text.en}"


if __name__ == "__main__":
    REFERENCE.mkdir(exist_ok=True)
    for file, text in pages().items():
        (REFERENCE / file).write_text(text, encoding="utf-8", newline="\n")
    from chuyi.queries.signatures import shipped_modules

    for file, text in shipped_modules().items():
        (REFERENCE.parents[1] / "queries" / file).write_text(text, encoding="utf-8", newline="\n")
