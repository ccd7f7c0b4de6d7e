"""The tree of numbered clauses, and of unnumbered headings where a text has no numbers."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

from chuyi.ingest.layers import Clause, ClauseKind, Extent, Header, Line, LineKind
from chuyi.ingest.structure.bodies import is_body, parted
from chuyi.ingest.structure.dates import DATE
from chuyi.ingest.structure.genre import is_plan, reported_year
from chuyi.ingest.structure.headings import inherited, is_generic, is_of_occasion, own_kind
from chuyi.ingest.structure.lines import content
from chuyi.ingest.structure.unnumbered import DASHED, find_dashed, find_headings, find_run_in
from chuyi.ingest.text.numbering import Label, label_at

_RANKS = {
    "第编": 0,
    "第部分": 0,
    "第章": 1,
    "第节": 2,
    "一": 3,
    "第条": 4,
    "第项": 5,
    "第步": 5,
    "（一）": 6,
    "1": 7,
    "1）": 8,
    "（1）": 9,
    "①": 10,
    DASHED: 11,
}
_NAMED_RANK = 5
_RESETS = ("第编", "第部分", "第章", "一")
# Counting words inside a sentence are no clauses of their own: a task is what the printed paragraph is. They number
# clauses where two of them begin lines, or where the section only holds what they count.
_INLINE_ONLY = ("一是", "第一")

_CLOSES = re.compile(
    r"(?:请各|请于|各单位|各地|各校|有关单位)?.{0,30}(?:(?<![通汇])报送?|反馈|提交)至?.{0,20}(?:厅|局|委|处|科|邮箱)"
    r"|特此|此(?:通知|函|复|件)|附\s?[件表录图：:]|联系(?:人|电话|方式)|抄\s?送|主\s?送|分\s?送|(?:出席|列席|参会|记录|主持)(?:人员?|单位)?[：:]|本(?:通知|办法|意见|措施|方案|规定|细则|实施意见|行动计划).{0,8}自"
    r"|《[^》]{4,60}》.{0,30}(?:同时)?废止|\(?（?此件|编辑|责编|来源[：:]|注[：:]|备注|[\u4e00-\u9fff]{0,4}说明[：:]"
)
_STOP = re.compile(r"[。；！？]")
_ORPHAN = re.compile(r"[的，、；。）”》]")
_HEADING_END = re.compile(r"[。：:；]$")
_INLINE = re.compile(r"(?<=[。；：:])\s?(?=[（(①-⑳一二三四五六七八九十\d])")


@dataclass(slots=True)
class _Start:
    """A label and what follows it: where its text begins and the heading that it has."""

    label: Label
    start: int
    text_start: int
    line_end: int


def find_clauses(text: str, lines: list[Line], header: Header) -> list[Clause]:
    """All clauses in the order of the text."""
    starts = _starts(text, lines, header)
    # What has a number is a clause by it, also behind a mark (## 一、…), and no heading beside it.
    numbered = {item.start for item in starts}
    found = (_Start(*heading) for heading in find_headings(text, lines, header.head_end, _CLOSES))
    headings = [item for item in found if item.start not in numbered and not _is_title(text, item, header)]
    restarts = bool(headings and starts) and _restarts(starts, headings)
    if headings and (not starts or restarts or _are_marked(text, headings)):
        starts = sorted([*starts, *headings], key=lambda item: item.start)
    if not starts:
        starts = [_Start(*item) for item in find_run_in(text, lines, header.head_end)]
    starts = _with_counted(text, starts, header)
    starts = _with_dashed(text, starts, [_Start(*item) for item in find_dashed(text, lines, header.head_end)])
    clauses = _tree(text, starts, restarts)
    _set_extents(text, lines, header, clauses, starts)
    _set_kinds(text, clauses)
    _mark_repeats(text, clauses)
    return clauses


def _is_title(text: str, item: _Start, header: Header) -> bool:
    """Whether a heading is what the document's title names (关于实施某计划的通知): that of the plan itself."""
    words = re.sub(r"\s", "", text[item.text_start : item.text_start + len(item.label.printed)])
    return len(words) >= _SHORTEST_TITLE and not is_generic(words) and words in (header.title_text or "")


