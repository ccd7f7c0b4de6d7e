"""Dates as documents write them, as ISO dates or their beginnings."""

from __future__ import annotations

import re

from chuyi.ingest.text.numerals import DIGITS, number

_HAN = "〇○零一二三四五六七八九十"
DATE = re.compile(
    rf"(?P<year>(?:19|20)\d\d|[二一][{_HAN}]{{3}})\s?(?:年|[-/.](?=\d))\s?"
    rf"(?:(?P<month>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})\s?(?:月|[-/.](?=\d)|(?=\D|$))\s?"
    rf"(?:(?P<day>\d{{1,2}}|[{_HAN}]{{1,3}})\s?(?:日|号|(?=\D|$)))?)?"
)
"""A year with month and day where they are written; 二〇二四年三月十二日 and 2024-03-12 too."""


def iso(match: re.Match[str]) -> str | None:
    """The date of a match of :data:`DATE`, as precise as it is written; None where it is no date."""
    year = _year(match["year"])
    month, day = _part(match["month"]), _part(match["day"])
    if year is None or (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= 31):
        return None
    if month is None:
        return str(year)
    return f"{year}-{month:02d}" if day is None else f"{year}-{month:02d}-{day:02d}"


def _year(written: str) -> int | None:
    if written.isdigit():
        return int(written)
    if any(c not in DIGITS for c in written):
        return None
    return int("".join(str(DIGITS[c]) for c in written))


def _part(written: str | None) -> int | None:
    if not written:
        return None
    value = number(written)
    return None if value is None else int(value)
