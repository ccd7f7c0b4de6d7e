"""``chuyi export question``: the answer to a question as a file."""

from __future__ import annotations

from pathlib import Path

import click

from chuyi.cli.export_graph import FORMAT_HELP, FORMATS, say_written
from chuyi.cli.options import export_target, exported_graph, least_grade, question_parameters, replace_file
from chuyi.cli.parameters import parse_parameters
from chuyi.cli.speech import Speech, words
from chuyi.cli.times import PRESENT, Times, say_time
from chuyi.errors import Text


@click.command(
    help=words(
        Text(
            "导出一个问题的答案，例：chuyi export question partners-of-institution -p institution=湖南汽车工程职业大学 "
            "--to 合作.xlsx。csv、xlsx、json 是表格；graphml、gexf、ttl 和文件夹（neo4j）是图。",
            "Export the answer to a question, e.g.: chuyi export question partners-of-institution "
            "-p institution=湖南汽车工程职业大学 --to partners.xlsx. csv, xlsx and json are tables; graphml, gexf, ttl "
            "and a folder (neo4j) are graphs.",
        )
    )
)
@click.argument("name")
@question_parameters
@export_target
@click.option("--format", "form", type=click.Choice(FORMATS), help=words(FORMAT_HELP))
@click.option(
    "--evidence",
    is_flag=True,
    help=words(Text("连同每行的出处（csv、xlsx、json）", "with what each row rests on (csv, xlsx, json)")),
)
@least_grade
@replace_file
@exported_graph
@click.pass_obj
def command(
    speech: Speech,
    name: str,
    params: tuple[str, ...],
    target: Path,
    form: str | None,
    evidence: bool,
    min_grade: str | None,
    force: bool,
    uri: str | None,
) -> None:
    export_question(
        speech, name, params, target, form=form, evidence=evidence, min_grade=min_grade, force=force, uri=uri
    )


def export_question(
    speech: Speech,
    name: str,
    params: tuple[str, ...],
    target: Path,
    *,
    form: str | None = None,
    evidence: bool = False,
    min_grade: str | None = None,
    force: bool = False,
    uri: str | None = None,
    times: Times = PRESENT,
) -> None:
    """Ask a question and write the answer to ``target``."""
    from chuyi.graph.exports.files import check_free, put
    from chuyi.graph.exports.formats import format_of
    from chuyi.queries.exports.writing import answer_files
    from chuyi.queries.session import open_graph

    chosen = format_of(target, form)
    check_free(target, folder=chosen == "neo4j", force=force)
    given = parse_parameters(params)
    with open_graph(speech.workspace_path, uri, known_at=times.known_at, as_of=times.as_of) as graph:
        say_time(speech, graph.stamp)
        answer = graph.answer(name, given, min_grade=min_grade, evidence=evidence)
        made = answer_files(answer, chosen, words.language, evidence=evidence)
    put(target, made, force=force)
    say_written(speech, target)
    count = len(answer)
    speech.say(Text(f"{count} 行。", f"{count} rows."))
    for line in answer.coverage_words:
        speech.say(line)
    if answer.to_check:
        doubtful = len(answer.to_check)
        speech.say(Text(f"其中 {doubtful} 行待核。", f"{doubtful} of them need confirming."))
