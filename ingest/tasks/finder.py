"""Which clauses are tasks, and what each of them sets."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict

from chuyi.ingest.layers import Clause, ClauseKind, Extent, Layers, Support, TargetSpan, TaskSpan
from chuyi.ingest.structure.clauses import section_heading
from chuyi.ingest.structure.genre import is_demand, is_plan, reported_year
from chuyi.ingest.structure.headings import names_section
from chuyi.ingest.tasks.annex import read_annexes
from chuyi.ingest.tasks.columns import heads_by_content
from chuyi.ingest.tasks.deadlines import bare_month, find_deadlines
from chuyi.ingest.tasks.duties import Duties, duty_keys, find_duties
from chuyi.ingest.tasks.listed_bodies import add_listed_bodies
from chuyi.ingest.tasks.references import assign, find_references
from chuyi.ingest.tasks.supports import SUPPORTED, builders, find_supports
from chuyi.ingest.tasks.targets import find_all_targets
from chuyi.ingest.tasks.verbs import ORDER, action_of, first_action

_LONGEST = 800
_PART_OF_YEAR = re.compile(r"半年|季度|月份|阶段|[—\-~至]|计划|要点|打算|安排|思路")
_SHORT_HEADING = 24
_INTRODUCTION = 120
"""Characters of a line that introduces numbered paragraphs."""
_MOST_TABLES = 20
"""Tables of one clause that are looked at."""
_STOP = re.compile(r"[。！？\n]")
_LIMIT_LINE = re.compile(
    r"(?:完成|办结|工作|时间|任务)?(?:时限|期限|时间|节点)(?:要求)?[：:](?P<limit>[^\n。；]{2,30})"
)
_NO_ORDER = re.compile(
    r"不再|不同意|不予|暂不|暂缓|为(?:了|贯彻|深入|进一步|促进|规范|加强|落实|推动)|(?:原则)?同意《|本(?:办法|规定|细则|意见|方案|通知|措施|条例)|《|申请|申报|参评|推荐|报送|评审|凡|弄虚作假|违反|对违反|有下列|符合|依法追|所称"
    r"|未经|如有|如遇|根据|依据|按照(?=《)"
)
# 2.2024年实训基地立项名单: the second line of a list of attachments.
_ATTACHED = re.compile(r"(?:名单|清单|[\u4e00-\u9fff]{2,4}表|模板|样式|评分标准)$")
_PAYMENT_CLAUSE = re.compile(r"(?:被|经|获)[^，。；]{2,30}的，")
# What only says when and to whom something is reported, or who explains the text, orders nothing of its own.
_REPORTS = re.compile(
    r"报送|上报|填报|报至|报告?一次|提交|报备|反馈|负责解释|有效期|起施行|纳入.{0,12}(?:范围|考核|督查)|附件"
)
_YEAR = re.compile(r"20\d\d(?=年)")
_PAYS = re.compile(r"奖补|奖励|补助|补贴|资助|给予")


def find_tasks(known: Layers) -> None:
    """Fill :attr:`Layers.tasks` from clauses, mentions and tables."""
    if not known.header.genre.orders:
        return
    add_listed_bodies(known)
    tables = [table.extent for table in known.tables]
    references = find_references(known.text)
    elsewhere = [reference.extent for reference in references]
    for index, clause in enumerate(known.clauses):
        if not _in_table(tables, clause) and _may_order(known, index, clause):
            task = _task(known, index, clause, elsewhere)
            if task is not None:
                known.tasks.append(task)
    _set_parents(known)
    _raise_duties(known)
    assign(known, references)
    read_annexes(known, known.tasks)


def _may_order(known: Layers, index: int, clause: Clause) -> bool:
    if clause.repeat_of is not None or clause.kind in (ClauseKind.PROCEDURE, ClauseKind.CONTEXT):
        return False
    section = section_heading(known.clauses, index, known.text)
    if known.header.genre.kind == "通报":
        return is_demand(section)
    if known.header.genre.kind == "总结":
        reported = reported_year(known.header.title_text, known.header.issued_on)
        return is_plan(section, reported) or is_plan(_introduction(known, index))
    return True


def _introduction(known: Layers, index: int) -> str:
    """The line that introduces the numbered paragraphs that a clause is one of (下一步，重点做好以下工作：)."""
    clauses = known.clauses
    while (above := clauses[index].parent) is not None:
        index = above
    while index and clauses[index - 1].body.end >= clauses[index].label.start - 2:
        index -= 1  # paragraphs that follow one another
    before = known.text[max(0, clauses[index].label.start - _INTRODUCTION) : clauses[index].label.start].rstrip()
    line = before.rpartition("\n")[2]
    return line if line.endswith(("：", ":", "。")) or len(line) <= _SHORT_HEADING else ""


def _in_table(tables: list[Extent], clause: Clause) -> bool:
    """Whether a label stands in a row of a table; tables are in order."""
    after = bisect_right(tables, clause.label.start, key=lambda extent: extent.start) - 1
    return after >= 0 and clause.label.start < tables[after].end


def _task(known: Layers, index: int, clause: Clause, elsewhere: list[Extent]) -> TaskSpan | None:
    """The task of a clause, or None where it orders nothing; ``elsewhere`` tell who does what other clauses order."""
    title = _title(known, clause)
    if title is None:
        return None
    whole = Extent(clause.heading.start if clause.heading else clause.body.start, clause.body.end)
    tables = _tables_in(known, whole)
    told = [place for place in elsewhere if place.start < whole.end and whole.start < place.end]
    duties = find_duties(known, whole, [*tables, *told])
    targets = _targets(known, index, clause, whole, duties)
    if not _orders(known, clause, title, targets, duties):
        return None
    supports: list[Support] = []
    named = bool(known.mentions_in(whole, SUPPORTED))
    for sentence in _sentences(known.text, clause, whole, duties.covered) if named else ():
        supports += [
            s for s in find_supports(known, sentence, clause.heading) if s.name not in {item.name for item in supports}
        ]
    known_names = {support.name for support in supports}
    supports += [
        support
        for support in builders(known, whole)
        if support.name not in known_names and not any(table.covers(support.extent) for table in tables)
    ]
    words = known.text[_behind_doer(known, title) : title.end]
    return TaskSpan(
        index,
        clause.path,
        known.repaired.written(title),
        title,
        _action(known, clause, words),
        targets=targets,
        supports=supports,
        duties=duties.found,
        responsible_text="；".join(dict.fromkeys(duties.written)) or None,
        rule=f"task:{clause.kind.value}",
    )


def _title(known: Layers, clause: Clause) -> Extent | None:
    """The heading, else the first sentence without its stop."""
    if clause.heading is not None:
        return clause.heading
    text = known.text
    end = min(
        (at for at in (text.find(mark, clause.body.start, clause.body.end) for mark in "。；：！\n") if at >= 0),
        default=clause.body.end,
    )
    return Extent(clause.body.start, end) if end > clause.body.start else None


def _sentences(text: str, clause: Clause, whole: Extent, covered: list[Extent]) -> list[Extent]:
    """The heading, and sentences up to 。 or a line's end, without the places that only name responsible bodies."""
    found = []
    start = whole.start
    covered = sorted(covered, key=lambda item: item.start)
    head = [clause.heading.end] if clause.heading is not None else []
    for stop in sorted([*head, *(m.end() for m in _STOP.finditer(text, whole.start, whole.end)), whole.end]):
        at = start
        for extent in covered:
            if extent.start < stop and extent.end > at:
                if extent.start > at:
                    found.append(Extent(at, extent.start))
                at = max(at, min(extent.end, stop))
        # A sentence without a stop may be a whole file; what belongs together stands closer.
        found += [Extent(part, min(part + _LONGEST, stop)) for part in range(at, stop, _LONGEST)]
        start = stop
    return found


