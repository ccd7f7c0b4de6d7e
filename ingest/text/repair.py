"""Text repair with a way back: what OCR, page layout and full-width typing did to the words is undone.

Three kinds of change, all kept in :class:`~chuyi.ingest.layers.Repaired`: characters are left out (white space and
line breaks inside words, page numbers), replaced one by one (full-width digits and letters, half-width Chinese
punctuation), or moved to the end as whole lines (running heads in the middle of a sentence).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from chuyi.ingest.layers import Repaired
from chuyi.ingest.text.breaks import NOTHING_KNOWN, Breaks
from chuyi.ingest.text.numbering import label_at

_HAN = "\u3400-\u4dbf\u4e00-\u9fff〇"
_WIDTH = {0xFF01 + i: 0x21 + i for i in range(94)} | {0xA0: " ", 0x2002: " ", 0x2003: " ", 0x2009: " "}
# Full-width forms that are right in Chinese text and stay.
_WIDTH = {k: v for k, v in _WIDTH.items() if chr(k) not in "！（），：；？～＂＇［］｛｝｜"}
_WIDTH |= {ord(c): r for c, r in zip("「」『』﹁﹂", "“”‘’“”", strict=True)} | {ord("｜"): "|"}
_WIDE = re.compile(f"[{''.join(map(re.escape, map(chr, _WIDTH)))}]")

# The patterns below begin with a class of characters, so that the engine runs over all others.
_HALF = re.compile(
    rf"[,;:?!()](?:(?<=[()])|(?<=[{_HAN}”》）)\]%][,;?!])|(?<=[,;?!])(?=[^\S\r\n]?[{_HAN}“《])|(?<=[{_HAN}”》）)\d]:)(?![\d/]))"
)
_HALF_TO_FULL = dict(zip(",;:?!()", "，；：？！（）", strict=True))
_ENGLISH_AROUND = re.compile(r"[A-Za-z]{2}")

# OCR reads 0 and 1 as letters; inside a number that counts something they can be nothing else.
_MISREAD_DIGIT = re.compile(
    r"[OolI](?:(?<=\d.)(?=[\dOolI]* ?[个所家名项人万千百亿年月日%元])|(?<=[lI])(?<![A-Za-z].)(?=\d+[个所家名项人万年月日%元]))"
)

# A dash or a letter in a label's place: —、总体要求, （—）办学, l.办学.
_MISREAD_LABEL = re.compile(
    rf"[—－lI|](?:(?<![^#\s].)(?:(?<=[—－])(?=、[{_HAN}])|(?<=[lI|])(?=[.．、][{_HAN}]))|(?<=[（(][—－])(?=[）)][{_HAN}]))"
)

_END = "。！？；：…|"
_KEY_LINE = re.compile(r"[\u4e00-\u9fff（）]{2,10}[：:]")
_INDENT = re.compile(r"[ \t\u3000]{2,}|\u3000")
_OPENERS = re.compile(r"[#|＃●○■◆·•※【—-]|附件|附表|注[：:1-9]|(?:二〇|二○|[12]\d{3}\s?年.{0,8}日$)|[12]\d{3}[-/.]\d")
_PAGE_NUMBER = re.compile(
    r"[ \t\u3000]*(?:[-—–－―─·•]+ ?\d{1,4} ?[-—–－―─·•]+|第 ?\d{1,4} ?页(?:[ ,，/]*共 ?\d{1,4} ?页)?"
    r"|\d{1,4} ?/ ?\d{1,4}|\d{1,3})[ \t\u3000]*"
)
_SPACED_RUN = re.compile(rf"(?<![^\s])(?:[{_HAN}\d〔〕（）“”《》] ){{2,}}[{_HAN}\d〔〕（）“”《》](?!\S)")
_SPACED_DATE = re.compile(r"(?<!\d)(?:\d ?){4} ?年 ?(?:\d ?){1,2} ?月(?: ?(?:\d ?){1,2} ?日)?")
_SPACED_NUMBER = re.compile(r"[〔\[（(【] ?(?:\d ?){4}[〕\]）)】] ?(?:第 ?)?(?:\d ?){1,5}号")
_EMPHASIS = re.compile(r"\*\*(?=[^\s*])|(?<=[^\s*])\*\*")
_SPACED_COUNT = re.compile(r"(?<![\d.])\d{1,3}(?: \d{1,3})+(?= ?[万亿千百个人家名所项元%％])")
_LONE_CHARACTER = re.compile(rf"(?<=[{_HAN}]) (?=[{_HAN}](?:[ \t\u3000]|$))(?! [一二三四五六七八九十])")
_INNER_SPACE = re.compile(
    rf"(?<=[{_HAN}，。、；：！？“”《》（）]) +(?=[{_HAN}\d“《（〔])|(?<=[\d”》）%]) +(?=[{_HAN}，。、；：）%])"
)
_AROUND_STOP = re.compile(r"(?<=[，。、；：！？《“（]) +| +(?=[，。、；：！？》”）])")
_PROSE = re.compile(r"[，。；]")
_SAYS = re.compile(r"[。！？；，|]")
_BREAK = re.compile(r"\r\n?|\n")
_LOOK_BACK = 2000
_EDGE = 2
_DIGITS = re.compile(r"\d+")
_NARROWEST, _WIDEST, _ENDLESS = 16, 60, 1 << 30
_BARE_LABEL = re.compile(r"[# \t\u3000]*(\d{1,2}|[一二三四五六七八九十]{1,3}) +")
_LIST_ITEM = re.compile(r"[ \t]*\d{1,3}[*＊]?[ \t]+\S")


@dataclass(slots=True)
class _Line:
    """A line of the text as read: its characters, replacements done, and what to do with it."""

    start: int
    text: str
    begins_page: bool = False
    is_furniture: bool = False
    joins_next: bool = False


def repair(original: str, breaks: Breaks = NOTHING_KNOWN) -> Repaired:
    """The repaired text and the way back. Linear in the text's length.

    Args:
        original: the text as read; a form feed begins a page.
        breaks: what the reader knows of its lines.
    """
    lines = _split(original, frozenset(breaks.pages))
    _mark_furniture(lines)
    _mark_joins(lines, breaks)
    return _assemble(original, lines)


def _split(original: str, pages: frozenset[int]) -> list[_Line]:
    lines = []
    start = 0
    changed = in_chinese_forms(original)
    for end, following in (*(match.span() for match in _BREAK.finditer(original)), (len(original), 0)):
        body = original[start:end]
        if not body.isascii():  # a line of another language stays
            body = changed[start:end]
        feeds = len(body) - len(body.lstrip("\f"))
        lines.append(_Line(start + feeds, body[feeds:], feeds > 0 or start in pages))
        start = following
    return lines


def is_page_number(line: str) -> bool:
    """Whether a line can be a page's number: — 3 —, 第3页 共9页, 3/9, 3."""
    return bool(_PAGE_NUMBER.fullmatch(line))


