"""The check that a statement only reads the graph.

It works on tokens, not on text: words inside strings, comments, back-quoted names, property names, labels,
map keys and parameters are never keywords. What is left must be reading clauses, operators and functions of
the lists below: a clause, function or procedure that is not listed is refused, whether or not it is harmful.

Where the engines' lexers could see something else than this one does (escapes outside strings, invisible
characters, a number with a word on its heels), the statement is refused rather than guessed at.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn, Protocol

from chuyi.errors import ForbiddenError, Text

MAX_CHARACTERS = 100_000
MAX_DEPTH = 100

OPENING = frozenset("MATCH OPTIONAL WITH UNWIND RETURN CALL".split())
CLAUSES = OPENING | frozenset("WHERE ORDER SKIP OFFSET LIMIT UNION YIELD USING".split())
OPERATORS = frozenset(
    "AND OR XOR NOT IN STARTS ENDS CONTAINS IS AS WHEN THEN ELSE END ASC ASCENDING DESC DESCENDING ON".split()
)
# Words that are followed by what they work on, or stand in it.
OTHER_KEYWORDS = frozenset("BY DISTINCT ALL CASE INDEX SCAN JOIN TEXT RANGE POINT TYPED".split())
KEYWORDS = CLAUSES | OPERATORS | OTHER_KEYWORDS
# After these a further word begins something new, as it does after a value.
VALUE_LIKE = frozenset("END ASC ASCENDING DESC DESCENDING".split())

# Never admitted as a word of the statement, wherever it stands: belt and braces beside the list of clauses.
WRITING = frozenset(
    "CREATE MERGE SET DELETE DETACH NODETACH REMOVE FOREACH INSERT LOAD DROP ALTER GRANT DENY REVOKE RENAME TERMINATE "
    "TRANSACTIONS".split()
)

FUNCTIONS = frozenset(
    """
    all any exists isempty none single
    avg collect count max min percentilecont percentiledisc stdev stdevp sum
    char_length character_length coalesce elementid endnode head id last length nullif properties randomuuid size
    startnode timestamp toboolean tobooleanornull tofloat tofloatornull tointeger tointegerornull type valuetype
    keys labels nodes range reduce relationships reverse tail
    tobooleanlist tofloatlist tointegerlist tostringlist
    abs ceil floor isnan rand round sign e exp log log10 sqrt acos asin atan atan2 cos cosh cot coth degrees haversin
    pi radians sin sinh tan tanh
    btrim left lower ltrim normalize replace right rtrim split substring tolower tostring tostringornull toupper trim
    upper
    date datetime localdatetime localtime time duration
    date.truncate datetime.truncate localdatetime.truncate localtime.truncate time.truncate
    datetime.fromepoch datetime.fromepochmillis
    duration.between duration.indays duration.inmonths duration.inseconds
    point point.distance point.withinbbox
    shortestpath allshortestpaths
    """.split()
)

PROCEDURES = frozenset(
    """
    db.labels db.relationshiptypes db.propertykeys
    db.schema.nodetypeproperties db.schema.reltypeproperties
    db.index.fulltext.querynodes db.index.fulltext.queryrelationships
    """.split()
)

NUMBER = re.compile(r"0[xX][0-9a-fA-F]+|0[oO][0-7]+|\d[\d_]*(\.\d[\d_]*)?([eE][+-]?\d+)?")
ESCAPE = re.compile(r"\\u+([0-9a-fA-F]{4})?")
QUOTED = {
    "'": re.compile(r"'(?:[^'\\]|\\.)*'", re.DOTALL),
    '"': re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL),
    "`": re.compile(r"`(?:[^`]|``)*`", re.DOTALL),
}
COMMENTS = (re.compile(r"//[^\r\n]*"), re.compile(r"/\*.*?\*/", re.DOTALL))
PUNCTUATION = frozenset("()[]{}.,:;|&!%=<>+-*/^~")


class _Refuse(Protocol):
    def __call__(self, position: int, zh: str, en: str) -> NoReturn: ...


@dataclass(frozen=True)
class Token:
    """``kind`` is word, name (back-quoted), value (string, number, parameter), mark, or end."""

    kind: str
    text: str
    position: int


def check_reading(cypher: str, *, plans: bool = False) -> None:
    """Make sure that a statement does nothing but read the graph.

    Args:
        cypher: the statement.
        plans: admit EXPLAIN and PROFILE before it.

    Raises:
        ForbiddenError: it is not a single reading statement; names the word and where it stands.
    """
    _Check(cypher, plans).run()


class _Check:
    """Goes over the tokens of one statement."""

    def __init__(self, cypher: str, plans: bool) -> None:
        self._cypher = cypher
        self._plans = plans
        if len(cypher) > MAX_CHARACTERS:
            self._refuse(
                MAX_CHARACTERS,
                f"语句超过 {MAX_CHARACTERS} 个字符",
                f"the statement has more than {MAX_CHARACTERS} characters",
            )
        self._tokens = [*_tokens(cypher, self._refuse), Token("end", "", len(cypher))]
        self._names: list[bool] = []  # whether a token is a word that can only be a name
        for index in range(len(self._tokens)):
            self._names.append(self._tokens[index].kind == "word" and self._only_name(index))

    def run(self) -> None:
        self._check_marks()
        start = 0
        if self._plans and self._tokens[0].text.upper() in ("EXPLAIN", "PROFILE"):
            start = 1
        self._check_opening(start)
        for index in range(start, len(self._tokens)):
            token = self._tokens[index]
            if token.kind == "word" and not self._names[index]:
                self._check_word(index)
            if token.kind in ("word", "name") and self._text(index + 1) == "(":
                self._check_call(index)

    def _text(self, index: int) -> str:
        return self._tokens[index].text if 0 <= index < len(self._tokens) else ""

    def _keyword(self, index: int) -> str:
        """The word in capitals; empty for anything that is no word, or is one as a name."""
        if index < 0 or self._tokens[index].kind != "word" or self._names[index]:
            return ""
        return _capitals(self._tokens[index].text)

    # -- single checks

    def _check_marks(self) -> None:
        """One statement, and not nested so deep that a parser's stack overflows."""
        depth = 0
        for index, token in enumerate(self._tokens):
            if token.kind != "mark":
                continue
            if token.text == ";" and self._tokens[index + 1].kind != "end":
                self._refuse(token.position, "只能有一条语句", "only a single statement is admitted")
            depth += (token.text in "([{") - (token.text in ")]}")
            if depth > MAX_DEPTH:
                self._refuse(token.position, "括号嵌套太深", "brackets are nested too deeply")

    def _check_opening(self, index: int) -> None:
        """A statement, or a part of a UNION, begins with a reading clause."""
        token = self._tokens[index]
        if token.kind != "word" or _capitals(token.text) not in OPENING:
            self._refuse_word(token)

    def _check_word(self, index: int) -> None:
        token = self._tokens[index]
        word = _capitals(token.text)
        if word in WRITING:
            self._refuse_word(token)
        if self._follows_value(index) and word not in CLAUSES | OPERATORS:
            self._refuse_word(token)
        if word == "UNION":
            self._check_opening(index + 1 + (self._keyword(index + 1) in ("ALL", "DISTINCT")))
        if word == "OPTIONAL" and self._begins_clause(index) and self._keyword(index + 1) not in ("MATCH", "CALL"):
            self._refuse_word(self._tokens[index + 1])
        if word == "CALL" and self._begins_clause(index):
            self._check_procedure(index + 1)

    def _check_procedure(self, index: int) -> None:
        if self._text(index) in ("{", "("):
            return  # a subquery; what is in it is checked like everything else
        name = self._dotted_from(index)
        if name.lower() not in PROCEDURES:
            self._refuse(
                self._tokens[index].position,
                f"不能调用过程 {name or self._text(index)}",
                f"the procedure {name or self._text(index)} is not admitted",
            )

    def _check_call(self, index: int) -> None:
        """A name before a bracket is a function, a procedure, a keyword, or a label in an index hint."""
        if self._keyword(index) in KEYWORDS and self._text(index - 1) != ".":
            return
        if self._text(index - 1) == ":":
            return
        first = index
        while self._text(first - 1) == "." and self._tokens[first - 2].kind in ("word", "name"):
            first -= 2
        name = self._dotted_from(first)
        called = self._keyword(first - 1) == "CALL"
        if name.lower() not in (PROCEDURES if called else FUNCTIONS):
            self._refuse(self._tokens[first].position, f"不能调用函数 {name}", f"the function {name} is not admitted")

    # -- what a word is

    def _only_name(self, index: int) -> bool:
        """Whether a word can only be the name of something: a property, a label, a map's key, an alias."""
        before, after = self._text(index - 1), self._text(index + 1)
        if before in (".", ":"):
            return True
        if after == ":" and before in ("{", ","):
            return True
        # "x AS create"; a variable may be named "as", too: then it does not follow a value
        return self._keyword(index - 1) == "AS" and self._follows_value(index - 1)

    def _begins_clause(self, index: int) -> bool:
        """Whether a clause begins here, as against a variable that is named like one."""
        return (
            index == 0
            or self._text(index - 1) == "{"
            or self._follows_value(index)
            or (self._keyword(index - 1) in ("UNION", "ALL", "DISTINCT", "OPTIONAL", "EXPLAIN", "PROFILE"))
        )

    def _follows_value(self, index: int) -> bool:
        """Whether what stands before this token is complete, so that a word here is an operator or a clause."""
        if index == 0:
            return False
        before = self._tokens[index - 1]
        if before.kind in ("value", "name"):
            return True
        if before.kind == "mark":
            if before.text in (")", "]", "}"):
                return True
            # WITH * and RETURN *, as against a product
            return before.text == "*" and self._keyword(index - 2) in ("WITH", "RETURN", "DISTINCT", "YIELD")
        if self._names[index - 1]:
            return True
        word = _capitals(before.text)
        return word in VALUE_LIKE or word not in KEYWORDS

    def _dotted_from(self, index: int) -> str:
        """The dotted name that begins at a token, without back quotes."""
        parts = []
        while self._tokens[index].kind in ("word", "name"):
            parts.append(self._tokens[index].text)
            if self._text(index + 1) != ".":
                break
            index += 2
        return ".".join(parts)

    # -- refusing

    def _refuse_word(self, token: Token) -> NoReturn:
        shown = token.text[:40] or "…"
        self._refuse(token.position, f"不允许使用 {shown}", f"{shown} is not admitted")

    def _refuse(self, position: int, zh: str, en: str) -> NoReturn:
        line = self._cypher.count("\n", 0, position) + 1
        column = position - self._cypher.rfind("\n", 0, position)
        raise ForbiddenError(
            Text(
                f"提问只能读图：第 {line} 行第 {column} 列，{zh}。",
                f"Questions may only read the graph: line {line}, column {column}: {en}.",
            ),
            Text(
                "请只用 MATCH、WHERE、WITH、UNWIND、RETURN 等读取子句；名称与关键字相同时加反引号。",
                "Use reading clauses only (MATCH, WHERE, WITH, UNWIND, RETURN …); back-quote a name that is a keyword.",
            ),
        )


