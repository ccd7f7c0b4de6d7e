"""Facts seen from the graph: canonical ends, the grade of each piece of evidence, and which says it best."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from typing import Any, NamedTuple

from chuyi.graph.build.precedence import Order, Standing, order_of, strength
from chuyi.graph.facts import Grade
from chuyi.graph.ledger import FactRow, PassageRow, SourceRow
from chuyi.graph.ledger.canonical import to_json
from chuyi.graph.ledger.decisions import PERSON

SAMPLE = "示例改写"
GRADES = tuple(Grade)
RANKS = {grade: rank for rank, grade in enumerate(GRADES)}

# Days are those of China, whatever machine builds: the same ledger gives the same graph.
_CHINA = timezone(timedelta(hours=8))


@lru_cache(maxsize=4096)
def day(moment: str) -> str:
    """The day in China of a ledger's time."""
    return datetime.fromisoformat(moment).astimezone(_CHINA).date().isoformat()


class Span(NamedTuple):
    """A piece of evidence; ordered with the best grade first. -1 means the whole passage."""

    rank: int
    source: str
    passage: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact as one source says it.

    Attributes:
        subject, object: canonical ids.
        other_name: whether the source uses here only another name of the subject.
        local_name: whether that name means the subject in this source alone.
        spans: best first.
        standing: what counts where sources disagree.
        origin: the source, or the one that it is a copy of.
    """

    fact: FactRow
    subject: str
    object: str | None
    other_name: bool
    local_name: bool
    spans: tuple[Span, ...]
    standing: Standing
    origin: str
    first_seen: str
    last_seen: str

    @property
    def grade(self) -> Grade:
        """The best grade of its evidence."""
        return GRADES[self.spans[0].rank]


class Reader:
    """Makes statements of facts.

    Args:
        sources: by id.
        passages: by id, at least those that the facts rest on.
        dates: date of issue of the text that a source holds, by source id.
        resolve: canonical id of (raw id, source id).
        names: of (raw id, source id): whether it is another name, whether it is local.
        as_of: whether the statements are asked as of a date: what is said until a time has then been found to reach it.
    """

    def __init__(
        self,
        sources: Mapping[str, SourceRow],
        passages: Mapping[str, PassageRow],
        dates: Mapping[str, str],
        resolve: Callable[[str, str], str],
        names: Callable[[str, str], tuple[bool, bool]],
        *,
        as_of: bool = False,
    ) -> None:
        self._as_of = as_of
        self._sources = sources
        self._passages = passages
        self._dates = dates
        self._resolve = resolve
        self._names = names
        self._days = {id_: (day(row.first_seen), day(row.read_at)) for id_, row in sources.items()}

    def statement(self, fact: FactRow) -> Statement:
        """The fact as a statement."""
        source = self._sources[fact.source]
        spans = tuple(sorted(self._span(fact, source, *item) for item in fact.evidence))
        other_name, local_name = self._names(fact.subject, fact.source)
        dated = fact.valid_from or self._dates.get(fact.source, "")
        return Statement(
            fact,
            self._resolve(fact.subject, fact.source),
            None if fact.object is None else self._resolve(fact.object, fact.source),
            other_name,
            local_name,
            spans,
            Standing(
                source.kind != SAMPLE,
                source.kind == PERSON,
                GRADES[spans[0].rank],
                dated,
                fact.confidence,
                (fact.valid_to is None) is not self._as_of,
            ),
            source.copy_of or source.id,
            day(fact.first_seen),
            self._days[fact.source][1],
        )

    def _span(self, fact: FactRow, source: SourceRow, passage: str, start: int | None, end: int | None) -> Span:
        grade = self._passages[passage].grade or source.grade
        whole = start is None or end is None
        return Span(RANKS[grade], fact.source, passage, -1 if whole else start or 0, -1 if whole else end or 0)


def best(statements: Iterable[Statement], value_of: Callable[[Statement], Any], order: Order | None = None) -> Any:
    """The value that is believed where statements differ; None where none has one.

    The strongest statement decides, by the criteria in ``order`` (see :mod:`chuyi.graph.build.precedence`; None: those
    for everything); where two are equally strong, the value that more independent sources state, then the first in
    order of its text. Nothing here depends on the order of reading.
    """
    ordered = ranked(statements, value_of, order)
    return ordered[0] if ordered else None


def ranked(
    statements: Iterable[Statement], value_of: Callable[[Statement], Any], order: Order | None = None
) -> list[Any]:
    """The different values, the most believed first."""
    criteria = order or order_of()
    groups: dict[str, tuple[Any, list[Statement]]] = {}
    for statement in statements:
        value = value_of(statement)
        if value is not None:
            groups.setdefault(to_json(value), (value, []))[1].append(statement)
    in_order = sorted(groups.items())
    in_order.sort(key=lambda item: _weight(item[1][1], criteria), reverse=True)
    return [value for _, (value, _) in in_order]


def _weight(statements: Sequence[Statement], order: Order) -> tuple[Any, int]:
    return max(strength(item.standing, order) for item in statements), len({item.origin for item in statements})


def provenance(statements: Sequence[Statement]) -> dict[str, Any]:
    """What nodes and relations carry of where they come from (all but the spans)."""
    grade = min((item.grade for item in statements), key=RANKS.__getitem__)
    return {
        "sources": sorted({item.fact.source for item in statements}),
        "grade": str(grade),
        "needs_check": grade.needs_check,
        "first_seen": min(item.first_seen for item in statements),
        "last_seen": max(item.last_seen for item in statements),
    }


def acceptances(statements: Iterable[Statement]) -> list[str] | None:
    """Who accepted what was read unsurely, when and why; None where nobody did."""
    found = {item.fact.accepted for item in statements if item.fact.accepted}
    return sorted(f"{who} {day(at)}：{reason}" for who, at, reason in found) or None


def spans_of(statements: Iterable[Statement]) -> list[Span]:
    """All evidence of the statements, once each, best first."""
    return sorted({span for item in statements for span in item.spans})