def in_chinese_forms(text: str) -> str:
    """A text with the widths and the punctuation that Chinese has, character for character."""
    if text.isascii():
        return text
    text = _MISREAD_LABEL.sub(lambda match: "1" if match[0] in "lI|" else "一", text)
    text = _WIDE.sub(lambda match: match[0].translate(_WIDTH), text)
    text = _MISREAD_DIGIT.sub(lambda match: "0" if match[0] in "Oo" else "1", text)
    return _HALF.sub(_full_width, text)


def _full_width(match: re.Match[str]) -> str:
    """Punctuation between Chinese characters becomes Chinese; inside English it stays."""
    text, at = match.string, match.start()
    if match[0] in "()" and _ENGLISH_AROUND.fullmatch(text[max(at - 1, 0) : at] + text[at + 1 : at + 2]):
        return match[0]
    return _HALF_TO_FULL[match[0]]


def _mark_furniture(lines: list[_Line]) -> None:
    """Page numbers: a line that is one, with a dash at both sides or blank lines around it."""
    for i, line in enumerate(lines):
        if len(line.text) > 24 or not is_page_number(line.text):
            continue
        alone = (i == 0 or not lines[i - 1].text.strip()) and (i + 1 == len(lines) or not lines[i + 1].text.strip())
        line.is_furniture = alone or not line.text.strip().isdigit()
    _mark_running_heads(lines)
    _mark_page_edges(lines)


def _mark_running_heads(lines: list[_Line]) -> None:
    """A short line beside a page number that says the same on another page."""
    beside: list[int] = []
    for i, line in enumerate(lines):
        if line.is_furniture:
            before = next((k for k in range(i - 1, max(i - 4, -1), -1) if lines[k].text.strip()), None)
            after = next((k for k in range(i + 1, min(i + 4, len(lines))) if lines[k].text.strip()), None)
            beside += [k for k in (before, after) if k is not None and not lines[k].is_furniture]
    said = Counter(lines[k].text.strip() for k in set(beside) if 4 <= len(lines[k].text.strip()) <= 40)
    for k in beside:
        text = lines[k].text.strip()
        if said[text] > 1 and _can_be_head(text):
            lines[k].is_furniture = True


def _can_be_head(text: str) -> bool:
    """Whether a line that several pages have can be a running head: no part of a sentence, of a table, of a list. What
    stands on a page that was scanned twice is text."""
    return len(text) >= 4 and not _SAYS.search(text) and label_at(text) is None


