"""Reading a table: from a file's bytes to facts, with every refusal named by sheet, row and column."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence

from chuyi.errors import Text
from chuyi.graph.facts import Grade, Reason, Reject, Source, SourceFacts
from chuyi.graph.schema import Ontology, ontology
from chuyi.ingest.tables.cell_values import shorten
from chuyi.ingest.tables.collected import Collected
from chuyi.ingest.tables.csv_file import SEPARATORS, read_csv
from chuyi.ingest.tables.known_names import KnownNames
from chuyi.ingest.tables.mapping import ROW, TableMapping
from chuyi.ingest.tables.recognition import Header, nearest_heading, recognise
from chuyi.ingest.tables.row_cells import EVIDENCE_COLUMNS, Finding, RowCells
from chuyi.ingest.tables.row_reading import read_row
from chuyi.ingest.tables.sheet import Place, Row, RowText, Sheet
from chuyi.ingest.tables.workbook import read_workbook

KIND = "表格"
SUFFIXES = (*SEPARATORS, ".xlsx", ".xlsm")
NOT_TABLES = ("说明", "readme")  # sheets that explain a workbook; `template` writes the first
EXAMPLE = "示例："  # what the first cell of an example row begins with


def read_table(
    raw: bytes,
    name: str,
    uri: str,
    mappings: Sequence[TableMapping],
    *,
    limit: int,
) -> SourceFacts:
    """Read a csv or xlsx file.

    Args:
        raw: its bytes.
        name: its file name with suffix.
        uri: the address under which the ledger knows it.
        mappings: the kinds of table to choose from; earlier ones win by name.
        limit: most bytes that an unpacked workbook may have.

    Raises:
        SourceError: the file as a whole cannot be read.
    """
    stem, _, suffix = name.rpartition(".")
    suffix = f".{suffix.lower()}"
    sheets = [read_csv(raw, stem, suffix)] if suffix in SEPARATORS else read_workbook(raw, name, limit)
    return _Table(sheets, uri, hashlib.sha256(raw).hexdigest(), mappings, ontology()).read()


class _Table:
    def __init__(
        self,
        sheets: list[Sheet],
        uri: str,
        sha256: str,
        mappings: Sequence[TableMapping],
        declared: Ontology,
    ) -> None:
        self.sheets = sheets
        self.uri = uri
        self.sha256 = sha256
        self.mappings = mappings
        self.ontology = declared
        self.collected = Collected(declared)
        self.rejects = self.collected.rejects

    def read(self) -> SourceFacts:
        headers = [(sheet, header) for sheet in self.sheets if (header := self._header(sheet))]
        known = KnownNames(pair for sheet, header in headers for pair in _own_names(sheet, header))
        for sheet, header in headers:
            _SheetReading(sheet, header, known, self.collected, self.ontology).read()
        if not any(sheet.rows for sheet in self.sheets):
            self._note(self.sheets[0].name if self.sheets else "", 1, "", Text("表是空的", "the table is empty"))
        of_file = headers[0][1].mapping if len(headers) == 1 else None
        grade = Grade(of_file.grade) if of_file and of_file.grade else Grade.UNKNOWN
        source = Source(self.uri, self.sha256, KIND, grade, of_file.document if of_file else None)
        return self.collected.facts(source)

    def _header(self, sheet: Sheet) -> Header | None:
        if not sheet.rows:
            return None
        if sheet.hidden or sheet.name.strip().casefold() in NOT_TABLES:
            why = (
                Text("隐藏的工作表不读", "hidden sheets are not read")
                if sheet.hidden
                else Text("说明页", "explanations")
            )
            self._note(sheet.name, sheet.rows[0].number, f"{len(sheet.rows)}", why)
            return None
        found = recognise(sheet, self.mappings)
        if isinstance(found, Reject):
            self.rejects.append(found)
            return None
        return found

    def _note(self, sheet: str, row: int, value: str, what: Text) -> None:
        location = Place(sheet, row).location
        self.rejects.append(Reject(Reason.NOT_A_FACT, location, value, what.zh, what.en, "note"))


class _SheetReading:
    def __init__(
        self, sheet: Sheet, header: Header, known: KnownNames, collected: Collected, declared: Ontology
    ) -> None:
        self.sheet = sheet
        self.header = header
        self.known = known
        self.collected = collected
        self.ontology = declared
        self.names = {index: name for name, index in header.columns.items()}
        self.filled: Counter[int] = Counter()

    def read(self) -> None:
        for row in self.sheet.rows[: self.header.position]:
            self._note(row, "", Text("表头之前的标题行", "a title above the header row"))
        first_of: dict[tuple[str, ...], int] = {}
        for row in self.sheet.rows[self.header.position + 1 :]:
            if row.heading:
                self._note(row, row.cells[0], Text("合并的说明行", "a remark over the whole width"))
            elif self._is_example(row):
                self._note(row, row.cells[0], Text("示例行不入库", "an example row is not taken in"))
            elif row.cells in first_of:
                self._duplicate(row, first_of[row.cells])
            else:
                first_of[row.cells] = row.number
                self._read_row(row)
        self._report_columns()

    def _read_row(self, row: Row) -> None:
        cells, text = self._cells(row)
        self.filled.update(index for index, cell in enumerate(row.cells) if cell.strip())
        location = Place(self.sheet.name, row.number).location
        broken = [reject for reject in self.sheet.unreadable if reject.location["row"] == row.number]
        if broken:
            self.collected.rejects += broken
            return
        row_cells = RowCells(cells, text, self.header.columns, location, self.header.mapping)
        facts = read_row(row_cells, self.known, self.ontology)
        self.collected.rejects += [self._finding(row, finding) for finding in row_cells.findings]
        if row_cells.refused:
            return
        conflicts = self.collected.conflicts(facts)
        for conflict in conflicts:
            where = Place(self.sheet.name, row.number).location
            self.collected.rejects.append(
                Reject(
                    Reason.CONTRADICTION,
                    where,
                    str(conflict.value),
                    f"{conflict.property} 与“{conflict.sheet}”第 {conflict.row} 行矛盾：那里是“{conflict.other}”",
                    f"{conflict.property} contradicts row {conflict.row} of {conflict.sheet}, which has "
                    f"{conflict.other}",
                )
            )
        if not conflicts:
            self.collected.add(facts, self.sheet.name, row.number)

    def _cells(self, row: Row) -> tuple[dict[str, str], RowText]:
        """The filled cells by column name, and the row's text without the columns that say where it comes from."""
        cells, text = {}, RowText()
        for index, value in enumerate(row.cells):
            if not value.strip():
                continue
            name = self.names.get(index)
            if name is not None:
                cells[name] = value
            if name not in EVIDENCE_COLUMNS:
                heading = self.header.headings[index] if index < len(self.header.headings) else ""
                text.add(index, heading, value)
        return cells, text

    def _is_example(self, row: Row) -> bool:
        first = next((cell for cell in row.cells if cell.strip()), "")
        return first.strip().startswith(EXAMPLE)

    # reporting

    def _finding(self, row: Row, finding: Finding) -> Reject:
        index = self.header.columns.get(finding.column) if finding.column else None
        heading = self.header.headings[index] if index is not None else None
        value = row.cells[index] if index is not None and index < len(row.cells) else ""
        return Reject(
            finding.reason,
            Place(self.sheet.name, row.number, index, heading).location,
            shorten(value, 200),
            finding.what.zh,
            finding.what.en,
            "error" if finding.is_error else "note",
        )

    def _note(self, row: Row, value: str, what: Text) -> None:
        location = Place(self.sheet.name, row.number).location
        self.collected.rejects.append(
            Reject(Reason.NOT_A_FACT, location, shorten(value, 200), what.zh, what.en, "note")
        )

    def _duplicate(self, row: Row, first: int) -> None:
        self.collected.rejects.append(
            Reject(
                Reason.DUPLICATE_ROW,
                Place(self.sheet.name, row.number).location,
                shorten(" | ".join(row.cells), 200),
                f"与第 {first} 行完全相同",
                f"the same as row {first}",
            )
        )

    def _report_columns(self) -> None:
        """Columns that gave no fact: unknown or repeated ones are errors, those ignored by declaration notes."""
        number = self.sheet.rows[self.header.position].number
        mapping = self.header.mapping
        for index in sorted({*self.header.unknown, *self._without_heading()}):
            heading = self.header.headings[index] if index < len(self.header.headings) else ""
            near = nearest_heading(heading, mapping) if heading else None
            self._column(
                index,
                number,
                Text(
                    f"不认识的列“{heading}”，{self.filled[index]} 个值未读"
                    + (f"；是不是“{near}”？" if near else "；请改列名，或在映射里声明"),
                    f"unknown column {heading!r}, {self.filled[index]} values not read"
                    + (f"; did you mean {near}?" if near else "; rename it or declare it in a mapping"),
                ),
                Reason.UNKNOWN_COLUMN,
                "error",
            )
        for index in self.header.repeated:
            self._column(
                index,
                number,
                Text(
                    f"列“{self.header.headings[index]}”重复，{self.filled[index]} 个值未读",
                    f"the column {self.header.headings[index]} comes twice, {self.filled[index]} values not read",
                ),
                Reason.UNKNOWN_COLUMN,
                "error",
            )
        for name, index in self.header.columns.items():
            ignored = mapping.columns[name].ignored
            if ignored and self.filled[index]:
                count = self.filled[index]
                what = Text(
                    f"“{self.header.headings[index]}”列的 {count} 个值不作为事实：{ignored.zh}",
                    f"{count} values of the column {self.header.headings[index]} are no facts: {ignored.en}",
                )
                self._column(index, number, what, Reason.NOT_A_FACT, "note")

    def _column(self, index: int, row: int, what: Text, reason: Reason, severity: str) -> None:
        heading = self.header.headings[index] if index < len(self.header.headings) else ""
        location = Place(self.sheet.name, row, index, heading).location
        self.collected.rejects.append(Reject(reason, location, str(self.filled[index]), what.zh, what.en, severity))

    def _without_heading(self) -> Iterator[int]:
        for index in self.filled:
            if index not in self.names and index not in self.header.unknown and index not in self.header.repeated:
                yield index


def _own_names(sheet: Sheet, header: Header) -> Iterator[tuple[str, str]]:
    """The names and types that the rows of a sheet describe, for references in other sheets of the file."""
    rule = header.mapping.entities.get(ROW)
    if rule is None or rule.name.column not in header.columns or len(rule.types) != 1:
        return
    index = header.columns[rule.name.column]
    for row in sheet.rows[header.position + 1 :]:
        if index < len(row.cells) and row.cells[index].strip():
            yield row.cells[index].strip(), rule.types[0]
