"""Asking in plain words: link, parse, compose, answer; or say what is not understood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from chuyi.errors import ChuyiError, Text, UsageError
from chuyi.graph.facts import Grade
from chuyi.queries.answer import Answer, Row, Stamp
from chuyi.queries.ask import clause_rules, noun_rules, question_rules
from chuyi.queries.ask.completing import complete
from chuyi.queries.ask.composing import Composed, compose
from chuyi.queries.ask.context import Context
from chuyi.queries.ask.gazetteer import Gazetteer
from chuyi.queries.ask.offering import Offer, offers
from chuyi.queries.ask.parsing import Chart, Parse, Rules
from chuyi.queries.ask.scanning import Scan, scan
from chuyi.queries.ask.sets import Asked, Link, Value, types_of
from chuyi.queries.ask.vocabulary import vocabulary
from chuyi.queries.ask.wording import understood
from chuyi.queries.catalogue import Catalogue
from chuyi.queries.coverage import collect_coverage
from chuyi.queries.evidence import Evidence, collect_evidence
from chuyi.queries.names import Read, quoted

if TYPE_CHECKING:
    import networkx
    import pandas

LONGEST = 300
# Readings that cost this much more than the best are no rivals of it.
RIVAL = 0.25
HOW = {
    "typing": Text("按同音的错字读作", "read as a typing error for"),
    "pinyin": Text("按拼音读作", "read as pinyin of"),
    "part": Text("是简写，指", "is short for"),
    "former": Text("是曾用名，现为", "is a former name of"),
    "short": Text("是简称，指", "is a short name of"),
    "alias": Text("是别称，指", "is another name of"),
}


@dataclass(frozen=True)
class Reply:
    """What was made of a question.

    Attributes:
        status: ``answered``; ``unsure`` (something of it was understood, or it can mean several things);
            ``unknown`` (nothing).
        understood: the question as it was understood, or what of it was.
        answer: the rows; None where it was not answered.
        alternatives: the nearest questions of the catalogue.
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

    def _answered(self) -> Answer:
        if self.answer is None:
            raise ChuyiError(self.why or self.understood)
        return self.answer

    def as_json(self, *, evidence: bool = False) -> dict[str, Any]:
        """What ``chuyi ask --format json`` prints."""
        if self.answer is not None:
            given = self.answer.as_json(evidence=evidence)
            given["title"] = self.understood._asdict()
        else:
            given = {"question": None, "title": self.understood._asdict(), "parameters": {}, "cypher": None}
            given |= {"columns": [], "rows": [], "to_check": [], **({"evidence": []} if evidence else {})}
        return {
            "status": self.status,
            "asked": self.text,
            "understood": self.understood._asdict(),
            **({"why": self.why._asdict()} if self.why else {}),
            **given,
            "alternatives": [offer.as_json() for offer in self.alternatives],
        }


