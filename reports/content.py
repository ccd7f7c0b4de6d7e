"""What stands in a report: answers as plain tables, and the evidence that their rows rest on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from chuyi.errors import SchemaError, Text
from chuyi.graph.facts import Grade
from chuyi.queries.answer import TO_CHECK, plain
from chuyi.queries.evidence import REWRITTEN, needs_check
from chuyi.reports.definition import FIGURE

if TYPE_CHECKING:
    from chuyi.queries.answer import Answer, Stamp
    from chuyi.queries.evidence import Evidence
    from chuyi.queries.session import Graph
    from chuyi.reports.definition import Definition, Section
    from chuyi.reports.period import Period

Cell = str | int | float | Text | None


@dataclass(frozen=True)
class Proof:
    """A numbered piece of evidence: where it stands, its words, and which of them say it.

    Attributes:
        document: the file or table that was read, as people know it.
        title: of the page that the passage itself names as its origin, where that is another.
        spans: the decisive characters of ``passage``, (start, end) in order, none touching the next.
    """

    number: int
    document: str
    location: Text
    passage: str
    spans: tuple[tuple[int, int], ...]
    grade: Text
    address: str | None
    title: str | None = None
    to_check: bool = False


@dataclass(frozen=True)
class Row:
    """A row of a table.

    Attributes:
        cells: texts as the sources have them, numbers as numbers, words of ours in both languages.
        proofs: numbers of the evidence that it rests on.
        to_check: whether it rests on mirror or unknown sources alone (待核).
        sample: whether words of our own are among its evidence (示例改写).
    """

    cells: tuple[Cell, ...]
    proofs: tuple[int, ...] = ()
    to_check: bool = False
    sample: bool = False


@dataclass(frozen=True)
class Table:
    """A section's answer.

    Attributes:
        titles: of the columns.
        summary: a sentence with the main figures.
        coverage: the lines that stand below: how much of the official lists is held.
        workbook_only: whether the Word document leaves it out.
    """

    title: Text
    titles: tuple[Text, ...]
    rows: tuple[Row, ...]
    summary: Text | None = None
    note: Text | None = None
    coverage: tuple[Text, ...] = ()
    workbook_only: bool = False


@dataclass(frozen=True)
class Report:
    """A whole report, in both languages."""

    title: Text
    file: Text
    preface: Text
    method: Text
    period: Period
    stamp: Stamp
    tables: tuple[Table, ...]
    proofs: tuple[Proof, ...]

    @property
    def made(self) -> datetime:
        """When the graph was built that the report rests on, in UTC: the report's own time too."""
        built = self.stamp.built_at
        return datetime.fromisoformat(built).astimezone(UTC) if built else datetime(2000, 1, 1, tzinfo=UTC)

    @property
    def origin(self) -> tuple[Text, ...]:
        """Period, date of the data, and the ledger's run."""
        period, stamp = self.period, self.stamp
        day = self.made.date()
        if day < period.first:
            state = Text("早于报告期，期内变化尚未收录", "before the period: nothing of the period is held yet")
        elif day <= period.last:
            state = Text("报告期尚未结束", "the period has not ended yet")
        else:
            state = Text("晚于报告期末，含其后收录的内容", "after the period: what was read since is included")
        moment = f"{self.made:%Y-%m-%d %H:%M}"
        return (
            Text(f"报告期：{period.first} 至 {period.last}", f"Period: {period.first} to {period.last}"),
            Text(f"数据截至：{moment}（世界时），{state.zh}", f"Data as of {moment} UTC, {state.en}"),
            Text(
                f"依据：台账 {stamp.ledger}，第 {stamp.run} 次运行",
                f"Rests on: ledger {stamp.ledger}, run {stamp.run}",
            ),
            *(() if stamp.as_of is None else (_as_of(stamp.as_of),)),
            *(() if stamp.complete else (Text("注意：图谱没有建完，数字可能不全", "Note: the graph is not complete"),)),
        )


def _as_of(date: str) -> Text:
    return Text(
        f"只含 {date} 可能成立的事实；来源没有写明时间的算在内",
        f"Only what may have held in {date}; what sources do not date is included",
    )