def _targets(known: Layers, index: int, clause: Clause, whole: Extent, duties: Duties) -> list[TargetSpan]:
    year = _plan_year(known, index)
    limit = _LIMIT_LINE.search(known.text, whole.start, whole.end)
    covered = list(duties.covered)
    if limit is not None:
        covered.append(Extent(limit.start(), limit.end()))
    found = find_all_targets(known, _sentences(known.text, clause, whole, covered), year, clause.heading)
    if limit is not None:
        dates = find_deadlines(known.text, limit.start("limit"), limit.end("limit"), year)
        value = dates[0].value if dates else bare_month(limit["limit"].strip(), year)
        for target in found:
            target.deadline = target.deadline or value
    return found


def _tables_in(known: Layers, whole: Extent) -> list[Extent]:
    """Tables inside a clause that are read as tables: by their heads, or by what their columns hold."""
    first = bisect_right(known.tables, whole.start, key=lambda table: table.extent.start)
    found = []
    for table in known.tables[first : first + _MOST_TABLES]:
        if table.extent.start >= whole.end:
            break
        if table.header or heads_by_content(known, table):
            found.append(Extent(table.extent.start, min(table.extent.end, whole.end)))
    return found


def _plan_year(known: Layers, index: int) -> int | None:
    """The year of the section (2025年打算), else that of the plan."""
    years = _YEAR.findall(section_heading(known.clauses, index, known.text))
    if years:
        return int(years[-1])
    title = known.header.title_text or ""
    if known.header.genre.kind in ("总结", "通报") and not _PART_OF_YEAR.search(title):
        reported, issued = reported_year(title, known.header.issued_on), known.header.issued_on or ""
        if reported is not None and issued[:4] == str(reported) and "01" <= issued[5:7] < "11":
            return reported  # 下步 of a report in July is still of its year
        return reported + 1 if reported is not None else None  # 下一步 is the year after that of the report
    return known.header.plan_year


