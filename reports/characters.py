"""Characters that Office files cannot hold, shown instead of lost."""

from __future__ import annotations

import re

# XML 1.0 has no room for these; direction marks would turn what stands around them.
UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
LONGEST = 32_000  # characters in a cell; Excel takes 32,767


def fit(text: str) -> str:
    """The text with unfit characters as ``\\uXXXX`` and, where it is too long for a cell, cut with a mark."""
    shown = UNFIT.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return shown if len(shown) <= LONGEST else f"{shown[:LONGEST]}…（+{len(shown) - LONGEST}）"
