"""``chuyi report``: a periodic report as Word document and workbook."""

from __future__ import annotations

from pathlib import Path

import click

from chuyi.cli.options import asked_graph
from chuyi.cli.speech import Speech, words
from chuyi.cli.times import say_time, time_options
from chuyi.errors import Text


@click.command(
    help=words(
        Text(
            "生成定期报告（Word 文档和工作簿），每个数字都能在附录中查到出处。现有报告：progress（进展）。",
            "Write a periodic report as a Word document and a workbook; every figure can be traced in the appendix. "
            "There is: progress",
        )
    )
)
@click.argument("name", metavar="REPORT")
@click.option(
    "--period",
    required=True,
    metavar="2026Q4",
    help=words(Text("报告期：2026Q4、2026-11 或 2026", "the period: 2026Q4, 2026-11 or 2026")),
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help=words(Text("写到哪个文件夹（默认：工作区的 out/）", "folder to write to (default: the workspace's out/)")),
)
@asked_graph
@time_options
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def command(
    speech: Speech,
    name: str,
    period: str,
    out: Path | None,
    uri: str | None,
    known_at: str | None,
    as_of: str | None,
    form: str,
) -> None:
    from chuyi.queries.session import open_graph
    from chuyi.reports.definition import load_definition
    from chuyi.reports.period import parse_period
    from chuyi.reports.report import write_report

    wanted = parse_period(period)
    load_definition(name)
    folder = out or speech.workspace().out
    with open_graph(speech.workspace_path, uri, known_at=known_at, as_of=as_of) as graph:
        say_time(speech, graph.stamp)
        files = write_report(graph, name, wanted, folder, words.language)
    if form == "json":
        speech.result_json({"report": name, "period": wanted.name, "files": [str(file) for file in files]})
    else:
        for file in files:
            speech.result(str(file))
