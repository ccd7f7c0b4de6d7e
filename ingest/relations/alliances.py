"""LEADS and MEMBER_OF by verbs: who leads an alliance (牵头) and who belongs to it (加入, 参与, 汇集, 由…组成).

Which offices bodies hold in it is told by nouns: :mod:`chuyi.ingest.relations.role_nouns`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chuyi.ingest.relations.clauses import ORGANISATIONS, Case, Clause, Phrase
from chuyi.ingest.relations.coded import Name
from chuyi.ingest.relations.modality import holds, holds_of
from chuyi.ingest.relations.statement import Context, Statement, pairs

LEADS, BELONGS = "takes the lead", "belongs"
"""The rules' names."""

# Words without which nothing of the kind is said.
_TOLD = re.compile("牵头|参加|加入|加盟|参与|进入|新成员|汇集|汇聚|集聚|聚集|吸纳|吸收|囊括|组成|组建|接任|接替")
_ALLIANCE = ("Alliance",)
_FOUND = "(?:组建|成立|发起|建设|创建|筹建|打造|组成|运行|运营)"
_LEADS = re.compile(f"牵头(?!单位|企业|院校|学校|高校|方|部门)(?:(?:、|并|和|负责)?{_FOUND})*(?:了|过)?的?")
_JOINS = re.compile(
    "参加(?!了?(?:活动|会议|座谈|比赛|大赛|仪式|研讨|培训|论坛|年会|揭牌|签约|观摩|评审|竞赛))|加入(?!申请)|加盟|新成员|进入(?=(?:\ue005的?)?理事会)"
    "|参与(?:了)?(?:(?:发起|共同)?(?:组建|成立|创建|建设))?(?=[的了]|$|\ue005)"
)
_GATHERS = re.compile("汇集|汇聚|集聚|聚集|吸纳|吸收|囊括")
_CONSISTS = re.compile(
    "(?<=[家个所等](?:单位|企业|院校|高校|机构))(?:共同|联合)?(?:组建|发起|成立)|(?:共同|联合)(?:组建|组成|构成)|组成|构成"
)
_NOT_MEMBER = re.compile("指导单位|联络单位|观察员|支持单位|申请|业务指导|联席")
# 首批加入联盟的有甲、乙, 参与组建的院校包括甲: those who join are named behind.
_NAMED_BEHIND = re.compile(
    "(?:(?:该|本)?(?:联盟|集团|联合体|共同体|\ue005))?的[^，。；：\ue000-\ue00d]{0,8}?(?:有|包括|为|是|：)(?=[\ue000-\ue00d])"
)
_NEAR = 8  # between a verb and the alliance that is its object


def alliances(context: Context) -> Iterator[Statement]:
    """Leaders and members that the sentence tells of."""
    coded, text = context.coded, context.coded.text
    if "\ue005" not in text and context.alliance is None and context.subject_alliance is None:
        return
    if context.orders or not _TOLD.search(text):
        return
    for index, clause in enumerate(context.clauses):
        if clause.unknown and not any(p.of(_ALLIANCE) for p in clause.phrases):
            continue
        for match in _LEADS.finditer(text, clause.start, clause.end):
            if holds_of(coded, match.start(), match.end()):
                acting = _acting(clause, match)
                if not acting and context.subject and match.start() == clause.start:
                    acting = [context.subject]  # 牵头的丙新吸纳…: in a text about one school
                yield from _related("LEADS", acting, _meant(context, index, match), "牵头")
        if _NOT_MEMBER.search(text, clause.start, clause.end):
            continue
        for match in _JOINS.finditer(text, clause.start, clause.end) if not clause.attends else ():
            if holds(coded, match.start(), match.end()):
                role = "理事" if match.group() == "进入" else "成员"
                named = _NAMED_BEHIND.match(text, match.end())
                behind = next((p for p in clause.phrases if named and p.start == named.end()), None)
                joining = behind.of(ORGANISATIONS) if behind else [] if named else _joining(clause, match)
                yield from _related("MEMBER_OF", joining, _meant(context, index, match), role)
        yield from _members(context, clause)


def _related(type_: str, bodies: list[Name], alliances_: list[Name], role: str) -> Iterator[Statement]:
    for body, alliance in pairs(bodies, alliances_):
        yield Statement(type_, body, alliance, LEADS if type_ == "LEADS" else BELONGS, {"role": role}, 0.9)


