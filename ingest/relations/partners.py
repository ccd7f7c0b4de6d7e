"""PARTNERS_WITH: a school and a firm, by kind of cooperation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chuyi.ingest.relations.clauses import OWNED
from chuyi.ingest.relations.coded import Coded, Name, frame
from chuyi.ingest.relations.dates import end_date, start_date
from chuyi.ingest.relations.modality import Modality, modality
from chuyi.ingest.relations.statement import Context, Statement, Value, pairs

_KINDS = (
    ("捐赠", re.compile("捐")),
    ("订单班", re.compile("订单|冠名班|[\u4e00-\u9fff]{2,}班(?![级长组子底主])")),
    ("现代学徒制", re.compile("学徒制")),
    ("现场工程师", re.compile("现场工程师")),
    ("联合培养", re.compile("联合培养|共同培养")),
    ("校企合作", re.compile("合作|协议|合同|签约|框架|联系")),
)
_VERB = "(?P<verb>共建|签订|签署|签约|签下|签了|达成|合办|联办|合作|开展|举办|开办|开设|办起|实施|推行|实行|启动|推进|试点|联合|共同|保持|建立|共同培养|结成|携手|的)"
_TWO = frame(
    "(?P<a>{BODY+})(?P<mid>[^，。；\ue000-\ue00d]{0,16}?)(?P<each>分别)?(?:先后|陆续|已)?(?:与|和|"
    "同|跟|携手|联合)(?P<b>{BODY+})(?P<rest>[^。；，]{0,8}?" + _VERB + "[^。；]*)"
)
_ONE = frame(
    "(?:^|(?<=[，；。：、]))(?P<lead>[^，。；：\ue000-\ue00d]{0,10}?)(?P<each>分别)?(?:与|和|同|跟|"
    "携手)(?P<b>{BODY+})(?P<rest>[^。；，]{0,8}?" + _VERB + "[^。；]*)"
)
_BOTH = frame(
    "(?P<both>\ue00d)(?P<rest>[^。；]{0,30}?(?:订单|冠名班|学徒制|现场工程师|联合培养|班|签署|签订|签约)[^。；，]*)"
)
_WITH_LATER = frame("(?P<a>{E+})…(?:与|同|和)(?P<b>{I})(?P<rest>(?:合办|联办|共办|合作)[^。；]*)")
_SIGN = frame(
    "(?P<a>{I})(?:、|和|与|同)(?P<b>{E+})(?P<rest>[^，。；\ue000-\ue00d]{0,8}?(?:合作签约|校企合作签约|"
    "战略合作|合作协议|签约)[^。；]*)"
)
_CLASS_AT = frame("(?P<e>{E+})[^，。；\ue000-\ue00d]{0,12}?在(?P<i>{I})(?P<rest>(?:开设|开办|设立|举办|组建)[^。；]*)")
_GIVES_US = frame(
    "(?:^|(?<=[，。；：]))(?P<e>{E+})(?:还|另|也|又|则|同时|现场)*(?P<rest>(?:捐赠|捐献|赠送|捐助|无偿提供)[^。；]*)"
)
_GIVES = frame(
    "(?P<e>{E+})[^，。；\ue000-\ue00d]{0,6}?，?(?:还|另|也|又|则)?(?:向|为|给)(?P<i>{I+})(?P<rest>[^。；，]{0,8}?("
    "?:捐赠|捐献|赠送|捐助|捐建|无偿提供)[^。；]*)"
)
_GIVEN = frame("(?P<e>{E+})(?P<rest>(?:将|把)[^。；，\ue000-\ue00d]{2,30}?(?:捐给|捐赠给|赠予|赠给)了?)(?P<i>{I})")
_WE_RECEIVED = frame(
    "(?:^|(?<=[，。；]))(?:近日|还|并|先后)?(?:收到|获得?|接受)(?:了)?(?P<e>{E+})(?P<rest>(?:捐赠|赠送|捐助)[^。；]*)"
)
_RECEIVED = frame(
    "(?P<i>{I+})[^，。；\ue000-\ue00d]{0,8}?(?:收到|获|接受|获得)(?P<e>{E+})(?P<rest>(?:捐赠|赠送|捐助)[^。；]*)"
)
_CLASS_NAME = re.compile("“([^“”]{2,14}班)”")
_GIFT = re.compile(
    "(?:捐赠|捐献|赠送|捐助|捐建)(?:了|的)?(?:一批)?(?:(?:一|两|[0-9]+)[套台批件辆])?(?:价值[^，。；的]{2,12}的)"
    "?([^，。；0-9、]{2,16}?)(?=一[批套台]|[两二三四五六七八九十0-9]+[套台件辆]|[，。；、]|$)"
)


def partnerships(context: Context) -> Iterator[Statement]:
    """Cooperations that hold, or that ended at a date that the text gives."""
    coded = context.coded
    if context.orders:
        return
    for match in _overlapping(_TWO, coded.text):
        yield from _cooperation(context, match, coded.group(match, "a"), coded.group(match, "b"))
    for match in _overlapping(_ONE, coded.text):
        subject = _last_school(coded, match.start()) or context.school or context.subject
        if subject:
            yield from _cooperation(context, match, [subject], coded.group(match, "b"))
    for match in _BOTH.finditer(coded.text):
        parties = coded.group(match, "both")
        yield from _cooperation(context, match, parties[:1], parties[1:])
    for match in _WITH_LATER.finditer(coded.text):
        yield from _cooperation(context, match, coded.group(match, "b"), coded.group(match, "a"))
    for match in _CLASS_AT.finditer(coded.text):
        yield from _cooperation(context, match, coded.group(match, "i"), coded.group(match, "e"))
    for match in _SIGN.finditer(coded.text):
        yield from _cooperation(context, match, coded.group(match, "a"), coded.group(match, "b"))
    for match in _GIVES_US.finditer(coded.text):
        school = context.subject or context.school
        if school and not re.match("[^，。；]{0,16}(?:给|予)", match["rest"][2:]):
            yield from _gift(context, match, [school])
    for match in _WE_RECEIVED.finditer(coded.text):
        receiver = _last_school(coded, match.start()) or context.subject or context.school
        if receiver:
            yield from _gift(context, match, [receiver])
    for pattern in (_GIVES, _GIVEN, _RECEIVED):
        for match in pattern.finditer(coded.text):
            yield from _gift(context, match)


def _overlapping(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Matches that may begin in what the one before tells (与甲举办…，与乙开展…)."""
    position = 0
    while match := pattern.search(text, position):
        yield match
        position = match.start("rest")


