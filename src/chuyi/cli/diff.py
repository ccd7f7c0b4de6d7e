"""``chuyi diff``: what has changed between two moments of the ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from chuyi.cli.speech import Speech, words
from chuyi.errors import Text, UsageError

if TYPE_CHECKING:
    from chuyi.graph.diff import Change, Difference
    from chuyi.graph.ledger import Ledger
    from chuyi.graph.ledger.moments import Moment

SHOWN = 20  # changes of one kind and type that a person is shown
NAMED = 10  # sources of one kind that a person is shown


@click.command(
    help=words(
        Text(
            "说明台账从一个时刻到另一个时刻变了什么：新增、改变、撤下、合并、拆开，按类型和来源列出。"
            "例：chuyi diff --since 2026-11（这个月以来）；chuyi diff --since 12（第 12 次运行以来）；"
            "不写 --since 就看最近一次写入。",
            "Tell what has changed in the ledger: added, changed, withdrawn, merged, split, by type and source. "
            "Examples: chuyi diff --since 2026-11 (this month); chuyi diff --since 12 (since run 12); without --since, "
            "what the last run that wrote did.",
        )
    )
)
@click.option(
    "--since",
    metavar="DATE|RUN",
    help=words(Text("从这天（含）或这次运行之后", "from this day on, or after this run")),
)
@click.option(
    "--until",
    metavar="DATE|RUN",
    help=words(Text("到这天或这次运行（含）；默认现在", "up to this day or run (it counts); default: now")),
)
@click.option(
    "--limit",
    type=click.IntRange(1),
    help=words(
        Text(
            f"每类最多列几条（默认 {SHOWN}；JSON 默认全部）",
            f"most changes listed of each type (default {SHOWN}; JSON: all)",
        )
    ),
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def command(speech: Speech, since: str | None, until: str | None, limit: int | None, form: str) -> None:
    from chuyi.graph.diff import compare
    from chuyi.graph.ledger import Ledger

    workspace = speech.workspace()
    settings = workspace.settings
    with Ledger.open(workspace.ledger) as ledger:
        first, last = _moments(ledger, since, until)
        found = compare(ledger, first, last, province=settings.province, threshold=settings.threshold)
    if form == "json":
        speech.result_json(as_json(found, limit))
    else:
        for line in as_lines(found, limit or SHOWN):
            speech.result(words(line))


def _moments(ledger: Ledger, since: str | None, until: str | None) -> tuple[Moment, Moment]:
    from chuyi.graph.ledger.moments import as_known_at, before, before_last_run, now

    last = as_known_at(ledger, until) if until else now(ledger)
    first = before(ledger, since) if since else before_last_run(ledger)
    if first.entry > last.entry:
        raise UsageError(
            Text("--since 在 --until 之后。", "--since lies after --until."),
            Text("请换过来。", "Swap them."),
        )
    return first, last


def as_lines(found: Difference, limit: int) -> Iterator[Text]:
    """The difference for a person: sums first, then each kind by type and source.

    Args:
        limit: most changes listed of one kind and type; how many there are is always said.
    """
    from chuyi.graph.diff.wording import HEADINGS

    yield Text(
        f"从{found.since.words.zh}到{found.until.words.zh}", f"From {found.since.words.en} to {found.until.words.en}"
    )
    yield from _source_lines(found)
    counts = found.counts()
    zh = "，".join(f"{text.zh} {counts[kind]}" for kind, text in HEADINGS.items() if counts[kind])
    en = ", ".join(f"{text.en.lower()} {counts[kind]}" for kind, text in HEADINGS.items() if counts[kind])
    yield Text(f"事物和关系：{zh or '没有变化'}", f"Things and relations: {en or 'nothing has changed'}")
    if found.corroborated or found.weakened:
        yield Text(
            f"另有 {found.corroborated} 处多了来源，{found.weakened} 处少了来源，说法不变",
            f"Beside these {found.corroborated} are said by more sources, {found.weakened} by fewer, as before",
        )
    for kind, changes in groupby(found.changes, key=lambda change: change.what):
        yield Text("", "")
        yield HEADINGS[kind]
        for type_, group in groupby(changes, key=lambda change: change.type):
            yield from _type_lines(type_, list(group), limit)


def _source_lines(found: Difference) -> Iterator[Text]:
    from chuyi.graph.diff.wording import SOURCES

    for kind, group in groupby(found.sources, key=lambda item: item.what):
        items = list(group)
        names = "、".join(item.name for item in items[:NAMED])
        more = f" … +{len(items) - NAMED}" if len(items) > NAMED else ""
        label = SOURCES[kind]
        yield Text(f"来源{label.zh} {len(items)}：{names}{more}", f"Sources {label.en} {len(items)}: {names}{more}")


def _type_lines(type_: str, changes: Sequence[Change], limit: int) -> Iterator[Text]:
    """A type's changes under the sources that say them, and how many more there are."""
    from chuyi.graph.diff.wording import change_words, type_words

    label = type_words(type_)
    yield Text(f"  {label.zh} {len(changes)}", f"  {label.en} {len(changes)}")
    shown = sorted(changes[:limit], key=lambda change: change.sources)
    for sources, group in groupby(shown, key=lambda change: change.sources):
        names = "、".join(sources)
        yield Text(f"    来源：{names}", f"    source: {names}")
        for change in group:
            text = change_words(change)
            yield Text(f"      {text.zh}", f"      {text.en}")
    if len(changes) > limit:
        more = len(changes) - limit
        yield Text(f"    另有 {more} 条（--limit 可多列）", f"    {more} more (--limit lists more)")


def as_json(found: Difference, limit: int | None) -> dict[str, Any]:
    """The difference as plain values; ``limit`` of each kind and type, and how many there are."""
    counts = Counter((change.what, change.type) for change in found.changes)
    listed: list[Change] = []
    for _, group in groupby(found.changes, key=lambda change: (change.what, change.type)):
        listed += list(group)[:limit]
    return {
        "since": found.since._asdict(),
        "until": found.until._asdict(),
        "sources": [item._asdict() for item in found.sources],
        "counts": dict(found.counts()),
        "by_type": [{"what": what, "type": type_, "count": count} for (what, type_), count in sorted(counts.items())],
        "corroborated": found.corroborated,
        "weakened": found.weakened,
        "changes": [_change_json(change) for change in listed],
        "complete": len(listed) == len(found.changes),
    }


def _change_json(change: Change) -> dict[str, Any]:
    from chuyi.graph.diff.wording import change_words

    return {
        "what": change.what,
        "type": change.type,
        "ids": list(change.ids),
        "names": list(change.names),
        "sources": list(change.sources),
        "properties": dict(change.properties),
        "values": [value._asdict() for value in change.values],
        "text": change_words(change)._asdict(),
    }
