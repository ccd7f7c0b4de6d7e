"""Word documents: paragraphs with their automatic numbers, tables, text boxes, footnotes. Macros are never looked at.

Page headers and footers are left out: they are running heads. So are deleted and hidden text, comments, and tables
of contents, which print every heading a second time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chuyi.ingest.readers.automatic_numbers import AutomaticNumbers
from chuyi.ingest.readers.limits import Limits
from chuyi.ingest.readers.markup import Element, attribute, child, children, local
from chuyi.ingest.readers.package import Package
from chuyi.ingest.readers.placed import SAID_AGAIN, Cell, PlacedText, TextWriter
from chuyi.ingest.readers.refusals import corrupt, without_words
from chuyi.ingest.readers.signatures import check_kind

_WRAPPERS = frozenset(
    ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "hyperlink", "fldSimple", "dir", "bdo")
)
_LEFT_OUT = frozenset(("del", "moveFrom", "rt", "rPr", "pPr", "tblPr", "tcPr", "trPr", "sectPr", "Fallback"))
_WORDS = {"tab": "\t", "noBreakHyphen": "-", "softHyphen": ""}
_CONTENTS = re.compile(r"(?:toc|目录)\s*\d*", re.IGNORECASE)
_NOT_NOTES = ("separator", "continuationSeparator", "continuationNotice")


def read_docx(data: bytes, name: str, limits: Limits) -> PlacedText:
    """The text of a Word document; places are ``paragraph`` (those with words, from 1), ``table``/``row``/``column``,
    or ``footnote``.

    Raises:
        SourceError: damaged, protected, too large, without words, or no docx.
    """
    check_kind(data, name, ".docx", "docx")
    package = Package(data, name, "docx", limits.max_bytes)
    root = package.part("word/document.xml")
    body = child(root, "body")
    if body is None:
        raise corrupt(name, "docx", "no word/document.xml with a body")
    numbers = AutomaticNumbers(package.part("word/numbering.xml"), package.part("word/styles.xml"))
    document = _Document(numbers)
    document.blocks(body)
    for path in ("word/footnotes.xml", "word/endnotes.xml"):
        document.notes(package.part(path))
    if document.writer.is_empty:
        raise without_words(name)
    title = child(package.part("docProps/core.xml"), "title")
    return document.writer.written(title=(title.text or "").strip() or None if title is not None else None)


class _Document:
    """Walks a body and writes its text."""

    def __init__(self, numbers: AutomaticNumbers) -> None:
        self.writer = TextWriter()
        self._numbers = numbers
        self._paragraphs = 0
        self._tables = 0
        self._footnotes = 0

    def blocks(self, parent: Element) -> None:
        """Paragraphs and tables in order."""
        for block in _unwrapped(parent, ("p", "tbl")):
            if local(block) == "p":
                self._paragraph(block)
            else:
                self._table(block)

    def notes(self, root: Element | None) -> None:
        """Footnotes or endnotes, each a paragraph behind the text."""
        for note in () if root is None else root:
            if local(note) not in ("footnote", "endnote") or attribute(note, "type") in _NOT_NOTES:
                continue
            words = " ".join(filter(None, (_words(p)[0].strip() for p in _unwrapped(note, ("p",)))))
            if words:
                self._footnotes += 1
                location = {"footnote": self._footnotes}
                # As other formats print it: 注： keeps it out of the clause above.
                self.writer.line([("注：", location), (words, location)], begins=True)

    def _paragraph(self, element: Element) -> None:
        properties = child(element, "pPr")
        words, boxes = _words(element)
        if _CONTENTS.fullmatch(self._numbers.style_name(properties)):
            words = ""
        if words.strip():
            self._paragraphs += 1
            self.writer.paragraph(self._numbers.label(properties) + words, {"paragraph": self._paragraphs})
        for box in boxes:
            self.blocks(box)

    def _table(self, element: Element) -> None:
        grid = _grid(element)
        width = max((len(row) for row in grid), default=0)
        if len(grid) < 2 or width < 2:  # a frame for layout, no table
            for cell in dict.fromkeys(cell for row in grid for cell in row if cell is not None):
                self.blocks(cell)
            return
        self._tables += 1
        said: dict[Element, str] = {}  # a merged cell is counted and read once, and said in each of its rows
        rows = []
        for number, row in enumerate(grid, 1):
            cells = [Cell() for _ in range(width)]
            for column, cell in enumerate(row):
                if cell is None or (column and cell is row[column - 1]):
                    continue
                is_again = cell in said
                if not is_again:
                    said[cell] = " ".join(self._cell_lines(cell))
                if is_again and len(said[cell]) > SAID_AGAIN:
                    continue
                place = {"table": self._tables, "row": number, "column": column + 1}
                cells[column].runs.append((said[cell], place))
            rows.append(cells)
        first = next(children(element, "tr"), None)
        self.writer.table(rows, has_head=child(first, "trPr", "tblHeader") is not None)

    def _cell_lines(self, cell: Element) -> Iterator[str]:
        """The paragraphs of a cell, those of tables inside it included."""
        for block in _unwrapped(cell, ("p", "tbl")):
            if local(block) == "tbl":
                for inner in dict.fromkeys(c for row in _grid(block) for c in row if c is not None):
                    yield from self._cell_lines(inner)
                continue
            words, boxes = _words(block)
            if words.strip():
                yield self._numbers.label(child(block, "pPr")) + words.strip()
            for box in boxes:
                yield from self._cell_lines(box)


def _unwrapped(parent: Element, names: tuple[str, ...]) -> Iterator[Element]:
    """Children of the given names, also inside content controls, insertions and the like."""
    for element in parent:
        name = local(element)
        if name in names:
            yield element
        elif name in _WRAPPERS:
            yield from _unwrapped(element, names)


def _words(paragraph: Element) -> tuple[str, list[Element]]:
    """A paragraph's visible words, and the text boxes that hang on it."""
    parts: list[str] = []
    boxes: list[Element] = []
    for element in _visible(paragraph):
        name = local(element)
        if name == "txbxContent":
            boxes.append(element)
        elif name == "t":
            parts.append(element.text or "")
        elif name in ("br", "cr") and attribute(element, "type") in (None, "textWrapping"):
            parts.append("\n")
        elif name in _WORDS:
            parts.append(_WORDS[name])
    return "".join(parts), boxes


