"""How Chinese characters sound; the tables are loaded only when a question needs them."""

from __future__ import annotations

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


def sound_alike(first: str, second: str) -> bool:
    """Whether two texts of one length can be read alike, character by character."""
    return len(first) == len(second) and all(
        one == other or readings(one) & readings(other) for one, other in zip(first, second, strict=True)
    )
