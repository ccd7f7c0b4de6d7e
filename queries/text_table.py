"""An answer as a table of text, for a terminal or a pipe.

Chinese characters take two columns there. What sources say is hostile: control characters and marks that
turn the reading direction are shown as escapes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from chuyi.queries.answer import marked_grade, plain
from chuyi.queries.names import CONTROL

if TYPE_CHECKING:
    from chuyi.queries.answer import Answer
    from chuyi.queries.evidence import Evidence

GAP = "  "
_BREAK = re.compile(r"(?<=[\u2e80-\uffff])[ \t]*\r?\n\s*|[ \t]*\r?\n\s*(?=[\u2e80-\uffff])")  # inside Chinese words
# Columns that hold types of the ontology: people read them in words, scripts as they are.
TYPED = frozenset({"type", "relation", "says"})
# A passage with the words marked stands for the passage as it was read, which is in the rows for scripts.
LITERAL, MARKED = "passage", "marked"
# A column is never squeezed below this many places.
NARROWEST = 4


def width(text: str) -> int:
    """How many places a text takes on a terminal."""
    return sum(_places(character) for character in text)


def answer_table(answer: Answer, language: str, places: int | None, *, ids: bool = False) -> str:
    """The rows under their titles.

    Args:
        language: ``"zh"`` or ``"en"``, for the titles.
        places: width of the terminal; cells are wrapped to fit. None wraps nothing.
        ids: show the columns of ids too.
    """
    shown = [name for name in answer.columns if ids or not name.endswith("_id")]
    if MARKED in shown:
        shown = [name for name in shown if name != LITERAL]
    titles = [_title(answer, name, language) for name in shown]
    types = types_in_words(language) if TYPED & set(shown) else {}
    rows = [[_cell(name, row[name], types) for name in shown] for row in answer.rows]
    return table(titles, rows, places)


def table(titles: Sequence[str], rows: Sequence[Sequence[str]], places: int | None) -> str:
    """Titles, a line, and rows, in columns that keep to their width."""
    widths = [max(map(width, column)) for column in zip(titles, *rows, strict=True)]
    if places is not None:
        widths = _fitted(widths, places)
    lines = [*_row(titles, widths), GAP.join("─" * size for size in widths)]
    for row in rows:
        lines += _row(row, widths)
    return "\n".join(lines)


def evidence_lines(evidence: Iterable[Evidence], language: str) -> list[str]:
    """For each piece: its row (from 1), document, place, grade and address; then the passage with the words marked."""
    lines = []
    for item in evidence:
        place = item.place.in_language(language)
        head = [item.document, place, marked_grade(item.grade), item.address or ""]
        lines.append(f"[{item.row + 1}] {' · '.join(visible(part) for part in head if part)}")
        parts = item.passage[: item.start], item.passage[item.start : item.end], item.passage[item.end :]
        before, said, after = (_BREAK.sub("", part) for part in parts)
        marked = f"{visible(before)}【{visible(said)}】{visible(after)}" if before or after else visible(said)
        lines.append(f"    {marked}")
    return lines


def visible(text: str) -> str:
    """Text in which nothing moves the cursor or turns the reading direction."""
    return CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _title(answer: Answer, name: str, language: str) -> str:
    known = answer.question.columns.get(name) if answer.question else None
    return known.label.in_language(language) if known else name


def types_in_words(language: str) -> dict[Any, str]:
    """The ontology's words for its types and relations."""
    from chuyi.graph.schema import ontology

    declared = ontology()
    types = {name: item.label for name, item in declared.entities.items()}
    types |= {name: item.label for name, item in declared.relations.items()}
    return {name: label.in_language(language) for name, label in types.items()}


def _cell(name: str, value: Any, types: Mapping[Any, str]) -> str:
    if name == "grade":
        return marked_grade(value)
    return visible(plain(types.get(value, value) if name in TYPED else value))


def _places(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _fitted(widths: Sequence[int], places: int) -> list[int]:
    """Widths that fit: the widest columns give way first."""
    sizes = list(widths)
    room = places - len(GAP) * (len(sizes) - 1)
    while sum(sizes) > room and max(sizes) > NARROWEST:
        sizes[sizes.index(max(sizes))] -= 1
    return sizes


def _row(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    wrapped = [_wrapped(cell, size) for cell, size in zip(cells, widths, strict=True)]
    height = max(map(len, wrapped), default=1)
    lines = []
    for number in range(height):
        parts = [
            _padded(cell[number] if number < len(cell) else "", size)
            for cell, size in zip(wrapped, widths, strict=True)
        ]
        lines.append(GAP.join(parts).rstrip())
    return lines


def _padded(text: str, size: int) -> str:
    return text + " " * (size - width(text))


def _wrapped(text: str, size: int) -> list[str]:
    lines, line, used = [], "", 0
    for character in text:
        step = _places(character)
        if used + step > size and line:
            lines.append(line)
            line, used = "", 0
        line, used = line + character, used + step
    return [*lines, line]