def _acting(clause: Clause, match: re.Match[str]) -> list[Name]:
    """Who does it: those behind 由, else the subject with those beside it, its own or the inherited one."""
    before = clause.before(match.start())
    if match.group().endswith("的") and any(p.of(_ALLIANCE) for p in before):
        # 甲牵头的X、乙牵头的Y: who leads stands behind the alliance before.
        named = [name for phrase in before for name in phrase.names]
        last = max(i for i, name in enumerate(named) if name.type == "Alliance")
        return [name for name in named[last + 1 :] if name.type in ORGANISATIONS]
    by = next((i for i, phrase in enumerate(before) if phrase.case is Case.BY), None)
    taking = (
        _run_before(before[by:], match)
        if by is not None
        else [p for p in before if p.case in (Case.PLAIN, Case.WITH, Case.OTHER)]
    )
    bodies = [name for phrase in taking for name in phrase.of(ORGANISATIONS)]
    return bodies or [name for name in clause.inherited if name.type in ORGANISATIONS]


_GOES_ON = re.compile("[、，和与及]*(?:以及|等[^，。；、]{0,8})?[、，]?")


def _run_before(phrases: list[Phrase], match: re.Match[str]) -> list[Phrase]:
    """The phrases that stand before a verb with nothing but joiners between: 由甲指导、乙牵头 is led by 乙."""
    taken = phrases[-1:]
    for phrase in reversed(phrases[:-1]):
        if not _GOES_ON.fullmatch(match.string, phrase.end, taken[0].start):
            break
        taken.insert(0, phrase)
    return taken


def _joining(clause: Clause, match: re.Match[str]) -> list[Name]:
    """Who joins: those named right before the verb, else the inherited subject."""
    before = [p for p in clause.before(match.start()) if p.of(ORGANISATIONS)]
    if before and match.start() - before[-1].end <= 10:
        return before[-1].of(ORGANISATIONS)
    if before:
        return []
    return [name for name in clause.inherited if name.type in ORGANISATIONS]


def _meant(context: Context, index: int, match: re.Match[str]) -> list[Name]:
    """Which alliance: the verb's object, the clause's subject, what the clauses hang on (甲牵头、乙参与的丙), else the one in
    question."""
    clause, text = context.clauses[index], context.coded.text
    behind = clause.after(match.end())
    if behind and behind[0].start - match.end() <= _NEAR and not behind[0].of(ORGANISATIONS):
        return behind[0].of(_ALLIANCE)
    if behind and behind[0].case is Case.WITH and len(behind) > 1 and behind[1].of(_ALLIANCE):
        return behind[1].of(_ALLIANCE)  # 甲牵头、联合乙成立丙
    for phrase in reversed(clause.before(match.start())):
        if phrase.of(_ALLIANCE):
            return phrase.of(_ALLIANCE)[-1:]
    for later in context.clauses[index : index + 2]:
        hung = next((p for p in later.phrases if p.start >= match.end() and text[p.start - 1] == "的"), None)
        if hung and hung.of(_ALLIANCE):
            return hung.of(_ALLIANCE)
    inherited = [name for name in clause.inherited if name.type == "Alliance"]
    rest = text[match.end() : clause.end]
    if inherited or (len(rest) > _NEAR and match.re is _LEADS):
        return inherited
    named = [n for n in context.coded.within(0, match.start()) if n.type == "Alliance"]
    own = context.subject_alliance
    if own and own.extent.start >= context.coded.extent.end:
        own = None
    question = named[-1] if named else context.alliance or own
    return [question] if question else []


def _members(context: Context, clause: Clause) -> Iterator[Statement]:
    """What an alliance gathers, and of whom it is made up."""
    text = context.coded.text
    for pattern in (_GATHERS, _CONSISTS):
        match = pattern.search(text, clause.start, clause.end)
        if match is None or not holds(context.coded, match.start(), match.end()):
            continue
        subject = [p for p in clause.before(match.start()) if p.case is Case.PLAIN]
        own = subject[0].of(_ALLIANCE) if subject else []
        inherited = [n for n in clause.inherited if n.type == "Alliance"]
        if pattern is _GATHERS:
            told = own if subject else inherited
            phrases = [p for p in clause.after(match.end()) if p.case in (Case.PLAIN, Case.WITH)]
        else:
            before = clause.before(match.start())
            by = next((i for i, p in enumerate(before) if p.case in (Case.BY, Case.WITH)), len(before))
            made = next((p.of(_ALLIANCE) for p in clause.after(match.end()) if p.of(_ALLIANCE)), [])
            told = own or made or inherited
            # 盟由甲牵头，乙、丙等20家单位组成: 由 stands in the clause before.
            phrases = before[by:] or ([] if own else before)
        yield from _related("MEMBER_OF", [n for p in phrases for n in p.of(ORGANISATIONS)], told, "成员")
