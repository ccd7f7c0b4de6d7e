"""``chuyi export candidates``: institutions and enterprises that should partner, with the reasons, as a table."""

from __future__ import annotations

from pathlib import Path

import click

from chuyi.cli.export_graph import say_written
from chuyi.cli.options import exported_graph, replace_file
from chuyi.cli.speech import Speech, words
from chuyi.errors import Text, UsageError

FORMATS = ("csv", "xlsx")


@click.command(
    help=words(
        Text(
            "列出没有合作记录、但有理由合作的院校和企业：共建同一基地、合作企业相近、同在一个联盟；同城、同行业加分。"
            "这是线索，不是事实。例：chuyi export candidates --to 线索.xlsx",
            "Institutions and enterprises without a known partnership that have reasons for one: a base on which both "
            "work, similar institutions, an alliance of both; city and industry add to it. Hints, not facts. "
            "E.g.: chuyi export candidates --to candidates.xlsx",
        )
    )
)
@click.option(
    "--to",
    "target",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=words(Text("写到哪里：.csv 或 .xlsx", "where to: .csv or .xlsx")),
)
@click.option("--institution", metavar="NAME", help=words(Text("只看这所院校", "only for this institution")))
@click.option(
    "--top", type=click.IntRange(1, 10_000), default=100, show_default=True, help=words(Text("最多几对", "most pairs"))
)
@replace_file
@exported_graph
@click.pass_obj
def command(speech: Speech, target: Path, institution: str | None, top: int, force: bool, uri: str | None) -> None:
    from chuyi.graph.exports.files import check_free, put
    from chuyi.graph.exports.formats import format_of
    from chuyi.graph.exports.sheets import Book, csv_file, workbook
    from chuyi.queries.networks.candidates import candidate_sheet, candidates
    from chuyi.queries.session import open_graph

    form = format_of(target, None)
    if form not in FORMATS:
        raise UsageError(Text("线索只能导出为 .csv 或 .xlsx。", "Candidates are a table: use .csv or .xlsx."))
    check_free(target, folder=False, force=force)
    with open_graph(speech.workspace_path, uri) as graph:
        sheet = candidate_sheet(candidates(graph, institution=institution, top=top), words.language)
        about = {"ledger": str(graph.stamp.ledger), "run": str(graph.stamp.run)}
    note = Text("没有合作记录不等于没有合作。", "That no partnership is recorded does not mean that there is none.")
    book = Book([sheet], {**about, "note": words(note)})
    put(target, csv_file(sheet) if form == "csv" else workbook(book), force=force)
    say_written(speech, target)
    count = len(sheet.rows)
    speech.say(Text(f"{count} 对。{note.zh}", f"{count} pairs. {note.en}"))
