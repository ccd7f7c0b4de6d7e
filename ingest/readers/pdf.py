"""PDF files: the words of their pages with boxes, and ruled tables; pages that are pictures go to OCR."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chuyi.graph.facts import Reject
from chuyi.ingest.readers.limits import Deadline, Limits
from chuyi.ingest.readers.ocr import Recognizer, is_installed, not_installed, unread_page
from chuyi.ingest.readers.pages import Page, PageWriter
from chuyi.ingest.readers.pdf_page import PrintedPage
from chuyi.ingest.readers.placed import PlacedText
from chuyi.ingest.readers.refusals import corrupt, encrypted, too_many_pages, without_words
from chuyi.ingest.readers.signatures import check_kind

_PASSWORD = 4  # FPDF_ERR_PASSWORD
_DPI, _LONGEST_SIDE = 170, 2400


def read_pdf(data: bytes, name: str, limits: Limits) -> PlacedText:
    """The text of a PDF; places are ``page`` and ``box``, in ruled tables also ``table``/``row``/``column``.

    Pages that are pictures are read by OCR, if it is installed; else they are rejects, or, where there is no other
    page, a refusal.

    Raises:
        SourceError: damaged, protected, too many pages, too slow, without words, or no PDF.
    """
    import pypdfium2

    check_kind(data, name, ".pdf", "pdf")
    deadline = Deadline(name, limits.max_seconds)
    try:
        with pypdfium2.PdfDocument(data) as pdf:
            if len(pdf) > limits.max_pages:
                raise too_many_pages(name, len(pdf), limits.max_pages)
            return _Reader(name, deadline).read(pdf)
    except pypdfium2.PdfiumError as error:
        if error.err_code == _PASSWORD:
            raise encrypted(name) from error
        raise corrupt(name, "PDF", str(error)) from error


class _Reader:
    """Reads page after page."""

    def __init__(self, name: str, deadline: Deadline) -> None:
        self._name = name
        self._deadline = deadline
        self._writer = PageWriter()
        self._rejects: list[Reject] = []
        self._recognizer: Recognizer | None = None
        self._is_scan = False

    def read(self, pdf: Any) -> PlacedText:
        """The text of all pages."""
        for number, page in self._pages(pdf):
            self._page(number, page)
        if self._writer.text.is_empty:
            raise not_installed(self._name) if self._rejects else without_words(self._name)
        return self._writer.text.written(self._rejects, (pdf.get_metadata_value("Title") or "").strip() or None)

    def _pages(self, pdf: Any) -> Iterator[tuple[int, Any]]:
        for number in range(1, len(pdf) + 1):
            self._deadline.check()
            page = pdf[number - 1]
            try:
                yield number, page
            finally:
                page.close()

    def _page(self, number: int, page: Any) -> None:
        printed = PrintedPage(page)
        try:
            if not printed.is_picture:
                self._writer.page(Page(number, *printed.content()))
            elif is_installed():
                self._writer.page(self._recognized(page, number))
            else:
                self._rejects.append(unread_page(number))
        finally:
            printed.close()

    def _recognized(self, page: Any, number: int) -> Page:
        width, height = page.get_size()
        scale = min(_DPI / 72, _LONGEST_SIDE / max(width, height, 1))
        if self._recognizer is None:
            self._recognizer = Recognizer()
        bitmap = page.render(scale=scale)
        try:
            return self._recognizer.page(_blue_green_red(bitmap.to_numpy()), 1 / scale, number)
        finally:
            bitmap.close()


def _blue_green_red(pixels: Any) -> Any:
    """Three channels, whatever PDFium thought the page needs."""
    import numpy as np

    if pixels.ndim == 2 or pixels.shape[2] == 1:
        return np.repeat(pixels.reshape(*pixels.shape[:2], 1), 3, axis=2)
    return np.ascontiguousarray(pixels[:, :, :3])
