"""Relations between entities: one for each pair of ends and key, with all its evidence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from chuyi.graph.build.contradictions import contested
from chuyi.graph.build.precedence import order_of
from chuyi.graph.build.projection import Projection, RelationKind
from chuyi.graph.build.statements import Statement, acceptances, best, provenance, spans_of
from chuyi.graph.build.validity_period import open_time, period
from chuyi.graph.facts import digest
from chuyi.graph.ledger import FactRow
from chuyi.graph.ledger.canonical import to_json
from chuyi.graph.schema import Ontology


def relation_id(ontology: Ontology, fact: FactRow, subject: str, object_: str | None) -> str:
    """A hash of the relation's type, its two canonical ends and the properties of its key, absent ones too."""
    key = [
        None if fact.value.get(name) is None else to_json(fact.value[name])
        for name in ontology.relations[fact.predicate].key
    ]
    return f"{fact.predicate.lower()}-{digest(fact.predicate, subject, object_, *key)}"


def add_relation(
    projection: Projection,
    ontology: Ontology,
    kind: RelationKind,
    id_: str,
    statements: Sequence[Statement],
    *,
    mark_open: bool = False,
) -> None:
    """Add one relation, of which all ``statements`` speak.

    Args:
        mark_open: say which ends of its time are open (in graphs as of a date).
    """
    spans = spans_of(statements)
    first = statements[0]
    declared = ontology.relations[kind[0]].properties
    start = best(statements, lambda item: period(item.fact).start)
    end = best(statements, lambda item: period(item.fact).end)
    properties = {
        **{name: best(statements, _property(name), order_of(kind[0], name)) for name in declared},
        **contested(kind[0], declared, _said(statements)),
        "evidence": [span.passage for span in spans],
        "evidence_starts": [span.start for span in spans],
        "evidence_ends": [span.end for span in spans],
        **provenance(statements),
        "confidence": max(item.fact.confidence for item in statements),
        "accepted": acceptances(statements),
        "valid_from": start,
        "valid_to": end,
        "open_time": open_time(kind[0], start, end) if mark_open else None,
    }
    projection.add_relation(kind, id_, first.subject, str(first.object), properties)


def _said(statements: Sequence[Statement]) -> dict[str, list[tuple[Any, Statement]]]:
    """What is said of each property."""
    found: dict[str, list[tuple[Any, Statement]]] = {}
    for item in statements:
        for name, value in item.fact.value.items():
            found.setdefault(name, []).append((value, item))
    return found


def _property(name: str) -> Callable[[Statement], Any]:
    return lambda item: item.fact.value.get(name)
