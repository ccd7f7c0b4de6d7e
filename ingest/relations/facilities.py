"""HOSTS, CO_BUILDS, OFFERS: who builds and has bases, industry colleges, programme groups."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chuyi.ingest.relations.coded import Coded, Name, frame
from chuyi.ingest.relations.modality import begins_holding, holds
from chuyi.ingest.relations.statement import Context, Statement, pairs

_BESIDE = frame("(?P<f>[\ue006-\ue009])（(?P<a>{ORG+})）")
_SITS_IN = frame(
    "(?P<f>{FAC})[^，。；\ue000-\ue00d]{0,4}?(?P<v>设在|落户于?|设于|建在|建到了?|坐落于|坐落在|位于|落户到)(?P<a>{I})|(?P<g>{FAC})在(?P<b>{I})(?:内|校内|校园)?(?P<w>落成|建成|启用|投用)"
)
_HAS = frame(
    "(?P<a>{ORG})(?:内|校内|还|另|现|已|均|自主)*(?P<v>建有|建成|设有|拥有|建立|建起|办有|还有|有)(?:了|"
    "一座|一个)?[^，。；\ue000-\ue00d]{0,8}?(?P<f>{FAC+})"
)
_OF = frame("(?P<a>{ORG})(?:校园|厂区|园区|校|院)?(?:内|里)?的?(?P<f>{FAC})")
_INSIDE = re.compile(
    "(?<![\u4e00-\u9fff])就在校内|设在校内|位于校内|校址|院址设在(?:学校|学院|[\ue001])|院址设在校内|设在(?:学校|学院)|校内(?:还)?(?:有|建有)"
)
_OFFERED = frame("(?P<i>{I})(?:的|开设的|所属)?(?P<p>{P+})")
_ITS = re.compile("(?:其|该校|学校)$")


def facilities(context: Context) -> Iterator[Statement]:
    """Who hosts and who co-builds the bases and colleges of a sentence."""
    if context.orders:
        yield from _beside_in_award(context)
        return
    coded = context.coded
    for match in _BESIDE.finditer(coded.text):
        for body, facility in pairs(coded.group(match, "a"), coded.group(match, "f")):
            if facility.type != "ProgrammeGroup" and _holds(coded, match):
                yield Statement("HOSTS", body, facility, "base (host)")
    yield from _hosts(context)


_CONFERS = re.compile("(?:确定|认定|公布|授予|命名|批准|同意|撤销|取消|收回)(?=[\ue001-\ue009])")
_RESULTS = re.compile("通过(?:复核|验收|评估|认定)?的|(?:复核|验收|评估)(?:结论|结果|合格|通过)|合格的")
_PAIR = frame("(?P<a>[\ue001\ue002])(?:校内|院内)?的?(?P<f>{FAC})")


def _beside_in_award(context: Context) -> Iterator[Statement]:
    """认定甲校乙馆、丙校丁馆为…: what is conferred stands beside the body that has it, also where a text orders."""
    coded = context.coded
    if _RESULTS.search(coded.text):
        for match in _BESIDE.finditer(coded.text):
            for body, facility in pairs(coded.group(match, "a"), coded.group(match, "f")):
                if facility.type != "ProgrammeGroup":
                    yield Statement("HOSTS", body, facility, "base (host) in a result")
    if not (_CONFERS.search(coded.text) and "\ue00a" in coded.text):
        return
    for match in _PAIR.finditer(coded.text):
        for body, facility in pairs(coded.group(match, "a"), coded.group(match, "f")):
            yield Statement("HOSTS", body, facility, "conferred on the base of A", {}, 0.85)


def _hosts(context: Context) -> Iterator[Statement]:
    coded = context.coded
    for match in _SITS_IN.finditer(coded.text):
        if _holds(coded, match):
            bodies, built = (coded.group(match, one) + coded.group(match, other) for one, other in ("ab", "fg"))
            for body, facility in pairs(bodies, built):
                yield Statement("HOSTS", body, facility, "stands in the school")
    for match in _HAS.finditer(coded.text):
        if _holds(coded, match):
            for body, facility in pairs(coded.group(match, "a"), coded.group(match, "f")):
                if body.type != "Department":
                    yield Statement("HOSTS", body, facility, "has")
    for match in _OF.finditer(coded.text):
        before = coded.text[: match.start()]
        listed = before.endswith("、") and before[-2:-1] in ("\ue006", "\ue007", "\ue008")
        joined = before.endswith(("与", "和", "及", "由", "、")) and not listed
        if joined or not _holds(coded, match):
            continue
        for body, facility in pairs(coded.group(match, "a"), coded.group(match, "f")):
            if body.type in ("Institution", "Enterprise"):
                yield Statement("HOSTS", body, facility, "A's base", {}, 0.75)
    yield from _of_subject(context)


def _of_subject(context: Context) -> Iterator[Statement]:
    """其X基地, and bases that stand inside the school that the text is about."""
    coded = context.coded
    for position, names in coded.names.items():
        if names[0].type not in ("TrainingBase", "CultureBase", "IndustryCollege") or names[0].referring:
            continue
        if coded.text[position - 1 : position] == "其":
            school = _last(coded, "Institution", position) or context.school
            if school and holds(coded, position, position + 1):
                yield Statement("HOSTS", school, names[0], "its base")
    inside = _INSIDE.search(coded.text)
    facility = next(
        (n[0] for p, n in coded.names.items() if n[0].type in ("TrainingBase", "CultureBase", "IndustryCollege")), None
    )
    school = context.subject or context.school
    if inside and facility and school and holds(coded, inside.start(), inside.end()):
        yield Statement("HOSTS", school, facility, "inside the school")


def offers(context: Context) -> Iterator[Statement]:
    """Schools and their named programme groups."""
    coded = context.coded
    seen: set[str] = set()
    for match in _BESIDE.finditer(coded.text):
        for school, group in pairs(coded.group(match, "a")[:1], coded.group(match, "f")):
            if group.type == "ProgrammeGroup" and school.type == "Institution":
                seen.add(group.name)
                yield Statement("OFFERS", school, group, "programme group (school)")
    for match in _OFFERED.finditer(coded.text):
        for school, group in pairs(coded.group(match, "i")[:1], coded.group(match, "p")):
            seen.add(group.name)
            yield Statement("OFFERS", school, group, "school + programme group")
    if context.orders:
        return
    for position, names in coded.names.items():
        group = names[0]
        if group.type != "ProgrammeGroup" or group.name in seen:
            continue
        named = _last(coded, "Institution", position) if _ITS.search(coded.text[:position]) else None
        subject = named or context.subject or context.school
        if subject and subject.extent.start < group.extent.start and begins_holding(coded, position):
            yield Statement("OFFERS", subject, group, "programme group of the subject", {}, 0.8)


def _holds(coded: Coded, match: re.Match[str]) -> bool:
    return holds(coded, match.start(), match.end())


def _last(coded: Coded, type_: str, position: int) -> Name | None:
    return next((n for n in reversed(coded.within(0, position)) if n.type == type_), None)
