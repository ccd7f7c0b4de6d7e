"""``chuyi review``: a person decides which names are one and which doubtful facts are right, by keys or in a sheet."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from chuyi.cli.review_dialog import MADE, SKIPPED, Dialog, Piped, Terminal
from chuyi.cli.speech import Speech, words
from chuyi.errors import LedgerError, Text, UsageError
from chuyi.writing import write_whole

if TYPE_CHECKING:
    from chuyi.cli.review_waiting import Waiting
    from chuyi.graph.ledger import Decision, Ledger
    from chuyi.graph.ledger.decisions.merging import TakenOver
    from chuyi.graph.resolution.review_sheet import BadCell

REFUSED = 3
KINDS = {**MADE, "add": Text("补充", "added")}
WHO = Text("谁决定的（默认：登录名）", "who decides (default: the name of the login)")


@click.group(
    invoke_without_command=True,
    help=words(
        Text(
            "逐条判断：哪些名称是同一事物（s 相同、d 不同），哪些可信度低于门槛的事实属实"
            "（a 采用、r 否定、c 更正）；列出原文、来源和理由，一个键作一个决定，k 跳过、u 撤回、q 结束，"
            "随时可停，下次接着来。也可以写成 Excel 表填好再读回。"
            "例：chuyi review --what facts --type 合作；chuyi review --to 复核.xlsx；chuyi review --from 复核.xlsx",
            "Decide which names are one thing (s same, d different) and which facts that were read unsurely are right "
            "(a accept, r reject, c correct): sentences, sources and reasons are shown, one key is one decision, k "
            "skips, u undoes, q quits; stop at any time and go on later. Or fill in a sheet. E.g.: chuyi review --what "
            "facts --type PARTNERS_WITH; chuyi review --to review.xlsx; chuyi review --from review.xlsx",
        )
    ),
)
@click.option(
    "--what",
    type=click.Choice(["names", "facts", "all"]),
    default="all",
    show_default=True,
    help=words(Text("判断什么：名称、事实、全部", "what to decide about")),
)
@click.option(
    "--source", "sources", multiple=True, help=words(Text("只看这个来源说的，可重复", "only what this source says"))
)
@click.option(
    "--type", "types", multiple=True, help=words(Text("只看这种关系或实体，可重复", "only this relation or type"))
)
@click.option(
    "--order",
    type=click.Choice(["surest", "doubtful", "source"]),
    default="surest",
    show_default=True,
    help=words(Text("事实的次序：最可信的、最可疑的在先，或按来源", "facts: the surest or the least sure first")),
)
@click.option(
    "--to", "to", type=click.Path(path_type=Path), help=words(Text("写成待填的 Excel 表", "write a sheet to fill in"))
)
@click.option(
    "--from", "from_", type=click.Path(path_type=Path), help=words(Text("读回填好的表", "read a filled sheet back"))
)
@click.option("--reason", help=words(Text("这些决定的理由", "the reason of these decisions")))
@click.option("--who", help=words(WHO))
@click.pass_context
def command(
    context: click.Context,
    what: str,
    sources: tuple[str, ...],
    types: tuple[str, ...],
    order: str,
    to: Path | None,
    from_: Path | None,
    reason: str | None,
    who: str | None,
) -> int | None:
    if context.invoked_subcommand:
        return None
    if to and from_:
        raise UsageError(Text("--to 与 --from 只能用一个。", "Use either --to or --from."))
    speech: Speech = context.obj
    person = who or getpass.getuser()
    from chuyi.cli.review_waiting import Waiting
    from chuyi.graph.ledger import Ledger

    workspace = speech.workspace()
    with Ledger.open(workspace.ledger) as ledger:
        waiting = Waiting(ledger, workspace.settings, what, sources, types, order)
        if from_:
            return _read_sheet(speech, ledger, waiting, from_, person)
        if to:
            return _write_sheet(speech, waiting, to)
        return _dialog(speech, ledger, waiting, person, reason, workspace.path)


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


def _dialog(speech: Speech, ledger: Ledger, waiting: Waiting, person: str, reason: str | None, folder: Path) -> int:
    questions = waiting.questions(reason)
    if not questions:
        speech.result(words(Text("没有待复核的。", "Nothing waits for review.")))
        return 0
    with ledger.run("review") as run:
        dialog = Dialog(speech, ledger, run, questions, person, folder / SKIPPED)
        dialog.run(Terminal() if sys.stdin.isatty() else Piped())
    counts, asked = dialog.counts, {kind for question in questions for kind in question.makes}
    made = [(said, counts[kind]) for kind, said in MADE.items() if kind in asked]
    told = [*made, (Text("跳过", "skipped"), counts["skipped"])]
    speech.result(
        words(
            Text(
                "，".join(f"{said.zh} {number}" for said, number in told) + f"，还剩 {counts['open']}。",
                ", ".join(f"{number} {said.en}" for said, number in told) + f", {counts['open']} left.",
            )
        )
    )
    if any(number for _, number in made):
        speech.say(Text("运行 chuyi build 后图谱随之改变。", "chuyi build changes the graph accordingly."))
    return 0


def _write_sheet(speech: Speech, waiting: Waiting, to: Path) -> int:
    from chuyi.graph.resolution.review_sheet import workbook

    sheets = waiting.sheets(lambda items: speech.progress(items, Text("写表", "Writing"), len(items)))
    write_whole(to, workbook(sheets))
    told = "、".join(f"{layout.name} {len(rows)}" for layout, rows in sheets)
    speech.say(
        Text(
            f"已写入 {to}（{told} 行）。填好“决定”列后运行：chuyi review --from {to}",
            f"Written to {to} (rows: {told}). Fill in the column 决定, then run: chuyi review --from {to}",
        )
    )
    return 0


def _read_sheet(speech: Speech, ledger: Ledger, waiting: Waiting, file: Path, person: str) -> int:
    from chuyi.graph.resolution.review_sheet import DECISION, BadCell, read_filled

    filled = read_filled(file, waiting.readers())
    bad = list(filled.bad)
    taken = 0
    with ledger.run("review --from") as run:
        for cell, act, who in filled.acts:
            # One transaction a row: a row that contradicts what stands does not keep the good ones out.
            try:
                ledger.decide(run, who or person, act)
            except LedgerError as error:
                bad.append(BadCell(cell, DECISION, "", error.message))
            else:
                taken += 1
    for item in bad:
        speech.result(words(_bad_line(item)))
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
