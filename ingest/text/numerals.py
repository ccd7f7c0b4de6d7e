"""Numbers in Chinese text: 1,200、3.2万、三千、一百二十、百分之九十."""

from __future__ import annotations

import re
from functools import lru_cache
from math import prod

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "俩": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10_000, "亿": 100_000_000}
SCALES = _SMALL | _LARGE

NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?[十百千]?[万亿]?|[零〇一二三四五六七八九十百千万亿两]+"
"""A number in digits, with a scale or without, or in Chinese numerals."""

_WRITTEN = re.compile(r"(?P<digits>[\d,]+(?:\.\d+)?)(?P<scales>[十百千]?[万亿]?)")


@lru_cache(maxsize=4096)
def number(text: str) -> int | float | None:
    """The value of a written number, or None where it is none.

    Decimal counts stay exact: ``3.2万`` is 32000, not 32000.000000000004.
    """
    match = _WRITTEN.fullmatch(text)
    if match:
        return _scaled(match["digits"].replace(",", ""), match["scales"])
    return _chinese(text)


def _scaled(digits: str, scales: str) -> int | float | None:
    whole, _, fraction = digits.partition(".")
    if not whole or len(whole) + len(fraction) > 18:
        return None
    factor = prod(SCALES[scale] for scale in scales)
    value = int(whole + fraction) * factor
    base: int = 10 ** len(fraction)
    return value // base if value % base == 0 else value / base


def _chinese(text: str) -> int | None:
    if not text or any(c not in DIGITS and c not in SCALES for c in text) or len(text) > 20:
        return None
    if all(c in DIGITS for c in text):
        # 二〇二四 is written digit by digit; 两三 (two or three) is no number.
        if 1 < len(text) < 4 and not any(c in "零〇○" for c in text):
            return None
        return int("".join(str(DIGITS[c]) for c in text))
    total = section = digit = 0
    last = 0
    for c in text:
        if c in DIGITS:
            digit, last = DIGITS[c], 0
        elif c in _SMALL:
            # 十 and 百名: a scale with no digit before it is one of itself.
            section += (digit or (1 if c == "十" or (total == section == 0) else 0)) * _SMALL[c]
            digit, last = 0, _SMALL[c]
        else:
            below = total + section + digit if c == "亿" else section + digit
            total = (0 if c == "亿" else total) + (below or 1) * _LARGE[c]
            section = digit = 0
            last = _LARGE[c]
    # 一百二 is 120, 三千五 is 3500: a bare last digit takes the next lower place.
    if digit and last == 0 and text[-1] in DIGITS and len(text) > 1 and text[-2] in _SMALL and text[-2] != "十":
        digit *= _SMALL[text[-2]] // 10
    return total + section + digit
