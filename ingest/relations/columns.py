"""Tables in a text as rows of names by role: by the columns' heads, by the types of what stands in them, by notes.

A head is a noun with what it does (参建单位, 牵头企业): what it does decides. A head that says nothing is understood by the
types of the names under it. A cell may be merged with the one above (empty, 〃), go on in the next line, and say of a
name in brackets what the head does not (副理事长).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from chuyi.ingest.layers import Cell, Extent, Table
from chuyi.ingest.relations.coded import Name
from chuyi.ingest.relations.items import ORGANISATIONS, THINGS
from chuyi.ingest.relations.roles import NOTE, noted_role, role_of

_NAMED = re.compile("(?:入选|获评|认定|试点|申报)?(?:企业|公司|单位|学校|院校|机构)(?:名称|全称)?")
_SAME = re.compile('[〃″"”]|同上')
_EMPTY = re.compile("[\\s　/／—－-]*")
_ASIDE = re.compile("[（(]([^（）()]{2,12})[）)]")
_MERGED = ("place", "supervisor", "kind", "award time")  # what an empty cell has from the row above


@dataclass(slots=True)
class Row:
    """A row: its names and its words by role.

    Attributes:
        label: the first cell's words, most often a number.
        headed: whether its table's columns have roles.
        firsts: words and names of the first column of each role.
        notes: what stands in brackets behind a name, by the name's place.
    """

    extent: Extent
    label: str
    headed: bool
    cells: dict[str, list[Name]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    firsts: dict[str, tuple[str, list[Name]]] = field(default_factory=dict)
    notes: dict[int, str] = field(default_factory=dict)


class Columns:
    """Reads the tables of one document; a table without heads goes on with those of the one before."""

    def __init__(self, text: str, inside: Callable[[Extent], list[Name]]) -> None:
        self._text = text
        self._in = inside
        self._roles: list[str] = []
        self._asides: list[str] = []

    def rows(self, table: Table) -> Iterator[Row]:
        """The rows of a table, each with what continues it."""
        roles = self._roles_of(table)
        before: Row | None = None
        for cells in table.rows:
            if not cells:
                continue
            row = self._row(cells, roles)
            if before and self._continues(row, cells):
                _append(before, row)
                continue
            if before:
                _inherit(before, row)
                yield before
            before = row
        if before:
            yield before

    def _roles_of(self, table: Table) -> list[str]:
        if not table.header:
            widths = Counter(len(row) for row in table.rows)
            goes_on = bool(self._roles) and widths.most_common(1)[0][0] == len(self._roles)
            return self._roles if goes_on else []
        roles = [role_of(self._text[cell.start : cell.end]) for cell in table.header]
        self._roles = self._by_types(table, self._with_subject(table, roles))
        self._asides = [self._aside_role(cell) for cell in table.header]
        return self._roles

    def _aside_role(self, head: Cell) -> str:
        """What the brackets of a column's cells hold, as its head says (基地名称（建设单位）); a builder if it does not."""
        said = _ASIDE.search(self._text, head.start, head.end)
        role = role_of(said[1]) if said is not None else "host"
        return role if role in ("host", "partner", "leads") else "host"

    def _with_subject(self, table: Table, roles: list[str]) -> list[str]:
        """The first column of bodies is what the rows are about, where it is headed by a name and nothing else is."""
        rows = [[self._in(Extent(cell.start, cell.end)) for cell in row] for row in table.rows]
        if any(name.type in THINGS for row in rows for names in row for name in names):
            return roles
        for index, (role, head) in enumerate(zip(roles, table.header, strict=True)):
            held = [name for row in rows for names in row[index : index + 1] for name in names]
            if not any(name.type in ORGANISATIONS for name in held):
                continue
            named = role in ("partner", "host") and _NAMED.fullmatch(self._text[head.start : head.end])
            return ["thing" if named and i == index else role for i, role in enumerate(roles)]
        return roles

    def _by_types(self, table: Table, roles: list[str]) -> list[str]:
        """Heads that say nothing, by the names under them: first who has a thing, then who takes part."""
        types: list[Counter[str]] = [Counter() for _ in roles]
        for row in table.rows:
            for column, cell in zip(types, row, strict=False):
                column.update({name.type for name in self._in(Extent(cell.start, cell.end))})
        if not any(column[type_] for column in types for type_ in THINGS):
            return roles
        for index, (role, column) in enumerate(zip(roles, types, strict=True)):
            if role != "thing" or not column or any(column[type_] for type_ in THINGS):
                continue
            commonest = column.most_common(1)[0][0]
            if commonest == "Region":
                roles[index] = "place"
            elif commonest in ORGANISATIONS:
                taken = "host" in roles or "leads" in roles
                roles[index] = "partner" if taken or commonest == "Enterprise" else "host"
        return roles

    def _row(self, cells: tuple[Cell, ...], roles: list[str]) -> Row:
        row = Row(
            Extent(cells[0].start, max(cell.end for cell in cells)),
            self._text[cells[0].start : cells[0].end],
            bool(roles),
        )
        for cell, role, aside in zip(cells, roles, self._asides, strict=False):
            row.texts[role] = row.texts.get(role, "") + self._text[cell.start : cell.end]
            first = (self._text[cell.start : cell.end], self._in(Extent(cell.start, cell.end)))
            row.firsts.setdefault(role, first)
            held = self._in(Extent(cell.start, cell.end))
            for before, name in zip([None, *held], held, strict=False):
                note = NOTE.match(self._text, name.extent.end, cell.end)
                noted = noted_role(note[1]) if note and name.type in ORGANISATIONS else None
                if before is not None and self._stands_in_brackets(before, name):
                    noted = noted or aside
                row.cells.setdefault(noted or role, []).append(name)
                if note:
                    row.notes[name.extent.start] = note[1]
        return row

    def _stands_in_brackets(self, thing: Name, body: Name) -> bool:
        """Whether a body stands in brackets right behind a base, a college or an alliance."""
        between = self._text[thing.extent.end : body.extent.start]
        return thing.type in THINGS and body.type in ORGANISATIONS and between in ("（", "(")

    def _continues(self, row: Row, cells: tuple[Cell, ...]) -> bool:
        """Whether a row is only the rest of the one before: no number, no thing of its own."""
        filled = [cell for cell in cells if cell.start < cell.end]
        names = [name for held in row.cells.values() for name in held]
        return (
            row.headed
            and len(filled) <= len(cells) / 2
            and cells[0].start == cells[0].end
            and not any(name.type in THINGS for name in names)
        )


def _append(row: Row, rest: Row) -> None:
    for role, names in rest.cells.items():
        row.cells.setdefault(role, []).extend(names)
    for role, text in rest.texts.items():
        row.texts[role] = row.texts.get(role, "") + text
    row.notes.update(rest.notes)
    row.extent = Extent(row.extent.start, max(row.extent.end, rest.extent.end))


def _inherit(above: Row, row: Row) -> None:
    """Give a row what its merged cells have from the row above."""
    for role, text in list(row.texts.items()):
        told, names = above.firsts.get(role, ("", []))
        if role == "thing" and not row.firsts[role][0].strip() and all(name.type in ORGANISATIONS for name in names):
            row.cells[role] = [*names, *row.cells.get(role, ())]  # 甲校 | 乙企, then  | 丙企
            row.firsts[role] = (told, names)
            continue
        merged = (role in _MERGED and _EMPTY.fullmatch(text)) or (role == "host" and not text.strip())
        if _SAME.fullmatch(text.strip()) or merged:
            row.texts[role] = above.texts.get(role, "")
            row.cells[role] = list(above.cells.get(role, ()))
