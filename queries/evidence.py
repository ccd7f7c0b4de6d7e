"""From a row to the sentences and table rows that it rests on.

A statement's ``_facts`` column holds what each row rests on: relations and entities of the graph (they
carry the ids of their passages), paths, lists of these, and maps ``{passage, start, end}``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from chuyi.errors import Text
from chuyi.graph.facts import Grade
from chuyi.queries.names import Read

REWRITTEN = "示例改写"
PLACES = {
    "clause": Text("条款 {}", "clause {}"),
    "page": Text("第{}页", "page {}"),
    "paragraph": Text("第{}段", "paragraph {}"),
    "footnote": Text("脚注{}", "footnote {}"),
    "sheet": Text("工作表 {}", "sheet {}"),
    "row": Text("第 {} 行", "row {}"),
    "cell": Text("{}", "{}"),
    "start": Text("第 {} 个字符起", "from character {}"),
}

CELL = {
    "table": Text("表{}", "table {}"),
    "row": Text("第{}行", "row {}"),
    "column": Text("第{}列", "column {}"),
}
"""Where a document's own tables are meant: 表2第4行第2列."""

PASSAGES = """UNWIND $ids AS id
MATCH (p:Passage {id: id})
RETURN p.id AS id, p.text AS text, p.document AS document, p.location AS location,
       p.grade AS grade, p.address AS address, p.title AS title, p.kind AS kind"""


@dataclass(frozen=True)
class Evidence:
    """A place in a source that a row rests on.

    Attributes:
        row: number of the row, from 0.
        document: title of the document or table, as people know it.
        location: where the passage stands: clause, paragraph, page, sheet and row, or characters.
        passage: the passage's text, as read.
        start, end: the characters of ``passage`` that say it; all of it where a whole row does.
        grade: how far to believe the source.
        kind: ``文件``, ``表格``, or ``示例改写`` for words of our own that sum up a real document.
        needs_check: whether the grade is mirror or unknown (待核).
        address: where the original is; None where none may be given.
        title: title of the original page, where known.
        passage_id: the passage's id in the graph.
    """

    row: int
    document: str
    location: Mapping[str, Any]
    passage: str
    start: int
    end: int
    grade: str
    kind: str
    needs_check: bool
    address: str | None
    title: str | None
    passage_id: str

    @property
    def place(self) -> Text:
        """:attr:`location` in words."""
        return place_words(self.location, self.start)

    def as_json(self) -> dict[str, Any]:
        """All of it as plain values."""
        return asdict(self)


def place_words(location: Mapping[str, Any], start: int | None = None) -> Text:
    """Where a passage stands, in words; empty where nothing is known.

    Args:
        start: where in the passage the evidence begins; names the column of a table's row and the page of a
            passage that goes over two.
    """
    location = location if start is None else {**location, **_exact(location, start)}
    known = {name: Text(*[str(location[name])] * 2) for name in PLACES if name in location}
    if "table" in location:
        known["cell"] = _cell(location)
        known.pop("row", None)
    if known.keys() & {"page", "paragraph", "cell", "footnote"}:
        known.pop("start", None)  # counts characters of what the reader gave, which nobody sees
    zh = "，".join(PLACES[name].zh.format(value.zh) for name, value in known.items())
    return Text(zh, ", ".join(PLACES[name].en.format(value.en) for name, value in known.items()))


def _cell(location: Mapping[str, Any]) -> Text:
    words = [(said, location[name]) for name, said in CELL.items() if name in location]
    return Text("".join(said.zh.format(at) for said, at in words), ", ".join(said.en.format(at) for said, at in words))


def _exact(location: Mapping[str, Any], start: int) -> dict[str, Any]:
    """The cell and the page in which the evidence begins, of a passage that has several."""
    found = {}
    for name, values in (("column", location.get("cells")), ("page", location.get("boxes"))):
        before = [value[1] for value in values or () if value[0] <= start]
        if before:
            found[name] = before[-1]
    return found


def needs_check(grade: Any) -> bool:
    """Whether what rests on this grade alone is marked 待核."""
    return grade in (Grade.MIRROR.value, Grade.UNKNOWN.value)


def collect_evidence(read: Read, facts: Sequence[Any]) -> list[Evidence]:
    """The evidence of rows, best grade first within a row.

    Args:
        facts: one value of ``_facts`` for each row.
    """
    spans = [(row, span) for row, value in enumerate(facts) for span in dict.fromkeys(_spans(value))]
    wanted = sorted({span[0] for _, span in spans})
    passages = {row[0]: row[1:] for row in read(PASSAGES, {"ids": wanted}).rows} if wanted else {}
    found = [_evidence(row, span, passages[span[0]]) for row, span in spans if span[0] in passages]
    return sorted(
        found, key=lambda item: (item.row, Grade(item.grade).rank, item.document, item.passage_id, item.start)
    )


def _evidence(row: int, span: tuple[str, int, int], passage: Sequence[Any]) -> Evidence:
    id_, start, end = span
    text, document, location, grade, address, title, kind = passage
    return Evidence(
        row=row,
        document=_marked(document or title or "", kind),
        location=json.loads(location) if location else {},
        passage=text,
        start=max(start, 0),
        end=end if end >= 0 else len(text),
        grade=grade,
        kind=kind or "",
        needs_check=needs_check(grade),
        address=address,
        title=title,
        passage_id=id_,
    )


def _marked(document: str, kind: str | None) -> str:
    """Words of ours never look like a ministry's."""
    return f"{document}（{REWRITTEN}）" if kind == REWRITTEN and REWRITTEN not in document else document


def _spans(value: Any) -> Iterator[tuple[str, int, int]]:
    """(passage id, start, end) of everything in a ``_facts`` value; -1 means the whole passage."""
    if hasattr(value, "relationships"):  # a path
        for step in value.relationships:
            yield from _spans(step)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _spans(item)
    elif not isinstance(value, Mapping):
        return  # a plain value of a row
    elif "passage" in value:
        yield value["passage"], _offset(value.get("start")), _offset(value.get("end"))
    else:
        ids: Iterable[str] = value.get("evidence") or ()
        starts = value.get("evidence_starts") or ()
        ends = value.get("evidence_ends") or ()
        for position, id_ in enumerate(ids):
            has_span = position < len(starts) and position < len(ends)
            yield (id_, starts[position], ends[position]) if has_span else (id_, -1, -1)


def _offset(value: Any) -> int:
    return -1 if value is None else int(value)
