"""What went wrong with an engine, in words for its user."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from chuyi.errors import EngineError, ForbiddenError, Text

FULL = ("No space left", "File too large", "Disk quota", "not enough space")
READ_ONLY = ("Read-only file system", "Permission denied", "AccessDenied", "Access is denied")


def shown(uri: str) -> str:
    """An address without the login that it may carry."""
    parts = urlsplit(uri)
    return uri if "@" not in parts.netloc else uri.replace(parts.netloc, parts.netloc.rpartition("@")[2])


def connection_lost(error: BaseException) -> bool:
    """Whether the server went away, or its driver was closed, as against refusing what it was asked."""
    from neo4j.exceptions import ConfigurationError, DriverError

    return isinstance(error, (DriverError, OSError)) and not isinstance(error, ConfigurationError)


def time_limit(seconds: float) -> EngineError:
    return EngineError(
        Text(
            f"提问超过 {seconds:g} 秒的时限，已停止。",
            f"The question passed its limit of {seconds:g} s and was stopped.",
        ),
        Text(
            "请缩小提问范围，或在 chuyi.toml 中加大 query_seconds。",
            "Narrow the question, or raise query_seconds in chuyi.toml.",
        ),
    )


def late_batch(uri: str, seconds: float) -> EngineError:
    return EngineError(
        Text(
            f"图引擎 {uri} 在 {seconds:g} 秒内没有完成一批写入。",
            f"The graph engine {uri} did not finish a batch within {seconds:g} seconds.",
        ),
        Text(
            "请检查服务器后重新运行；重复写入不会产生重复数据。",
            "Look after the server, then run again: writing again doubles nothing.",
        ),
    )


def missing_ends(type_: str, ids: Sequence[str]) -> EngineError:
    some = "、".join(ids[:5])
    return EngineError(
        Text(
            f"关系 {type_} 的 {len(ids)} 个端点不在图中：{some}。",
            f"{len(ids)} ends of {type_} are not in the graph: {some}.",
        ),
        Text("请用 chuyi build --full 重建。", "Rebuild with: chuyi build --full"),
    )


def too_large(size: int) -> EngineError:
    return EngineError(
        Text(
            f"有一条记录超过 {size >> 20} MB，图引擎不能接收。",
            f"A record has more than {size >> 20} MB, which the graph engine cannot take.",
        ),
        Text(
            "请把过长的段落或单元格分开后重新读入。",
            "Cut the overlong paragraph or cell apart and read the source again.",
        ),
    )


def too_many_rows(rows: int) -> EngineError:
    return EngineError(
        Text(f"答案超过 {rows} 行的上限。", f"The answer has more than {rows} rows, the limit."),
        Text(
            "请缩小提问范围（例如加 LIMIT），或在 chuyi.toml 中加大 query_rows。",
            "Narrow the question (a LIMIT, say), or raise query_rows in chuyi.toml.",
        ),
    )


def disk_failure(text: str, where: str) -> EngineError | None:
    """The error for a full disk or a folder that cannot be written, when ``text`` tells of one."""
    if any(sign in text for sign in FULL):
        return EngineError(
            Text(f"磁盘已满，写不进 {where}。", f"The disk is full: cannot write to {where}."),
            Text("请腾出空间后重新运行；台账没有受影响。", "Make room and run again; the ledger is unharmed."),
        )
    if any(sign in text for sign in READ_ONLY):
        return EngineError(
            Text(f"不能写入 {where}。", f"{where} cannot be written."),
            Text(
                "请检查文件夹权限，或把工作区放到可写的位置。",
                "Check the folder's permissions, or keep the workspace where you may write.",
            ),
        )
    return None


def explain(error: BaseException, uri: str, seconds: float) -> BaseException:
    """The error that a user is told for one of the driver's; errors of our own pass unchanged."""
    from neo4j import exceptions as driver

    if isinstance(error, EngineError) or not isinstance(error, (driver.Neo4jError, driver.DriverError, OSError)):
        return error
    if isinstance(error, driver.Neo4jError):
        return _refusal(error, uri, seconds)
    if isinstance(error, driver.ConfigurationError):
        return EngineError(
            Text(f"图谱地址 {uri} 的设置有误：{error}。", f"The address {uri} is set up wrongly: {error}.")
        )
    return EngineError(
        Text(f"连不上图数据库 {uri}，或连接中断。", f"Cannot reach the graph at {uri}, or the connection broke."),
        Text(
            "请确认服务器已启动、地址和端口无误，然后重新运行；重复写入不会产生重复数据。",
            "See that the server runs and the address is right, then run again: writing again doubles nothing.",
        ),
    )


def _refusal(error: BaseException, uri: str, seconds: float) -> EngineError:
    """For an error that the server itself answered with."""
    from neo4j import exceptions as driver

    assert isinstance(error, driver.Neo4jError)
    code, message = error.code or "", error.message or ""
    if isinstance(error, driver.AuthError) and not isinstance(error, driver.Forbidden):
        return EngineError(
            Text(f"图数据库 {uri} 拒绝了用户名或密码。", f"The graph at {uri} refused the user name or password."),
            Text(
                "请检查 NEO4J_USERNAME 和 NEO4J_PASSWORD（或 NEO4J_PASSWORD_FILE）。",
                "Check NEO4J_USERNAME and NEO4J_PASSWORD (or NEO4J_PASSWORD_FILE).",
            ),
        )
    if "Security.Forbidden" in code or "Statement.AccessMode" in code:
        return ForbiddenError(
            Text(f"提问只能读图：{message}。", f"Questions may only read the graph: {message}."),
        )
    if "TransactionTimedOut" in code or code.endswith("Transaction.Terminated"):
        return time_limit(seconds)
    if "DatabaseNotFound" in code:
        return EngineError(
            Text(f"图数据库 {uri} 中没有这个数据库：{message}", f"There is no such database at {uri}: {message}"),
            Text("请检查 NEO4J_DATABASE。", "Check NEO4J_DATABASE."),
        )
    if "OutOfMemory" in code or "MemoryPool" in code:
        return EngineError(
            Text("这个提问需要的内存超过了图引擎的上限。", "The question needs more memory than the engine allows."),
            Text("请缩小提问范围。", "Narrow the question."),
        )
    return disk_failure(message, uri) or EngineError(
        Text(f"图引擎拒绝了语句：{message}", f"The graph engine refused the statement: {message}")
    )