def collect(graph: Graph, definition: Definition, period: Period) -> Report:
    """Ask the questions of a report.

    Raises:
        SchemaError: the definition names a question or a column that there is not.
        ChuyiError: a question cannot be answered.
    """
    proofs = _Proofs()
    tables = []
    for section in definition.sections:
        if section.question not in graph.questions:
            zh, en = f"没有问题 {section.question}", f"there is no question {section.question}"
            raise _wrong(definition, zh, en)
        answer = graph.query(section.question, evidence=True, **section.parameters)
        tables.append(_table(definition, section, answer, proofs))
    return Report(
        definition.title,
        definition.file,
        definition.preface,
        definition.method,
        period,
        graph.stamp,
        tuple(tables),
        tuple(proofs.found),
    )


class _Proofs:
    """Numbers evidence through the whole report: one passage has one number."""

    def __init__(self) -> None:
        self._items: list[Evidence] = []
        self._spans: list[set[tuple[int, int]]] = []
        self._numbers: dict[str, int] = {}

    def number(self, item: Evidence) -> int:
        number = self._numbers.setdefault(item.passage_id, len(self._items) + 1)
        if number > len(self._items):
            self._items.append(item)
            self._spans.append(set())
        self._spans[number - 1].add((item.start, item.end))
        return number

    @property
    def found(self) -> list[Proof]:
        return [
            _proof(number, item, _joined(spans))
            for number, (item, spans) in enumerate(zip(self._items, self._spans, strict=True), start=1)
        ]


def _table(definition: Definition, section: Section, answer: Answer, proofs: _Proofs) -> Table:
    shown = section.columns or tuple(name for name in answer.columns if not name.endswith("_id"))
    wanted = {*shown, *(column for _, column in section.figures if column)}
    if unknown := "、".join(sorted(wanted - set(answer.columns))):
        zh, en = f"问题 {section.question} 没有列 {unknown}", f"{section.question} has no column {unknown}"
        raise _wrong(definition, zh, en)
    question = answer.question
    assert question is not None  # the answer to a question of the catalogue
    cited: dict[int, list[int]] = {}
    sampled: set[int] = set()
    for item in answer.evidence():
        cited.setdefault(item.row, []).append(proofs.number(item))
        if item.kind == REWRITTEN:
            sampled.add(item.row)
    to_check = set(answer.to_check)
    return Table(
        section.title,
        tuple(question.columns[name].label for name in shown),
        tuple(
            Row(
                tuple(_cell(name, row[name]) for name in shown),
                tuple(dict.fromkeys(cited.get(number, ()))),
                number in to_check,
                number in sampled,
            )
            for number, row in enumerate(answer.rows)
        ),
        None if section.summary is None else _summary(section.summary, answer, len(sampled)),
        section.note,
        () if section.is_coverage else tuple(answer.coverage_words),
        section.workbook_only,
    )


def _summary(words: Text, answer: Answer, sampled: int) -> Text:
    def figure(what: str, column: str | None) -> str:
        values = [row[column] for row in answer.rows] if column else []
        numbers = [value for value in values if isinstance(value, (int, float))]
        counted = {
            "rows": len(answer),
            "to_check": len(answer.to_check),
            "sample": sampled,
            "distinct": len({plain(value) for value in values if value is not None}),
            "sum": sum(numbers),
            "positive": sum(value > 0 for value in numbers),
            "zero": sum(value == 0 for value in numbers),
        }
        return plain(counted[what])

    return Text(*(FIGURE.sub(lambda found: figure(found[1], found[2]), text) for text in words))


def _cell(column: str, value: Any) -> Cell:
    if value is None or (isinstance(value, (int, float)) and not isinstance(value, bool)):
        return value
    if column == "grade" and value in tuple(Grade):
        return _marked(Grade(value).label, [TO_CHECK] if needs_check(value) else [])
    return plain(value)


def _joined(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Spans in order, those that touch or overlap as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return tuple(joined)


def _proof(number: int, item: Evidence, spans: tuple[tuple[int, int], ...]) -> Proof:
    sample = [Text(REWRITTEN, "our own words")] if item.kind == REWRITTEN else []
    grade = _marked(Grade(item.grade).label, [*([TO_CHECK] if item.needs_check else []), *sample])
    return Proof(
        number,
        item.document,
        item.place,
        item.passage,
        spans,
        grade,
        item.address,
        item.title if item.title and item.title not in item.document else None,
        item.needs_check,
    )


def _marked(grade: Text, marks: Sequence[Text]) -> Text:
    return Text("·".join([grade.zh, *(m.zh for m in marks)]), ", ".join([grade.en, *(m.en for m in marks)]))


def _wrong(definition: Definition, zh: str, en: str) -> SchemaError:
    return SchemaError(Text(f"报告定义 {definition.name}：{zh}。", f"Report definition {definition.name}: {en}."))
