"""``chuyi query``: ask a question of the catalogue."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from chuyi.cli.options import least_grade
from chuyi.cli.parameters import parse_parameters
from chuyi.cli.speech import Speech, words
from chuyi.cli.times import Times, say_open_time, say_time, time_options
from chuyi.config import Workspace
from chuyi.errors import ChuyiError, SchemaError, Text, UsageError

if TYPE_CHECKING:
    from chuyi.queries.answer import Answer
    from chuyi.queries.catalogue import Catalogue
    from chuyi.queries.header import Parameter, Question

REFUSED = 3


@click.command(
    help=words(
        Text(
            "用问题目录提问。先看有哪些问题：chuyi query --list；看一个问题的参数：chuyi query NAME --describe。",
            "Ask a question of the catalogue. See which there are: chuyi query --list; "
            "see a question's parameters: chuyi query NAME --describe",
        )
    )
)
@click.argument("name", required=False)
@click.option(
    "--param",
    "-p",
    "params",
    multiple=True,
    metavar="KEY=VALUE",
    help=words(
        Text("参数，可重复；实体可用全称、简称、曾用名或编号", "a parameter, repeatable; entities by any name or id")
    ),
)
@click.option("--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
@click.option("--evidence", is_flag=True, help=words(Text("同时给出每行的出处", "show what each row rests on")))
@click.option(
    "--cite",
    is_flag=True,
    help=words(Text("同时给出引文（GB/T 7714）", "cite the sources of the rows (GB/T 7714)")),
)
@least_grade
@click.option(
    "--to",
    metavar="URI|FILE",
    help=words(
        Text(
            "图谱地址（默认见工作区设置）；或写成文件，格式看后缀（同 chuyi export question）",
            "the graph's address; or a file to write to, in the format of its suffix (as chuyi export question does)",
        )
    ),
)
@click.option("--force", is_flag=True, help=words(Text("替换 --to 已有的文件", "replace the file of --to")))
@time_options
@click.option("--ids", is_flag=True, help=words(Text("表格里也显示编号列", "show the columns of ids in the table")))
@click.option("--list", "listing", is_flag=True, help=words(Text("列出全部问题", "list all questions")))
@click.option(
    "--describe", is_flag=True, help=words(Text("说明这个问题，不提问", "describe the question, ask nothing"))
)
@click.option(
    "--check",
    is_flag=False,
    flag_value="",
    metavar="[FILE]",
    help=words(
        Text(
            "检查自己写的问题文件；不写 FILE 则检查工作区的全部自定义问题",
            "check a question of your own; without FILE all of the workspace's own",
        )
    ),
)
@click.pass_obj
def command(
    speech: Speech,
    name: str | None,
    params: tuple[str, ...],
    form: str,
    evidence: bool,
    cite: bool,
    min_grade: str | None,
    to: str | None,
    force: bool,
    known_at: str | None,
    as_of: str | None,
    ids: bool,
    listing: bool,
    describe: bool,
    check: str | None,
) -> int:
    if check is not None:
        return _check(speech, check)
    if listing:
        return _list(speech, _catalogue(speech), form)
    if name is None:
        raise UsageError(
            Text("没有写问题的名称。", "No question was named."),
            Text("全部问题：chuyi query --list", "All questions: chuyi query --list"),
        )
    if describe:
        _describe(speech, _catalogue(speech).question(name), form)
        return 0
    if to is not None and _is_file(to):
        if cite:
            raise UsageError(
                Text("写入文件时不附引文。", "A file is written without citations."),
                Text("请另外运行 chuyi cite。", "Run chuyi cite beside it."),
            )
        from chuyi.cli.export_question import export_question

        times = Times(known_at, as_of)
        export_question(
            speech, name, params, Path(to), evidence=evidence, min_grade=min_grade, force=force, times=times
        )
        return 0
    if cite and form == "csv":
        raise UsageError(
            Text("csv 只有表格，放不下引文。", "A csv has rows only, and no place for citations."),
            Text("请用 --format json，或另外运行 chuyi cite。", "Use --format json, or run chuyi cite beside it."),
        )
    from chuyi.cli.citing import again_command, say_citations
    from chuyi.queries.session import open_graph

    given = parse_parameters(params)
    with open_graph(speech.workspace_path, to, known_at=known_at, as_of=as_of) as graph:
        say_time(speech, graph.stamp)
        if not graph.stamp.complete:
            speech.say(
                Text(
                    "注意：上一次 chuyi build 没有完成，答案可能不全；请重新运行 chuyi build。",
                    "Note: the last chuyi build did not finish, answers may be incomplete; run chuyi build again.",
                )
            )
        answer = graph.answer(name, given, min_grade=min_grade, evidence=evidence)
        if form == "json":
            again = {"again": again_command(answer, min_grade)} if cite else {}
            speech.result_json({**answer.as_json(evidence=evidence, citations=cite), **again})
        else:
            {"table": _say_table, "csv": _say_csv}[form](speech, answer, evidence, ids)
            if cite:
                speech.result("")
                say_citations(speech, answer, min_grade)
    return 0


def _is_file(to: str) -> bool:
    """Whether ``--to`` names a file: no address of a graph ends in one of these suffixes."""
    from chuyi.graph.exports.formats import SUFFIXES

    return "://" not in to and Path(to).suffix.lower() in SUFFIXES


def _catalogue(speech: Speech) -> Catalogue:
    """The catalogue, with the workspace's own questions where there is a workspace."""
    from chuyi.queries.catalogue import Catalogue

    workspace: Workspace | None
    try:
        workspace = speech.workspace()
    except UsageError:
        if speech.workspace_path:
            raise
        workspace = None
    return Catalogue(workspace.questions if workspace else None)


