"""How much of a machine one file may take."""

from __future__ import annotations

import time
from dataclasses import dataclass

from chuyi.ingest.readers.refusals import too_slow

MAX_BYTES = 200 * 1024 * 1024
MAX_PAGES = 3000
MAX_SECONDS = 1800.0


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one file; plain and picklable.

    Attributes:
        max_bytes: unpacked.
        max_pages: of a PDF or a picture with several pages.
        max_seconds: of reading, looked at between pages.
    """

    max_bytes: int = MAX_BYTES
    max_pages: int = MAX_PAGES
    max_seconds: float = MAX_SECONDS


class Deadline:
    """The time by which a file must be read."""

    def __init__(self, name: str, seconds: float) -> None:
        self._name = name
        self._seconds = seconds
        self._end = time.monotonic() + seconds

    def check(self) -> None:
        """Go on, or give up.

        Raises:
            SourceError: the time is over.
        """
        if time.monotonic() > self._end:
            raise too_slow(self._name, self._seconds)
