"""``chuyi demo``: everything once, from the data that ships, offline."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from chuyi.cli.speech import Speech, words
from chuyi.config import EMBEDDED, SETTINGS_FILE, GraphAddress, Workspace, open_workspace
from chuyi.errors import ChuyiError, Text

if TYPE_CHECKING:
    from chuyi.graph.build import BuildReport
    from chuyi.queries.answer import Answer
    from chuyi.queries.evidence import Evidence
    from chuyi.queries.session import Graph

PROVINCE = "湖南省"
FLAGSHIP = "enterprises-by-base"
SHOWN = 8  # rows of the answer that are printed
STEPS = 6


@click.command(
    help=words(
        Text(
            "一条命令看完全部：在 DIR 建立工作区，读入随附的湖南数据和一份示例文件，建图，带证据回答一个问题，"
            "画一张图，写一份报告。不需要网络。可重复运行。",
            "See it all: makes a workspace in DIR, reads the tables on Hunan that ship and a sample text, builds the "
            "graph, answers a question with its evidence, draws a picture, writes a report. Needs no network and can "
            "be run again.",
        )
    )
)
@click.option(
    "--dir",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("chuyi-demo"),
    show_default=True,
    help=words(Text("演示工作区的文件夹", "folder of the demo's workspace")),
)
@click.pass_obj
def command(speech: Speech, folder: Path) -> None:
    started = time.perf_counter()
    with _steps() as step:
        step(Text("建立工作区", "making the workspace"))
        workspace = _workspace(folder)
        step(Text("读入表格和示例文件", "reading the tables and the sample"))
        _ingest(workspace)
        step(Text("构建图谱", "building the graph"))
        built = _build(workspace)
        step(Text("提问", "asking"))
        with _open(workspace) as graph:
            answer = graph.query(FLAGSHIP, evidence=True)
            evidence = [item for item in answer.evidence() if item.row < SHOWN]
            step(Text("画图", "drawing"))
            files = [_draw(graph, workspace)]
            step(Text("写报告", "writing the report"))
            files += _report(graph, workspace)
    _tell(speech, workspace, built, answer, evidence, files)
    seconds = time.perf_counter() - started
    speech.say(Text(f"用时 {seconds:.0f} 秒。", f"{seconds:.0f} seconds."))


@contextmanager
def _steps() -> Iterator[Callable[[Text], None]]:
    """A bar with one step for each part, on a terminal."""
    with click.progressbar(range(STEPS), file=sys.stderr, show_eta=False) as bar:
        begun = False

        def step(what: Text) -> None:
            nonlocal begun
            bar.label = words(what)
            bar.update(1 if begun else 0)
            begun = True
            bar.render_progress()

        yield step
        bar.update(1)


def _workspace(folder: Path) -> Workspace:
    """The demo's workspace, made if it is not there.

    Raises:
        ChuyiError: the folder holds something else.
    """
    from chuyi.cli.init import make_workspace

    if not (folder / SETTINGS_FILE).is_file():
        if folder.is_dir() and any(folder.iterdir()):
            raise ChuyiError(
                Text(
                    f"文件夹 {folder} 里已有别的东西，没有改动。",
                    f"{folder} holds something else; nothing was changed.",
                ),
                Text("请用 --dir 换一个文件夹。", "Name another folder with --dir."),
            )
        make_workspace(folder, PROVINCE)
    return open_workspace(folder)


def _ingest(workspace: Workspace) -> None:
    from chuyi.data import demo_text
    from chuyi.graph.ledger import Ledger
    from chuyi.ingest.batch import Input, record_all, shipped_inputs
    from chuyi.ingest.reading import ReadingConfig

    config = ReadingConfig(workspace.settings.province)
    text = demo_text()
    inputs = [*shipped_inputs(config), Input(text.path, replace(config, uri=text.uri, document_kind="示例改写"))]
    with Ledger.open(workspace.ledger) as ledger, ledger.run("demo") as run:
        for outcome in record_all(ledger, run, inputs, strict=True):
            if outcome.error is not None:
                raise outcome.error


def _build(workspace: Workspace) -> BuildReport:
    from chuyi.graph.build import build
    from chuyi.graph.engines import open_engine
    from chuyi.graph.ledger import Ledger

    settings = workspace.settings
    with Ledger.open(workspace.ledger) as ledger, open_engine(GraphAddress(EMBEDDED), workspace) as engine:
        return build(ledger, engine, province=settings.province, threshold=settings.threshold)


def _open(workspace: Workspace) -> Graph:
    from chuyi.queries.session import open_graph

    # The demo is the workspace's own graph, whatever server the environment names.
    return open_graph(workspace, EMBEDDED)


def _draw(graph: Graph, workspace: Workspace) -> Path:
    from chuyi.explore.answer import answer_picture
    from chuyi.explore.page import write_page
    from chuyi.writing import write_whole

    target = workspace.out / f"{FLAGSHIP}.html"
    write_whole(target, write_page(answer_picture(graph, FLAGSHIP, {}), words.language).encode("utf-8"))
    return target


def _report(graph: Graph, workspace: Workspace) -> list[Path]:
    from chuyi.reports.period import parse_period
    from chuyi.reports.report import write_report

    today = date.today()  # noqa: DTZ011 - the quarter that the person at this machine lives in
    period = parse_period(f"{today.year}Q{(today.month + 2) // 3}")
    return write_report(graph, "progress", period, workspace.out, words.language)


def _tell(
    speech: Speech,
    workspace: Workspace,
    built: BuildReport,
    answer: Answer,
    evidence: list[Evidence],
    files: list[Path],
) -> None:
    from chuyi.queries.text_table import answer_table, evidence_lines

    nodes, relations = sum(built.nodes.values()), sum(built.relations.values())
    shown = replace(answer, values=answer.values[:SHOWN])
    lines = [
        Text(
            f"图谱建好了：{nodes} 个节点，{relations} 条关系。",
            f"The graph is built: {nodes} nodes, {relations} relations.",
        ),
        Text(
            f"\n问：{answer.title.zh}（共 {len(answer)} 行，这里是前 {len(shown)} 行）",
            f"\nAsked: {answer.title.en} ({len(answer)} rows; here are the first {len(shown)})",
        ),
    ]
    for line in lines:
        speech.result(words(line))
    speech.result(answer_table(shown, words.language, None))
    for line in answer.coverage_words:
        speech.result(words(line))
    speech.result(words(Text("\n依据：", "\nIt rests on:")))
    for text in evidence_lines(evidence, words.language):
        speech.result(text)
    speech.result(words(Text("\n文件：", "\nFiles:")))
    for file in files:
        speech.result(f"  {file}")
    speech.result(words(Text("\n接着可以试：", "\nTry next:")))
    for arguments in (
        "query --list",
        "query partners-of-institution --param institution=湖南汽车工程职业大学 --evidence",
        "explore 湖南汽车工程职业大学",
    ):
        speech.result(f"  chuyi --workspace {workspace.path} {arguments}")
