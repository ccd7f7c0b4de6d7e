"""Deadlines: 到2025年, 2025年底前, 2026年6月底前; 年内, 全年, 9月底前 in the year of the plan. None is invented."""

from __future__ import annotations

import re

from chuyi.ingest.values import value

_YEAR = r"(?P<year>20\d\d)\s?年"
_MONTH = r"(?P<month>1[0-2]|0?[1-9])\s?月"
_DATED = re.compile(
    rf"(?P<lead>到|至|在|于|截至|截止|力争|自|从|比|较|对|以|与)?{_YEAR}(?:{_MONTH})?(?:(?P<day>\d{{1,2}})[日号])?"
    r"(?P<tail>(?:年?底|末|初|上半年|下半年)?(?:之前|以前|前|之内|内|底|起|开始|以来|以后|后|度|的)?)"
)
_MONTHLY = re.compile(
    rf"(?<![\d年])(?:(?P<lead>自|从|每年)?{_MONTH})(?:(?P<day>\d{{1,2}})[日号])?(?P<tail>(?:底|末|初|上旬|中旬|下旬)?(?:之前|以前|前|底|内|末)|底)"
)
_YEARLY = re.compile(
    r"(?<![\d每近半度明一二三四五六七八九十两])(?:年底前|年底之前|年底以前|年内|全年|本年度内|今年年?底前|今年内|今年)(?![度级均起]|以来|开始)"
)
_FROM_YEAR = re.compile(r"20\d\d年(?:\d{1,2}月)?$")
_NEXT_YEAR = re.compile(r"(?<![\u4e00-\u9fff])(?:到|至|于|在)?明年(?:年?底|内)?(?:之前|以前|前)?")
_RANGED_YEARS = re.compile(r"(?P<first>20\d\d)年?[至到—–\-－~～](?P<last>20\d\d)年(?=[^。；]{0,24}?分别)")
_LISTED_YEARS = re.compile(r"(?P<years>(?:20\d\d[、和及与])+)(?=20\d\d年(?:度)?(?:分别|依次|各))")
# A range of years, or the beginning of something (2026年秋季学期起), is no deadline.
_GOES_ON = re.compile(r"\s?[—–\-－~～至]|[\u4e00-\u9fff]{0,6}起(?!来)|(?:均|都|也)?(?:已经?|曾|被)")
_SPAN = re.compile(r"(?<!\d)[一二三四五六七八九两十\d]{1,2}年内")
# 规模2025年达到1200人
_THEN = re.compile(r"(?:达到?|增至|增加到|提高到|降至|突破|实现|完成|建成|控制在|不[低少]于)")
# 由2024年的80所调整至2027年的65所
_NEW_VALUE = re.compile(r"(?:不[少低]于|约)?\d")
_SHARE = re.compile(r"[\u4e00-\u9fff]{0,6}\d")  # （2025年300名、2026年350名）
_NO_LEADS = ("自", "从", "比", "较", "对", "以", "与", "每年")
_NO_TAILS = ("起", "开始", "以来", "以后", "后", "度", "的")


@value
class Deadline:
    """A date by which something is to be done; ``value`` None for a span that names no year (三年内)."""

    start: int
    end: int
    value: str | None


def find_deadlines(text: str, start: int, end: int, plan_year: int | None) -> list[Deadline]:
    """All deadlines between two places of a text, in order."""
    dated = _dated(text, start, end)
    found = [*dated, *_monthly(text, start, end, plan_year, dated), *_listed_years(text, start, end)]
    if plan_year is not None:
        found += [Deadline(m.start(), m.end(), str(plan_year)) for m in _YEARLY.finditer(text, start, end)]
        found += [Deadline(m.start(), m.end(), str(plan_year + 1)) for m in _NEXT_YEAR.finditer(text, start, end)]
    found += [Deadline(m.start(), m.end(), None) for m in _SPAN.finditer(text, start, end)]
    return sorted(found, key=lambda item: item.start)


