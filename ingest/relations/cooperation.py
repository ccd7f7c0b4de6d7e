"""PARTNERS_WITH by the parties of a clause that names a kind of cooperation, wherever they stand in it.

A clause is asked by type: which schools and which firms take part, the left-out party being the subject before or the
body that the text is about; 分别 pairs them one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chuyi.ingest.relations.clauses import Case, Clause
from chuyi.ingest.relations.coded import Name, frame
from chuyi.ingest.relations.dates import end_date, noted_start, opening_term, start_date
from chuyi.ingest.relations.kinds import classes_of, first_of, general_kind, kinds_in, object_of
from chuyi.ingest.relations.modality import Modality, modality
from chuyi.ingest.relations.statement import Context, Statement, Value, pairs

_PARTIES = (Case.PLAIN, Case.WITH, Case.BY, Case.TO, Case.FROM)
_GIFT = re.compile("捐(?!款)|送[来去上]|赠(?!送仪式)|无偿提供")
_GIVEN_ON = re.compile("(?:并|全部)?(?:赠|捐|送|交)")
_BODIES = ("Institution", "Enterprise")
_OVER = re.compile("终止|到期|停办|解除|结束")
_AT_SCHOOL = re.compile("开设|开办|设立|举办|组建|成立|办")


def cooperation(context: Context, known: list[Statement]) -> Iterator[Statement]:
    """The cooperations of a sentence, without those that ``known`` already pairs."""
    if context.orders:
        return
    known_pairs = {(s.subject.name, s.object.name) for s in known if s.type == "PARTNERS_WITH"}
    for index, clause in enumerate(context.clauses):
        end = _told_until(context, index)
        own = _holding(context, clause.start, end)
        kinds = ["捐赠"] if _GIFT.search(context.coded.text, clause.start, clause.end) else kinds_in(own)
        if not kinds or clause.attends:
            continue
        schools, firms = _parties(context, index, kinds)
        if not schools or not firms:
            continue
        state = modality(context.coded, clause.start, clause.end)
        ended = end_date(own)
        if state not in (Modality.HOLDS, Modality.ENDED) or (state is Modality.ENDED and not ended):
            continue
        term = opening_term(context.coded.text)
        ended = ended or (term[1] if term else None)
        parties = max((p.end for p in clause.phrases if not p.aside), default=clause.start)
        paired = list(_distributed(context, clause, schools, firms, kinds))
        for school, firm, kind, about in _with_objects(context, own, paired):
            if (school.name, firm.name) in known_pairs:
                continue
            said: dict[str, Value] = {
                "kind": kind,
                "start_date": start_date(context, clause.start, parties, end),
                "end_date": ended,
                "object": about,
            }
            properties: dict[str, Value] = {key: value for key, value in said.items() if value is not None}
            yield Statement("PARTNERS_WITH", school, firm, f"parties: {kind}", properties, 0.85)


def _with_objects(
    context: Context, own: str, paired: list[tuple[Name, Name, str]]
) -> Iterator[tuple[Name, Name, str, str | None]]:
    """What each pair does and about what; a firm after which none of its classes is named only cooperates."""
    branded = classes_of(context, own, _distinct([firm for _, firm, kind in paired if kind == "订单班"]))
    for place, (school, firm, kind) in enumerate(paired):
        if not branded or kind != "订单班":
            yield school, firm, kind, object_of(context, kind, own, (place, len(paired)))
        elif firm.name in branded:
            yield school, firm, kind, branded[firm.name]
        elif (general := general_kind(own)) is not None:
            yield school, firm, general, None


_NOTE = re.compile('[”"]?[（(]([^（）()]{2,40})[）)]')
# 甲公司（合作院校：乙、丙）, 乙学院（合作企业：甲、丁）
_PARTNERS_OF = frame("(?P<x>{I}|{E})（合作(?:院校|学校|高校|企业)：(?P<y>{BODY+})(?:，[^（）]*)?）")


_BUILT = frame("{FAC}|{P}")


def partners_of(context: Context) -> Iterator[Statement]:
    """The partners that a bracket behind a school or a firm lists; beside a base they build that."""
    if _BUILT.search(context.coded.text):
        return
    for match in _PARTNERS_OF.finditer(context.coded.text):
        first = context.coded.names[match.start("x")][0]
        wanted = "Enterprise" if first.type == "Institution" else "Institution"
        listed = [name for name in context.coded.within(*match.span("y")) if name.type == wanted]
        for school, firm in pairs([first], listed) if wanted == "Enterprise" else pairs(listed, [first]):
            yield Statement("PARTNERS_WITH", school, firm, "partners in brackets", {"kind": "校企合作"}, 0.85)


_NOT_MADE = re.compile("未签|未达成|商谈|洽谈|意向|拟|筹备|待签")


def noted_partners(context: Context) -> Iterator[Statement]:
    """甲与乙（订单班，2022年9月起）、丙（捐赠）: the kind stands in brackets behind the firm."""
    if context.orders:
        return
    coded, begin = context.coded, context.coded.extent.start
    for position, names in coded.names.items():
        firm = names[0]
        if firm.type != "Enterprise" or firm.referring:
            continue
        note = _NOTE.match(context.raw, firm.extent.end - begin)
        kinds = kinds_in(note[1]) if note else []
        if note and "捐" in note[1]:
            kinds = ["捐赠"]
        if not note or not kinds or _NOT_MADE.search(note[1]) or (_OVER.search(note[1]) and not end_date(note[1])):
            continue
        for kind in kinds:
            said: dict[str, Value] = {
                "kind": kind,
                "start_date": noted_start(note[1]),
                "end_date": end_date(note[1]),
            }
            for school in _before(context, position):
                properties: dict[str, Value] = {key: value for key, value in said.items() if value is not None}
                yield Statement("PARTNERS_WITH", school, firm, "noted", properties, 0.85)


def _before(context: Context, position: int) -> list[Name]:
    """The school of a line of partners: the one named before in the clause, else whom the line or the text is about."""
    clause = context.clause_at(position)
    if clause is None:
        return []
    named = [n for n in context.coded.within(clause.start, position) if n.type == "Institution"]
    about = [n for n in clause.inherited if n.type == "Institution"] or [
        n for n in (context.subject,) if n and n.type == "Institution"
    ]
    return named[-1:] or about[:1]


def _distributed(
    context: Context, clause: Clause, schools: list[Name], firms: list[Name], kinds: list[str]
) -> Iterator[tuple[Name, Name, str]]:
    """Who is paired with whom and how: crosswise, by 分别 one by one."""
    text = context.coded.text[clause.start : clause.end]
    each = "分别" in text or "各自" in text
    if each and len(schools) == len(firms) > 1:
        for school, firm in zip(schools, firms, strict=True):
            yield from ((school, firm, kind) for kind in kinds)
        return
    in_order = sorted(kinds, key=lambda kind: first_of(kind, text))
    said = each and len(kinds) > 1 and all(first_of(kind, text) <= len(text) for kind in kinds)
    if said and len(firms) == len(kinds):
        for firm, kind in zip(firms, in_order, strict=True):
            yield from ((school, firm, kind) for school in schools)
        return
    if said and len(schools) == len(kinds):
        for school, kind in zip(schools, in_order, strict=True):
            yield from ((school, firm, kind) for firm in firms)
        return
    for school, firm in pairs(schools, firms):
        yield from ((school, firm, kind) for kind in kinds)


_OF_SOME = re.compile("其中[^，。；]{0,12}(?:企业|院校|学校|单位|公司)[0-9一二两三四五六七八九十]+[家所]")


def _holding(context: Context, start: int, end: int) -> str:
    """What the clauses of a stretch say, without those that tell of what is not or not yet."""
    told = [clause for clause in context.clauses if start <= clause.start < end]
    # 其中订单培养企业5家 says something of others than those named.
    later = [c for c in told[1:] if c.phrases or not _OF_SOME.match(context.coded.text, c.start, c.end)]
    kept = (c for c in later if modality(context.coded, c.start, c.end) in (Modality.HOLDS, Modality.ENDED))
    return "，".join(context.coded.text[c.start : c.end] for c in (*told[:1], *kept))


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
    at = [
        p
        for p in clause.phrases
        if p.case is Case.AT and (_AT_SCHOOL.match(text, p.end) or text.endswith("落户", 0, p.start))
    ]
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
