"""The command ``chuyi``.

Each sub-command is a module of this package with a click command named ``command``. A module is
imported only when its command runs or its help is asked for: ``chuyi query`` never pays for spaCy or
SQLAlchemy.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any

import click

from chuyi.cli.speech import Speech, close_output, complain, words
from chuyi.errors import ChuyiError, Text
from chuyi.language import choose_language, write_utf8

# In the order in which a user meets them; the one-line helps stand here so that listing them imports nothing.
COMMANDS = {
    "demo": Text("一条命令看完全部：建图、提问、画图、出报告", "See it all in one command: build, ask, draw, report"),
    "init": Text("新建工作区和 Excel 模板", "Make a workspace and an Excel template"),
    "ingest": Text("读入文件和表格，事实记入台账", "Read files and tables into the ledger"),
    "extract": Text("从一份文件抽取事实，不入库", "Extract facts from a file without storing them"),
    "forget": Text("撤回一个来源，历史保留", "Withdraw a source, its history kept"),
    "diff": Text("说明台账变了什么", "Tell what has changed in the ledger"),
    "review": Text("判断哪些名称是同一事物", "Decide which names are one thing"),
    "fact": Text("补充、更正或否定一条事实", "Add, correct or reject one fact"),
    "build": Text("把台账投影成图谱", "Project the ledger into the graph"),
    "query": Text("用问题目录提问", "Ask a question of the catalogue"),
    "cite": Text("给出答案所依据来源的引文", "Cite the sources of an answer"),
    "ask": Text("用中文直接提问", "Ask in plain Chinese or English"),
    "watch": Text("关注一些问题，看数据更新后有什么变化", "Ask questions again and see what changed"),
    "explore": Text("画出实体或问题的关系图", "Draw an entity or an answer"),
    "export": Text("导出图谱、答案或台账", "Export the graph, an answer or the ledger"),
    "import": Text("读入导出的台账", "Bring in an exported ledger"),
    "report": Text("生成定期报告", "Write a periodic report"),
    "doctor": Text("检查安装、引擎、字体和编码", "Check installation, engine, fonts and encodings"),
}

# Where a command is called what no module can be.
MODULES = {"import": "import_"}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are first needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"chuyi.cli.{MODULES.get(cmd_name, cmd_name)}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        language = words.language
        with formatter.section(words(Text("命令", "Commands"))):
            formatter.write_dl([(name, text.in_language(language)) for name, text in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help=words(
        Text(
            "楚怡图谱：把职业教育的文件、名单和表格变成每条事实都有出处的知识图谱。第一次使用请运行 chuyi demo。",
            "A knowledge graph of vocational education: notices, lists and tables become a graph in which every "
            "fact shows the sentence it came from. New here? Run: chuyi demo",
        )
    ),
)
@click.version_option(package_name="chuyi", prog_name="chuyi")
@click.option(
    "--workspace",
    metavar="DIR",
    help=words(
        Text(
            "工作区文件夹（默认：CHUYI_WORKSPACE，或所在的上级工作区）",
            "workspace folder (default: CHUYI_WORKSPACE, or the one around the current folder)",
        )
    ),
)
@click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    expose_value=False,
    help=words(Text("界面语言（默认随系统）", "language of messages (default: by locale)")),
)
@click.pass_context
def chuyi(context: click.Context, workspace: str | None) -> None:
    context.obj.workspace_path = workspace


def main(argv: list[str] | None = None) -> None:
    """Run the command line and exit: 0 done, 1 failed, 2 wrong usage, 3 done but some input was refused."""
    arguments = sys.argv[1:] if argv is None else argv
    write_utf8()
    words.language = choose_language(arguments)
    sys.exit(run(arguments))


def run(arguments: list[str]) -> int:
    """Run one command and give its exit code.

    With ``CHUYI_DEBUG=1`` an error that nobody foresaw is raised as it is.
    """
    speech = Speech()
    try:
        result: Any = chuyi.main(arguments, prog_name="chuyi", standalone_mode=False, obj=speech)
    except ChuyiError as error:
        complain(error.in_language(words.language))
        return error.exit_code
    except click.ClickException as error:
        if words.language == "zh":
            from chuyi.cli.usage import in_chinese

            complain(in_chinese(error))
        else:
            error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo(
            words(Text("已中断；已确认写入的内容都在。", "Interrupted; what was acknowledged is kept.")),
            err=True,
        )
        return 1
    except BrokenPipeError:
        close_output()
        return 1
    except Exception as error:
        if os.environ.get("CHUYI_DEBUG") == "1":
            raise
        from chuyi.cli.unexpected import unexpected

        failure = unexpected(error, arguments, speech)
        complain(failure.in_language(words.language))
        return failure.exit_code
    return result if isinstance(result, int) else 0
