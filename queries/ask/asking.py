"""Asking in plain words: link, parse, choose or compose, answer; or say what is not understood."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

from chuyi.errors import Text, UsageError
from chuyi.graph.facts import Grade
from chuyi.queries.answer import Answer, Stamp
from chuyi.queries.ask.choosing import choose
from chuyi.queries.ask.completing import complete, coverage_of, sets_of
from chuyi.queries.ask.composing import Composed, compose
from chuyi.queries.ask.context import Context
from chuyi.queries.ask.explaining import (
    NOT_UNDERSTOOD,
    joined,
    obstacles,
    other_names,
    recognised,
    says_something,
    several_readings,
    several_targets,
)
from chuyi.queries.ask.gazetteer import Gazetteer
from chuyi.queries.ask.listing import on_lists
from chuyi.queries.ask.offering import offers
from chuyi.queries.ask.parsing import Chart, Parse
from chuyi.queries.ask.replying import ANSWERED, UNKNOWN, UNSURE, Reply
from chuyi.queries.ask.rules import all_rules
from chuyi.queries.ask.scanning import Scan, scan
from chuyi.queries.ask.sets import Asked, Link, Listing, Value, Whether, links_of, types_of
from chuyi.queries.ask.vocabulary import vocabulary
from chuyi.queries.ask.wording import understood
from chuyi.queries.catalogue import Catalogue
from chuyi.queries.coverage import collect_coverage
from chuyi.queries.evidence import Evidence, collect_evidence
from chuyi.queries.header import Column, Question
from chuyi.queries.names import Read
from chuyi.queries.statement import Statement
from chuyi.queries.times import open_times

LONGEST = 300
# Readings that cost this much more than the best are no rivals of it.
RIVAL = 0.25


class Query(Protocol):
    """Asks a question of the catalogue."""

    def __call__(self, name: str, /, *, min_grade: str | None, evidence: bool, **parameters: Any) -> Answer: ...


class Asker:
    """Answers questions on one graph; its names are loaded once.

    Args:
        read: reads the graph, as the user that cannot write.
        query: asks a question of the catalogue.
        province: the province that 全省 and 市州 mean.
        catalogue: the named questions.
        stamp: what the graph projects.
    """

    def __init__(self, read: Read, query: Query, province: str | None, catalogue: Catalogue, stamp: Stamp) -> None:
        self._read = read
        self._query = query
        self._province = province
        self._catalogue = catalogue
        self._stamp = stamp

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The names of the graph."""
        return Gazetteer(self._read, self._province)

    def ask(self, text: str, *, min_grade: str | None = None, evidence: bool = False) -> Reply:
        """Answer a question, or say what was understood of it.

        Args:
            min_grade: leave out facts whose best source is worse.
            evidence: fetch the evidence in the same go.

        Raises:
            UsageError: there is no such grade.
            EngineError: the graph failed, or the time limit passed.
        """
        grades = _passing(min_grade)
        if len(text) > LONGEST:
            why = Text(f"问题超过 {LONGEST} 个字符", f"the question has more than {LONGEST} characters")
            return Reply(text, UNKNOWN, NOT_UNDERSTOOD, why=why)
        found = scan(text, vocabulary(), self.gazetteer)
        readings = self.readings(found)
        if not readings and found.listed is None:
            # A year says nothing of schools but that the list of that year is meant.
            of_year = scan(text, vocabulary(), self.gazetteer, list_year=True)
            if of_year.listed is not None and (readings := self.readings(of_year)):
                found = of_year
        if not readings:
            status = UNSURE if says_something(found) else UNKNOWN
            return self._unanswered(text, status, recognised(found), obstacles(found, self.gazetteer), found)
        best = [reading for reading in readings if reading.cost <= readings[0].cost + RIVAL]
        answers = [self._compose(reading.meaning, grades, evidence) for reading in best]
        best, answers = _held(best, answers)
        meanings = list(dict.fromkeys(understood(reading.meaning) for reading in best))
        if _differ(best, answers):
            return self._unanswered(text, UNSURE, *several_readings(meanings), found)
        asked, answer = best[0].meaning, answers[0]
        if isinstance(asked, Value) and types_of(asked.set) == {"Target"} and len(answer) > 1:
            return self._unanswered(text, UNSURE, meanings[0], several_targets(answer), found)
        said = joined([meanings[0], *other_names(_links(asked))])
        chosen = choose(asked)
        if chosen is not None:
            answer = self._query(chosen.name, min_grade=min_grade, evidence=evidence, **chosen.parameters)
        return Reply(text, ANSWERED, said, answer)

    def readings(self, found: Scan) -> list[Parse]:
        """What a question can mean, the likeliest first."""
        context = Context(vocabulary(), self.gazetteer, found.is_english)
        readings: dict[Any, float] = {}
        for reading in Chart(found, all_rules(context)).readings():
            asked = reading.meaning if found.listed is None else on_lists(reading.meaning, found.listed)
            if found.listed is not None and asked == reading.meaning:
                continue  # nothing that it speaks of could stand on the list
            meaning = complete(asked, self.gazetteer)
            readings[meaning] = min(reading.cost, readings.get(meaning, reading.cost))
        return sorted((Parse(meaning, cost) for meaning, cost in readings.items()), key=lambda parse: parse.cost)

    def _compose(self, asked: Asked, grades: list[str] | None, evidence: bool) -> Answer:
        composed = compose(asked, grades)
        read = self._read
        dated = self._stamp.as_of is not None
        table = read(composed.full if evidence or dated else composed.cypher, composed.parameters)
        rows, facts = _kept(composed, table.columns, table.rows)

        def collect() -> list[Evidence]:
            if evidence or dated:
                return collect_evidence(read, facts)
            again = read(composed.full, composed.parameters)
            return collect_evidence(read, _kept(composed, again.columns, again.rows)[1])

        wanted, named = coverage_of(asked)
        shown = {link.said or link.name: link.name for link in _links(asked)}
        question = _unnamed(understood(asked), composed)
        return Answer(
            question,
            shown,
            composed.parameters,
            composed.full if evidence else composed.cypher,
            list(composed.columns),
            rows,
            self._stamp,
            collect,
            collect_coverage(read, wanted, [{"designation": name} for name in named], shown),
            open_time=open_times(facts) if dated else None,
            read=read,
        )

    def _unanswered(self, text: str, status: str, said: Text, why: Text, found: Scan) -> Reply:
        return Reply(text, status, said, None, tuple(offers(self._catalogue, found)), why)


