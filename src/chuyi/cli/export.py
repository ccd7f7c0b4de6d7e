"""``chuyi export``: the graph, an answer and more in the formats that other programs read.

Each sub-command is a module ``export_<name>`` with a click command named ``command``.
"""

from __future__ import annotations

from importlib import import_module

import click

from chuyi.cli.speech import words
from chuyi.errors import Text

# As in chuyi.cli: the one-line helps stand here so that listing them imports nothing.
EXPORTS = {
    "question": Text("一个问题的答案", "the answer to a question"),
    "ledger": Text("整个台账，用于备份和搬家", "the whole ledger: a backup, or a way to another machine"),
    "candidates": Text("可能的合作：没有合作记录、但有理由合作的院校和企业", "who could partner, with the reasons"),
    "graph": Text("整个图谱或其中几类实体", "the whole graph, or some of its types"),
}


class ExportGroup(click.Group):
    """A group whose commands are imported when they are first needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(EXPORTS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in EXPORTS:
            return None
        command: click.Command = import_module(f"chuyi.cli.export_{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(words(Text("命令", "Commands"))):
            formatter.write_dl([(name, words(text)) for name, text in EXPORTS.items()])


@click.group(
    cls=ExportGroup,
    help=words(
        Text(
            "导出成其他软件能读的文件，例：chuyi export graph --to 图谱.graphml；"
            "chuyi export question partnerships --to 合作.xlsx。",
            "Export to files that other programs read, e.g.: chuyi export graph --to graph.graphml; "
            "chuyi export question partnerships --to partnerships.xlsx",
        )
    ),
)
def command() -> None:
    """The group itself does nothing."""
