"""Decisions in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from chuyi.errors import Text
from chuyi.graph.facts import AliasFact, PropertyFact, RelationFact
from chuyi.graph.ledger.decisions.acts import Fact
from chuyi.graph.ledger.decisions.decision import Decision, Stated
from chuyi.graph.schema import ontology

_ALIAS = Text("别名", "other name")


def decided_words(decision: Decision) -> Text:
    """What a decision is about: the two names, the facts that are right, or those that go and the one that comes."""
    if decision.pair:
        one, other = decision.pair
        return Text(f"{one.name} / {other.name}", f"{one.name} / {other.name}")
    gone = [stated_words(stated) for stated in (*decision.rejects, *decision.accepts)]
    parts = [Text("、".join(text.zh for text in gone), ", ".join(text.en for text in gone))] if gone else []
    if decision.adds:
        parts.append(fact_words(decision.adds))
    return Text(" → ".join(text.zh for text in parts), " → ".join(text.en for text in parts))


def stated_words(stated: Stated) -> Text:
    """A fact of the ledger in words."""
    if stated.object:
        return _relation(stated.subject.name, stated.predicate, stated.object.name, stated.value)
    if stated.kind == "alias":
        return _has(stated.subject.name, _ALIAS, stated.value)
    label = ontology().entities[stated.subject.type].properties[stated.predicate].label
    return _has(stated.subject.name, label, stated.value)


def fact_words(fact: Fact) -> Text:
    """A fact in words."""
    match fact:
        case PropertyFact():
            label = ontology().entities[fact.entity.type].properties[fact.property].label
            return _has(fact.entity.name, label, fact.value)
        case RelationFact():
            return _relation(fact.subject.name, fact.type, fact.object.name, fact.properties)
        case AliasFact():
            return _has(fact.entity.name, _ALIAS, fact.alias)


def _has(name: str, label: Text, value: Any) -> Text:
    shown = "、".join(value) if isinstance(value, (list, tuple)) else str(value)
    return Text(f"{name} {label.zh}={shown}", f"{name} {label.en}={shown}")


def _relation(subject: str, type_: str, object_: str, properties: Mapping[str, Any]) -> Text:
    label = ontology().relations[type_].label
    more = "，".join(f"{name}={value}" for name, value in properties.items() if value is not None)
    more = f"（{more}）" if more else ""
    return Text(f"{subject} {label.zh} {object_}{more}", f"{subject} {label.en} {object_}{more}")
