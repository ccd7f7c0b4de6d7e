"""Which format is meant, and a graph in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from chuyi.errors import Text, UsageError
from chuyi.graph.exports.content import Content
from chuyi.graph.exports.gexf import gexf
from chuyi.graph.exports.graph_json import graph_json
from chuyi.graph.exports.graphml import graphml
from chuyi.graph.exports.neo4j_import import import_files
from chuyi.graph.exports.sheets import Book, content_sheets, csv_files, workbook
from chuyi.graph.exports.turtle import turtle

SUFFIXES = {
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".json": "json",
    ".graphml": "graphml",
    ".gexf": "gexf",
    ".ttl": "turtle",
}
FORMATS = (*SUFFIXES.values(), "neo4j")
# What one file can hold, of a graph.
GRAPH_FILES: Mapping[str, Callable[[Content], bytes]] = {
    "json": graph_json,
    "graphml": graphml,
    "gexf": gexf,
    "turtle": turtle,
    "xlsx": lambda content: workbook(Book(content_sheets(content), {"title": content.title, **content.about})),
}
# What a folder of files is, of a graph.
GRAPH_FOLDERS: Mapping[str, Callable[[Content], dict[str, bytes]]] = {
    "neo4j": import_files,
    "csv": csv_files,
}


def format_of(target: Path, named: str | None) -> str:
    """The format: as named, else by the target's suffix; a folder is for ``neo4j-admin``.

    Raises:
        UsageError: the suffix says nothing.
    """
    suffix = target.suffix.lower()
    if named is not None:
        return named
    if suffix in SUFFIXES:
        return SUFFIXES[suffix]
    if not suffix or target.is_dir():
        return "neo4j"
    raise UsageError(
        Text(f"看不出 {target.name} 是什么格式。", f"{target.name} does not say which format is meant."),
        Text(
            f"请用后缀 {'、'.join(SUFFIXES)}，或写明 --format。",
            f"Use one of the suffixes {', '.join(SUFFIXES)}, or name it with --format.",
        ),
    )


def graph_files(content: Content, form: str) -> bytes | dict[str, bytes]:
    """A graph in a format: one file's bytes, or a folder's files by name."""
    return GRAPH_FILES[form](content) if form in GRAPH_FILES else GRAPH_FOLDERS[form](content)