def _mark_page_edges(lines: list[_Line]) -> None:
    """Where pages are known: page numbers at their edges, and what stands at the edges of several."""
    edges = _page_edges(lines)
    for k in edges:
        lines[k].is_furniture = lines[k].is_furniture or is_page_number(lines[k].text)
    words = {k: _DIGITS.sub("0", lines[k].text.strip()) for k in edges}
    said = Counter(words.values())
    for k, text in words.items():
        if said[text] > 1 and len(text) <= _WIDEST and _can_be_head(text):
            lines[k].is_furniture = True


def _page_edges(lines: list[_Line]) -> list[int]:
    """The first and the last two lines with words of every page; none where there is but one page."""
    starts = [i for i, line in enumerate(lines) if line.begins_page]
    if not starts or (len(starts) == 1 and not any(line.text.strip() for line in lines[: starts[0]])):
        return []
    edges: set[int] = set()
    for first, last in pairwise([0, *starts, len(lines)]):
        spoken = [i for i in range(first, last) if lines[i].text.strip()]
        edges.update((*spoken[:_EDGE], *spoken[-_EDGE:]))
    return sorted(edges)


def _mark_joins(lines: list[_Line], breaks: Breaks) -> None:
    """Lines that break inside a sentence or a list item join the next one."""
    paragraph = ""
    previous: int | None = None
    gap = False
    width = _wrap_width(lines)
    begun = False  # a letterhead's lines are as long as they are
    for i, line in enumerate(lines):
        if line.is_furniture:
            gap = True
            continue
        if not line.text.strip():
            if not (gap or line.begins_page or _next_is_furniture(lines, i)):
                paragraph, previous = "", None
            continue
        is_full = previous is not None and begun and len(lines[previous].text) >= width
        if previous is not None and _joins(breaks, lines, previous, i, paragraph, gap, is_full):
            for k in range(previous, i):
                lines[k].joins_next = True
            paragraph = (paragraph + line.text.strip())[-_LOOK_BACK:]
        else:
            paragraph = line.text.strip()
        previous, gap = i, False
        begun = begun or "。" in line.text


def _joins(breaks: Breaks, lines: list[_Line], previous: int, i: int, paragraph: str, gap: bool, is_full: bool) -> bool:
    """Whether line ``i`` goes on with the paragraph before it: as the reader says, else as its words look."""
    line = lines[i]
    if line.start in breaks.paragraphs:
        return False
    return line.start in breaks.continued or _continues(
        paragraph, line.text, gap, _in_list(lines, previous, i), is_full
    )


def _next_is_furniture(lines: list[_Line], i: int) -> bool:
    following = next((line for line in lines[i + 1 : i + 4] if line.text.strip()), None)
    return following is not None and following.is_furniture


def _in_list(lines: list[_Line], previous: int, i: int) -> bool:
    """Whether the line before is an unfinished item of a numbered list, and this one its rest: the items around it
    have more columns."""
    if i != previous + 1 or not _LIST_ITEM.match(lines[previous].text) or _LIST_ITEM.match(lines[i].text):
        return False
    columns = len(lines[previous].text.split())
    around = (lines[k].text for k in (previous - 1, i + 1) if 0 <= k < len(lines))
    return any(_LIST_ITEM.match(text) and len(text.split()) > columns for text in around)


