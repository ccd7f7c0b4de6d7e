"""What stands in a report: answers as plain tables, and the evidence that their rows rest on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chuyi.errors import SchemaError, Text
from chuyi.queries.answer import TO_CHECK, plain
from chuyi.queries.evidence import REWRITTEN

if TYPE_CHECKING:
    from chuyi.queries.answer import Answer, Stamp
    from chuyi.queries.evidence import Evidence
    from chuyi.queries.session import Graph
    from chuyi.reports.definition import Definition, Section
    from chuyi.reports.period import Period

EVIDENCE = Text("证据", "evidence")
GRADES = {
    "official": Text("官方", "official"),
    "school": Text("学校", "school"),
    "media": Text("媒体", "media"),
    "mirror": Text("转载", "mirror"),
    "unknown": Text("来源不明", "unknown"),
}
PER_ROW = 4  # evidence numbers that a row shows; all are in the appendix

Cell = str | int | float


@dataclass(frozen=True)
class Proof:
    """A numbered piece of evidence: where it stands, its words, and the characters that say it."""

    number: int
    document: str
    location: Text
    passage: str
    start: int
    end: int
    grade: Text
    address: str | None


@dataclass(frozen=True)
class Table:
    """A section's answer.

    Attributes:
        titles: of the columns, the last one for the numbers of evidence.
        rows: cells; texts are as the sources have them, numbers are numbers.
        to_check: numbers of the rows that rest on mirror or unknown sources alone.
        coverage: the lines that stand below.
    """

    title: Text
    note: Text | None
    titles: tuple[Text, ...]
    rows: tuple[tuple[Cell, ...], ...]
    to_check: frozenset[int]
    coverage: tuple[Text, ...]


@dataclass(frozen=True)
class Report:
    """A whole report, in neither language yet."""

    title: Text
    file: Text
    preface: Text
    period: Period
    stamp: Stamp
    tables: tuple[Table, ...]
    proofs: tuple[Proof, ...]


def collect(graph: Graph, definition: Definition, period: Period) -> Report:
    """Ask the questions of a report.

    Raises:
        SchemaError: the definition names a question or a column that there is not.
        ChuyiError: a question cannot be answered.
    """
    numbers: dict[str, int] = {}
    proofs: list[Proof] = []
    tables = []
    for section in definition.sections:
        if section.question not in graph.questions:
            raise SchemaError(
                Text(
                    f"报告定义 {definition.name}：没有问题 {section.question}。",
                    f"Report definition {definition.name}: there is no question {section.question}.",
                )
            )
        answer = graph.query(section.question, evidence=True, **section.parameters)
        cited: dict[int, list[int]] = {}
        sampled: set[int] = set()
        for item in answer.evidence():
            number = numbers.setdefault(f"{item.passage_id}:{item.start}:{item.end}", len(numbers) + 1)
            if number > len(proofs):
                proofs.append(_proof(number, item))
            cited.setdefault(item.row, []).append(number)
            if item.kind == REWRITTEN:
                sampled.add(item.row)
        tables.append(_table(definition, section, answer, cited, sampled))
    return Report(
        definition.title, definition.file, definition.preface, period, graph.stamp, tuple(tables), tuple(proofs)
    )


def _table(
    definition: Definition, section: Section, answer: Answer, cited: dict[int, list[int]], sampled: set[int]
) -> Table:
    shown = section.columns or tuple(name for name in answer.columns if not name.endswith("_id"))
    unknown = [name for name in shown if name not in answer.columns]
    if unknown:
        raise SchemaError(
            Text(
                f"报告定义 {definition.name}：问题 {section.question} 没有列 {'、'.join(unknown)}。",
                f"Report definition {definition.name}: {section.question} has no column {', '.join(unknown)}.",
            )
        )
    question = answer.question
    assert question is not None  # the answer to a question of the catalogue
    titles = tuple(question.columns[name].label for name in shown)
    rows = tuple(
        (
            *(_cell(name, row[name]) for name in shown),
            _numbers(sorted(set(cited.get(number, ()))), sample=number in sampled),
        )
        for number, row in enumerate(answer.rows)
    )
    return Table(
        section.title,
        section.note,
        (*titles, EVIDENCE),
        rows,
        frozenset(answer.to_check),
        tuple(answer.coverage_words),
    )


def _cell(column: str, value: object) -> Cell:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    if column == "grade" and value in GRADES:
        text = GRADES[str(value)].zh
        return f"{text}·{TO_CHECK.zh}" if value in ("mirror", "unknown") else text
    return plain(value)


def _numbers(numbers: Sequence[int], *, sample: bool) -> str:
    """The numbers of a row's evidence; words of our own are named as such beside them."""
    shown = [f"[{number}]" for number in numbers[:PER_ROW]]
    return " ".join([*shown, *(["…"] if len(numbers) > PER_ROW else []), *([REWRITTEN] if sample else [])])


def _proof(number: int, item: Evidence) -> Proof:
    grade = GRADES.get(item.grade, GRADES["unknown"])
    marks = [
        *([TO_CHECK] if item.needs_check else []),
        *([Text(REWRITTEN, "our own words")] if item.kind == REWRITTEN else []),
    ]
    marked = Text("·".join([grade.zh, *(m.zh for m in marks)]), ", ".join([grade.en, *(m.en for m in marks)]))
    return Proof(number, item.document, item.place, item.passage, item.start, item.end, marked, item.address)
