"""A ledger, with all its history, into one file."""

from __future__ import annotations

import os
import tempfile
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select

from chuyi.errors import LedgerError, Text
from chuyi.graph.ledger.ledger import Ledger
from chuyi.graph.ledger.portable.archive import TABLES, ArchiveWriter


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: rows by table, and the file's size in bytes."""

    rows: dict[str, int]
    size: int


def export_ledger(ledger: Ledger, file: Path) -> Exported:
    """Write the ledger as it is at one moment into a file, whole or not at all; who reads or writes it goes on.

    Raises:
        LedgerError: the ledger cannot be read or the file not written.
    """
    beside: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=".chuyi-", suffix=".part", dir=file.parent)
        os.close(handle)
        beside = Path(name)
        with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            writer = ArchiveWriter(archive)
            with ledger.inside() as connection:
                for table in TABLES:
                    query = select(table).order_by(*table.primary_key.columns)
                    writer.table(table, connection.execution_options(yield_per=10_000).execute(query))
            manifest = writer.close(ledger.id, datetime.now(UTC).isoformat(timespec="seconds"))
        beside.replace(file)
        return Exported(manifest.rows, file.stat().st_size)
    except OSError as error:
        raise LedgerError(
            Text(f"写不了 {file}：{error.strerror}。", f"Cannot write {file}: {error.strerror}."),
            Text("请检查文件夹、权限和磁盘空间。", "See that the folder is there, may be written, and has room."),
        ) from error
    finally:
        if beside is not None:
            beside.unlink(missing_ok=True)
