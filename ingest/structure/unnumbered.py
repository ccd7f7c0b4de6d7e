"""Headings without numbers: short lines of their own, with a mark before them (■ ●) or in brackets (【强师】…)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chuyi.ingest.layers import Line, LineKind
from chuyi.ingest.structure.bodies import is_body, parted
from chuyi.ingest.structure.dates import DATE
from chuyi.ingest.structure.lines import content
from chuyi.ingest.text.numbering import Label, label_at

_STOP = re.compile(r"[。；！？]")
_NO_HEADING = re.compile(r"[，。：；！？|\d]|  |\u3000")
_ADDRESSED = re.compile(r"各.*(?:单位|学校|院校|高校|企业|部门|政府|公司|[局厅委会室院办])$")
_GAP = 6
"""Lines within which a heading's text begins; a page's end leaves several blank ones."""
_YEAR = re.compile(r"20\d\d年度?")
_MARK = re.compile(r"[■●◆▲▶►★☆◎○□◇•·※►\-–—]+\s*")
_BRACKETED = re.compile(r"[【〖\[](?P<words>[^【】〖〗\[\]]{2,24})[】〗\]]\s*")


def find_headings(
    text: str, lines: list[Line], start: int, closes: re.Pattern[str]
) -> Iterator[tuple[Label, int, int, int]]:
    """The headings behind ``start``: label (its words are the clause's path), where it, its words and its line's text
    begin and end.

    Args:
        closes: what begins a line that ends the document's body.
    """
    for i, line in enumerate(lines):
        if line.kind is not LineKind.TEXT or line.start < start:
            continue
        begin, end = content(text, line)
        bracketed = _BRACKETED.match(text, begin, end)
        if bracketed is not None and label_at(bracketed["words"] + " ") is not None:
            continue  # a label
        if bracketed is not None:
            words = bracketed["words"]
            yield Label("标题", 0, words, 0, 0), bracketed.start("words"), bracketed.start("words"), end
            continue
        mark = _MARK.match(text, begin, end)
        begin = mark.end() if mark is not None else begin
        words = text[begin:end].rstrip("：:")
        if _is_heading(words, closes) and _stands_alone(text, lines, i, mark is not None):
            yield Label("标题", 0, words, 0, 0), begin, begin, begin + len(words)


DASHED = "——"
"""The form of a heading that a dash marks and its text follows on the line (——专业再升级。围绕…)."""
_DASH = re.compile(r"(?:—|–|―|-){1,2}(?=[\u4e00-\u9fff“])")


def find_dashed(text: str, lines: list[Line], start: int) -> list[tuple[Label, int, int, int]]:
    """Paragraphs behind ``start`` that a dash and a short heading open, as :func:`find_headings` gives them; one alone
    is a remark."""
    found = []
    for line in lines:
        if line.kind is not LineKind.TEXT or line.start < start:
            continue
        begin, end = content(text, line)
        dash = _DASH.match(text, begin, end)
        stop = _STOP.search(text, begin, end)
        if dash is None or stop is None or stop.end() >= end:
            continue
        words = text[dash.end() : stop.start()]
        if 3 <= len(words) <= 24 and not _NO_HEADING.search(words):
            found.append((Label(DASHED, 0, words, 0, 0), dash.end(), dash.end(), end))
    return found if len(found) > 1 else []


_RUN_IN = re.compile(r"(?P<words>[\u4e00-\u9fff“”]{4,14})。(?=[^\n]{8})")


def find_run_in(text: str, lines: list[Line], start: int) -> list[tuple[Label, int, int, int]]:
    """Paragraphs behind ``start`` that a short sentence heads on their own line (优化布局。年内完成…); they part a text
    where most paragraphs have one."""
    found = []
    paragraphs = 0
    for line in lines:
        if line.kind is not LineKind.TEXT or line.start < start:
            continue
        begin, end = content(text, line)
        paragraphs += bool(_STOP.search(text, begin, end))
        head = _RUN_IN.match(text, begin, end)
        if head is not None and not is_body(head["words"]):
            found.append((Label("标题", 0, head["words"], 0, 0), begin, begin, end))
    return found if len(found) > 1 and len(found) * 2 > paragraphs else []


def _is_heading(words: str, closes: re.Pattern[str]) -> bool:
    if not 4 <= len(words) <= 24:
        return False
    plain = _YEAR.sub("", words)  # 2026年工作打算 is a heading, 2026年3月5日 none
    if _NO_HEADING.search(plain) or is_body(words) or _ADDRESSED.match(words):
        return False
    return not (closes.match(words) or DATE.search(plain) or any(is_body(words[a:b]) for a, b in parted(words)))


def _stands_alone(text: str, lines: list[Line], i: int, is_marked: bool) -> bool:
    """Whether a paragraph follows, and a gap or the end of one stands before."""
    after = next((item for item in lines[i + 1 : i + _GAP] if item.kind is not LineKind.BLANK), None)
    if after is None or not _STOP.search(text, after.start, after.end):
        return False
    before = lines[i - 1] if i else None
    return is_marked or before is None or before.kind is LineKind.BLANK or text[before.end - 1] in "。；"
