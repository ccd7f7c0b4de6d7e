"""Decisions as rows and as plain JSON values, the same in every ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from chuyi.graph.facts import AliasFact, Entity, Grade, PropertyFact, RelationFact, digest
from chuyi.graph.ledger.canonical import to_json
from chuyi.graph.ledger.decisions.acts import Fact
from chuyi.graph.ledger.rows import EntityRow

# The kind of the sources that hold what people added, and the reader of their facts.
PERSON = "人工"
READER = "decision"


class Stated(NamedTuple):
    """A fact that a decision rejects or accepts, by its key, with what it says so that people can read it."""

    key: str
    kind: str
    subject: EntityRow
    predicate: str
    object: EntityRow | None
    value: Any


class Undone(NamedTuple):
    """Who took a decision back, when (ISO 8601, UTC) and why."""

    who: str
    at: str
    reason: str


@dataclass(frozen=True)
class Decision:
    """What a person decided.

    Attributes:
        id: hash of content, person and time; the same in every ledger that has it.
        kind: ``same``, ``different``, ``add``, ``accept``, ``reject`` or ``correct``.
        who, at, reason, source: by whom, when (ISO 8601, UTC), why, on what ground.
        pair: the two raw entities that are one or are not.
        rejects, accepts: the facts that are wrong, or right though they were read unsurely.
        adds: the fact that holds; ``grade`` is that of its ground.
        undone: None while it is in force.
    """

    kind: str
    who: str
    at: str
    reason: str
    source: str | None = None
    pair: tuple[EntityRow, EntityRow] | None = None
    rejects: tuple[Stated, ...] = ()
    adds: Fact | None = None
    grade: Grade = Grade.UNKNOWN
    undone: Undone | None = None
    accepts: tuple[Stated, ...] = ()

    @property
    def id(self) -> str:
        """32 hex digits."""
        return digest("decision", self.kind, self.subject, self.who, self.at)

    @property
    def subject(self) -> str:
        """What is decided about, as a hash: two decisions on one pair have one, whatever they say of it."""
        if self.pair:
            return pair_key(self.pair[0].id, self.pair[1].id)
        keys = sorted(stated.key for stated in (*self.rejects, *self.accepts))
        return digest("facts", *keys, to_json(fact_values(self.adds)) if self.adds else None)

    @property
    def matters(self) -> frozenset[str]:
        """What it settles, as hashes: two decisions that share one contradict each other unless they say the same."""
        return frozenset({self.subject, *(stated.key for stated in (*self.rejects, *self.accepts))})

    @property
    def source_uri(self) -> str:
        """The address of the source that holds what it adds."""
        return f"chuyi:decision/{self.id}"

    def values(self) -> dict[str, Any]:
        """As plain values, without what came after it."""
        return {
            "id": self.id,
            "kind": self.kind,
            "who": self.who,
            "at": self.at,
            "reason": self.reason,
            "source": self.source,
            "grade": str(self.grade),
            "pair": [list(thing) for thing in self.pair] if self.pair else None,
            "rejects": [_stated_values(stated) for stated in self.rejects],
            "accepts": [_stated_values(stated) for stated in self.accepts],
            "adds": fact_values(self.adds) if self.adds else None,
        }


def pair_key(one: str, other: str) -> str:
    """What stands for a pair of raw entities, in whatever order."""
    return digest("pair", *sorted((one, other)))


def decision_from(values: Mapping[str, Any], undone: Undone | None = None) -> Decision:
    """The decision of its plain values.

    Raises:
        KeyError, TypeError, ValueError: they are not those of a decision.
    """
    pair = values["pair"]
    decision = Decision(
        values["kind"],
        values["who"],
        values["at"],
        values["reason"],
        values["source"],
        (_thing(pair[0]), _thing(pair[1])) if pair else None,
        tuple(_stated(item) for item in values["rejects"]),
        fact_from(values["adds"]) if values["adds"] else None,
        Grade(values["grade"]),
        undone,
        tuple(_stated(item) for item in values.get("accepts", ())),  # those made before there was such a decision
    )
    if decision.id != values["id"]:
        raise ValueError(f"decision {values['id']} does not say what it said when it was made")
    return decision


def fact_values(fact: Fact) -> dict[str, Any]:
    """A fact as plain values, without evidence and reader."""
    period = {"valid_from": fact.valid_from, "valid_to": fact.valid_to}
    match fact:
        case PropertyFact():
            own = {"entity": _entity_values(fact.entity), "property": fact.property, "value": fact.value}
            return {"fact": "property", **own, **period}
        case RelationFact():
            ends = {"subject": _entity_values(fact.subject), "object": _entity_values(fact.object)}
            return {"fact": "relation", "type": fact.type, **ends, "properties": dict(fact.properties), **period}
        case AliasFact():
            own = {"entity": _entity_values(fact.entity), "alias": fact.alias, "kind": fact.kind}
            return {"fact": "alias", **own, **period}


def fact_from(values: Mapping[str, Any]) -> Fact:
    """The fact of its plain values; it has no evidence."""
    period = {"valid_from": values["valid_from"], "valid_to": values["valid_to"]}
    match values["fact"]:
        case "property":
            value = tuple(values["value"]) if isinstance(values["value"], list) else values["value"]
            return PropertyFact(_entity(values["entity"]), values["property"], value, (), READER, **period)
        case "relation":
            ends = _entity(values["subject"]), _entity(values["object"])
            return RelationFact(values["type"], *ends, (), READER, values["properties"], **period)
        case "alias":
            return AliasFact(_entity(values["entity"]), values["alias"], values["kind"], (), READER, **period)
    raise ValueError(f"no kind of fact: {values['fact']}")


def _entity_values(entity: Entity) -> list[Any]:
    return [entity.type, entity.name, list(entity.identity), entity.region]


def _entity(values: list[Any]) -> Entity:
    type_, name, identity, region = values
    return Entity(type_, name, tuple(identity), region)


def _thing(values: list[Any]) -> EntityRow:
    id_, type_, name, identity, region = values
    return EntityRow(id_, type_, name, tuple(identity), region)


def _stated_values(stated: Stated) -> dict[str, Any]:
    return {**stated._asdict(), "subject": list(stated.subject), "object": stated.object and list(stated.object)}


def _stated(values: Mapping[str, Any]) -> Stated:
    object_ = values["object"]
    return Stated(
        values["key"],
        values["kind"],
        _thing(values["subject"]),
        values["predicate"],
        _thing(object_) if object_ else None,
        values["value"],
    )
