"""What a frame finds, and what frames know about the sentence that they read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from chuyi.ingest.relations.clauses import Clause, clauses
from chuyi.ingest.relations.coded import Coded, Name
from chuyi.ingest.values import value

Value = str | int | float | None


@value
class Statement:
    """A relation as a frame reads it."""

    type: str
    subject: Name
    object: Name
    rule: str
    properties: dict[str, Value] = field(default_factory=dict)
    confidence: float = 0.95


@dataclass(slots=True)
class Context:
    """A sentence and what stands before it.

    Attributes:
        coded: the sentence.
        raw: the sentence as it stands in the repaired text.
        subject: the school or alliance that the document is about, if certain.
        school: the school named last as a subject, for clauses that leave it out.
        alliance: the alliance in question where the sentence names none.
        facility: the base or college in question where the sentence names none.
        year: of the document, for 去年 and for days without year.
        told_year: of what the document reports on, for months without year.
        line_year: the year that heads the paragraph (2022年：…).
        list_year: of the list that the document's title publishes (关于公布2024年…名单的通知).
        event: ISO date of the event that the passage tells of, if it gives one.
        in_record: whether the sentence is a line of a record, which is read as a row.
        in_item: whether the sentence stands in an item of a list, which is read as a row.
        in_list: whether the document is a list: then an address is its row's, not the subject's.
        firm: the first firm of the paragraph, before this sentence.
        titles: the designation that the sentence before named, if it named one only.
        orders: whether the sentence orders instead of telling.
        about: the firm that the document is about, if it is about one.
        topic: what the sentence before was about, for clauses without subject.
    """

    coded: Coded
    raw: str
    subject: Name | None = None
    school: Name | None = None
    alliance: Name | None = None
    facility: Name | None = None
    year: int | None = None
    told_year: int | None = None
    line_year: int | None = None
    list_year: int | None = None
    event: str | None = None
    orders: bool = False
    subject_alliance: Name | None = None
    firm: Name | None = None
    in_list: bool = False
    in_record: bool = False
    in_item: bool = False
    titles: list[Name] = field(default_factory=list)
    about: Name | None = None
    topic: tuple[Name, ...] = ()
    _clauses: list[Clause] | None = None

    @property
    def clauses(self) -> list[Clause]:
        """The clauses of the sentence, found when first asked for: most sentences that order are not."""
        if self._clauses is None:
            self._clauses = clauses(self.coded, self.topic) if self.coded.names else []
        return self._clauses

    def clause_at(self, position: int) -> Clause | None:
        """The clause that holds a place of the code."""
        return next((clause for clause in self.clauses if clause.start <= position < clause.end), None)

    def subject_of(self, position: int, types: tuple[str, ...]) -> list[Name]:
        """The subject of a verb at a place, its own or the inherited one, of these types."""
        clause = self.clause_at(position)
        return [name for name in clause.subject(position) if name.type in types] if clause else []


def pairs(subjects: Iterable[Name], objects: Iterable[Name]) -> Iterator[tuple[Name, Name]]:
    """Every subject with every object, a thing never with itself."""
    for subject in subjects:
        for other in objects:
            if subject.name != other.name:
                yield subject, other


_BATCH = re.compile("首批|第[一二三四五六七八九十0-9]+批")
_YEAR = re.compile("(20[0-9]{2}|19[0-9]{2})年")


def batch_in(text: str) -> str | None:
    """首批, 第二批 in a stretch, or None."""
    match = _BATCH.search(text)
    return match.group() if match else None


def year_in(text: str, year: int | None) -> int | None:
    """The last year that a stretch names; 去年 and 今年 by the document's year."""
    found = _YEAR.findall(text)
    if found:
        return int(found[-1])
    if year and "去年" in text:
        return year - 1
    if year and "今年" in text:
        return year
    return None
