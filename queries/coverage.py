"""What stands beside a figure: how much of the official list the graph holds.

Absence is not a fact. Every answer about gaps and progress says 收录 n/总数 for the official lists that
concern it, and that what is not held may exist all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from chuyi.errors import Text
from chuyi.queries.header import Coverage
from chuyi.queries.names import Read

LISTS = """MATCH (l:OfficialList)
OPTIONAL MATCH (l)-[:COVERS]->(d:Designation)
WITH l, collect(DISTINCT d.name) AS designations
OPTIONAL MATCH (l)-[:COVERS]->(:Designation)<-[:AWARDED]-(holder)
WITH l, designations, collect(DISTINCT holder.type) AS holders
RETURN l.name AS list, l.held AS held, l.total AS total, l.table AS table, designations, holders
ORDER BY list"""

NOT_ABSENT = Text("未收录不等于没有", "what is not held may exist all the same")


@dataclass(frozen=True)
class ListCoverage:
    """How much of an official list the graph holds; ``held`` is None where it was not checked."""

    list: str
    held: int | None
    total: int | None

    @property
    def complete(self) -> bool:
        """Whether nothing of the list is missing."""
        return self.held is not None and self.total is not None and self.held >= self.total

    @property
    def words(self) -> Text:
        """``收录 2/80``, and what that means where the list is incomplete."""
        total_zh, total_en = ("不详", "unknown") if self.total is None else (str(self.total), str(self.total))
        if self.held is None:
            zh, en = (
                f"{self.list}：总数 {total_zh}，收录数未核",
                f"{self.list}: {total_en} in all, number held not checked",
            )
        else:
            zh, en = f"{self.list}：收录 {self.held}/{total_zh}", f"{self.list}: {self.held} of {total_en} held"
        return Text(zh, en) if self.complete else Text(f"{zh}；{NOT_ABSENT.zh}", f"{en}; {NOT_ABSENT.en}")

    def as_json(self) -> dict[str, Any]:
        """``{"list", "held", "total", "complete", "words": {"zh", "en"}}``."""
        return {
            "list": self.list,
            "held": self.held,
            "total": self.total,
            "complete": self.complete,
            "words": self.words._asdict(),
        }


def collect_coverage(
    read: Read, wanted: Coverage, rows: Iterable[Mapping[str, Any]], given: Mapping[str, Any]
) -> list[ListCoverage]:
    """The official lists that concern an answer, by name.

    Args:
        wanted: what the question's header selects.
        rows: the answer.
        given: the parameters as people read them.
    """
    designations = _named_designations(wanted, rows, given)
    types = {given[item[1:]] if item.startswith("$") else item for item in wanted.awarded_to}
    found = []
    for list_, held, total, table, covered, holders in read(LISTS, {}).rows:
        if table in wanted.tables or set(holders) & types or set(covered) & designations:
            found.append(ListCoverage(list_, held, total))
    return found


def coverage_words(found: Iterable[ListCoverage]) -> list[Text]:
    """The lines beside an answer; without any official list the warning alone."""
    lines = [item.words for item in found]
    return lines or [
        Text(f"没有可对照的官方名单；{NOT_ABSENT.zh}", f"No official list to compare with; {NOT_ABSENT.en}")
    ]


def _named_designations(wanted: Coverage, rows: Iterable[Mapping[str, Any]], given: Mapping[str, Any]) -> set[str]:
    """The designations in the column and the parameter that ``wanted`` names."""
    column = wanted.designation
    if column is None:
        return set()
    named = {given.get(column), *(row[column] for row in rows if column in row)}
    return {name for name in named if name is not None}
