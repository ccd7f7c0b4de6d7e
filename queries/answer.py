"""An answer: typed rows, what they rest on, and what stands beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from chuyi.errors import ChuyiError, Text
from chuyi.queries.coverage import ListCoverage, coverage_words
from chuyi.queries.evidence import Evidence, needs_check

if TYPE_CHECKING:
    import networkx
    import pandas

    from chuyi.queries.citation import Citation
    from chuyi.queries.header import Question
    from chuyi.queries.names import Read
    from chuyi.queries.picture import NotebookPicture
    from chuyi.queries.session import Graph

TO_CHECK = Text("待核", "to be confirmed")


class Row(Mapping[str, Any]):
    """A row: a mapping from column to value whose columns are attributes too (``row.partner``)."""

    __slots__ = ("_collect", "_columns", "_values")

    def __init__(
        self,
        columns: Mapping[str, int],
        values: Sequence[Any],
        collect: Callable[[], list[Evidence]] | None = None,
    ) -> None:
        self._columns = columns
        self._values = values
        self._collect = collect

    def evidence(self) -> list[Evidence]:
        """What the row rests on, best grade first.

        Raises:
            ChuyiError: as of :meth:`Answer.evidence`.
        """
        return self._collect() if self._collect else []

    def __getitem__(self, column: str) -> Any:
        return self._values[self._columns[column]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)

    def __getattr__(self, column: str) -> Any:
        if column in self._columns:
            return self[column]
        raise AttributeError(column)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._columns]

    def __repr__(self) -> str:
        return f"Row({', '.join(f'{name}={self[name]!r}' for name in self)})"


@dataclass(frozen=True)
class Stamp:
    """What the graph projects: cite an answer by it.

    Attributes:
        ledger: id of the ledger.
        run: number of the ledger's run that the graph projects.
        built_at: when, as an ISO time.
        complete: whether the build ended with equal counts.
        known_at: the journal entry after which the graph shows the ledger; None: as it was when it was built.
        as_of: the date of which the graph shows what may have held; None: all that is known.
    """

    ledger: str | None = None
    run: int | str | None = None
    built_at: str | None = None
    complete: bool = False
    known_at: int | None = None
    as_of: str | None = None


@dataclass(frozen=True)
class Answer:
    """Rows in a total order, with the question, its parameters and its Cypher.

    Attributes:
        question: the question, or None for Cypher of one's own.
        parameters: what was asked for: entities by name, None where nothing was given.
        bindings: what the statement got: entities by id.
        cypher: the statement that ran.
        columns: names of the columns.
        coverage: how much of the official lists that concern the answer the graph holds; None where the
            question has nothing to do with completeness.
        stamp: what the graph projects.
        open_time: for each row which ends of its time nobody states (``both``, ``start``, ``end``, or None where
            both are known or time is no question); None where the graph is not as of a date.
        read: reads the graph that it is from.
        graph: the graph that it is from, to draw it.
        record: the data class of :attr:`records`; None makes one of the columns.
    """

    question: Question | None
    parameters: Mapping[str, Any]
    bindings: Mapping[str, Any]
    cypher: str
    columns: list[str]
    values: list[list[Any]]
    stamp: Stamp
    collect: Callable[[], list[Evidence]] = field(repr=False)
    coverage: list[ListCoverage] | None = None
    open_time: list[str | None] | None = None
    read: Read | None = field(default=None, repr=False)
    graph: Graph | None = field(default=None, repr=False, compare=False)
    record: type[Any] | None = field(default=None, repr=False)

    @property
    def records(self) -> list[Any]:
        """The rows as frozen data classes with the columns as fields; typed where ``graph.questions`` asked.

        Raises:
            ChuyiError: a column of Cypher of one's own has no name that a field can have.
        """
        from chuyi.queries.records import record_type

        record = self.record or record_type(self.columns)
        return [record(*values) for values in self.values]

    @cached_property
    def rows(self) -> list[Row]:
        """The rows; each gives its own evidence."""
        columns = {name: position for position, name in enumerate(self.columns)}

        def of_row(number: int) -> list[Evidence]:
            return [item for item in self._evidence if item.row == number]

        return [Row(columns, values, partial(of_row, number)) for number, values in enumerate(self.values)]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.values)

    def __getitem__(self, number: int) -> Row:
        return self.rows[number]

    @property
    def title(self) -> Text:
        """The question's title."""
        return self.question.title if self.question else Text("Cypher 查询", "Cypher query")

    @property
    def coverage_words(self) -> list[Text]:
        """The lines that stand beside the rows; empty where completeness does not matter."""
        return [] if self.coverage is None else coverage_words(self.coverage)

    @cached_property
    def to_check(self) -> list[int]:
        """Numbers of the rows that rest on mirror or unknown sources alone (待核)."""
        if "grade" not in self.columns:
            return []
        return [number for number, row in enumerate(self.rows) if needs_check(row["grade"])]

    def evidence(self) -> list[Evidence]:
        """The sentences and table rows that the rows rest on, in the order of the rows.

        Raises:
            ChuyiError: there is none to be had (Cypher of one's own), or the graph changed in between.
            EngineError: the graph was closed.
        """
        return list(self._evidence)

    @cached_property
    def _evidence(self) -> list[Evidence]:
        return self.collect()

    def citations(self) -> list[Citation]:
        """The works that the rows rest on, each once, with the rows and the run of the ledger.

        Raises:
            ChuyiError: as of :meth:`evidence`, or the answer is no graph's.
        """
        from chuyi.queries.citation import cite

        if self.read is None:
            raise ChuyiError(Text("这个答案没有图谱可查。", "This answer has no graph to look into."))
        return cite(self.read, self._evidence, self.stamp)

    def as_json(self, *, evidence: bool = False, citations: bool = False) -> dict[str, Any]:
        """What ``chuyi query --format json`` prints."""
        return {
            "question": self.question.name if self.question else None,
            "title": self.title._asdict(),
            "parameters": dict(self.parameters),
            "bindings": dict(self.bindings),
            "cypher": self.cypher,
            "columns": self.columns,
            "rows": [{name: json_value(value) for name, value in row.items()} for row in self.rows],
            "to_check": self.to_check,
            **({"evidence": [item.as_json() for item in self.evidence()]} if evidence else {}),
            **({"citations": [item.as_json() for item in self.citations()]} if citations else {}),
            **self._coverage_json(),
            "beside": list(self.question.beside) if self.question else [],
            "graph": {"ledger": self.stamp.ledger, "run": self.stamp.run, "built_at": self.stamp.built_at},
            **self._time_json(),
        }

    def _time_json(self) -> dict[str, Any]:
        """Of a graph of another time: of which, and which rows' time is not known in full."""
        if self.stamp.known_at is None and self.stamp.as_of is None:
            return {}
        marks = {} if self.open_time is None else {"open_time": self.open_time}
        return {
            "time": {
                "known_at_run": self.stamp.run if self.stamp.known_at is not None else None,
                "as_of": self.stamp.as_of,
                **marks,
            }
        }

    def _coverage_json(self) -> dict[str, Any]:
        if self.coverage is None:
            return {}
        return {
            "coverage": [item.as_json() for item in self.coverage],
            "coverage_words": [words._asdict() for words in self.coverage_words],
        }

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a data frame.

        Raises:
            ChuyiError: pandas is not installed.
        """
        try:
            import pandas
        except ModuleNotFoundError as error:
            raise ChuyiError(
                Text("没有安装 pandas。", "pandas is not installed."),
                Text("请运行 pip install 'chuyi[pandas]'。", "Run: pip install 'chuyi[pandas]'"),
            ) from error
        return pandas.DataFrame([list(values) for values in self.values], columns=self.columns)

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """The answer as a graph: nodes by id with ``name`` and ``type``, relations with ``relation`` and
        the row's other columns.

        Raises:
            ChuyiError: the rows name no relations.
        """
        from chuyi.queries.network import answer_network

        return answer_network(self)

    def picture(self, *, limit: int = 300, language: str = "zh") -> NotebookPicture:
        """The entities of the rows with the relations among them: shows itself in a notebook, ``.save(path)`` keeps it.

        Args:
            limit: most entities drawn, in the order of the rows.
            language: ``"zh"`` or ``"en"``.

        Raises:
            ChuyiError: the answer names no entities, or is no graph's.
            EngineError: the graph was closed.
        """
        from chuyi.queries.picture import draw

        if self.graph is None:
            raise ChuyiError(Text("这个答案没有图谱可查。", "This answer has no graph to look into."))
        return draw(self.graph, self, limit, language)

    def _repr_html_(self) -> str:
        """A table for notebooks; every value is text, whatever stands in it."""
        from chuyi.queries.notebook_table import answer_html

        return answer_html(self)


def json_value(value: Any) -> Any:
    """A value as JSON can hold it: a node or relation is its properties, a path the list of its relations."""
    if isinstance(value, (list, tuple)):
        return [json_value(item) for item in value]
    if hasattr(value, "relationships"):
        return [json_value(item) for item in value.relationships]
    if isinstance(value, Mapping):
        return {name: json_value(item) for name, item in value.items()}
    return value if value is None or isinstance(value, (str, int, float, bool)) else str(value)


def plain(value: Any) -> str:
    """A value as one line of text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, (list, tuple)):
        return "；".join(plain(item) for item in value)
    return str(value)


def marked_grade(grade: Any) -> str:
    """A grade with 待核 where it has to be confirmed."""
    return f"{grade}·{TO_CHECK.zh}" if needs_check(grade) else plain(grade)