def _visible(element: Element) -> Iterator[Element]:
    """What is inside an element and seen on paper; text boxes are given whole."""
    for inner in element:
        name = local(inner)
        if name in _LEFT_OUT or (name == "r" and _is_hidden(inner)):
            continue
        yield inner
        if name != "txbxContent":
            yield from _visible(inner)


def _is_hidden(run: Element) -> bool:
    mark = child(run, "rPr", "vanish")
    return mark is not None and attribute(mark, "val") not in ("0", "false", "off")


def _grid(table: Element) -> list[list[Element | None]]:
    """Rows of cells, one entry a column: a cell stands in every place that it covers."""
    grid: list[list[Element | None]] = []
    for line in _unwrapped(table, ("tr",)):
        properties = child(line, "trPr")
        if child(properties, "del") is not None:
            continue
        row: list[Element | None] = [None] * _span(child(properties, "gridBefore"), 0)
        for cell in _unwrapped(line, ("tc",)):
            width = _span(child(cell, "tcPr", "gridSpan"), 1)
            merged = child(cell, "tcPr", "vMerge")
            goes_on = merged is not None and attribute(merged, "val") in (None, "continue")
            above = grid[-1][len(row)] if goes_on and grid and len(row) < len(grid[-1]) else cell
            row += [above] * width
        grid.append(row)
    return grid


def _span(element: Element | None, default: int) -> int:
    """How many columns an element says; Word itself knows no more than 63."""
    value = attribute(element, "val")
    return min(int(value), 63) if value is not None and value.isdecimal() and len(value) < 4 else default
