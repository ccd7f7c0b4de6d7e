"""``chuyi build``: the ledger into the graph."""

from __future__ import annotations

import time
from contextlib import ExitStack
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from chuyi.cli.speech import Speech, words
from chuyi.cli.times import time_options
from chuyi.config import graph_address
from chuyi.errors import Text

if TYPE_CHECKING:
    from chuyi.graph.build import BuildReport


@click.command(
    help=words(
        Text(
            "把台账投影成图谱；只写有变化的部分。图谱地址依次取 --to、NEO4J_URI、chuyi.toml、内嵌引擎；"
            "密码取自 NEO4J_PASSWORD 或 NEO4J_PASSWORD_FILE。写了 --known-at 或 --as-of 就另建那个时点的图谱："
            "放在工作区图谱旁边自己的文件夹里，或 --to 指定的地方。例：chuyi build --known-at 2026-10",
            "Project the ledger into the graph; only what has changed is written. The graph's address is --to, else "
            "NEO4J_URI, else chuyi.toml, else the embedded engine; the password comes from NEO4J_PASSWORD or "
            "NEO4J_PASSWORD_FILE. With --known-at or --as-of the graph of another time is built: in a folder of its "
            "own beside the workspace's graph, or at --to. Example: chuyi build --known-at 2026-10",
        )
    )
)
@click.option(
    "--to",
    "uri",
    metavar="URI",
    help=words(Text("图谱地址：embedded:、bolt://… 或 neo4j://…", "the graph: embedded:, bolt://… or neo4j://…")),
)
@time_options
@click.option("--full", is_flag=True, help=words(Text("整个重新写入", "write everything again")))
@click.option(
    "--replace",
    is_flag=True,
    help=words(
        Text("图谱属于另一份台账或另一个时点时先清空", "empty the graph first if it is another ledger's or time's")
    ),
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def command(
    speech: Speech, uri: str | None, known_at: str | None, as_of: str | None, full: bool, replace: bool, form: str
) -> int:
    from chuyi.graph.build import build
    from chuyi.graph.build.past import known_then, open_place
    from chuyi.graph.engines import open_engine
    from chuyi.graph.ledger import Ledger

    workspace = speech.workspace()
    settings = workspace.settings
    started = time.perf_counter()
    with Ledger.open(workspace.ledger) as ledger, ExitStack() as opened:
        then = known_then(ledger, known_at)
        past = uri is None and (known_at or as_of)
        engine = opened.enter_context(
            open_place(workspace, then, as_of) if past else open_engine(graph_address(workspace, uri), workspace)
        )
        report = build(
            ledger,
            engine,
            province=settings.province,
            threshold=settings.threshold,
            full=full,
            replace=replace or bool(past),
            known_at=then,
            as_of=as_of,
            progress=speech.progress,
        )
        address = engine.uri
    seconds = time.perf_counter() - started
    if form == "json":
        speech.result_json({**as_json(report), "uri": address, "seconds": round(seconds, 3)})
    else:
        for line in summary(report, seconds):
            speech.result(words(line))
    return 0


def as_json(report: BuildReport) -> dict[str, Any]:
    """The report as plain data."""
    return asdict(report)


def summary(report: BuildReport, seconds: float) -> list[Text]:
    """The report in a few lines for a person."""
    nodes, relations = sum(report.nodes.values()), sum(report.relations.values())
    full = report.mode == "full"
    lines = [
        Text(
            f"图谱有 {nodes} 个节点、{relations} 条关系（台账第 {report.run} 次运行）。",
            f"The graph holds {nodes} nodes and {relations} relations (run {report.run} of the ledger).",
        ),
        Text(
            f"{'完整' if full else '增量'}构建：写入 {report.written_nodes} 个节点、{report.written_relations} 条关系，"
            f"删除 {report.removed_nodes} 个节点、{report.removed_relations} 条关系，用时 {seconds:.1f} 秒。",
            f"{'Full' if full else 'Incremental'} build: {report.written_nodes} nodes and {report.written_relations} "
            f"relations written, {report.removed_nodes} and {report.removed_relations} removed, {seconds:.1f} s.",
        ),
    ]
    if report.waiting:
        lines.append(
            Text(
                f"{report.waiting} 条事实可信度低于阈值，等待复核（chuyi review --what facts），未进入图谱。",
                f"{report.waiting} facts were read too unsurely; they wait for review (chuyi review --what facts) and "
                "are not in the graph.",
            )
        )
    if report.merged or report.pending:
        lines.append(
            Text(
                f"{report.merged} 个名称归到同一事物；{report.pending} 处可能相同但不能确定，保持分开。",
                f"{report.merged} names were joined to others; {report.pending} that may be one stay apart.",
            )
        )
    return lines
