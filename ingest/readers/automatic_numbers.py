"""The numbers that Word prints before paragraphs and that stand in no text: 一、（一）1. 第一条."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from chuyi.ingest.readers.markup import Element, attribute, child, children

_DEEPEST = 9
_PLACE = re.compile(r"%([1-9])")
_DIGITS = "〇一二三四五六七八九"
_CHINESE = {
    "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
    "taiwaneseCountingThousand", "japaneseLegal", "chineseLegalSimplified", "ideographTraditional",
}  # fmt: skip
_SERIES = {
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
}
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
          (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


class _Level(NamedTuple):
    start: int
    form: str
    pattern: str
    is_legal: bool
    restarts_after: int | None


@dataclass(slots=True)
class _List:
    """A numbered list: which counters it shares and how its levels look."""

    counters: str
    levels: dict[int, _Level]
    first: dict[int, int]


class AutomaticNumbers:
    """Counts on, paragraph by paragraph, as Word does.

    Args:
        numbering: root of ``word/numbering.xml``, or None.
        styles: root of ``word/styles.xml``, or None.
    """

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._abstract = {attribute(e, "abstractNumId"): e for e in children(numbering, "abstractNum")}
        self._nums = {attribute(e, "numId"): e for e in children(numbering, "num")}
        self._styles = {attribute(e, "styleId"): e for e in children(styles, "style")}
        self._lists: dict[str, _List | None] = {}
        self._counters: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[tuple[str, int]] = set()

    def label(self, properties: Element | None) -> str:
        """The number printed before a paragraph (with a space where it needs one), or an empty string.

        Args:
            properties: the paragraph's ``pPr``.
        """
        number, level = self._numbered(properties)
        known = self._list(number)
        if known is None or number is None or level not in known.levels:
            return ""
        self._count(number, known, level)
        return self._printed(known, level)

    def style_name(self, properties: Element | None) -> str:
        """The name of a paragraph's style, or an empty string."""
        style = self._styles.get(attribute(child(properties, "pStyle"), "val"))
        return attribute(child(style, "name"), "val") or ""

    def _numbered(self, properties: Element | None) -> tuple[str | None, int]:
        """List and level of a paragraph: its own, else its style's or the one that this is based on."""
        number: str | None = None
        level: str | None = None
        style = attribute(child(properties, "pStyle"), "val")
        at, seen = child(properties, "numPr"), set[str | None]()
        while True:
            number = number or attribute(child(at, "numId"), "val")
            level = level or attribute(child(at, "ilvl"), "val")
            if number is not None or style is None or style in seen:
                break
            seen.add(style)
            element = self._styles.get(style)
            at = child(element, "pPr", "numPr")
            if attribute(child(at, "numId"), "val") and level is None:
                level = self._level_of_style(attribute(child(at, "numId"), "val"), style)
            style = attribute(child(element, "basedOn"), "val")
        return (None if number == "0" else number), int(level) if level and level.isdecimal() else 0

    def _level_of_style(self, number: str | None, style: str | None) -> str | None:
        """The level that a list binds to a style."""
        abstract = self._abstract_of(number)
        bound = (e for e in children(abstract, "lvl") if attribute(child(e, "pStyle"), "val") == style)
        return attribute(next(bound, None), "ilvl")

    def _abstract_of(self, number: str | None) -> Element | None:
        return self._abstract.get(attribute(child(self._nums.get(number), "abstractNumId"), "val"))

    def _list(self, number: str | None) -> _List | None:
        if number is None:
            return None
        if number not in self._lists:
            self._lists[number] = self._read_list(number)
        return self._lists[number]

    def _read_list(self, number: str) -> _List | None:
        num, abstract = self._nums.get(number), self._abstract_of(number)
        if num is None or abstract is None:
            return None
        levels = dict(_level(element) for element in children(abstract, "lvl"))
        first: dict[int, int] = {}
        for override in children(num, "lvlOverride"):
            at = _number(attribute(override, "ilvl"), 0)
            if (own := child(override, "lvl")) is not None:
                levels[at] = _level(own)[1]
            if (start := child(override, "startOverride")) is not None:
                first[at] = _number(attribute(start, "val"), 1)
        return _List(attribute(abstract, "abstractNumId") or number, levels, first)

    def _count(self, number: str, known: _List, level: int) -> None:
        counters = self._counters[known.counters]
        override = known.first.get(level)
        if override is not None and (number, level) not in self._begun:
            counters[level] = override
        else:
            counters[level] = counters.get(level, known.levels[level].start - 1) + 1
        self._begun.add((number, level))
        for deeper in range(level + 1, _DEEPEST):
            below = known.levels.get(deeper)
            if below is not None and (below.restarts_after is None or level < below.restarts_after):
                counters.pop(deeper, None)

    def _printed(self, known: _List, level: int) -> str:
        counters, own = self._counters[known.counters], known.levels[level]

        def place(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            form = "decimal" if own.is_legal or at not in known.levels else known.levels[at].form
            start = known.levels[at].start if at in known.levels else 1
            return _written(counters.get(at, start), form)

        label = _PLACE.sub(place, own.pattern) if own.form not in ("bullet", "none") else ""
        return f"{label} " if label[-1:].isalnum() else label


def _level(element: Element) -> tuple[int, _Level]:
    value = {name: attribute(child(element, name), "val") for name in ("start", "numFmt", "lvlText", "lvlRestart")}
    restart = value["lvlRestart"]
    return _number(attribute(element, "ilvl"), 0), _Level(
        _number(value["start"], 1),
        value["numFmt"] or "decimal",
        value["lvlText"] or "",
        child(element, "isLgl") is not None,
        None if restart is None else _number(restart, 0),
    )


def _number(value: str | None, default: int) -> int:
    return int(value) if value is not None and value.isdecimal() and len(value) < 6 else default


def _written(value: int, form: str) -> str:
    """A number in one of Word's forms; those of other scripts come out in digits."""
    if form in _CHINESE and 0 < value < 10_000:
        return _chinese(value)
    if form == "ideographDigital":
        return "".join(_DIGITS[int(digit)] for digit in str(value))
    if form in _SERIES and 0 < value <= len(_SERIES[form]):
        return _SERIES[form][value - 1]
    if form in ("upperLetter", "lowerLetter") and 0 < value <= 780:
        letters = chr(ord("A") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letters if form == "upperLetter" else letters.lower()
    if form in ("upperRoman", "lowerRoman") and 0 < value < 4000:
        return _roman(value) if form == "upperRoman" else _roman(value).lower()
    return f"{value:02}" if form == "decimalZero" else str(value)


def _chinese(value: int) -> str:
    words = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            words += _DIGITS[digit] + name
        elif words and value and not words.endswith("零"):
            words += "零"
    return words.removeprefix("一") if words.startswith("一十") else words


def _roman(value: int) -> str:
    words = ""
    for size, letters in _ROMAN:
        count, value = divmod(value, size)
        words += letters * count
    return words