def _capitals(word: str) -> str:
    """A word as the most generous of lexers would read it: ``ſet`` and ``ＳＥＴ`` are SET."""
    return unicodedata.normalize("NFKC", word).casefold().upper()


def _tokens(cypher: str, refuse: _Refuse) -> Iterator[Token]:
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


def _token(cypher: str, position: int, refuse: _Refuse) -> tuple[Token, int]:
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
    refuse(position, f"不认识的字符 {character!r}", f"unknown character {character!r}")


def _in_word(character: str) -> bool:
    return character == "_" or unicodedata.category(character) in {
        "Lu", "Ll", "Lt", "Lm", "Lo", "Nl", "Nd", "Mn", "Mc", "Pc",
    }  # fmt: skip


def _comment_end(cypher: str, position: int, refuse: _Refuse) -> int:
    for pattern in COMMENTS:
        found = pattern.match(cypher, position)
        if found:
            _check_escapes(found[0], position, refuse)
            return found.end()
    refuse(position, "注释没有结束", "the comment does not end")


def _quoted(cypher: str, position: int, refuse: _Refuse) -> tuple[Token, int]:
    found = QUOTED[cypher[position]].match(cypher, position)
    if not found:
        refuse(position, "引号没有结束", "the quotation does not end")
    _check_escapes(found[0], position, refuse)
    if cypher[position] == "`":
        return Token("name", found[0][1:-1].replace("``", "`"), position), found.end()
    return Token("value", found[0], position), found.end()


def _check_escapes(text: str, position: int, refuse: _Refuse) -> None:
    """Unicode escapes must stay what they are, whether they are read before the quotes or after."""
    for found in ESCAPE.finditer(text):
        if found[1] is None or not chr(int(found[1], 16)).isalnum():
            refuse(position + found.start(), "不允许的 Unicode 转义", "a Unicode escape that is not admitted")


def _parameter(cypher: str, position: int, refuse: _Refuse) -> tuple[Token, int]:
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
