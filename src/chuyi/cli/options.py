"""Options that several commands share, so that they are called and explained the same everywhere."""

from __future__ import annotations

from pathlib import Path

import click

from chuyi.cli.speech import words
from chuyi.errors import Text

# As the facts say them; named here because a command that only shows its help does not load them.
GRADES = ("official", "school", "media", "mirror", "unknown")

_ADDRESS = Text("图谱地址（默认见工作区设置）", "the graph's address")

question_parameters = click.option(
    "--param",
    "-p",
    "params",
    multiple=True,
    metavar="KEY=VALUE",
    help=words(Text("问题的参数，可重复", "a parameter of the question, repeatable")),
)
least_grade = click.option(
    "--min-grade",
    type=click.Choice(GRADES),
    help=words(Text("不用来源等级更差的事实", "leave out facts of a worse grade of source")),
)
asked_graph = click.option("--to", "uri", metavar="URI", help=words(_ADDRESS))
# Where --to names a file to write.
exported_graph = click.option("--graph", "uri", metavar="URI", help=words(_ADDRESS))
export_target = click.option(
    "--to",
    "target",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE|DIR",
    help=words(Text("写到哪里；格式看后缀", "where to; the suffix tells the format")),
)
replace_file = click.option("--force", is_flag=True, help=words(Text("替换已有的文件", "replace what is there")))
