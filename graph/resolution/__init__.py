"""Resolution: which names mean one thing. Only what is certain is merged; everything has its reason."""

from chuyi.graph.resolution.resolving import resolve
from chuyi.graph.resolution.result import Meanings, Merge, Pending, Resolution, renamed

__all__ = ["Meanings", "Merge", "Pending", "Resolution", "renamed", "resolve"]
