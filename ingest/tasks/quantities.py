"""Numbers with a unit: 20个, 10万人次, 三千人, 2000万元, 百分之九十, 1—2所, 百名."""

from __future__ import annotations

import re

from chuyi.ingest.tasks.words import words
from chuyi.ingest.text.numerals import DIGITS, NUMBER, SCALES, number
from chuyi.ingest.values import value

_UNIT = "|".join(sorted(words("units"), key=len, reverse=True))
# What these characters begin where they are no unit: 个月 and 学时 are durations, 名单 and 部门 are nouns.
_NO_UNIT = re.compile(
    r"个(?:人|月|学期|工作日|小时|学时|课时|星期|季度|学年|年度|批次|方面|层次|阶段|步骤|环节|体系|性|别|以)|名(?:单|称|额|校(?!长)|师工)|家(?:庭"
    r"|长|居|政|电|具)|部(?:门|分|署|委|属|级)"
    r"|所(?:有|在|属|需|以|得)|次(?:性|数|序|要|年|日)|人(?:才培|工|事|力|民|社|员会)|项(?:目式)|本(?:科|地|级|省|市|县|校"
    r"|市|区|方|通|意|办)|件(?:均)|门(?:类)|种(?:子|植|业)|对(?:接|口|外|应|标|照|象)"
    r"|期(?:间|限|末)|条(?:件|例|款)|类(?:型|别)|组(?:建|织|长|成)|场(?:地|所|景)|点(?:多|面|线)|班(?:级)|校(?:企|园"
    r"|外|内|长)|位(?:于)|台(?:湾|商|资|州)|套(?:餐)|支(?:持|教|部|撑)|队(?:伍)|站(?:位)|节(?:约|点|能|日|庆|水)|分(?:钟|制|比|之|为|别|类|批|布|工|析|配|享|解|校|院|期|年|步|层|级|段|别|会|局|公司|中心|支)|课时(?:费|量)|学时(?:制)|集(?:团"
    r"|中|聚|群|体|成)|首(?:批|届|都|席|创|家|个|次)|块(?:状|链)|列(?:入|为|支|车)|具(?:有|备|体)|双(?:师|高|向|元|一|创)|床(?:位)|头(?:部|雁)|架(?:构)|字(?:号)|米(?:粉|酒)|村(?:级|民|干|镇|庄)|元(?:宇宙|器件|素)"
)
BEFORE_BOUND = r"最[高多]不得?超过|最[低少]不得?[低少]于|不得?少于|不得?低于|不得?超过|不得?高于|不小于|不多于|不大于|至少|至多|最少|最多|最高|最低|超过|高于|累计|约|[超逾]"
"""Bounds that stand before the number."""
AFTER_BOUND = r"以上|以下|以内|以外|左右|上下|及以上|[/／](?:[人生校个家所次]|学?年|季度?|月|学期)(?:[·•.．/／](?:学?年|季度?|月|天))?"

_RANGE = r"(?:[—–\-－~～至到]{1,2})"
QUANTITY = re.compile(
    rf"百分之(?P<per_hundred>[零一二三四五六七八九十百点\d.]+)(?P<hundred_after>{AFTER_BOUND})?"
    rf"|(?P<tenths>[一二三四五六七八九])成(?P<half>半|[一二三四五六七八九])?(?:(?P<tenths_after>{AFTER_BOUND})|(?=[，。；、）\n]|$))"
    rf"|(?P<low>{NUMBER})(?:元(?=[—–~～至]))?(?:{_RANGE}(?P<high>{NUMBER}))?(?P<more>余|多|几)?(?P<unit>(?:{_UNIT})(?:（[套台件个次节门]）)?)(?P<after>{AFTER_BOUND})?"
    rf"|(?P<percent>\d+(?:\.\d+)?)(?:[%％]?{_RANGE}(?P<percent_high>\d+(?:\.\d+)?))?[%％](?P<percent_after>{AFTER_BOUND})?"
)
_IN_NAME = re.compile(r"(?:[第〔+＋.A-Za-z]|[一二三四五六七八九十\d][:：∶比])$")
_BEFORE = re.compile(rf"(?:{BEFORE_BOUND})$")


