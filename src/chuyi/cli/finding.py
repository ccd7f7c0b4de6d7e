"""What a look at the installation or at the data finds."""

from __future__ import annotations

from typing import NamedTuple

from chuyi.errors import Text


class Finding(NamedTuple):
    """One thing that was looked at.

    Attributes:
        state: ``ok``, ``note`` (works, but know this) or ``bad``.
        number: how many there are, where they are counted.
    """

    check: str
    state: str
    message: Text
    remedy: Text | None = None
    number: int | None = None
