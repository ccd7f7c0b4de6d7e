"""``chuyi review``: a person decides which names are one thing, at the terminal or in a sheet."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from chuyi.cli.speech import Speech, words
from chuyi.errors import LedgerError, Text, UsageError
from chuyi.writing import write_whole

if TYPE_CHECKING:
    from chuyi.config import Workspace
    from chuyi.graph.ledger import Decision, Ledger
    from chuyi.graph.ledger.decisions.merging import TakenOver
    from chuyi.graph.resolution.review import Review
    from chuyi.graph.resolution.review_sheet import BadCell

REFUSED = 3
KINDS = {
    "same": Text("相同", "same"),
    "different": Text("不同", "different"),
    "add": Text("补充", "added"),
    "accept": Text("采用", "accepted"),
    "reject": Text("否定", "rejected"),
    "correct": Text("更正", "corrected"),
}
WHO = Text("谁决定的（默认：登录名）", "who decides (default: the name of the login)")


@click.group(
    invoke_without_command=True,
    help=words(
        Text(
            "逐对判断可能是同一事物的名称：列出两边的出处和为什么问，一个键作一个决定"
            "（s 相同、d 不同、k 跳过、u 撤回、q 结束），随时可停，下次接着来。也可以写成 Excel 表填好再读回。"
            "例：chuyi review；chuyi review --to 复核.xlsx；chuyi review --from 复核.xlsx",
            "Decide which names are one thing, pair by pair: the evidence of both sides and the reasons are shown, "
            "one key is one decision (s same, d different, k skip, u undo, q quit); stop at any time and go on later. "
            "Or fill in a sheet. E.g.: chuyi review; chuyi review --to review.xlsx; chuyi review --from review.xlsx",
        )
    ),
)
@click.option(
    "--to", "to", type=click.Path(path_type=Path), help=words(Text("写成待填的 Excel 表", "write a sheet to fill in"))
)
@click.option(
    "--from", "from_", type=click.Path(path_type=Path), help=words(Text("读回填好的表", "read a filled sheet back"))
)
@click.option("--who", help=words(WHO))
@click.pass_context
def command(context: click.Context, to: Path | None, from_: Path | None, who: str | None) -> int | None:
    if context.invoked_subcommand:
        return None
    if to and from_:
        raise UsageError(Text("--to 与 --from 只能用一个。", "Use either --to or --from."))
    speech: Speech = context.obj
    person = who or getpass.getuser()
    from chuyi.graph.ledger import Ledger

    workspace = speech.workspace()
    with Ledger.open(workspace.ledger) as ledger:
        if from_:
            return _read_sheet(speech, ledger, _review(ledger, workspace), from_, person)
        if to:
            return _write_sheet(speech, _review(ledger, workspace), to)
        return _dialog(speech, ledger, _review(ledger, workspace), person, workspace.path)


@command.command("list", help=words(Text("列出作过的决定", "List the decisions that were made")))
@click.option("--all", "all_", is_flag=True, help=words(Text("也列出已撤回的", "those taken back too")))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def list_(speech: Speech, all_: bool, form: str) -> None:
    from chuyi.graph.ledger import Ledger
    from chuyi.graph.ledger.decisions.file import as_values

    with Ledger.open(speech.workspace().ledger) as ledger:
        decisions = [decision for decision in ledger.decisions() if all_ or not decision.undone]
    if form == "json":
        speech.result_json({"decisions": [as_values(decision) for decision in decisions]})
        return
    for decision in decisions:
        for line in decision_lines(decision):
            speech.result(words(line))
    speech.say(Text(f"{len(decisions)} 个决定。", f"{len(decisions)} decisions."))


@command.command(
    help=words(
        Text(
            "撤回一个决定；它留在历史里。例：chuyi review undo 3f2a9c01 --reason 看错了",
            "Take a decision back; it stays in the history. E.g.: chuyi review undo 3f2a9c01 --reason mistaken",
        )
    )
)
@click.argument("decision", metavar="ID")
@click.option("--reason", default="", help=words(Text("为什么撤回", "why")))
@click.option("--who", help=words(WHO))
@click.pass_obj
def undo(speech: Speech, decision: str, reason: str, who: str | None) -> None:
    from chuyi.graph.ledger import Ledger, Undo

    with Ledger.open(speech.workspace().ledger) as ledger, ledger.run("review undo") as run:
        [undone] = ledger.decide(run, who or getpass.getuser(), Undo(decision, reason))
    for line in decision_lines(undone):
        speech.result(words(line))
    speech.say(Text("运行 chuyi build 后图谱随之改变。", "chuyi build changes the graph accordingly."))


@command.command(
    help=words(
        Text(
            "把决定导出成一个文件，例：chuyi review export 决定.json",
            "Export the decisions, e.g.: chuyi review export decisions.json",
        )
    )
)
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def export(speech: Speech, file: Path) -> None:
    from chuyi.graph.ledger import Ledger
    from chuyi.graph.ledger.decisions.file import decisions_text

    with Ledger.open(speech.workspace().ledger) as ledger:
        decisions = ledger.decisions()
    write_whole(file, decisions_text(decisions).encode("utf-8"))
    speech.say(Text(f"{len(decisions)} 个决定已写入 {file}。", f"{len(decisions)} decisions written to {file}."))


@command.command(
    "import",
    help=words(
        Text(
            "读入别人导出的决定：全部记入或一个也不记；与自己的决定矛盾时以较新的为准，并列出。",
            "Take over decisions that somebody exported, all or none; where they contradict your own the newer one "
            "holds, and both are listed.",
        )
    ),
)
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def import_(speech: Speech, file: Path) -> None:
    from chuyi.graph.ledger import Ledger
    from chuyi.graph.ledger.decisions.file import read_decisions

    with Ledger.open(speech.workspace().ledger) as ledger:
        decisions = read_decisions(file)
        with ledger.run("review import") as run:
            done = ledger.take_over(run, decisions)
    for line in taken_over_lines(done):
        speech.result(words(line))


def decision_lines(decision: Decision) -> Iterator[Text]:
    """A decision for a person: what, by whom, when and why, and whether it was taken back."""
    from chuyi.graph.ledger.decisions.wording import decided_words

    kind, said = KINDS[decision.kind], decided_words(decision)
    yield Text(
        f"{decision.id[:8]}  {decision.at[:10]}  {decision.who}  {kind.zh}：{said.zh}",
        f"{decision.id[:8]}  {decision.at[:10]}  {decision.who}  {kind.en}: {said.en}",
    )
    if decision.source or decision.reason:
        yield Text(
            f"          依据：{decision.source or '—'}；理由：{decision.reason or '—'}",
            f"          source: {decision.source or '—'}; reason: {decision.reason or '—'}",
        )
    if decision.undone:
        undone = decision.undone
        yield Text(
            f"          {undone.at[:10]} 由 {undone.who} 撤回：{undone.reason or '—'}",
            f"          taken back on {undone.at[:10]} by {undone.who}: {undone.reason or '—'}",
        )


def taken_over_lines(done: TakenOver) -> Iterator[Text]:
    """What taking decisions over did, for a person."""
    yield Text(
        f"决定：{len(done.taken)} 个新的，{done.known} 个已有，{len(done.ended)} 个随对方撤回，"
        f"{len(done.conflicts)} 处矛盾。",
        f"Decisions: {len(done.taken)} new, {done.known} known, {len(done.ended)} taken back as there, "
        f"{len(done.conflicts)} conflicts.",
    )
    for conflict in done.conflicts:
        yield Text("矛盾（以较新的为准）：", "Conflict (the newer one holds):")
        for decision in (conflict.holds, conflict.gave_way):
            yield from decision_lines(decision)


def _review(ledger: Ledger, workspace: Workspace) -> Review:
    from chuyi.graph.resolution import resolve
    from chuyi.graph.resolution.review import Review

    snapshot = ledger.live()
    settings = workspace.settings
    return Review(snapshot, resolve(snapshot, province=settings.province, threshold=settings.threshold))


def _dialog(speech: Speech, ledger: Ledger, review: Review, person: str, folder: Path) -> int:
    from chuyi.cli.review_dialog import SKIPPED, Dialog, piped_keys, terminal_keys

    if not review.cases:
        speech.result(words(Text("没有待复核的名称。", "No names wait for review.")))
        return 0
    with ledger.run("review") as run:
        dialog = Dialog(speech, ledger, run, review, person, folder / SKIPPED)
        dialog.run(terminal_keys if sys.stdin.isatty() else piped_keys())
    counts = dialog.counts
    speech.result(
        words(
            Text(
                f"相同 {counts['same']}，不同 {counts['different']}，跳过 {counts['skipped']}，还剩 {counts['open']}。",
                f"{counts['same']} same, {counts['different']} different, {counts['skipped']} skipped, "
                f"{counts['open']} left.",
            )
        )
    )
    if counts["same"] or counts["different"]:
        speech.say(Text("运行 chuyi build 后图谱随之改变。", "chuyi build changes the graph accordingly."))
    return 0


def _write_sheet(speech: Speech, review: Review, to: Path) -> int:
    from chuyi.graph.resolution.review_sheet import review_workbook

    rows = [
        (case, review.side(case.one), review.side(case.other))
        for case in speech.progress(review.cases, Text("写表", "Writing"), len(review.cases))
    ]
    write_whole(to, review_workbook(rows))
    speech.say(
        Text(
            f"{len(rows)} 对已写入 {to}。填好“决定”列后运行：chuyi review --from {to}",
            f"{len(rows)} pairs written to {to}. Fill in the column 决定, then run: chuyi review --from {to}",
        )
    )
    return 0


def _read_sheet(speech: Speech, ledger: Ledger, review: Review, file: Path, person: str) -> int:
    from chuyi.graph.resolution.review_sheet import BadCell, read_filled

    known = {case.id: (case.one.id, case.other.id) for case in review.cases}
    for decision in ledger.decisions():
        if decision.pair:
            known.setdefault(decision.subject, (decision.pair[0].id, decision.pair[1].id))
    filled = read_filled(file, known)
    bad = list(filled.bad)
    taken = 0
    with ledger.run("review --from") as run:
        for row, act, who in filled.acts:
            # One transaction a row: a row that contradicts what stands does not keep the good ones out.
            try:
                ledger.decide(run, who or person, act)
            except LedgerError as error:
                bad.append(BadCell(f"A{row}", "决定", "", error.message))
            else:
                taken += 1
    for cell in bad:
        speech.result(words(_bad_line(cell)))
    speech.result(
        words(
            Text(
                f"记入 {taken} 个决定，{filled.skipped} 行未决定，{len(bad)} 处不能用。",
                f"{taken} decisions noted, {filled.skipped} rows left open, {len(bad)} cells refused.",
            )
        )
    )
    return REFUSED if bad else 0


def _bad_line(cell: BadCell) -> Text:
    value = f"“{cell.value}”" if cell.value else ""
    return Text(
        f"{cell.cell}（{cell.column}）{value}：{cell.words.zh}",
        f"{cell.cell} ({cell.column}) {cell.value}: {cell.words.en}",
    )
