"""``chuyi export ledger``: the whole ledger as one file, to keep or to move."""

from __future__ import annotations

from pathlib import Path

import click

from chuyi.cli.speech import Speech
from chuyi.cli.speech import words as in_words
from chuyi.errors import Text, UsageError


@click.command(
    help=in_words(
        Text(
            "把整个台账连同历史和决定写成一个带校验的文件，用于备份和搬家。"
            "例：chuyi export ledger 备份.chuyi；"
            "读回：chuyi import ledger 备份.chuyi",
            "Write the whole ledger, with its history and decisions, into one checked file: a backup, or a way to "
            "another machine. E.g.: chuyi export ledger backup.chuyi; read back by: chuyi import ledger backup.chuyi",
        )
    )
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help=in_words(Text("替换已有的文件", "replace a file that is there")))
@click.pass_obj
def command(speech: Speech, file: Path, force: bool) -> None:
    from chuyi.graph.ledger import Ledger
    from chuyi.graph.ledger.portable import export_ledger

    if file.exists() and not force:
        raise UsageError(
            Text(f"{file} 已存在。", f"{file} is there already."),
            Text("请换个文件名，或加 --force 替换它。", "Choose another name, or replace it with --force."),
        )
    with Ledger.open(speech.workspace().ledger) as ledger:
        done = export_ledger(ledger, file)
    sources, facts, decisions = (done.rows[name] for name in ("sources", "facts", "decisions"))
    speech.say(
        Text(
            f"已写入 {file}（{done.size / 1e6:.1f} MB）：{sources} 个来源、{facts} 条事实、{decisions} 条决定记录。",
            f"Written to {file} ({done.size / 1e6:.1f} MB): {sources} sources, {facts} facts, {decisions} rows of "
            "decisions.",
        )
    )
