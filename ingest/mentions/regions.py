"""Regions: places of GB/T 2260 on their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chuyi.ingest.mentions.candidates import Candidate
from chuyi.ingest.mentions.divisions import by_name
from chuyi.ingest.mentions.places import place_names

# What makes a place a part of another thing's name: papers, museums, roads, parks, zones, dishes, dialects.
_NOT_BEFORE = re.compile(
    "日报|晚报|晨报|都市报|商报|教育报|报业|卫视|电视|广播|博物|图书馆|美术馆|大剧院|大桥|长江大桥|街道|[东西南北中]?路|大道|[东西南北]街|镇|乡|村|社区|高新|经开|"
    "经济技术开发|经济开发|开发区|工业园|产业园|科技园|软件园|园区|新区|保税|自贸|自由贸易|火车站|站|机场|港|湾|话|菜|杯|籍|班|帮|商会|大学城|职教城|职教园|科学城|"
    "[级域属直民]|市[级域属直民场]|区[域级]|省[级域属内外]|县[级域]|市场|州[级属]|大厦|宾馆|饭店|酒店|银行|股份|集团|公司|模式|精神|会议|起义|战役|长征"
)
_NOT_AFTER = re.compile("(?:小|新|大|老|孙|[《])$")
_GENERIC = frozenset(["城区", "郊区", "矿区", "市区", "东区", "西区", "新区", "区县"])


def regions(text: str) -> Iterator[Candidate]:
    """Every place that stands on its own; places inside longer names are dropped when the longest are chosen."""
    full = by_name()
    for start, end in place_names().scan(text):
        name = text[start:end]
        if name in _GENERIC:
            continue
        if _NOT_BEFORE.match(text, end) and not _is_address(name, text, end):
            continue
        if name not in full and (_NOT_AFTER.search(text, max(0, start - 1), start)):
            continue
        yield Candidate(
            start,
            end,
            "Region",
            "division name" if name in full else "short division name",
            0.95 if name in full else 0.85,
        )


def _is_address(name: str, text: str, end: int) -> bool:
    """Whether a road, street or town follows a full name as in an address (岳麓区麓山南路)."""
    return (
        name[-1] in "省市县区旗"
        and bool(re.match("[^，。；：、\n]{0,6}?(?:街道|路|大道|镇|乡|村|社区)", text[end : end + 10]))
        and not re.match("[级域属直民场]", text[end : end + 1])
    )
