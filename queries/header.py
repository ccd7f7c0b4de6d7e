"""The header of a question: what its ``//+`` comment lines declare, checked with file and line.

A question is one Cypher file. Its header is YAML in comment lines that begin with ``//+``; everything
else is the statement. Example::

    //+ title: {zh: 院校的合作企业, en: Partners of an institution}
    //+ answers: {zh: 某院校与谁合作, en: who an institution works with}
    //+ parameters:
    //+   institution: {type: entity, of: [Institution], required: true, zh: 院校, en: institution}
    //+ columns:
    //+   partner: {zh: 合作方, en: partner}
    //+ example: {institution: 湖南汽车工程职业大学}
    //+ fixture:
    //+   - given: {institution: 甲职业技术学院}
    //+     rows: [[钱氏机械有限公司]]
    MATCH (i:Institution {id: $institution})-[:PARTNERS_WITH]->(p) RETURN p.name AS partner ORDER BY partner
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, NoReturn

import yaml

from chuyi.errors import SchemaError, Text
from chuyi.queries.statement import Statement

PARAMETER_TYPES = ("entity", "region", "enum", "text", "number", "date", "flag")
REGION_LEVELS = ("省", "市", "县")
KEYS = ("title", "answers", "parameters", "columns", "key", "network", "coverage", "beside", "example", "fixture")
COVERAGE_KEYS = ("tables", "awarded_to", "designation")
# What the runner itself supplies, or what graph.query() takes beside a question's own parameters.
RESERVED = frozenset({"facts", "grades", "min_grade", "evidence"})

MARK = re.compile(r"\s*//\+ ?(.*)")
LABEL = re.compile(r"[A-Z][A-Za-z]*")
NAME = re.compile(r"[a-z][a-z0-9_]*")
QUESTION_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Parameter:
    """A typed value that a question takes.

    Attributes:
        type: one of :data:`PARAMETER_TYPES`.
        of: for ``entity`` the labels that it may have.
        levels: for ``region`` the administrative levels it may have; empty means any.
        values: for ``enum`` the values themselves.
        choices: where choices come from, as ``Type.property`` or ``RELATION.property``: the declared
            values for an ``enum``, the values that the graph holds for a ``text``; ``entities`` and
            ``relations`` are the ontology's own names.
        default: used where nothing is given; None means none.
        setting: the workspace's setting that is the default.
        minimum, maximum: bounds of a ``number``, both inclusive.
    """

    name: str
    label: Text
    type: str
    of: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    choices: str | None = None
    default: str | int | float | bool | None = None
    setting: str | None = None
    required: bool = False
    minimum: float | None = None
    maximum: float | None = None


@dataclass(frozen=True)
class Column:
    """A column of the answer."""

    name: str
    label: Text


@dataclass(frozen=True)
class Edge:
    """How rows become relations of a networkx graph: the columns of the two ends and the relation's name.

    ``source`` and ``target`` name columns with a ``…_id`` beside them. ``relation`` is a relation type,
    or, written ``$column``, the column that holds it.
    """

    source: str
    target: str
    relation: str


@dataclass(frozen=True)
class Coverage:
    """Which official lists stand beside the answer.

    Attributes:
        tables: lists kept as these tables.
        awarded_to: lists of designations that entities of these types hold; ``$name`` is a parameter that is a type.
        designation: a column or parameter that names designations.
    """

    tables: tuple[str, ...] = ()
    awarded_to: tuple[str, ...] = ()
    designation: str | None = None


@dataclass(frozen=True)
class Fixture:
    """What the question answers on the small fixture graph: ``rows`` leave out the ``…_id`` columns."""

    given: Mapping[str, Any]
    rows: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True)
class Question:
    """A named question: its header and its statement.

    ``key`` names the columns that tell its rows apart from one time to the next; none leaves it to the rows.
    """

    name: str
    theme: str
    title: Text
    answers: Text
    parameters: Mapping[str, Parameter]
    columns: Mapping[str, Column]
    statement: Statement
    path: Path
    network: tuple[Edge, ...] = ()
    coverage: Coverage | None = None
    beside: tuple[str, ...] = ()
    example: Mapping[str, Any] = field(default_factory=dict)
    fixtures: tuple[Fixture, ...] = ()
    key: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """What ``chuyi query --list`` says of it."""
        return {
            "name": self.name,
            "theme": self.theme,
            "title": self.title._asdict(),
            "answers": self.answers._asdict(),
            "parameters": [_parameter_json(item) for item in self.parameters.values()],
            "columns": list(self.columns),
            "column_titles": {item.name: item.label._asdict() for item in self.columns.values()},
            "beside": list(self.beside),
            "example": {"parameters": dict(self.example)},
        }


def _parameter_json(item: Parameter) -> dict[str, Any]:
    more = {"of": item.of, "levels": item.levels, "values": item.values}
    return {
        "name": item.name,
        "type": item.type,
        "default": item.default,
        "required": item.required,
        "title": item.label._asdict(),
        **{key: list(value) for key, value in more.items() if value},
        **({"choices": item.choices} if item.choices else {}),
        **({"setting": item.setting} if item.setting else {}),
    }


def read_question(path: Path, theme: str) -> Question:
    """Read and check a question's file.

    Raises:
        SchemaError: the file cannot be read, or its header is wrong; names file and line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SchemaError(
            Text(f"读不了问题文件 {path}：{error}。", f"Cannot read the question {path}: {error}.")
        ) from error
    return parse_question(text, path, theme)


