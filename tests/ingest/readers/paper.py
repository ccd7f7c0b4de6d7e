"""PDF pages drawn piece by piece, for layouts that no notice has."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from chuyi.ingest.readers.limits import Limits
from chuyi.ingest.readers.pdf import read_pdf
from chuyi.ingest.readers.placed import PlacedText

HEIGHT = 842
Draw = Callable[["Paper"], None]


class Paper:
    """A page: everything is said from its upper left corner, in points."""

    def __init__(self, canvas: Any) -> None:
        self.canvas = canvas

    def words(self, x: float, y: float, *lines: str, size: float = 12, pitch: float = 20) -> None:
        """Lines below each other; ``y`` is the top of the first."""
        self.canvas.setFont("STSong-Light", size)
        for at, line in enumerate(lines):
            self.canvas.drawString(x, HEIGHT - y - size - at * pitch, line)

    def lines(self, *lines: tuple[float, float, float, float]) -> None:
        """Drawn lines from one point to another."""
        for x0, y0, x1, y1 in lines:
            self.canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)


def pdf(*pages: Draw, **options: Any) -> bytes:
    """A PDF of the pages."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=(595, HEIGHT), **options)
    for draw in pages:
        draw(Paper(canvas))
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def read(*pages: Draw) -> PlacedText:
    """The text of the pages."""
    return read_pdf(pdf(*pages), "a.pdf", Limits())


def lines(*pages: Draw) -> list[str]:
    """The lines of the pages."""
    return read(*pages).text.splitlines()


def marked(found: PlacedText) -> list[str]:
    """The lines with ¶ before those that begin a paragraph and + before those that go on."""
    marked, at = [], 0
    for line in found.text.splitlines():
        mark = "¶" if at in found.breaks.paragraphs else "+" if at in found.breaks.continued else ""
        marked.append(mark + line)
        at += len(line) + 1
    return marked