def _unnamed(title: Text, composed: Composed) -> Question:
    """The question that a composed statement answers: it has columns and no name."""
    columns = {name: Column(name, label) for name, label in composed.columns.items()}
    return Question("", "", title, title, {}, columns, Statement(tuple(composed.cypher.splitlines())), Path())


def _passing(min_grade: str | None) -> list[str] | None:
    """The grades that are good enough; None where all are."""
    if min_grade is None:
        return None
    grades = [grade.value for grade in Grade]
    if min_grade not in grades:
        raise UsageError(
            Text(f"没有等级“{min_grade}”。", f"There is no grade {min_grade}."),
            Text(f"等级由高到低：{'、'.join(grades)}。", f"Grades, best first: {', '.join(grades)}."),
        )
    return grades[: grades.index(min_grade) + 1]


def _differ(best: Sequence[Parse], answers: Sequence[Answer]) -> bool:
    """Whether readings that are as good as each other have different answers."""
    if all(isinstance(reading.meaning, Whether) for reading in best):
        return False  # whether A works with B, or B with A
    # What stands beside a thing in a list (via, how) hangs on the reading; the things do not.
    width = 1 if all(isinstance(reading.meaning, Listing) for reading in best) else None
    first, *others = ([row[:width] for row in answer.values] for answer in answers)
    return any(other != first for other in others)


def _held(best: list[Parse], answers: list[Answer]) -> tuple[list[Parse], list[Answer]]:
    """Of names that things of several types have, those of which the graph holds what is asked: 楚怡行动 is a
    programme and a notice. Readings that differ otherwise stay rivals."""
    named = {frozenset(link.id for link in _links(reading.meaning)) for reading in best}
    held = [(reading, answer) for reading, answer in zip(best, answers, strict=True) if len(answer)]
    if len(named) < len(best) or not held:
        return best, answers
    return [reading for reading, _ in held], [answer for _, answer in held]


def _kept(composed: Composed, columns: Sequence[str], rows: Sequence[list[Any]]) -> tuple[list[list[Any]], list[Any]]:
    """The rows and their facts; of groups the first, with those that have as many as the last of them."""
    names = list(composed.columns)
    kept = list(rows)
    if composed.keep is not None and len(kept) > composed.keep:
        number = names.index("number")
        last = kept[composed.keep - 1][number]
        kept = [row for at, row in enumerate(kept) if at < composed.keep or row[number] == last]
    facts = [row[len(names)] for row in kept] if "_facts" in columns else []
    return [row[: len(names)] for row in kept], facts


def _links(asked: Asked) -> list[Link]:
    return list(dict.fromkeys(link for item in sets_of(asked) for link in links_of(item) if link.said))
