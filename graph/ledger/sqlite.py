"""What is SQLite's own: opening the file, pragmas, beginning transactions, what its errors mean."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from chuyi.errors import LedgerError, Text

# How long a writer waits for another one.
LOCK_SECONDS = 10.0
_WRITES = "chuyi_writes"

# By SQLite's primary result code.
_MEANINGS = {
    sqlite3.SQLITE_BUSY: Text("台账正被另一个程序写入", "another program is writing to the ledger"),
    sqlite3.SQLITE_LOCKED: Text("台账正被另一个程序写入", "another program is writing to the ledger"),
    sqlite3.SQLITE_READONLY: Text("台账或其文件夹是只读的", "the ledger or its folder is read-only"),
    sqlite3.SQLITE_FULL: Text("磁盘已满", "the disk is full"),
    sqlite3.SQLITE_IOERR: Text("磁盘读写失败", "the disk failed to read or write"),
    sqlite3.SQLITE_CANTOPEN: Text("打不开文件", "the file cannot be opened"),
    sqlite3.SQLITE_NOTADB: Text("这不是台账文件", "this is no ledger file"),
    sqlite3.SQLITE_CORRUPT: Text("台账文件已损坏", "the ledger file is damaged"),
    sqlite3.SQLITE_PERM: Text("没有权限", "permission denied"),
    sqlite3.SQLITE_AUTH: Text("没有权限", "permission denied"),
}
_ELSEWHERE = Text(
    "请检查文件和文件夹的权限，或把工作区放到可写的文件夹。",
    "Check the rights on the file and its folder, or move the workspace to one that can be written.",
)
_REMEDIES = {
    sqlite3.SQLITE_BUSY: Text("请等它结束后重试。", "Wait for it to end, then try again."),
    sqlite3.SQLITE_LOCKED: Text("请等它结束后重试。", "Wait for it to end, then try again."),
    sqlite3.SQLITE_READONLY: Text(
        "请取消只读属性，或把工作区放到可写的文件夹。",
        "Make it writable, or move the workspace to a folder that is.",
    ),
    sqlite3.SQLITE_FULL: Text(
        "请腾出空间后重试；已确认写入的内容都在。", "Free some space and try again; what was acknowledged is kept."
    ),
    sqlite3.SQLITE_IOERR: Text(
        "请检查磁盘空间和磁盘后重试；已确认写入的内容都在。",
        "See that the disk has room and is well, then try again; what was acknowledged is kept.",
    ),
    sqlite3.SQLITE_CANTOPEN: _ELSEWHERE,
    sqlite3.SQLITE_PERM: _ELSEWHERE,
    sqlite3.SQLITE_AUTH: _ELSEWHERE,
    sqlite3.SQLITE_CORRUPT: Text("请用备份恢复。", "Restore it from a backup."),
    sqlite3.SQLITE_NOTADB: Text("请检查路径。", "Check the path."),
}


def open_engine(path: Path) -> Engine:
    """A SQLAlchemy engine on the file; it is made when it is not there."""
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": LOCK_SECONDS})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def use_write_ahead_log(path: Path) -> None:
    """Let readers go on while a writer writes. The setting stays in the file."""
    connection = sqlite3.connect(path, timeout=LOCK_SECONDS)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
    finally:
        connection.close()


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that holds the write lock from its beginning, so that what it read stays true."""
    with engine.connect().execution_options(**{_WRITES: True}) as connection, connection.begin():
        yield connection


@contextmanager
def failures_explained(path: Path) -> Iterator[None]:
    """Turn what the database says into what a person can act on.

    Raises:
        LedgerError: the database failed.
    """
    try:
        yield
    except DBAPIError as error:
        raise _explain(path, error.orig) from error
    except sqlite3.Error as error:
        raise _explain(path, error) from error


def _explain(path: Path, error: BaseException | None) -> LedgerError:
    code = getattr(error, "sqlite_errorcode", None)
    primary = -1 if code is None else code & 0xFF
    meaning = _MEANINGS.get(primary, Text(f"数据库出错（{error}）", f"the database failed ({error})"))
    return LedgerError(
        Text(f"台账 {path}：{meaning.zh}。", f"The ledger {path}: {meaning.en}."), _REMEDIES.get(primary)
    )


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    # The driver would begin transactions by itself, late and in its own way.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous=FULL")  # what was acknowledged survives a power cut
    cursor.execute("PRAGMA cache_size=-65536")  # KiB
    cursor.execute("PRAGMA temp_store=MEMORY")
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
