"""The sentences and rows that a person sees when deciding."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from chuyi.graph.facts import Grade
from chuyi.graph.ledger import EvidenceRow, Snapshot, SourceRow
from chuyi.graph.ledger.addresses import file_name

# Most quotations that are shown of one thing.
QUOTES = 3


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence or row that is evidence.

    Attributes:
        document: the title of what was read.
        location: as the passage has it.
        start, end: the span in ``text``; -1 for the whole.
    """

    document: str
    location: Mapping[str, Any]
    text: str
    start: int
    end: int
    grade: Grade

    @property
    def marked(self) -> str:
        """The text with the span in 【】."""
        if self.start < 0:
            return self.text
        return f"{self.text[: self.start]}【{self.text[self.start : self.end]}】{self.text[self.end :]}"


class Quotes:
    """The evidence of one state of the ledger, as it can be shown."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._sources = {row.id: row for row in snapshot.sources()}

    def of(self, spans: Iterable[EvidenceRow]) -> list[Quote]:
        """Some of these, best grade first, no text of a document twice."""
        spans = list(spans)
        passages = {row.id: row for row in self._snapshot.passages({item.passage for item in spans})}
        quotes = []
        for item in spans:
            row = passages[item.passage]
            source = self._sources[row.source]
            whole = item.start is None or item.end is None
            start, end = (-1, -1) if whole else (item.start or 0, item.end or 0)
            document = row.title or title_of(source)
            quotes.append(Quote(document, json.loads(row.location), row.text, start, end, row.grade or source.grade))
        distinct = {(quote.document, quote.text): quote for quote in reversed(quotes)}
        return sorted(distinct.values(), key=lambda quote: (quote.grade.rank, quote.document, quote.text))[:QUOTES]

    def title(self, source: str) -> str:
        """What people know a source by."""
        return title_of(self._sources[source])


def title_of(source: SourceRow) -> str:
    """The title of a source, else the name of its file."""
    return source.title or file_name(source.uri)
