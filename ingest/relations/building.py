"""CO_BUILDS and HOSTS by the arguments of a verb of building, whatever stands between them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from chuyi.ingest.relations.clauses import FACILITIES, ORGANISATIONS, Case, Clause, Phrase
from chuyi.ingest.relations.coded import Name, frame
from chuyi.ingest.relations.modality import holds_of
from chuyi.ingest.relations.statement import Context, Statement, pairs

_MADE = "(?:建设|建成|打造|组建|设立|成立|创办|创建|兴建|开办|举办|运营|投建|建立|建起|办起|筹建|援建|捐建)"
_JOINT = re.compile(
    f"共建|合建|联建|联办|共办|合办|参建|(?:联合|共同|合作|携手|联手|协同|合力)[^，。；\ue000-\ue00d]{{0,8}}?{_MADE}"
    f"|(?:一起|一道|一同|一块儿?)(?:建|办|搞|开)(?!会)|参与(?:到)?[^，。；\ue000-\ue00d]{{0,6}}?(?:建设|共建|组建|投资|运营)|参与(?=\ue006|\ue007|\ue008)"
)
_HOSTING = re.compile(
    f"承建|承办|(?:联合|共同)?申报(?=的|$|，)|牵头(?:{_MADE})?|主持建设|承担[^，。；\ue000-\ue00d]{{0,4}}建设|负责建设|建有|拥有|设有|办有|{_MADE}"
)
_LINK = re.compile(
    "(?:有|了|的|过|出|起|一座|一个|首个|第[一二三]个|国家级|省级|市级|校内|校外|[0-9一二两三四五六七八九十]+个|[^，。；：\ue000-\ue00d]){0,16}"
)


_OTHER_OBJECT = re.compile("[^，。；\ue000-\ue00d]{1,16}(?:班|项目|专业|课程|公司|学校|工作站|活动|大赛|讲座)")
_CAMPUS = re.compile("校园|校区|校内|院内|内(?!部)")
_GRANTED = re.compile("(?<!未)入选|(?<!未获)(?<!未予)立项|(?<!未)获批|(?<!不予)(?<!暂不)(?<!未)认定|获评")
# 参与建设甲的还有乙, 与丙共建甲的丁: who stands behind 的 is who builds.
_HEADLESS = re.compile("(?:的)?(?:建设|共建|运营|组建)?的(?:还|单位|企业|主要)*(?:有|是|包括|为)?$")


def building(context: Context) -> Iterator[Statement]:
    """Who builds the bases and industry colleges of a sentence, and with whom."""
    if context.orders or not (context.facility or any(n.type in FACILITIES for n in _names(context))):
        return
    for index, clause in enumerate(context.clauses):
        if clause.unknown and not any(p.of(FACILITIES) for p in clause.phrases):
            continue
        text = context.coded.text
        position = before = clause.start
        while match := _first(text, position, clause.end):
            position = match.end()
            if not holds_of(context.coded, match.start(), match.end()):
                continue
            if text.count("（", 0, match.start()) > text.count("）", 0, match.start()):
                yield from _in_brackets(context, match)
                continue
            made = _made(context, index, match)
            if made and (not match.group().endswith("申报") or _GRANTED.search(text, match.end())):
                inside = list(_inside(context, clause, match, made))
                yield from inside or _by(context, clause, match, made, before)
                yield from _there(clause, match, made)
                before = match.end()


_WITH = ("与", "和", "同", "联合", "携手")
_BODIES_BEFORE = frame("(?P<bodies>{ORG+})(?:共同|联合|合作|负责)?$")


def _in_brackets(context: Context, match: re.Match[str]) -> Iterator[Statement]:
    """丙基地（甲承建，乙参与共建）: what stands before the bracket is built by whom the verb follows in it."""
    opening = context.coded.text.rfind("（", 0, match.start())
    made = [name for name in context.coded.names.get(opening - 1, ()) if name.type in FACILITIES]
    run = _BODIES_BEFORE.search(context.coded.text, opening + 1, match.start())
    bodies = context.coded.group(run, "bodies") if run else []
    if run and context.subject and match.re is _JOINT and context.coded.text[opening + 1 : run.start()] in _WITH:
        bodies = [context.subject, *bodies]  # 丙产业学院（与乙共建）
    for body, facility in pairs(bodies, made):
        if match.re is _JOINT:
            yield Statement("CO_BUILDS", body, facility, "built together (in brackets)", {}, 0.85)
        else:
            yield Statement("HOSTS", body, facility, "built by one (in brackets)", {}, 0.85)


def _names(context: Context) -> list[Name]:
    return [name for names in context.coded.names.values() for name in names]


def _first(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first verb of building in a stretch; building together goes before building."""
    found = [match for pattern in (_JOINT, _HOSTING) if (match := pattern.search(text, start, end))]
    return min(found, key=lambda match: (match.start(), match.re is not _JOINT)) if found else None


