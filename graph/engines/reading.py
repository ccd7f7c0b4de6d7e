"""The check that a statement only reads the graph.

It works on tokens, not on text: words inside strings, comments, back-quoted names, property names, labels,
map keys and parameters are never keywords. What is left must be reading clauses, operators and functions of
the lists below: a clause, function or procedure that is not listed is refused, whether or not it is harmful.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NoReturn

from chuyi.errors import ForbiddenError, Text
from chuyi.graph.engines.tokens import Token, capitals, tokens

MAX_CHARACTERS = 100_000
MAX_DEPTH = 100


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


OPENING = _words("MATCH OPTIONAL WITH UNWIND RETURN CALL")
CLAUSES = OPENING | _words("WHERE ORDER SKIP OFFSET LIMIT UNION YIELD USING")
OPERATORS = _words("AND OR XOR NOT IN STARTS ENDS CONTAINS IS AS WHEN THEN ELSE END ASC ASCENDING DESC DESCENDING ON")
# Words that are followed by what they work on, or stand in it.
OTHER_KEYWORDS = _words("BY DISTINCT ALL CASE INDEX SCAN JOIN TEXT RANGE POINT TYPED")
KEYWORDS = CLAUSES | OPERATORS | OTHER_KEYWORDS
# After these a further word begins something new, as it does after a value.
VALUE_LIKE = _words("END ASC ASCENDING DESC DESCENDING")

# Never admitted as a word of the statement, wherever it stands: belt and braces beside the list of clauses.
WRITING = _words(
    """
    CREATE MERGE SET DELETE DETACH NODETACH REMOVE FOREACH INSERT LOAD DROP ALTER GRANT DENY REVOKE RENAME TERMINATE
    TRANSACTIONS
    """
)

FUNCTIONS = _words(
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
    """
)

PROCEDURES = _words(
    """
    db.labels db.relationshiptypes db.propertykeys
    db.schema.nodetypeproperties db.schema.reltypeproperties
    db.index.fulltext.querynodes db.index.fulltext.queryrelationships
    """
)


# A question is asked many times, and its statement checked once.
@lru_cache(maxsize=256)
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
        self._tokens = [*tokens(cypher, self._refuse), Token("end", "", len(cypher))]
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
        return capitals(self._tokens[index].text)

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
        if token.kind != "word" or capitals(token.text) not in OPENING:
            self._refuse_word(token)

    def _check_word(self, index: int) -> None:
        token = self._tokens[index]
        word = capitals(token.text)
        if word in WRITING:
            self._refuse_word(token)
        if self._follows_value(index) and word not in CLAUSES | OPERATORS:
            self._refuse_word(token)
        if self._text(index - 1) == "{" and word not in OPENING and not self._in_braces(index):
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
        word = capitals(before.text)
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

    def _in_braces(self, index: int) -> bool:
        """Whether a word behind an opening brace is a projected variable, or a path's name in EXISTS or COUNT."""
        if self._keyword(index - 2) == "CALL" or self._text(index - 2) == ")":
            return False
        return self._text(index + 1) in (",", "}", "=")

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
