"""``chuyi import``: what another ledger holds into this one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from chuyi.cli.speech import Speech, words
from chuyi.errors import Text

if TYPE_CHECKING:
    from chuyi.graph.ledger.portable import Imported


@click.group(help=words(Text("读入导出的台账。", "Bring in an exported ledger")))
def command() -> None:
    """The group itself does nothing."""


@command.command(
    help=words(
        Text(
            "读入 chuyi export ledger 写出的文件。空工作区得到同一份台账；已有台账则合并："
            "同一版本的来源只记一次，双方的决定都在，矛盾处列出。要么全部读入，要么什么也不变。"
            "例：chuyi init 新工作区；"
            "chuyi --workspace 新工作区 import ledger 备份.chuyi",
            "Bring in a file that chuyi export ledger wrote. An empty workspace gets the same ledger; else the two are "
            "joined: the same version of a source once, the decisions of both, contradictions listed. All of it or "
            "nothing. E.g.: chuyi init new; chuyi --workspace new import ledger backup.chuyi",
        )
    )
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def ledger(speech: Speech, file: Path, form: str) -> None:
    from chuyi.cli.ingest import open_ledger
    from chuyi.graph.ledger.portable import import_ledger

    with open_ledger(speech.workspace().ledger) as ours:
        done = import_ledger(ours, file)
    if form == "json":
        speech.result_json(_as_json(done))
        return
    for line in _lines(done):
        speech.result(words(line))
    speech.say(Text("运行 chuyi build 后图谱随之改变。", "chuyi build changes the graph accordingly."))


def _lines(done: Imported) -> Iterator[Text]:
    from chuyi.cli.review import taken_over_lines

    if done.whole:
        yield Text(
            f"工作区现在就是这份台账：{done.sources} 个来源，{len(done.decisions.taken)} 个决定，历史完整。",
            f"The workspace holds this ledger now: {done.sources} sources, {len(done.decisions.taken)} decisions, with "
            "all its history.",
        )
        return
    yield Text(
        f"来源：{done.sources} 个新的，{done.known} 个已有同一版本，{len(done.conflicts)} 个内容不同。",
        f"Sources: {done.sources} new, {done.known} known in the same version, {len(done.conflicts)} of another "
        "content.",
    )
    for conflict in done.conflicts:
        kept = Text("采用对方的", "theirs is taken") if conflict.taken else Text("保留自己的", "yours is kept")
        ours, theirs = conflict.ours, conflict.theirs
        yield Text(
            f"  {ours.uri}：自己的读于 {ours.read_at[:10]}，对方的读于 {theirs.read_at[:10]}，{kept.zh}",
            f"  {ours.uri}: yours was read on {ours.read_at[:10]}, theirs on {theirs.read_at[:10]}; {kept.en}",
        )
    yield from taken_over_lines(done.decisions)


def _as_json(done: Imported) -> dict[str, Any]:
    from chuyi.graph.ledger.decisions.file import as_values

    return {
        "ledger": done.ledger,
        "whole": done.whole,
        "sources": {"new": done.sources, "known": done.known},
        "source_conflicts": [
            {"uri": item.ours.uri, "ours": item.ours.sha256, "theirs": item.theirs.sha256, "taken": item.taken}
            for item in done.conflicts
        ],
        "decisions": {
            "new": [as_values(decision) for decision in done.decisions.taken],
            "known": done.decisions.known,
            "taken_back": [decision.id for decision in done.decisions.ended],
            "conflicts": [
                {"holds": as_values(item.holds), "gave_way": as_values(item.gave_way)}
                for item in done.decisions.conflicts
            ],
        },
    }
