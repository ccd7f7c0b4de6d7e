"""How Chinese characters sound; the tables are loaded only when a question needs them."""

from __future__ import annotations

import re
from functools import cache


def syllables(text: str) -> tuple[str, ...]:
    """The commonest reading of each character, without tones."""
    from pypinyin import lazy_pinyin

    return tuple(lazy_pinyin(text))


@cache
def readings(character: str) -> frozenset[str]:
    """All readings of a character, without tones."""
    from pypinyin import Style, pinyin

    return frozenset(pinyin(character, style=Style.NORMAL, heteronym=True)[0])


def sound_alike(first: str, second: str, *, loosely: bool = False) -> bool:
    """Whether two texts of one length can be read alike, character by character; ``loosely`` as many speak:
    z for zh, n for l, in for ing."""
    sounds = _loose_readings if loosely else readings
    return len(first) == len(second) and all(
        one == other or sounds(one) & sounds(other) for one, other in zip(first, second, strict=True)
    )


@cache
def _loose_readings(character: str) -> frozenset[str]:
    loose = ((r"^([zcs])h", r"\1"), (r"^l", "n"), (r"ng$", "n"), (r"^f(?=u)", "h"))
    found = set()
    for reading in readings(character):
        spoken = reading
        for pattern, plain in loose:
            spoken = re.sub(pattern, plain, spoken)
        found.add(spoken)
    return frozenset(found)
