"""Sentences in code: each name one character of its type, so that a frame is a short regular expression.

``湖南机电职业技术学院与山河智能签署协议`` becomes ``‹I›与‹E›签署协议``. Words that refer back (该校, 双方) are
coded like names and stand for what they mean. Quotation marks and asides without names are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from chuyi.ingest.layers import Extent
from chuyi.ingest.values import value

CODES = {
    "Department": "\ue000",
    "Institution": "\ue001",
    "Enterprise": "\ue002",
    "Association": "\ue003",
    "ResearchInstitute": "\ue004",
    "Alliance": "\ue005",
    "TrainingBase": "\ue006",
    "CultureBase": "\ue007",
    "IndustryCollege": "\ue008",
    "ProgrammeGroup": "\ue009",
    "Designation": "\ue00a",
    "Document": "\ue00b",
    "Region": "\ue00c",
}
_DEPTH = {"（": 1, "）": -1}
PARTIES = "\ue00d"  # 双方: two bodies at once
_CLASSES = {
    "D": CODES["Department"],
    "I": CODES["Institution"],
    "E": CODES["Enterprise"],
    "L": CODES["Alliance"],
    "P": CODES["ProgrammeGroup"],
    "G": CODES["Designation"],
    "W": CODES["Document"],
    "R": CODES["Region"],
    "ORG": "\ue000-\ue004\ue00d",
    "BODY": "\ue001-\ue004\ue00d",
    "FAC": "\ue006-\ue008",
    "ANY": "\ue000-\ue00d",
    "HELD": "\ue001-\ue009",
}
JOINT = "(?:、|和|及|以及|(?:还|又|也|已|先后|并)?与|[—–](?=[\ue000-\ue004]))"
"""What joins two names to one argument; a dash joins two bodies (甲公司—乙学院)."""
_BRACKET = "(?:（[^（）]*）)?"


@cache
def frame(expression: str) -> re.Pattern[str]:
    """Compile a frame: ``{I}`` is a school, ``{ORG}`` a body, ``{ORG+}`` bodies joined by 、和与及, ``…`` up to 30
    characters inside the clause."""
    for name, members in _CLASSES.items():
        one = f"[{members}]"
        counted = f"等[0-9一二三四五六七八九十百余多家个]*(?:各类|政校企)?[^，。；、{members}]{{0,6}}(?:单位|企业|院校|学校|机构)"
        many = f"(?:{one}{_BRACKET}(?:{JOINT}{one}{_BRACKET}){{0,30}}(?:{counted})?)"
        expression = expression.replace(f"{{{name}}}", one).replace(f"{{{name}+}}", many)
    return re.compile(expression.replace("…", "[^。；，]{0,30}?"))


@value
class Name:
    """A name in a sentence: the first of its alias group, its type and place."""

    name: str
    type: str
    extent: Extent
    referring: bool = False


@dataclass(slots=True)
class Coded:
    """A sentence in code. ``names[i]`` are the bodies that the coded character at ``i`` stands for."""

    text: str
    extent: Extent
    names: dict[int, tuple[Name, ...]] = field(default_factory=dict)
    agreed: bool = False  # whether the paragraph tells what an agreement lays down

    def within(self, start: int, end: int) -> list[Name]:
        """The names in a stretch of the code, in order."""
        return [name for position in range(start, end) for name in self.names.get(position, ())]

    def group(self, match: re.Match[str], group: int | str) -> list[Name]:
        """The names in a group of a match, those in brackets left out; none where it took no part."""
        if match[group] is None:
            return []
        found: list[Name] = []
        depth = 0
        for position in range(match.start(group), match.end(group)):
            depth += _DEPTH.get(self.text[position], 0)
            if depth <= 0:
                found.extend(self.names.get(position, ()))
        return found

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """The clause (between commas) around a stretch."""
        before = self.text.rfind
        begin = max(before("，", 0, start), before("；", 0, start), before("。", 0, start), before("：", 0, start)) + 1
        stop = _CLAUSE_END.search(self.text, end)
        return begin, stop.start() if stop else len(self.text)


_CLAUSE_END = re.compile("[，；。]")
_INNER = re.compile("[\u4e00-\u9fff]{2,8}?(?<!产业)(?:学院|(?<![关体联派谱])系)(?=[，。；、参与和共同承的])")
_ASIDE = re.compile("（[^（）\ue000-\uf8ff]*）")
_KEPT = re.compile(
    "（(?:[0-9]{4}年?(?:[0-9]{1,2}月)?(?:立项|认定|入选|获批|验收通过|通过验收)?|第[一二三四五六七八九十0-9]+批|首批"
    "|[0-9]{4}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?起?[至到—－–-]+[0-9]{4}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?底?)）"
)
_CODE = re.compile("[\ue000-\uf8ff]")
_QUOTES = re.compile('[“”"‘’《》〈〉　 ]+')


def encode(text: str, extent: Extent, mentions: list[tuple[Extent, tuple[Name, ...]]]) -> Coded:
    """The sentence at ``extent`` in code; ``mentions`` are what stands in it, in order, without overlap."""
    pieces: list[str] = []
    held: list[tuple[Name, ...]] = []
    position = extent.start
    starts = [*(place.start for place, _ in mentions[1:]), extent.end][: len(mentions)]
    for (place, names), following in zip(mentions, starts, strict=True):
        pieces.append(text[position : place.start])
        code = PARTIES if len(names) > 1 else CODES[names[0].type]
        pieces.append(code)
        held.append(names)
        # An inner faculty or office adds nothing (武汉理工大学汽车工程学院参与共建).
        inner = _INNER.match(text, place.end, extent.end) if names[0].type == "Institution" else None
        position = inner.end() if inner and inner.end() <= following else place.end
    pieces.append(text[position : extent.end])
    code = _QUOTES.sub("", "".join(pieces).replace("(", "（").replace(")", "）"))
    if "（" in code:
        code = _ASIDE.sub(_kept_aside, code)
    code = "".join(code.split())
    places = [match.start() for match in _CODE.finditer(code)]
    return _without_other_names(Coded(code, extent, dict(zip(places, held, strict=True))))


_OTHER_NAME = re.compile(
    "(?<=[\ue000-\ue00d])（[^（）\ue000-\ue00d]{0,14}([\ue000-\ue00d])[^（）\ue000-\ue00d]{0,12}）"
)


def _without_other_names(coded: Coded) -> Coded:
    """Without a bracket that only gives another name of what stands before it (（以下简称甲）, （现乙）)."""
    if "（" not in coded.text:
        return coded
    dropped = [
        (match.start(), match.end())
        for match in _OTHER_NAME.finditer(coded.text)
        if coded.names[match.start() - 1][0].name == coded.names[match.start(1)][0].name
    ]
    text, names = coded.text, coded.names
    for start, end in reversed(dropped):
        text = text[:start] + text[end:]
        names = {
            place - (end - start if place >= end else 0): held
            for place, held in names.items()
            if not start <= place < end
        }
    return Coded(text, coded.extent, names, coded.agreed)


def _kept_aside(match: re.Match[str]) -> str:
    """An aside goes, except a year, a batch or a term (（2019年）, （第三批）, （2025年6月至2028年5月）)."""
    return match.group() if _KEPT.fullmatch(match.group()) else ""
