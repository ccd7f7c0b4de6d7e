"""``chuyi ask``: a question in plain Chinese or English."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import click

from chuyi.cli.options import asked_graph, least_grade
from chuyi.cli.speech import Speech, words
from chuyi.cli.times import say_open_time, say_time, time_options
from chuyi.errors import Text, UsageError

if TYPE_CHECKING:
    from chuyi.queries.answer import Answer
    from chuyi.queries.ask.replying import Reply


@click.command(
    help=words(
        Text(
            "用中文（或英文）直接提问，例：chuyi ask “哪些企业与湖南汽车工程职业学院的实训基地有合作？”。"
            "没有把握时不回答，说明读懂了什么，并给出最接近的问题；此时退出码为 1。",
            "Ask in plain Chinese or English. When it is unsure it does not answer: it says what it understood and "
            "offers the nearest questions, and exits with 1.",
        )
    )
)
@click.argument("text", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("--evidence", is_flag=True, help=words(Text("同时给出每行的出处", "show what each row rests on")))
@least_grade
@click.option("--cypher", "with_cypher", is_flag=True, help=words(Text("也显示 Cypher 语句", "show the Cypher too")))
@asked_graph
@time_options
@click.option("--ids", is_flag=True, help=words(Text("表格里也显示编号列", "show the columns of ids in the table")))
@click.pass_obj
def command(
    speech: Speech,
    text: tuple[str, ...],
    form: str,
    evidence: bool,
    min_grade: str | None,
    with_cypher: bool,
    uri: str | None,
    known_at: str | None,
    as_of: str | None,
    ids: bool,
) -> int:
    question = " ".join(text).strip()
    if not question:
        raise UsageError(Text("没有写问题。", "There is no question."))
    from chuyi.queries.session import open_graph

    with open_graph(speech.workspace_path, uri, known_at=known_at, as_of=as_of) as graph:
        say_time(speech, graph.stamp)
        reply = graph.ask(question, min_grade=min_grade, evidence=evidence)
        if form == "json":
            speech.result_json(reply.as_json(evidence=evidence))
        elif reply.answer is None:
            _say_unanswered(speech, reply)
        else:
            _say_answer(speech, reply, reply.answer, evidence, with_cypher, ids)
    return 0 if reply.answer is not None else 1


def _say_answer(speech: Speech, reply: Reply, answer: Answer, evidence: bool, with_cypher: bool, ids: bool) -> None:
    from chuyi.queries.text_table import answer_table, evidence_lines, visible

    speech.say(Text(f"理解为：{visible(reply.understood.zh)}", f"Understood: {visible(reply.understood.en)}"))
    if with_cypher:
        speech.say(Text(f"Cypher：\n{visible_lines(answer.cypher)}", f"Cypher:\n{visible_lines(answer.cypher)}"))
    places = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    speech.result(answer_table(answer, words.language, places, ids=ids))
    speech.result(words(Text(f"（{len(answer)} 行）", f"({len(answer)} rows)")))
    for line in answer.coverage_words:
        speech.result(words(line))
    if evidence:
        for item in ("", *evidence_lines(answer.evidence(), words.language)):
            speech.result(item)
    say_open_time(speech, answer)
    if answer.to_check:
        count = len(answer.to_check)
        speech.say(
            Text(f"其中 {count} 行待核，引用前请核对原文。", f"{count} rows need confirming before they are cited.")
        )


def visible_lines(text: str) -> str:
    """Text of several lines in which nothing else moves the cursor."""
    from chuyi.queries.text_table import visible

    return "\n".join(visible(line) for line in text.splitlines())


def _say_unanswered(speech: Speech, reply: Reply) -> None:
    from chuyi.queries.text_table import visible

    speech.say(Text(f"没有回答。{visible(reply.understood.zh)}", f"Not answered. {visible(reply.understood.en)}"))
    if reply.why is not None:
        speech.say(Text(visible(reply.why.zh), visible(reply.why.en)))
    if reply.alternatives:
        speech.say(Text("最接近的问题：", "The nearest questions:"))
    for offer in reply.alternatives:
        given = "".join(f" --param {name}={visible(str(value))}" for name, value in offer.parameters.items())
        title = words(offer.title)
        speech.say(
            Text(f"  {title}：chuyi query {offer.question}{given}", f"  {title}: chuyi query {offer.question}{given}")
        )
