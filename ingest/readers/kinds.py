"""Which reader reads which kind of document."""

from __future__ import annotations

from chuyi.ingest.readers.limits import Limits
from chuyi.ingest.readers.placed import PlacedText
from chuyi.ingest.readers.signatures import check_text
from chuyi.ingest.text.decoding import decode

PLAIN = (".txt", ".md")
PAGES = (".html", ".htm")
PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff")
NATIVE = (".pdf", *PICTURES)
"""What libraries of machine code read: a harmful file can end the process."""
DOCUMENT_SUFFIXES = (*PLAIN, ".docx", *PAGES, ".pdf", *PICTURES)
"""Suffixes of the documents that are read."""


def read_words(data: bytes, name: str, suffix: str, limits: Limits) -> PlacedText:
    """The text of a document.

    Args:
        data: the file's bytes.
        name: what messages call it.
        suffix: one of :data:`DOCUMENT_SUFFIXES`, in lower case.

    Raises:
        SourceError: damaged, protected, too large, too slow, without words, or of another kind than its name says.
    """
    if suffix == ".docx":
        from chuyi.ingest.readers.docx import read_docx

        return read_docx(data, name, limits)
    if suffix in PAGES:
        from chuyi.ingest.readers.html import read_html

        return read_html(data, name)
    if suffix == ".pdf":
        from chuyi.ingest.readers.pdf import read_pdf

        return read_pdf(data, name, limits)
    if suffix in PICTURES:
        from chuyi.ingest.readers.pictures import read_picture

        return read_picture(data, name, suffix, limits)
    check_text(data, name, suffix)
    return PlacedText(decode(data, name))
