"""``chuyi cite``: what an answer, or what is known of an entity, rests on, as a reference list has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from chuyi.cli.options import asked_graph, least_grade, question_parameters
from chuyi.cli.parameters import parse_parameters
from chuyi.cli.speech import Speech, words
from chuyi.cli.times import say_time, time_options
from chuyi.errors import Text, UsageError

if TYPE_CHECKING:
    from chuyi.queries.answer import Answer
    from chuyi.queries.session import Graph

ENTITY_QUESTION = "evidence-of-entity"


@click.command(
    help=words(
        Text(
            "给出一个答案或一个实体所依据的来源的引文：题名、文号、日期、网址、等级、台账编号和运行次数。"
            "NAME 是问题目录里的问题，或实体的名称、别名、编号。例：chuyi cite partnerships -p kind=订单班；"
            "chuyi cite 湖南汽车工程职业大学",
            "Cite what an answer, or what is known of an entity, rests on: title, document number, date, address, "
            "grade, id of the ledger and run. NAME is a question of the catalogue or an entity (name, alias or id). "
            "Examples: chuyi cite partnerships -p kind=订单班; chuyi cite 湖南汽车工程职业大学",
        )
    )
)
@click.argument("name")
@question_parameters
@click.option(
    "--style",
    type=click.Choice(["gbt7714", "plain"]),
    default="gbt7714",
    show_default=True,
    help=words(Text("著录格式：国标，或行文", "form of the entries: the national standard, or as in a sentence")),
)
@least_grade
@asked_graph
@time_options
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def command(
    speech: Speech,
    name: str,
    params: tuple[str, ...],
    style: str,
    min_grade: str | None,
    uri: str | None,
    known_at: str | None,
    as_of: str | None,
    form: str,
) -> None:
    from chuyi.cli.citing import again_command, say_citations
    from chuyi.queries.session import open_graph

    with open_graph(speech.workspace_path, uri, known_at=known_at, as_of=as_of) as graph:
        say_time(speech, graph.stamp)
        answer = _answer(graph, name, params, min_grade)
        if form == "json":
            speech.result_json(
                {
                    "question": answer.question.name if answer.question else None,
                    "parameters": dict(answer.parameters),
                    "rows": len(answer),
                    "citations": [item.as_json() for item in answer.citations()],
                    "again": again_command(answer, min_grade),
                }
            )
        else:
            say_citations(speech, answer, min_grade, style)
    if not len(answer):
        speech.say(
            Text(
                "图谱没有收录这样的事实，没有可引的来源；未收录不等于没有。",
                "The graph holds no such fact, so there is nothing to cite; what is not held may exist all the same.",
            )
        )


def _answer(graph: Graph, name: str, params: tuple[str, ...], min_grade: str | None) -> Answer:
    """The answer to a question, or the evidence of an entity.

    Raises:
        UsageError: parameters are given for an entity; as of a question.
    """
    if name in graph.questions:
        return graph.answer(name, parse_parameters(params), min_grade=min_grade, evidence=True)
    if params:
        raise UsageError(
            Text(f"“{name}”不是问题，不带参数。", f"{name!r} is no question and takes no parameters."),
            Text("全部问题：chuyi query --list", "All questions: chuyi query --list"),
        )
    return graph.answer(ENTITY_QUESTION, {"entity": name}, min_grade=min_grade, evidence=True)
