"""Building: the ledger projected into a graph."""

from chuyi.graph.build.building import BuildReport, build

__all__ = ["BuildReport", "build"]
