"""The workspace and its settings.

A workspace is a folder with ``chuyi.toml`` (settings), ``facts.db`` (the ledger), ``graph/`` (the
embedded engine's files) and ``out/`` (what was made for people). It is named by ``--workspace`` or
``CHUYI_WORKSPACE``, else it is the nearest parent folder that holds a ``chuyi.toml``.
"""

from __future__ import annotations

import getpass
import os
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from chuyi.errors import ChuyiError, Text, UsageError

SETTINGS_FILE = "chuyi.toml"
EMBEDDED = "embedded:"


@dataclass(frozen=True)
class Settings:
    """The contents of ``chuyi.toml``.

    Attributes:
        graph: address of the graph: ``embedded:``, ``bolt://…`` or ``neo4j://…``.
        province: name of the province that ``省教育厅`` and its like mean, e.g. ``湖南省``.
        threshold: facts whose ``extraction_confidence`` is lower wait for review.
        query_seconds: time limit of a question.
        query_rows: most rows a question may give.
    """

    graph: str = EMBEDDED
    province: str | None = None
    threshold: float = 0.5
    query_seconds: float = 30.0
    query_rows: int = 100_000


@dataclass(frozen=True)
class Workspace:
    """A workspace folder and its settings."""

    path: Path
    settings: Settings = field(default_factory=Settings)

    @property
    def ledger(self) -> Path:
        """The ledger's file."""
        return self.path / "facts.db"

    @property
    def graph_dir(self) -> Path:
        """The embedded engine's folder."""
        return self.path / "graph"

    @property
    def out(self) -> Path:
        """Where pictures, reports and exports go."""
        return self.path / "out"

    @property
    def questions(self) -> Path:
        """The folder of the workspace's own questions."""
        return self.path / "questions"


@dataclass(frozen=True)
class GraphAddress:
    """Where the graph is and how to log in; the password never prints."""

    uri: str
    username: str = "neo4j"
    password: str | None = field(default=None, repr=False)
    database: str | None = None

    @property
    def is_embedded(self) -> bool:
        """Whether the graph lives in the workspace."""
        return self.uri.startswith(EMBEDDED)


def open_workspace(path: str | Path | None = None, environ: Mapping[str, str] = os.environ) -> Workspace:
    """Find a workspace and read its settings.

    Args:
        path: the folder; None looks at ``CHUYI_WORKSPACE``, then upwards from the current folder.

    Raises:
        UsageError: there is no workspace there.
        ChuyiError: ``chuyi.toml`` is wrong.
    """
    named = path or environ.get("CHUYI_WORKSPACE")
    if named:
        folder = Path(named).expanduser().resolve()
        if not (folder / SETTINGS_FILE).is_file():
            raise UsageError(
                Text(
                    f"{folder} 不是工作区（没有 {SETTINGS_FILE}）。",
                    f"{folder} is no workspace (no {SETTINGS_FILE}).",
                ),
                Text(f"请运行 chuyi init {named} 建立。", f"Make one with: chuyi init {named}"),
            )
    else:
        here = Path.cwd()
        found = next((p for p in (here, *here.parents) if (p / SETTINGS_FILE).is_file()), None)
        if found is None:
            raise UsageError(
                Text("当前文件夹不在工作区内。", "The current folder is in no workspace."),
                Text(
                    "请进入工作区，或用 --workspace DIR 指定；chuyi init DIR 可新建。",
                    "Go into one, name it with --workspace DIR, or make one: chuyi init DIR",
                ),
            )
        folder = found
    return Workspace(folder, _read_settings(folder / SETTINGS_FILE))


def graph_address(
    workspace: Workspace | None = None, uri: str | None = None, environ: Mapping[str, str] = os.environ
) -> GraphAddress:
    """The graph's address: ``uri``, else ``NEO4J_URI``, else ``chuyi.toml``, else embedded.

    The login comes from ``NEO4J_USERNAME``, ``NEO4J_PASSWORD`` (or the file that ``NEO4J_PASSWORD_FILE``
    names) and ``NEO4J_DATABASE``, never from a command line. A person at a terminal is asked for a server's
    password that stands nowhere.
    """
    address = uri or environ.get("NEO4J_URI") or (workspace.settings.graph if workspace else EMBEDDED)
    password = environ.get("NEO4J_PASSWORD")
    password_file = environ.get("NEO4J_PASSWORD_FILE")
    if password is None and password_file:
        try:
            password = Path(password_file).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise ChuyiError(
                Text(
                    f"读不了密码文件 {password_file}：{error}。",
                    f"Cannot read the password file {password_file}: {error}.",
                )
            ) from error
    username = environ.get("NEO4J_USERNAME") or "neo4j"
    if password is None and not address.startswith(EMBEDDED) and sys.stdin is not None and sys.stdin.isatty():
        password = getpass.getpass(f"{username} @ {address.rpartition('@')[2]}: ") or None
    return GraphAddress(address, username, password, environ.get("NEO4J_DATABASE") or None)


def _read_settings(file: Path) -> Settings:
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ChuyiError(
            Text(f"设置文件 {file} 有误：{error}。", f"The settings file {file} is wrong: {error}.")
        ) from error
    types = {
        "graph": str,
        "province": str,
        "threshold": (int, float),
        "query_seconds": (int, float),
        "query_rows": int,
    }
    for key, value in values.items():
        if key not in types or isinstance(value, bool) or not isinstance(value, types[key]):  # type: ignore[arg-type]
            raise ChuyiError(
                Text(
                    f"设置文件 {file}：{key} = {value!r} 不认识或类型不对。",
                    f"{file}: {key} = {value!r} is unknown or of the wrong type.",
                ),
                Text(f"可用的设置：{'、'.join(types)}。", f"Known settings: {', '.join(types)}."),
            )
    return Settings(**values)
