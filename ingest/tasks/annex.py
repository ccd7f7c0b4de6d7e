"""Tables of tasks (任务分工表, 工作台账): what they add to the tasks of the text, and the tasks that only they set."""

from __future__ import annotations

import re

from rapidfuzz import fuzz, process

from chuyi.ingest.layers import Cell, Extent, Layers, Support, Table, TargetSpan, TaskSpan
from chuyi.ingest.tasks.columns import Column, Head, extent_of, heads_by_content, heads_of, orders_by_head
from chuyi.ingest.tasks.deadlines import bare_month, find_deadlines
from chuyi.ingest.tasks.duties import Duties, add_list
from chuyi.ingest.tasks.indicators import read_indicators
from chuyi.ingest.tasks.quantities import find_quantities
from chuyi.ingest.tasks.quotas import read_quotas
from chuyi.ingest.tasks.supports import SUPPORTED, find_supports
from chuyi.ingest.tasks.targets import find_all_targets, heading_thing
from chuyi.ingest.tasks.verbs import action_of, first_action
from chuyi.ingest.text.numbering import label_at
from chuyi.ingest.text.numerals import number

_ROLES = {Column.LEAD: "牵头", Column.HELP: "配合", Column.DUTY: None, Column.PART: "配合"}
_LEAST_LIKE = 80.0
_NUMBER = re.compile(r"(?:[一二三四五六七八九十]{1,3}|\d{1,3}(?:[.．-]\d{1,2})*)[、.．]?")
_STOP = re.compile(r"[。！？\n]")
# Lists of what was or may be selected order nothing, whoever stands beside.
_NO_ORDERS = re.compile(r"名单|立项|认定结果|入选|公示|申报|推荐|评审|评分|评价|验收|备案|登记|情况")


def read_annexes(known: Layers, tasks: list[TaskSpan]) -> None:
    """Add to the tasks what the tables of the document say about them, and the tasks that only a table sets."""
    of_text = list(tasks)
    titles = [task.title for task in of_text]
    for table in known.tables:
        heads = heads_of(known.text, table) or heads_by_content(known, table)
        title = next((i for i, head in enumerate(heads) if head.column is Column.TITLE), None)
        if title is not None and any(head.column in (*_ROLES, Column.LIMIT) for head in heads):
            matched = [_task_of(known, of_text, titles, row, title) for row in table.rows]
            _read_tasks(known, table, heads, title, tasks, matched)
        elif not read_indicators(known, table, heads, tasks):
            read_quotas(known, table, heads, tasks)


def _read_tasks(
    known: Layers,
    table: Table,
    heads: list[Head],
    title: int,
    tasks: list[TaskSpan],
    matched: list[TaskSpan | None],
) -> None:
    sections = _Sections(known, table, tasks)
    paths = {task.path for task in tasks}
    # A table that shares out the tasks of the text says some of them in other words: those are no new tasks.
    sets = sum(task is not None for task in matched) * 2 < len(matched) and _sets_tasks(known, table, heads, title)
    current: TaskSpan | None = None
    for row, known_task in zip(table.rows, matched, strict=True):
        task = known_task
        if task is None and sets:
            opened = sections.opened_by(row)
            is_rest = opened is None and len(extent_of(row, title)) == 0
            task = current if is_rest else opened or _new_task(known, heads, row, title, paths, sections)
            if task is not None and not is_rest:
                paths.add(task.path)
                tasks.append(task)
        if task is not None:
            _read_row(known, heads, row, task)
        current = task


def _task_of(
    known: Layers, tasks: list[TaskSpan], titles: list[str], row: tuple[Cell, ...], title: int
) -> TaskSpan | None:
    """The task of the text whose title a row repeats."""
    words = _words(known, extent_of(row, title))
    if len(words) < 4:
        return None
    best = process.extractOne(words, titles, scorer=fuzz.ratio, score_cutoff=_LEAST_LIKE)
    return tasks[best[2]] if best is not None else None


