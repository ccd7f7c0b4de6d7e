"""The options by which a command asks of another time, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from chuyi.cli.speech import Speech, words
from chuyi.errors import Text

if TYPE_CHECKING:
    from chuyi.queries.answer import Answer, Stamp


class Times(NamedTuple):
    """The times that a command was asked of; None for the present."""

    known_at: str | None = None
    as_of: str | None = None


PRESENT = Times()

Command = TypeVar("Command", bound=Callable[..., Any])


def time_options(command: Command) -> Command:
    """Give a command ``--known-at`` and ``--as-of`` (``known_at`` and ``as_of``)."""
    known_at = click.option(
        "--known-at",
        metavar="DATE|RUN",
        help=words(
            Text(
                "按台账那一天或第几次运行之后所知来回答（2026-11-20，或 12）",
                "as the ledger knew it then: a date or the number of a run (2026-11-20, or 12)",
            )
        ),
    )
    as_of = click.option(
        "--as-of",
        metavar="DATE",
        help=words(
            Text(
                "只看那一天（月、年）成立的；来源没写起止时间的保留并标明",
                "what held on that day (month, year); what sources do not date stays and is marked",
            )
        ),
    )
    return known_at(as_of(command))


def say_time(speech: Speech, stamp: Stamp) -> None:
    """Say of which time the answers are, where it is not the present."""
    if stamp.known_at is not None:
        speech.say(
            Text(
                f"按台账第 {stamp.run} 次运行之后所知回答。",
                f"Answered as the ledger knew it after run {stamp.run}.",
            )
        )
    if stamp.as_of is not None:
        speech.say(
            Text(
                f"按 {stamp.as_of} 的情况回答：已知当时不成立的不算；来源没有写明时间的算在内。",
                f"Answered as of {stamp.as_of}: what is known not to have held then is left out, what sources do not "
                "date is kept.",
            )
        )


def say_open_time(speech: Speech, answer: Answer) -> None:
    """Say how many rows rest on what sources do not date, or date at one end only."""
    marks = answer.open_time or []
    undated, half = marks.count("both"), marks.count("start") + marks.count("end")
    if undated or half:
        speech.say(
            Text(
                f"{answer.stamp.as_of}：{undated} 行的来源没有写起止时间，{half} 行只写了一头，当时是否成立请核对。",
                f"{answer.stamp.as_of}: {undated} rows rest on what sources do not date, {half} on what they date at "
                "one end only: confirm that they held then.",
            )
        )
