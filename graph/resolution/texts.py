"""Rules for official texts and what they lay down: documents, tasks, targets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from chuyi.errors import Text
from chuyi.graph.resolution.material import SAMPLE
from chuyi.graph.resolution.spelling import clause_spelling, number_spelling, spelling, task_spelling
from chuyi.graph.resolution.work import Work

NUMBER = Text("文号相同", "the same document number")
TITLE = Text("标题相同，日期和文号不矛盾", "the same title, and neither date nor number contradicts")
TITLES = Text("标题相同，日期或文号不同", "the same title, but other dates or numbers")
TASK = Text("同一文件的同一条款，标题相同", "the same clause of the same document, with the same title")
TASKS = Text("同一文件的同一条款，标题不同", "the same clause of the same document, but other titles")
TARGET = Text("同一任务的目标，数量、单位和对象相同", "targets of one task with the same count, unit and object")


def join_documents(work: Work) -> None:
    """Documents are one by number, or by title where dates and numbers do not contradict.

    A text in our own words that sums one up is never it.
    """
    real = [thing.id for thing in work.of_type("Document") if not _is_sample(work, thing.id)]
    numbers: dict[str, list[str]] = defaultdict(list)
    titles: dict[str, list[str]] = defaultdict(list)
    for raw in real:
        for number in work.material.stated("doc_number", raw):
            numbers[number_spelling(str(number))].append(raw)
        for title in work.material.stated("title", raw) or [work.thing(raw).name]:
            titles[spelling(str(title))].append(raw)
    for raws in numbers.values():
        for raw in raws[1:]:
            work.join(raw, raws[0], NUMBER)
    for raws in titles.values():
        _join_titles(work, raws)


def _join_titles(work: Work, raws: list[str]) -> None:
    members = {member for raw in raws for member in work.members(raw)}
    dates = {str(value) for raw in members for value in work.material.stated("issued_on", raw)}
    numbers = {number_spelling(str(value)) for raw in members for value in work.material.stated("doc_number", raw)}
    longest = max(dates, key=len, default="")
    if len(numbers) <= 1 and all(longest.startswith(date) for date in dates):
        for raw in raws[1:]:
            work.join(raw, raws[0], TITLE)
    else:
        work.wait(raws, TITLES)


def _is_sample(work: Work, raw: str) -> bool:
    if SAMPLE in work.material.stated("kind", raw):
        return True
    return any(source.document == raw and source.kind == SAMPLE for source in work.material.sources.values())


def join_tasks(work: Work) -> None:
    """A row of a table and a clause of the notice are one task by document, clause and title."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for task in work.of_type("Task"):
        document = task.identity[0] if task.identity else None
        if document and document in work.material.things:
            clauses = work.material.stated("clause", task.id) or [None]
            for clause in clauses:
                groups[work.root(document), clause_spelling(str(clause) if clause else None)].append(task.id)
    for (_, clause), raws in groups.items():
        _join_equal(work, raws, _title_of(work), TASK)
        if clause and _of_several_sources(work, raws):
            work.wait(raws, TASKS)


def _title_of(work: Work) -> Callable[[str], object]:
    return lambda raw: task_spelling(work.thing(raw).name) or None


def join_targets(work: Work) -> None:
    """Targets follow their tasks: of tasks that are one, those with the same figures count once."""
    tasks: dict[str, list[str]] = defaultdict(list)
    for fact in work.material.relations.get("HAS_TARGET", ()):
        if fact.object:
            tasks[work.of(fact.subject, fact.source)].append(fact.object)

    def figures(raw: str) -> object:
        stated = [tuple(map(str, work.material.stated(name, raw))) for name in ("count", "unit", "qualifier")]
        return (*stated, spelling(work.thing(raw).name)) if stated[0] else None

    for raws in tasks.values():
        several = list(dict.fromkeys(raws))
        if _of_several_sources(work, several):
            _join_equal(work, several, figures, TARGET)


def _join_equal(work: Work, raws: Iterable[str], key_of: Callable[[str], object], reason: Text) -> None:
    """Join those with an equal key; two of one source are two."""
    first: dict[object, list[str]] = defaultdict(list)
    for raw in dict.fromkeys(raws):
        key = key_of(raw)
        if key is None:
            continue
        uses = work.material.uses.get(raw, set())
        if all(not uses & work.material.uses.get(other, set()) for other in first[key]) and first[key]:
            work.join(raw, first[key][0], reason)
        first[key].append(raw)


def _of_several_sources(work: Work, raws: Iterable[str]) -> bool:
    return len({source for raw in raws for source in work.material.uses.get(raw, ())}) > 1
