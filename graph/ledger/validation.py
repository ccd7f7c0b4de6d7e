"""Facts against the ontology. What does not fit becomes a counted reject, never silence."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, TypeVar

from chuyi.errors import Text
from chuyi.graph.facts import (
    AliasFact,
    Entity,
    Evidence,
    Passage,
    PropertyFact,
    Reason,
    Reject,
    RelationFact,
    SourceFacts,
    Value,
)
from chuyi.graph.schema import Ontology, Property, ontology

ALIAS_KINDS = ("short", "former", "declared", "misread")
SCOPES = ("global", "source")

_Fact = TypeVar("_Fact", PropertyFact, RelationFact, AliasFact)


@dataclass(frozen=True)
class Problem:
    """Why a fact does not fit, the value that is wrong and, where one property is meant, its name."""

    reason: Reason
    value: object
    words: Text
    column: str | None = None


def validate(facts: SourceFacts, declared: Ontology | None = None) -> SourceFacts:
    """The same source with the facts that fit; the others are among its rejects, with their reason.

    The property ``name`` of a type whose name is called otherwise (a Task's title) gets that name.
    """
    rules = Rules(declared or ontology())
    rejects = list(facts.rejects)

    def fitting(items: Iterable[_Fact], problem_of: Any) -> tuple[_Fact, ...]:
        good = []
        for item in items:
            problem = rules.evidence_problem(item.evidence, facts.passages) or problem_of(item)
            if problem is None:
                good.append(item)
            else:
                rejects.append(_reject(problem, item.evidence, facts.passages))
        return tuple(good)

    return replace(
        facts,
        properties=fitting(map(rules.with_declared_name, facts.properties), rules.property_problem),
        relations=fitting(facts.relations, rules.relation_problem),
        aliases=fitting(facts.aliases, rules.alias_problem),
        rejects=tuple(rejects),
    )


class Rules:
    """What the ontology demands, laid out for quick asking."""

    def __init__(self, declared: Ontology) -> None:
        self._ontology = declared
        self._concrete = frozenset(declared.concrete)
        self._ends_problem = cache(declared.relation_problem)

    def with_declared_name(self, fact: PropertyFact) -> PropertyFact:
        """``name`` under the name that the type gives it."""
        if fact.property == "name" and fact.entity.type in self._concrete:
            declared = self._ontology.entities[fact.entity.type].name_property
            if declared != "name":
                return replace(fact, property=declared)
        return fact

    def evidence_problem(self, evidence: tuple[Evidence, ...], passages: tuple[Passage, ...]) -> Problem | None:
        """A fact needs evidence, and evidence must lie inside its passage."""
        if not evidence:
            return Problem(Reason.NO_EVIDENCE, "", Text("没有出处", "there is no evidence"))
        for item in evidence:
            inside = 0 <= item.passage < len(passages)
            if inside and item.start is not None:
                end = item.end if item.end is not None else -1
                inside = 0 <= item.start <= end <= len(passages[item.passage].text)
            if not inside:
                words = Text("出处超出了原文", "the evidence lies outside its passage")
                return Problem(Reason.NO_EVIDENCE, item, words)
        return None

    def entity_problem(self, entity: Entity) -> Problem | None:
        """The type is known and the name is a name."""
        if entity.type not in self._concrete:
            words = Text(f"没有实体类型“{entity.type}”", f"there is no entity type {entity.type}")
            return Problem(Reason.UNKNOWN_TYPE, entity.type, words)
        if not entity.name.strip():
            return Problem(Reason.MISSING_KEY, entity.name, Text("名称是空的", "the name is empty"))
        return _text_problem(entity.name) or next(filter(None, map(_text_problem, entity.identity)), None)

    def property_problem(self, fact: PropertyFact) -> Problem | None:
        """The type declares the property, and the value is of its kind."""
        problem = self.entity_problem(fact.entity)
        if problem:
            return problem
        declared = self._ontology.entities[fact.entity.type].properties.get(fact.property)
        if declared is None:
            return _unknown_property(fact.property, fact.value, fact.entity.type)
        if fact.value is None or fact.value == "" or fact.value == ():
            return Problem(Reason.NOT_A_FACT, "", Text("值是空的", "the value is empty"), fact.property)
        return _value_problem(declared, fact.value) or _common_problem(fact)

    def relation_problem(self, fact: RelationFact) -> Problem | None:
        """The relation fits its two ends, and its properties are declared."""
        problem = self.entity_problem(fact.subject) or self.entity_problem(fact.object)
        if problem:
            return problem
        words = self._ends_problem(fact.type, fact.subject.type, fact.object.type)
        if words:
            return Problem(Reason.WRONG_TYPE, f"{fact.subject.name} {fact.type} {fact.object.name}", words)
        if fact.subject.id == fact.object.id:
            words = Text(f"{fact.type} 的两端相同", f"the two ends of {fact.type} are the same")
            return Problem(Reason.CONTRADICTION, fact.subject.name, words)
        properties = self._ontology.relations[fact.type].properties
        for name, value in fact.properties.items():
            if name not in properties:
                return _unknown_property(name, value, fact.type)
            problem = _value_problem(properties[name], value)
            if problem:
                return problem
        return _common_problem(fact)

    def alias_problem(self, fact: AliasFact) -> Problem | None:
        """The alias is a name, of a known kind."""
        problem = self.entity_problem(fact.entity)
        if problem:
            return problem
        if not fact.alias.strip():
            return Problem(Reason.MISSING_KEY, fact.alias, Text("别名是空的", "the alias is empty"))
        if fact.kind not in ALIAS_KINDS or fact.scope not in SCOPES:
            words = Text("别名的种类或范围不认识", "the alias is of unknown kind or scope")
            return Problem(Reason.UNKNOWN_VALUE, f"{fact.kind} {fact.scope}", words)
        return _text_problem(fact.alias) or _common_problem(fact)


_BY_KIND = {"date": Reason.BAD_DATE, "number": Reason.BAD_NUMBER, "enum": Reason.UNKNOWN_VALUE}
_PERIOD = {end: Property(end, Text(zh, end), "date") for end, zh in (("valid_from", "起"), ("valid_to", "止"))}


def _value_problem(declared: Property, value: Value) -> Problem | None:
    words = declared.problem(value)
    if words:
        return Problem(_BY_KIND.get(declared.kind, Reason.UNKNOWN_VALUE), value, words, declared.name)
    if isinstance(value, float) and not math.isfinite(value):
        words = Text(f"{declared.label.zh}不是有限的数", f"{declared.name} is no finite number")
        return Problem(Reason.BAD_NUMBER, value, words, declared.name)
    texts = value if isinstance(value, (tuple, list)) else (value,)
    return next(filter(None, map(_text_problem, texts)), None)


def _common_problem(fact: PropertyFact | RelationFact | AliasFact) -> Problem | None:
    if not 0.0 <= fact.confidence <= 1.0:
        words = Text("可信度应在 0 与 1 之间", "the confidence must be between 0 and 1")
        return Problem(Reason.BAD_NUMBER, fact.confidence, words)
    return _value_problem(_PERIOD["valid_from"], fact.valid_from) or _value_problem(_PERIOD["valid_to"], fact.valid_to)


def _text_problem(value: object) -> Problem | None:
    if isinstance(value, str):
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            words = Text("含有无法保存的残缺字符", "it holds half a character, which cannot be stored")
            return Problem(Reason.NOT_A_FACT, value, words)
    return None


def _unknown_property(name: str, value: object, type_: str) -> Problem:
    words = Text(f"{type_} 没有属性“{name}”", f"{type_} has no property {name}")
    return Problem(Reason.UNKNOWN_PROPERTY, value, words, name)


def _reject(problem: Problem, evidence: tuple[Evidence, ...], passages: tuple[Passage, ...]) -> Reject:
    location: Mapping[str, Any] = {}
    if evidence and 0 <= evidence[0].passage < len(passages):
        location = passages[evidence[0].passage].location
    if problem.column:
        location = {**location, "column": problem.column}
    value = str(problem.value).encode("utf-8", "backslashreplace").decode("utf-8")
    return Reject(problem.reason, location, value, problem.words.zh + "。", problem.words.en + ".")
