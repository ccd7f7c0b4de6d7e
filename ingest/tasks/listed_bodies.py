"""Departments that only a list of responsible bodies shows to be ones (责任部门：社会事业局、规划建设局)."""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections.abc import Collection

from chuyi.ingest.layers import Extent, Layers, Mention
from chuyi.ingest.mentions.occurrences import occurrences
from chuyi.ingest.structure.bodies import is_body
from chuyi.ingest.tasks.duties import duty_keys

_ITEM = re.compile(r"[^、，；。：\s（）()〔〕]{3,20}")
_ROLE = re.compile(r"(?:负责|牵头|配合|按职责分工.*|等)+$")
_COLLECTIVE = re.compile(r"^(?:各|有关|相关|其他|所属)|省直|市直|区直|县直|政府部门|^厅|^局")


def add_listed_bodies(known: Layers) -> None:
    """Add the bodies of lists after 责任单位： that no other rule found, wherever the document names them."""
    spans = [(mention.start, mention.end) for mention in known.mentions if mention.named]
    names: dict[str, None] = {}
    for key in duty_keys(known.text, 0, len(known.text)):
        line = known.text.find("\n", key.end())
        end = line if line >= 0 else len(known.text)
        for item in _ITEM.finditer(known.text, key.end(), min(end, key.end() + 300)):
            name = _ROLE.sub("", item[0])
            if known.text[item.start() - 1] in "）)〕":
                continue  # the rest of 各县（市、区）人民政府
            if is_body(name) and not _COLLECTIVE.search(name) and not _overlaps(spans, item.start(), item.end()):
                names[name] = None
    if names:
        _add_everywhere(known, names, spans)


def _add_everywhere(known: Layers, names: Collection[str], spans: list[tuple[int, int]]) -> None:
    for start, end in occurrences(names, known.text):
        if not _overlaps(spans, start, end):
            insort(spans, (start, end))
            name = known.repaired.written(Extent(start, end))
            mention = Mention(start, end, "Department", name, "list of duties", confidence=0.8)
            insort(known.mentions, mention, key=lambda item: (item.start, item.end))


def _overlaps(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    index = bisect_right(spans, (start, 1 << 60))
    return (index > 0 and spans[index - 1][1] > start) or (index < len(spans) and spans[index][0] < end)