def _sets_tasks(known: Layers, table: Table, heads: list[Head], title: int) -> bool:
    caption = known.text[table.caption.start : table.caption.end] if table.caption is not None else ""
    if _NO_ORDERS.search(caption) or any(_NO_ORDERS.search(head.words) for head in heads):
        return False
    cells = [_words(known, extent_of(row, title)) for row in table.rows]
    cells = [cell for cell in cells if cell]
    verbs = sum(action_of(cell) is not None for cell in cells)
    return bool(cells) and (verbs * 2 >= len(cells) or not table.header or orders_by_head(heads[title]))


class _Sections:
    """The sections that the rows of a table stand in: the clause around it, or rows of its own (一 | 优化布局 | |)."""

    def __init__(self, known: Layers, table: Table, tasks: list[TaskSpan]) -> None:
        self._known = known
        above = _clause_of(known, table)
        self._above = known.clauses[above].path if above is not None else ""
        by_path = {task.path for task in tasks}
        while above is not None and known.clauses[above].path not in by_path:
            above = known.clauses[above].parent
        self._parent = known.clauses[above].path if above is not None else None
        self._section: TaskSpan | None = None

    def opened_by(self, row: tuple[Cell, ...]) -> TaskSpan | None:
        """The task of a row that only heads those below it (一、优化布局 | | |, or 一 | 优化布局 | |)."""
        heading = self._heading(row)
        words = _words(self._known, heading[1]) if heading is not None else ""
        if heading is None or len(words) < 2:
            return None
        self._section = None
        path, parent = self.placed(heading[0])
        action = action_of(words) or first_action(words)
        self._section = TaskSpan(None, path, words, heading[1], action, parent, rule="table")
        return self._section

    def _heading(self, row: tuple[Cell, ...]) -> tuple[str, Extent] | None:
        """Number and words of a row in which nothing else stands."""
        text = self._known.text
        filled = [Extent(cell.start, cell.end) for cell in row if cell.end > cell.start]
        if len(filled) == 1:
            label = label_at(text[filled[0].start : filled[0].end])
            words = Extent(filled[0].start + label.end, filled[0].end) if label is not None else None
        elif len(filled) == 2:
            label = label_at(_words(self._known, filled[0]) + "、")
            words = filled[1] if label is not None and label.end == len(_words(self._known, filled[0])) + 1 else None
        else:
            return None
        if label is None or words is None or label.kind not in ("一", "（一）"):
            return None
        return label.printed, words

    def placed(self, printed: str) -> tuple[str, str | None]:
        """The whole path of a row's number, and that of the task above it."""
        if self._section is not None:
            return (self._section.path + printed if printed.isdecimal() else printed), self._section.path
        return self._above + printed if printed else "", self._parent


def _clause_of(known: Layers, table: Table) -> int | None:
    """The numbered clause that a table is a part of; one with a caption of its own stands beside the text."""
    if table.clause is None:
        return None
    clause, caption = known.clauses[table.clause], table.caption
    if label_at(known.text[clause.label.start : clause.label.end]) is None:
        return None
    is_own = caption is not None and clause.body.start <= caption.start and known.text[caption.end - 1] not in "：:。"
    return None if is_own else table.clause


def _new_task(
    known: Layers, heads: list[Head], row: tuple[Cell, ...], title: int, paths: set[str], sections: _Sections
) -> TaskSpan | None:
    extent = extent_of(row, title)
    label = _NUMBER.match(known.text, extent.start, extent.end)
    path = _path(known, heads, row)
    if label is not None and label[0][-1] in "、.．":
        path = path or label[0][:-1]
        extent = Extent(label.end(), extent.end)
    words = _words(known, extent)
    if len(words) < 2:
        return None
    path, parent = sections.placed(path)
    if path and path in paths:
        path = f"附表{path}"
    return TaskSpan(None, path, words, extent, action_of(words) or first_action(words), parent, rule="table")


def _path(known: Layers, heads: list[Head], row: tuple[Cell, ...]) -> str:
    for index, head in enumerate(heads):
        if head.column is Column.NUMBER:
            words = _words(known, extent_of(row, index))
            return words.rstrip("、.．") if _NUMBER.fullmatch(words) else ""
    return ""


