"""Entity nodes, and the passages' MENTIONS and STATES of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from chuyi.graph.build.contradictions import Side, contested
from chuyi.graph.build.precedence import order_of
from chuyi.graph.build.projection import Projection
from chuyi.graph.build.statements import RANKS, Statement, acceptances, best, day, provenance, ranked, spans_of
from chuyi.graph.facts import digest
from chuyi.graph.ledger import EntityRow, SourceRow
from chuyi.graph.ledger.canonical import to_json
from chuyi.graph.schema import EntityType, Ontology

# Where an alias of a kind stands among the node's properties; all stand in ``aliases`` too.
ALIAS_PROPERTIES = {"short": "short_names", "former": "former_names"}


def add_entity(
    projection: Projection,
    ontology: Ontology,
    entity: EntityRow,
    about: Sequence[Statement],
    touching: Sequence[Statement],
    texts: Sequence[SourceRow],
    then: Sequence[Statement] = (),
    rivals: Sequence[Side] = (),
) -> None:
    """Add an entity's node with its mentions and the statements about it.

    Args:
        entity: the canonical entity.
        about: properties and aliases of it.
        touching: relations that it is an end of.
        texts: sources that hold its text (documents).
        rivals: the other ends on which sources disagree.
        then: those of ``about`` that give the name by which it went then (in graphs as of a date).
    """
    declared = ontology.entities[entity.type]
    named = [item for item in about if _is_name(item, declared)]
    # Where no source states the name, that something is said of the thing shows that it is there.
    grounds = named or about or touching
    today = best([item for item in named if not item.other_name], _value) or entity.name
    name = best(then, _value) or today
    properties = {
        **_declared_properties(declared, about),
        **contested(entity.type, declared.properties, _said(about), rivals),
        declared.name_property: name,
        "name": name,
        "type": entity.type,
        "aliases": _other_names(declared, about, today, name),
        "evidence": list(dict.fromkeys(span.passage for span in spans_of(grounds))),
        **(provenance(grounds) if grounds else _from_texts(texts)),
    }
    projection.add_node(entity.type, entity.id, properties)
    _add_statements(projection, entity, declared, about)


def _is_name(item: Statement, declared: EntityType) -> bool:
    return item.fact.kind == "property" and item.fact.predicate == declared.name_property


def _is_alias(item: Statement) -> bool:
    return item.fact.kind == "alias" and item.fact.scope == "global" and item.fact.predicate != "misread"


def _value(item: Statement) -> Any:
    return item.fact.value


def _declared_properties(declared: EntityType, about: Sequence[Statement]) -> dict[str, Any]:
    stated: dict[str, list[Statement]] = {}
    for item in about:
        if item.fact.kind == "property":
            stated.setdefault(item.fact.predicate, []).append(item)
    for item in about:
        kind = ALIAS_PROPERTIES.get(item.fact.predicate) if item.fact.kind == "alias" else None
        if kind in declared.properties and item.fact.scope == "global":
            stated.setdefault(str(kind), []).append(item)
    found: dict[str, Any] = {}
    for name, statements in stated.items():
        if declared.properties[name].kind == "list":
            # Lists add up: what one source does not name, it does not deny.
            lists = ranked(statements, lambda item: item.fact.value if _is_list(item) else [item.fact.value])
            found[name] = list(dict.fromkeys(value for values in lists for value in values))
        else:
            found[name] = best(statements, _value, order_of(declared.type, name))
    return found


def _said(about: Sequence[Statement]) -> dict[str, list[tuple[Any, Statement]]]:
    """What is said of each property."""
    found: dict[str, list[tuple[Any, Statement]]] = {}
    for item in about:
        if item.fact.kind == "property":
            found.setdefault(item.fact.predicate, []).append((item.fact.value, item))
    return found


def _is_list(item: Statement) -> bool:
    return isinstance(item.fact.value, list)


def _other_names(declared: EntityType, about: Sequence[Statement], today: str, name: str) -> list[str]:
    found = {today}
    for item in about:
        if item.local_name:
            continue
        if _is_name(item, declared) or _is_alias(item):
            found.add(item.fact.value)
        elif item.fact.predicate in ALIAS_PROPERTIES.values():
            found.update(item.fact.value)
    return sorted(found - {name})


def _from_texts(texts: Sequence[SourceRow]) -> Mapping[str, Any]:
    grade = min((row.grade for row in texts), key=RANKS.__getitem__)
    return {
        "sources": sorted(row.id for row in texts),
        "grade": str(grade),
        "needs_check": grade.needs_check,
        "first_seen": min(day(row.first_seen) for row in texts),
        "last_seen": max(day(row.read_at) for row in texts),
    }


def _add_statements(
    projection: Projection, entity: EntityRow, declared: EntityType, about: Sequence[Statement]
) -> None:
    sure: dict[str, float] = {}
    for item in about:
        alias = item.fact.kind == "alias"
        property_ = ALIAS_PROPERTIES.get(item.fact.predicate, "aliases") if alias else item.fact.predicate
        mentions = alias or _is_name(item, declared)
        value = to_json(item.fact.value)
        within = [day for day in (item.fact.valid_from, item.fact.valid_to) if day]
        for span in item.spans:
            ends = span.passage, entity.id
            if mentions:
                id_ = f"mentions-{digest(*ends, span.start, span.end)}"
                where = {"start": span.start, "end": span.end}
                projection.add_relation(("MENTIONS", "Passage", entity.type), id_, *ends, where)
            id_ = f"states-{digest(*ends, property_, value, span.start, span.end, *within)}"
            sure[id_] = max(sure.get(id_, 0.0), item.fact.confidence)
            stated = {
                "property": property_,
                "value": item.fact.value,
                "start": span.start,
                "end": span.end,
                "confidence": sure[id_],
                "accepted": acceptances([item]),
                "valid_from": item.fact.valid_from,
                "valid_to": item.fact.valid_to,
            }
            projection.add_relation(("STATES", "Passage", entity.type), id_, *ends, stated)
