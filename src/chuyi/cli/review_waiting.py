"""What waits for a person in a ledger: as questions of a dialog, and as rows of a workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from chuyi.cli.review_questions import FactQuestion, NameQuestion
from chuyi.cli.speech import words
from chuyi.config import Settings
from chuyi.errors import Text, UsageError

if TYPE_CHECKING:
    from chuyi.cli.review_dialog import Question
    from chuyi.graph.ledger import Ledger
    from chuyi.graph.resolution.correcting import Statements
    from chuyi.graph.resolution.review import Case, Review
    from chuyi.graph.resolution.review_facts import Doubt, Doubts
    from chuyi.graph.resolution.review_sheet import ActOf, Layout

READ = Text("复核时看过原文", "the text was looked at in review")


class Waiting:
    """What waits, as far as it is asked for.

    Args:
        what: ``names``, ``facts`` or ``all``.
        sources: only what one of these says: ids, paths, names or titles.
        types: only these relations or types, by name or Chinese label.
        order: of the facts.

    Raises:
        UsageError: a source or type is unknown.
    """

    def __init__(
        self, ledger: Ledger, settings: Settings, what: str, sources: Sequence[str], types: Sequence[str], order: str
    ) -> None:
        from chuyi.graph.resolution import resolve

        self._ledger = ledger
        self._threshold = settings.threshold
        self._what = what
        self._order = order
        self._chosen: dict[str, Any] = {
            "sources": _sources(ledger, sources) if sources else None,
            "types": {_type(name) for name in types} if types else None,
        }
        self._snapshot = ledger.live()
        self._resolution = resolve(self._snapshot, province=settings.province, threshold=settings.threshold)

    def questions(self, reason: str | None) -> list[Question]:
        """Names before facts: what is said of one thing is then said of one thing.

        Args:
            reason: of what is decided; None where the person gives none.
        """
        names = [NameQuestion(self._review, case, reason or "") for case in self._cases]
        facts = [FactQuestion(self._doubts, self._statements, doubt, reason or words(READ)) for doubt in self._facts]
        return [*names, *facts]

    def sheets(self, going: Callable[[Sequence[Any]], Iterable[Any]]) -> list[tuple[Layout, list[list[str]]]]:
        """The sheets with their rows.

        Args:
            going: goes through items and shows how far it has come.
        """
        from chuyi.graph.resolution.review_sheet_facts import FACTS, fact_row
        from chuyi.graph.resolution.review_sheet_names import NAMES, name_row

        side = self._review.side
        sheets = []
        if self._what != "facts":
            rows = [name_row(case, side(case.one), side(case.other)) for case in going(self._cases)]
            sheets.append((NAMES, rows))
        if self._what != "names":
            sheets.append((FACTS, [fact_row(doubt, self._doubts.quotes(doubt)) for doubt in going(self._facts)]))
        return sheets

    def readers(self) -> list[tuple[Layout, ActOf]]:
        """The sheets, each with what its rows decide."""
        from chuyi.graph.resolution.review_sheet_facts import FACTS, fact_acts
        from chuyi.graph.resolution.review_sheet_names import NAMES, name_acts

        known = {case.id: (case.one.id, case.other.id) for case in self._review.cases()}
        for decision in self._ledger.decisions():
            if decision.pair:
                known.setdefault(decision.subject, (decision.pair[0].id, decision.pair[1].id))
        return [(NAMES, name_acts(known)), (FACTS, fact_acts(self._doubts.stated(), self._statements))]

    @cached_property
    def _cases(self) -> list[Case]:
        return [] if self._what == "facts" else self._review.cases(**self._chosen)

    @cached_property
    def _facts(self) -> list[Doubt]:
        return [] if self._what == "names" else self._doubts.cases(self._order, **self._chosen)

    @cached_property
    def _review(self) -> Review:
        from chuyi.graph.resolution.review import Review

        return Review(self._snapshot, self._resolution)

    @cached_property
    def _doubts(self) -> Doubts:
        from chuyi.graph.resolution.review_facts import Doubts

        return Doubts(self._snapshot, self._resolution, self._threshold)

    @cached_property
    def _statements(self) -> Statements:
        from chuyi.graph.resolution.correcting import Statements

        return Statements(self._snapshot, self._resolution, self._threshold)


def _sources(ledger: Ledger, named: Sequence[str]) -> set[str]:
    from chuyi.graph.ledger.finding import find_sources

    known = ledger.sources()
    chosen: set[str] = set()
    for name in named:
        found = find_sources(known, name)
        if not found:
            raise UsageError(Text(f"没有来源“{name}”。", f"There is no source {name!r}."))
        chosen.update(source.id for source in found)
    return chosen


def _type(written: str) -> str:
    from chuyi.graph.schema import ontology

    declared = ontology()
    for known in (declared.relations, declared.entities):
        for name, item in known.items():
            if written in (name, item.label.zh):
                return name
    names = ", ".join([*declared.relations, *declared.concrete])
    raise UsageError(
        Text(f"没有关系或类型“{written}”。", f"There is no relation or type {written}."),
        Text(f"可用：{names}", f"There are: {names}"),
    )
