"""The place that a name begins with."""

from __future__ import annotations

import re

# GB/T 2260, first two digits: what a name says, and in full.
PROVINCES = {
    "11": ("北京", "北京市"),
    "12": ("天津", "天津市"),
    "13": ("河北", "河北省"),
    "14": ("山西", "山西省"),
    "15": ("内蒙古", "内蒙古自治区"),
    "21": ("辽宁", "辽宁省"),
    "22": ("吉林", "吉林省"),
    "23": ("黑龙江", "黑龙江省"),
    "31": ("上海", "上海市"),
    "32": ("江苏", "江苏省"),
    "33": ("浙江", "浙江省"),
    "34": ("安徽", "安徽省"),
    "35": ("福建", "福建省"),
    "36": ("江西", "江西省"),
    "37": ("山东", "山东省"),
    "41": ("河南", "河南省"),
    "42": ("湖北", "湖北省"),
    "43": ("湖南", "湖南省"),
    "44": ("广东", "广东省"),
    "45": ("广西", "广西壮族自治区"),
    "46": ("海南", "海南省"),
    "50": ("重庆", "重庆市"),
    "51": ("四川", "四川省"),
    "52": ("贵州", "贵州省"),
    "53": ("云南", "云南省"),
    "54": ("西藏", "西藏自治区"),
    "61": ("陕西", "陕西省"),
    "62": ("甘肃", "甘肃省"),
    "63": ("青海", "青海省"),
    "64": ("宁夏", "宁夏回族自治区"),
    "65": ("新疆", "新疆维吾尔自治区"),
}
_FULL = {full: full for _, full in PROVINCES.values()} | {
    "内蒙古自治区": "内蒙古自治区",
    "广西自治区": "广西壮族自治区",
    "宁夏自治区": "宁夏回族自治区",
    "新疆自治区": "新疆维吾尔自治区",
}
_SHORT = dict(PROVINCES.values())
_PROVINCE = re.compile("|".join(sorted((*_FULL, *_SHORT), key=len, reverse=True)))
_PREFECTURE = re.compile(r"[\u4e00-\u9fff]{2,8}?(?:自治州|地区|盟|市|州)")


def split_province(name: str) -> tuple[str | None, str]:
    """The full name of the province that a name begins with, or None, and the rest."""
    found = _PROVINCE.match(name)
    if found is None:
        return None, name
    text = found.group()
    # 吉林市 and 海南州 are places of their own, not 吉林 and 海南.
    if text in _SHORT and name[found.end() :].startswith(("市", "州", "县", "区")):
        return None, name
    return _FULL.get(text) or _SHORT[text], name[found.end() :]


def split_prefecture(name: str) -> tuple[str | None, str]:
    """The prefecture (长沙市, 湘西自治州) that a name begins with, or None, and the rest."""
    found = _PREFECTURE.match(name)
    return (None, name) if found is None else (found.group(), name[found.end() :])


def province_of_code(code: str | None) -> str | None:
    """The full name of the province of a GB/T 2260 code."""
    found = PROVINCES.get(code[:2]) if code else None
    return found[1] if found else None
