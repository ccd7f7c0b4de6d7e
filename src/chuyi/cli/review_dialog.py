"""The dialog of ``chuyi review``: one pair after another, one key for each decision."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from chuyi.cli.speech import Speech
from chuyi.errors import LedgerError, Text

if TYPE_CHECKING:
    from chuyi.graph.ledger import Decision, Ledger, Run
    from chuyi.graph.resolution.review import Case, Quote, Review, Side

KEYS = Text(
    "s 相同  d 不同  k 跳过  u 撤回上一个  q 结束",
    "s same  d different  k skip  u undo the last  q quit",
)
STOPS = ("q", "\x03", "\x04", "\x1b", "")
SKIPPED = "review.json"  # in the workspace: pairs that were skipped come last the next time


class Dialog:
    """Goes through what waits and writes each decision at once, so that a dialog that is cut off loses none.

    Args:
        review: the cases.
        who: the person who decides.
        note: the file in which skipped pairs are kept.
    """

    def __init__(self, speech: Speech, ledger: Ledger, run: Run, review: Review, who: str, note: Path) -> None:
        self._speech = speech
        self._ledger = ledger
        self._run = run
        self._review = review
        self._who = who
        self._note = note
        self._skipped = _read_skipped(note)
        self._made: list[tuple[int, Decision]] = []
        self.counts: Counter[str] = Counter()

    def run(self, key: Callable[[], str]) -> None:
        """Ask about one case after another until there is none or the person stops.

        Args:
            key: gives the next key; empty where there is none any more.
        """
        cases = sorted(self._review.cases, key=lambda case: case.id in self._skipped)
        at = 0
        while at < len(cases):
            if self._settled(cases[at]):
                at += 1
                continue
            self._show(cases[at], at + 1, len(cases))
            at = self._answer(cases, at, key)
        self.counts["open"] = len(cases) - self.counts["same"] - self.counts["different"]

    def _answer(self, cases: Sequence[Case], at: int, key: Callable[[], str]) -> int:
        """The place of the next case; behind the last one to stop."""
        while True:
            pressed = key().casefold()
            if pressed in STOPS:
                return len(cases)
            if pressed in ("s", "d"):
                return at + 1 if self._decide(cases[at], at, pressed) else at
            if pressed == "k":
                self._skipped.add(cases[at].id)
                _write_skipped(self._note, self._skipped)
                self.counts["skipped"] += 1
                return at + 1
            if pressed == "u":
                return self._undo(at)
            self._speech.say(KEYS)

    def _decide(self, case: Case, at: int, pressed: str) -> bool:
        from chuyi.graph.ledger import Different, Same

        act = (Same if pressed == "s" else Different)(case.one.id, case.other.id)
        try:
            [decision] = self._ledger.decide(self._run, self._who, act)
        except LedgerError as error:
            self._speech.say(error.message)
            if error.remedy:
                self._speech.say(error.remedy)
            return False
        self._made.append((at, decision))
        self.counts[decision.kind] += 1
        said = {"same": Text("相同", "same"), "different": Text("不同", "different")}[decision.kind]
        self._speech.say(Text(f"已记入：{said.zh}（{decision.id[:8]}）", f"Noted: {said.en} ({decision.id[:8]})"))
        return True

    def _undo(self, at: int) -> int:
        from chuyi.graph.ledger import Undo

        if not self._made:
            self._speech.say(Text("这次还没有作过决定。", "Nothing was decided in this dialog yet."))
            return at
        before, decision = self._made.pop()
        self._ledger.decide(self._run, self._who, Undo(decision.id))
        self.counts[decision.kind] -= 1
        self._speech.say(Text(f"已撤回 {decision.id[:8]}。", f"Taken back: {decision.id[:8]}."))
        return before

    def _settled(self, case: Case) -> bool:
        """Whether decisions of this dialog say already that the two are one."""
        group, grown = {case.one.id}, True
        pairs = [{thing.id for thing in decision.pair or ()} for _, decision in self._made if decision.kind == "same"]
        while grown:
            wider = group.union(*(pair for pair in pairs if pair & group))
            grown, group = wider != group, wider
        return case.other.id in group

    def _show(self, case: Case, number: int, total: int) -> None:
        from chuyi.graph.schema import ontology

        label = ontology().entities[case.one.type].label
        self._speech.say(
            Text(f"\n[{number}/{total}] {label.zh}：是同一个吗？", f"\n[{number}/{total}] {label.en}: one thing?")
        )
        for mark, entity in (("A", case.one), ("B", case.other)):
            for line in _side_lines(mark, self._review.side(entity)):
                self._speech.say(line)
        self._speech.say(Text(f"  为什么问：{case.reason.zh}", f"  why: {case.reason.en}"))
        self._speech.say(KEYS)


def terminal_keys() -> str:
    """The next key that a person presses."""
    return click.getchar()


def piped_keys() -> Callable[[], str]:
    """Keys from standard input, one a character; white space is passed over."""
    # Each as soon as it comes: another program may answer to what it was asked.
    signs = (sign for sign in iter(lambda: sys.stdin.read(1), "") if not sign.isspace())
    return lambda: next(signs, "")


def _side_lines(mark: str, side: Side) -> Iterator[Text]:
    place = f"（{side.place}）" if side.place else ""
    yield Text(
        f"  {mark} {side.entity.name}{place}，{side.sources} 个来源",
        f"  {mark} {side.entity.name}{place}, {side.sources} sources",
    )
    if side.other_names:
        names = "、".join(side.other_names)
        yield Text(f"      也叫：{names}", f"      also called: {names}")
    for label, values in side.values:
        stated = "；".join(values)
        yield Text(f"      {label.zh}：{stated}", f"      {label.en}: {stated}")
    for quote in side.quotes:
        yield _quoted(quote)


def _quoted(quote: Quote) -> Text:
    from chuyi.queries.evidence import place_words

    text = quote.text
    if quote.start >= 0:
        text = f"{text[: quote.start]}【{text[quote.start : quote.end]}】{text[quote.end :]}"
    place = place_words(quote.location)
    return Text(
        f"      〔{quote.document}，{place.zh}，{quote.grade.label.zh}〕{text}",
        f"      [{quote.document}, {place.en}, {quote.grade.label.en}] {text}",
    )


def _read_skipped(note: Path) -> set[str]:
    try:
        return set(json.loads(note.read_text(encoding="utf-8"))["skipped"])
    except (OSError, ValueError, KeyError, TypeError):
        return set()  # nothing was skipped, or what was is not known any more: then everything is asked in order


def _write_skipped(note: Path, skipped: set[str]) -> None:
    fresh = note.with_suffix(".part")
    fresh.write_text(json.dumps({"skipped": sorted(skipped)}), encoding="utf-8")
    fresh.replace(note)
