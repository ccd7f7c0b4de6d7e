"""An office file's archive, opened with care: what it claims to hold is summed up before anything is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib

from chuyi.ingest.readers.markup import Element, parse_xml
from chuyi.ingest.readers.refusals import corrupt, encrypted, too_large

_MOST_ENTRIES = 20_000
_LARGEST_PART = 128 * 1024 * 1024  # bytes of markup; parsed it takes some ten times as much memory
_DAMAGED = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError)


class Package:
    """The parts of an office file.

    Args:
        data: the file's bytes.
        name: what messages call it.
        kind: ``docx``.
        max_bytes: of all parts together, unpacked.

    Raises:
        SourceError: damaged, protected, or a bomb.
    """

    def __init__(self, data: bytes, name: str, kind: str, max_bytes: int) -> None:
        self._name, self._kind = name, kind
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGED as error:
            raise corrupt(name, kind, str(error)) from error
        entries = self._archive.infolist()
        if len(entries) > _MOST_ENTRIES:
            raise corrupt(name, kind, f"{len(entries)} parts")
        # No more than the size that the directory claims is ever unpacked of a part.
        size = sum(entry.file_size for entry in entries)
        self._sizes = {entry.filename: entry.file_size for entry in entries}
        if size > max_bytes:
            raise too_large(name, size, max_bytes)
        if any(entry.flag_bits & 1 for entry in entries):
            raise encrypted(name)

    def part(self, path: str) -> Element | None:
        """The root element of an XML part, or None where there is no such part.

        Raises:
            SourceError: the part is damaged.
        """
        size = self._sizes.get(path)
        if size is None:
            return None
        if size > _LARGEST_PART:
            raise too_large(self._name, size, _LARGEST_PART)
        try:
            data = self._archive.read(path)
        except _DAMAGED as error:
            raise corrupt(self._name, self._kind, str(error)) from error
        return parse_xml(data, self._name, self._kind)
