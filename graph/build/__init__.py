"""Building: the ledger projected into a graph."""

from chuyi.graph.build.building import BuildReport, build, is_built

__all__ = ["BuildReport", "build", "is_built"]