def _read_row(known: Layers, heads: list[Head], row: tuple[Cell, ...], task: TaskSpan) -> None:
    if task.rule == "table":
        _set_targets(known, heads, row, task)
    duties = Duties(found=list(task.duties))
    written = []
    for index, head in enumerate(heads):
        extent = extent_of(row, index)
        if head.column is Column.LIMIT:
            _set_limit(known, extent, task)
        elif head.column in _ROLES:
            add_list(known, extent, duties, _ROLES[head.column])
            if len(extent) > 1:
                written.append(f"{head.words}：{known.text[extent.start : extent.end]}")
        if head.column is Column.PART:
            _add_supports(task, [Support(m.name, m.type, m.extent) for m in known.mentions_in(extent, SUPPORTED)])
    task.duties = duties.found
    if written:
        task.responsible_text = "；".join([*([task.responsible_text] if task.responsible_text else []), *written])


def _set_targets(known: Layers, heads: list[Head], row: tuple[Cell, ...], task: TaskSpan) -> None:
    """Numbers in title, content and count cells; 全年 means the year of the row's own time limit."""
    year = _limit_year(known, heads, row) or known.header.plan_year
    topic = heading_thing(known, task.title_extent)
    for index, head in enumerate(heads):
        extent = extent_of(row, index)
        # 博士5名、工程师20名 in a column of counts is read like prose.
        several = head.column is Column.COUNT and len(find_quantities(known.text, extent.start, extent.end)) > 1
        if several or head.column in (Column.TITLE, Column.CONTENT):
            sentences = _sentences(known.text, extent)
            task.targets += find_all_targets(known, sentences, year, task.title_extent, task.targets)
            for sentence in sentences:
                _add_supports(task, find_supports(known, sentence))
        elif head.column is Column.COUNT and topic is not None:
            counted = _counted(known, heads, row, extent, head, topic)
            if counted is not None and not any(t.count == counted.count for t in task.targets):
                task.targets.append(counted)


def _limit_year(known: Layers, heads: list[Head], row: tuple[Cell, ...]) -> int | None:
    for index, head in enumerate(heads):
        if head.column is Column.LIMIT:
            extent = extent_of(row, index)
            found = find_deadlines(known.text, extent.start, extent.end, None)
            return int(found[0].value[:4]) if found and found[0].value else None
    return None


def _add_supports(task: TaskSpan, supports: list[Support]) -> None:
    task.supports += [s for s in supports if s.name not in {item.name for item in task.supports}]


def _counted(
    known: Layers, heads: list[Head], row: tuple[Cell, ...], extent: Extent, head: Head, topic: TargetSpan
) -> TargetSpan | None:
    """The number of a count cell: with its own unit, or with that of its head or of the unit column."""
    words = _words(known, extent)
    quantities = find_quantities(known.text, extent.start, extent.end)
    if quantities:
        first = quantities[0]
        return TargetSpan(
            first.count, first.unit, topic.object, Extent(first.start, first.end), topic.object_extent, extent,
            first.bound or None, rule="table",
        )  # fmt: skip
    unit = head.unit or next(
        (_words(known, extent_of(row, i)) for i, other in enumerate(heads) if other.column is Column.UNIT), ""
    )
    value = number(words)
    if value is None or not unit:
        return None
    return TargetSpan(value, unit, topic.object, extent, topic.object_extent, extent, rule="table")


def _set_limit(known: Layers, extent: Extent, task: TaskSpan) -> None:
    found = find_deadlines(known.text, extent.start, extent.end, known.header.plan_year)
    value = found[0].value if found else bare_month(_words(known, extent), known.header.plan_year)
    for target in task.targets if value else ():
        if target.deadline is None and not _GOES_ON.match(target.qualifier or ""):
            target.deadline = value


# What is done again and again has no day by which it is done.
_GOES_ON = re.compile(r"每(?:[两三半]?个?[年月季周]|学[年期])|年均|月均")


def _sentences(text: str, extent: Extent) -> list[Extent]:
    found = []
    start = extent.start
    for stop in [*(m.end() for m in _STOP.finditer(text, extent.start, extent.end)), extent.end]:
        if stop > start:
            found.append(Extent(start, stop))
        start = stop
    return found


def _words(known: Layers, extent: Extent) -> str:
    return re.sub(r"\s", "", known.text[extent.start : extent.end])
