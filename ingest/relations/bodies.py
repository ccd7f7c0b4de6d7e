"""SUPERVISED_BY, SUBSIDIARY_OF, LOCATED_IN, PART_OF."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chuyi.ingest.mentions.divisions import inside
from chuyi.ingest.relations.coded import Name, frame
from chuyi.ingest.relations.modality import Modality, holds, modality
from chuyi.ingest.relations.statement import Context, Statement, pairs

_BY = frame(
    "(?P<i>{I})[^。；\ue001]{0,40}?由(?P<d>{ORG+})(?:共同|联合|直接|统一|负责)?(?P<v>主管|举办|管理|主办|直属管理)"
)
_OWN_BY = frame(
    "(?:^|(?<=[，。；]))[^，。；\ue000-\ue00d]{0,6}?由(?P<d>{ORG+})(?:共同|联合)?(?P<v>主管|举办|管理|主办)(?!单位)"
)
_ASSIGNED = frame("(?:^|(?<=[，。；]))(?:划|现)?归(?:属)?(?P<d>{ORG})(?P<v>主管|管理|领导|举办|所有)")
_DOUBLE = frame("(?P<d>{D})(?P<v>举办|主办|主管)(?:、|，|并由?)(?P<e>{D})(?:主管|管理|举办)的?")
_UNDER = frame("(?:隶属于?|直属于?)(?P<d>{ORG})的?(?P<i>{I})")
_IS_UNDER = frame("(?P<i>{I})[^，。；\ue000-\ue00d]{0,12}?(?:隶属于?|直属于?|旗下)(?P<d>{ORG})")
_IS_OF = frame(
    "(?P<i>{I})[^，。；\ue000-\ue00d]{0,6}?(?:是|系|为)(?:由|隶属于?|隶属)?(?P<d>{ORG})(?:直属|主管|"
    "举办|主办|管理|所属|直管)的?"
)
_OWN_IS_OF = frame("(?:^|(?<=[，。；]))(?:是|系|为)(?P<d>{ORG})(?:直属|主管|举办|主办|管理|所属|直管)的")
_OWN_UNDER = frame("(?:^|(?<=[，。；]))[^，。；\ue000-\ue00d]{0,4}?(?:隶属于?|直属于?)(?P<d>{ORG})(?!的?\ue001)")
_OF_FIRM = frame("(?P<d>{E})(?:旗下|举办|所属|主管)的?(?P<i>{I})")
_UNDER_FLAG = frame("(?P<p>{E})旗下的?(?P<c>{E+})")
_FLAG_HAS = frame("(?:^|(?<=[，。；]))(?:(?:其)?旗下(?:有|拥有|包括|设有)|下辖|辖有|下设)(?P<c>{E+})")
_OWN_DAUGHTER = frame(
    "(?:^|(?<=[，。；]))(?:目前|现|也|还)*(?:隶属于?(?P<q>{E})(?=[，。；])|(?:是|系|为|隶属于|属)(?P<p>{E})(?:的|旗下|所属|下属)*(?:全资|控股|参股|二级)*(?:子公司|企业|公司|单位))"
)
_BELONGS = frame("(?P<c>{E})(?:是|系)?隶属于?(?P<p>{E})(?=[，。；])")
_PLACED = re.compile(
    "(?:坐落于|坐落在|坐落|位于|地处|设在|设于|落户(?:于|在)?|建在|落址|地址(?:在|：|:|为)|校址(?:在|"
    "：)|所在地为|地点在|地点为|总部设于|总部设在|总部位于|住所(?:在|为)|(?:校区|校本部|本部|总部|院址|校址|厂址)在)(?P<r>[\ue00c]+)"
)
_ADDRESS = re.compile("(?:通讯|学校|联系|办公|单位)?地址[：:为在]?(?P<r>[\ue00c]+)")
_BESIDE_PLACE = frame("(?P<b>{BODY})（(?P<r>[\ue00c]+)）")
_PLACED_BASE = frame("(?:位于|坐落于|坐落在|设在|地处)(?P<r>[\ue00c]+)[^，。；\ue000-\ue00d]{0,8}的(?P<f>{FAC})")
# Words without which nothing of the kind is said.
_RUN = re.compile("归|主管|举办|主办|管理|隶属|直属|直管|所属|旗下")
_OWNED_BY = re.compile("子公司|企业|母公司|控股|旗下|下辖|辖有|下设|隶属|所属|下属")
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
        yield from _supervision(context)
    if "\ue002" in text and _OWNED_BY.search(text):
        yield from _parents(context)
    if "\ue00c" in text:
        yield from _places(context)
        yield from _parts(context)


def _supervision(context: Context) -> Iterator[Statement]:
    coded, text = context.coded, context.coded.text
    for match in _BY.finditer(text):
        yield from _under(context, match, coded.group(match, "i")[0])
    for pattern in (_OWN_UNDER, _OWN_IS_OF):
        for match in pattern.finditer(text):
            school = _school_before(context, match.start())
            if school:
                yield from _under(context, match, school)
    for match in _OWN_BY.finditer(text):
        school = _school_before(context, match.start())
        if school and not any(m.end() >= match.end() and m.start() <= match.start() for m in _BY.finditer(text)):
            yield from _under(context, match, school)
    for match in _ASSIGNED.finditer(text):
        for school in context.subject_of(match.start(), ("Institution",))[:1]:
            yield from _under(context, match, school)
    for match in _DOUBLE.finditer(text):
        school = _school_before(context, match.start())
        if school:
            for name in coded.group(match, "d") + coded.group(match, "e"):
                yield Statement("SUPERVISED_BY", school, name, "run by, under")
    for pattern in (_UNDER, _IS_UNDER, _IS_OF, _OF_FIRM):
        for match in pattern.finditer(text):
            yield from _under(context, match, coded.group(match, "i")[0])


def _under(context: Context, match: re.Match[str], school: Name) -> Iterator[Statement]:
    if modality(context.coded, match.start("d"), match.end()) in (Modality.HOLDS, Modality.ENDED):
        for body in context.coded.group(match, "d"):
            if body.name != school.name and body.type in ("Department", "Enterprise", "Association", "Institution"):
                yield Statement("SUPERVISED_BY", school, body, "run by")


def _school_before(context: Context, position: int) -> Name | None:
    before = [n for n in context.coded.within(0, position) if n.type == "Institution"]
    return before[0] if len({n.name for n in before}) == 1 else (before[-1] if before else context.subject)


def _parents(context: Context) -> Iterator[Statement]:
    coded = context.coded
    for pattern in (_UNDER_FLAG, _BELONGS):
        for match in pattern.finditer(coded.text):
            for parent in coded.group(match, "p"):
                for child in coded.group(match, "c"):
                    if child.name != parent.name and not re.search(
                        "不是|并非", coded.text[match.start() : match.end()]
                    ):
                        yield Statement("SUBSIDIARY_OF", child, parent, "parent and daughter")
    for match in _FLAG_HAS.finditer(coded.text):
        owner = _firm_before(context, match.start())
        for child in coded.group(match, "c"):
            if owner and child.name != owner.name:
                yield Statement("SUBSIDIARY_OF", child, owner, "under its flag")
    for match in _OWN_DAUGHTER.finditer(coded.text):
        for child, parent in pairs(
            context.subject_of(match.start(), ("Enterprise",)), coded.group(match, "p") + coded.group(match, "q")
        ):
            yield Statement("SUBSIDIARY_OF", child, parent, "is a daughter of")


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
            if not holds(coded, match.start(), match.end()):
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
        own = context.subject_alliance or context.subject or context.about
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
