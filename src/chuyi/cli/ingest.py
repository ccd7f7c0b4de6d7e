"""``chuyi ingest``: files and folders into the ledger."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from chuyi.cli.opinions import opinion_options, opinions_of
from chuyi.cli.speech import Speech, words
from chuyi.errors import LedgerError, Text, UsageError

if TYPE_CHECKING:
    from chuyi.graph.facts import Reject
    from chuyi.graph.ledger import Ledger, SourceRow
    from chuyi.ingest.batch import Input, Outcome

SHOWN = 50  # rejects of a file that a person is shown; --format json has all
STATUS = {
    "new": Text("新", "new"),
    "same": Text("无变化", "unchanged"),
    "changed": Text("有变化", "changed"),
    "moved": Text("已移动", "moved"),
    "returned": Text("重新出现", "returned"),
    "refused": Text("未读入", "refused"),
}
REFUSED, FAILED = 3, 1


@dataclass
class Summary:
    """What a run did: outcomes by file, sources whose files were gone, and those out of reach, with the folder."""

    outcomes: list[Outcome] = field(default_factory=list)
    pruned: list[SourceRow] = field(default_factory=list)
    out_of_reach: list[tuple[SourceRow, Path]] = field(default_factory=list)

    @property
    def refused(self) -> int:
        """Rows, columns and files that were not taken."""
        return sum(outcome.refused for outcome in self.outcomes)

    @property
    def exit_code(self) -> int:
        """0 all taken, 3 some refused or out of reach, 1 nothing taken."""
        if not self.refused:
            return REFUSED if self.out_of_reach else 0
        taken = any(outcome.recorded for outcome in self.outcomes)
        return REFUSED if taken else FAILED


@click.command(
    help=words(
        Text(
            "读入文件和文件夹（含子文件夹），每个文件在一个事务里记入台账。有内容被拒绝时退出码为 3，并列出位置。",
            "Read files and folders (with their sub-folders); each file goes into the ledger in one transaction. Exits "
            "with 3 when something was refused, and lists where.",
        )
    )
)
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1, 64),
    help=words(
        Text("同时读取的进程数（默认按文件数和处理器数）", "reading processes (default: by files and processors)")
    ),
)
@click.option(
    "--mapping",
    "mapping",
    type=click.Path(path_type=Path),
    multiple=True,
    help=words(
        Text(
            "表格映射文件（YAML），可多次；工作区 mappings 文件夹里的自动使用",
            "table mapping (YAML), repeatable; those in the workspace's mappings folder are used anyway",
        )
    ),
)
@click.option(
    "--kind",
    help=words(Text("表格都按这一类读，如 院校", "read every table as of this kind, e.g. institutions")),
)
@click.option(
    "--strict",
    is_flag=True,
    help=words(Text("文件中有一处被拒绝就整份不收", "take nothing of a file in which something is refused")),
)
@click.option(
    "--prune",
    is_flag=True,
    help=words(
        Text(
            "撤回文件已不在的来源；连文件夹都不在（如磁盘没有接上）的不撤回",
            "withdraw sources whose file is gone; not where the whole folder is missing (a disk not connected)",
        )
    ),
)
@click.option(
    "--shipped",
    is_flag=True,
    help=words(Text("读入随附的湖南职业教育数据", "read the tables on Hunan that ship")),
)
@click.option(
    "--max-bytes",
    type=click.IntRange(1),
    default=200 * 1024 * 1024,
    show_default=True,
    help=words(Text("文件大小上限", "the largest file that is read")),
)
@click.option(
    "--max-pages",
    type=click.IntRange(1),
    default=3000,
    show_default=True,
    help=words(Text("一份文件的页数上限", "the most pages of a document that is read")),
)
@click.option(
    "--max-seconds",
    type=click.FloatRange(0, min_open=True),
    default=1800.0,
    show_default=True,
    help=words(Text("读一份文件的秒数上限", "how many seconds one document may be read")),
)
@opinion_options
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def command(
    speech: Speech,
    paths: tuple[Path, ...],
    jobs: int | None,
    mapping: tuple[Path, ...],
    kind: str | None,
    strict: bool,
    prune: bool,
    shipped: bool,
    max_bytes: int,
    max_pages: int,
    max_seconds: float,
    arbiter: bool,
    language_model: str | None,
    model: str | None,
    form: str,
) -> int:
    from chuyi.ingest.batch import inputs, shipped_inputs
    from chuyi.ingest.folders import files_under
    from chuyi.ingest.reading import ReadingConfig, check_config
    from chuyi.ingest.sources import mapping_files

    if not (paths or prune or shipped):
        raise UsageError(
            Text("没有指定要读的文件或文件夹。", "No file or folder to read was named."),
            Text("例：chuyi ingest 名单.xlsx 通知/", "Example: chuyi ingest list.xlsx notices/"),
        )
    workspace = speech.workspace()
    mappings = (*mapping, *mapping_files(workspace.path))
    config = ReadingConfig(
        workspace.settings.province,
        mappings,
        kind,
        max_bytes,
        max_pages=max_pages,
        max_seconds=max_seconds,
        opinions=opinions_of(arbiter, language_model, model),
    )
    check_config(config)
    files = [*(shipped_inputs(config) if shipped else ()), *inputs(files_under(paths), config)]
    with open_ledger(workspace.ledger) as ledger:
        summary = _record(speech, ledger, files, paths, jobs or default_jobs(len(files)), strict, prune)
    if form == "json":
        speech.result_json(as_json(summary))
    else:
        for line in as_lines(summary):
            speech.result(line)
    return summary.exit_code


def default_jobs(files: int) -> int:
    """A process costs about a second to start: one for every 20 files, at most one for each processor."""
    return max(1, min(os.cpu_count() or 1, files // 20))


def open_ledger(path: Path) -> Ledger:
    """The ledger at ``path``, made if there is none.

    Raises:
        LedgerError: what is there is no ledger, or it cannot be read and written.
    """
    from chuyi.graph.ledger import Ledger

    try:
        # Also where a killed attempt left a file without tables; refuses to touch a ledger.
        return Ledger.create(path)
    except LedgerError:
        return Ledger.open(path)


def _record(
    speech: Speech,
    ledger: Ledger,
    files: Sequence[Input],
    paths: tuple[Path, ...],
    jobs: int,
    strict: bool,
    prune: bool,
) -> Summary:
    from chuyi.graph.ledger.gone import missing_sources
    from chuyi.ingest.batch import record_all

    summary = Summary()
    with ledger.run("ingest") as run:
        outcomes = record_all(ledger, run, files, jobs=jobs, strict=strict)
        for outcome in speech.progress(outcomes, Text("读入", "Reading"), len(files)):
            if outcome.error is not None:
                speech.say(outcome.error.message)
                if outcome.error.remedy:
                    speech.say(outcome.error.remedy)
            summary.outcomes.append(outcome)
        # After reading, so that the ledger has seen which files only moved.
        if prune:
            missing = missing_sources(ledger.sources(), paths)
            summary.out_of_reach = missing.out_of_reach
            ledger.withdraw_sources(run, [source.id for source in missing.gone])
            summary.pruned = missing.gone
    _say_out_of_reach(speech, summary)
    return summary


def _say_out_of_reach(speech: Speech, summary: Summary) -> None:
    """Refuse with a clear word to take a folder that is not connected for files that were deleted."""
    for folder, count in Counter(folder for _, folder in summary.out_of_reach).items():
        speech.say(
            Text(
                f"没有撤回：文件夹 {folder} 不在或是空的（磁盘或网络盘可能没有接上），台账里有它的 {count} 个来源。"
                f"接上后再试；确实不要了，请运行 chuyi forget {folder}",
                f"Not withdrawn: the folder {folder} is missing or empty (a disk or network drive that is not "
                f"connected?), and the ledger has {count} sources from it. Connect it and try again; if they are "
                f"really gone: chuyi forget {folder}",
            )
        )


def as_json(summary: Summary) -> dict[str, Any]:
    """The summary as plain values."""
    return {
        "files": [_file_json(outcome) for outcome in summary.outcomes],
        "pruned": [{"source": source.id, "uri": source.uri} for source in summary.pruned],
        "out_of_reach": [
            {"source": source.id, "uri": source.uri, "folder": str(folder)} for source, folder in summary.out_of_reach
        ],
        "refused": summary.refused,
    }


def _file_json(outcome: Outcome) -> dict[str, Any]:
    recorded = outcome.recorded
    rejects = _rejects(outcome)
    return {
        "path": outcome.shown,
        "status": recorded.status if recorded else "refused",
        "source": recorded.source if recorded else None,
        "copy_of": recorded.copy_of if recorded else None,
        "added": recorded.added if recorded else 0,
        "kept": recorded.kept if recorded else 0,
        "withdrawn": recorded.withdrawn if recorded else 0,
        "returned": recorded.returned if recorded else 0,
        "refused": outcome.refused,
        "error": {"zh": outcome.error.in_language("zh"), "en": outcome.error.in_language("en")}
        if outcome.error
        else None,
        "rejects": [
            {
                "severity": reject.severity,
                "reason": str(reject.reason),
                "location": dict(reject.location),
                "value": reject.value,
                "message": {"zh": reject.message_zh, "en": reject.message_en},
            }
            for reject in rejects
        ],
    }


def as_lines(summary: Summary) -> Iterator[str]:
    """The summary for a person: a line for each file, below it what was refused and what was left out."""
    for outcome in summary.outcomes:
        yield words(_file_line(outcome))
        yield from _reject_lines(_rejects(outcome))
    for source in summary.pruned:
        yield words(Text(f"{source.uri}：文件已不在，已撤回", f"{source.uri}: the file is gone, withdrawn"))
    taken = sum(outcome.recorded is not None for outcome in summary.outcomes)
    yield words(
        Text(
            f"合计：{taken}/{len(summary.outcomes)} 个文件已记入台账，{summary.refused} 处被拒绝",
            f"In all: {taken} of {len(summary.outcomes)} files recorded, {summary.refused} refusals",
        )
    )


def _file_line(outcome: Outcome) -> Text:
    recorded = outcome.recorded
    if recorded is None:
        status = STATUS["refused"]
        return Text(
            f"{outcome.shown}：{status.zh}，{outcome.refused} 处被拒绝",
            f"{outcome.shown}: {status.en}, {outcome.refused} refusals",
        )
    status = STATUS.get(recorded.status, Text(recorded.status, recorded.status))
    copy = Text("，与另一份文件内容相同", ", a copy of another file") if recorded.copy_of else Text("", "")
    return Text(
        f"{outcome.shown}：{status.zh}，事实 +{recorded.added} ={recorded.kept} −{recorded.withdrawn} "
        f"↺{recorded.returned}，{outcome.refused} 处被拒绝{copy.zh}",
        f"{outcome.shown}: {status.en}, facts +{recorded.added} ={recorded.kept} −{recorded.withdrawn} "
        f"↺{recorded.returned}, {outcome.refused} refusals{copy.en}",
    )


def _reject_lines(rejects: Sequence[Reject]) -> Iterator[str]:
    errors = [reject for reject in rejects if reject.severity == "error"]
    for reject in errors[:SHOWN]:
        yield f"  {_place(reject)}  {reject.message_zh if words.language == 'zh' else reject.message_en}"
    if len(errors) > SHOWN:
        more = len(errors) - SHOWN
        yield words(Text(f"  另有 {more} 处；--format json 列出全部", f"  {more} more; --format json lists all"))
    notes: Counter[str] = Counter()
    for reject in rejects:
        if reject.severity == "note":
            notes[reject.message_zh if words.language == "zh" else reject.message_en] += 1
    for message, count in notes.items():
        yield words(Text(f"  未作事实（{count}）：{message}", f"  no fact ({count}): {message}"))


def _place(reject: Reject) -> str:
    """Where it is, as a spreadsheet says it: 院校!C12（层次）."""
    location = reject.location
    if "sheet" not in location:
        return ", ".join(f"{key} {value}" for key, value in location.items())
    header = f"（{location['header']}）" if location.get("header") else ""
    return f"{location['sheet']}!{location.get('column', '')}{location['row']}{header}"


def _rejects(outcome: Outcome) -> Sequence[Reject]:
    if outcome.recorded is not None:
        return outcome.recorded.rejects
    return outcome.facts.rejects if outcome.facts else ()
