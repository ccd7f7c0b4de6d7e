"""Resolution: which names mean one thing. Only what is certain is merged; everything has its reason."""

from chuyi.graph.resolution.resolving import resolve
from chuyi.graph.resolution.result import Merge, Pending, Resolution

__all__ = ["Merge", "Pending", "Resolution", "resolve"]
