"""Asking a graph from Python.

::

    from chuyi import open_graph

    with open_graph() as graph:
        for row in graph.query("partners-of-institution", institution="湖南汽车工程职业大学"):
            print(row.partner, row.grade)
"""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from chuyi.config import Settings, Workspace, graph_address, open_workspace
from chuyi.errors import ChuyiError, EngineError, SchemaError, Text, UsageError
from chuyi.graph.facts import Grade
from chuyi.queries.answer import Answer, Stamp
from chuyi.queries.catalogue import OWN, Catalogue
from chuyi.queries.coverage import collect_coverage
from chuyi.queries.evidence import Evidence, collect_evidence
from chuyi.queries.header import Question, read_question
from chuyi.queries.names import Names, Rows
from chuyi.queries.parameters import bind, enum_values
from chuyi.queries.times import open_times

if TYPE_CHECKING:
    import networkx

    from chuyi.graph.engines import Engine
    from chuyi.graph.exports.content import Content
    from chuyi.queries.ask.asking import Asker
    from chuyi.queries.ask.replying import Reply
    from chuyi.queries.asked_questions import Questions

HIDDEN = "_"
FACTS = "_facts"
STAMP = """MATCH (g:Graph {id: 'graph'})
RETURN g.ledger AS ledger, g.run AS run, g.built_at AS built_at, g.complete AS complete,
       g.known_at AS known_at, g.as_of AS as_of"""
MOST_CHOICES = 1000


def open_graph(
    workspace: str | Path | Workspace | None = None,
    uri: str | None = None,
    *,
    known_at: str | int | None = None,
    as_of: str | None = None,
) -> Graph:
    """Open the graph as the commands find it; close it with ``with`` or ``close()``.

    Args:
        workspace: the workspace's folder; None looks for it as the commands do.
        uri: the graph's address; None takes ``NEO4J_URI``, else the workspace's, else the embedded graph.
        known_at: a date, or a run of the ledger by its number: what was known then, in a graph of its own that is
            built when it is first asked for.
        as_of: a date: likewise without what is known not to have held then.

    Raises:
        UsageError: there is no workspace, and none can be done without; a time is none; an address is given
            together with a time.
        EngineError: the graph cannot be reached, or has not been built.
        LedgerError: a time was given, and the workspace's ledger cannot be read.
    """
    from chuyi.graph.engines import open_engine

    if known_at is not None or as_of is not None:
        return _open_past(workspace, uri, f"run:{known_at}" if isinstance(known_at, int) else known_at, as_of)
    place = workspace if isinstance(workspace, Workspace) else _find_workspace(workspace, uri)
    address = graph_address(place, uri)
    if address.is_embedded and (place is None or not place.graph_dir.is_dir()):
        raise _not_built()
    graph = Graph(open_engine(address, place), place)
    try:
        graph.stamp  # noqa: B018 - an unbuilt graph must fail here, not at the first question
    except BaseException:
        graph.close()
        raise
    return graph


def _open_past(
    workspace: str | Path | Workspace | None, uri: str | None, known_at: str | None, as_of: str | None
) -> Graph:
    """The graph of another time, which lives in the workspace."""
    from chuyi.graph.build.past import open_past

    if uri is not None:
        raise UsageError(
            Text("指定了时点，就不能再指定图谱地址。", "A time and an address of a graph do not go together."),
            Text(
                "可先用 chuyi build --known-at … --to URI 建到那里，再只用 --to 提问。",
                "Build it there with chuyi build --known-at … --to URI, then ask with --to alone.",
            ),
        )
    place = workspace if isinstance(workspace, Workspace) else open_workspace(workspace)
    return Graph(open_past(place, known_at, as_of), place)


