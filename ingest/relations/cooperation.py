"""PARTNERS_WITH by the parties of a clause that names a kind of cooperation, wherever they stand in it.

The frames of :mod:`chuyi.ingest.relations.partners` read the usual orders of words, with who is paired with whom. Here
a clause is asked by type: which schools and which firms take part, the left-out party being the subject before or the
body that the text is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chuyi.ingest.relations.clauses import Case
from chuyi.ingest.relations.coded import Name
from chuyi.ingest.relations.dates import end_date, start_date
from chuyi.ingest.relations.modality import Modality, modality
from chuyi.ingest.relations.partners import kinds_in, object_of
from chuyi.ingest.relations.statement import Context, Statement, Value, pairs

_PARTIES = (Case.PLAIN, Case.WITH, Case.BY, Case.TO, Case.FROM)
_GIFT = re.compile("捐(?!款)|送来|送上|赠(?!送仪式)|无偿提供")
_GIVEN_ON = re.compile("(?:并|全部)?(?:赠|捐|送|交)")
_BODIES = ("Institution", "Enterprise")
_AT_SCHOOL = re.compile("开设|开办|设立|举办|组建|成立|办")


def cooperation(context: Context, known: list[Statement]) -> Iterator[Statement]:
    """The cooperations of a sentence, without those that ``known`` already pairs."""
    if context.orders:
        return
    paired = {(s.subject.name, s.object.name) for s in known if s.type == "PARTNERS_WITH"}
    told = {name for s in known if s.type == "PARTNERS_WITH" for name in (s.subject.name, s.object.name)}
    for index, clause in enumerate(context.clauses):
        text = context.coded.text[clause.start : clause.end]
        kinds = ["捐赠"] if _GIFT.search(text) else kinds_in(text)
        if not kinds:
            continue
        schools, firms = _parties(context, index, kinds)
        if not schools or not firms or any(firm.name in told for firm in firms):
            continue
        end = _told_until(context, index)
        own = context.coded.text[clause.start : end]
        state = modality(context.coded, clause.start, clause.end)
        ended = end_date(own)
        if state not in (Modality.HOLDS, Modality.ENDED) or (state is Modality.ENDED and not ended):
            continue
        parties = max((p.end for p in clause.phrases if not p.aside), default=clause.start)
        for school, firm in pairs(schools, firms):
            for kind in kinds if (school.name, firm.name) not in paired else ():
                said: dict[str, Value] = {
                    "kind": kind,
                    "start_date": start_date(context, clause.start, parties, end),
                    "end_date": ended,
                    "object": object_of(context, kind, own),
                }
                properties: dict[str, Value] = {key: value for key, value in said.items() if value is not None}
                yield Statement("PARTNERS_WITH", school, firm, f"parties: {kind}", properties, 0.8)


def _told_until(context: Context, index: int) -> int:
    """Where what a clause tells of its parties ends: before the next clause with bodies of its own."""
    end = context.clauses[index].end
    for later in context.clauses[index + 1 :]:
        if context.coded.text[end] != "，" or any(p.of(_BODIES) for p in later.phrases):
            break
        end = later.end
    return end


def _parties(context: Context, index: int, kinds: list[str]) -> tuple[list[Name], list[Name]]:
    """Schools and firms that take part in what a clause tells; the party that it leaves out is its subject."""
    clause, text = context.clauses[index], context.coded.text
    taking = [phrase for phrase in clause.before(clause.end) if phrase.case in _PARTIES]
    at = [p for p in clause.phrases if p.case is Case.AT and _AT_SCHOOL.match(text, p.end)]
    schools = [name for phrase in (*taking, *at) for name in phrase.of(("Institution",))]
    firms = [name for phrase in taking for name in phrase.of(("Enterprise",))]
    if kinds == ["捐赠"] and not schools:
        schools = _receiver(context, index)
    if not schools and not firms and not clause.labelled:
        return [], []
    # A clause with a subject of its own leaves out not that, but whom the text is about.
    filled = any(p.case is Case.PLAIN for p in taking) and not clause.labelled
    subject = () if filled else clause.inherited
    if not firms:
        firms = _left_out(context, subject, "Enterprise")
    if not schools:
        schools = _left_out(context, subject, "Institution")
    return _distinct(schools), _distinct(firms)


def _receiver(context: Context, index: int) -> list[Name]:
    """甲捐出…，赠与乙: the school of the next clause."""
    for later in context.clauses[index + 1 : index + 2]:
        if _GIVEN_ON.match(context.coded.text, later.start):
            return [name for phrase in later.phrases[:1] for name in phrase.of(("Institution",))]
    return []


def _left_out(context: Context, subject: tuple[Name, ...], type_: str) -> list[Name]:
    """The party that a clause leaves out: its inherited subject, else whom the text is about."""
    found = [name for name in subject if name.type == type_]
    about = context.subject or context.about
    return found or ([about] if about and about.type == type_ else [])


def _distinct(names: list[Name]) -> list[Name]:
    return list({name.name: name for name in names}.values())
