"""Citing an answer: what its rows rest on, as a reference list has it, and the run from which it can be had again.

The form is that of GB/T 7714-2015 (信息与文献 参考文献著录规则) for electronic resources: responsible bodies, title,
type of document and carrier, date of issue, day of citation, address. The standard has no letter for documents of
government: they are ``Z`` (others), with an address ``EB/OL``; tables are ``DS``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from chuyi.errors import Text
from chuyi.graph.facts import Grade
from chuyi.queries.answer import Stamp
from chuyi.queries.evidence import REWRITTEN, Evidence
from chuyi.queries.names import Read

# More responsible bodies than these are 等 (GB/T 7714-2015, 8.1.2).
NAMED_BODIES = 3
TABLE = "表格"
# A page of which a table gives the address alone.
UNTITLED = "题名未录"
TYPES = {(True, True): "DS/OL", (True, False): "DS", (False, True): "EB/OL", (False, False): "Z"}

ORIGINS = """UNWIND $ids AS id
MATCH (p:Passage {id: id})<-[:HAS_PASSAGE]-(s:Source)
OPTIONAL MATCH (s)-[:TEXT_OF]->(d:Document)
RETURN p.id AS id, s.id AS source, s.name AS name, s.address AS address, s.read_at AS read_at, d.name AS document,
       d.doc_number AS doc_number, d.issued_on AS issued_on,
       COLLECT { MATCH (d)-[r:ISSUED_BY]->(i) RETURN i.name ORDER BY coalesce(r.order, 99), i.name } AS issuers"""


@dataclass(frozen=True)
class Origin:
    """What a passage was read from.

    Attributes:
        source: id of the source; ``name`` is what people know it by; ``address`` where it is itself.
        read_at: the day on which it was read last.
        document: title of the official text that it holds; None for tables and where it is unknown.
        doc_number, issued_on, issuers: of that document.
    """

    source: str
    name: str
    address: str | None
    read_at: str | None
    document: str | None
    doc_number: str | None
    issued_on: str | None
    issuers: tuple[str, ...]


@dataclass(frozen=True)
class Citation:
    """A work on which rows rest.

    Attributes:
        number: from 1, in the order in which the rows come to it.
        rows: numbers of the rows, from 0; ``places`` says for each where in the work it stands.
        title: of the document, of the page that a table's row names, or of the table.
        issuers: who is responsible for it.
        doc_number, date: 文号 and day of issue; None where unknown.
        address: where it is; None where none may be given.
        grade: how far to believe it; ``kind`` is 文件, 表格, or 示例改写.
        cited: day on which it was read.
        table: the table whose row names the page; None elsewhere.
        source, passages: ids in the ledger and the graph.
        ledger, run: the state of the ledger from which the answer is.
    """

    number: int
    rows: tuple[int, ...]
    places: tuple[Text, ...]
    title: str
    issuers: tuple[str, ...]
    doc_number: str | None
    date: str | None
    address: str | None
    grade: str
    kind: str
    cited: str | None
    table: str | None
    source: str
    passages: tuple[str, ...]
    ledger: str | None
    run: int | str | None

    @property
    def gbt7714(self) -> str:
        """The entry of a reference list."""
        bodies = ", ".join(self.issuers[:NAMED_BODIES]) + (", 等" if len(self.issuers) > NAMED_BODIES else "")
        title = f"{self.title}: {self.doc_number}" if self.doc_number else self.title
        kind = TYPES[self.kind == TABLE and self.table is None, self.address is not None]
        dates = (f"({self.date})" if self.date else "") + (f"[{self.cited}]" if self.cited and self.address else "")
        parts = [bodies, f"{title}[{kind}]", dates, self.address or ""]
        return ". ".join(part for part in parts if part) + "."

    @property
    def plain(self) -> Text:
        """The same as a sentence has it."""
        known = [item for item in (self.doc_number, self.date) if item]
        inside_zh, inside_en = (f"（{'，'.join(known)}）", f" ({', '.join(known)})") if known else ("", "")
        zh, en = f"《{self.title}》{inside_zh}", f"“{self.title}”{inside_en}"
        if self.issuers:
            more = len(self.issuers) > NAMED_BODIES
            named = self.issuers[:NAMED_BODIES]
            zh = f"{'、'.join(named)}{'等' if more else ''}：{zh}"
            en = f"{', '.join(named)}{' and others' if more else ''}: {en}"
        if self.table:
            zh, en = f"{zh}，据{self.table}", f"{en}, by {self.table}"
        label = Grade(self.grade).label
        address = f"，{self.address}" if self.address else ""
        return Text(f"{zh}{address}（{label.zh}）", f"{en}{address.replace('，', ', ')} ({label.en})")

    @property
    def basis(self) -> Text:
        """Grade, ids and run: by what the entry can be found again in the ledger."""
        label = Grade(self.grade).label
        ledger = (self.ledger or "")[:8]
        table_zh, table_en = (f"据 {self.table}；", f"by {self.table}; ") if self.table else ("", "")
        return Text(
            f"{table_zh}等级：{label.zh}；台账 {ledger} 第 {self.run} 次运行；来源 {self.source}",
            f"{table_en}grade: {label.en}; ledger {ledger}, run {self.run}; source {self.source}",
        )

    def as_json(self) -> dict[str, Any]:
        """All of it as plain values, with the entry in both forms."""
        return {
            **asdict(self),
            "places": [place._asdict() for place in self.places],
            "gbt7714": self.gbt7714,
            "plain": self.plain._asdict(),
        }


def cite(read: Read, evidence: Sequence[Evidence], stamp: Stamp) -> list[Citation]:
    """The works that evidence is from, each once, in the order in which the rows come to them.

    Raises:
        EngineError: the graph failed.
    """
    origins = _origins(read, sorted({item.passage_id for item in evidence}))
    works: dict[tuple[str, str, str | None], list[Evidence]] = {}
    for item in evidence:
        origin = origins.get(item.passage_id)
        if origin is not None:
            works.setdefault((origin.source, _title(item, origin), item.address), []).append(item)
    return [
        _citation(number, items, origins[items[0].passage_id], stamp)
        for number, items in enumerate(works.values(), start=1)
    ]


def _origins(read: Read, ids: list[str]) -> dict[str, Origin]:
    if not ids:
        return {}
    found: dict[str, Origin] = {}
    for id_, source, name, address, read_at, document, doc_number, issued_on, issuers in read(
        ORIGINS, {"ids": ids}
    ).rows:
        origin = Origin(source, name, address, read_at, document, doc_number, issued_on, tuple(issuers))
        known = found.get(id_)
        # A source that holds two documents' texts is cited by the numbered one.
        if known is None or (origin.doc_number and not known.doc_number):
            found[id_] = origin
    return found


def _names_a_page(item: Evidence, origin: Origin) -> bool:
    """Whether a row of a table says from which page it is: that page is cited, and the table beside it."""
    elsewhere = item.address is not None and item.address != origin.address
    return item.kind == TABLE and (elsewhere or item.title not in (None, origin.name))


def _title(item: Evidence, origin: Origin) -> str:
    """What is cited: the page that a table's row names, the document, or the source itself."""
    if _names_a_page(item, origin):
        return item.title if item.title and item.title != origin.name else UNTITLED
    title = origin.document or item.title or item.document or origin.name
    return f"{title}（{REWRITTEN}）" if item.kind == REWRITTEN and REWRITTEN not in title else title


def _citation(number: int, items: Sequence[Evidence], origin: Origin, stamp: Stamp) -> Citation:
    first = items[0]
    page = _names_a_page(first, origin)
    return Citation(
        number=number,
        rows=tuple(item.row for item in items),
        places=tuple(item.place for item in items),
        title=_title(first, origin),
        issuers=() if page else origin.issuers,
        doc_number=None if page else origin.doc_number,
        date=None if page else origin.issued_on,
        address=first.address,
        grade=first.grade,
        kind=first.kind,
        cited=origin.read_at,
        table=origin.name if page else None,
        source=origin.source,
        passages=tuple(dict.fromkeys(item.passage_id for item in items)),
        ledger=stamp.ledger,
        run=stamp.run,
    )
