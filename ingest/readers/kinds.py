"""Which reader reads which kind of document."""

from __future__ import annotations

from chuyi.ingest.readers.limits import Limits
from chuyi.ingest.readers.placed import PlacedText
from chuyi.ingest.text.decoding import decode

PLAIN = (".txt", ".md")
PAGES = (".html", ".htm")
DOCUMENT_SUFFIXES = (*PLAIN, ".docx", *PAGES)
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
    return PlacedText(decode(data, name))
