"""Names known from the tables that ship: what they name, by exact form."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from chuyi.ingest.mentions.prefix_table import PrefixTable

_TABLES = {
    "institutions.csv": "Institution",
    "register_2017.csv": "Institution",
    "enterprises.csv": "Enterprise",
    "departments.csv": "Department",
    "associations.csv": "Association",
    "research_institutes.csv": "ResearchInstitute",
    "alliances.csv": "Alliance",
    "training_bases.csv": "TrainingBase",
    "culture_bases.csv": "CultureBase",
    "industry_colleges.csv": "IndustryCollege",
    "programme_groups.csv": "ProgrammeGroup",
}
_OTHER_NAMES = ("short_names", "former_names")
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Known:
    """A known name. ``full`` is the current full name; equal to ``name`` where that is it.

    ``short`` says that even two characters name it (安踏), where they stand apart.
    """

    name: str
    type: str
    full: str
    short: bool = False


class Gazetteer:
    """Known names by exact form, and all places of a text where one stands."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._known: dict[str, Known] = {}
        for entry in known:
            if len(entry.name) >= _SHORTEST or entry.short:
                self._known.setdefault(entry.name, entry)
        self._table = PrefixTable(self._known)
        lengths: dict[str, set[int]] = {}
        for name in self._known:
            lengths.setdefault(name[-2:], set()).add(len(name))
        self._lengths = {ending: tuple(sorted(sizes, reverse=True)) for ending, sizes in lengths.items()}

    def __len__(self) -> int:
        return len(self._known)

    def get(self, name: str) -> Known | None:
        """What a name means, or None."""
        return self._known.get(name)

    def longest_ending_at(self, text: str, end: int, floor: int) -> Known | None:
        """The longest known name that ends at ``end`` and does not start before ``floor``."""
        for length in self._lengths.get(text[end - 2 : end], ()):
            if end - length >= floor:
                known = self._known.get(text[end - length : end])
                if known:
                    return known
        return None

    def scan(self, text: str) -> Iterator[tuple[int, Known]]:
        """Start and name of every known name in a text, longest first, without overlap."""
        for start, end in self._table.scan(text):
            yield start, self._known[text[start:end]]


def read_tables(rows: Mapping[str, Iterable[Mapping[str, str]]]) -> Iterator[Known]:
    """Known names from the rows of the tables, by file name."""
    for file, type_ in _TABLES.items():
        for row in rows.get(file, ()):
            full = row["name"].strip()
            yield Known(full, type_, full)
            for column in _OTHER_NAMES:
                for other in (row.get(column) or "").split("；"):
                    if other.strip():
                        yield Known(other.strip(), type_, full)


def well_known_firms() -> Iterator[Known]:
    """Firms that texts name by their short name alone (``firms.csv``): no grammar tells 格兰仕 from a word."""
    text = resources.files(__package__).joinpath("firms.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(io.StringIO(text)):
        yield Known(row["name"], "Enterprise", row["name"], short=True)


@cache
def shipped() -> Gazetteer:
    """The gazetteer of the tables in ``chuyi.data``."""
    folder = resources.files("chuyi.data").joinpath("hunan")
    rows: dict[str, list[dict[str, str]]] = {}
    for file in _TABLES:
        rows[file] = list(csv.DictReader(io.StringIO(folder.joinpath(file).read_text(encoding="utf-8"))))
    return Gazetteer((*read_tables(rows), *well_known_firms()))
