"""The files of ``neo4j-admin database import``: the quickest first load of a Neo4j, many millions included.

One file for each type; where a property has values of several kinds, one for each kind, since a column has one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chuyi.errors import Text
from chuyi.graph.engines.engine import name
from chuyi.graph.engines.neo4j import schema_statements
from chuyi.graph.engines.shape import ENTITY, PROVENANCE_NODES, labels_of, root_of
from chuyi.graph.exports.content import Content, Node
from chuyi.graph.exports.values import file_name
from chuyi.graph.schema import ontology

# Parts the values of a list: a character that no text of ours keeps.
DELIMITER = "\x1f"
DELIMITER_ARGUMENT = "U+001F"
REPLACEMENT = "\ufffd"
ARGUMENTS = (f"--array-delimiter={DELIMITER_ARGUMENT}", "--multiline-fields=true")
README = Text(
    """这些文件由 chuyi export 写出，供 neo4j-admin 批量导入（Neo4j 5）。

1. 停止 Neo4j（导入时数据库不能在运行），并让 neo4j-admin 在 PATH 上（或用环境变量 NEO4J_ADMIN 指明）。
2. 运行 sh import.sh neo4j（Windows：powershell -File import.ps1 neo4j）。neo4j 是数据库的名称；
   数据库已有内容时，在后面加上 --overwrite-destination=true，原有内容会被删除。
3. 启动 Neo4j，再用 cypher-shell -f schema.cypher 建立唯一约束和索引，并补上导入工具会丢掉的空列表。
   导出的是整个图谱时，也可以接着运行 chuyi query、chuyi build --to bolt://…。

列表的分隔符是 U+001F；文字里的这个字符换成了 U+FFFD。没有值的格子是空的。这些文件照录原文，不要用电子表格软件打开。
""",
    """These files were written by chuyi export for the bulk import of neo4j-admin (Neo4j 5).

1. Stop Neo4j (its database must not run during the import) and have neo4j-admin on the PATH (or name it in
   NEO4J_ADMIN).
2. Run: sh import.sh neo4j (Windows: powershell -File import.ps1 neo4j), neo4j being the database's name. Where the
   database has contents, add --overwrite-destination=true, which deletes them.
3. Start Neo4j, then run: cypher-shell -f schema.cypher
   It makes constraints and indexes, and the empty lists that the import tool leaves out.
   If the whole graph was exported, chuyi query and chuyi build --to bolt://... work on it, too.