def _orders(known: Layers, clause: Clause, title: Extent, targets: list[TargetSpan], duties: Duties) -> bool:
    """Whether a clause orders something to be done."""
    if clause.kind is ClauseKind.CONTAINER:
        return bool(targets or duties.found) and not _has_children(known, clause)
    if clause.kind in (ClauseKind.GOAL, ClauseKind.SAFEGUARD):
        return bool(targets or duties.found)
    words = known.text[title.start : title.end]
    if not _has_children(known, clause) and not duties.found and _only_reports(known, clause):
        return False
    if not targets and not duties.found and any(m.extent.covers(title) for m in known.mentions_in(title, SUPPORTED)):
        return False  # 一、某学院 某产业学院: an item of a list
    holds_others = clause.heading is not None and _has_children(known, clause) and not targets and not duties.found
    of_a_time = _OF_A_YEAR.search(words) or (known.header.genre.kind == "总结" and is_plan(words))
    if holds_others and "章" in known.text[clause.label.start : clause.label.end] and action_of(words) in (None, words):
        return False  # 第二章 建设: what it is about
    if holds_others and (names_section(words) or (of_a_time and action_of(words) is None)):
        return False  # 2026年怎么干, 下一步打算, 培训组织 hold what is to be done
    if clause.heading is not None and (len(clause.body) or _has_children(known, clause)):
        return True
    if _NO_ORDER.match(words) or (_ATTACHED.search(words) and action_of(words) is None):
        return False
    if _PAYMENT_CLAUSE.match(words):
        return bool(targets) and bool(_PAYS.search(words))
    if clause.heading is not None:
        return True
    return bool(targets or duties.found) or action_of(words) is not None or bool(_BIDS.match(words))


# An order whose verb stands behind a subject that must (企业应当安排岗位) or behind a coverb (与企业签订协议).
_BIDS = re.compile(
    rf"(?:由|把|将)|(?:以[^，。；]{{2,60}}为[^，。；]{{2,6}}，)[^。；]{{0,60}}?(?:{ORDER.pattern})|[^，。；]{{2,24}}?(?:应当|必须|应|须|要)[^，。；]{{0,30}}?(?:{ORDER.pattern})"
    rf"|(?:与|同(?!意|时)|面向|对|向|在|围绕|依托|结合|利用|从)[^，。；]{{2,60}}?(?:{ORDER.pattern})"
    r"|[^，。；]{4,30}[与和同][^，。；]{4,40}?(?<!已)(?:共建|共同建设|合作开展|联合开展|合作建设|共同开展)(?!了)"
)