def _made(context: Context, index: int, match: re.Match[str]) -> list[Name]:
    """What a verb builds: its object, what its clause hangs on, else what the sentence is about."""
    clause, text = context.clauses[index], context.coded.text
    behind = clause.after(match.end())
    if behind and _LINK.fullmatch(text[match.end() : behind[0].start]):
        return behind[0].of(FACILITIES) or _beyond_host(clause, behind[0])
    if behind or any(p.case is Case.PLAIN and p.of(("Alliance",)) for p in clause.before(match.start())):
        return []
    rest = text[match.end() : clause.end].lstrip("的了")
    if match.re is _JOINT and len(rest) > 1 and not any(p.of(FACILITIES) for p in clause.before(match.start())):
        return []  # 与乙合办订单班: what is built is told, and is no base
    if _OTHER_OBJECT.fullmatch(rest) and not any(p.of(FACILITIES) for p in clause.before(match.start())):
        return []  # 依托某市场开办电商班
    for phrase in reversed(clause.before(match.start())):
        if phrase.of(FACILITIES) and phrase.case is Case.PLAIN:
            return phrase.of(FACILITIES)[-1:]
    if not text[match.end() : clause.end].strip("的了"):
        # 甲牵头，乙参与建设的丙: the clause behind holds what both build.
        for later in context.clauses[index + 1 : index + 2]:
            first = next(iter(later.phrases), None)
            hung = next((p for p in later.phrases if p.of(FACILITIES) and text[p.start - 1] == "的"), None)
            if hung and first is not hung and text[clause.end : later.start] == "，":
                return hung.of(FACILITIES)
    thing = next((name for name in reversed(clause.inherited) if name.type in FACILITIES), None)
    before = [n for n in context.coded.within(0, match.start()) if n.type in FACILITIES]
    passive = any(p.case in (Case.BY, Case.ON) for p in clause.before(match.start()))
    if thing or (before and (passive or match.re is _JOINT)):
        return [thing or before[-1]]
    alone = passive and context.facility and not before
    return [context.facility] if alone and context.facility else []


def _beyond_host(clause: Clause, phrase: Phrase) -> list[Name]:
    """共建甲乙基地: the base behind the body that has it."""
    later = [other for other in clause.after(phrase.end) if other.start <= phrase.end + 3]
    return later[0].of(FACILITIES) if later else []


def _there(clause: Clause, match: re.Match[str], made: list[Name]) -> Iterator[Statement]:
    """在某区建有丙: a base stands where it is built."""
    places = [name for p in clause.before(match.start()) if p.case is Case.AT for name in p.of(("Region",))]
    if places and match.re is not _JOINT:
        for facility in made:
            yield Statement("LOCATED_IN", facility, places[-1], "built in", {}, 0.85)


def _inside(context: Context, clause: Clause, match: re.Match[str], made: list[Name]) -> Iterator[Statement]:
    """在甲校园内援建丙: the school that a base is built in has it."""
    at = [p for p in clause.before(match.start()) if p.case is Case.AT and p.of(("Institution",))]
    if at and _CAMPUS.match(context.coded.text, at[-1].end):
        for school, facility in pairs(at[-1].of(("Institution",)), made):
            yield Statement("HOSTS", school, facility, "built inside", {}, 0.85)


def _behind(context: Context, clause: Clause, match: re.Match[str]) -> list[Name]:
    """The builders behind what they build, whose clause only tells who they are."""
    later = clause.after(match.end())
    for thing, body in itertools.pairwise(later):
        if thing.of(FACILITIES) and _HEADLESS.fullmatch(context.coded.text[thing.end : body.start]):
            return body.of(ORGANISATIONS)
    return []