def _last_school(coded: Coded, position: int) -> Name | None:
    """The school that is the subject so far in the sentence."""
    begin = max(coded.text.rfind("。", 0, position), coded.text.rfind("；", 0, position)) + 1
    names = [name for name in coded.within(begin, position) if name.type == "Institution"]
    if not names and begin:
        names = [name for name in coded.within(0, position) if name.type == "Institution"]
        return names[0] if len({name.name for name in names}) == 1 else None
    return names[0] if names else None


def _cooperation(context: Context, match: re.Match[str], left: list[Name], right: list[Name]) -> Iterator[Statement]:
    coded = context.coded
    rest = match["rest"]
    # What the next pair of the same sentence does says nothing about this one.
    own = re.split("[；。]|，(?=[^，]{0,6}(?:与|和|同)[\ue000-\ue00d])|，(?=[\ue000-\ue00d])", rest)[0]
    kinds = kinds_in(own)
    if not kinds or OWNED.match(rest):
        return  # 与甲全资子公司乙…: not with 甲
    position = match.start("rest")
    state = modality(
        coded,
        match.start("each" if "each" in match.re.groupindex and match["each"] else 0),
        position + min(len(own), 12),
    )
    ended = end_date(own)
    if state is Modality.ENDED and not ended:
        return
    if state not in (Modality.HOLDS, Modality.ENDED) and not ended:
        return
    schools_first = [(a, b) for a, b in _paired(match, left, right)]
    for one, other in schools_first:
        school, firm = (one, other) if one.type == "Institution" else (other, one)
        if school.type != "Institution" or firm.type != "Enterprise":
            continue
        for kind in kinds:
            yield Statement(
                "PARTNERS_WITH", school, firm, f"cooperation: {kind}", _properties(context, kind, own, match)
            )


def _paired(match: re.Match[str], left: list[Name], right: list[Name]) -> list[tuple[Name, Name]]:
    """A、B分别与C、D: A with C, B with D; else everyone with everyone."""
    groups = match.re.groupindex
    if "each" in groups and match["each"] and len(left) == len(right) > 1:
        return list(zip(left, right, strict=True))
    return list(pairs(left, right))


def kinds_in(text: str) -> list[str]:
    """The kinds of cooperation that a stretch names, the particular before the general."""
    if re.search("共建|共同建设|合建|共同打造", text) and not re.search("订单|学徒制|现场工程师|联合培养|签", text):
        return []
    if re.search("共建(?:框架|合作)?协议", text):
        return []
    found = [kind for kind, pattern in _KINDS[1:-1] if pattern.search(text)]
    if re.search("学徒制|现场工程师", text) and "联合培养" in found:
        found.remove("联合培养")
    if found:
        return found
    if re.search("座谈|意向", text):
        return []
    return (
        ["校企合作"]
        if re.search(
            "签(?:订|署|约|下)|长期合作|深度合作|战略合作|稳定合作|保持[^，]{0,6}合作|开展[^，。]{0,10}合作|"
            "的合作|的协议|合作开展|合作关系|达成[^，]{0,4}合作",
            text,
        )
        else []
    )


def _properties(context: Context, kind: str, own: str, match: re.Match[str]) -> dict[str, Value]:
    parties = match.start("rest")
    begin, _ = context.coded.clause(match.start(), parties)
    found: dict[str, Value] = {
        "kind": kind,
        "start_date": start_date(context, begin, parties, parties + len(own)),
        "end_date": end_date(own),
        "object": object_of(context, kind, own),
    }
    return {key: value for key, value in found.items() if value is not None}


def object_of(context: Context, kind: str, own: str) -> str | None:
    """The class, agreement or gift that a stretch names."""
    if kind == "订单班":
        return next((match[1] for match in _CLASS_NAME.finditer(context.raw) if match[1] in own), None)
    if kind == "校企合作":
        signed = re.search("(?:战略)?(?:校企)?(?:合作)?(?:框架)?协议", own)
        return signed.group() if signed else None
    gift = _GIFT.search(own) if kind == "捐赠" else None
    return gift[1].lstrip("的") if gift else None


def _gift(context: Context, match: re.Match[str], schools: list[Name] | None = None) -> Iterator[Statement]:
    coded = context.coded
    if (
        modality(coded, match.start(), match.end("rest") if len(match["rest"]) < 12 else match.start("rest") + 12)
        is not Modality.HOLDS
    ):
        return
    begin, _ = coded.clause(match.start(), match.start("rest"))
    properties: dict[str, Value] = {
        "kind": "捐赠",
        "object": object_of(context, "捐赠", match["rest"]),
        "start_date": start_date(context, begin, match.start("rest"), match.end("rest")),
    }
    properties = {key: value for key, value in properties.items() if value is not None}
    for school, firm in pairs(schools or coded.group(match, "i"), coded.group(match, "e")):
        yield Statement("PARTNERS_WITH", school, firm, "gift", dict(properties))
