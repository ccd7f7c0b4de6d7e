"""Reading one source: from a file to facts, a pure function that a process pool can map.

It knows no ledger: what it gives depends on the file's bytes, the configuration and the data that ships.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from chuyi.errors import SourceError, Text, UsageError
from chuyi.graph.facts import SourceFacts
from chuyi.ingest.readers.kinds import DOCUMENT_SUFFIXES
from chuyi.ingest.readers.limits import MAX_BYTES, MAX_PAGES, MAX_SECONDS, Limits
from chuyi.ingest.readers.signatures import OLD_SUFFIXES, not_read
from chuyi.ingest.sources import shipped_mappings
from chuyi.ingest.tables.mapping import TableMapping
from chuyi.ingest.tables.mapping_file import read_mapping
from chuyi.ingest.tables.table import SUFFIXES as TABLE_SUFFIXES
from chuyi.ingest.tables.table import read_table
from chuyi.language import readable


class Opinion(NamedTuple):
    """A second opinion on documents: a component of :mod:`chuyi.ingest.second_opinions`, with its settings."""

    name: str
    settings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ReadingConfig:
    """How sources are read; plain and picklable.

    Attributes:
        province: what 省教育厅 and its like mean, e.g. ``湖南省``.
        mappings: YAML files with mappings of tables; they come before those that ship.
        kind: name or title of the kind of every table; None: recognised by name and headings.
        max_bytes: the largest file that is read, packed and unpacked.
        max_pages: the most pages of a document that is read.
        max_seconds: how long one document may be read; looked at between pages.
        uri: the source's address; None: the file's own.
        document_kind: kind of documents as a source, e.g. ``示例改写``; None: as the reader says.
        opinions: second opinions on documents, in their order.
    """

    province: str | None = None
    mappings: tuple[Path, ...] = ()
    kind: str | None = None
    max_bytes: int = MAX_BYTES
    uri: str | None = None
    document_kind: str | None = None
    max_pages: int = MAX_PAGES
    max_seconds: float = MAX_SECONDS
    opinions: tuple[Opinion, ...] = ()

    @property
    def limits(self) -> Limits:
        """The limits of one document."""
        return Limits(self.max_bytes, self.max_pages, self.max_seconds)

    @property
    def longest(self) -> float:
        """Seconds after which a process that reads a file, and finds what it says, is taken to hang."""
        return 2 * self.max_seconds + 120


def read_source(path: Path, config: ReadingConfig) -> SourceFacts:
    """What a file says.

    Raises:
        SourceError: missing, empty, unreadable, too large, of an unknown kind or damaged.
        SchemaError: a mapping is wrong.
    """
    suffix = path.suffix.lower()
    if suffix in TABLE_SUFFIXES:
        raw = read_bytes(path, config.max_bytes)
        mappings = _mappings(config.mappings, config.kind)
        return read_table(raw, shown(Path(path.name)), source_uri(path, config), mappings, limit=config.max_bytes)
    if suffix in DOCUMENT_SUFFIXES:
        from chuyi.ingest.documents import read_document

        return read_document(path, config)
    raise unknown_suffix(path)


def check_config(config: ReadingConfig) -> None:
    """Fail before the first file where the configuration is wrong.

    Raises:
        SchemaError: a mapping is wrong.
        UsageError: there is no such kind of table.
    """
    _mappings(config.mappings, config.kind)


def shown(path: Path) -> str:
    """A path as people read it."""
    return readable(os.fsencode(path))


def source_uri(path: Path, config: ReadingConfig) -> str:
    """The address under which the ledger knows a file."""
    return config.uri or path.resolve().as_uri()


def read_bytes(path: Path, limit: int) -> bytes:
    """A file's bytes.

    Raises:
        SourceError: there is no such file, it is empty, too large or cannot be read.
    """
    try:
        if not path.exists():
            raise SourceError(Text(f"没有文件 {shown(path)}。", f"There is no file {shown(path)}."))
        if not path.is_file():
            raise SourceError(Text(f"{shown(path)} 不是普通文件。", f"{shown(path)} is no regular file."))
        size = path.stat().st_size
        if size > limit:
            raise SourceError(
                Text(
                    f"{shown(path)} 有 {size:,} 字节，超过上限 {limit:,}。",
                    f"{shown(path)} has {size:,} bytes, more than the limit of {limit:,}.",
                ),
                Text("请拆分文件，或用 --max-bytes 提高上限。", "Split the file, or raise the limit with --max-bytes."),
            )
        raw = path.read_bytes()
    except OSError as error:
        raise SourceError(
            Text(f"读不了 {shown(path)}：{error.strerror}。", f"Cannot read {shown(path)}: {error.strerror}."),
            Text("请检查权限，或先在别的程序里关闭它。", "Check its permissions, or close it in other programs."),
        ) from error
    if not raw.strip():
        raise SourceError(Text(f"{shown(path)} 是空文件。", f"{shown(path)} is empty."))
    return raw


def _mappings(files: tuple[Path, ...], kind: str | None) -> Sequence[TableMapping]:
    known = (*(read_mapping(file) for file in files), *shipped_mappings())
    if kind is None:
        return known
    wanted = [mapping for mapping in known if mapping.is_named(kind)][:1]
    if not wanted:
        names = "、".join(dict.fromkeys(mapping.title.zh for mapping in known))
        raise UsageError(
            Text(f"没有“{kind}”这类表。", f"There is no kind of table {kind}."),
            Text(f"可用：{names}。", f"Known: {', '.join(dict.fromkeys(mapping.name for mapping in known))}."),
        )
    return wanted


def unknown_suffix(path: Path) -> SourceError:
    """The refusal of a file whose kind is not read."""
    if path.suffix.lower() in OLD_SUFFIXES:
        return not_read(shown(Path(path.name)), path.suffix.lower())
    known = "、".join((*TABLE_SUFFIXES, *DOCUMENT_SUFFIXES))
    return SourceError(
        Text(
            f"{shown(path)} 的类型 {path.suffix or '（无后缀）'} 读不了。",
            f"{shown(path)}: cannot read files of type {path.suffix!r}.",
        ),
        Text(
            f"可读的类型：{known}；其他文件请另存为其中一种。",
            f"Readable: {known.replace('、', ', ')}; save others as one of these.",
        ),
    )
