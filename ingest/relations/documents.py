"""BASED_ON, SUPERSEDES, ISSUED_BY: the document itself and other documents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chuyi.ingest.layers import Extent, Layers
from chuyi.ingest.relations.coded import Name
from chuyi.ingest.relations.statement import Statement

_BASIS = re.compile("(?:根据|按照|依据|依照|遵照|落实|贯彻|执行|对照)(?:党中央、国务院|[\u4e00-\u9fff]{0,12})?$")
_JOINT = re.compile(
    "》(?:（[^（）]{2,40}）|\\([^()]{2,40}\\))?(?:、|和|及|以及|与|，|，?(?:结合|落实))?《$|》(?:（[^（）]{2,40}）"
    ")?[、和及与]?$"
)
_REPEALED = re.compile("^》?(?:（[^（）]{2,40}）)?[^。]{0,24}?(?:同时)?(?:废止|不再执行|停止执行)")


def document_relations(layers: Layers, names: list[Name]) -> Iterator[tuple[Statement, Extent]]:
    """What the own document rests on and replaces; nothing where no body issues it."""
    own = _own(layers, names)
    if own is None:
        return
    text = layers.text
    based = False
    last_end = -1
    for name in (n for n in names if n.type == "Document" and n.name != own.name):
        before = text[max(0, name.extent.start - 30) : name.extent.start]
        sentence = Extent(
            max(text.rfind("。", 0, name.extent.start), text.rfind("\n", 0, name.extent.start)) + 1, name.extent.end
        )
        joined = (
            based
            and bool(_JOINT.search(text[max(0, last_end) : name.extent.start]))
            and name.extent.start - last_end < 60
        )
        based = bool(_BASIS.search(before.rstrip("《“"))) or joined
        last_end = name.extent.end
        if based:
            yield Statement("BASED_ON", own, name, "basis named", {}, 0.95), sentence
        elif _REPEALED.match(text[name.extent.end : name.extent.end + 80]):
            yield Statement("SUPERSEDES", own, name, "repeals", {}, 0.9), sentence


def _own(layers: Layers, names: list[Name]) -> Name | None:
    """The own document, by its title."""
    title = layers.header.title
    if title is None or not layers.header.issuers:
        return None
    return next((n for n in names if n.type == "Document" and n.extent == title), None) or next(
        (n for n in names if n.type == "Document" and title.covers(n.extent)), None
    )
