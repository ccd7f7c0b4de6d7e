"""An answer as a table in a notebook; every value is text, whatever stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, Any

from chuyi.queries.answer import marked_grade, plain
from chuyi.queries.text_table import TYPED, types_in_words

if TYPE_CHECKING:
    from chuyi.queries.answer import Answer

ROWS = 200
# Long cells (passages) are cut here and shown whole when pointed at.
CHARACTERS = 120
CELL = 'style="text-align:left;vertical-align:top"'


def answer_html(answer: Answer) -> str:
    """Title, parameters, rows without ids, coverage, what has to be confirmed, and the run that it rests on."""
    shown = [name for name in answer.columns if not name.endswith("_id") or f"{name[:-3]}" not in answer.columns]
    types = types_in_words("zh") if TYPED & set(shown) else {}
    to_check = set(answer.to_check)
    head = "".join(f"<th>{escape(_title(answer, name))}</th>" for name in shown)
    body = "".join(
        f"<tr{_mark(number in to_check)}>"
        + "".join(_cell(name, types.get(row[name], row[name]) if name in TYPED else row[name]) for name in shown)
        + "</tr>"
        for number, row in enumerate(answer.rows[:ROWS])
    )
    foot = "".join(f"<p>{escape(note)}</p>" for note in _notes(answer))
    title = f"<p><strong>{escape(answer.title.zh)}</strong>{escape(_given(answer))}</p>"
    return f"{title}<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{foot}"


def _cell(name: str, value: Any) -> str:
    text = marked_grade(value) if name == "grade" else plain(value)
    if len(text) > CHARACTERS:
        return f'<td {CELL} title="{escape(text)}">{escape(text[:CHARACTERS])}…</td>'
    return f"<td>{escape(text)}</td>"


def _mark(doubtful: bool) -> str:
    return ' style="color:#8a5a00"' if doubtful else ""


def _notes(answer: Answer) -> Iterator[str]:
    more = len(answer) - ROWS
    if more > 0:
        yield f"… +{more}"
    yield from (words.zh for words in answer.coverage_words)
    if answer.to_check:
        yield f"其中 {len(answer.to_check)} 行待核"
    if answer.stamp.run is not None:
        yield f"台账 {answer.stamp.ledger}，运行 {answer.stamp.run}，{answer.stamp.built_at}"


def _given(answer: Answer) -> str:
    given = [f"{name}={plain(value)}" for name, value in answer.parameters.items() if value is not None]
    return f"（{'，'.join(given)}）" if given else ""


def _title(answer: Answer, name: str) -> str:
    known = answer.question.columns.get(name) if answer.question else None
    return known.label.zh if known else name