def _wrap_width(lines: list[_Line]) -> int:
    """The length from which a line is a full one in a text that breaks its lines at a fixed width; else endless."""
    lengths = Counter(len(line.text) for line in lines if len(line.text) >= _NARROWEST)
    if not lengths:
        return _ENDLESS
    longest = max(lengths)
    full = lengths[longest] + lengths[longest - 1]
    return longest - 1 if longest <= _WIDEST and full >= max(5, sum(lengths.values()) // 4) else _ENDLESS


def _continues(paragraph: str, text: str, after_gap: bool, in_list: bool, is_full: bool) -> bool:
    """Whether a line goes on with what the paragraph before it left open."""
    stripped = text.strip().lstrip("*")
    if _INDENT.match(text) or _OPENERS.match(stripped) or label_at(stripped) or paragraph.startswith(("|", "#")):
        return False
    if in_list:
        return True
    if any(bar in text.strip() and bar in paragraph for bar in "|\t"):
        return False  # rows of a table without outer bars
    if paragraph[-1] in _END or (paragraph[-1] in "”）》" and paragraph[-2:-1] in ("。", "！", "？")):
        return False
    if _KEY_LINE.match(stripped) or (_KEY_LINE.match(paragraph) and (after_gap or len(paragraph) < 20)):
        return False
    is_open = paragraph.count("《") > paragraph.count("》") or paragraph.count("（") > paragraph.count("）")
    if is_open and not after_gap:
        return len(paragraph) < 2000
    return is_full or (bool(_PROSE.search(paragraph)) and len(paragraph) >= 8)


def _assemble(original: str, lines: list[_Line]) -> Repaired:
    """Put the kept characters together: paragraphs in order, running heads at the end."""
    builder = _Builder()
    paragraph: list[_Line] = []
    for line in lines:
        if line.is_furniture:
            continue
        paragraph.append(line)
        if not line.joins_next:
            if len(paragraph) > 1:
                paragraph = [item for item in paragraph if item.text.strip()]
            _add(builder, paragraph)
            # The break's own place: that of the line's end in the file.
            builder.add("\n", min(line.start + len(line.text), max(len(original) - 1, 0)))
            paragraph = []
    for line in lines:
        if line.is_furniture and not is_page_number(line.text):
            _add(builder, [line])
            builder.add("\n", min(line.start + len(line.text), max(len(original) - 1, 0)))
    return builder.repaired(original)


def _add(builder: _Builder, parts: list[_Line]) -> None:
    """One paragraph: its lines without the white space that breaks words."""
    if len(parts) == 1 and not _dropped(parts[0].text):
        builder.add(parts[0].text, parts[0].start)
        return
    ends = []
    pieces = []
    for i, line in enumerate(parts):
        left = len(line.text) - len(line.text.lstrip()) if i else 0
        piece = line.text[left:] if i + 1 == len(parts) else line.text[left:].rstrip()
        pieces.append(piece)
        ends.append(line.start + left)
    text = "".join(pieces)
    dropped = _dropped(text)
    at = 0
    for piece, origin in zip(pieces, ends, strict=True):
        _add_piece(builder, piece, origin, [(a - at, b - at) for a, b in dropped if at <= a < at + len(piece)])
        at += len(piece)


def _add_piece(builder: _Builder, piece: str, origin: int, dropped: list[tuple[int, int]]) -> None:
    at = 0
    for start, end in dropped:
        builder.add(piece[at:start], origin + at)
        at = end
    builder.add(piece[at:], origin + at)


_COLUMN_GAP = re.compile(r"(?<=\S) {4,}(?=\S)")


def _dropped(text: str) -> list[tuple[int, int]]:
    """What stands inside words and is none of them, as (start, end), in order: white space, Markdown's ** marks."""
    marks = [(match.start(), match.end()) for match in _EMPHASIS.finditer(text)] if "**" in text else []
    if marks:
        return marks
    if " " not in text or "|" in text or not any(c > "\u2e80" for c in text):
        return []
    if len(_COLUMN_GAP.findall(text)) > 1:
        return []  # a row of columns, whatever stops its cells hold
    found: set[int] = set()
    for pattern in (_SPACED_RUN, _SPACED_DATE, _SPACED_NUMBER, _SPACED_COUNT):
        for match in pattern.finditer(text):
            found.update(i for i in range(match.start(), match.end()) if text[i] == " ")
    found.update(match.start() for match in _LONE_CHARACTER.finditer(text))
    if _PROSE.search(text):
        keep = {_heading_space(text), *_label_space(text)}
        for pattern in (_INNER_SPACE, _AROUND_STOP):
            for match in pattern.finditer(text):
                found.update(i for i in range(match.start(), match.end()) if i not in keep)
    return [(i, i + 1) for i in sorted(found)]


def _label_space(text: str) -> range:
    """The spaces behind a label that has no stop of its own (1 建设…, 一 总体要求…)."""
    match = _BARE_LABEL.match(text)
    if match is None or label_at(text[match.start(1) :]) is None:
        return range(0)
    return range(match.end(1), match.end())


def _heading_space(text: str) -> int:
    """The space that parts a heading from the sentence after it on one line (一、总体要求 坚持…), or -1."""
    label = label_at(text.lstrip("# \t\u3000"))
    if label is None:
        return -1
    offset = len(text) - len(text.lstrip("# \t\u3000"))
    space = text.find(" ", offset + label.end)
    stop = _PROSE.search(text, offset + label.end)
    if 4 <= space - offset - label.end <= 25 and stop is not None and space < stop.start():
        return space
    return -1


class _Builder:
    """Collects runs of kept characters."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._starts: list[int] = []
        self._origins: list[int] = []
        self._length = 0

    def add(self, text: str, origin: int) -> None:
        """Characters that stand at ``origin`` and on in the text as read."""
        if not text:
            return
        if not self._starts or self._origins[-1] + self._length - self._starts[-1] != origin:
            self._starts.append(self._length)
            self._origins.append(origin)
        self._parts.append(text)
        self._length += len(text)

    def repaired(self, original: str) -> Repaired:
        """What was collected; the last line break is left out where the text as read has none."""
        text = "".join(self._parts)
        if text.endswith("\n") and not original.endswith("\n"):
            text = text[:-1]
        if not self._starts:
            self._starts, self._origins = [0], [0]
        return Repaired(original, text, tuple(self._starts), tuple(self._origins))