def _only_reports(known: Layers, clause: Clause) -> bool:
    """Whether every sentence of a clause is about reporting, explaining or being in force."""
    body = known.text[clause.body.start : clause.body.end]
    if not body.strip() and clause.heading is not None:
        body = known.text[clause.heading.start : clause.heading.end]
    said = [part for part in re.split(r"[。；！？\n]", body) if part.strip()]
    return bool(said) and all(_REPORTS.search(part) for part in said)


_OF_A_YEAR = re.compile(r"20\d\d年")


def _has_children(known: Layers, clause: Clause) -> bool:
    return clause.whole.end > clause.body.end


def _behind_doer(known: Layers, title: Extent) -> int:
    """Where the order begins behind the body that is to do it (某市人力资源社会保障局要加强…)."""
    first = next(iter(known.mentions_in(title, ("Department",))), None)
    if first is None or known.text[title.start : first.start] not in ("", "由"):
        return title.start
    shared = _DUTIES_FIRST.match(known.text, title.start, title.end)
    if shared is not None:
        return shared.end()
    must = _MUST.match(known.text, first.end, title.end)
    return must.end() if must is not None else first.end


# 由甲局牵头，乙局、丙局配合，招聘教师…: what is to be done stands behind who does it.
_DUTIES_FIRST = re.compile(
    r"[^，。；]{2,60}(?:牵头|负责)，(?:[^，。；]{2,60}(?:配合|协助|参与)，)?(?:20\d\d年(?:底|\d{1,2}月底?)?前?)?"
)
_MUST = re.compile(r"(?:要|应当?|须|必须|将|负责)+")


def _action(known: Layers, clause: Clause, title: str) -> str | None:
    """The governing verb of the title; of a heading without one, that of the text after it."""
    action = action_of(title)
    if action is not None and clause.kind is not ClauseKind.GOAL:
        return action
    body = known.text[clause.body.start : clause.body.end]
    generic = clause.kind in (ClauseKind.GOAL, ClauseKind.CONTAINER)
    return (first_action(body) if generic else None) or first_action(title) or first_action(body)


def _raise_duties(known: Layers) -> None:
    """A line of responsible bodies below several numbered items is about all of them, unless each has its own.

    It stands in the last item's text; the task above takes it.
    """
    by_clause = {task.clause: task for task in known.tasks}
    children: dict[int | None, list[TaskSpan]] = defaultdict(list)
    for task in known.tasks:
        if task.clause is not None:
            children[known.clauses[task.clause].parent].append(task)
    for index, clause in enumerate(known.clauses):
        below = children.get(index, [])
        if len(below) < 2 or clause.kind is ClauseKind.CONTAINER or any(task.duties for task in below[:-1]):
            continue
        last = below[-1]
        above = by_clause.get(index)
        if last.duties and above is not None and not above.duties and _is_line_below(known, last):
            above.duties, above.responsible_text = last.duties, last.responsible_text
            last.duties, last.responsible_text = [], None


def _is_line_below(known: Layers, task: TaskSpan) -> bool:
    """Whether the task's bodies stand on a line of their own at the end of its clause."""
    if task.clause is None or not task.duties:
        return False
    end = known.clauses[task.clause].body.end
    begin = known.text.rfind("\n", 0, task.duties[0].extent.start) + 1
    start = known.clauses[task.clause].label.start
    keys = duty_keys(known.text, begin, end)
    return begin > start and bool(keys) and keys[0].start() - begin <= 2 and task.duties[-1].extent.end <= end


def _set_parents(known: Layers) -> None:
    by_clause = {task.clause: task for task in known.tasks}
    for task in known.tasks:
        above = known.clauses[task.clause].parent if task.clause is not None else None
        while above is not None and above not in by_clause:
            above = known.clauses[above].parent
        task.parent = by_clause[above].path if above is not None else None
