"""Citations for people: numbered, with the rows that rest on each, and the command that gives the answer again."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from chuyi.cli.speech import Speech, words
from chuyi.errors import Text

if TYPE_CHECKING:
    from chuyi.queries.answer import Answer
    from chuyi.queries.citation import Citation

STYLES = ("gbt7714", "plain")
SHOWN_PLACES = 5
SPECIAL = frozenset(" '\"\\$`!*?;&|<>()[]{}~#")


def citation_lines(citations: Sequence[Citation], style: str) -> Iterator[Text]:
    """Each citation in its style, the rows that rest on it with their places, grade, source and run."""
    for item in citations:
        text = Text(item.gbt7714, item.gbt7714) if style == "gbt7714" else item.plain
        yield Text(f"[{item.number}] {text.zh}", f"[{item.number}] {text.en}")
        yield _places(item)
        yield Text(f"    {item.basis.zh}", f"    {item.basis.en}")


def _places(item: Citation) -> Text:
    """Which rows rest on it: 第 1 行（第 3 段），第 2 行（第 7 段）…"""
    pairs = list(dict.fromkeys(zip(item.rows, item.places, strict=True)))
    zh = "；".join(f"第 {row + 1} 行" + (f"（{place.zh}）" if place.zh else "") for row, place in pairs[:SHOWN_PLACES])
    en = "; ".join(f"row {row + 1}" + (f" ({place.en})" if place.en else "") for row, place in pairs[:SHOWN_PLACES])
    more = len(pairs) - SHOWN_PLACES
    return Text(f"    {zh}{f' … +{more}' if more > 0 else ''}", f"    {en}{f' … +{more}' if more > 0 else ''}")


def say_citations(speech: Speech, answer: Answer, min_grade: str | None, style: str = STYLES[0]) -> None:
    """Print the citations of an answer and the command by which it can be had again."""
    for line in citation_lines(answer.citations(), style):
        speech.result(words(line))
    command = again_command(answer, min_grade)
    if command is not None:
        speech.result(words(Text(f"以后再得同一答案：{command}", f"The same answer later on: {command}")))


def again_command(answer: Answer, min_grade: str | None) -> str | None:
    """The command by which this answer can be had again; None where it answers no question of the catalogue, or the
    graph does not say which run it shows."""
    run = answer.stamp.run
    if answer.question is None or not answer.question.name or not isinstance(run, int):
        return None
    given = [f"{name}={_value(value)}" for name, value in answer.parameters.items() if value is not None]
    parts = ["chuyi", "query", answer.question.name]
    parts += [word for item in given for word in ("--param", item)]
    parts += ["--min-grade", min_grade] if min_grade else []
    # A number that could be a year is a year unless it is marked.
    parts += ["--known-at", f"run:{run}" if run >= 1000 else str(run)]
    parts += ["--as-of", answer.stamp.as_of] if answer.stamp.as_of else []
    return " ".join(map(_word, parts))


def _word(word: str) -> str:
    """A word as a shell takes it; Chinese needs no quotes."""
    return word if word.isprintable() and not SPECIAL & set(word) else shlex.quote(word)


def _value(value: object) -> str:
    return ("true" if value else "false") if isinstance(value, bool) else str(value)