def _dated(text: str, start: int, end: int) -> list[Deadline]:
    found = []
    for match in _DATED.finditer(text, start, end):
        lead, tail = match["lead"] or "", match["tail"] or ""
        changes = lead in ("到", "至") and tail == "的" and _NEW_VALUE.match(text, match.end(), end) is not None
        if lead in _NO_LEADS or (tail.endswith(_NO_TAILS) and not changes) or _GOES_ON.match(text, match.end()):
            continue
        if lead == "至" and _FROM_YEAR.search(text, max(start, match.start() - 12), match.start()):
            continue  # 2024年至2026年: how long something goes on
        before = text[max(match.start() - 1, start) : match.start()]
        if before in ("—", "–", "-", "－", "~", "～", "〔") or (before == "（" and not _SHARE.match(text, match.end())):
            continue
        stands_free = match.start() == start or text[match.start() - 1] in "，。；：、（(“ \u3000\n中例率到至于在前力"
        stands_free = stands_free or _THEN.match(text, match.end(), end) is not None
        if tail or lead in ("到", "至", "在", "于", "力争", "截至", "截止") or stands_free:
            month = match["month"]
            value = match["year"] + (f"-{int(month):02d}" if month else "") + _day(match["day"] if month else None)
            found.append(Deadline(match.start(), match.end(), value))
    return found


def _monthly(text: str, start: int, end: int, plan_year: int | None, dated: list[Deadline]) -> list[Deadline]:
    """Months without a year: that of the month before in the sentence (2025年6月底前…，12月底前…), else of the plan."""
    found = []
    for match in _MONTHLY.finditer(text, start, end):
        told = [item.value for item in dated if item.end <= match.start() and item.value and "-" in item.value]
        year = told[-1][:4] if told else plan_year
        if match["lead"] is None and year is not None:
            found.append(Deadline(match.start(), match.end(), f"{year}-{int(match['month']):02d}{_day(match['day'])}"))
    return found


def _listed_years(text: str, start: int, end: int) -> list[Deadline]:
    """Each year of 2024、2025、2026年分别 and of 2024至2026年…分别, but the last, which is found as a date."""
    ranged = [
        Deadline(span.start(), span.start("last"), str(year))
        for span in _RANGED_YEARS.finditer(text, start, end)
        for year in range(int(span["first"]), int(span["last"]))
    ]
    return ranged + [
        Deadline(start_ + year.start(), start_ + year.end(), year[0])
        for listed in _LISTED_YEARS.finditer(text, start, end)
        for start_ in (listed.start("years"),)
        for year in re.finditer(r"20\d\d", listed["years"])
    ]


def _day(written: str | None) -> str:
    return f"-{int(written):02d}" if written and 1 <= int(written) <= 31 else ""


_BARE_MONTH = re.compile(r"(?P<month>1[0-2]|0?[1-9])月份?")


def bare_month(words: str, year: int | None) -> str | None:
    """5月 where nothing but a time limit stands, in the year of the plan."""
    match = _BARE_MONTH.fullmatch(words)
    return f"{year}-{int(match['month']):02d}" if match is not None and year is not None else None


def deadline_for(found: list[Deadline], place: int, parts_from: int | None, stop: int, begin: int = 0) -> str | None:
    """The deadline of a number at ``place``: the nearest before it, else the first after it in the sentence.

    Args:
        begin: behind the semicolon before the number.
        stop: the semicolon behind the number; a date behind it says nothing about what stands before.
        parts_from: where 其中 begins; what stands behind it says nothing about the total before it.
    """
    # Behind 其中 a date belongs to its part, up to the semicolon.
    ends_part = parts_from is not None and begin > parts_from
    before = [
        item
        for item in found
        if item.end <= place and not (ends_part and parts_from is not None and parts_from < item.start < begin)
    ]
    if before:
        return before[-1].value
    after = next((item for item in found if item.start > place), None)
    if after is None or after.start >= stop or (parts_from is not None and place < parts_from < after.start):
        return None
    return after.value
