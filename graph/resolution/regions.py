"""Whether two regions can be one place, seen more or less closely."""

from __future__ import annotations

from collections.abc import Collection


def within(code: str, larger: str) -> bool:
    """Whether a GB/T 2260 code lies in another or is it."""
    return code.startswith(larger.removesuffix("00").removesuffix("00"))


def closest(regions: Collection[str]) -> list[str]:
    """The regions in which no other of them lies."""
    distinct = sorted(set(regions))
    return [code for code in distinct if not any(other != code and within(other, code) for other in distinct)]


def agree(some: Collection[str], others: Collection[str]) -> bool:
    """Whether nothing keeps two sets of regions apart; an empty one says nothing."""
    return all(within(one, other) or within(other, one) for one in some for other in others)
