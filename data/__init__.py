"""The tables that ship: vocational education in Hunan, each row with its source and grade.

Plain files and plain rows; nothing here knows facts or graphs. ``chuyi.ingest`` reads the tables as any
other table and uses the names as a gazetteer.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from chuyi._rooms import refuse_other_name

if TYPE_CHECKING:
    from chuyi.graph.facts import SourceFacts

refuse_other_name(__name__, "chuyi.data")

HUNAN = Path(__file__).parent / "hunan"
URI = "chuyi:hunan/"
SEPARATOR = "；"  # between several values of a cell

# In reading order: places and the national register first, what refers to them after.
TABLES = (
    "regions",
    "register_2017",
    "departments",
    "institutions",
    "enterprises",
    "associations",
    "research_institutes",
    "alliances",
    "alliance_members",
    "training_bases",
    "base_partners",
    "culture_bases",
    "industry_colleges",
    "programme_groups",
    "designations",
    "partnerships",
    "partnerships_other",
    "documents",
    "tasks",
    "coverage",
)

# Tables whose rows each describe one entity → its type. The columns city and county (or region) place it.
_ENTITIES = {
    "departments": "Department",
    "institutions": "Institution",
    "enterprises": "Enterprise",
    "associations": "Association",
    "research_institutes": "ResearchInstitute",
    "alliances": "Alliance",
    "training_bases": "TrainingBase",
    "culture_bases": "CultureBase",
    "industry_colleges": "IndustryCollege",
    "programme_groups": "ProgrammeGroup",
    "register_2017": "Institution",
}


@dataclass(frozen=True, slots=True)
class ShippedFile:
    """A file that ships, and the address by which evidence names it."""

    path: Path
    uri: str


@dataclass(frozen=True, slots=True)
class Division:
    """An administrative division: GB/T 2260 code, name, level 省/市/县, the code above it, short name."""

    code: str
    name: str
    level: str
    parent: str | None
    short_name: str


@dataclass(frozen=True, slots=True)
class GazetteerRow:
    """A known name.

    Attributes:
        name: the current name.
        type: its entity type.
        region: GB/T 2260 code of its prefecture (or municipality) where known.
        aliases: short and former names.
    """

    name: str
    type: str
    region: str | None
    aliases: tuple[str, ...]


def shipped_tables() -> tuple[ShippedFile, ...]:
    """All tables in reading order."""
    return tuple(ShippedFile(HUNAN / f"{name}.csv", f"{URI}{name}.csv") for name in TABLES)


def shipped_sources() -> list[Callable[[], SourceFacts]]:
    """A reader for each table in reading order; called, it gives the table's facts."""
    # The readers stand above this room and read its gazetteer: imported when somebody asks for facts.
    from chuyi.ingest.reading import ReadingConfig, read_source

    return [partial(read_source, file.path, ReadingConfig(uri=file.uri)) for file in shipped_tables()]


def demo_text() -> ShippedFile:
    """The demo's text: a summary of the real notice in this project's own words."""
    return ShippedFile(HUNAN / "demo.md", f"{URI}demo.md")


def rows(table: str) -> list[dict[str, str]]:
    """The rows of a table as they stand, by column name."""
    with (HUNAN / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def divisions() -> tuple[Division, ...]:
    """All divisions that are known: provinces and prefectures of China, counties of Hunan, a few more."""
    return tuple(
        Division(row["code"], row["name"], row["level"], row["parent_code"] or None, row["short_name"])
        for row in rows("regions")
    )


@cache
def gazetteer_rows() -> tuple[GazetteerRow, ...]:
    """Every name that the tables hold with its type: organisations, alliances, bases, awards, divisions.

    A school that stands both in the register and in the table of institutions comes once, from the latter.
    """
    return tuple(_gazetteer())


def prefecture_code(code: str) -> str:
    """The code of the prefecture that a division belongs to; what belongs to none keeps its own.

    Counties that answer to their province directly (code ``XX90NN``) belong to no prefecture.
    """
    return code if code[2:4] in ("00", "90") else code[:4] + "00"


def _gazetteer() -> Iterator[GazetteerRow]:
    codes = {division.name: division.code for division in divisions()}
    seen: set[tuple[str, str]] = set()
    for table, type_ in _ENTITIES.items():
        for row in rows(table):
            aliases = _values(row, "short_names") + _values(row, "former_names")
            if table == "register_2017" and (type_, row["name"]) in seen:
                continue
            seen |= {(type_, name) for name in (row["name"], *aliases)}
            place = row.get("city") or row.get("region", "")
            code = codes.get(place)
            yield GazetteerRow(row["name"], type_, prefecture_code(code) if code else None, aliases)
    for name in dict.fromkeys(row["designation"] for row in rows("designations")):
        yield GazetteerRow(name, "Designation", None, ())
    for division in divisions():
        aliases = (division.short_name,) if division.short_name != division.name else ()
        yield GazetteerRow(division.name, "Region", division.code, aliases)


def _values(row: dict[str, str], column: str) -> tuple[str, ...]:
    return tuple(value for value in row.get(column, "").split(SEPARATOR) if value)
