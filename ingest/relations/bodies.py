"""SUPERVISED_BY, SUBSIDIARY_OF, LOCATED_IN, PART_OF."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chuyi.ingest.mentions.divisions import inside
from chuyi.ingest.relations.clauses import Case, Clause
from chuyi.ingest.relations.coded import Name, frame
from chuyi.ingest.relations.modality import Modality, holds, modality
from chuyi.ingest.relations.statement import Context, Statement, pairs

# Who runs a school, who owns a firm: the verb behind its agent (由甲主管, 甲举办的, 甲控股的), and the verb before it (隶属甲).
_RUNS = re.compile(
    "(?:共同|联合|直接|统一|负责|归口|投资|出资|独资|全资|直属|控股)*"
    "(?P<verb>主管|举办|主办|管理|直管|直属|所属|下属|旗下|创办|兴办|领导|设立|控股)"
    "(?:(?=(?:院校|学校|高校)(?![\u4e00-\u9fff]))|(?=(?:、|并由?|由)[\ue000-\ue004][^，。；、\ue000-\ue00d]{0,3}?(?:主管|举办|主办|管理|直管))|的?(?=[\ue001\ue002])|的(?![^，。；]{0,16}(?:班|活动|赛|论坛|培训|会|讲座|展|项目|仪式|课程))(?=[^，。；\ue000-\ue00d]*$)|$)"
)
_UNDER = re.compile(
    "(?:(?:直接)?(?:隶属|直属|从属|附属)于?|(?:划|现|改)?归口?属?(?:于|由)?)(?P<d>[\ue000-\ue004])"
    "(?:(?:归口|直接|统一)?(?:主管|管理|领导|举办|所有|直管))?"
)
_FLAG_HAS = frame(
    "(?:^|(?<=[，。；]))(?:(?:其)?旗下(?:另|还)?(?:有|拥有|包括|设有)|下辖|辖有|下设|(?:全资|控股)(?:拥有|持有)?)(?P<c>{E+})"
)
_OWNER = {"Institution": ("Department", "Enterprise", "Association", "Institution"), "Enterprise": ("Enterprise",)}
_TOGETHER = re.compile("合作|共同|联合|携手")
_NO_OWNER = ("业务", "合并", "指导", "备案", "批准", "审批", "核准", "同意")
_OF_FIRMS = ("所属", "下属", "旗下", "控股", "设立", "创办")  # what one firm can be to another
_PLACED = re.compile(
    "(?:坐落于|坐落在|坐落|位于|地处|设在|设于|落户(?:于|在)?|建在|建于|落址|地址(?:在|：|:|为)|校址(?:在|"
    "：)|所在地为|地点在|地点为|总部设于|总部设在|总部位于|住所(?:在|为)|(?:校区|校本部|本部|总部|院址|校址|厂址)在)(?P<r>[\ue00c]+)"
)
_ADDRESS = re.compile("(?:通讯|学校|联系|办公|单位)?地址[：:为在]?(?P<r>[\ue00c]+)")
_BESIDE_PLACE = frame("(?P<b>{BODY})（(?P<r>[\ue00c]+)）")
_PLACED_BASE = frame("(?:位于|坐落于|坐落在|设在|地处)(?P<r>[\ue00c]+)[^，。；\ue000-\ue00d]{0,8}的(?P<f>{FAC})")
# Words without which nothing of the kind is said.
_RUN = re.compile("归|主管|举办|主办|管理|属|直管|旗下|下辖|辖有|下设|创办|兴办|控股|设立")
_LOCATABLE = (
    "TrainingBase",
    "CultureBase",
    "IndustryCollege",
    "Alliance",
    "Institution",
    "Enterprise",
    "ResearchInstitute",
    "Association",
    "Department",
)


def bodies(context: Context) -> Iterator[Statement]:
    """Supervision, parents and places."""
    text = context.coded.text
    if _RUN.search(text):
        yield from _owned(context)
    if "\ue00c" in text:
        yield from _places(context)
        yield from _parts(context)


def _owned(context: Context) -> Iterator[Statement]:
    """Schools and the bodies that run them, firms and the firms that own them."""
    text = context.coded.text
    for clause in context.clauses:
        for match in _RUNS.finditer(text, clause.start, clause.end):
            agents = _agents(context, clause, match)
            behind = context.coded.names.get(match.end(), ())
            yield from _under(context, clause, match, agents, list(behind), match["verb"] in _OF_FIRMS)
        for match in _UNDER.finditer(text, clause.start, clause.end):
            agents = context.coded.group(match, "d")
            behind = context.coded.names.get(match.end() + (text[match.end() : match.end() + 1] == "的"), ())
            yield from _under(context, clause, match, agents, list(behind), not behind)
    for match in _FLAG_HAS.finditer(text):
        owner = _firm_before(context, match.start())
        for child in context.coded.group(match, "c"):
            if owner and child.name != owner.name:
                yield Statement("SUBSIDIARY_OF", child, owner, "under its flag")


def _agents(context: Context, clause: Clause, match: re.Match[str]) -> list[Name]:
    """Who runs: those right before the verb."""
    before = [phrase for phrase in clause.phrases if phrase.end <= match.start() and not phrase.aside]
    last = before[-1] if before else None
    gap = context.coded.text[last.end : match.start()] if last else ""
    if last is None or last.case not in (Case.BY, Case.PLAIN, Case.OTHER) or len(gap) > 2 or gap in _NO_OWNER:
        return []
    founded = match["verb"] in ("设立", "创办", "兴办")  # by schools: what they merged into
    if founded and _TOGETHER.search(gap + match[0]):
        return []  # 由甲学院与乙公司合作设立: a thing of both
    return [name for name in last.names if not founded or name.type != "Institution"]


def _under(
    context: Context, clause: Clause, match: re.Match[str], agents: list[Name], behind: list[Name], firms: bool
) -> Iterator[Statement]:
    """What stands behind the verb is run, else what the clause is about."""
    if not agents or modality(context.coded, match.start(), match.end()) not in (Modality.HOLDS, Modality.ENDED):
        return
    own = {name.name for name in agents}
    about = [name for p in clause.before(match.start()) if p.case is Case.PLAIN for name in p.names]
    if any(name.type not in (*_OWNER, "Department", "Region") and name.name not in own for name in about):
        return  # 某基地由甲举办
    chosen = [n for n in behind if n.type in _OWNER] or [
        n for n in (*about, *clause.inherited) if n.type in _OWNER and n.name not in own
    ][:1]
    if not chosen and context.subject and context.subject.type == "Institution" and context.subject.name not in own:
        chosen = [context.subject]
    for body, owner in pairs(chosen, agents):
        if owner.type not in _OWNER[body.type]:
            continue
        if body.type == "Institution":
            yield Statement("SUPERVISED_BY", body, owner, "run by")
        elif firms:
            yield Statement("SUBSIDIARY_OF", body, owner, "owned by")


def _firm_before(context: Context, position: int) -> Name | None:
    """The firm that a clause without subject speaks of: the paragraph's first."""
    before = [n for n in context.coded.within(0, position) if n.type == "Enterprise"]
    return context.firm or (before[0] if before else None)