@value
class Quantity:
    """A number with its unit.

    Attributes:
        start, end: place of number and unit; ``bound_start`` and ``bound_end`` take in 不少于 before and 以上 after.
        count: the full number: 10万人次 is 100000.
        written_range: ``2—3`` where a range is written; ``count`` is then the lower end.
        bound: 不少于, 以上 … or "".
        is_one: whether it is written 一, which is as often an article as a number.
    """

    start: int
    end: int
    bound_start: int
    bound_end: int
    count: int | float
    unit: str
    bound: str
    written_range: str | None
    is_one: bool


def find_quantities(text: str, start: int, end: int) -> list[Quantity]:
    """All quantities between two places of a text, in order; dates, labels, numbers in names are none."""
    found = []
    at = start
    while (match := QUANTITY.search(text, at, end)) is not None:
        at = match.end()
        quantity = _read(text, match, start)
        if quantity is not None:
            found.append(quantity)
        else:
            at = match.start() + 1
            while (
                at < end and text[at] in "0123456789.,零〇一二三四五六七八九十百千万亿两"
            ):  # never the rest of a number as a number
                at += 1
    return found


_PLAIN_UNITS = {"㎡": "平方米", "m²": "平方米", "平米": "平方米"}


def _read(text: str, match: re.Match[str], start: int) -> Quantity | None:
    before = text[max(start, match.start() - 6) : match.start()]
    # 第3期, 〔2024〕5, 1+2, G20: a number there belongs to a label or a name.
    if _IN_NAME.search(before):
        return None
    if before.endswith(("（", "(")) and text[match.end() : match.end() + 1] in ("）", ")") and match["low"] in SCALES:
        return None  # 规模（万人）: a unit, no number
    value = _count(match)
    if value is None or (match["unit"] and _is_no_unit(text, match)):
        return None
    if match["unit"] in ("项", "条") and "." in match["low"]:
        return None  # 2.1项任务: a label
    unit = _PLAIN_UNITS.get(match["unit"], match["unit"]) or "%"
    bound = _BEFORE.search(before)
    after = match["after"] or match["percent_after"] or match["hundred_after"] or match["tenths_after"] or ""
    high = match["high"] or match["percent_high"]
    return Quantity(
        match.start(),
        match.end() - len(after),
        match.start() - (len(bound[0]) if bound else 0),
        match.end(),
        value,
        unit,
        (bound[0] if bound else "") + after,
        f"{match['low'] or match['percent']}—{high}" if high else None,
        match["low"] == "一" and high is None,
    )


def _count(match: re.Match[str]) -> int | float | None:
    if match["per_hundred"]:
        return _per_hundred(match["per_hundred"])
    if match["tenths"]:
        half = match["half"]
        return 10 * DIGITS[match["tenths"]] + (5 if half == "半" else DIGITS[half] if half else 0)
    if match["percent"]:
        value = float(match["percent"])
        return int(value) if value.is_integer() else value
    low, high = number(match["low"]), number(match["high"]) if match["high"] else None
    if low is not None and high is not None and high > low:
        # 1—2万人: the scale stands at the second number only.
        scale = match["high"][-1]
        if scale in "万亿" and match["low"][-1] not in "万亿":
            return number(match["low"] + scale)
    return low if low else None


def _per_hundred(written: str) -> int | float | None:
    whole, _, rest = written.partition("点")
    value = number(whole)
    if value is None or not rest:
        return value
    digits = "".join(str(number(c)) for c in rest)
    return float(f"{value}.{digits}") if digits.isdigit() else None


# Behind Chinese numerals these are mostly parts of words (三部曲, 一块, 两头).
_DIGITS_ONLY = frozenset("届校班点类站组期部队架头块列具双副床米字分节")


def _is_no_unit(text: str, match: re.Match[str]) -> bool:
    """Whether the unit's character begins another word, or the number is part of one (十四五, 一体化)."""
    at = match.end("unit") - 1
    if _NO_UNIT.match(text, at) and not match["after"]:
        return True
    if match["unit"] in _DIGITS_ONLY and not match["low"][0].isdigit():
        return True
    return match["unit"] in ("点", "类") and match["after"] is None