class Asker:
    """Answers questions on one graph; the names are loaded once.

    Args:
        read: reads the graph, as the user that cannot write.
        province: the province that 全省 and 市州 mean.
        catalogue: the named questions that are offered.
        stamp: what the graph projects.
    """

    def __init__(self, read: Read, province: str | None, catalogue: Catalogue, stamp: Stamp) -> None:
        self._read = read
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
            EngineError: the graph failed, or the time limit passed.
        """
        if len(text) > LONGEST:
            why = Text(f"问题超过 {LONGEST} 个字符。", f"The question has more than {LONGEST} characters.")
            return Reply(text, "unknown", Text("没有读懂", "not understood"), why=why)
        found = scan(text, vocabulary(), self.gazetteer)
        readings = self._readings(found)
        if not readings:
            return self._not_understood(text, found)
        best = [reading for reading in readings if reading.cost <= readings[0].cost + RIVAL]
        answers = [self._answer(reading.meaning, found, min_grade, evidence) for reading in best]
        first = answers[0]
        if any(set_of(other) != set_of(first) for other in answers[1:]):
            return self._several(text, found, best)
        if isinstance(best[0].meaning, Value) and types_of(best[0].meaning.set) == {"Target"} and len(first) > 1:
            return self._several_targets(text, found, best[0], first)
        meaning = understood(best[0].meaning)
        noted = self._noted(found, best[0].meaning)
        said = Text("；".join([meaning.zh, *(t.zh for t in noted)]), "; ".join([meaning.en, *(t.en for t in noted)]))
        return Reply(text, "answered", said, first, tuple(offers(self._catalogue, found)))

    def _readings(self, found: Scan) -> list[Parse]:
        context = Context(vocabulary(), self.gazetteer, found.is_english)
        rules = Rules()
        for module in (noun_rules, clause_rules, question_rules):
            module.add(rules, context)
        readings: dict[Any, float] = {}
        for reading in Chart(found, rules).readings():
            meaning = complete(reading.meaning, self.gazetteer)
            readings[meaning] = min(reading.cost, readings.get(meaning, reading.cost))
        return sorted((Parse(meaning, cost) for meaning, cost in readings.items()), key=lambda parse: parse.cost)

    def _answer(self, asked: Asked, found: Scan, min_grade: str | None, evidence: bool) -> Answer:
        composed = compose(asked, _passing(min_grade))
        read = self._read
        table = read(composed.full if evidence else composed.cypher, composed.parameters)
        rows, facts = _kept(composed, table.columns, table.rows)

        def collect() -> list[Evidence]:
            if evidence:
                return collect_evidence(read, facts)
            again = read(composed.full, composed.parameters)
            return collect_evidence(read, _kept(composed, again.columns, again.rows)[1])

        from chuyi.queries.ask.completing import coverage_of

        wanted, named = coverage_of(asked)
        links = {link.said or link.name: link.name for link in _links(asked)}
        return Answer(
            None,
            links,
            composed.parameters,
            composed.full if evidence else composed.cypher,
            list(composed.columns),
            rows,
            self._stamp,
            collect,
            collect_coverage(read, wanted, [{"designation": name} for name in named], links),
        )

    def _noted(self, found: Scan, asked: Asked) -> list[Text]:
        notes = []
        for link in _links(asked):
            how = HOW.get(link.how)
            if how is not None and link.said:
                notes.append(Text(f"“{link.said}”{how.zh}{link.name}", f"“{link.said}” {how.en} {link.name}"))
        return list(dict.fromkeys(notes))

    def _not_understood(self, text: str, found: Scan) -> Reply:
        leftover = [piece for piece in found.leftover() if piece.strip()]
        named = [token.word.meaning.links[0].name for token in found.tokens if token.word.use == "NAME"]
        whys: list[Text] = []
        for said, links in found.homonyms.items():
            names = "、".join(f"{link.name}（{link.id}）" for link in links)
            whys.append(Text(f"{quoted(said)}可以指：{names}", f"{quoted(said)} can mean: {names}"))
        if leftover:
            pieces = "、".join(quoted(piece) for piece in leftover)
            whys.append(Text(f"没有读懂：{pieces}", f"not understood: {pieces}"))
            whys += self._suggestions(found, leftover)
        if not whys:
            whys.append(
                Text("词都认识，但不知道连起来问的是什么", "every word is known, but not what they ask together")
            )
        known = "、".join(dict.fromkeys(named))
        some = bool(named) or any(token.word.use in ("NOUN", "VERB", "ROLE", "PROP") for token in found.tokens)
        said = Text(f"认出的有：{known}", f"recognised: {known}") if known else Text("没有读懂", "not understood")
        why = Text("；".join(t.zh for t in whys), "; ".join(t.en for t in whys))
        status = "unsure" if some else "unknown"
        return Reply(text, status, said, None, tuple(offers(self._catalogue, found)), why)

    def _suggestions(self, found: Scan, leftover: Sequence[str]) -> list[Text]:
        """Names like the piece of the question that was not understood: offered, never taken."""
        from rapidfuzz import fuzz, process

        notes = []
        for piece in leftover:
            at = found.text.find(piece)
            around = found.text[max(0, at - 4) : at + len(piece) + 6]
            near = process.extract(around, self.gazetteer.forms, scorer=fuzz.partial_ratio, limit=4, score_cutoff=75)
            names = [form for form, _, _ in near if len(form) > 3]
            if names:
                offered = "、".join(names)
                notes.append(Text(f"相近的名称有：{offered}", f"similar names: {offered}"))
        return notes

    def _several(self, text: str, found: Scan, best: Sequence[Parse]) -> Reply:
        meanings = list(dict.fromkeys(understood(reading.meaning) for reading in best))
        said = Text(" ／ ".join(t.zh for t in meanings), " / ".join(t.en for t in meanings))
        why = Text(
            "这个问题有几种读法，答案不同；请说得更明确（如加上“同时”“或”）",
            "the question can be read in several ways with different answers; say which (both, or)",
        )
        return Reply(text, "unsure", said, None, tuple(offers(self._catalogue, found)), why)

    def _several_targets(self, text: str, found: Scan, best: Parse, answer: Answer) -> Reply:
        said = understood(best.meaning)
        listed = "、".join(f"{row['target']}：{row['count']}" for row in answer)
        why = Text(f"合乎条件的目标不止一个：{listed}", f"more than one target fits: {listed}")
        return Reply(text, "unsure", said, None, tuple(offers(self._catalogue, found)), why)


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


def set_of(answer: Answer) -> tuple[Any, ...]:
    """What an answer says, whatever its columns are called."""
    return tuple((tuple(map(str, row[:1])), len(row) == 1) for row in answer.values)


def _kept(composed: Composed, columns: Sequence[str], rows: Sequence[list[Any]]) -> tuple[list[list[Any]], list[Any]]:
    """The rows and their facts; of groups the first, with those that have as many as the last of them."""
    rows = list(rows)
    names = list(composed.columns)
    if composed.keep is not None and len(rows) > composed.keep:
        number = names.index("number")
        last = rows[composed.keep - 1][number]
        rows = [row for at, row in enumerate(rows) if at < composed.keep or row[number] == last]
    shown = [row[: len(names)] for row in rows]
    facts = [row[len(names)] for row in rows] if "_facts" in columns else []
    return shown, facts


def _links(asked: Asked) -> list[Link]:
    from chuyi.queries.ask.completing import sets_of
    from chuyi.queries.ask.sets import links_of

    return list(dict.fromkeys(link for item in sets_of(asked) for link in links_of(item) if link.said))
