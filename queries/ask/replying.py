"""A reply: the answer to a question put in words, or what stands in its way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from chuyi.errors import ChuyiError, Text
from chuyi.queries.answer import Answer, Row
from chuyi.queries.ask.offering import Offer
from chuyi.queries.evidence import Evidence

if TYPE_CHECKING:
    import networkx
    import pandas

ANSWERED, UNSURE, UNKNOWN = "answered", "unsure", "unknown"


@dataclass(frozen=True)
class Reply:
    """What was made of a question; its rows are those of the answer.

    Attributes:
        text: the question as it was put.
        status: ``answered``; ``unsure`` (something of it was understood, or it can mean several things);
            ``unknown`` (nothing was).
        understood: the question as it was understood, or what of it was.
        answer: None where it was not answered.
        alternatives: the nearest questions of the catalogue, where it was not answered.
        why: what stood in the way; None where it was answered.
    """

    text: str
    status: str
    understood: Text
    answer: Answer | None = None
    alternatives: tuple[Offer, ...] = ()
    why: Text | None = None

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, number: int) -> Row:
        return self.rows[number]

    @property
    def rows(self) -> list[Row]:
        """The rows; none where it was not answered."""
        return self.answer.rows if self.answer else []

    def evidence(self) -> list[Evidence]:
        """What the rows rest on."""
        return self.answer.evidence() if self.answer else []

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a data frame.

        Raises:
            ChuyiError: it was not answered, or pandas is not installed.
        """
        return self._answered().to_pandas()

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """The answer as a graph.

        Raises:
            ChuyiError: it was not answered, or its rows name no relations.
        """
        return self._answered().to_networkx()

    def as_json(self, *, evidence: bool = False) -> dict[str, Any]:
        """What ``chuyi ask --format json`` prints: what ``chuyi query`` does, and how it was understood."""
        nothing: dict[str, Any] = {
            "question": None,
            "title": self.understood._asdict(),
            "parameters": {},
            "cypher": None,
            "columns": [],
            "rows": [],
            **({"evidence": []} if evidence else {}),
        }
        given = self.answer.as_json(evidence=evidence) if self.answer else nothing
        return {
            "status": self.status,
            "understood": self.understood._asdict(),
            "why": self.why._asdict() if self.why else None,
            **given,
            # A statement that was composed has no name.
            "question": given["question"] or None,
            "alternatives": [offer.as_json() for offer in self.alternatives],
        }

    def _repr_html_(self) -> str:
        """A table for notebooks."""
        return self._answered()._repr_html_()

    def _answered(self) -> Answer:
        if self.answer is None:
            raise ChuyiError(self.why or self.understood)
        return self.answer