def _by(context: Context, clause: Clause, match: re.Match[str], made: list[Name], since: int) -> Iterator[Statement]:
    """Who builds: those behind 由, else the subject and those behind 与."""
    before = clause.before(match.start())
    own = [p for p in before if p.start >= since and p.of(ORGANISATIONS)]
    before = own if own and since > clause.start else before  # 由甲承建、乙参建: each verb has its own
    led = any(p.case is Case.PLAIN and p.of(FACILITIES) for p in before)  # 丙基地为甲与乙共建
    given = next((i for i, p in enumerate(before) if p.case is Case.BY or (led and p.case is Case.TO)), None)
    if given is not None:
        acting = [p for p in before[given:] if p.case in (Case.BY, Case.TO, Case.PLAIN, Case.WITH)]
        agents = [name for p in acting for name in p.of(ORGANISATIONS)]
    else:
        agents = [n for p in before if p.case in (Case.WITH, Case.PLAIN) for n in p.of(ORGANISATIONS)]
        if not any(p.case in (Case.PLAIN, Case.ON) and p.of(ORGANISATIONS) for p in before):
            # 甲与乙签约，共同成立丙: both found it.
            shared = clause.company if match.re is _JOINT and not agents else clause.inherited
            agents = [*(n for n in shared if n.type in ORGANISATIONS), *agents]
    hung = context.coded.text[match.end() : match.end() + 1] == "的"
    if hung and match.re is not _JOINT and before and before[-1].case is Case.WITH and before[-1].end == match.start():
        agents = before[-1].of(ORGANISATIONS)  # 甲与乙建设的丙: 乙 alone built it
    behind = _behind(context, clause, match)
    if behind and not any(p.case is Case.PLAIN for p in before):
        agents = [*behind, *(n for p in before if p.case is Case.WITH for n in p.of(ORGANISATIONS))]
    agents = list({name.name: name for name in agents}.values())
    if len(agents) == 1 and clause.labelled and match.re is _JOINT and context.about:
        agents.append(context.about)  # 某学院：…，共建丙 in a firm's list
    leaning = [n for p in before if p.case is Case.ON for n in p.of(ORGANISATIONS)]
    for body, facility in pairs(leaning, made):
        yield Statement("HOSTS", body, facility, "relied on")
    # 甲建有丙，乙合作共建: the second takes part in what the clause before built.
    second = len(agents) == 1 and clause.opening is not None and not clause.after(match.end())
    takes_part = match.group().startswith(("参与", "参建")) or (match.re is _JOINT and second and not led)
    # 丙基地，联合甲建设: who else builds it is not told here.
    beside = bool(before) and given is None and not leaning and all(p.case is Case.WITH for p in before)
    takes_part = takes_part or (beside and not hung and len(agents) == 1)
    applied = match.group().endswith("申报")
    if applied:  # 由甲联合乙申报的丙: it is 甲 that applied
        agents = [n for p in before if p.case in (Case.BY, Case.PLAIN) for n in p.of(ORGANISATIONS)] or agents
    joint = (match.re is _JOINT or len(agents) > 1 or takes_part) and not applied
    if joint and (len(agents) > 1 or takes_part):
        for body, facility in _distributed(context, clause, match, agents, made):
            yield Statement("CO_BUILDS", body, facility, "built together", {}, 0.85)
    elif not joint and agents and agents[0].type != "Department":
        for body, facility in pairs(agents, made):
            yield Statement("HOSTS", body, facility, "built by one", {}, 0.8)


def _distributed(
    context: Context, clause: Clause, match: re.Match[str], agents: list[Name], made: list[Name]
) -> Iterator[tuple[Name, Name]]:
    """Who builds what: crosswise, by 分别 one by one (甲、乙分别与丙、丁共建一、二)."""
    if len(made) > 1 and "分别" in context.coded.text[clause.start : match.start()]:
        groups = [p.of(ORGANISATIONS) for p in clause.before(match.start()) if p.of(ORGANISATIONS)]
        if groups and all(len(group) == len(made) for group in groups):
            for group in groups:
                yield from zip(group, made, strict=True)
            return
    yield from pairs(agents, made)
