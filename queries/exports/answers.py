"""An answer as a table and as a graph to export."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from chuyi.errors import ChuyiError, Text
from chuyi.graph.exports.content import Content, Node, Relation, present
from chuyi.graph.exports.sheets import Book, Sheet
from chuyi.queries.answer import TO_CHECK, json_value, plain
from chuyi.queries.text_table import evidence_lines

if TYPE_CHECKING:
    from chuyi.queries.answer import Answer

EVIDENCE_COLUMNS = {
    "row": Text("行", "row"),
    "document": Text("文件", "document"),
    "place": Text("位置", "place"),
    "passage": Text("原文", "passage"),
    "grade": Text("来源等级", "grade"),
    "address": Text("地址", "address"),
}


def answer_sheet(answer: Answer, language: str, *, evidence: bool = False) -> Sheet:
    """The rows with their columns' names, ids included; rows to be confirmed are marked, evidence in a cell."""
    graded = "grade" in answer.columns
    titles = [*answer.columns, *(["check"] if graded else []), *(["evidence"] if evidence else [])]
    found = answer.evidence() if evidence else []
    to_check = set(answer.to_check)
    rows = []
    for number, values in enumerate(answer.values):
        cells = [plain(value) if isinstance(value, (list, tuple)) else json_value(value) for value in values]
        mark = [TO_CHECK.zh if number in to_check else ""] if graded else []
        texts = evidence_lines([item for item in found if item.row == number], language) if evidence else []
        rows.append([*cells, *mark, *(["\n".join(texts)] if evidence else [])])
    return Sheet(answer.question.name if answer.question else "cypher", titles, rows)


def answer_book(answer: Answer, language: str, *, evidence: bool = False) -> Book:
    """A workbook: the rows under titles in words, the evidence on a sheet of its own, and what the answer rests on."""
    table = answer_sheet(answer, language)
    sheets = [Sheet(table.name, [_title(answer, name, language) for name in table.titles], table.rows)]
    if evidence:
        rows = [
            [item.row + 1, item.document, item.place.in_language(language), item.passage, item.grade, item.address]
            for item in answer.evidence()
        ]
        titles = [title.in_language(language) for title in EVIDENCE_COLUMNS.values()]
        sheets.append(Sheet("evidence", titles, rows))
    return Book(sheets, {"title": answer.title.in_language(language), **about(answer, language)})


def answer_content(answer: Answer, language: str) -> Content:
    """The answer as a graph.

    Its entities are nodes; its relations those that the question's header (``network``) or the Cypher itself names.
    Of a question that names none, the first entity of a row carries the row's other columns, as a list where
    its rows differ.

    Raises:
        ChuyiError: the rows name no entities.
    """
    title = answer.title.in_language(language)
    if answer.question is not None and not answer.question.network:
        return Content(title, _entities_alone(answer), [], about(answer, language))
    from chuyi.queries.network import answer_network

    network = answer_network(answer)
    # Cypher of one's own names nodes by the engine's ids: their own are what others know them by.
    ids = {id_: str(data.get("id", id_)) for id_, data in network.nodes(data=True)}
    nodes = [
        Node(ids[id_], str(data.get("type", "Entity")), present(_values(data)))
        for id_, data in network.nodes(data=True)
    ]
    relations = []
    for number, (start, end, data) in enumerate(network.edges(data=True), 1):
        properties = present(_values({name: value for name, value in data.items() if name != "relation"}))
        id_ = str(data.get("id", f"row-{number}"))
        relations.append(Relation(id_, str(data["relation"]), ids[start], ids[end], properties))
    return Content(title, nodes, relations, about(answer, language))


def about(answer: Answer, language: str) -> dict[str, str]:
    """What an answer rests on, in words: parameters, coverage of official lists, ledger and run."""
    given = {name: plain(value) for name, value in answer.parameters.items() if value is not None}
    stamp = answer.stamp
    return {
        **({"question": answer.question.name} if answer.question else {}),
        **({"parameters": "; ".join(f"{name}={value}" for name, value in given.items())} if given else {}),
        **{f"coverage {number}": line.in_language(language) for number, line in enumerate(answer.coverage_words, 1)},
        **{
            name: str(value)
            for name in ("ledger", "run", "built_at", "known_at", "as_of")
            if (value := getattr(stamp, name)) is not None
        },
    }


def _entities_alone(answer: Answer) -> list[Node]:
    from chuyi.queries.network import entity_type

    entities = [name for name in answer.columns if f"{name}_id" in answer.columns]
    if not entities or not len(answer):
        raise ChuyiError(
            Text("这个答案里没有可连成图的实体。", "This answer names no entities that could be joined to a graph."),
            Text("请导出为 csv、xlsx 或 json。", "Export it as csv, xlsx or json."),
        )
    known = {*entities, *(f"{name}_id" for name in entities)}
    names: dict[str, str] = {}
    values: dict[str, dict[str, list[Any]]] = {}
    for row in answer.rows:
        for entity in entities:
            if row[f"{entity}_id"] is not None:
                names[row[f"{entity}_id"]] = row[entity]
        of = values.setdefault(str(row[f"{entities[0]}_id"]), {})
        for name in answer.columns:
            value = json_value(row[name])
            if name not in known and value is not None and value not in of.setdefault(name, []):
                of[name].append(value)
    return [
        Node(id_, entity_type(id_), present({**_single(values.get(id_, {})), "name": name, "type": entity_type(id_)}))
        for id_, name in names.items()
    ]


def _single(values: Mapping[str, list[Any]]) -> dict[str, Any]:
    return {name: found[0] if len(found) == 1 else found for name, found in values.items() if found}


def _values(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {name: json_value(value) for name, value in properties.items()}


def _title(answer: Answer, name: str, language: str) -> str:
    known = answer.question.columns.get(name) if answer.question else None
    if name == "check" and known is None:
        return TO_CHECK.in_language(language)
    return known.label.in_language(language) if known else name
