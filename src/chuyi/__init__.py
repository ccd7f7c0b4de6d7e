"""楚怡图谱: a knowledge graph of vocational education with the sentence behind every fact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chuyi.queries.session import open_graph as open_graph

    __version__: str

__all__ = ["__version__", "open_graph"]


def __getattr__(name: str) -> Any:
    """Find ``open_graph`` and ``__version__`` on first use, so that ``import chuyi`` costs nothing."""
    if name == "open_graph":
        from chuyi.queries.session import open_graph

        return open_graph
    if name == "__version__":
        from importlib.metadata import version

        return version("chuyi")
    raise AttributeError(f"module 'chuyi' has no attribute {name!r}")