def _places(context: Context) -> Iterator[Statement]:
    coded = context.coded
    if context.in_record:
        return
    for match in _BESIDE_PLACE.finditer(coded.text):
        for body, region in pairs(coded.group(match, "b"), coded.names[match.start("r") + len(match["r"]) - 1]):
            yield Statement("LOCATED_IN", body, region, "body (place)")
    for match in _PLACED_BASE.finditer(coded.text):
        yield Statement("LOCATED_IN", coded.group(match, "f")[0], coded.group(match, "r")[-1], "which stands in")
    for pattern in (_PLACED,) if context.in_list else (_PLACED, _ADDRESS):
        for match in pattern.finditer(coded.text):
            if not holds(coded, match.start(), match.end()) or _PLACED_BASE.match(coded.text, match.start()):
                continue
            region = coded.group(match, "r")[-1]
            thing = _thing_at(context, match.start(), pattern is _ADDRESS and match.start() < 3)
            if thing:
                yield Statement("LOCATED_IN", thing, region, "stands in")


def _thing_at(context: Context, position: int, address: bool) -> Name | None:
    """What stands there: the base that the sentence is about, else its last body, else the document's subject."""
    before = [n for n in context.coded.within(0, position) if n.type in _LOCATABLE]
    things = [n for n in before if n.type in ("TrainingBase", "CultureBase", "IndustryCollege")]
    if things:
        return things[-1]
    if not before:
        alliance = context.subject_alliance
        own = (alliance if alliance and alliance.extent.start < context.coded.extent.start else None) or (
            context.subject or context.about
        )
        return own if address or not context.facility else context.facility
    if address:
        return None
    told = context.subject_of(position, _LOCATABLE)
    clause = context.clause_at(position)
    if told and clause and clause.made and not clause.before(position):
        return told[0]  # …组建新的甲，校址设在
    direct = context.coded.names.get(position - 1)
    if direct and direct[0].type in _LOCATABLE:
        return direct[0]
    begin, _ = context.coded.clause(position, position)
    near = [n for n in context.coded.within(begin, position) if n.type in _LOCATABLE]
    if near:
        return near[0] if context.coded.text[begin : begin + 1] >= "\ue000" else near[-1]
    schools = [n for n in before if n.type == "Institution"]
    return schools[0] if schools else (told[0] if told else None)


def _parts(context: Context) -> Iterator[Statement]:
    """Two regions side by side: 浙江省金华市."""
    coded = context.coded
    for position, names in coded.names.items():
        after = coded.names.get(position + 1)
        if after and names[0].type == after[0].type == "Region" and inside(after[0].name, names[0].name):
            yield Statement("PART_OF", after[0], names[0], "side by side", {}, 0.95)