# -- an answer


def _say_table(speech: Speech, answer: Answer, evidence: bool, ids: bool) -> None:
    from chuyi.queries.text_table import answer_table, evidence_lines

    places = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    speech.result(answer_table(answer, words.language, places, ids=ids))
    speech.result(words(Text(f"（{len(answer)} 行）", f"({len(answer)} rows)")))
    for line in answer.coverage_words:
        speech.result(words(line))
    if evidence:
        speech.result("")
        for text in evidence_lines(answer.evidence(), words.language):
            speech.result(text)
    _say_notes(speech, answer, evidence)


def _say_csv(speech: Speech, answer: Answer, evidence: bool, ids: bool) -> None:
    from chuyi.graph.exports.sheets import csv_text
    from chuyi.queries.exports.answers import answer_sheet

    speech.result_as_it_is(csv_text(answer_sheet(answer, words.language, evidence=evidence)).rstrip("\n"))
    for line in answer.coverage_words:
        speech.say(line)


def _say_notes(speech: Speech, answer: Answer, evidence: bool) -> None:
    if not len(answer):
        speech.say(
            Text(
                "图谱没有收录符合条件的事实；未收录不等于没有。",
                "The graph holds no such fact; what is not held may exist all the same.",
            )
        )
    say_open_time(speech, answer)
    if answer.to_check:
        count = len(answer.to_check)
        speech.say(
            Text(
                f"其中 {count} 行待核：只有转载或不明来源，引用前请核对原文（--min-grade media 可去掉）。",
                f"{count} rows need confirming: mirror or unknown sources only (--min-grade media leaves them out).",
            )
        )
    if answer.question and answer.question.beside:
        names = answer.question.beside
        speech.say(Text(f"相近的问题：{'、'.join(names)}", f"Related questions: {', '.join(names)}"))
    if len(answer) and not evidence:
        speech.say(Text("看每行的出处：加 --evidence", "See what each row rests on: add --evidence"))


# -- questions


def _list(speech: Speech, catalogue: Catalogue, form: str) -> int:
    """All questions; a broken one of the workspace's own is named and left out, and makes the exit code 3."""
    questions, broken = [], 0
    for name in catalogue:
        try:
            questions.append(catalogue[name])
        except SchemaError as error:
            speech.say(error.message)
            broken += 1
    if form == "json":
        themes = [{"name": name, "title": title._asdict()} for name, title in catalogue.themes().items()]
        speech.result_json({"questions": [item.as_json() for item in questions], "themes": themes})
    else:
        for theme, title in catalogue.themes().items():
            speech.result(words(title))
            for item in questions:
                if item.theme == theme:
                    speech.result(f"  {item.name:34}{words(item.title)}")
    return REFUSED if broken else 0