_SHORTEST_TITLE = 8


def _with_dashed(text: str, starts: list[_Start], dashed: list[_Start]) -> list[_Start]:
    """Paragraphs with a dash are clauses of the section before them; principles and goals are none (——坚持创新。…)."""
    kept = []
    places = [item.start for item in starts]
    for item in dashed:
        before = bisect_left(places, item.start)
        heading = _heading(text, starts[before - 1]) if before else None
        above = own_kind(text[heading.start : heading.end]) if heading is not None else ClauseKind.GOAL
        if above is not ClauseKind.GOAL:
            kept.append(item)
    return sorted([*starts, *kept], key=lambda item: item.start)


def _with_counted(text: str, starts: list[_Start], header: Header) -> list[_Start]:
    """一是… 二是… in the text of a section that holds tasks and is none itself (下一步打算) are its clauses."""
    reported = reported_year(header.title_text, header.issued_on)
    found: list[_Start] = []
    for place, item in enumerate(starts):
        found.append(item)
        heading = _heading(text, item)
        words = text[heading.start : heading.end] if heading is not None else ""
        holds = own_kind(words) is ClauseKind.CONTAINER or (header.genre.kind == "总结" and is_plan(words, reported))
        if heading is not None and holds:
            stop = starts[place + 1].start if place + 1 < len(starts) else len(text)
            found += _counted(text, heading.end, stop)
    return found


_COUNTING = re.compile(r"(?:(?<=[。；：:，])|(?<=\n))[ \u3000]*(?=[一二三四五六七八九十]{1,2}[是要])")


def _counted(text: str, start: int, end: int) -> list[_Start]:
    """What 一是, 二是 … count, at least two, in order."""
    found: list[_Start] = []
    for place in _COUNTING.finditer(text, start, end):
        at = place.end()
        label = label_at(text[at : at + 8])
        if label is not None and label.kind == "一是" and label.value == len(found) + 1:
            if found:
                found[-1].line_end = min(found[-1].line_end, at)
            stop = text.find("\n", at, end)
            found.append(_Start(label, at, at + label.end, stop if stop >= 0 else end))
    return found if len(found) > 1 else []


def _restarts(starts: list[_Start], headings: list[_Start]) -> bool:
    """Whether the numbers of the first form begin anew below several headings without numbers."""
    form = min((item.label.kind for item in starts), key=_rank)
    firsts = [item.start for item in starts if item.label.kind == form and item.label.value == 1]
    places = [item.start for item in headings]
    sections = {bisect_left(places, first) for first in firsts}
    return len(sections - {0}) > 1


def _are_marked(text: str, headings: list[_Start]) -> bool:
    """Whether headings carry one mark (■, ◆): they part the text whatever numbers stand below them."""
    marks = [text[text.rfind("\n", 0, item.start) + 1 : item.start].strip() for item in headings]
    return len(marks) > 1 and marks[0] != "" and len(set(marks)) == 1


def _starts(text: str, lines: list[Line], header: Header) -> list[_Start]:
    """Labels at the beginning of lines, and those that follow them inside a line."""
    found: list[_Start] = []
    titles = [(extent.start, extent.end) for extent in header.titles]
    counted = _counts_lines(text, lines)
    for line in lines:
        if line.kind is not LineKind.TEXT:
            continue
        start, end = content(text, line)
        if start >= end or any(a <= start < b for a, b in titles):
            continue
        label = label_at(text[start:end]) or _label_in_brackets(text[start:end])
        if label is not None and (label.kind not in _INLINE_ONLY or counted) and label.end < end - start:
            found.append(_Start(label, start, start + label.end, end))
            found += _inline(text, start + label.end, end, label)
        elif label is None and end - start > 20 and not _CLOSES.match(text, start, end):
            found += _inline(text, start, end, None)
    return found


