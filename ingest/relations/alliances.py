"""LEADS and MEMBER_OF: who leads an alliance and who belongs to it, in which role."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chuyi.ingest.relations.clauses import ORGANISATIONS, Case
from chuyi.ingest.relations.coded import Name, frame
from chuyi.ingest.relations.modality import Modality, holds, modality
from chuyi.ingest.relations.statement import Context, Statement, pairs

_ROLE = "(?P<role>(?:常务)?副理事长|理事长|(?:常务)?理事|秘书长|秘书处|成员|牵头)(?:单位|企业|院校|学校|方)?"
_IS = "(?:当选为?|担任|改任|连任|续任|出任|任|被选为|被推选为|为|是|成为|获选)"
_OFFICE = frame(
    f"(?P<a>{{ORG+}})(?:[^，。；\ue000-\ue00d]{{0,8}}?)(?P<v>{_IS})(?:了|第一届|首届|新一届|其|该|"
    f"的)*(?:(?P<l>{{L}})(?:的|（[^）]*）)*)?{_ROLE}(?!会)"
)
_FURTHER = frame(f"[、，](?:同时是|并是|也是|以及)?(?P<l>{{L}})(?:（[^（）]*）)?(?:的)?{_ROLE}(?!会)")
_LABEL = frame(
    f"(?:^|(?<=[，。；：）]))(?:其中|新任|联合|共同|该?联盟|该?集团|该?联合体|该?共同体|\ue005的?)"
    f"?{_ROLE}(?:（[^（）]*）)"
    f"?(?:包括|为|是|：|有)(?P<a>{{ORG+}})"
)
_AMONG = frame(
    "(?:首批|现有|已有|共有|新)?成员(?:单位)?(?:[0-9一二两三四五六七八九十百余多]+[家个所])?，?(?:包括|有|含|如|其中有)(?:了)?(?P<a>{ORG+})"
)
_TAKES_LEAD = re.compile("牵头(?:组建|成立|发起|建设|创建|筹建|打造)?(?:了|的)?")
_PASSED = frame(f"{_ROLE}由{{ORG}}(?:转至|迁至|移至|改由|调整到|变更为|调整为|改为|转为)(?P<a>{{ORG}})")
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
_SECRETARY = frame(
    "秘书处[^，。；\ue000-\ue00d]{0,6}?(?:设在|设于|挂靠在?|落户|由|移交给了?|移交至|转至)(?P<a>{ORG})(?!转|迁|移|变更|改|调整)"
)
_ENTERS = frame("(?P<a>{ORG+})(?:等)?(?:进入|列入|入列|跻身)(?P<role>副理事长|理事|成员)(?:单位)?(?:名单|行列)")
_MEMBERS = frame(
    "(?P<a>{ORG+})[^，。；\ue000-\ue00d]{0,10}?(?P<v>参加(?!活动|会议)|加入(?!申请)|新成员|等成员单位|成员单位)"
)
_LEADERS_NAMED = frame("(?P<a>{ORG+})(?:两家|等|三家)?牵头单位[^。；\ue000-\ue00d]{0,12}(?P<l>{L})")
_IN_ASIDE = frame("(?P<l>{L})（牵头单位(?:为|是|：)?(?P<a>{ORG+})）")
_NOT_MEMBER = re.compile("指导单位|联络单位|观察员|支持单位|申请|业务指导|联席")


def alliances(context: Context) -> Iterator[Statement]:
    """Leaders and members that the sentence tells of."""
    coded = context.coded
    text = coded.text
    if "\ue005" not in text and context.alliance is None and context.subject_alliance is None:
        return
    for match in _LEADERS_NAMED.finditer(text):
        yield from _leads(coded.group(match, "a"), coded.group(match, "l"), "牵头", "named leaders")
    for match in _IN_ASIDE.finditer(text):
        if modality(coded, match.start(), match.end()) is Modality.PLANNED:
            continue
        yield from _leads(coded.group(match, "a"), coded.group(match, "l"), "牵头", "leaders in brackets")
    if context.orders:
        alliance = _alliance(context, len(text))
        for match in _MEMBERS.finditer(text):
            if match["v"] == "等成员单位" and alliance:
                yield from _member(coded.group(match, "a"), [alliance], "成员", "named members")
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
    yield from _offices(context)


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


def _office(bodies: list[Name], alliance: Name | None, role: str, rule: str) -> Iterator[Statement]:
    role = role.removeprefix("常务")
    if alliance is None:
        return
    if role in ("理事长", "秘书处", "秘书长", "牵头"):
        yield from _leads(bodies, [alliance], {"秘书长": "秘书处"}.get(role, role), rule)
    else:
        yield from _member(bodies, [alliance], role, rule)


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
    for match in _SECRETARY.finditer(coded.text):
        alliance = _alliance(context, match.start())
        if alliance and modality(coded, match.start(), match.end()) is Modality.HOLDS:
            yield from _leads(coded.group(match, "a"), [alliance], "秘书处", "secretariat")
    for match in _MEMBERS.finditer(coded.text):
        alliance = _alliance(context, match.start()) or _alliance(context, len(coded.text))
        clause = coded.text[slice(*coded.clause(match.start(), match.end()))]
        if alliance and holds(coded, match.start(), match.end()) and not _NOT_MEMBER.search(clause):
            if re.search("[为是任选]", coded.text[match.end("a") : match.end()]):
                continue
            yield from _member(coded.group(match, "a"), [alliance], "成员", "members")


def _offices(context: Context) -> Iterator[Statement]:
    coded = context.coded
    for match in _OFFICE.finditer(coded.text):
        if not holds(coded, match.start(), match.end()):
            continue
        bodies = coded.group(match, "a")
        named = coded.group(match, "l")
        alliance = named[0] if named else _alliance(context, match.start())
        yield from _office(bodies, alliance, match["role"], "holds an office")
        yield from _further(context, bodies, match.end())
    subject = context.subject
    for match in _FURTHER.finditer(coded.text):
        if subject and not _OFFICE.search(coded.text) and holds(coded, match.start(), match.end()):
            yield from _office([subject], coded.group(match, "l")[0], match["role"], "holds an office")
    for pattern, rule in ((_LABEL, "office: bodies"), (_PASSED, "office passed to")):
        for match in pattern.finditer(coded.text):
            clause = coded.text[slice(*coded.clause(match.start(), match.end()))]
            if (rule == "office: bodies" and not holds(coded, match.start(), match.end())) or _NOT_MEMBER.search(
                clause
            ):
                continue
            yield from _office(coded.group(match, "a"), _alliance(context, match.start()), match["role"], rule)
    for match in _AMONG.finditer(coded.text):
        alliance = _alliance(context, match.start())
        if alliance and holds(coded, match.start(), match.end()):
            yield from _member(coded.group(match, "a"), [alliance], "成员", "among the members")
    for match in _ENTERS.finditer(coded.text):
        if holds(coded, match.start(), match.end()):
            yield from _office(
                coded.group(match, "a"), _alliance(context, match.start()), match["role"], "enters a list"
            )
    yield from _own_offices(context)


def _further(context: Context, bodies: list[Name], position: int) -> Iterator[Statement]:
    """是甲集团副理事长单位、乙共同体理事单位: the second office of the same body."""
    while match := _FURTHER.match(context.coded.text, position):
        yield from _office(bodies, context.coded.group(match, "l")[0], match["role"], "holds a further office")
        position = match.end()


_OFFICE_NOUN = re.compile(
    "(?P<role>(?:常务)?副理事长|理事长|(?:常务)?理事|秘书长|秘书处|成员|牵头|发起)(?:单位|企业|院校|学校|高校|方)?(?!会|大会|们|建设|组建|成立|的)"
)
_BEING = re.compile(
    "(?:担任|出任|续任|连任|改任|接任|当选为?|成为|获选为?|入选为?|列为|推举为|推选为|选为|任|是|为|系)(?:了)?"
    "(?:（[^（）]{0,20}）|[^，。；：（）把将由在给\ue000-\ue004\ue006-\ue00d]){0,24}$"
)


def _own_offices(context: Context) -> Iterator[Statement]:
    """Offices told of a clause's subject, its own or the inherited one: …，续任甲联盟理事长单位."""
    coded = context.coded
    for clause in context.clauses:
        told = clause.start
        for noun in _OFFICE_NOUN.finditer(coded.text, clause.start, clause.end):
            being = _BEING.search(coded.text, clause.start, noun.start())
            if not being or not holds(coded, being.start(), noun.end()):
                continue
            bodies = context.subject_of(being.start(), ORGANISATIONS)
            if not bodies and context.subject:
                bodies = [context.subject]
            since = max(told, being.start())
            named = [name for name in coded.within(since, noun.start()) if name.type == "Alliance"]
            meant: list[Name | None] = [*named] or [_alliance(context, being.start())]
            for alliance in meant:
                yield from _office(bodies, alliance, noun["role"], "holds an office")
            told = noun.end()
