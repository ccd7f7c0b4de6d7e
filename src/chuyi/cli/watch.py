"""``chuyi watch``: questions that are asked again on new data, and what has changed since."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from chuyi.cli.options import exported_graph, least_grade, question_parameters
from chuyi.cli.parameters import parse_parameters
from chuyi.cli.speech import Speech, words
from chuyi.errors import ChuyiError, Text

if TYPE_CHECKING:
    from chuyi.queries.watch import Lists, Watched
    from chuyi.queries.watch_changes import Record
    from chuyi.queries.watch_run import Outcome

CHANGED = 4
SHOWN_ROWS = 50


@click.group(
    help=words(
        Text(
            "关注列表：把问题连同参数记下来，数据更新后再问一遍，看有什么变化。例：chuyi watch add 合作 "
            "partners-of-institution -p institution=湖南汽车工程职业大学；chuyi build 之后运行 chuyi watch run。",
            "Watch lists: note questions with their parameters, ask them again on new data and see what changed. "
            "E.g.: chuyi watch add partners partners-of-institution -p institution=湖南汽车工程职业大学; "
            "then, after each chuyi build: chuyi watch run",
        )
    )
)
def command() -> None:
    """The group itself does nothing."""


@command.command(help=words(Text("把一个问题放进关注列表 NAME", "Put a question on the list NAME")))
@click.argument("name")
@click.argument("question")
@question_parameters
@least_grade
@click.pass_obj
def add(speech: Speech, name: str, question: str, params: tuple[str, ...], min_grade: str | None) -> None:
    from chuyi.queries.session import open_graph
    from chuyi.queries.watch import Watched
    from chuyi.queries.watch import add as add_watched

    workspace = speech.workspace()
    watched = Watched(question, parse_parameters(params), min_grade)
    with open_graph(workspace) as graph:  # asked once, so that a mistake shows now and not next month
        answer = graph.answer(question, watched.parameters, min_grade=min_grade)
    add_watched(workspace.path, name, watched)
    count = len(answer)
    speech.say(
        Text(
            f"已加入 {name}：{answer.title.zh}，现在有 {count} 行。chuyi watch run 从第一次运行起比较。",
            f"Added to {name}: {answer.title.en}, {count} rows now. chuyi watch run compares from its first run on.",
        )
    )


@command.command("list", help=words(Text("列出关注列表", "List the watch lists")))
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.pass_obj
def list_(speech: Speech, form: str) -> None:
    from chuyi.queries.watch import read_lists

    lists = read_lists(speech.workspace().path)
    if form == "json":
        speech.result_json({"lists": {name: [item.as_yaml() for item in items] for name, items in lists.items()}})
        return
    if not lists:
        _say_none(speech)
    for name, items in lists.items():
        speech.result(name)
        for item in items:
            speech.result(f"  {_asked(item)}")


@command.command(help=words(Text("删去关注列表 NAME，或其中一个问题", "Remove the list NAME, or one question of it")))
@click.argument("name")
@click.argument("question", required=False)
@click.pass_obj
def remove(speech: Speech, name: str, question: str | None) -> None:
    from chuyi.queries.watch import remove as remove_watched
    from chuyi.queries.watch_run import result_file

    folder = speech.workspace().path
    gone = remove_watched(folder, name, question)
    for item in gone:
        result_file(folder, name, item).unlink(missing_ok=True)
    speech.say(Text(f"已从 {name} 删去 {len(gone)} 个问题。", f"Removed {len(gone)} questions from {name}."))


@command.command(
    help=words(
        Text(
            "再问一遍，说明比上次新增、消失和变化了哪些行，各依据台账的哪一次运行。不写 NAME 则全部列表都问。",
            "Ask again: which rows are new, gone and changed since the last run, and on which ledger runs both rest. "
            "Without NAME all lists are asked.",
        )
    )
)
@click.argument("name", required=False)
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option(
    "--evidence", is_flag=True, help=words(Text("给出新增和变化各行的出处", "show what new and changed rows rest on"))
)
@click.option(
    "--exit-code",
    "tell",
    is_flag=True,
    help=words(Text(f"有变化时退出码为 {CHANGED}", f"exit with {CHANGED} when something changed")),
)
@click.option(
    "--peek",
    is_flag=True,
    help=words(Text("只看，不作为下次比较的起点", "only look: the next run compares with the same")),
)
@exported_graph
@click.pass_obj
def run(speech: Speech, name: str | None, form: str, evidence: bool, tell: bool, peek: bool, uri: str | None) -> int:
    from chuyi.queries.session import open_graph
    from chuyi.queries.watch import named, read_lists
    from chuyi.queries.watch_run import run_watched

    workspace = speech.workspace()
    lists = read_lists(workspace.path)
    wanted: Lists = lists if name is None else {name: named(lists, name)}
    if not wanted:
        _say_none(speech)
        return 0
    with open_graph(workspace, uri) as graph:

        def ask(of: str, item: Watched) -> Outcome:
            return run_watched(graph, workspace.path, of, item, keep=not peek, evidence=evidence)

        found = [_ran(of, item, ask) for of, items in wanted.items() for item in items]
    if form == "json":
        speech.result_json({"watches": [item.as_json(evidence) for item in found]})
    else:
        for item in found:
            item.say(speech, evidence)
    if any(item.error for item in found):
        return 1
    return CHANGED if tell and any(item.outcome and item.outcome.changes for item in found) else 0


class _Ran:
    """What became of one question of a list: an outcome, or why there is none."""

    def __init__(self, name: str, watched: Watched, outcome: Outcome | None, error: ChuyiError | None) -> None:
        self.name, self.watched, self.outcome, self.error = name, watched, outcome, error

    def as_json(self, evidence: bool) -> dict[str, Any]:
        if self.outcome is not None:
            return {"name": self.name, **self.outcome.as_json(evidence=evidence)}
        error = self.error.in_language(words.language) if self.error else ""
        return {"name": self.name, **self.watched.as_yaml(), "status": "failed", "error": error}

    def say(self, speech: Speech, evidence: bool) -> None:
        speech.result(f"{self.name} · {_asked(self.watched)}")
        if self.error is not None:
            speech.say(Text(f"  没有回答：{self.error.in_language('zh')}", f"  Not answered: {self.error}"))
        if self.outcome is not None:
            _say_outcome(speech, self.outcome)
            if evidence:
                from chuyi.queries.text_table import evidence_lines

                for line in evidence_lines(self.outcome.evidence(), words.language):
                    speech.result(f"  {line}")


def _ran(name: str, watched: Watched, ask: Callable[[str, Watched], Outcome]) -> _Ran:
    try:
        return _Ran(name, watched, ask(name, watched), None)
    except ChuyiError as error:  # the others are asked all the same
        return _Ran(name, watched, None, error)


def _say_outcome(speech: Speech, outcome: Outcome) -> None:
    now, found = outcome.now, outcome.changes
    count = len(now.rows)
    if found is None or outcome.before is None:
        first = Text(
            f"  第一次运行：{count} 行，下次与此比较（台账运行 {now.run}）。",
            f"  First run: {count} rows to compare with next time (ledger run {now.run}).",
        )
        speech.result(words(first))
        return
    before = outcome.before
    speech.result(
        words(
            Text(
                f"  新增 {len(found.new)}，消失 {len(found.gone)}，变化 {len(found.changed)}，现有 {count} 行；"
                f"台账运行 {before.run}（{before.asked_at}）→ {now.run}（{now.asked_at}）。",
                f"  {len(found.new)} new, {len(found.gone)} gone, {len(found.changed)} changed, {count} rows now; "
                f"ledger run {before.run} ({before.asked_at}) → {now.run} ({now.asked_at}).",
            )
        )
    )
    if before.ledger != now.ledger:
        speech.say(Text("  注意：两次依据的不是同一个台账。", "  Note: the two rest on different ledgers."))
    lines = [
        *(f"  + {_row(row)}" for row in found.new),
        *(f"  - {_row(row)}" for row in found.gone),
        *(f"  ~ {_row(item.after)}  [{_differences(item.before, item.after, item.columns)}]" for item in found.changed),
    ]
    for line in lines[:SHOWN_ROWS]:
        speech.result(line)
    if len(lines) > SHOWN_ROWS:
        more = len(lines) - SHOWN_ROWS
        speech.say(Text(f"  还有 {more} 行，见 --format json。", f"  {more} more: see --format json."))
    if found.gone:
        speech.say(
            Text(
                "  消失的行是来源不再这样说，或已被撤回；未收录不等于没有。",
                "  A row is gone when its sources no longer say so; what is not held may exist all the same.",
            )
        )
    for text in outcome.answer.coverage_words:
        speech.result(f"  {words(text)}")


def _row(row: Record) -> str:
    """A row on one line: without ids, nothing in it moves the cursor."""
    from chuyi.queries.answer import marked_grade, plain
    from chuyi.queries.text_table import visible

    cells = [
        marked_grade(value) if name == "grade" else plain(value)
        for name, value in row.items()
        if not name.endswith("_id")
    ]
    return " · ".join(visible(cell) for cell in cells if cell)


def _differences(before: Record, after: Record, columns: list[str]) -> str:
    from chuyi.queries.answer import plain
    from chuyi.queries.text_table import visible

    shown = [name for name in columns if not name.endswith("_id")]
    return "；".join(f"{name}：{visible(plain(before[name]))} → {visible(plain(after[name]))}" for name in shown)


def _asked(watched: Watched) -> str:
    from chuyi.queries.text_table import visible

    given = "".join(f" {name}={visible(str(value))}" for name, value in watched.parameters.items())
    return f"{watched.question}{given}{f' (>= {watched.min_grade})' if watched.min_grade else ''}"


def _say_none(speech: Speech) -> None:
    speech.say(
        Text(
            "还没有关注列表：chuyi watch add NAME QUESTION。",
            "There are no watch lists yet: chuyi watch add NAME QUESTION",
        )
    )