_IN_BRACKETS = re.compile(r"[【〖\[](?P<label>[^【】〖〗\[\]]{2,8})[】〗\]]\s*")


def _label_in_brackets(words: str) -> Label | None:
    """【重点任务一】: a named label in brackets."""
    match = _IN_BRACKETS.match(words)
    label = label_at(match["label"] + " ") if match is not None else None
    if match is None or label is None or label.printed != match["label"]:
        return None
    return Label(label.kind, label.value, label.printed, 0, match.end())


def _counts_lines(text: str, lines: list[Line]) -> bool:
    """Whether 一是 and 二是 begin lines of their own: then they number paragraphs."""
    if not any(second in text for second in ("二是", "二要", "第二")):
        return False
    labels = (label_at(text[content(text, line)[0] : line.end][:8]) for line in lines if line.kind is LineKind.TEXT)
    return {1, 2} <= {label.value for label in labels if label is not None and label.kind in _INLINE_ONLY}


def _inline(text: str, start: int, end: int, before: Label | None) -> list[_Start]:
    """Labels after a stop inside a line: they must count on from the line's own label or from one."""
    found: list[_Start] = []
    last: Label | None = before
    levels: dict[str, int] = {before.kind: before.value} if before else {}
    for place in _INLINE.finditer(text, start, end):
        at = place.end()
        label = label_at(text[at : min(at + 24, end)])
        if label is None or label.kind in _INLINE_ONLY or label.kind not in _RANKS:
            continue
        if label.value != levels.get(label.kind, 0) + 1 or (last is None and label.value != 1):
            continue
        levels[label.kind] = label.value
        last = label
        if found:
            found[-1].line_end = at
        found.append(_Start(label, at, at + label.end, end))
    return found if before is not None or len(found) > 1 else []


def _tree(text: str, starts: list[_Start], restarts: bool) -> list[Clause]:
    """Levels by the forms of the labels: a form seen before is a sibling, a new one goes below.

    Args:
        restarts: whether the numbers begin anew below headings without numbers; only then a path needs the heading.
    """
    clauses: list[Clause] = []
    labels: list[str] = []  # as printed
    stack: list[tuple[str, int]] = []  # (kind, index)
    before: dict[str, tuple[int, int | None]] = {}  # kind: (value, parent) of the last label of that form
    for item in starts:
        kind = item.label.kind
        kinds = [k for k, _ in stack]
        if kind in kinds:
            del stack[kinds.index(kind) :]
        elif kind in _RESETS or kind == "标题" or item.label.value != 1:
            while stack and _rank(stack[-1][0]) >= _rank(kind):
                stack.pop()
        _leave_stray(text, stack, clauses, kind, item, before)
        parent = stack[-1][1] if stack else None
        above = clauses[parent].path if parent is not None else ""
        if not restarts and stack and stack[-1][0] == "标题":
            above = ""
        printed = item.label.printed
        own = labels[parent] if parent is not None else ""
        # 2.1 below 2: what is printed holds the label above.
        path = (above.removesuffix(own) if own and printed.startswith(f"{own}.") else above) + printed
        labels.append(printed)
        label = Extent(item.start, item.start + item.label.end)
        clauses.append(Clause(path, label, None, label, label, len(stack), parent))
        before[kind] = (item.label.value, parent)
        stack.append((kind, len(clauses) - 1))
    return clauses


