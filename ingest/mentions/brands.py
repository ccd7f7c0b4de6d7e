"""Brands of programmes: quoted words before a class or an action (“楚怡”优秀中职学校, “双高计划”)."""

from __future__ import annotations

import re

_BRAND = re.compile(
    "“([^“”，。；：、\\s0-9+]{2,6})”(?=(?:行动|计划|工程|项目|品牌|优秀|优质|中等|高等|一流|现代|产业|"
    "高水平|示范|特色|文化|产教|职业教育|职教|中职|高职|专业|学校|技工|名校|实训|精品|标杆|卓越|双高|"
    "高技能))"
)


def brands(text: str) -> frozenset[str]:
    """The brands that a text uses; quotation marks may be missing at other places."""
    found = {match[1] for match in _BRAND.finditer(text)}
    return frozenset(brand for brand in found if not re.search("[，。]|学院$|公司$|班$", brand))
