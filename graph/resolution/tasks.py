"""Tasks and targets: what a table and the notice itself say of one clause is said of one task."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from chuyi.errors import Text
from chuyi.graph.resolution.spelling import clause_spelling, spelling, task_spelling
from chuyi.graph.resolution.work import Work

_VERBS = re.compile(r"^(?:支持|遴选|培育|建设|推进|开展|实施|打造|立项|布局|试点|重点|办好|稳步|积极|大力|和|并)+")

_TASK = Text("同一文件、同一条款，标题写法不同而已", "same document and clause, and titles that say the same")
_TARGET = Text("同一任务中数量、单位、对象相同", "same count, unit and object in one task")
_NEARLY = Text(
    "同一任务中数量、单位相同，对象一长一短", "same count and unit in one task, and one object holds the other"
)
_MAYBE_TASK = Text(
    "同一文件，内容像同一任务，但条款或动词不同",
    "same document and what looks like one task, but clause or verb differ",
)
_MAYBE_TARGET = Text("同一任务中的目标，是否同一个不能确定", "targets of one task that may be one or not")


def join_tasks(work: Work) -> None:
    """Join tasks of one document and clause whose titles say the same."""
    groups: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    alike: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for task, documents in sorted(_documents(work).items()):
        for clause in _clauses(work, task):
            for title in _titles(work, task):
                for document in sorted(documents):
                    groups[document, clause, title].append(task)
                    alike[document, _VERBS.sub("", title)].setdefault(task, clause)
    for raws in groups.values():
        for raw in raws[1:]:
            work.join(raw, raws[0], _TASK)
    for clauses in alike.values():
        _wait_for_alike(work, clauses)


def _wait_for_alike(work: Work, clauses: dict[str, str]) -> None:
    """One of two clauses lies in the other, or is not known."""
    raws = sorted(clauses)
    for position, raw in enumerate(raws[:MOST_ALIKE]):
        for other in raws[position + 1 : MOST_ALIKE]:
            one, two = clauses[raw], clauses[other]
            if one.startswith(two) or two.startswith(one):
                work.wait((raw, other), _MAYBE_TASK)


# A heading that a document repeats more often than this says nothing about which tasks are one.
MOST_ALIKE = 20


def join_targets(work: Work) -> None:
    """Join the targets of a task that several sources state, so that none counts twice."""
    by_task: dict[str, dict[str, None]] = defaultdict(dict)
    for fact in work.material.relations.get("HAS_TARGET", ()):
        if fact.object:
            by_task[work.of(fact.subject, fact.source)][fact.object] = None
    for _, targets in sorted(by_task.items()):
        if len(targets) > 1:
            _join_targets(work, sorted(targets))


def _join_targets(work: Work, targets: Sequence[str]) -> None:
    same: dict[tuple[object, str, str], list[str]] = defaultdict(list)
    for raw in targets:
        same[_value(work, "count", raw), _spelled(work, "unit", raw), _object(work, raw)].append(raw)
    for raws in same.values():
        _pair(work, raws)
    left: dict[object, list[str]] = defaultdict(list)
    for raw in sorted({work.root(raw): raw for raw in reversed(targets)}.values()):
        count = _value(work, "count", raw)
        if count is not None:
            left[count].append(raw)
    for raws in left.values():
        if len(raws) == 2 and not _share_source(work, raws):
            _join_nearly(work, *raws)
        elif len(raws) > 1 and not _share_source(work, raws):
            work.wait(raws, _MAYBE_TARGET)


def _pair(work: Work, raws: Sequence[str]) -> None:
    if not _share_source(work, raws):
        for raw in raws[1:]:
            work.join(raw, raws[0], _TARGET)
        return
    # One source states several such targets: the qualifier (每市州, 长沙市) tells which is which.
    qualified: dict[str, list[str]] = defaultdict(list)
    for raw in raws:
        qualified[_spelled(work, "qualifier", raw)].append(raw)
    for group in qualified.values():
        if _share_source(work, group):
            work.wait(group, _MAYBE_TARGET)
        else:
            for raw in group[1:]:
                work.join(raw, group[0], _TARGET)


def _join_nearly(work: Work, raw: str, other: str) -> None:
    units = {unit for item in (raw, other) if (unit := _spelled(work, "unit", item))}
    objects = _object(work, raw), _object(work, other)
    if len(units) <= 1 and (objects[0] in objects[1] or objects[1] in objects[0]):
        work.join(raw, other, _NEARLY)
    elif len(units) <= 1:
        work.wait((raw, other), _MAYBE_TARGET)


def _share_source(work: Work, raws: Iterable[str]) -> bool:
    seen: set[str] = set()
    for raw in raws:
        sources = {source for member in work.members(raw) for source in work.material.uses[member]}
        if seen & sources:
            return True
        seen |= sources
    return False


def _documents(work: Work) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for fact in work.material.relations.get("DEFINES", ()):
        if fact.object:
            found[fact.object].add(work.of(fact.subject, fact.source))
    return found


def _clauses(work: Work, raw: str) -> list[str]:
    return [clause_spelling(str(clause)) for clause in work.material.stated("clause", raw)] or [""]


def _titles(work: Work, raw: str) -> list[str]:
    stated = [str(title) for title in work.material.stated("title", raw)]
    return list(dict.fromkeys(task_spelling(title) for title in stated or [work.thing(raw).name]))


def _value(work: Work, property_: str, raw: str) -> object:
    stated = work.material.stated(property_, raw)
    return stated[0] if stated else None


def _spelled(work: Work, property_: str, raw: str) -> str:
    value = _value(work, property_, raw)
    return "" if value is None else spelling(str(value))


def _object(work: Work, raw: str) -> str:
    return _spelled(work, "object", raw) or spelling(work.thing(raw).name)
