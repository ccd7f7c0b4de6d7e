"""Web pages: the main text in paragraphs, and tables; no scripts, styles, navigation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from chuyi.ingest.readers.charset import decode_page
from chuyi.ingest.readers.main_text import BLOCKS, Page, Part
from chuyi.ingest.readers.markup import Element, children, local
from chuyi.ingest.readers.placed import SAID_AGAIN, Cell, PlacedText, TextWriter
from chuyi.ingest.readers.refusals import corrupt, without_words
from chuyi.ingest.readers.signatures import check_kind

_SPACE = re.compile(r"[ \t\r\n\f\u200b\ufeff]+")
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_WIDEST, _TALLEST = 200, 2000
"""Columns of a table, and rows that a cell may cover."""


def read_html(data: bytes, name: str) -> PlacedText:
    """The main text of a web page; places are ``paragraph`` (of the main text, from 1) or ``table``/``row``/``column``.

    Raises:
        SourceError: empty, no text, of another kind, or without words.
    """
    check_kind(data, name, ".html", "html")
    text = _DECLARATION.sub("", decode_page(data, name))
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise corrupt(name, "html", str(error)) from error
    if root is None:
        raise without_words(name)
    page = Page(root)
    writer = _Writer(page)
    writer.walk(page.main())
    if writer.text.is_empty:
        raise without_words(name)
    return writer.text.written(title=page.title)


class _Writer:
    """Walks elements without recursion (pages nest as deep as they like) and writes paragraphs and tables."""

    def __init__(self, page: Page) -> None:
        self.text = TextWriter()
        self._page = page
        self._paragraphs = 0
        self._tables = 0
        self._words: list[str] = []
        self._label = ""
        self._items: dict[Element, int] = {}

    def walk(self, part: Part) -> None:
        """Write a part of the page."""
        skipped: Element | None = None
        has_begun = part.first is None
        for event, element in etree.iterwalk(part.top, events=("start", "end")):
            has_begun = has_begun or element is part.first
            if not has_begun:
                continue
            if skipped is not None:
                if event == "end" and element is skipped:
                    skipped = None
                    self._after(element, part.top)
                continue
            if event == "start":
                skipped = self._start(element)
            else:
                if local(element) in BLOCKS:
                    self._end_paragraph()
                if element is part.last:
                    break
                self._after(element, part.top)
        self._end_paragraph()

    def _start(self, element: Element) -> Element | None:
        """Begin an element; gives it where what is in it is not to be walked."""
        name = local(element)
        if self._page.is_left_out(element):
            return element
        if name == "br":
            self._words.append("\n")
        if name in BLOCKS:
            self._end_paragraph()
        if name == "table":
            rows = _rows(element)
            if len(rows) > 1 and max(len(row) for row in rows) > 1 and not _holds_table(element):
                self._table(element, rows)
                return element
        self._words.append(_SPACE.sub(" ", element.text or ""))
        if name == "li":
            self._label = self._number(element)
        return None

    def _after(self, element: Element, top: Element) -> None:
        if element is not top:
            self._words.append(_SPACE.sub(" ", element.tail or ""))

    def _number(self, item: Element) -> str:
        """The number that a browser prints before an item of an ordered list."""
        parent = item.getparent()
        if parent is None or local(parent) != "ol" or parent.get("type", "1") != "1":
            return ""
        start = parent.get("start", "1")
        first = int(start) if start.isdecimal() and len(start) < 5 else 1
        self._items[parent] = self._items.get(parent, first - 1) + 1
        return f"{self._items[parent]}."

    def _end_paragraph(self) -> None:
        """Each line of a paragraph is one for the reader: pages part paragraphs by br as often as by p."""
        for line in "".join(self._words).split("\n"):
            words = line.strip(" ")
            if words.strip():
                self._paragraphs += 1
                self.text.paragraph(self._label + words, {"paragraph": self._paragraphs})
                self._label = ""
        self._words.clear()

    def _table(self, element: Element, rows: list[list[Element | None]]) -> None:
        self._tables += 1
        width = max(len(row) for row in rows)
        written = []
        said: dict[Element, str] = {}
        for number, row in enumerate(rows, 1):
            cells = [Cell() for _ in range(width)]
            for column, cell in enumerate(row):
                if cell is None or (column and cell is row[column - 1]):
                    continue
                is_again = cell in said
                if not is_again:
                    said[cell] = _cell_words(self._page, cell)
                words = said[cell]
                if not is_again or len(words) <= SAID_AGAIN:
                    place = {"table": self._tables, "row": number, "column": column + 1}
                    cells[column].runs.append((words, place))
            written.append(cells)
        caption = next(children(element, "caption"), None)
        if caption is not None:
            self._paragraphs += 1
            self.text.paragraph(_cell_words(self._page, caption), {"paragraph": self._paragraphs})
        is_head = all(cell is None or local(cell) == "th" for cell in rows[0])
        self.text.table(written, has_head=is_head or next(children(element, "thead"), None) is not None)


def _holds_table(table: Element) -> bool:
    """Whether a table holds another one: then it lays out the page."""
    return next(table.iterdescendants("table"), None) is not None


def _rows(table: Element) -> list[list[Element | None]]:
    """Rows of cells, one entry a column; a cell stands in every place that it covers."""
    rows: list[list[Element | None]] = []
    hanging: dict[int, tuple[Element, int]] = {}  # column: a cell from above, and for how many rows more
    for line in table.iterdescendants("tr"):
        row: list[Element | None] = []
        cells: Iterator[Element] = (cell for cell in line if local(cell) in ("td", "th"))
        cell = next(cells, None)
        while (cell is not None or len(row) in hanging) and len(row) < _WIDEST:
            if len(row) in hanging:
                above, left = hanging.pop(len(row))
                if left > 1:
                    hanging[len(row)] = (above, left - 1)
                row.append(above)
                continue
            height = _span(cell, "rowspan", _TALLEST)
            for _ in range(_span(cell, "colspan", _WIDEST)):
                if height > 1:
                    hanging[len(row)] = (cell, height - 1)
                row.append(cell)
            cell = next(cells, None)
        if row:
            rows.append(row)
    return rows


def _span(cell: Element | None, name: str, most: int) -> int:
    value = "" if cell is None else (cell.get(name) or "")
    return max(1, min(int(value), most)) if value.isdecimal() and len(value) < 6 else 1


def _cell_words(page: Page, cell: Element) -> str:
    """A cell's words; its paragraphs are parted by a space."""
    parts: list[str] = []
    skipped: Element | None = None
    for event, element in etree.iterwalk(cell, events=("start", "end")):
        if skipped is None and event == "start":
            if page.is_left_out(element):
                skipped = element
                continue
            parts += [" " if local(element) in BLOCKS or local(element) == "br" else "", element.text or ""]
        elif event == "end" and (skipped is None or skipped is element):
            skipped = None
            parts += [" " if local(element) in BLOCKS else "", element.tail or "" if element is not cell else ""]
    return _SPACE.sub(" ", "".join(parts)).strip()