def parse_question(text: str, path: Path, theme: str) -> Question:
    """As :func:`read_question`, from the text of the file."""
    header = _Header(text, path)
    header.allow("", *KEYS)
    if not QUESTION_NAME.fullmatch(path.stem):
        header.fail("", "文件名应是小写英文，以连字符相连", "the file must be named in lower case with hyphens")
    parameters = {name: _parameter(header, name) for name in header.mapping("parameters")}
    columns = {name: _column(header, name) for name in header.mapping("columns")}
    if not columns:
        header.fail("columns", "缺少 columns", "columns are missing")
    question = Question(
        name=path.stem,
        theme=theme,
        title=header.words("title"),
        answers=header.words("answers"),
        parameters=parameters,
        columns=columns,
        statement=header.statement,
        path=path,
        network=_network(header, columns),
        coverage=_coverage(header, parameters, columns),
        beside=header.names("beside"),
        example=header.mapping("example"),
        fixtures=_fixtures(header, columns),
        key=_key(header, columns),
    )
    _check_statement(header, question)
    for number, given in enumerate([question.example, *(item.given for item in question.fixtures)]):
        _check_given(header, question, "example" if number == 0 else "fixture", given)
    return question


def header_line(question: Question, key: str) -> int:
    """The line of the question's file where a key of its header stands, e.g. ``parameters.top``."""
    return _Header(question.path.read_text(encoding="utf-8-sig"), question.path).line(key)


