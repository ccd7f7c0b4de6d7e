"""What has changed between two moments of a ledger, as people tell it."""

from chuyi.graph.diff.comparing import Change, Difference, SourceChange, compare

__all__ = ["Change", "Difference", "SourceChange", "compare"]
