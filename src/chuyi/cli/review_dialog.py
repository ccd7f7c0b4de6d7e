"""The dialog of ``chuyi review``: one question after another, one key for each decision."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

from chuyi.cli.speech import Speech, words
from chuyi.errors import ChuyiError, Text

if TYPE_CHECKING:
    from chuyi.graph.ledger import Decision, Ledger, Run
    from chuyi.graph.ledger.decisions import Act
    from chuyi.graph.resolution.review_quotes import Quote

MADE = {
    "same": Text("相同", "same"),
    "different": Text("不同", "different"),
    "accept": Text("采用", "accepted"),
    "reject": Text("否定", "rejected"),
    "correct": Text("更正", "corrected"),
}
ALWAYS = Text("k 跳过  u 撤回上一个  q 结束", "k skip  u undo the last  q quit")
STOPS = ("q", "\x03", "\x04", "\x1b", "")
SKIPPED = "review.json"  # in the workspace: what was skipped comes last the next time


class Answers(Protocol):
    """What a person presses and writes."""

    def key(self) -> str:
        """The next key; empty where there is none any more."""

    def line(self, prompt: Text) -> str:
        """A line; empty where the person thinks better of it."""


class Question(Protocol):
    """Something to decide, by one key."""

    @property
    def id(self) -> str:
        """The same in every ledger."""

    @property
    def keys(self) -> Text:
        """The keys that decide it."""

    @property
    def makes(self) -> Sequence[str]:
        """The kinds of decision that it can come to."""

    def lines(self) -> Iterator[Text]:
        """What is shown; the first line says what is asked."""

    def act(self, pressed: str, answers: Answers) -> Act | None:
        """What a key decides; None where it decides nothing.

        Raises:
            UsageError: what was written cannot be taken.
        """

    def is_settled(self, made: Sequence[Decision]) -> bool:
        """Whether what was decided in this dialog answers it already."""


class Dialog:
    """Goes through what waits and writes each decision at once, so that a dialog that is cut off loses none.

    Args:
        questions: what waits.
        who: the person who decides.
        note: the file in which the ids of skipped questions are kept.
    """

    def __init__(
        self, speech: Speech, ledger: Ledger, run: Run, questions: Iterable[Question], who: str, note: Path
    ) -> None:
        self._speech = speech
        self._ledger = ledger
        self._run = run
        self._who = who
        self._note = note
        self._skipped = _read_skipped(note)
        self._questions = sorted(questions, key=lambda question: question.id in self._skipped)
        self._made: list[tuple[int, Decision]] = []
        self.counts: Counter[str] = Counter()

    def run(self, answers: Answers) -> None:
        """Ask one question after another until there is none or the person stops."""
        at = 0
        while at < len(self._questions):
            if self._questions[at].is_settled([decision for _, decision in self._made]):
                at += 1
                continue
            self._show(at)
            at = self._answer(at, answers)
        self.counts["open"] = len(self._questions) - sum(self.counts[kind] for kind in MADE)

    def _answer(self, at: int, answers: Answers) -> int:
        """The place of the next question; behind the last one to stop."""
        while True:
            pressed = answers.key().casefold()
            if pressed in STOPS:
                return len(self._questions)
            if pressed == "k":
                self._skipped.add(self._questions[at].id)
                _write_skipped(self._note, self._skipped)
                self.counts["skipped"] += 1
                return at + 1
            if pressed == "u":
                return self._undo(at)
            try:
                act = self._questions[at].act(pressed, answers)
                if act is not None:
                    self._decide(at, act)
                    return at + 1
            except ChuyiError as error:
                self._speech.say(error.message)
                if error.remedy:
                    self._speech.say(error.remedy)
                return at
            self._say_keys(at)

    def _decide(self, at: int, act: Act) -> None:
        from chuyi.graph.ledger.decisions.wording import decided_words

        [decision] = self._ledger.decide(self._run, self._who, act)
        self._made.append((at, decision))
        self.counts[decision.kind] += 1
        made, said = MADE[decision.kind], decided_words(decision)
        self._speech.say(
            Text(
                f"已记入：{made.zh}（{decision.id[:8]}）：{said.zh}",
                f"Noted: {made.en} ({decision.id[:8]}): {said.en}",
            )
        )

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

    def _show(self, at: int) -> None:
        number, total = at + 1, len(self._questions)
        asked, *shown = self._questions[at].lines()
        self._speech.say(Text(f"\n[{number}/{total}] {asked.zh}", f"\n[{number}/{total}] {asked.en}"))
        for line in shown:
            self._speech.say(line)
        self._say_keys(at)

    def _say_keys(self, at: int) -> None:
        keys = self._questions[at].keys
        self._speech.say(Text(f"{keys.zh}  {ALWAYS.zh}", f"{keys.en}  {ALWAYS.en}"))


class Terminal:
    """The keys and lines that a person writes at the terminal."""

    def key(self) -> str:
        """The next key that is pressed."""
        return click.getchar()

    def line(self, prompt: Text) -> str:
        """A line."""
        written: str = click.prompt(words(prompt), default="", show_default=False, err=True)
        return written.strip()


class Piped:
    """Keys and lines from standard input; white space before a key is passed over."""

    def key(self) -> str:
        """The next sign, as soon as it comes: another program may answer to what it was asked."""
        return next((sign for sign in iter(lambda: sys.stdin.read(1), "") if not sign.isspace()), "")

    def line(self, prompt: Text) -> str:
        """What stands behind the key on its line."""
        return sys.stdin.readline().strip()


def quote_line(quote: Quote) -> Text:
    """A quotation with its place."""
    from chuyi.queries.evidence import place_words

    place = place_words(quote.location)
    return Text(
        f"      〔{quote.document}，{place.zh}，{quote.grade.label.zh}〕{quote.marked}",
        f"      [{quote.document}, {place.en}, {quote.grade.label.en}] {quote.marked}",
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
