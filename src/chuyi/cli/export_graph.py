"""``chuyi export graph``: the graph, or some of its types, as a file or a folder."""

from __future__ import annotations

from pathlib import Path

import click

from chuyi.cli.options import export_target, exported_graph
from chuyi.cli.speech import Speech, words
from chuyi.errors import Text, UsageError

FORMATS = ("csv", "xlsx", "json", "graphml", "gexf", "turtle", "neo4j")
FORMAT_HELP = Text(
    "格式（默认看后缀：.csv .xlsx .json .graphml .gexf .ttl；文件夹是 neo4j）",
    "format (default: by suffix .csv .xlsx .json .graphml .gexf .ttl; a folder is neo4j)",
)


@click.command(
    help=words(
        Text(
            "导出图谱，例：chuyi export graph --to 图谱.graphml；"
            "只要院校和企业之间的关系：--type Institution --type Enterprise。"
            "文件夹里是供 neo4j-admin 批量导入的文件；--format csv 则是每类一张表。",
            "Export the graph, e.g.: chuyi export graph --to graph.graphml; institutions and enterprises only: "
            "--type Institution --type Enterprise. A folder gets the files for the bulk import of neo4j-admin, or with "
            "--format csv a table for each type.",
        )
    )
)
@export_target
@click.option("--format", "form", type=click.Choice(FORMATS), help=words(FORMAT_HELP))
@click.option(
    "--type",
    "types",
    multiple=True,
    metavar="TYPE",
    help=words(
        Text(
            "只导出这类实体及其间的关系，可重复", "only entities of this type and the relations among them, repeatable"
        )
    ),
)
@click.option(
    "--without-passages",
    is_flag=True,
    help=words(Text("不含来源和原文片段", "leave out sources and passages")),
)
@click.option(
    "--measures",
    is_flag=True,
    help=words(
        Text(
            "每个节点加上度、介数、群体、割点几列；不含原文片段",
            "add columns to the nodes: degree, betweenness, community, cut point; without passages",
        )
    ),
)
@click.option("--force", is_flag=True, help=words(Text("替换以前的导出", "replace an earlier export")))
@exported_graph
@click.pass_obj
def command(
    speech: Speech,
    target: Path,
    form: str | None,
    types: tuple[str, ...],
    without_passages: bool,
    measures: bool,
    force: bool,
    uri: str | None,
) -> None:
    from chuyi.graph.exports.files import check_free, put
    from chuyi.graph.exports.formats import GRAPH_FOLDERS, format_of, graph_files
    from chuyi.queries.session import open_graph

    chosen = format_of(target, form)
    if chosen == "csv" and form is None:
        raise UsageError(
            Text("图谱有许多张表，一个 csv 文件放不下。", "A graph is many tables: one csv file cannot hold it."),
            Text(
                "请写 --format csv --to 文件夹，或导出为 xlsx。", "Use --format csv --to FOLDER, or export it as xlsx."
            ),
        )
    check_free(target, folder=chosen in GRAPH_FOLDERS, force=force)
    with open_graph(speech.workspace_path, uri) as graph:
        content = graph.content(types=types, passages=not (without_passages or measures))
    if measures:
        from chuyi.queries.networks.measures import with_measures

        content = with_measures(content)
    put(target, graph_files(content, chosen), force=force)
    say_written(speech, target)
    nodes, relations = len(content.nodes), len(content.relations)
    speech.say(Text(f"{nodes} 个节点，{relations} 条关系。", f"{nodes} nodes, {relations} relations."))


def say_written(speech: Speech, target: Path) -> None:
    """The result is the place of what was written."""
    speech.result(str(target))
