"""Which type a name has where a table does not say it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from chuyi.data import gazetteer_rows

CERTAIN = 1.0  # the table says it, or the name is known
BY_SUFFIX = 0.9  # read off the end of the name
BY_DEFAULT = 0.7  # the mapping's word for what nobody knows

# What names end in, the most telling first: 研究院有限公司 is an enterprise, 学院 an institution.
SUFFIXES = (
    ("Enterprise", re.compile(r"(公司|集团|企业|工厂|厂|银行|酒店|医院|合作社)$")),
    ("Association", re.compile(r"(协会|学会|商会|促进会|联合会|研究会|基金会|指导委员会|行指委)$")),
    ("ResearchInstitute", re.compile(r"(研究院|研究所|科学院|设计院|研究中心|创新中心|实验室)$")),
    ("Institution", re.compile(r"(大学|学院|学校|中专|职中|职高|技校|专科学校|职教中心|党校)$")),
    (
        "Department",
        re.compile(r"(部|委|委员会|厅|局|署|办|办公厅|办公室|政府|管委会|司|处|科|开发区|高新区|总局|兵团|工会)$"),
    ),
    ("Alliance", re.compile(r"(联盟|职教集团|职业教育集团|联合体|共同体)$")),
)


class KnownNames:
    """Types by name: what the table itself lists comes before the gazetteer that ships."""

    def __init__(self, own: Iterable[tuple[str, str]] = ()) -> None:
        """``own``: pairs of name and type."""
        self._own: dict[str, set[str]] = defaultdict(set)
        for name, type_ in own:
            self._own[name].add(type_)

    def type_of(self, name: str, candidates: tuple[str, ...]) -> tuple[str, float] | None:
        """The one type among ``candidates`` that the name can have, and how sure that is; None if open."""
        if len(candidates) == 1:
            return candidates[0], CERTAIN
        for known in (self._own.get(name, set()), _gazetteer().get(name, frozenset())):
            fitting = sorted(known & set(candidates))
            if len(fitting) == 1:
                return fitting[0], CERTAIN
        plain = re.sub(r"（[^（）]*）$", "", name)
        for type_, ending in SUFFIXES:
            if type_ in candidates and ending.search(plain):
                return type_, BY_SUFFIX
        return None


@cache
def _gazetteer() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in gazetteer_rows():
        for name in (row.name, *row.aliases):
            found[name].add(row.type)
    return {name: frozenset(types) for name, types in found.items()}
