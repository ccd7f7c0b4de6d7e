"""Names of places at a position of a text."""

from __future__ import annotations

from functools import cache

from chuyi.ingest.mentions.divisions import by_name, by_short_name
from chuyi.ingest.mentions.prefix_table import PrefixTable


@cache
def place_names() -> PrefixTable:
    """Full and short names of all divisions."""
    return PrefixTable((*by_name(), *by_short_name()))


def place_end(text: str, position: int, limit: int) -> int:
    """Where the longest division name that begins at ``position`` ends; ``position`` if there is none."""
    return place_names().end_at(text, position, limit)


def place_chain_end(text: str, position: int, limit: int) -> int:
    """As :func:`place_end`, for divisions written one after the other (湖南省娄底市娄星区)."""
    while True:
        end = place_end(text, position, limit)
        if end == position:
            return position
        position = end
