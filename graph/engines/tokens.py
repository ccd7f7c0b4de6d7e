"""The words and marks of a Cypher statement, told from what stands in strings, comments and back quotes.

Where the engines' lexers could see something else than this one does (escapes outside strings, invisible
characters, a number with a word on its heels), it refuses to guess.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn, Protocol

NUMBER = re.compile(r"0[xX][0-9a-fA-F]+|0[oO][0-7]+|\d[\d_]*(\.\d[\d_]*)?([eE][+-]?\d+)?")
ESCAPE = re.compile(r"\\u+([0-9a-fA-F]{4})?")
QUOTED = {
    "'": re.compile(r"'(?:[^'\\]|\\.)*'", re.DOTALL),
    '"': re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL),
    "`": re.compile(r"`(?:[^`]|``)*`", re.DOTALL),
}
COMMENTS = (re.compile(r"//[^\r\n]*"), re.compile(r"/\*.*?\*/", re.DOTALL))
PUNCTUATION = frozenset("()[]{}.,:;|&!%=<>+-*/^~")


@dataclass(frozen=True)
class Token:
    """``kind`` is word, name (back-quoted), value (string, number, parameter), mark, or end."""

    kind: str
    text: str
    position: int


class Refuse(Protocol):
    """Refuses the statement for what stands at a position, in Chinese and English."""

    def __call__(self, position: int, zh: str, en: str) -> NoReturn: ...


def capitals(word: str) -> str:
    """A word as the most generous of lexers would read it: ``ſet`` and ``ＳＥＴ`` are SET."""
    return unicodedata.normalize("NFKC", word).casefold().upper()


def tokens(cypher: str, refuse: Refuse) -> Iterator[Token]:
    """The tokens of a statement, without spaces and comments."""
    position = 0
    while position < len(cypher):
        character = cypher[position]
        if character in " \t\r\n\f" or unicodedata.category(character) == "Zs":
            position += 1
            continue
        if cypher.startswith(("//", "/*"), position):
            position = _comment_end(cypher, position, refuse)
            continue
        token, end = _token(cypher, position, refuse)
        yield token
        position = end


def _token(cypher: str, position: int, refuse: Refuse) -> tuple[Token, int]:
    """The token at ``position`` and where it ends."""
    character = cypher[position]
    if character in QUOTED:
        return _quoted(cypher, position, refuse)
    if character.isascii() and character.isdigit():
        found = NUMBER.match(cypher, position)
        assert found
        end = found.end()
        if end < len(cypher) and _in_word(cypher[end]):
            refuse(end, "数字后面紧跟着字", "a word follows a number without a space")
        if cypher[end : end + 1] == "." and cypher[end : end + 2] != "..":
            refuse(end, "数字后面紧跟着点", "a dot follows a number")
        return Token("value", found[0], position), end
    if character == "$":
        return _parameter(cypher, position, refuse)
    if _in_word(character):
        end = position
        while end < len(cypher) and _in_word(cypher[end]):
            end += 1
        return Token("word", cypher[position:end], position), end
    if cypher.startswith("..", position):
        return Token("mark", "..", position), position + 2
    if character in PUNCTUATION:
        return Token("mark", character, position), position + 1
    return refuse(position, f"不认识的字符 {character!r}", f"unknown character {character!r}")


def _in_word(character: str) -> bool:
    return character == "_" or unicodedata.category(character) in {
        "Lu", "Ll", "Lt", "Lm", "Lo", "Nl", "Nd", "Mn", "Mc", "Pc",
    }  # fmt: skip


def _comment_end(cypher: str, position: int, refuse: Refuse) -> int:
    for pattern in COMMENTS:
        found = pattern.match(cypher, position)
        if found:
            _check_escapes(found[0], position, refuse)
            return found.end()
    return refuse(position, "注释没有结束", "the comment does not end")


def _quoted(cypher: str, position: int, refuse: Refuse) -> tuple[Token, int]:
    found = QUOTED[cypher[position]].match(cypher, position)
    if not found:
        refuse(position, "引号没有结束", "the quotation does not end")
    _check_escapes(found[0], position, refuse)
    if cypher[position] == "`":
        return Token("name", found[0][1:-1].replace("``", "`"), position), found.end()
    return Token("value", found[0], position), found.end()


def _check_escapes(text: str, position: int, refuse: Refuse) -> None:
    """Unicode escapes must stay what they are, whether they are read before the quotes or after."""
    for found in ESCAPE.finditer(text):
        if found[1] is None or not chr(int(found[1], 16)).isalnum():
            refuse(position + found.start(), "不允许的 Unicode 转义", "a Unicode escape that is not admitted")


def _parameter(cypher: str, position: int, refuse: Refuse) -> tuple[Token, int]:
    """``$name``, ``$1`` or a back-quoted one: a value."""
    start = end = position + 1
    if cypher[start : start + 1] == "`":
        _, end = _quoted(cypher, start, refuse)
    else:
        while end < len(cypher) and _in_word(cypher[end]):
            end += 1
    if end == start:
        refuse(position, "$ 后面没有参数名", "no name follows $")
    return Token("value", cypher[position:end], position), end
