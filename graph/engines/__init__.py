"""Graph engines: the embedded one and Neo4j, behind one interface over one driver."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chuyi.config import GraphAddress, Workspace
from chuyi.errors import Text, UsageError
from chuyi.graph.engines.engine import Engine, Table
from chuyi.graph.engines.failures import shown
from chuyi.graph.engines.reading import check_reading

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Engine", "Table", "check_reading", "open_embedded", "open_engine"]

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


def open_engine(address: GraphAddress, workspace: Workspace | None = None) -> Engine:
    """Open the graph at ``address``.

    Args:
        address: ``embedded:`` for the workspace's own, ``bolt://…`` or ``neo4j://…`` (also ``+s``, ``+ssc``) for
            a server.
        workspace: where the embedded graph lives; its settings give the limits of questions.

    Raises:
        UsageError: the embedded graph was asked for without a workspace, or the address is none.
        EngineError: the engine cannot be had: with what to do about it.
    """
    engine: Engine
    if address.is_embedded:
        if workspace is None:
            raise UsageError(
                Text("内嵌图谱在工作区里，需要指定工作区。", "The embedded graph lives in a workspace: name one.")
            )
        engine = open_embedded(workspace.graph_dir)
    else:
        if address.uri.partition("://")[0] not in SCHEMES:
            raise UsageError(
                Text(f"不认识图谱地址 {shown(address.uri)}。", f"{shown(address.uri)} is no address of a graph."),
                Text(
                    "可用：embedded:、bolt://主机:端口、neo4j://主机:端口。",
                    "Use embedded:, bolt://host:port or neo4j://host:port.",
                ),
            )
        if shown(address.uri) != address.uri:
            raise UsageError(
                Text("图谱地址里不能带用户名和密码。", "An address must not carry a user name or password."),
                Text(
                    "请用环境变量 NEO4J_USERNAME 和 NEO4J_PASSWORD（或 NEO4J_PASSWORD_FILE）。",
                    "Use NEO4J_USERNAME and NEO4J_PASSWORD (or NEO4J_PASSWORD_FILE) in the environment.",
                ),
            )
        from chuyi.graph.engines.neo4j import Neo4jEngine

        engine = Neo4jEngine(address)
    if workspace is not None:
        engine.query_seconds = workspace.settings.query_seconds
        engine.query_rows = workspace.settings.query_rows
    return engine


def open_embedded(folder: Path) -> Engine:
    """Open the embedded graph in a folder, which is made when it is missing."""
    from chuyi.graph.engines.embedded import EmbeddedEngine

    return EmbeddedEngine(folder)