class _Header:
    """The parsed header, which knows where each of its keys stands."""

    def __init__(self, text: str, path: Path) -> None:
        self.path = path
        lines = text.splitlines()
        marked = [(number, match[1]) for number, line in enumerate(lines, 1) if (match := MARK.match(line))]
        self._numbers = [number for number, _ in marked]
        self._yaml = "\n".join(content for _, content in marked)
        self.statement = Statement(tuple("" if MARK.match(line) else line for line in lines))
        try:
            self.value = yaml.load(self._yaml, Loader=_Loader)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            problem = getattr(error, "problem", None) or error
            self._fail_at(mark.line if mark else 0, f"不是合法的 YAML：{problem}", f"no valid YAML: {problem}")
        if not isinstance(self.value, dict):
            self._fail_at(0, "缺少问题说明（//+ 开头的注释行）", "the header is missing (comment lines that begin //+)")

    def _number(self, yaml_line: int) -> int:
        last = len(self._numbers) - 1
        return self._numbers[min(yaml_line, last)] if last >= 0 else 1

    def _fail_at(self, yaml_line: int, zh: str, en: str) -> NoReturn:
        where = f"{self.path.parent.name}/{self.path.name}:{self._number(yaml_line)}"
        raise SchemaError(Text(f"问题 {where}：{zh}。", f"Question {where}: {en}."))

    def fail(self, key: str, zh: str, en: str) -> NoReturn:
        """Fail at the line of ``key`` (``parameters.top.type``), or of the nearest key around it."""
        self._fail_at(self._yaml_line(key), zh, en)

    def line(self, key: str) -> int:
        """The line of the file where ``key`` stands, or the nearest key around it."""
        return self._number(self._yaml_line(key))

    def _yaml_line(self, key: str) -> int:
        node = yaml.compose(self._yaml, Loader=yaml.SafeLoader)
        line = 0
        for part in key.split(".") if key else ():
            pairs = node.value if isinstance(node, yaml.MappingNode) else ()
            found = next((pair for pair in pairs if pair[0].value == part), None)
            if found is None:
                break
            line, node = found[0].start_mark.line, found[1]
        return line

    def at(self, key: str) -> Any:
        value: Any = self.value
        for part in key.split(".") if key else ():
            value = value.get(part) if isinstance(value, dict) else None
        return value

    def allow(self, key: str, *known: str) -> None:
        for name in self.mapping(key):
            if name not in known:
                self.fail(f"{key}.{name}".lstrip("."), f"不认识 {name}", f"unknown key {name}")

    def mapping(self, key: str) -> dict[str, Any]:
        value = self.at(key)
        if value is None:
            return {}
        if not isinstance(value, dict) or not all(isinstance(name, str) for name in value):
            self.fail(key, f"{key} 应是键值对", f"{key} must be a mapping")
        return value

    def names(self, key: str) -> tuple[str, ...]:
        value = self.at(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.fail(key, f"{key} 应是文字的列表", f"{key} must be a list of strings")
        return tuple(value)

    def words(self, key: str) -> Text:
        value = self.mapping(key)
        zh, en = value.get("zh"), value.get("en")
        if not (isinstance(zh, str) and zh and isinstance(en, str) and en):
            self.fail(key, f"{key} 缺少 zh 或 en", f"{key} lacks zh or en")
        return Text(zh, en)


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The safe loader, in C where there is one, that leaves dates as they are written."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def _parameter(header: _Header, name: str) -> Parameter:
    key = f"parameters.{name}"
    if not NAME.fullmatch(name) or name in RESERVED:
        header.fail(key, f"参数名 {name} 不可用", f"{name} cannot be a parameter's name")
    header.allow(
        key, "zh", "en", "type", "of", "levels", "values", "choices", "default", "setting", "required", "min", "max"
    )
    item = header.mapping(key)
    type_ = item.get("type")
    if type_ not in PARAMETER_TYPES:
        header.fail(f"{key}.type", f"参数类型 {type_} 不认识", f"unknown parameter type {type_}")
    of, values = header.names(f"{key}.of"), header.names(f"{key}.values")
    if not all(LABEL.fullmatch(label) for label in of):
        header.fail(f"{key}.of", "of 里应是实体类型", "of must list entity types")
    if (type_ == "entity") != bool(of):
        header.fail(key, "entity（且只有 entity）要有 of", "an entity, and only an entity, has of")
    if type_ == "enum" and not values and not item.get("choices"):
        header.fail(key, "enum 要有 values 或 choices", "an enum has values or choices")
    levels = header.names(f"{key}.levels")
    if set(levels) - set(REGION_LEVELS):
        header.fail(f"{key}.levels", f"级别只有{'、'.join(REGION_LEVELS)}", f"levels are {', '.join(REGION_LEVELS)}")
    return Parameter(
        name,
        header.words(key),
        str(type_),
        of,
        levels,
        values,
        item.get("choices"),
        item.get("default"),
        item.get("setting"),
        bool(item.get("required", False)),
        item.get("min"),
        item.get("max"),
    )


def _column(header: _Header, name: str) -> Column:
    if not NAME.fullmatch(name):
        header.fail(f"columns.{name}", f"列名 {name} 不可用", f"{name} cannot be a column's name")
    return Column(name, header.words(f"columns.{name}"))


def _network(header: _Header, columns: Mapping[str, Column]) -> tuple[Edge, ...]:
    edges = []
    for item in header.at("network") or ():
        if not isinstance(item, dict) or set(item) != {"from", "to", "relation"}:
            header.fail("network", "每项要有 from、to、relation", "each item has from, to and relation")
        edge = Edge(item["from"], item["to"], item["relation"])
        wanted = [edge.source, f"{edge.source}_id", edge.target, f"{edge.target}_id"]
        if edge.relation.startswith("$"):
            wanted.append(edge.relation[1:])
        for column in wanted:
            if column not in columns:
                header.fail("network", f"没有列 {column}", f"there is no column {column}")
        edges.append(edge)
    return tuple(edges)


def _coverage(header: _Header, parameters: Mapping[str, Parameter], columns: Mapping[str, Column]) -> Coverage | None:
    if header.at("coverage") is None:
        return None
    header.allow("coverage", *COVERAGE_KEYS)
    designation = header.at("coverage.designation")
    if designation is not None and designation not in {*parameters, *columns}:
        header.fail("coverage.designation", f"没有列或参数 {designation}", f"no column or parameter {designation}")
    awarded_to = header.names("coverage.awarded_to")
    for item in awarded_to:
        if item.startswith("$") and item[1:] not in parameters:
            header.fail("coverage.awarded_to", f"没有参数 {item}", f"there is no parameter {item}")
    return Coverage(header.names("coverage.tables"), awarded_to, designation)


def _key(header: _Header, columns: Mapping[str, Column]) -> tuple[str, ...]:
    for name in header.names("key"):
        if name not in columns:
            header.fail("key", f"没有列 {name}", f"there is no column {name}")
    return header.names("key")


def _fixtures(header: _Header, columns: Mapping[str, Column]) -> tuple[Fixture, ...]:
    shown = [name for name in columns if not name.endswith("_id")]
    found = []
    for item in header.at("fixture") or ():
        if not isinstance(item, dict) or set(item) != {"given", "rows"}:
            header.fail("fixture", "每项要有 given 和 rows", "each item has given and rows")
        for row in item["rows"]:
            if not isinstance(row, list) or len(row) != len(shown):
                header.fail(
                    "fixture", f"每行应有 {len(shown)} 个值：{shown}", f"a row has {len(shown)} values: {shown}"
                )
        found.append(Fixture(item["given"] or {}, tuple(tuple(row) for row in item["rows"])))
    return tuple(found)


def _check_statement(header: _Header, question: Question) -> None:
    if not question.statement.text:
        header.fail("", "缺少 Cypher 语句", "the Cypher statement is missing")
    known = {*question.parameters, "grades"}
    for name in sorted(question.statement.parameters - known):
        header.fail("parameters", f"语句用到未声明的参数 ${name}", f"the statement uses ${name}, which is not declared")
    for name in sorted(question.statement.conditions - known - {"facts"}):
        header.fail("parameters", f"条件行用到未声明的参数 {name}", f"a conditional line names {name}, not declared")
    for name in sorted(set(question.parameters) - question.statement.parameters - question.statement.conditions):
        header.fail(f"parameters.{name}", f"语句没有用到参数 {name}", f"the statement does not use {name}")


def _check_given(header: _Header, question: Question, key: str, given: Mapping[str, Any]) -> None:
    for name in given:
        if name not in question.parameters and name != "min_grade":
            header.fail(key, f"没有参数 {name}", f"there is no parameter {name}")
    for item in question.parameters.values():
        if item.required and not item.setting and item.name not in given:
            header.fail(key, f"{key} 缺少参数 {item.name}", f"{key} lacks the parameter {item.name}")
