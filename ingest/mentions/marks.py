"""Marks of context: what, beside punctuation, tells where a name can begin.

One pass over the text finds the words and characters of ``words.yaml`` that speak for a border, and numbers with
their measure; a second table holds the punctuation that ends or opens a stretch. Looking left from the head of a
name is then a walk over a few marks instead of a search.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from chuyi.ingest.mentions.lexicon import trie_expression, word_set, words
from chuyi.ingest.mentions.places import place_names


class MarkKind(IntEnum):
    """How much a mark says: KEEP protects its characters, CUT ends a context, WEAK and JOINER need a look."""

    KEEP = 0
    CUT = 1
    WEAK = 2
    JOINER = 3
    NUMBER = 4


class Mark(NamedTuple):
    """A word of context at ``start`` to ``end``."""

    start: int
    end: int
    kind: MarkKind


_MEASURES = "余?多?(?:个|家|所|项|批|名|人次|人(?!民)|种|类|届|期|轮|次|年级|年度?|月份?|日|周|天|亩|间|栋|座|处|套|台|份|门|本|册|万元|亿元|元|%|％|余人|倍|省|位|支|条|件|场|路|强)"
_DIGITS = "0-9０-９"
_NUMERALS = "一二三四五六七八九十百千万两几数半双"
# Every number begins with one class of characters, so that the engine runs over all others; what it is comes after.
_NUMBER = re.compile(
    rf"[第{_DIGITS}{_NUMERALS}](?:(?<=[0-9])(?<![0-9.].)[0-9]{{0,2}}[.．](?![0-9])|"
    rf"(?:(?<=[第{_DIGITS}])[{_DIGITS}]*(?<=[{_DIGITS}])(?:[.,．，][{_DIGITS}]+)*[万亿千百]?|"
    rf"(?<!双(?=元))(?<=[第{_NUMERALS}])[{_NUMERALS}]*(?<=[{_NUMERALS}]))(?:{_MEASURES})(?:以上|以内|左右)?的?)"
)
# What no name goes over. Quotes and brackets are handled apart: they can stand inside.
_STOPS = "。；！？：，、\n\t|｜;!?:,《》「」『』【】…*#>→／/①②③④⑤⑥⑦⑧⑨⑩■●◆▲"
_STRUCTURE = re.compile(rf"[{re.escape(_STOPS)}“”\"（）()〔〕\[\]]|—{{2,}}|\s+")


_WORD_AND_LEVEL = ("和县", "会同县")


@cache
def _kinds() -> dict[str, MarkKind]:
    kinds = dict.fromkeys(words("keep"), MarkKind.KEEP)
    kinds |= dict.fromkeys(words("weak"), MarkKind.WEAK)
    kinds |= dict.fromkeys(words("opening"), MarkKind.WEAK)
    kinds |= dict.fromkeys(words("cut"), MarkKind.CUT)
    kinds |= dict.fromkeys("".join(words("single")), MarkKind.CUT)
    kinds |= dict.fromkeys("".join(words("joiner")), MarkKind.JOINER)
    return kinds


@cache
def _words() -> re.Pattern[str]:
    return re.compile(trie_expression(_kinds()))


def _in_context(text: str) -> Iterator[Mark]:
    """The words of context in a text from left to right, longest first, without overlap; what protects is left out."""
    kinds = _kinds()
    for match in _words().finditer(text):
        kind = kinds[match.group()]
        if kind is not MarkKind.KEEP:
            yield Mark(match.start(), match.end(), kind)


class Marks:
    """The marks and the structure of one text; ``places`` are start and end of the names of divisions in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        found = list(_in_context(text))
        found += [Mark(m.start(), m.end(), MarkKind.NUMBER) for m in _NUMBER.finditer(text)]
        found.sort()
        self.places = self._places({mark.end for mark in found})
        self.marks = self._outside_places(found)
        self._mark_starts = [mark.start for mark in self.marks]
        self._structure = [(m.start(), m.end(), text[m.start()]) for m in _STRUCTURE.finditer(text)]
        self._structure_starts = [start for start, _, _ in self._structure]

    def _places(self, ends: set[int]) -> list[tuple[int, int]]:
        """The names of divisions, without those that are a word of context and a level behind another word: in
        财政局和县教育局 no 和县, if no place (马鞍山市和县) or mark (在和县) ends before; ``ends`` are those of the marks.
        """
        found: list[tuple[int, int]] = []
        for start, end in place_names().scan(self.text):
            before = self.text[start - 1 : start]
            joins = self.text[start:end] in _WORD_AND_LEVEL and "\u4e00" <= before <= "\u9fff" and start not in ends
            if not joins or (found and found[-1][1] == start):
                found.append((start, end))
        return found

    def _outside_places(self, marks: list[Mark]) -> list[Mark]:
        """The marks without those that only are a part of a place's name (三门峡, 日喀则, 共和县).

        A name of two characters counts only where a name can begin, for it may be the end and beginning of two words
        (…云和…).
        """
        held: dict[int, int] = {}
        ends = {mark.end for mark in marks}
        for start, end in self.places:
            before = self.text[start - 1 : start]
            if end - start > 2 or not "\u4e00" <= before <= "\u9fff" or start in ends:
                held.update(dict.fromkeys(range(start, end), end))
        return [mark for mark in marks if held.get(mark.start, 0) < mark.end]

    def within(self, start: int, end: int) -> list[Mark]:
        """Marks that lie between two places, in order."""
        low = bisect_left(self._mark_starts, start)
        high = bisect_left(self._mark_starts, end)
        return [mark for mark in self.marks[low:high] if mark.end <= end]

    def stretch(self, end: int, floor: int) -> tuple[int, list[tuple[int, int]]]:
        """Where the stretch that holds ``end`` begins: after the last punctuation that no name goes over.

        A bracket or quotation that is closed again before ``end`` may be a part of the name (建滔（衡阳）实业,
        “双高计划”) and does not end the stretch; an open one does. Gives those parts too, for what stands inside them
        says nothing about borders.
        """
        parts: list[tuple[int, int]] = []
        index = bisect_left(self._structure_starts, end) - 1
        while index >= 0:
            start, stop, character = self._structure[index]
            if start < floor:
                return max(stop, floor), parts
            if character in '）)”"〕':
                opening = self._opening(index, floor)
                if opening is None or not _inside_name(self.text[self._structure[opening][1] : start], character):
                    return stop, parts
                parts.append((self._structure[opening][0], stop))
                index = opening - 1
                continue
            return stop, parts
        return floor, parts

    def _opening(self, index: int, floor: int) -> int | None:
        """The structure that opens what ``index`` closes, no more than four structures and 24 characters before."""
        start, _, character = self._structure[index]
        wanted = {"）": "（(", ")": "（(", "”": "“", '"': '"', "〕": "〔"}[character]
        depth = 0
        for before in range(index - 1, max(-1, index - 7), -1):
            position, _, other = self._structure[before]
            if position < floor or start - position > 24:
                return None
            if other in wanted and (depth == 0 or character == '"'):
                return before
            if other == character:
                depth += 1
            elif other in wanted:
                depth -= 1
            elif other in _STOPS and other not in "、":
                return None
        return None


_ENUMERATOR = re.compile(r"[一二三四五六七八九十百\d０-９]+")
_SAID_ASIDE = re.compile("以下|简称|[0-9]{4}|原名|含|即|见|包括|包含|牵头|负责|配合|附件|位于|下同")


def _inside_name(content: str, closing: str) -> bool:
    """Whether a bracket or quotation can be a part of a name."""
    if not content or len(content) > 14 or "。" in content or "，" in content:
        return False
    if closing in '”"':
        return len(content) <= 10
    if _ENUMERATOR.fullmatch(content) or (_SAID_ASIDE.search(content) and not content.startswith("含")):
        return False
    return (content not in word_set("cut") and "、" not in content) or content.startswith("含")
