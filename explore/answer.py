"""The picture of an answer: the entities that a question's rows name, and the relations among them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from chuyi.errors import ChuyiError, Text
from chuyi.explore.picture import MOST_NODES, Coverage, Picture
from chuyi.explore.reading import read_picture
from chuyi.queries.names import ID

if TYPE_CHECKING:
    from chuyi.queries.answer import Answer
    from chuyi.queries.session import Graph


def answer_picture(graph: Graph, question: str, parameters: Mapping[str, Any], *, limit: int = MOST_NODES) -> Picture:
    """Ask a question of the catalogue and draw what it answers.

    Rows enter in their order until ``limit`` entities are shown.

    Raises:
        UsageError: the question or a parameter is unknown or wrong.
        ChuyiError: the answer names no entities.
    """
    return picture_of(graph, graph.query(question, **parameters), limit=limit)


def picture_of(graph: Graph, answer: Answer, *, limit: int = MOST_NODES) -> Picture:
    """Draw an answer of this graph, as :func:`answer_picture`.

    Raises:
        ChuyiError: the answer names no entities.
    """
    ids = list(dict.fromkeys(id_ for row in answer.values for value in row for id_ in _ids(value)))
    if not ids:
        raise _nothing(answer)
    given = {name: value for name, value in answer.parameters.items() if value is not None}
    asked = "、".join(str(value) for value in given.values())
    known = answer.question.name if answer.question else None
    name = Text(f"问题 {known} ", known) if known else Text("这条 Cypher ", "this Cypher")
    centres = [value for value in answer.bindings.values() if isinstance(value, str) and value in ids[:limit]]
    return read_picture(
        graph,
        ids[:limit],
        title=Text(
            f"{answer.title.zh}：{asked}" if asked else answer.title.zh,
            f"{answer.title.en}: {asked}" if asked else answer.title.en,
        ),
        subtitle=Text(
            f"{name.zh}的 {len(answer)} 行答案里的实体及其关系",
            f"the entities in the {len(answer)} rows that answer {name.en}, with their relations",
        ),
        found=len(ids),
        centres=centres,
        coverage=[Coverage(item.list, item.held, item.total) for item in answer.coverage] if answer.coverage else None,
    )


def _ids(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if ID.fullmatch(value):
            yield value
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _ids(item)


def _nothing(answer: Answer) -> ChuyiError:
    if not len(answer):
        notes = answer.coverage_words or [Text("未收录不等于没有", "what is not held may exist all the same")]
        return ChuyiError(
            Text("这个问题没有答案，无图可画。", "The question has no answer: there is nothing to draw."),
            Text("；".join(note.zh for note in notes) + "。", "; ".join(note.en for note in notes) + "."),
        )
    return ChuyiError(
        Text("这个答案里没有实体，无图可画。", "The answer names no entities: there is nothing to draw."),
        Text("请换一个列出实体的问题，或用 chuyi query 看表格。", "Ask one that lists entities, or use chuyi query."),
    )
