"""The cells of one row: their values in the ontology's words, where these stand, and what became of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from chuyi.errors import Text
from chuyi.graph.facts import Evidence, Grade, Passage, Reason, Value
from chuyi.graph.schema import Property
from chuyi.ingest.tables.cell_values import BadCellError, Item, iso_date, shorten, split_items, typed_value
from chuyi.ingest.tables.mapping import TableMapping, Term, When, normal_heading
from chuyi.ingest.tables.sheet import RowText

LONGEST = 10_000  # characters of a cell
EVIDENCE_COLUMNS = frozenset(
    {
        "source_url", "source_grade", "source_title", "source_host", "confidence",
        "second_fields", "second_source_url", "second_source_grade", "second_source_host", "second_confidence",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about a cell that people are told: an error refuses the row, a note is only counted."""

    column: str | None
    reason: Reason
    what: Text
    is_error: bool = True


@dataclass
class RowCells:
    """One row while it is read.

    Attributes:
        cells: filled cells by column name.
        text: the literal text of the row.
        columns: position of each column name in the row.
        location: of the row's passages.
        mapping: what the columns mean.
        findings: what people are told.
    """

    cells: Mapping[str, str]
    text: RowText
    columns: Mapping[str, int]
    location: Mapping[str, object]
    mapping: TableMapping
    findings: list[Finding] = field(default_factory=list)
    _used: set[str] = field(default_factory=set)
    _failed: list[tuple[When, frozenset[str]]] = field(default_factory=list)

    @property
    def refused(self) -> bool:
        """Whether something is wrong, so that the row is not taken."""
        return any(finding.is_error for finding in self.findings)

    # what people are told

    def error(self, column: str | None, reason: Reason, what: Text) -> None:
        """Refuse the row."""
        self._tell(Finding(column, reason, what))

    def note(self, column: str | None, what: Text, reason: Reason = Reason.NOT_A_FACT) -> None:
        """Count something that was expected."""
        self._tell(Finding(column, reason, what, is_error=False))

    def _tell(self, finding: Finding) -> None:
        if finding not in self.findings:
            self.findings.append(finding)

    def check(self) -> None:
        """Refuse a row that lacks a required value or has one that is too long."""
        for column in self.mapping.required:
            if column not in self.cells:
                self.error(column, Reason.MISSING_KEY, Text("缺少必填的值", "the value is required"))
        for column, value in self.cells.items():
            if len(value) > LONGEST:
                what = Text(
                    f"有 {len(value):,} 个字符，超过上限 {LONGEST:,}",
                    f"has {len(value):,} characters, more than {LONGEST:,}",
                )
                self.error(column, Reason.TOO_LONG, what)

    def note_unread(self) -> None:
        """Every filled cell was read, is ignored by declaration, or is counted here with the reason."""
        for column in self.cells:
            if column in self._used or column in EVIDENCE_COLUMNS or self.mapping.columns[column].ignored:
                continue
            because = next((when.because for when, columns in self._failed if column in columns), None)
            self.note(column, because or Text("这一行没有用到它的事实", "no fact of this row uses it"))

    # evidence

    def passages(self) -> list[Passage]:
        """The row as evidence: once, and once more where some columns rest on a second source."""
        found = [self._passage("source_url", "source_grade", "source_title")]
        if self.second:
            found.append(self._passage("second_source_url", "second_source_grade", None))
        return found

    def evidence(self, column: str | None, item: Item) -> tuple[Evidence, ...]:
        """The span of an item in the passage on which its column rests (numbers of :meth:`passages`)."""
        return (Evidence(1 if column in self.second else 0, item.start, item.end),)

    @cached_property
    def second(self) -> frozenset[str]:
        """The columns that rest on the second source."""
        found = set()
        for item in self.items("second_fields"):
            known = item.value in self.columns
            column = item.value if known else self.mapping.by_heading.get(normal_heading(item.value))
            if column is None:
                what = Text(f"没有列“{item.value}”", f"there is no column {item.value}")
                self.error("second_fields", Reason.UNKNOWN_COLUMN, what)
            else:
                found.add(column)
        return frozenset(found)

    def _passage(self, url: str, grade: str, title: str | None) -> Passage:
        return Passage(
            self.text.text,
            location=self.location,
            grade=self._grade(grade),
            address=self.cells.get(url, "").strip() or None,
            title=(self.cells.get(title, "").strip() or None) if title else None,
        )

    def _grade(self, column: str) -> Grade | None:
        items = self.items(column)
        if not items:
            return None
        if items[0].value in list(Grade):
            return Grade(items[0].value)
        allowed = "、".join((*self.mapping.columns["source_grade"].values, *Grade))
        what = Text(
            f"等级“{shorten(items[0].value)}”不在可用值中：{allowed}",
            f"the grade {shorten(items[0].value)} is none of {allowed}",
        )
        self.error(column, Reason.UNKNOWN_VALUE, what)
        return None

    # values

    def holds(self, when: When, columns: frozenset[str]) -> bool:
        """Whether a rule holds here; if not, why nothing reads ``columns`` is remembered."""
        if when.holds(self.cells):
            return True
        self._failed.append((when, columns))
        return False

    def items(self, column: str) -> list[Item]:
        """The values of a cell in the ontology's words; a value that says nothing is counted and left out."""
        text = self.cells.get(column)
        if text is None:
            return []
        declared = self.mapping.columns[column]
        start = self.text.starts.get(self.columns[column], 0)
        items = split_items(text, start, "")
        if items and items[0].value not in declared.values:
            items = split_items(text, start, declared.separators)
        found = []
        for item in items:
            meant = declared.values.get(item.value)
            if meant == ():
                self._used.add(column)
                what = Text(f"“{item.value}”按映射不作为事实", f"the mapping says that {item.value} is no fact")
                self.note(column, what)
            found += [item] if meant is None else [Item(value, item.start, item.end) for value in meant]
        return found

    def read(self, column: str) -> list[Item]:
        """The same, and the cell counts as read."""
        items = self.items(column)
        if items:
            self._used.add(column)
        return items

    def read_term(self, term: Term) -> list[Item]:
        """The values that a term has here."""
        if term.text is not None:
            return [Item(term.text)]
        if term.column is None or not self.holds(term.when, frozenset({term.column})):
            return []
        items = self.items(term.column)
        if term.pattern is not None:
            items = [part for item in items for part in _matched(item, term)]
        if items:
            self._used.add(term.column)
        return list(self._years(term.column, items)) if term.year else items

    def value(self, term: Term, declared: Property) -> tuple[Value, Item] | None:
        """The value that a term gives a property, and the span where it stands; None where it is blank or wrong."""
        items = self.read_term(term)
        if not items:
            return None
        # A property that holds one text takes a cell with several values as it is written.
        several = len(items) > 1 and declared.kind != "list" and term.column is not None
        whole = self.cells[term.column].strip() if several and term.column else items[0].value
        try:
            return typed_value(items, whole, declared), Item("", items[0].start, items[-1].end)
        except BadCellError as error:
            self.error(term.column, error.reason, error.what)
            return None

    def _years(self, column: str, items: list[Item]) -> Iterator[Item]:
        for item in items:
            try:
                date = iso_date(item.value)
            except BadCellError as error:
                self.error(column, error.reason, error.what)
                continue
            if len(date) > 4:
                self.note(column, Text(f"“{date}”只取年份 {date[:4]}", f"of {date} only the year {date[:4]} is kept"))
            yield Item(date[:4], item.start, item.end)


def _matched(item: Item, term: Term) -> Iterator[Item]:
    match = term.pattern.search(item.value) if term.pattern else None
    if match and match.group(1):
        start = None if item.start is None else item.start + match.start(1)
        yield Item(match.group(1), start, None if start is None else start + len(match.group(1)))