def _leave_stray(
    text: str,
    stack: list[tuple[str, int]],
    clauses: list[Clause],
    kind: str,
    item: _Start,
    before: dict[str, tuple[int, int | None]],
) -> None:
    """A heading that holds nothing and whose first part counts on from the section before it (（二） 四、… （三）)
    stands out of order: the part belongs to that section, the heading to none."""
    value, parent = before.get(kind, (0, None))
    if not stack or parent is None or item.label.value != value + 1 or value == 0:
        return
    top = stack[-1][1]
    holds_nothing = top == len(clauses) - 1 and item.start - clauses[top].label.start <= 40
    # Parts that count on over all sections are common; a number that a section before had already is not.
    holds_nothing = holds_nothing and any(other.path == clauses[top].path for other in clauses[:top])
    if parent != top and holds_nothing and clauses[top].level == clauses[parent].level:
        clauses[top].kind = ClauseKind.CONTEXT
        stack[-1] = (stack[-1][0], parent)


def _rank(kind: str) -> int:
    if kind == "标题":
        return 0
    return _RANKS.get(kind, 12 if kind.startswith("1.") else _NAMED_RANK)


def _set_extents(text: str, lines: list[Line], header: Header, clauses: list[Clause], starts: list[_Start]) -> None:
    """Heading, body and whole of each clause; a body ends before signature, attachment and closing words."""
    ends = _ends(text, lines, header, starts)
    for i, (clause, item) in enumerate(zip(clauses, starts, strict=True)):
        following = starts[i + 1].start if i + 1 < len(starts) else len(text)
        behind = bisect_left(ends, item.line_end)
        limit = ends[behind] if behind < len(ends) else len(text)
        end = _trim(text, item.text_start, min(following, max(limit, item.line_end)))
        heading = _heading(text, item)
        clause.heading = heading
        start = item.text_start if heading is None else _after(text, heading.end, end)
        clause.body = Extent(min(start, end), end)
    _take_sections(text, clauses)
    for i, clause in enumerate(clauses):
        last = i
        while last + 1 < len(clauses) and clauses[last + 1].level > clause.level:
            last += 1
        clause.whole = Extent(clause.label.start, max(clauses[last].body.end, clause.label.end))


def _take_sections(text: str, clauses: list[Clause]) -> None:
    """A short line without a stop over other clauses is their heading, whatever it says (扩容提质，办好急需专业)."""
    for clause, below in pairwise(clauses):
        body = clause.body
        is_short = 2 < len(body) <= _LONGEST_SECTION and not _SECTION_STOP.search(text, body.start, body.end)
        if clause.heading is None and below.level > clause.level and is_short:
            clause.heading, clause.body = Extent(body.start, body.end), Extent(body.end, body.end)


_AS_GOOD_AS_SAME = 92.0
"""Likeness of a paragraph and its second print where a character may be misread."""
_LONGEST_SECTION = 36
_SECTION_STOP = re.compile(r"[。；！？：\n]")


# 某省教育厅办公室 2025年3月10日印发
_IMPRINT = re.compile(rf"[\u4e00-\u9fff]{{4,24}}[厅局委室处府会][ 　]*(?:{DATE.pattern})[ 　]*印发")


def _ends(text: str, lines: list[Line], header: Header, starts: list[_Start]) -> list[int]:
    """Where a closing line, a signature, an attachment or a plan's title ends the clause before it."""
    labels = {item.start for item in starts}
    ends = [extent.start for extent in header.titles]
    gap = True
    for line in lines:
        start, end = content(text, line)
        if start >= end:
            gap = True
            continue
        words = text[start:end]
        if start in labels:
            gap = False
            continue
        is_signed = (
            len(words) <= 60
            and not _STOP.search(words)
            and (bool(DATE.fullmatch(words)) or all(is_body(words[a:b]) for a, b in parted(words)))
        )
        is_signed = is_signed or (len(words) <= 60 and _IMPRINT.fullmatch(words) is not None)
        is_closing = bool(_CLOSES.match(words)) and (gap or len(words) < 60)
        if is_signed or is_closing or (gap and _ORPHAN.match(words)):
            ends.append(line.start)
        gap = False
    return sorted(ends)