def _describe(speech: Speech, question: Question, form: str) -> None:
    if form == "json":
        speech.result_json({**question.as_json(), "cypher": question.statement.text})
        return
    speech.result(f"{question.name}  {words(question.title)}")
    speech.result(words(question.answers).strip())
    if question.parameters:
        speech.result(words(Text("\n参数：", "\nParameters:")))
    for item in question.parameters.values():
        speech.result(f"  {item.name:14}{words(item.label)}{words(_kind(item))}")
    speech.result(words(Text("\n列：", "\nColumns:")))
    for column in question.columns.values():
        speech.result(f"  {column.name:22}{words(column.label)}")
    example = "".join(f" --param {name}={value}" for name, value in question.example.items())
    speech.result(words(Text("\n例：", "\nExample:")))
    speech.result(f"  chuyi query {question.name}{example}")


def _kind(item: Parameter) -> Text:
    """What a parameter can be, in brackets."""
    from chuyi.queries.parameters import enum_values

    zh, en = [], []
    if item.required and not item.setting:
        zh.append("必填")
        en.append("required")
    if item.type == "enum":
        values = enum_values(item)
        zh.append("、".join(values))
        en.append(", ".join(values))
    if item.default is not None:
        zh.append(f"默认 {item.default}")
        en.append(f"default {item.default}")
    return Text(f"（{'；'.join(zh)}）", f" ({'; '.join(en)})") if zh else Text("", "")


def _check(speech: Speech, file: str) -> int:
    """Check a file, or all of the workspace's own questions; what is wrong is said with file and line."""
    from chuyi.queries.checking import check_file

    files = [Path(file)] if file else sorted(speech.workspace().questions.rglob("*.cypher"))
    if not files:
        place = speech.workspace().questions
        speech.say(Text(f"{place} 里还没有自己的问题。", f"There are no questions of your own in {place} yet."))
    wrong = 0
    for path in files:
        try:
            problems = [
                Text(f"{path}:{line}：{text.zh}", f"{path}:{line}: {text.en}") for line, text in check_file(path)
            ]
        except SchemaError as error:
            problems = [error.message]
        problems = problems or _example_problems(speech, path)
        for problem in problems:
            speech.say(problem)
        wrong += bool(problems)
        if not problems:
            speech.result(words(Text(f"{path} 没有问题。", f"{path} is fine.")))
    if file and not wrong and not _is_own(speech, Path(file)):
        speech.say(Text("放进工作区的 questions/ 就能用。", "Put it into the workspace's questions/ to use it."))
    return 1 if wrong else 0


def _is_own(speech: Speech, path: Path) -> bool:
    try:
        return path.resolve().is_relative_to(speech.workspace().questions.resolve())
    except UsageError:
        return False


def _example_problems(speech: Speech, path: Path) -> list[Text]:
    """What goes wrong when the question's example is asked; nothing where there is no graph to ask."""
    from chuyi.queries.names import UnknownNameError
    from chuyi.queries.session import open_graph

    try:
        graph = open_graph(speech.workspace_path)
    except ChuyiError:
        speech.say(
            Text(
                f"{path.name}：没有图谱，例子没有试问。", f"{path.name}: there is no graph, its example was not asked."
            )
        )
        return []
    with graph:
        try:
            answer = graph.try_file(path)
        except UnknownNameError as error:  # the question may be right all the same
            speech.say(
                Text(f"{path.name}：例子没有试问：{error.message.zh}", f"{path.name}: not asked: {error.message.en}")
            )
            return []
        except ChuyiError as error:
            return [Text(f"{path}：问它的例子时：{error.in_language('zh')}", f"{path}: asking its example: {error}")]
    count = len(answer)
    speech.say(Text(f"{path.name}：例子答出 {count} 行。", f"{path.name}: its example answers {count} rows."))
    return []
