"""Tables that share out the tasks (重点任务分工表): responsible bodies and time limits by the task's title."""

from __future__ import annotations

import re

from rapidfuzz import fuzz, process

from chuyi.ingest.layers import Cell, Extent, Layers, Table, TaskSpan
from chuyi.ingest.tasks.deadlines import find_deadlines
from chuyi.ingest.tasks.duties import Duties

_TITLE = re.compile(r"任务|举措|措施|事项|内容|名称|工程|项目|行动|条款|工作")
_LEAD = re.compile(r"牵头|主办|主责")
_HELP = re.compile(r"配合|协办|参与|参加|协同")
_DUTY = re.compile(r"责任|负责|承办|实施单位|单位|部门")
_LIMIT = re.compile(r"时限|时间|期限|进度|节点")
_LEAST_LIKE = 80.0


def read_annexes(known: Layers, tasks: list[TaskSpan]) -> None:
    """Add to the tasks what the tables of the document say about them."""
    for table in known.tables:
        columns = [known.text[c.start : c.end] for c in table.header]
        title = next((i for i, name in enumerate(columns) if _TITLE.search(name) and not _DUTY.search(name)), None)
        if title is None or not any(_LEAD.search(n) or _HELP.search(n) or _DUTY.search(n) for n in columns):
            continue
        for row in table.rows:
            task = _task_of(known, tasks, row, title)
            if task is not None:
                _read_row(known, table, columns, row, task)


def _task_of(known: Layers, tasks: list[TaskSpan], row: tuple[Cell, ...], title: int) -> TaskSpan | None:
    if title >= len(row):
        return None
    words = re.sub(r"\s", "", known.text[row[title].start : row[title].end])
    if len(words) < 4:
        return None
    best = process.extractOne(words, [task.title for task in tasks], scorer=fuzz.ratio, score_cutoff=_LEAST_LIKE)
    return tasks[best[2]] if best is not None else None


def _read_row(known: Layers, table: Table, columns: list[str], row: tuple[Cell, ...], task: TaskSpan) -> None:
    duties = Duties(found=list(task.duties))
    written = []
    for name, cell in zip(columns, row, strict=False):
        extent = Extent(cell.start, cell.end)
        if _LIMIT.search(name):
            _set_limit(known, extent, task)
        elif _LEAD.search(name) or _HELP.search(name) or (_DUTY.search(name) and not _TITLE.search(name)):
            role = "牵头" if _LEAD.search(name) else "配合" if _HELP.search(name) else None
            for mention in known.mentions_in(extent, ("Department",)):
                duties.add(mention, role)
            words = known.text[cell.start : cell.end].strip()
            if len(words) > 1:
                written.append(f"{name}：{words}")
    task.duties = duties.found
    if written:
        task.responsible_text = "；".join([*([task.responsible_text] if task.responsible_text else []), *written])


def _set_limit(known: Layers, extent: Extent, task: TaskSpan) -> None:
    found = find_deadlines(known.text, extent.start, extent.end, known.header.plan_year)
    if found and found[0].value:
        for target in task.targets:
            if target.deadline is None and not (target.qualifier or "").startswith("每"):
                target.deadline = found[0].value
