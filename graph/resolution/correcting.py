"""Facts as people name them: which thing, which property or relation, and which facts of the ledger that is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from chuyi.errors import Text, UsageError
from chuyi.graph.facts import AliasFact, Entity, PropertyFact, RelationFact, Value, raw_name
from chuyi.graph.ledger import EntityRow, FactRow, Snapshot
from chuyi.graph.ledger.decisions.acts import Fact
from chuyi.graph.ledger.decisions.decision import READER
from chuyi.graph.resolution.material import name_key
from chuyi.graph.resolution.result import Resolution
from chuyi.graph.schema import Property, ontology

ALIAS = ("alias", "别名")
# Things that are offered where a name can mean several.
OFFERED = 8


@dataclass(frozen=True, slots=True)
class Predicate:
    """What is said of a thing.

    Attributes:
        kind: ``property``, ``relation`` or ``alias``.
        name: of the property or the relation's type.
        declared: the property.
    """

    kind: str
    name: str
    declared: Property | None = None


class Statements:
    """The facts of one state of the ledger, as people name them."""

    def __init__(self, snapshot: Snapshot, resolution: Resolution, threshold: float) -> None:
        self._snapshot = snapshot
        self._resolution = resolution
        self._threshold = threshold

    def thing(self, named: str, type_: str | None = None) -> Entity:
        """The thing with a name or an id (or its beginning); made where there is none and its type is given.

        Raises:
            UsageError: there is none, or the name can mean several.
        """
        if type_ is not None and type_ not in ontology().concrete:
            known = ", ".join(ontology().concrete)
            raise UsageError(Text(f"没有实体类型 {type_}：{known}", f"There is no entity type {type_}: {known}"))
        found = [row for row in self._meant(named) if type_ in (None, row.type)]
        if len(found) > 1:
            raise UsageError(
                Text(f"“{named}”可以指 {len(found)} 个事物。", f"{named!r} can mean {len(found)} things."),
                _offer(found),
            )
        if found:
            row = found[0]
            return Entity(row.type, row.name, row.identity, row.region)
        if type_ is None:
            raise UsageError(
                Text(f"台账中没有“{named}”。", f"The ledger knows no {named!r}."),
                Text(
                    "请写全称或编号；新的事物请用 --type 写明类型。",
                    "Give its full name or id; for a new thing, its --type.",
                ),
            )
        return Entity(type_, raw_name(named), (raw_name(named),))

    def predicate(self, type_: str, written: str) -> Predicate:
        """A property of a type or a relation, by its name or its Chinese label.

        Raises:
            UsageError: there is none.
        """
        declared = ontology()
        properties = declared.entities[type_].properties
        for name, item in properties.items():
            if written in (name, item.label.zh):
                return Predicate("property", name, item)
        for name, relation in declared.relations.items():
            if (written.upper() == name or written == relation.label.zh) and type_ in declared.fitting(
                relation.sources
            ):
                return Predicate("relation", name)
        if written in ALIAS:
            return Predicate("alias", "declared")
        known = [
            *properties,
            *(n for n, r in declared.relations.items() if type_ in declared.fitting(r.sources)),
            "alias",
        ]
        raise UsageError(
            Text(f"{type_} 没有属性或关系“{written}”。", f"{type_} has no property or relation {written}."),
            Text(f"可用：{'、'.join(known)}", f"There are: {', '.join(known)}"),
        )

    def fact(
        self,
        subject: Entity,
        predicate: Predicate,
        value: str,
        *,
        object_type: str | None = None,
        properties: Mapping[str, str] | None = None,
        valid_from: str | None = None,
        valid_to: str | None = None,
    ) -> Fact:
        """The fact that a person means; what it says is checked when it is written.

        Raises:
            UsageError: the object is unknown or a value is of another kind.
        """
        if predicate.declared is not None:
            typed = _typed(predicate.declared, value)
            return PropertyFact(subject, predicate.name, typed, (), READER, valid_from=valid_from, valid_to=valid_to)
        if predicate.kind == "alias":
            return AliasFact(subject, value, predicate.name, (), READER, valid_from=valid_from, valid_to=valid_to)
        declared = ontology().relations[predicate.name].properties
        unknown = [name for name in properties or {} if name not in declared]
        if unknown:
            raise _no_property(predicate.name, unknown[0])
        typed_all = {name: _typed(declared[name], text) for name, text in (properties or {}).items()}
        return RelationFact(
            predicate.name,
            subject,
            self.thing(value, object_type),
            (),
            READER,
            typed_all,
            valid_from=valid_from,
            valid_to=valid_to,
        )

    def corrected(self, fact: FactRow, text: str) -> Fact:
        """What holds instead of a fact that was read wrongly: another value, another end of a relation or, written
        NAME=VALUE, another property of it; a name corrected is another thing.

        Raises:
            UsageError: the other end is unknown or can mean several, or a value is of another kind.
        """
        subject = self._entity(fact.subject)
        type_ = ontology().entities[subject.type]
        if fact.kind == "property" and fact.predicate == type_.name_property:
            return PropertyFact(Entity(subject.type, raw_name(text)), fact.predicate, raw_name(text), (), READER)
        instead: Fact
        if fact.kind == "alias":
            instead = AliasFact(subject, text, fact.predicate, (), READER)
        elif fact.kind == "property":
            value = _typed(type_.properties[fact.predicate], text)
            instead = PropertyFact(subject, fact.predicate, value, (), READER)
        else:
            instead = self._other_relation(fact, subject, text)
        return replace(instead, valid_from=fact.valid_from, valid_to=fact.valid_to)

    def _other_relation(self, fact: FactRow, subject: Entity, text: str) -> RelationFact:
        declared, properties = ontology().relations[fact.predicate].properties, dict(fact.value)
        written, equals, value = text.partition("=")
        name = next((name for name, item in declared.items() if written.strip() in (name, item.label.zh)), None)
        object_ = self._entity(str(fact.object))
        if equals and name is None:
            raise _no_property(fact.predicate, written.strip())
        if equals and name:
            properties[name] = _typed(declared[name], value.strip())
        else:
            # Who corrects a reading may name what no source names right; a place is known, or it is none.
            unknown = not self._meant(text) and object_.type != "Region"
            object_ = self.thing(text, object_.type if unknown else None)
        return RelationFact(fact.predicate, subject, object_, (), READER, properties)

    def _entity(self, raw: str) -> Entity:
        row = self._snapshot.entities()[raw]
        return Entity(row.type, row.name, row.identity, row.region)

    def matching(self, subject: Entity, predicate: Predicate, value: str | None) -> list[FactRow]:
        """The facts of the ledger that say this of the thing, whatever name of it a source uses.

        Args:
            value: the property's value or the object's name; None for all.
        """
        facts = self._snapshot.facts(subjects=self._group(subject.id), kinds=(predicate.kind,))
        said = [fact for fact in facts if fact.predicate == predicate.name or predicate.kind == "alias"]
        if value is None:
            return said
        if predicate.kind == "relation":
            objects = {id_ for row in self._meant(value) for id_ in self._group(row.id)}
            return [fact for fact in said if fact.object in objects]
        wanted = _typed(predicate.declared, value) if predicate.declared else value
        return [fact for fact in said if _plain(fact.value) == wanted]

    def _meant(self, named: str) -> list[EntityRow]:
        """The canonical things that a name or an id can mean, in order of id."""
        entities = {**self._snapshot.entities(), **self._resolution.made}
        if "-" in named and named.rpartition("-")[2].isalnum() and named.isascii():
            ids = {id_ for id_ in self._named if id_.startswith(named)}
        else:
            ids = {
                raw for type_ in ontology().concrete for raw in self._by_name.get((type_, name_key(type_, named)), ())
            }
        canonical = sorted({self._resolution.canonical.get(id_, id_) for id_ in ids})
        return [entities[id_] for id_ in canonical if id_ in self._snapshot.entities()]

    @cached_property
    def _named(self) -> set[str]:
        return self._snapshot.named(self._threshold)

    @cached_property
    def _by_name(self) -> dict[tuple[str, str], set[str]]:
        entities = self._snapshot.entities()
        found: dict[tuple[str, str], set[str]] = {}
        for id_ in self._named:
            row = entities[id_]
            found.setdefault((row.type, name_key(row.type, row.name)), set()).add(id_)
        for fact in self._snapshot.facts(kinds=("alias",), with_evidence=False):
            if fact.scope == "global":
                type_ = entities[fact.subject].type
                found.setdefault((type_, name_key(type_, str(fact.value))), set()).add(fact.subject)
        return found

    def _group(self, raw: str) -> frozenset[str]:
        return self._resolution.members(self._resolution.canonical.get(raw, raw)) | {raw}


def _typed(declared: Property, text: str) -> Value:
    """A written value as the property's kind has it.

    Raises:
        UsageError: it is no number where one is wanted.
    """
    if declared.kind == "list":
        return tuple(part for part in text.replace(";", "；").split("；") if part)
    if declared.kind != "number":
        return text
    try:
        number = float(text)
    except ValueError as error:
        words = Text(f"{declared.label.zh}应是数字，不是“{text}”。", f"{declared.name} must be a number, not {text!r}.")
        raise UsageError(words) from error
    return int(number) if number.is_integer() else number


def _no_property(type_: str, name: str) -> UsageError:
    return UsageError(Text(f"{type_} 没有属性 {name}。", f"{type_} has no property {name}."))


def _plain(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _offer(rows: Sequence[EntityRow]) -> Text:
    shown: Iterable[str] = (f"  {row.id}  {row.type}  {row.name}  {row.region or ''}" for row in rows[:OFFERED])
    listed = "\n".join(shown)
    return Text(f"请写出编号或加 --type：\n{listed}", f"Give an id, or add --type:\n{listed}")
