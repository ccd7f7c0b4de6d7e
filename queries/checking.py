"""Checking a question before it is used: labels, relations, properties, reading only, both engines.

The names come from the ontology, so a misspelt label fails here instead of answering nothing for ever.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from chuyi.errors import ForbiddenError, Text
from chuyi.queries.catalogue import OWN
from chuyi.queries.header import Question, read_question
from chuyi.queries.statement import OPAQUE

TOKEN = re.compile(r"[^\W\d]\w*|\$\w+|\d[\w.]*|->|<-|\S")
WORD = re.compile(r"[^\W\d]\w*")
SEPARATORS = ("|", "&", ":", "!")
# What every node or relation of the graph may carry beside its declared properties.
PROVENANCE = frozenset(
    {
        *("id", "name", "type", "aliases", "grade", "needs_check", "sources", "first_seen", "last_seen"),
        *("evidence", "evidence_starts", "evidence_ends", "valid_from", "valid_to", "open_time", "confidence"),
        *("contested", "contested_values", "contested_shown", "contested_passages", "contested_dates"),
        *("uri", "kind", "title", "address", "sha256", "read_at", "text", "source", "document", "location"),
        *("start", "end", "property", "value", "passage"),
        *("ledger", "run", "built_at", "complete", "counts", "known_at", "as_of"),
    }
)
PORTABILITY = (
    (r"\blabels\s*\(", Text("labels() 的顺序各引擎不同，请用属性 type", "labels() come in any order; use type")),
    (r"(?<![\w.])(elementId|id)\s*\(", Text("引擎内部编号会变，请用属性 id", "engine ids change; use the property id")),
    (r"\bSHORTEST\b", Text("请用 shortestPath() 或 allShortestPaths()", "use shortestPath() or allShortestPaths()")),
    (r"\bdb\.", Text("过程和全文索引各引擎不同", "procedures and full-text indexes differ between engines")),
    (
        r"\$\w+\s+IS\s+(NOT\s+)?NULL",
        Text(
            "“$x IS NULL OR …”用不上索引，请用条件行 //? x",
            "$x IS NULL OR … hides the index; use a line ending in //? x",
        ),
    ),
)
INNER = re.compile(r"\{[^{}]*\}")
ORDERED = re.compile(r"\bORDER\s+BY\b(?!.*\bRETURN\b)", re.DOTALL | re.IGNORECASE)


def check_file(path: Path) -> list[Text]:
    """What is wrong with a question's file, apart from its header.

    Raises:
        SchemaError: the file or its header is wrong; names file and line.
    """
    return check_question(read_question(path, OWN))


def check_question(question: Question) -> list[Text]:
    """What is wrong with a question's statement; empty when nothing is."""
    bare = OPAQUE.sub(" ", question.statement.text)
    return [*_unreadable(question), *_unknown_names(bare), *_unportable(bare)]


def renderings(question: Question) -> Iterator[str]:
    """The statement as it runs: with none, each one, each two and all of its optional parameters given."""
    required = {item.name for item in question.parameters.values() if item.required or item.default is not None}
    optional = [name for name in question.parameters if name not in required]
    for count in sorted({0, 1, 2, len(optional)}):
        for given in combinations(optional, count):
            yield question.statement.rendered(required | set(given) | {"facts", "grades"})


def _unreadable(question: Question) -> list[Text]:
    from chuyi.graph.engines.reading import check_reading

    found = []
    for text in dict.fromkeys(renderings(question)):
        try:
            check_reading(text)
        except ForbiddenError as error:
            found.append(error.message)
    return list(dict.fromkeys(found))


def _unknown_names(bare: str) -> list[Text]:
    from chuyi.graph.engines.shape import PROVENANCE_NODES, PROVENANCE_RELATIONS, ROOTS
    from chuyi.graph.schema import ontology

    declared = ontology()
    labels = {name for name, item in declared.entities.items() if item.is_label} | {*ROOTS, *PROVENANCE_NODES}
    relations = {*declared.relations, *PROVENANCE_RELATIONS}
    properties = set(PROVENANCE)
    for entity in declared.entities.values():
        properties |= set(entity.properties)
    for relation in declared.relations.values():
        properties |= set(relation.properties)
    found = []
    for kind, name in dict.fromkeys(_names(bare)):
        if kind == "label" and name not in labels:
            found.append(Text(f"本体没有实体类型 {name}", f"the ontology has no entity type {name}"))
        elif kind == "relation" and name not in relations:
            found.append(Text(f"本体没有关系 {name}", f"the ontology has no relation {name}"))
        elif kind == "property" and name not in properties:
            found.append(Text(f"本体没有属性 {name}", f"the ontology has no property {name}"))
    return found


def _unportable(bare: str) -> list[Text]:
    found = [words for pattern, words in PORTABILITY if re.search(pattern, bare, re.IGNORECASE)]
    while INNER.search(bare):  # subqueries and maps have an order of their own
        bare = INNER.sub(" ", bare)
    if not ORDERED.search(bare):
        found.append(Text("最后要有 ORDER BY，行的顺序才固定", "it must end in ORDER BY, so that rows have one order"))
    return found


def _names(bare: str) -> Iterator[tuple[str, str]]:
    """Labels, relation types and properties that a statement names."""
    tokens = TOKEN.findall(bare)
    brackets: list[str] = []
    for index, token in enumerate(tokens):
        before = tokens[index - 1] if index else ""
        after = tokens[index + 1] if index + 1 < len(tokens) else ""
        if token in "([{":
            brackets.append("relation" if token == "[" and before in ("-", "<-") else token)
        elif token in ")]}" and brackets:
            brackets.pop()
        elif token == "." and WORD.fullmatch(after) and not _called(tokens, index + 1):
            if WORD.fullmatch(before) or before in (")", "]"):
                yield "property", after
        elif token == ":" and not _is_key(tokens, index - 1, brackets):
            kind = "relation" if brackets[-1:] == ["relation"] else "label"
            yield from ((kind, name) for name in _alternatives(tokens, index + 1))


def _is_key(tokens: list[str], index: int, brackets: list[str]) -> bool:
    """Whether the word before a colon is a key of a map."""
    return brackets[-1:] == ["{"] and index > 0 and tokens[index - 1] in ("{", ",")


def _called(tokens: list[str], index: int) -> bool:
    return tokens[index + 1 : index + 2] == ["("]


def _alternatives(tokens: list[str], index: int) -> Iterator[str]:
    """The names in ``A|B|C`` from ``index`` on."""
    while index < len(tokens):
        if WORD.fullmatch(tokens[index]):
            yield tokens[index]
            if tokens[index + 1 : index + 2] not in [[mark] for mark in SEPARATORS]:
                return
        elif tokens[index] not in SEPARATORS:
            return
        index += 1
