"""``chuyi explore``: draw an entity or the answer to a question."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from chuyi.cli.options import asked_graph, question_parameters
from chuyi.cli.parameters import parse_parameters
from chuyi.cli.speech import Speech, words
from chuyi.cli.times import say_time, time_options
from chuyi.errors import Text, UsageError

if TYPE_CHECKING:
    from chuyi.explore.picture import Picture
    from chuyi.queries.session import Graph

MOST_NODES = 300


@click.command(
    help=words(
        Text(
            "画关系图，存成一个网页，不联网也能打开。NAME 是实体的名称、别名、编号，或问题目录里的问题。",
            "Draw relations as one web page that opens without a network. NAME is an entity (name, alias or id) or a "
            "question of the catalogue.",
        )
    )
)
@click.argument("name")
@question_parameters
@click.option(
    "--depth",
    type=click.IntRange(1, 2),
    help=words(Text("实体：画几步以内的关系（默认 1）", "entity: relations within how many steps (default 1)")),
)
@click.option(
    "--limit",
    type=click.IntRange(1, MOST_NODES),
    default=MOST_NODES,
    show_default=True,
    help=words(Text("最多画多少个实体", "most entities drawn")),
)
@asked_graph
@time_options
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help=words(Text("网页文件（默认在工作区的 out 文件夹）", "the page (default: in the workspace's out folder)")),
)
@click.pass_obj
def command(
    speech: Speech,
    name: str,
    params: tuple[str, ...],
    depth: int | None,
    limit: int,
    uri: str | None,
    known_at: str | None,
    as_of: str | None,
    out: Path | None,
) -> None:
    from chuyi.explore.page import write_page
    from chuyi.queries.session import open_graph
    from chuyi.writing import write_whole

    target = out or _default_file(speech, name)
    with open_graph(speech.workspace_path, uri, known_at=known_at, as_of=as_of) as graph:
        say_time(speech, graph.stamp)
        picture = _picture(graph, name, params, depth, limit)
    write_whole(target, write_page(picture, words.language).encode("utf-8"))
    speech.result(str(target))
    _say_what_it_shows(speech, picture)


def _picture(graph: Graph, name: str, params: tuple[str, ...], depth: int | None, limit: int) -> Picture:
    from chuyi.explore.answer import answer_picture
    from chuyi.explore.neighbourhood import neighbourhood

    if name in graph.questions:
        if depth is not None:
            raise UsageError(
                Text("--depth 只用于实体，不用于问题。", "--depth is for entities, not for questions."),
                Text("请去掉 --depth。", "Leave it out."),
            )
        return answer_picture(graph, name, parse_parameters(params), limit=limit)
    if params:
        raise UsageError(
            Text(f"“{name}”不是问题，不带参数。", f"{name!r} is no question and takes no parameters."),
            Text("全部问题：chuyi query --list", "All questions: chuyi query --list"),
        )
    return neighbourhood(graph, name, depth=depth or 1, limit=limit)


def _say_what_it_shows(speech: Speech, picture: Picture) -> None:
    nodes, edges = len(picture.nodes), len(picture.edges)
    speech.say(Text(f"{nodes} 个实体，{edges} 条关系。", f"{nodes} entities, {edges} relations."))
    if picture.is_cut:
        speech.say(
            Text(
                f"图已截取：共找到 {picture.found} 个，只画了 {nodes} 个。",
                f"The picture is cut: {nodes} of {picture.found} are drawn.",
            )
        )


def _default_file(speech: Speech, name: str) -> Path:
    """A file of the workspace's ``out`` folder: what people type never becomes a path."""
    plain = re.sub(r"[^\w-]+", "-", name).strip("-_")[:60] or "explore"
    return speech.workspace().out / f"{plain}.html"
