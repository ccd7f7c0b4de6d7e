"""Duties told apart from their tasks: 第（三）项由甲局负责；第（六）（七）项由乙局牵头，丙局配合."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chuyi.ingest.layers import Extent, Layers, TaskSpan
from chuyi.ingest.tasks.duties import Duties, add_list
from chuyi.ingest.text.numbering import label_at
from chuyi.ingest.text.numerals import number
from chuyi.ingest.values import value

_HAN = "一二三四五六七八九十"
_LABEL = rf"(?:[（(][{_HAN}\d]{{1,3}}[）)]|[{_HAN}]{{1,3}}|\d{{1,2}}(?:\.\d{{1,2}}){{0,3}})"
# Only labels in brackets can follow one another with nothing between: a row of digits is read in one way.
_LABELS = rf"{_LABEL}(?:(?:[、，和及与至—–-]第?{_LABEL})|第?[（(][{_HAN}\d]{{1,3}}[）)])*"
# 第三项, 第（六）（七）项, 第1至3项任务; who does it stands up to the semicolon.
_REFERENCE = re.compile(
    rf"(?:第|(?:(?<=[。；，：\n])|^)[ 　]*(?=[（(]))(?P<labels>{_LABELS})(?:项|条|款|点)(?:重点|具体)?(?:任务|工作|措施|举措|内容)?"
    r"(?:，)?(?:分别|主要)?由(?P<bodies>[^。；\n]{2,160}?)"
    r"(?=，第?[（(一二三四五六七八九十\d][^，。；\n]{0,30}?(?:项|条|款|点)[^，。；\n]{0,8}由|[。；\n]|$)"
)
# 甲局负责2.1、2.3项任务，乙局配合: who stands before, the labels behind the verb; the whole sentence says who.
_GIVEN = re.compile(
    rf"(?:牵头(?:负责)?|负责|承担)第?(?P<labels>{_LABELS})(?:项|条|款|点)(?:重点|具体)?(?:任务|工作|措施|举措|内容)?(?=[，。；\n]|$)"
)
_LEAD = re.compile(r"(?:[（(]?(?:责任|任务|职责|具体)?分工[：:]\s*)?(?:上述|以上)?$")
_ONE = re.compile(_LABEL)
_STOP = re.compile("[。；\n]")
_RANGE = re.compile(r"至|[—–-]")
_EXPLAINS = re.compile(r"解释|另行")


@value
class Reference:
    """A stretch that makes bodies responsible for the clauses of these labels, as printed without their stops."""

    start: int
    end: int
    labels: tuple[str, ...]
    bodies: Extent

    @property
    def extent(self) -> Extent:
        """Its characters in the repaired text."""
        return Extent(self.start, self.end)


def find_references(text: str) -> list[Reference]:
    """All such stretches of a text, in order."""
    found = [
        Reference(
            _begin(text, match.start()), match.end(), tuple(_labels(match["labels"])), Extent(*match.span("bodies"))
        )
        for match in _REFERENCE.finditer(text)
        if not _EXPLAINS.search(match["bodies"])
    ]
    for match in _GIVEN.finditer(text):
        begin = max(text.rfind(mark, 0, match.start()) for mark in "。；\n") + 1
        stop = _STOP.search(text, match.end())
        sentence = Extent(begin, stop.start() if stop is not None else len(text))
        if not any(reference.extent.covers(sentence) for reference in found):
            found.append(Reference(sentence.start, sentence.end, tuple(_labels(match["labels"])), sentence))
    return sorted(found, key=lambda reference: reference.start)


def _begin(text: str, start: int) -> int:
    """Where the words begin that lead to a reference (责任分工：上述第…)."""
    lead = _LEAD.search(text, max(0, start - 12), start)
    return lead.start() if lead is not None else start


def _labels(written: str) -> Iterator[str]:
    """The labels of 一至三 and （六）（七）, each as it is printed before its clause."""
    last, end = "", 0
    for match in _ONE.finditer(written):
        label = match[0].replace("(", "（").replace(")", "）")
        if last and _RANGE.fullmatch(written, end, match.start()):
            yield from _between(last, label)
        yield label
        last, end = label, match.end()


def _between(first: str, last: str) -> Iterator[str]:
    bare, end = first.strip("（）"), last.strip("（）")
    low, high = number(bare), number(end)
    if low is None or high is None or bare.isdigit() != end.isdigit():
        return
    for inner in range(int(low) + 1, int(high)):
        written = str(inner) if bare.isdigit() else _in_han(inner)
        yield f"（{written}）" if first.startswith("（") else written


def _in_han(count: int) -> str:
    """1 to 99 in Chinese numerals."""
    tens, ones = divmod(count, 10)
    return (("" if tens == 1 else _HAN[tens - 1]) + "十" if tens else "") + (_HAN[ones - 1] if ones else "")


def assign(known: Layers, references: list[Reference]) -> None:
    """Give each task the duties that a reference names for it; where a label stands twice, nobody is sure of it."""
    for reference in references:
        duties = Duties()
        add_list(known, reference.bodies, duties, None)
        for label in reference.labels if duties.found else ():
            task = _task_of(known, label)
            if task is not None:
                held = Duties(found=list(task.duties))
                for duty in duties.found:
                    if duty.name not in {item.name for item in held.found}:
                        held.found.append(duty)
                task.duties = held.found


def _task_of(known: Layers, label: str) -> TaskSpan | None:
    """The task with a printed label: as it is written, else the one of this number in any form."""
    printed = [(task, _printed(known, task)) for task in known.tasks if task.clause is not None]
    same = [task for task, own in printed if own == label]
    if not same and not label.startswith("（"):
        same = [task for task, own in printed if own.strip("（）第条项") == label]
    return same[0] if len(same) == 1 else None


def _printed(known: Layers, task: TaskSpan) -> str:
    if task.clause is None:
        return ""
    label = label_at(known.text, known.clauses[task.clause].label.start)
    return label.printed if label is not None else ""