Values of a list are parted by U+001F; in text this character became U+FFFD. A cell without a value is empty. The
files hold texts as they are: do not open them in a spreadsheet.
""",
)


# What stands before a row's properties: its id, or its ends, id and type.
_Row = tuple[tuple[str, ...], Mapping[str, Any]]


@dataclass(frozen=True)
class _Part:
    """One file: rows whose properties have one kind each."""

    name: str
    option: str
    head: tuple[str, ...]
    columns: Mapping[str, str]
    rows: list[_Row]


def import_files(content: Content) -> dict[str, bytes]:
    """File names to contents: the tables, the commands that load them, and how to use them."""
    parts = [*_node_parts(content), *_relation_parts(content)]
    # The last option must take one value: one that takes several would take the database's name, too.
    options = [*(f"{part.option}={part.name}" for part in parts), *ARGUMENTS]
    return {
        **{part.name: _table(part) for part in parts},
        "import.sh": _shell(options).encode("utf-8"),
        "import.ps1": _powershell(options).encode("utf-8"),
        "schema.cypher": "".join(f"{text};\n" for text in _afterwards(content)).encode("utf-8"),
        "README.txt": f"{README.zh}\n{README.en}".encode(),
    }


def _afterwards(content: Content) -> Iterator[str]:
    """The statements that finish the import: schema, and the empty lists, which the import tool leaves out."""
    yield from schema_statements(ontology()).values()
    rows: dict[str, list[Mapping[str, Any]]] = {}
    for node in content.nodes:
        rows.setdefault(node.type, []).append(node.properties)
    for type_, found in sorted(rows.items()):
        everywhere = set.intersection(*(set(row) for row in found)) if type_ in ontology().concrete else set()
        for name_ in sorted(everywhere):
            if all(isinstance(row[name_], list) for row in found) and not all(row[name_] for row in found):
                yield f"MATCH (n:{name(type_)}) WHERE n.{name(name_)} IS NULL SET n.{name(name_)} = []"


def _node_parts(content: Content) -> Iterator[_Part]:
    graph = [] if content.graph is None else [Node("graph", "Graph", content.graph)]
    by_type: dict[str, list[Node]] = {}
    for node in (*content.nodes, *graph):
        by_type.setdefault(node.type, []).append(node)
    for number, (type_, nodes) in enumerate(sorted(by_type.items()), 1):
        labels = ":".join(_labels(type_))
        rows: list[_Row] = [((node.id,), node.properties) for node in nodes]
        stem = f"nodes-{number:02}-{file_name(type_)}"
        yield from _parts(stem, f"--nodes={labels}", (f"id:ID({root_of(type_)})",), rows)


def _relation_parts(content: Content) -> Iterator[_Part]:
    roots = {node.id: root_of(node.type) for node in content.nodes}
    kinds: dict[tuple[str, str, str], list[_Row]] = {}
    for item in content.relations:
        key = item.type, roots[item.start], roots[item.end]
        kinds.setdefault(key, []).append(((item.start, item.end, item.id, item.type), item.properties))
    for number, ((type_, start, end), rows) in enumerate(sorted(kinds.items()), 1):
        # A type may come from a question's rows: in a column it is text, in a command it could be anything.
        head = f":START_ID({start})", f":END_ID({end})", "id:string", ":TYPE"
        yield from _parts(f"relations-{number:02}-{file_name(type_)}", "--relationships", head, rows)


def _labels(type_: str) -> tuple[str, ...]:
    known = type_ in PROVENANCE_NODES or type_ in ontology().concrete
    return labels_of(type_) if known else (ENTITY,)


def _parts(stem: str, option: str, head: tuple[str, ...], rows: Sequence[_Row]) -> Iterator[_Part]:
    """The rows, in as many files as the kinds of their values need."""
    groups: dict[tuple[tuple[str, str], ...], list[_Row]] = {}
    kinds = _kinds(properties for _, properties in rows)
    several = sorted(property_ for property_, found in kinds.items() if len(found) > 1)
    for row in rows:
        key = tuple((property_, _kind(row[1][property_])) for property_ in several if property_ in row[1])
        groups.setdefault(key, []).append(row)
    for number, (_, group) in enumerate(sorted(groups.items()), 1):
        columns = {item: next(iter(found)) for item, found in _kinds(properties for _, properties in group).items()}
        yield _Part(f"{stem}{f'-{number}' if len(groups) > 1 else ''}.csv", option, head, columns, group)


def _kinds(rows: Iterable[Mapping[str, Any]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in rows:
        for property_, value in row.items():
            found.setdefault(property_, set()).add(_kind(value))
    return dict(sorted(found.items()))


def _kind(value: Any) -> str:
    """Neo4j's name for the type of a column."""
    if isinstance(value, list):
        kinds = {_kind(item) for item in value}
        return f"{kinds.pop() if len(kinds) == 1 else 'string'}[]"
    if isinstance(value, bool):
        return "boolean"
    return {int: "long", float: "double"}.get(type(value), "string")


def _table(part: _Part) -> bytes:
    head = ",".join([*part.head, *(f"{column}:{kind}" for column, kind in part.columns.items())])
    lines = [
        ",".join([*map(_quoted, ends), *(_cell(properties.get(column)) for column in part.columns)])
        for ends, properties in part.rows
    ]
    return "".join(f"{line}\n" for line in (head, *lines)).encode("utf-8", "replace")


def _cell(value: Any) -> str:
    """A value as a cell; an empty cell is none, an empty text stands in quotes."""
    if value is None:
        return ""
    if isinstance(value, list):
        return _quoted(DELIMITER.join(_text(item).replace(DELIMITER, REPLACEMENT) for item in value))
    return _quoted(_text(value))


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, (str, int, float)) else json.dumps(value, ensure_ascii=False)


def _shell(options: Sequence[str]) -> str:
    lines = " \\\n  ".join(f"'{option}'" for option in options)
    return (
        "#!/bin/sh\n# sh import.sh DATABASE [--overwrite-destination=true]: see README.txt\nset -eu\n"
        'cd "$(dirname "$0")"\n[ $# -gt 0 ] || set -- neo4j\n'
        f'"${{NEO4J_ADMIN:-neo4j-admin}}" database import full \\\n  {lines} \\\n  "$@"\n'
    )


def _powershell(options: Sequence[str]) -> str:
    lines = " `\n  ".join(f"'{option}'" for option in options)
    return (
        "# powershell -File import.ps1 DATABASE [--overwrite-destination=true]: see README.txt\n"
        "Set-Location $PSScriptRoot\n"
        "$admin = if ($env:NEO4J_ADMIN) { $env:NEO4J_ADMIN } else { 'neo4j-admin' }\n"
        "$to = if ($args) { $args } else { @('neo4j') }\n"
        f"& $admin database import full `\n  {lines} `\n  @to\nexit $LASTEXITCODE\n"
    )
