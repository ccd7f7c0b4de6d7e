"""LEADS and MEMBER_OF: who leads an alliance and who belongs to it, in which role."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chuyi.ingest.relations.clauses import ORGANISATIONS, Case
from chuyi.ingest.relations.coded import Name, frame
from chuyi.ingest.relations.modality import holds
from chuyi.ingest.relations.statement import Context, Statement, pairs

# Words without which nothing of the kind is said.
_TOLD = re.compile("牵头|秘书处|参加|加入|新成员")
_TAKES_LEAD = re.compile("牵头(?:组建|成立|发起|建设|创建|筹建|打造)?(?:了|的)?")
_LEADS = frame(
    "(?P<a>{ORG+})(?:双|共同|联合|两家|等|还|已|与各方|发起|，)*(?P<v>牵头)(?:组建|成立|发起|建设|"
    "组成|创建|筹建)?(?:了|的)?[^，。；\ue000-\ue00d]{0,8}?(?P<l>{L+})"
)
_OWN_LEADS = frame(
    "(?:^|(?<=[，。；]))(?:并|还|也|先后|[0-9]{4}年)*(?P<v>牵头)(?:组建|成立|发起|建设|组成|创建)(?:了|的)?(?P<l>{L+})"
)
_LED_BY = frame("(?P<l>{L})[^。；\ue000-\ue00d]{0,24}?由(?P<a>{ORG+})(?:双|共同|联合|等)*(?P<v>牵头)")
_LED_WITH = frame(
    "由?(?P<a>{ORG+})(?:双|共同|联合)?牵头、?(?:，)?(?P<b>{ORG+})[^，。；\ue000-\ue00d]{0,10}?(?:参与|"
    "参加)(?:组建|建设|成立)?的(?P<l>{L})"
)
_OWN_LEADERS = frame("(?:由)?(?P<a>{ORG+})(?:双|共同|联合)*(?P<v>牵头)(?![\u4e00-\u9fff]{0,4}\ue005)")
_MEMBERS = frame("(?P<a>{ORG+})[^，。；\ue000-\ue00d]{0,10}?(?P<v>参加(?!活动|会议)|加入(?!申请)|新成员)")
_NOT_MEMBER = re.compile("指导单位|联络单位|观察员|支持单位|申请|业务指导|联席")


def alliances(context: Context) -> Iterator[Statement]:
    """Leaders and members that the sentence tells of."""
    coded = context.coded
    text = coded.text
    if "\ue005" not in text and context.alliance is None and context.subject_alliance is None:
        return
    if context.orders or not _TOLD.search(text):
        return
    for pattern, rule in ((_LEADS, "leads"), (_LED_BY, "led by")):
        for match in pattern.finditer(text):
            if holds(coded, match.start(), match.end()):
                yield from _leads(coded.group(match, "a"), coded.group(match, "l"), "牵头", rule)
    for match in _OWN_LEADS.finditer(text):
        schools = [n for n in coded.within(0, match.start()) if n.type == "Institution"][:1]
        leader = schools or ([context.subject] if context.subject else [])
        if holds(coded, match.start(), match.end()):
            yield from _leads(leader, coded.group(match, "l"), "牵头", "leads (subject before)")
    for match in _LED_WITH.finditer(text):
        if holds(coded, match.start(), match.end()):
            yield from _leads(coded.group(match, "a"), coded.group(match, "l"), "牵头", "led and joined by")
            yield from _member(coded.group(match, "b"), coded.group(match, "l"), "成员", "led and joined by")
    yield from _takes_lead(context)
    yield from _without_name(context)


def _takes_lead(context: Context) -> Iterator[Statement]:
    """牵头 and the alliance behind it, led by the clause's subject, own or inherited."""
    coded = context.coded
    for clause in context.clauses:
        for match in _TAKES_LEAD.finditer(coded.text, clause.start, clause.end):
            behind = clause.after(match.end())[:1]
            led = [name for phrase in behind for name in phrase.of(("Alliance",)) if phrase.start - match.end() <= 8]
            if not led or not holds(coded, match.start(), match.end()):
                continue
            given = [name for p in clause.before(match.start()) if p.case is Case.BY for name in p.of(ORGANISATIONS)]
            bodies = given or context.subject_of(match.start(), ORGANISATIONS)
            yield from _leads(bodies, led, "牵头", "takes the lead")


def _leads(bodies: list[Name], alliances_: list[Name], role: str, rule: str) -> Iterator[Statement]:
    for body, alliance in pairs(bodies, alliances_):
        if alliance.type == "Alliance":
            yield Statement("LEADS", body, alliance, rule, {"role": role})


def _member(bodies: list[Name], alliances_: list[Name], role: str, rule: str) -> Iterator[Statement]:
    for body, alliance in pairs(bodies, alliances_):
        if alliance.type == "Alliance":
            yield Statement("MEMBER_OF", body, alliance, rule, {"role": role})


def _alliance(context: Context, position: int) -> Name | None:
    """The alliance in question at a place: the last in the sentence, else the one before, else the document's."""
    names = [n for n in context.coded.within(0, position) if n.type == "Alliance"]
    if names or context.alliance:
        return names[-1] if names else context.alliance
    own = context.subject_alliance
    return own if own and own.extent.start < context.coded.extent.end else None


def _without_name(context: Context) -> Iterator[Statement]:
    """Statements that leave the alliance out: 双牵头, 秘书处设在该院, …等28家单位参加."""
    coded = context.coded
    for match in _OWN_LEADERS.finditer(coded.text):
        alliance = _alliance(context, match.start())
        if (
            alliance
            and holds(coded, match.start(), match.end())
            and not re.match("[^，。；]{0,6}(?:建设|承建|实施)", coded.text[match.end() :])
        ):
            yield from _leads(coded.group(match, "a"), [alliance], "牵头", "leads it")
    for match in _MEMBERS.finditer(coded.text):
        alliance = _alliance(context, match.start()) or _alliance(context, len(coded.text))
        clause = coded.text[slice(*coded.clause(match.start(), match.end()))]
        if alliance and holds(coded, match.start(), match.end()) and not _NOT_MEMBER.search(clause):
            if re.search("[为是任选]", coded.text[match.end("a") : match.end()]):
                continue
            yield from _member(coded.group(match, "a"), [alliance], "成员", "members")
