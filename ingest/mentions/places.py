"""Names of places at a position of a text."""

from __future__ import annotations

from functools import cache

from chuyi.ingest.mentions.divisions import by_name, by_short_name, listed_names, opening_names
from chuyi.ingest.mentions.lexicon import words
from chuyi.ingest.mentions.prefix_table import PrefixTable


@cache
def place_names() -> PrefixTable:
    """Full and short names of all divisions."""
    return PrefixTable((*by_name(), *by_short_name()))


@cache
def listed_places() -> PrefixTable:
    """Short names that are read as places only in a list of places, or where something takes place."""
    return PrefixTable(listed_names())


@cache
def _openers() -> PrefixTable:
    """What opens a name like a place: divisions and countries."""
    return PrefixTable((*by_name(), *by_short_name(), *opening_names(), *words("former_places"), *words("countries")))


@cache
def _full_names() -> PrefixTable:
    return PrefixTable((*by_name(), *(name for name in by_short_name() if name.endswith(("县", "州")))))


def place_end(text: str, position: int, limit: int) -> int:
    """Where the longest division name that begins at ``position`` ends; ``position`` if there is none."""
    return _openers().end_at(text, position, limit)


def place_chain_end(text: str, position: int, limit: int) -> int:
    """As :func:`place_end`, for divisions written one after the other (湖南省娄底市娄星区)."""
    end = place_end(text, position, limit)
    while end > position:
        position = end
        # Behind a first place only full names go on: 天水市公安局 has no county 公安 in it.
        end = _full_names().end_at(text, position, limit)
    return position


def is_province(name: str) -> bool:
    """Whether a full or short name is a province's, municipality's or autonomous region's."""
    return any(division.level == "省" for division in (*by_name().get(name, ()), *by_short_name().get(name, ())))
