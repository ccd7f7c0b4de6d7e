"""``chuyi export question``: the answer to a question as a file."""

from __future__ import annotations

from pathlib import Path

import click

from chuyi.cli.export_graph import FORMAT_HELP, FORMATS, say_written
from chuyi.cli.parameters import parse_parameters
from chuyi.cli.speech import Speech, words
from chuyi.cli.times import PRESENT, Times, say_time
from chuyi.errors import Text

GRADES = ("official", "school", "media", "mirror", "unknown")


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
@click.option(
    "--param",
    "-p",
    "params",
    multiple=True,
    metavar="KEY=VALUE",
    help=words(Text("问题的参数，可重复", "a parameter of the question, repeatable")),
)
@click.option(
    "--to",
    "target",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE|DIR",
    help=words(Text("写到哪里；格式看后缀", "where to; the suffix tells the format")),
)
@click.option("--format", "form", type=click.Choice(FORMATS), help=words(FORMAT_HELP))
@click.option(
    "--evidence",
    is_flag=True,
    help=words(Text("连同每行的出处（csv、xlsx、json）", "with what each row rests on (csv, xlsx, json)")),
)
@click.option(
    "--min-grade",
    type=click.Choice(GRADES),
    help=words(Text("不用来源等级更差的事实", "leave out facts of a worse grade of source")),
)
@click.option("--force", is_flag=True, help=words(Text("替换已有的文件", "replace what is there")))
@click.option("--graph", "uri", metavar="URI", help=words(Text("图谱地址（默认见工作区设置）", "the graph's address")))
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