def _heading(text: str, item: _Start) -> Extent | None:
    """The heading after a label: the whole line where it has no stop inside, else what stands before the first stop,
    space or colon, if that is short and says no more than a heading does."""
    start, end = item.text_start, item.line_end
    if item.label.kind in ("标题", DASHED):
        return Extent(start, start + len(item.label.printed))
    words = text[start:end]
    stop = _STOP.search(words)
    if stop is None or stop.end() >= len(words.rstrip()):
        bare = words.rstrip("。：:；！ \u3000")
        head = re.search(r"[：:]|(?<=[\u4e00-\u9fff）”])[ \u3000]+(?=[\u4e00-\u9fff“\d])", bare)
        if head is not None and 2 <= head.start() <= 25 and "，" not in bare[: head.start()]:
            return Extent(start, start + head.start())
        return Extent(start, start + len(bare)) if len(bare) <= 40 and not _is_sentence(bare) else None
    head = re.search(r"[：:]|(?<=[\u4e00-\u9fff）”])[ \u3000]+(?=[\u4e00-\u9fff“\d])", words[: stop.start()])
    if head is not None and 2 <= head.start() <= 25 and "，" not in words[: head.start()]:
        return Extent(start, start + head.start())
    first = words[: stop.start()]
    return Extent(start, start + len(first)) if len(first) <= 40 and not _is_sentence(first) else None


def _is_sentence(words: str) -> bool:
    """Whether words go beyond a heading: a comma, or a number that counts something."""
    return bool(re.search(r"[，]", words)) or (len(words) > 16 and bool(re.search(r"\d+[个所家名项人次万亿%]", words)))


def _after(text: str, start: int, end: int) -> int:
    while start < end and text[start] in "。：:；！】〗] \u3000\n":
        start += 1
    return start


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " \t\u3000\n#■●◆▲▶►★☆◎○□◇【":
        end -= 1
    return end


# 申报学校应当具备下列条件：
_CONDITIONS = re.compile(r"(?:具备|符合|满足)(?:以下|下列|如下)[^，。；：]{0,6}(?:条件|要求|情形)[：:]?\s*$")


def _set_kinds(text: str, clauses: list[Clause]) -> None:
    top = [clause.heading for clause in clauses if clause.parent is None and clause.heading is not None]
    of_occasion = is_of_occasion(text[heading.start : heading.end] for heading in top)
    for clause in clauses:
        above = clauses[clause.parent].kind if clause.parent is not None else None
        if of_occasion and above is None:
            above = ClauseKind.PROCEDURE
        words = text[clause.heading.start : clause.heading.end] if clause.heading else ""
        if clause.kind is not ClauseKind.CONTEXT:  # else: left out of the tree already
            own = own_kind(words)
            first = clause.heading or clause.body
            if _CONDITIONS.search(text, first.start, first.end):
                own = ClauseKind.PROCEDURE
            clause.kind = inherited(own, above)


def _mark_repeats(text: str, clauses: list[Clause]) -> None:
    """A clause with the path and the first words of an earlier one is that one printed again."""
    seen: dict[tuple[str, str], list[int]] = {}
    for index, clause in enumerate(clauses):
        words = _words(text, clause)
        key = (clause.path, words[:4])
        for other in seen.get(key, ()):
            known = _words(text, clauses[other])
            short = min(len(words), len(known))
            if short >= 4 and fuzz.ratio(words[:short], known[:short]) >= _AS_GOOD_AS_SAME:
                clause.repeat_of = other
                break
        else:
            seen.setdefault(key, []).append(index)


def _words(text: str, clause: Clause) -> str:
    start = clause.heading.start if clause.heading else clause.body.start
    return re.sub(r"\s", "", text[start : min(clause.body.end, start + 80)])[:60]


def section_heading(clauses: list[Clause], index: int, text: str) -> str:
    """The heading of the topmost clause around one, or of itself."""
    clause = clauses[index]
    while clause.parent is not None:
        clause = clauses[clause.parent]
    if clause.heading is None:
        return ""
    return text[clause.heading.start : clause.heading.end]
