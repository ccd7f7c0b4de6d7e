"""The names in a statement: labels, relations, properties with their lines, what variables are, and its columns.

No parser of Cypher: a scan of tokens that is right for statements as questions are written, and silent where it is
not sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

TOKEN = re.compile(r"[^\W\d]\w*|\$\w+|\d[\w.]*|->|<-|\S")
WORD = re.compile(r"[^\W\d]\w*")
SEPARATORS = ("|", "&", ":", "!")
END_OF_RETURN = frozenset({"ORDER", "SKIP", "LIMIT", "UNION"})


@dataclass(frozen=True)
class Word:
    """A name in a statement.

    Attributes:
        kind: ``label``, ``relation`` or ``property``.
        line: in which line, from 1.
        owner: of a property the variable that it is asked of, where that is plain.
    """

    kind: str
    text: str
    line: int
    owner: str | None = None


def words_of(bare: str) -> list[Word]:
    """Labels, relation types and properties, in order; ``bare`` has neither strings nor comments."""
    return list(_words(_Tokens(bare)))


def typed_variables(bare: str) -> dict[str, frozenset[str]]:
    """What variables are: the labels or relation types that patterns give them.

    A variable is left out when it is also met without a type of its own making: as an alias, or in UNWIND.
    """
    tokens = _Tokens(bare)
    found: dict[str, set[str]] = {}
    unsure: set[str] = set()
    for index, token in enumerate(tokens.texts):
        if token.upper() == "AS":
            unsure.add(tokens.at(index + 1))
        if not WORD.fullmatch(token) or tokens.at(index - 1) not in ("(", "["):
            continue
        if tokens.at(index + 1) != ":":
            continue
        names = list(tokens.alternatives(index + 2))
        if any(separator in ("&", "!") for separator in tokens.texts[index + 2 : index + 2 + 2 * len(names)]):
            unsure.add(token)
        found.setdefault(token, set()).update(text for text, _ in names)
    return {name: frozenset(types) for name, types in found.items() if name not in unsure}


def returned_columns(bare: str) -> tuple[int, list[str]] | None:
    """Line and names of the columns of the last RETURN; None where one has no plain name."""
    tokens = _Tokens(bare)
    starts = [index for index, depth in enumerate(tokens.depths) if depth == 0 and tokens.at(index).upper() == "RETURN"]
    if not starts:
        return None
    items: list[list[str]] = [[]]
    for index in range(starts[-1] + 1, len(tokens.texts)):
        text, depth = tokens.texts[index], tokens.depths[index]
        if depth == 0 and text.upper() in END_OF_RETURN:
            break
        if depth == 0 and text == ",":
            items.append([])
        elif text.upper() != "DISTINCT" or items[-1]:
            items[-1].append(text)
    names = []
    for item in items:
        if len(item) == 1 or (len(item) > 2 and item[-2].upper() == "AS"):
            names.append(item[-1])
        else:
            return None
    return tokens.lines[starts[-1]], names


class _Tokens:
    """Tokens with their lines, and how deep in brackets they stand."""

    def __init__(self, bare: str) -> None:
        matches = list(TOKEN.finditer(bare))
        self.texts = [match[0] for match in matches]
        self.lines = [bare.count("\n", 0, match.start()) + 1 for match in matches]
        self.depths: list[int] = []
        depth = 0
        for text in self.texts:
            depth -= text in ")]}"
            self.depths.append(depth)
            depth += text in "([{"

    def at(self, index: int) -> str:
        """The token there; nothing beyond both ends."""
        return self.texts[index] if 0 <= index < len(self.texts) else ""

    def alternatives(self, index: int) -> Iterator[tuple[str, int]]:
        """The names in ``A|B|C`` from ``index`` on, with their lines."""
        while index < len(self.texts):
            if WORD.fullmatch(self.texts[index]):
                yield self.texts[index], self.lines[index]
                if self.at(index + 1) not in SEPARATORS:
                    return
            elif self.texts[index] not in SEPARATORS:
                return
            index += 1


def _words(tokens: _Tokens) -> Iterator[Word]:
    brackets: list[str] = []
    for index, token in enumerate(tokens.texts):
        before, after = tokens.at(index - 1), tokens.at(index + 1)
        if token in ("(", "[", "{"):
            brackets.append("relation" if token == "[" and before in ("-", "<-") else token)
        elif token in (")", "]", "}") and brackets:
            brackets.pop()
        elif token == "." and WORD.fullmatch(after) and tokens.at(index + 2) != "(":
            if WORD.fullmatch(before) or before in (")", "]"):
                owner = before if WORD.fullmatch(before) and tokens.at(index - 2) != "." else None
                yield Word("property", after, tokens.lines[index + 1], owner)
        elif token == ":" and not _is_key(tokens, index - 1, brackets):
            kind = "relation" if brackets[-1:] == ["relation"] else "label"
            yield from (Word(kind, text, line) for text, line in tokens.alternatives(index + 1))


def _is_key(tokens: _Tokens, index: int, brackets: Sequence[str]) -> bool:
    """Whether the word before a colon is a key of a map."""
    return list(brackets[-1:]) == ["{"] and index > 0 and tokens.at(index - 1) in ("{", ",")
