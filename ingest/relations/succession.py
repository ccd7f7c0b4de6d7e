"""SUCCEEDS: mergers and divisions. A new name for the same body is an alias, not a relation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chuyi.ingest.relations.coded import Name, frame
from chuyi.ingest.relations.dates import iso
from chuyi.ingest.relations.modality import Modality, modality
from chuyi.ingest.relations.statement import Context, Statement, Value, pairs

_GAP = "[^，。；\ue000-\ue00d]{0,16}?"
_MADE_OF = frame(f"(?P<c>{{BODY}}){_GAP}由(?P<a>{{BODY+}}){_GAP}(?P<v>合并(?:组建|成立|而成|设立|办学)?)")
_OWN_MADE_OF = frame(
    f"(?:^|(?<=[，。；]))(?:是|系)?由(?P<a>{{BODY+}}){_GAP}(?P<v>合并(?:组建|成立|而成|设立))(?!的?[\ue000-\ue00d])"
)
_MADE_INTO = frame(f"(?P<a>{{BODY+}}){_GAP}(?P<v>合并，?(?:组建|成立|设立|更名))(?:为|了|起)?(?:新的)?(?P<c>{{BODY}})")
_JOINED = frame(
    "(?P<a>{BODY+})(?:已|整体|正式|成建制|全部|先后)*(?:于[^，。；]{0,10}?)?(?P<v>并入)(?:到|了)?(?P<c>{BODY})"
)
_JOINED_HERE = frame("(?P<a>{BODY+})(?:已|整体|正式|成建制|全部|先后)*(?:于[^，。；]{0,10}?)?(?P<v>并入)(?=[，。；])")
_SPLIT = frame("(?P<c>{BODY})(?:是|系)?(?:由|从)(?P<a>{BODY})(?:中)?(?P<v>分设|拆分|分立|析出|划出)")
_DATE = re.compile("((?:19|20)[0-9]{2})年(?:([0-9]{1,2})月)?")


def succession(context: Context) -> Iterator[Statement]:
    """Who came from whom by merger or division, as far as a sentence tells of it as done."""
    text = context.coded.text
    if context.orders or not ("合并" in text or "并入" in text or "分" in text or "划出" in text):
        return
    for pattern, kind in ((_MADE_OF, "合并"), (_MADE_INTO, "合并"), (_JOINED, "合并"), (_SPLIT, "拆分")):
        for match in pattern.finditer(text):
            yield from _succeeds(context, match, context.coded.group(match, "c")[:1], kind)
    for match in _OWN_MADE_OF.finditer(text):
        heirs = context.subject_of(match.start(), ("Institution", "Enterprise"))[:1]
        yield from _succeeds(context, match, heirs or _about(context), "合并")
    for match in _JOINED_HERE.finditer(text):
        yield from _succeeds(context, match, _about(context), "合并")


def _about(context: Context) -> list[Name]:
    return [context.subject] if context.subject else []


def _succeeds(context: Context, match: re.Match[str], heirs: list[Name], kind: str) -> Iterator[Statement]:
    if modality(context.coded, match.start("v"), match.end()) not in (Modality.HOLDS, Modality.ENDED):
        return
    begin = context.coded.text.rfind("。", 0, match.start()) + 1
    date = None
    for date in _DATE.finditer(context.coded.text, begin, match.end()):  # noqa: B007 - the last one is wanted
        pass
    properties: dict[str, Value] = {"kind": kind}
    if date:
        properties["date"] = iso(date[1], date[2])
    for heir, former in pairs(heirs, context.coded.group(match, "a")):
        yield Statement("SUCCEEDS", heir, former, "merger" if kind == "合并" else "division", properties)