class Graph:
    """A graph that can be asked, and only asked: see :meth:`query` and :meth:`cypher`."""

    def __init__(self, engine: Engine, workspace: Workspace | None = None) -> None:
        self._engine = engine
        self._settings = workspace.settings if workspace else Settings()
        self._catalogue = Catalogue(workspace.questions if workspace else None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the graph; answers keep their rows."""
        self._engine.close()

    @cached_property
    def questions(self) -> Questions:
        """The catalogue, as a mapping and as methods: ``graph.questions.enterprises_by_base(city="株洲市")``."""
        from chuyi.queries.asked_questions import Questions

        return Questions(self._catalogue, self.answer)

    @cached_property
    def stamp(self) -> Stamp:
        """What the graph projects.

        Raises:
            EngineError: nothing was built there.
        """
        rows = self.read(STAMP, {}).rows
        if not rows:
            raise _not_built()
        return Stamp(*rows[0])

    def query(self, name: str, /, *, min_grade: str | None = None, evidence: bool = False, **parameters: Any) -> Answer:
        """Ask a question of the catalogue.

        Args:
            name: the question's name, e.g. ``"enterprises-by-base"``.
            min_grade: leave out facts whose best source is worse: official, school, media, mirror or unknown.
            evidence: fetch what the rows rest on in the same go; without it ``answer.evidence()`` asks again.
            parameters: the question's parameters; entities by name, alias or id.

        Raises:
            UsageError: the question or a parameter is unknown, missing, or of the wrong type.
            UnknownNameError, AmbiguousNameError: a name means nothing here, or several things.
            EngineError: the graph failed, or the time limit passed.
        """
        return self.answer(name, parameters, min_grade=min_grade, evidence=evidence)

    def answer(
        self, name: str, parameters: Mapping[str, Any], /, *, min_grade: str | None = None, evidence: bool = False
    ) -> Answer:
        """As :meth:`query`, with the parameters in a mapping: whatever they are called, they are parameters."""
        return self._asked(self._catalogue.question(name), parameters, min_grade, evidence)

    def try_file(self, path: Path, /) -> Answer:
        """Ask the example of a question's file, which need not be in the catalogue, with its evidence.

        Raises:
            SchemaError: the file is wrong, or its statement gives other columns than it declares.
            ChuyiError: as :meth:`query`.
        """
        question = read_question(path, OWN)
        answer = self._asked(question, question.example, None, evidence=True)
        answer.evidence()
        return answer

    def _asked(
        self, question: Question, parameters: Mapping[str, Any], min_grade: str | None, evidence: bool
    ) -> Answer:
        bound = bind(question, parameters, Names(self.read), self._settings)
        grades = _passing(min_grade, question)
        given = bound.given | ({"grades"} if grades else frozenset())
        values = {**bound.bindings, "grades": grades}
        lean, full = question.statement.rendered(given), question.statement.rendered(given | {"facts"})
        # As of a date, what a row rests on tells whether its time is known.
        dated = self.stamp.as_of is not None
        columns, rows, facts = _split(question, self.read(full if evidence or dated else lean, values))

        def collect() -> list[Evidence]:
            if evidence or dated:
                return collect_evidence(self.read, facts)
            _, rows_now, facts_now = _split(question, self.read(full, values))
            if rows_now != rows:
                raise ChuyiError(
                    Text("图谱在提问之后更新过。", "The graph has changed since the question was asked."),
                    Text("请重新提问。", "Ask again."),
                )
            return collect_evidence(self.read, facts_now)

        answer = Answer(
            question,
            bound.shown,
            bound.bindings,
            full if evidence else lean,
            columns,
            rows,
            self.stamp,
            collect,
            open_time=open_times(facts) if dated else None,
            read=self.read,
            graph=self,
        )
        if question.coverage is None:
            return answer
        coverage = collect_coverage(self.read, question.coverage, answer.rows, answer.parameters)
        return replace(answer, coverage=coverage)

    def cypher(self, text: str, /, **parameters: Any) -> Answer:
        """Run reading Cypher of your own, as the user that cannot write.

        Its evidence is that of the nodes, relations and paths that it returns.

        Raises:
            ForbiddenError: it would do more than read.
            EngineError: the graph failed, or the time limit passed.
        """
        table = self.read(text, parameters)
        return Answer(
            None,
            parameters,
            parameters,
            text,
            table.columns,
            table.rows,
            self.stamp,
            lambda: collect_evidence(self.read, table.rows),
            read=self.read,
            graph=self,
        )

    def ask(self, text: str, /, *, min_grade: str | None = None, evidence: bool = False) -> Reply:
        """Ask in plain Chinese or English.

        Args:
            text: the question, e.g. ``"湖南汽车工程职业大学牵头了哪些联盟？"``.
            min_grade: leave out facts whose best source is worse.
            evidence: fetch what the rows rest on in the same go.

        Raises:
            EngineError: the graph failed, or the time limit passed.
        """
        return self._asker.ask(text, min_grade=min_grade, evidence=evidence)

    @cached_property
    def _asker(self) -> Asker:
        from chuyi.queries.ask.asking import Asker

        return Asker(self.read, self.query, self._settings.province, self._catalogue, self.stamp)

    def choices(self, name: str, parameter: str, /) -> list[str]:
        """What a parameter can be, drawn from the ontology or from the graph, in order; empty for free values.

        Raises:
            UsageError: the question has no such parameter.
        """
        question = self._catalogue.question(name)
        item = question.parameters.get(parameter)
        if item is None:
            raise UsageError(
                Text(f"问题 {name} 没有参数 {parameter}。", f"{name} has no parameter {parameter}."),
            )
        if item.type == "enum":
            return list(enum_values(item))
        if item.type == "text" and item.choices:
            type_, _, property_ = item.choices.partition(".")
            return self._distinct(f"MATCH (n:{type_}) WITH n.{property_} AS value")
        if item.type in ("entity", "region"):
            where = f" WHERE n.level IN {list(item.levels)!r}" if item.levels else ""
            branches = [f"MATCH (n:{label}){where} RETURN n.name AS value" for label in item.of or ("Region",)]
            rows = self.read(" UNION ".join(branches), {}).rows
            return sorted(row[0] for row in rows if row[0] is not None)[:MOST_CHOICES]
        return []

    def _distinct(self, source: str) -> list[str]:
        text = f"{source} WHERE value IS NOT NULL RETURN DISTINCT value ORDER BY value LIMIT {MOST_CHOICES}"
        return [row[0] for row in self.read(text, {}).rows]

    def content(
        self, *, types: Collection[str] = (), relations: Collection[str] = (), passages: bool = True
    ) -> Content:
        """The graph as plain nodes and relations, to be exported.

        Args:
            types: entity types to take, with the relations among them; none means all.
            relations: relation types to take; none means all.
            passages: sources and passages, too.

        Raises:
            UsageError: a type is unknown.
            EngineError: the graph failed, or changed while it was read.
        """
        from chuyi.graph.exports.reading import read_content

        return read_content(self._engine, "楚怡图谱", types=types, relations=relations, passages=passages)

    def network(self, *, types: Collection[str] = (), relations: Collection[str] = ()) -> networkx.MultiDiGraph[str]:
        """The entities as a networkx graph: see :mod:`chuyi.queries.networks` for what it tells.

        Args:
            types: entity types to take (abstract ones, such as ``"Organization"``, too); none means all.
            relations: relation types to take; none means all among these entities.

        Raises:
            UsageError: a type or a relation is unknown.
            EngineError: the graph failed, or changed while it was read.
        """
        from chuyi.graph.exports.network import network_of

        return network_of(self.content(types=types, relations=relations, passages=False))

    def read(self, text: str, values: Mapping[str, Any]) -> Rows:
        """Columns and rows of reading Cypher, with the workspace's limits."""
        return self._engine.read(
            text, dict(values), seconds=self._settings.query_seconds, rows=self._settings.query_rows
        )


def _split(question: Question, table: Rows) -> tuple[list[str], list[list[Any]], list[Any]]:
    """The visible columns and rows, and the values of ``_facts``."""
    if not table.rows:  # the embedded engine names no columns then
        return list(question.columns), [], []
    shown = [position for position, name in enumerate(table.columns) if not name.startswith(HIDDEN)]
    columns = [table.columns[position] for position in shown]
    if columns != list(question.columns):
        raise SchemaError(
            Text(
                f"问题 {question.path} 声明的列是 {list(question.columns)}，语句给出的是 {columns}。",
                f"{question.path} declares the columns {list(question.columns)}; its statement gives {columns}.",
            )
        )
    rows = [[row[position] for position in shown] for row in table.rows]
    facts = table.columns.index(FACTS) if FACTS in table.columns else None
    return columns, rows, [] if facts is None else [row[facts] for row in table.rows]


def _passing(min_grade: str | None, question: Question) -> list[str] | None:
    """The grades that are good enough; None where all are."""
    if min_grade is None:
        return None
    grades = [grade.value for grade in Grade]
    if min_grade not in grades:
        raise UsageError(
            Text(f"没有等级“{min_grade}”。", f"There is no grade {min_grade}."),
            Text(f"等级由高到低：{'、'.join(grades)}。", f"Grades, best first: {', '.join(grades)}."),
        )
    if "grades" not in question.statement.parameters:
        raise UsageError(
            Text(f"问题 {question.name} 不能按等级筛选。", f"{question.name} cannot leave out by grade."),
            Text("它的语句没有用 $grades。", "Its statement does not use $grades."),
        )
    return grades[: grades.index(min_grade) + 1]


def _find_workspace(named: str | Path | None, uri: str | None) -> Workspace | None:
    try:
        return open_workspace(named)
    except UsageError:
        # A server needs no workspace, unless one was named.
        if named or os.environ.get("CHUYI_WORKSPACE") or graph_address(None, uri).is_embedded:
            raise
        return None


def _not_built() -> EngineError:
    return EngineError(
        Text("图谱还没有建立。", "The graph has not been built yet."),
        Text("请先运行 chuyi build（或 chuyi demo）。", "Run chuyi build first (or chuyi demo)."),
    )
