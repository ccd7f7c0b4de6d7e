"""What a report consists of, as its declaration says: ``definitions/<name>/report.yaml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

import yaml

from chuyi.errors import SchemaError, Text, UsageError

DEFINITIONS = Path(__file__).parent / "definitions"
FILE = "report.yaml"
FIGURE = re.compile(r"\{(\w+)(?::(\w+))?\}")
WHOLE_FIGURES = ("rows", "to_check", "sample")
COLUMN_FIGURES = ("distinct", "sum", "positive", "zero")


@dataclass(frozen=True)
class Section:
    """A heading and the answer to a question below it.

    Attributes:
        columns: of the answer, those that are shown; empty: all but ids.
        summary: a sentence with figures of the answer, e.g. ``{rows}`` or ``{distinct:enterprise}``.
        workbook_only: whether the Word document leaves it out, for its length.
        is_coverage: whether the answer is itself about what is held, so that no lines on that stand below it.
    """

    title: Text
    question: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    columns: tuple[str, ...] = ()
    summary: Text | None = None
    note: Text | None = None
    workbook_only: bool = False
    is_coverage: bool = False

    @property
    def figures(self) -> list[tuple[str, str | None]]:
        """The figures of the summary: what is counted, and of which column."""
        texts = [] if self.summary is None else [self.summary.zh, self.summary.en]
        return [(found[1], found[2]) for text in texts for found in FIGURE.finditer(text)]


@dataclass(frozen=True)
class Definition:
    """A report: title, name of its files, words before the first section and after the last, sections."""

    name: str
    title: Text
    file: Text
    preface: Text
    sections: tuple[Section, ...]
    method: Text


def definition_names() -> list[str]:
    """The reports there are."""
    return sorted(folder.parent.name for folder in DEFINITIONS.glob(f"*/{FILE}"))


def load_definition(name: str, folder: Path = DEFINITIONS) -> Definition:
    """Load and check a report's declaration.

    Raises:
        UsageError: there is no such report.
        SchemaError: the declaration is wrong; names file and line.
    """
    file = folder / name / FILE
    if not name.isidentifier() or not file.is_file():
        known = definition_names()
        raise UsageError(
            Text(f"没有报告“{name}”。", f"There is no report {name!r}."),
            Text(f"可用：{'、'.join(known)}。", f"Known: {', '.join(known)}."),
        )
    return _Reader(file).definition()


class _Reader:
    """Reads one declaration; its failures name the line of the part that is wrong."""

    def __init__(self, file: Path) -> None:
        self._file = file
        text = file.read_text(encoding="utf-8")
        try:
            self._node = yaml.compose(text, Loader=yaml.SafeLoader)
            self._values: Any = yaml.safe_load(text)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            self._fail(mark.line + 1 if mark else 1, f"不是合法的 YAML：{error}", f"no valid YAML: {error}")

    def definition(self) -> Definition:
        if not isinstance(self._values, dict) or not isinstance(self._node, yaml.MappingNode):
            self._fail(1, "应是键值对", "must be a mapping")
        self._allow(self._node, {"title", "file", "preface", "sections", "method"})
        sections = self._values.get("sections")
        if not isinstance(sections, list) or not sections:
            self._fail(1, "缺少 sections", "sections is missing")
        nodes = next(value for key, value in self._node.value if key.value == "sections").value
        title, file, preface, method = (
            self._text(self._values, self._node, key) for key in ("title", "file", "preface", "method")
        )
        return Definition(
            self._file.parent.name,
            title,
            file,
            preface,
            tuple(self._section(v, n) for v, n in zip(sections, nodes, strict=True)),
            method,
        )

    def _section(self, values: Any, node: yaml.Node) -> Section:
        if not isinstance(values, dict) or not isinstance(node, yaml.MappingNode):
            self._fail(node.start_mark.line + 1, "一节应是键值对", "a section must be a mapping")
        self._allow(
            node, {"title", "question", "parameters", "columns", "summary", "note", "workbook_only", "is_coverage"}
        )
        question = values.get("question")
        if not isinstance(question, str):
            self._fail(node.start_mark.line + 1, "一节缺少 question", "a section lacks its question")
        section = Section(
            self._text(values, node, "title"),
            question,
            {str(key): str(value) for key, value in (values.get("parameters") or {}).items()},
            tuple(values.get("columns") or ()),
            self._text(values, node, "summary") if "summary" in values else None,
            self._text(values, node, "note") if "note" in values else None,
            bool(values.get("workbook_only", False)),
            bool(values.get("is_coverage", False)),
        )
        for what, column in section.figures:
            if what not in (WHOLE_FIGURES if column is None else COLUMN_FIGURES):
                line = self._line(node, "summary")
                self._fail(line, f"summary 里不认识 {{{what}}}", f"the summary has the unknown figure {{{what}}}")
        return section

    def _text(self, values: Mapping[str, Any], node: yaml.MappingNode, key: str) -> Text:
        value = values.get(key)
        if not isinstance(value, dict) or set(value) != {"zh", "en"}:
            self._fail(self._line(node, key), f"{key} 要有 zh 和 en", f"{key} must have zh and en")
        return Text(str(value["zh"]).strip(), str(value["en"]).strip())

    def _allow(self, node: yaml.MappingNode, known: set[str]) -> None:
        for key, _ in node.value:
            if key.value not in known:
                self._fail(key.start_mark.line + 1, f"不认识 {key.value}", f"unknown key {key.value}")

    def _line(self, node: yaml.MappingNode, key: str) -> int:
        return int(next((k.start_mark.line for k, _ in node.value if k.value == key), node.start_mark.line)) + 1

    def _fail(self, line: int, zh: str, en: str) -> NoReturn:
        where = f"{self._file.parent.name}/{self._file.name}:{line}"
        raise SchemaError(Text(f"报告定义 {where}：{zh}。", f"Report definition {where}: {en}."))
