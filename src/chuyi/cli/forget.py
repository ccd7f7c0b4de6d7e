"""``chuyi forget``: a source and what it says out of the graph, its history kept."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from chuyi.cli.speech import Speech, words
from chuyi.errors import Text, UsageError

if TYPE_CHECKING:
    from chuyi.graph.ledger import ForgottenRow, Holding, Ledger, Recorded, SourceRow

OFFERED = 5  # sources that are named where it is not clear which one is meant
SORTS = {"property": Text("属性", "properties"), "alias": Text("别名", "other names")}


@click.command(
    help=words(
        Text(
            "撤回一个来源和它说的全部事实；历史留在台账里，用 --known-at 仍能问到。SOURCE 是来源编号（可只写开头）、"
            "文件或文件夹路径、文件名或标题。例：chuyi forget 名单.xlsx --dry-run；反悔：chuyi forget --undo 名单.xlsx",
            "Withdraw a source and all that it says; the history stays in the ledger and --known-at still finds it. "
            "SOURCE is an id (or its beginning), the path of a file or folder, a file's name or a title. Example: "
            "chuyi forget list.xlsx --dry-run; taken back by: chuyi forget --undo list.xlsx",
        )
    )
)
@click.argument("names", metavar="SOURCE...", nargs=-1, required=True)
@click.option("--dry-run", is_flag=True, help=words(Text("只看会撤回什么", "show what would go, change nothing")))
@click.option(
    "--undo", is_flag=True, help=words(Text("把撤回的来源原样恢复", "bring a withdrawn source back as it was"))
)
@click.option("--yes", is_flag=True, help=words(Text("不再询问（脚本里必须写）", "do not ask (needed in scripts)")))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def command(speech: Speech, names: tuple[str, ...], dry_run: bool, undo: bool, yes: bool, form: str) -> int:
    from chuyi.graph.ledger import Ledger

    with Ledger.open(speech.workspace().ledger) as ledger:
        if undo:
            return _undo(speech, ledger, names, dry_run, form)
        return _forget(speech, ledger, names, dry_run, yes, form)


def _forget(speech: Speech, ledger: Ledger, names: Sequence[str], dry_run: bool, yes: bool, form: str) -> int:
    chosen = _meant(names, ledger.sources(), Text("没有这样的来源", "there is no such source"))
    _check_no_decision(chosen)
    going = [(source, ledger.holdings(source.id)) for source in chosen]
    if form == "text":
        for source, holdings in going:
            for line in _going(source, holdings):
                speech.result(words(line))
    recorded: list[Recorded] = []
    if not dry_run:
        if not yes and not _agreed(len(chosen)):
            speech.say(Text("没有撤回任何来源。", "Nothing was withdrawn."))
            return 1
        with ledger.run("forget") as run:
            recorded = ledger.withdraw_sources(run, [source.id for source in chosen])
        _say_done(speech, len(chosen), run.number)
    if form == "json":
        speech.result_json({"dry_run": dry_run, "sources": _as_json(going, recorded)})
    return 0


def _check_no_decision(chosen: Sequence[SourceRow]) -> None:
    """Refuse what people added: that is taken back as a decision, not as a source.

    Raises:
        UsageError: one of the sources is a decision.
    """
    from chuyi.graph.ledger.decisions import PERSON

    decided = [source for source in chosen if source.kind == PERSON]
    if decided:
        raise UsageError(
            Text(
                f"{decided[0].id} 是人工补充的事实，不是读入的来源。", f"{decided[0].id} is a fact that a person added."
            ),
            Text("请用 chuyi review undo 撤回这个决定。", "Take the decision back with: chuyi review undo"),
        )


def _undo(speech: Speech, ledger: Ledger, names: Sequence[str], dry_run: bool, form: str) -> int:
    forgotten = ledger.forgotten()
    chosen = _meant(names, forgotten, Text("没有撤回过这样的来源", "no such source was withdrawn"))
    returned: list[int] = []
    if not dry_run:
        with ledger.run("forget --undo") as run:
            returned = [done.returned for done in ledger.restore_sources(run, [source.id for source in chosen])]
    if form == "json":
        facts = returned or [0] * len(chosen)
        speech.result_json(
            {
                "dry_run": dry_run,
                "sources": [
                    {"source": source.id, "uri": source.uri, "title": source.title, "returned": count}
                    for source, count in zip(chosen, facts, strict=True)
                ],
            }
        )
        return 0
    for source in chosen:
        speech.result(words(_was_away(source)))
    if not dry_run:
        speech.say(
            Text(
                f"已恢复 {len(chosen)} 个来源、{sum(returned)} 条事实；运行 chuyi build 后图谱里又有它们。",
                f"{len(chosen)} sources with {sum(returned)} facts are back; chuyi build brings them into the graph.",
            )
        )
    return 0


def _meant(names: Iterable[str], sources: Sequence[Any], unknown: Text) -> list[Any]:
    """The sources that are named, each once.

    Raises:
        UsageError: a name means none, or several that are not one folder's.
    """
    from chuyi.graph.ledger.finding import find_sources

    chosen: dict[str, Any] = {}
    for name in names:
        found = find_sources(sources, name)
        if not found:
            raise UsageError(Text(f"{name}：{unknown.zh}。", f"{name}: {unknown.en}."), _offer(sources))
        if len(found) > 1 and not _is_folder(name, found):
            raise UsageError(
                Text(f"“{name}”可以指 {len(found)} 个来源。", f"{name!r} may be {len(found)} sources."),
                _offer(found),
            )
        chosen.update((source.id, source) for source in found)
    return list(chosen.values())


def _is_folder(name: str, found: Sequence[Any]) -> bool:
    """Whether these are the sources below one folder, which was named on purpose."""
    from chuyi.graph.ledger.addresses import file_of

    path = Path(name).expanduser()
    folders = {path.absolute(), path.resolve()}
    return all((file := file_of(source.uri)) is not None and not folders.isdisjoint(file.parents) for source in found)


def _offer(sources: Sequence[Any]) -> Text:
    shown = [f"{source.id[:19]}  {source.title or ''}  {source.uri}" for source in sources[:OFFERED]]
    more = len(sources) - len(shown)
    listed = "\n".join(f"  {line}" for line in shown) + (f"\n  … +{more}" if more > 0 else "")
    if not shown:
        return Text("台账里没有可选的来源。", "The ledger has none to choose from.")
    return Text(f"请写出编号的开头，例如：\n{listed}", f"Give the beginning of an id, for example:\n{listed}")


def _agreed(count: int) -> bool:
    """Whether a person at the terminal agrees.

    Raises:
        UsageError: there is none to ask.
    """
    if not sys.stdin.isatty():
        raise UsageError(
            Text("没有终端可以确认。", "There is no terminal to ask at."),
            Text("确实要撤回，请加 --yes；先看看，请加 --dry-run。", "Add --yes to go ahead, --dry-run to look first."),
        )
    question = Text(f"撤回这 {count} 个来源？", f"Withdraw these {count} sources?")
    return click.confirm(words(question), err=True)


def _going(source: SourceRow, holdings: Sequence[Holding]) -> Iterable[Text]:
    """What goes with a source: how many facts, how many of them nobody else says, and of which sorts."""
    facts, alone = (sum(getattr(item, name) for item in holdings) for name in ("facts", "only_here"))
    name = source.title or source.uri
    yield Text(
        f"{name}（{source.kind}，{source.grade.label.zh}）：{facts} 条事实，其中 {alone} 条别处没有同样的说法",
        f"{name} ({source.grade.label.en}): {facts} facts, {alone} of which no other source says in the same words",
    )
    for label, facts, alone in _sorted(holdings):
        yield Text(f"  {label.zh} {facts}（仅此处 {alone}）", f"  {label.en} {facts} (only here {alone})")


def _sorted(holdings: Sequence[Holding]) -> list[tuple[Text, int, int]]:
    """Sorts in words, the most frequent first: relations by type, properties and other names together."""
    from chuyi.graph.schema import ontology

    relations = ontology().relations
    counts: dict[Text, tuple[int, int]] = {}
    for item in holdings:
        label = SORTS.get(item.kind) or relations[item.predicate].label
        facts, alone = counts.get(label, (0, 0))
        counts[label] = facts + item.facts, alone + item.only_here
    return sorted(((label, *both) for label, both in counts.items()), key=lambda row: (-row[1], row[0]))


def _as_json(
    going: Sequence[tuple[SourceRow, Sequence[Holding]]], recorded: Sequence[Recorded]
) -> list[dict[str, Any]]:
    withdrawn = {item.source: item.withdrawn for item in recorded}
    return [
        {
            "source": source.id,
            "uri": source.uri,
            "title": source.title,
            "grade": str(source.grade),
            "holdings": [item._asdict() for item in holdings],
            "withdrawn": withdrawn.get(source.id, 0),
        }
        for source, holdings in going
    ]


def _was_away(source: ForgottenRow) -> Text:
    name, day = source.title or source.uri, source.at[:10]
    return Text(
        f"{name}：{day} 由第 {source.run} 次运行撤回",
        f"{name}: withdrawn on {day} by run {source.run}",
    )


def _say_done(speech: Speech, count: int, run: int) -> None:
    speech.say(
        Text(
            f"已撤回 {count} 个来源。运行 chuyi build 后图谱里不再有它们；撤回之前的样子：--known-at {run - 1}；"
            "反悔：chuyi forget --undo。",
            f"{count} sources withdrawn. chuyi build takes them out of the graph; as it was before: --known-at "
            f"{run - 1}; to take it back: chuyi forget --undo",
        )
    )
