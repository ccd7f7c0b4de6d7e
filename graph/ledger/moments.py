"""A moment of the ledger as people name it: a date, or the number of a run."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from typing import NamedTuple

from chuyi.errors import Text, UsageError
from chuyi.graph.ledger.ledger import Ledger

# Days are those of China, whatever machine asks.
CHINA = timezone(timedelta(hours=8))
RUN = re.compile(r"(?:#|run[: ]?|第)\s*(?P<marked>\d{1,9})\s*次?(?:运行)?|(?P<bare>\d{1,9})", re.IGNORECASE)
YEAR = re.compile(r"(?:19|20|21)\d\d")
DATE = re.compile(r"(?P<year>(?:19|20|21)\d\d)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
TICK = timedelta(microseconds=1)


class Moment(NamedTuple):
    """A state of the ledger.

    Attributes:
        entry: number of the last journal entry that counts; 0 before the first.
        run: the run that wrote it; 0 before the first.
        at: when it was written (ISO 8601, UTC); None before the first.
    """

    entry: int
    run: int
    at: str | None

    @property
    def day(self) -> str | None:
        """The day in China on which it was written."""
        return None if self.at is None else datetime.fromisoformat(self.at).astimezone(CHINA).date().isoformat()

    @property
    def words(self) -> Text:
        """The moment in words."""
        if self.at is None:
            return Text("还没有内容的台账", "the ledger while it was empty")
        return Text(
            f"台账第 {self.run} 次运行之后（{self.day}）",
            f"the ledger after run {self.run} ({self.day})",
        )


def as_known_at(ledger: Ledger, text: str) -> Moment:
    """What the ledger knew at the end of a day, month or year, at a time, or after a run.

    Raises:
        UsageError: the text is neither, there was no such run yet, or the ledger was still empty then.
        LedgerError: the ledger cannot be read.
    """
    moment = _moment(ledger, _run(ledger, text), text, end=True)
    if moment.entry == 0:
        raise UsageError(
            Text(f"台账在 {text} 还没有内容。", f"The ledger was still empty at {text}."),
            _runs(ledger),
        )
    return moment


def before(ledger: Ledger, text: str) -> Moment:
    """The state from which changes since a date (that day counts) or since a run (it does not) are counted.

    Raises:
        UsageError: the text is neither, or there was no such run yet.
        LedgerError: the ledger cannot be read.
    """
    return _moment(ledger, _run(ledger, text), text, end=False)


def now(ledger: Ledger) -> Moment:
    """What the ledger knows now."""
    return at_entry(ledger, ledger.live().entry)


def before_last_run(ledger: Ledger) -> Moment:
    """The state before the last run that wrote something."""
    return at_entry(ledger, ledger.live(ledger.last_run() - 1).entry)


def at_entry(ledger: Ledger, entry: int) -> Moment:
    """The state after a journal entry."""
    rows = ledger.entries(entry - 1, entry)
    return Moment(entry, rows[0].run, rows[0].at) if rows else Moment(0, 0, None)


def _moment(ledger: Ledger, run: int | None, text: str, *, end: bool) -> Moment:
    known_at = run if run is not None else _time(text, end=end)
    return at_entry(ledger, ledger.live(known_at).entry)


def _run(ledger: Ledger, text: str) -> int | None:
    """The run's number; None where the text names none. Four digits that can be a year are one."""
    found = RUN.fullmatch(text.strip())
    if found is None or (found["bare"] and YEAR.fullmatch(found["bare"])):
        return None
    run = int(found["marked"] or found["bare"])
    if not 0 < run <= ledger.runs_begun():
        raise UsageError(Text(f"台账没有第 {run} 次运行。", f"The ledger has no run {run}."), _runs(ledger))
    return run


def _time(text: str, *, end: bool) -> datetime:
    """The last (or, for a beginning, the last before it) moment of what a text names."""
    words = text.strip()
    found = DATE.fullmatch(words)
    try:
        if found is None:
            time = datetime.fromisoformat(words)
            return time if time.tzinfo else time.replace(tzinfo=CHINA)
        first = datetime(int(found["year"]), int(found["month"] or 1), int(found["day"] or 1), tzinfo=CHINA)
    except ValueError:
        raise UsageError(
            Text(f"“{text}”不是日期，也不是运行的编号。", f"{text!r} is neither a date nor the number of a run."),
            Text(
                "日期写作 2026、2026-11 或 2026-11-20；运行写作 12（四位数的写作 run:2026）。",
                "Dates are 2026, 2026-11 or 2026-11-20; a run is 12 (of four digits: run:2026).",
            ),
        ) from None
    return (_next(first, found) if end else first) - TICK


def _next(first: datetime, found: re.Match[str]) -> datetime:
    """The beginning of the next day, month or year."""
    if found["day"]:
        return first + timedelta(days=1)
    if found["month"]:
        return (first + timedelta(days=32)).replace(day=1)
    return first.replace(year=first.year + 1)


def _runs(ledger: Ledger) -> Text:
    last = ledger.runs_begun()
    if not last:
        return Text("请先运行 chuyi ingest。", "Run chuyi ingest first.")
    first = at_entry(ledger, 1).day
    return Text(
        f"台账有第 1 到第 {last} 次运行，从 {first} 开始。",
        f"The ledger has the runs 1 to {last}, from {first} on.",
    )
