"""The same document in another dress: what a rule owes to habits of numbering or to clean typing shows.

Each way gives a text and where every character of the first one went, so that the gold's offsets move along.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

_HAN = "一二三四五六七八九十"
_LABEL = re.compile(
    rf"(?P<indent>[ \u3000]*)(?:(?P<first>[{_HAN}]{{1,2}})、|（(?P<second>[{_HAN}]{{1,2}})）|(?P<third>\d{{1,2}})[.．、](?!\d))"
)
# Labels of three levels, numbers in the order of the levels.
STYLES: Mapping[str, tuple[str, str, str]] = {
    "decimals": ("{a}. ", "{a}.{b} ", "{a}.{b}.{c} "),
    "one form lower": ("（{A}）", "{b}.", "（{c}）"),
    "parts": ("第{A}部分\u3000", "{B}、", "（{C}）"),
    "dots": ("{A}．", "({B})", "{c}、"),
    "spaces": ("{A} ", "（{B}） ", "{c}. "),
}


def renumbered(text: str, style: str) -> tuple[str, list[int]]:
    """The text with other labels at the beginnings of its lines, and the new place of each character."""
    written, places = [], []
    length = 0
    for old, new in _lines(text, STYLES[style]):
        kept = len(old) if new is None else 0
        label = "" if new is None else new
        places += [length + (i if new is None else min(i, len(label))) for i in range(len(old))]
        written.append(old[:kept] + label)
        length += len(written[-1])
    return "".join(written), [*places, length]


def _lines(text: str, style: tuple[str, str, str]) -> Iterator[tuple[str, str | None]]:
    """Pieces of the text, each with what is written in its place; None leaves it."""
    numbers = [0, 0, 0]
    for line in text.splitlines(keepends=True):
        match = _LABEL.match(line)
        level = next((i for i, name in enumerate(("first", "second", "third")) if match and match[name]), None)
        if match is None or level is None or (level == 2 and not any(numbers)):
            yield line, None
            continue
        written = match[("first", "second", "third")[level]]
        numbers = [*numbers[:level], int(written) if written.isdigit() else _value(written), *[0] * (2 - level)]
        yield match["indent"], None
        yield line[len(match["indent"]) : match.end()], _label(style[level], numbers)
        yield line[match.end() :], None


def _label(form: str, numbers: list[int]) -> str:
    han = {letter: _written(number) for letter, number in zip("ABC", numbers, strict=True)}
    label = form.format(**dict(zip("abc", numbers, strict=True)), **han)
    return label.replace(".0.", ".")  # a third level right below the first


def _value(written: str) -> int:
    return _HAN.index(written) + 1 if len(written) == 1 else 10 + _HAN.index(written[1]) + 1


def _written(number: int) -> str:
    return "" if number == 0 else _HAN[number - 1] if number <= 10 else f"十{_HAN[number - 11]}"


def worn(text: str, chance: Random) -> tuple[str, list[int]]:
    """The text as a scan gives it: full-width digits, half-width stops, page numbers between paragraphs."""
    written: list[str] = []
    places = []
    page = 0
    for i, character in enumerate(text):
        if character == "\n" and text[i - 1 : i] == "\n" and chance.random() < 0.3:
            page += 1
            written += f"\n— {page} —\n"
        places.append(len(written))
        written.append(_WORN.get(character, character))
    return "".join(written), [*places, len(written)]


_WORN = dict(zip("0123456789，；：（）", "０１２３４５６７８９,;:()", strict=True))


def moved(gold: Mapping[str, Any], places: list[int]) -> dict[str, Any]:
    """The gold with its mentions where they went."""
    entities = [
        {**entity, "start": places[entity["start"]], "end": places[entity["end"] - 1] + 1}
        for entity in gold["entities"]
    ]
    return {**gold, "entities": entities}
