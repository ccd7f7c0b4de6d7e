"""Addresses of sources."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote, unquote_to_bytes, urlsplit
from urllib.request import url2pathname

from chuyi.graph.facts import digest
from chuyi.language import readable


def file_of(uri: str) -> Path | None:
    """The file that an address names; None where it names none (a package's own table)."""
    parts = urlsplit(uri)
    if parts.scheme != "file":
        return None
    # A file's address holds the bytes of its name; in which encoding, the system knows and not always UTF-8.
    path = os.fsdecode(unquote_to_bytes(parts.path))
    return Path(url2pathname(quote(path)) if os.name == "nt" else path)


def file_name(uri: str) -> str:
    """The last part of an address, as people read it."""
    file = file_of(uri)
    return readable(os.fsencode(file.name)) if file else uri.rpartition("/")[2]


def still_there(uri: str) -> bool:
    """Whether what was read from an address is still there; only files can be seen to be gone."""
    file = file_of(uri)
    return file is None or file.exists()


def source_id(uri: str, ordinal: int) -> str:
    """The id of the source that was the ``ordinal``-th (from 0) to begin at an address.

    A file that moves keeps its id; whatever is found at its old address later is another source.
    """
    return f"source-{digest('source', uri) if ordinal == 0 else digest('source', uri, ordinal)}"
