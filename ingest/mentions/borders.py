"""Where a name begins: from its head leftwards to the border.

A stretch without punctuation before the head is cut at marks of context. Marks that can be a part of names as well
(和, 建设) are decided by what stands on both sides.
"""

from __future__ import annotations

import re

from chuyi.ingest.mentions.gazetteer import Gazetteer
from chuyi.ingest.mentions.heads import Family, Head
from chuyi.ingest.mentions.lexicon import made_of, trie_expression, word_set, words
from chuyi.ingest.mentions.marks import Mark, MarkKind, Marks
from chuyi.ingest.mentions.places import place_chain_end

_LONGEST = 48
_TOPICAL = {
    Family.BASE,
    Family.CULTURE,
    Family.INDUSTRY_COLLEGE,
    Family.PROGRAMMES,
    Family.ALLIANCE,
    Family.LEAGUE,
    Family.RESEARCH,
    Family.TITLE,
    Family.OFFICE,
    Family.PUBLIC_UNIT,
}
# After one of these a joiner separates two names.
_NAME_END = re.compile(
    '(?:公司|集团|大学|学院|学校|中专|中心|研究院|研究所|协会|学会|商会|厅|局|委员会|政府|管委会|委|联合体|共同体|联盟|基地|专业群|厂|银行|股份|[）)”"])$'
)
_LEVEL = re.compile(trie_expression(words("level")) + f"(?!{trie_expression(words('level_not_before'))})")
_START = re.compile(f'[“"]|{trie_expression(words("level"))}|[0-9]|某')


class Borders:
    """Left borders in one text."""

    def __init__(self, text: str, marks: Marks, known: Gazetteer) -> None:
        self._text = text
        self._marks = marks
        self._known = known

    def left(self, head: Head, floor: int) -> int:
        """Where the name with this head begins; ``head.start`` where nothing stands before it.

        ``floor`` is a place that the name cannot go over (the end of a name before it).
        """
        begin = self._marks.stretch_start(head.start, max(floor, head.start - _LONGEST))
        border = begin
        for mark in self._marks.within(begin, head.start):
            if mark.start < border:
                continue
            if mark.kind is MarkKind.NUMBER:
                border = self._after_number(mark, border, head)
            elif mark.kind is MarkKind.CUT:
                if mark.end < head.start or self._is_bare(head):
                    border = mark.end
            elif mark.kind is MarkKind.WEAK:
                border = self._after_weak(mark, border, head)
            else:
                border = self._after_joiner(mark, border, head)
        return border

    def _is_bare(self, head: Head) -> bool:
        """Whether a head right after a word of context can only be generic (支持学校)."""
        return head.family not in (Family.FIRM,)

    def _after_number(self, mark: Mark, border: int, head: Head) -> int:
        """A number counts what follows, except where it names it (第一中学, 5713厂)."""
        return mark.end if mark.end <= head.start else border

    def _after_weak(self, mark: Mark, border: int, head: Head) -> int:
        """建设 and its like: a verb before a place, level, quotation or known name, or first in a topical name."""
        if mark.end >= head.start and head.family is not Family.PROGRAMMES:
            return border
        if self._starts_name(mark.end, head):
            return mark.end
        if mark.start == border and self._opens_clause(border) and head.family in _TOPICAL:
            rest = self._text[mark.end : head.start]
            if len(rest) > 1 and self._text[mark.start : mark.end] in _VERBS:
                return mark.end
        return border

    def _opens_clause(self, position: int) -> bool:
        """Whether a clause, not an item of an enumeration, begins here."""
        before = self._text[position - 1 : position]
        return not before or before in "。；！？：，\n）)（( \t.．" or not self._is_joined(position)

    def _is_joined(self, position: int) -> bool:
        return self._text[position - 1 : position] in '、与和及同“"'

    def _after_joiner(self, mark: Mark, border: int, head: Head) -> int:
        """和 and its like: a border, except between the two halves of one name's core."""
        left = self._text[border : mark.start]
        if not left or len(left) == 1 or left in word_set("generic") or _NAME_END.search(left):
            return mark.end
        if self._starts_name(mark.end, head) or (left[-2:] in word_set("generic") and head.family not in _TOPICAL):
            return mark.end
        if place_chain_end(self._text, border, mark.start) > border:
            # 宁波市新能源与…: the place opens one name; 宁波与… are two.
            return border if place_chain_end(self._text, border, mark.start) < mark.start else mark.end
        if head.family in _TOPICAL or head.family is Family.ASSOCIATION:
            return mark.end if self._known_left(border, mark.start) else border
        return mark.end

    def _known_left(self, start: int, end: int) -> bool:
        return self._known.get(self._text[start:end]) is not None

    def _starts_name(self, position: int, head: Head) -> bool:
        """Whether what begins here is a name's beginning: a place, a level, a quotation, a known name."""
        if position >= head.start:
            return False
        if _START.match(self._text, position):
            return True
        end = place_chain_end(self._text, position, head.end)
        if end > position and end < head.end:
            return True
        known = self._known.longest_ending_at(self._text, head.end, position)
        return known is not None and len(known.name) == head.end - position


_VERBS = frozenset(
    ["建设", "培育", "组织", "联合", "发展", "开放", "设计", "提高", "扩大", "布局建设", "遴选建设", "培育建设", "支持建设", "规划", "推广", "集聚", "促进", "引育", "保障", "宣传", "展示", "保护", "开发"]
)


def is_class(core: str) -> bool:
    """Whether a core without place holds nothing but words that make a class."""
    return made_of(core, word_set("class_words"))
