"""The file: a zip archive with a manifest, and for each table its rows as JSON lines in order of number.

The manifest names every member with its SHA-256 and its number of rows. Nothing is ever unpacked to a path
that the file names.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Float, Integer, Table

from chuyi import __version__
from chuyi.errors import LedgerError, Text
from chuyi.graph.ledger import tables as t
from chuyi.graph.ledger.canonical import to_json

FORMAT = "chuyi ledger export"
VERSION = 1
MANIFEST = "manifest.json"
# Most bytes that a member may have when it is unpacked, and that all may have together.
MOST_BYTES = 16 * 2**30
# The longest line: a passage of a whole document as one sentence.
LONGEST_LINE = 64 * 2**20
# All tables but the ledger's own description, those that others point at first.
TABLES = tuple(table for table in t.tables.sorted_tables if table is not t.meta)

Row = list[Any]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the file says of itself: the ledger's id, when and by which version it was written, rows by table."""

    ledger: str
    exported_at: str
    program: str
    rows: dict[str, int]
    hashes: dict[str, str]


class ArchiveWriter:
    """Writes the file; members first, the manifest last, so that a file cut short is none."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._members: dict[str, dict[str, Any]] = {}

    def table(self, table: Table, rows: Iterable[Iterable[Any]]) -> None:
        """Write a table's rows."""
        digest, count = hashlib.sha256(), 0
        info = zipfile.ZipInfo(_member(table))
        info.compress_type = zipfile.ZIP_DEFLATED
        with self._archive.open(info, "w", force_zip64=True) as member:
            for row in rows:
                line = (to_json(list(row)) + "\n").encode("utf-8")
                digest.update(line)
                member.write(line)
                count += 1
        columns = [column.name for column in table.columns]
        self._members[table.name] = {"sha256": digest.hexdigest(), "rows": count, "columns": columns}

    def close(self, ledger: str, exported_at: str) -> Manifest:
        """Write the manifest."""
        content = {
            "format": FORMAT,
            "version": VERSION,
            "schema": t.SCHEMA_VERSION,
            "ledger": ledger,
            "exported_at": exported_at,
            "program": __version__,
            "tables": self._members,
        }
        info = zipfile.ZipInfo(MANIFEST)
        info.compress_type = zipfile.ZIP_DEFLATED
        self._archive.writestr(info, json.dumps(content, ensure_ascii=False, indent=1))
        return _manifest(content)


class Archive:
    """The file, opened for reading; a context manager.

    Raises:
        LedgerError: the file cannot be read, is no such file, is of another version, or is damaged.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._archive = zipfile.ZipFile(path)
        except (OSError, zipfile.BadZipFile) as error:
            raise foreign(path) from error
        try:
            self.manifest = self._read_manifest()
        except BaseException:
            self._archive.close()
            raise

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self._archive.close()

    def rows(self, table: Table) -> Iterator[dict[str, Any]]:
        """A table's rows by column, each value of its column's type; the hash is checked when the last is given."""
        columns = list(table.columns)
        digest, count, size = hashlib.sha256(), 0, 0
        try:
            with self._archive.open(_member(table)) as member:
                while line := member.readline(LONGEST_LINE):
                    digest.update(line)
                    size += len(line)
                    if size > MOST_BYTES:
                        raise damaged(self._path)
                    yield _typed(columns, json.loads(line))
                    count += 1
        except (OSError, KeyError, ValueError, RecursionError, zipfile.BadZipFile, EOFError, RuntimeError) as error:
            raise damaged(self._path) from error
        except NotImplementedError as error:  # a way of compressing that Python does not know
            raise damaged(self._path) from error
        if digest.hexdigest() != self.manifest.hashes[table.name] or count != self.manifest.rows[table.name]:
            raise damaged(self._path)

    def _read_manifest(self) -> Manifest:
        try:
            with self._archive.open(MANIFEST) as member:
                content = json.loads(member.read(LONGEST_LINE))
        except (OSError, KeyError, ValueError, RecursionError, zipfile.BadZipFile, RuntimeError) as error:
            raise foreign(self._path) from error
        if not isinstance(content, dict) or content.get("format") != FORMAT:
            raise foreign(self._path)
        if (content.get("version"), content.get("schema")) != (VERSION, t.SCHEMA_VERSION):
            raise LedgerError(
                Text(
                    f"{self._path} 由另一版本的 chuyi（{content.get('program')}）写出。",
                    f"{self._path} was written by another version of chuyi ({content.get('program')}).",
                ),
                Text("请用同一版本导出和导入。", "Export and import with the same version."),
            )
        try:
            columns = {name: member["columns"] for name, member in content["tables"].items()}
            manifest = _manifest(content)
        except (KeyError, TypeError, AttributeError) as error:
            raise damaged(self._path) from error
        if columns != {table.name: [column.name for column in table.columns] for table in TABLES}:
            raise damaged(self._path)
        return manifest


def damaged(path: Path) -> LedgerError:
    """The file is not as it was written."""
    return LedgerError(
        Text(f"{path} 已损坏，什么也没有导入。", f"{path} is damaged; nothing was imported."),
        Text("请重新拷贝，或让对方重新导出。", "Copy it again, or ask for a new export."),
    )


def foreign(path: Path) -> LedgerError:
    """The file is something else."""
    return LedgerError(
        Text(f"{path} 不是导出的台账，什么也没有导入。", f"{path} is no exported ledger; nothing was imported."),
        Text("请用 chuyi export ledger 写出的文件。", "Use a file that chuyi export ledger wrote."),
    )


def _member(table: Table) -> str:
    return f"{table.name}.jsonl"


def _manifest(content: dict[str, Any]) -> Manifest:
    members = content["tables"]
    return Manifest(
        str(content["ledger"]),
        str(content["exported_at"]),
        str(content["program"]),
        {name: int(member["rows"]) for name, member in members.items()},
        {name: str(member["sha256"]) for name, member in members.items()},
    )


def _typed(columns: list[Column[Any]], values: Any) -> dict[str, Any]:
    """The values by column.

    Raises:
        ValueError: a value is missing, superfluous or of another type.
    """
    if not isinstance(values, list) or len(values) != len(columns):
        raise ValueError("row of another length")
    for column, value in zip(columns, values, strict=True):
        if value is None:
            fits = bool(column.nullable)
        elif isinstance(column.type, Integer):
            fits = isinstance(value, int) and not isinstance(value, bool)
        elif isinstance(column.type, Float):
            fits = isinstance(value, (int, float)) and not isinstance(value, bool)
        else:
            fits = isinstance(value, str)
        if not fits:
            raise ValueError(f"{column.name}: {value!r}")
    return {column.name: value for column, value in zip(columns, values, strict=True)}
