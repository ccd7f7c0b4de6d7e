"""``chuyi init``: a workspace and the workbook to fill."""

from __future__ import annotations

import json
from pathlib import Path

import click

from chuyi.cli.ingest import open_ledger
from chuyi.cli.speech import Speech, words
from chuyi.config import SETTINGS_FILE
from chuyi.errors import ChuyiError, Text
from chuyi.writing import write_whole

TEMPLATE = "填写模板.xlsx"
FOLDERS = ("out", "questions", "mappings")


def settings_text(province: str) -> str:
    """The contents of a new ``chuyi.toml``: every setting with its default and what it means."""
    return f"""\
# 楚怡图谱工作区的设置；改动后下次运行生效。
# Settings of this workspace; changes hold from the next command on.

# “省教育厅”等简称所指的省。
# The province that 省教育厅 and its like mean.
province = {json.dumps(province, ensure_ascii=False)}

# 图谱的位置：embedded:（本机内嵌，默认）、bolt://主机:7687 或 neo4j://主机:7687。
# 用户名和密码不写在这里，请用环境变量 NEO4J_USERNAME、NEO4J_PASSWORD。
# Where the graph is: embedded: (in this folder), bolt://host:7687 or neo4j://host:7687.
# Name and password belong into the environment: NEO4J_USERNAME, NEO4J_PASSWORD.
graph = "embedded:"

# 抽取把握低于此值的事实先不入图，等待审核（0 到 1）。
# Facts that were read with less confidence wait for review (0 to 1).
threshold = 0.5

# 一个问题最多运行多少秒、最多给出多少行。
# Time limit of a question in seconds, and most rows that it gives.
query_seconds = 30
query_rows = 100000
"""


@click.command(
    help=words(
        Text(
            "在 DIR 新建工作区：设置文件、台账、文件夹，以及一份带下拉选项的 Excel 填写模板。已有的工作区不会被覆盖。",
            "Make a workspace in DIR: settings, ledger, folders and an Excel template with drop-downs. A workspace "
            "that is there is never overwritten.",
        )
    )
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--province",
    default="湖南省",
    show_default=True,
    help=words(Text("“省教育厅”等简称所指的省", "the province that 省教育厅 means")),
)
@click.pass_obj
def command(speech: Speech, folder: Path, province: str) -> None:
    make_workspace(folder, province)
    speech.result(str(folder.resolve()))
    speech.say(
        Text(
            f"已建立工作区。请填写 {TEMPLATE}，或把文件放在任意文件夹，然后运行：\n"
            f"  chuyi --workspace {folder} ingest --shipped        （可选：读入随附的湖南数据）\n"
            f"  chuyi --workspace {folder} ingest 文件或文件夹\n"
            f"  chuyi --workspace {folder} build",
            f"The workspace is ready. Fill {TEMPLATE} or take any files, then run:\n"
            f"  chuyi --workspace {folder} ingest --shipped        (optional: the tables on Hunan that ship)\n"
            f"  chuyi --workspace {folder} ingest FILE-OR-FOLDER\n"
            f"  chuyi --workspace {folder} build",
        )
    )


def make_workspace(folder: Path, province: str) -> None:
    """Lay a workspace; the settings come last, so that a failed attempt leaves none that looks complete.

    Raises:
        ChuyiError: there is one already, or the folder cannot be written.
    """
    from chuyi.graph.schema import ontology
    from chuyi.ingest.sources import template_mappings
    from chuyi.ingest.tables.template import template_workbook

    for name in (SETTINGS_FILE, TEMPLATE):
        if (folder / name).exists():
            raise ChuyiError(
                Text(f"{folder / name} 已存在，没有改动。", f"{folder / name} is there already; nothing was changed."),
                Text("请换一个文件夹，或直接使用它。", "Choose another folder, or use it as it is."),
            )
    _make_folders(folder)
    write_whole(folder / TEMPLATE, template_workbook(template_mappings(), ontology()))
    open_ledger(folder / "facts.db").close()
    write_whole(folder / SETTINGS_FILE, settings_text(province).encode())


def _make_folders(folder: Path) -> None:
    try:
        for name in FOLDERS:
            (folder / name).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ChuyiError(
            Text(f"建不了文件夹 {folder}：{error.strerror}。", f"Cannot make the folder {folder}: {error.strerror}."),
            Text("请检查权限，或换一个位置。", "Check the permissions, or choose another place."),
        ) from error
