"""Checking a question before it is used: header, labels, relations, properties, reading only, both engines.

The names come from the ontology, so a misspelt label fails here instead of answering nothing for ever. Every problem
names its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from chuyi.errors import ChuyiError, ForbiddenError, Text
from chuyi.queries.catalogue import OWN
from chuyi.queries.cypher_words import Word, returned_columns, typed_variables, words_of
from chuyi.queries.header import Parameter, Question, header_line, read_question
from chuyi.queries.statement import OPAQUE

# What every node or relation of the graph may carry beside its declared properties.
PROVENANCE = frozenset(
    {
        *("id", "name", "type", "aliases", "grade", "needs_check", "sources", "first_seen", "last_seen"),
        *("evidence", "evidence_starts", "evidence_ends", "valid_from", "valid_to", "open_time"),
        *("confidence", "accepted"),
        *("contested", "contested_values", "contested_shown", "contested_passages", "contested_dates"),
        *("uri", "kind", "title", "address", "sha256", "read_at", "text", "source", "document", "location"),
        *("start", "end", "property", "value", "passage"),
        *("ledger", "run", "built_at", "complete", "counts", "known_at", "as_of"),
    }
)
# Of these an entity has only what its type declares.
TYPED = frozenset({"kind", "title", "address", "text", "source", "document", "location", "start", "end", "value"})
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
RETURN = re.compile(r"\bRETURN\b", re.IGNORECASE)
LINE = re.compile(r"line (\d+)")


class Problem(NamedTuple):
    """What is wrong, and in which line of the file."""

    line: int
    text: Text


def check_file(path: Path) -> list[Problem]:
    """What is wrong with a question's file, in the order of its lines; empty when nothing is.

    Raises:
        SchemaError: the file cannot be read or its header is wrong; names file and line.
    """
    return check_question(read_question(path, OWN))


def check_question(question: Question) -> list[Problem]:
    """As :func:`check_file`, of a question that is read already."""
    found = [
        *_header_problems(question),
        *_unreadable(question),
        *_name_problems(question),
        *_unportable(question),
        *_wrong_columns(question),
    ]
    return sorted(dict.fromkeys(found), key=lambda item: item.line)


def renderings(question: Question) -> Iterator[list[str]]:
    """The lines of the statement as it runs: with none, each one, each two and all of its optional parameters given."""
    required = {item.name for item in question.parameters.values() if item.required or item.default is not None}
    optional = [name for name in question.parameters if name not in required]
    for count in sorted({0, 1, 2, len(optional)}):
        for given in combinations(optional, count):
            yield question.statement.numbered(required | set(given) | {"facts", "grades"})


# -- the header


def _header_problems(question: Question) -> Iterator[Problem]:
    from chuyi.queries.parameters import convertible

    for item in question.parameters.values():
        wrong = _declaration(item)
        if wrong is not None:
            yield Problem(header_line(question, f"parameters.{item.name}"), wrong)
            continue
        values = [("parameters", item.default), ("example", question.example.get(item.name))]
        values += [("fixture", fixture.given.get(item.name)) for fixture in question.fixtures]
        for key, value in values:
            if value is not None:
                try:
                    convertible(item, value)
                except ChuyiError as error:
                    place = f"parameters.{item.name}" if key == "parameters" else f"{key}.{item.name}"
                    yield Problem(header_line(question, place), error.message)


def _declaration(item: Parameter) -> Text | None:
    """What is wrong with the types that a parameter names."""
    from chuyi.graph.engines.shape import PROVENANCE_NODES
    from chuyi.graph.schema import ontology

    labels = _labels()
    for label in item.of:
        if label not in labels:
            return Text(f"本体没有实体类型 {label}", f"the ontology has no entity type {label}")
    if item.choices in (None, "entities", "relations"):
        return None
    type_, _, property_ = str(item.choices).partition(".")
    if type_ in PROVENANCE_NODES and property_ in PROVENANCE:
        return None
    declared = ontology()
    owner = declared.relations.get(type_) or declared.entities.get(type_)
    if owner is None or property_ not in owner.properties:
        return Text(f"本体没有 {item.choices}", f"the ontology has no {item.choices}")
    if item.type == "enum" and not owner.properties[property_].values:
        return Text(f"{item.choices} 没有固定的取值，请用 text", f"{item.choices} has no declared values: use text")
    return None


# -- the statement


def _unreadable(question: Question) -> Iterator[Problem]:
    from chuyi.graph.engines.reading import check_reading

    for lines in renderings(question):
        try:
            check_reading("\n".join(lines))
        except ForbiddenError as error:
            place = LINE.search(error.message.en)
            yield Problem(int(place[1]) if place else 1, error.message)


def _name_problems(question: Question) -> Iterator[Problem]:
    from chuyi.graph.engines.shape import PROVENANCE_RELATIONS
    from chuyi.graph.schema import ontology

    declared = ontology()
    labels, relations = _labels(), {*declared.relations, *PROVENANCE_RELATIONS}
    bare = _bare(question)
    words = words_of(bare)
    types, known = typed_variables(bare), _any_property()
    for word in words:
        text = word.text
        if word.kind == "label" and text not in labels:
            yield Problem(word.line, Text(f"本体没有实体类型 {text}", f"the ontology has no entity type {text}"))
        elif word.kind == "relation" and text not in relations:
            yield Problem(word.line, Text(f"本体没有关系 {text}", f"the ontology has no relation {text}"))
        elif word.kind == "property" and text not in known:
            yield Problem(word.line, Text(f"本体没有属性 {text}", f"the ontology has no property {text}"))
        elif word.kind == "property":
            yield from _of_its_type(word, types)


def _of_its_type(word: Word, types: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
    """A property that exists, but not on what the variable is."""
    owners = types.get(word.owner or "", frozenset())
    known = [_properties(owner) for owner in sorted(owners)]
    if known and all(item is not None for item in known) and not any(word.text in (item or ()) for item in known):
        shown = "、".join(sorted(owners))
        yield Problem(
            word.line,
            Text(
                f"{shown} 没有属性 {word.text}",
                f"{', '.join(sorted(owners))} {'has' if len(owners) == 1 else 'have'} no property {word.text}",
            ),
        )


def _properties(owner: str) -> frozenset[str] | None:
    """The properties of an entity type's or a relation's things; None where they are not declared."""
    from chuyi.graph.schema import ontology

    declared = ontology()
    if owner in declared.relations:
        return (PROVENANCE - TYPED) | set(declared.relations[owner].properties)
    if owner not in declared.entities:
        return None
    fitting = declared.fitting((owner,))
    return (PROVENANCE - TYPED).union(*(declared.entities[type_].properties for type_ in fitting))


def _any_property() -> set[str]:
    from chuyi.graph.schema import ontology

    declared = ontology()
    of_entities = {name for item in declared.entities.values() for name in item.properties}
    return of_entities | {name for item in declared.relations.values() for name in item.properties} | PROVENANCE


def _labels() -> set[str]:
    from chuyi.graph.engines.shape import PROVENANCE_NODES, ROOTS
    from chuyi.graph.schema import ontology

    return {name for name, item in ontology().entities.items() if item.is_label} | {*ROOTS, *PROVENANCE_NODES}


def _unportable(question: Question) -> Iterator[Problem]:
    bare = _bare(question)
    for pattern, words in PORTABILITY:
        yield from (Problem(_line(bare, match.start()), words) for match in re.finditer(pattern, bare, re.IGNORECASE))
    while INNER.search(bare):  # subqueries and maps have an order of their own
        bare = INNER.sub(lambda match: _blank(match[0]), bare)
    if not ORDERED.search(bare):
        returns = [match.start() for match in RETURN.finditer(bare)]
        yield Problem(
            _line(bare, returns[-1] if returns else len(bare)),
            Text("最后要有 ORDER BY，行的顺序才固定", "it must end in ORDER BY, so that rows have one order"),
        )


def _wrong_columns(question: Question) -> Iterator[Problem]:
    """Columns of the last RETURN that the header does not declare in this order."""
    found = returned_columns(_bare(question))
    if found is None:
        return
    line, names = found
    shown = [name for name in names if not name.startswith("_")]
    if shown != list(question.columns):
        declared = list(question.columns)
        yield Problem(
            line,
            Text(
                f"语句给出的列是 {_joined(shown)}，问题说明里写的是 {_joined(declared)}",
                f"the statement gives the columns {_joined(shown)}, its header declares {_joined(declared)}",
            ),
        )


def _joined(names: Iterable[str]) -> str:
    return ", ".join(names)


def _bare(question: Question) -> str:
    """The whole statement, each line in its place in the file, without strings, quoted names and comments."""
    return OPAQUE.sub(lambda match: _blank(match[0]), "\n".join(question.statement.numbered(None)))


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1
