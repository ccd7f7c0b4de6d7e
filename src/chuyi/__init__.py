"""楚怡图谱: a knowledge graph of vocational education with the sentence behind every fact."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chuyi.queries.session import open_graph as open_graph

__all__ = ["__version__", "open_graph"]

__version__ = version("chuyi")


def __getattr__(name: str) -> Any:
    """Import ``open_graph`` on first use, so that ``import chuyi`` costs nothing."""
    if name == "open_graph":
        from chuyi.queries.session import open_graph

        return open_graph
    raise AttributeError(f"module 'chuyi' has no attribute {name!r}")
