"""The entities that a row describes or names, with what it says of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chuyi.errors import Text
from chuyi.graph.facts import AliasFact, Entity, PropertyFact, Reason, RelationFact, Value, raw_name
from chuyi.graph.schema import Ontology
from chuyi.ingest.tables.cell_values import BadCellError, Item, iso_date, shorten
from chuyi.ingest.tables.collected import RowFacts
from chuyi.ingest.tables.identities import Part, entity_of
from chuyi.ingest.tables.known_names import BY_DEFAULT, CERTAIN, KnownNames
from chuyi.ingest.tables.mapping import EntityRule, Term
from chuyi.ingest.tables.places import Place, find_division, place_entity, read_place, unknown_place
from chuyi.ingest.tables.row_cells import RowCells

EXTRACTOR = "table"


@dataclass(frozen=True, slots=True)
class Named:
    """An entity that the row names: where, in which column, as which of its list, and how sure its type is."""

    entity: Entity
    item: Item
    column: str | None
    position: int
    confidence: float


class EntityReading:
    """Reads the entities of one row, each when it is first asked for: an identity may hang on another entity."""

    def __init__(self, cells: RowCells, facts: RowFacts, known: KnownNames, ontology: Ontology) -> None:
        self._cells = cells
        self._facts = facts
        self._known = known
        self._ontology = ontology
        self._named: dict[str, list[Named]] = {}

    def named(self, key: str) -> list[Named]:
        """The entities of a rule; none where its cell is blank or its condition fails."""
        if key not in self._named:
            self._named[key] = found = []
            rule = self._cells.mapping.entities[key]
            if self._cells.holds(rule.when, columns_of(rule)):
                found += self._read(rule)
        return self._named[key]

    def _read(self, rule: EntityRule) -> list[Named]:
        found = []
        items = self._cells.read_term(rule.name)
        place = read_place(self._cells, rule.located) if items else None
        for position, item in enumerate(items, 1):
            typed = self._type(rule, item)
            entity = self._entity(rule, typed[0], item, place) if typed else None
            if typed and entity:
                named = Named(entity, item, rule.name.column, position, typed[1])
                found.append(named)
                self._state_all(rule, named, place)
        return found

    # type and identity

    def _type(self, rule: EntityRule, item: Item) -> tuple[str, float] | None:
        if rule.type_column and rule.type_column in self._cells.cells:
            return self._type_in_cell(rule, rule.type_column)
        found = self._known.type_of(item.value, rule.types)
        if found is None and rule.otherwise:
            return rule.otherwise, BY_DEFAULT
        if found is None:
            what = Text(
                f"看不出“{shorten(item.value)}”是哪一类（{self._labels(rule)}）；请在该类的表里列出它，或加一列写明类型",
                f"cannot tell what {shorten(item.value)} is ({', '.join(rule.types)}); list it in a sheet of that "
                "type or add a column with the type",
            )
            self._cells.error(rule.name.column, Reason.UNKNOWN_ENTITY, what)
        return found

    def _type_in_cell(self, rule: EntityRule, column: str) -> tuple[str, float] | None:
        items = self._cells.read(column)
        given = items[0].value if items else ""
        type_ = self._type_called(given)
        if type_ in rule.types:
            return str(type_), CERTAIN
        if type_ is None:
            what = Text(
                f"没有实体类型“{shorten(given)}”；可用：{self._labels(rule)}",
                f"there is no entity type {shorten(given)}; known here: {', '.join(rule.types)}",
            )
            self._cells.error(column, Reason.UNKNOWN_TYPE, what)
        else:
            what = Text(f"这里不能是“{given}”；可用：{self._labels(rule)}", f"must be one of {', '.join(rule.types)}")
            self._cells.error(column, Reason.WRONG_TYPE, what)
        return None

    def _type_called(self, given: str) -> str | None:
        for name in self._ontology.concrete:
            if given.casefold() in {word.casefold() for word in (name, *self._ontology.entities[name].label)}:
                return name
        return None

    def _labels(self, rule: EntityRule) -> str:
        return "、".join(self._ontology.entities[type_].label.zh for type_ in rule.types)

    def _entity(self, rule: EntityRule, type_: str, item: Item, place: Place | None) -> Entity | None:
        if type_ == "Region" and not rule.identity:
            division = find_division(item.value)
            if division is None:
                self._cells.error(rule.name.column, Reason.UNKNOWN_ENTITY, unknown_place(item.value))
            return place_entity(division) if division else None
        parts = {name: self._part(rule, name, term) for name, term in rule.identity.items()}
        made = entity_of(type_, item.value, parts, place.region if place else None, self._ontology)
        if isinstance(made, Entity):
            return made
        term = rule.identity.get(made)
        what = Text(f"缺少或无法使用“{made}”，它是标识的一部分", f"{made}, a part of the identity, is missing or wrong")
        self._cells.error(term.column if term else None, Reason.MISSING_KEY, what)
        return None

    def _part(self, rule: EntityRule, name: str, term: Term) -> Part:
        if term.entity is not None:
            named = self.named(term.entity)
            return named[0].entity if named else None
        items = self._cells.read_term(term)
        if not items:
            return None
        declared = [self._ontology.entities[type_].properties.get(name) for type_ in rule.types]
        if not any(item is not None and item.kind == "date" for item in declared):
            return items[0].value
        try:
            return iso_date(items[0].value)
        except BadCellError:
            return None  # the property of the same cell reports it

    # what the row says of it

    def _state_all(self, rule: EntityRule, named: Named, place: Place | None) -> None:
        declared = self._ontology.entities[named.entity.type]
        if rule.name.column is not None:
            self._state(named, declared.name_property, named.entity.name, named.column, named.item)
        for name, term in rule.properties.items():
            found = self._cells.value(term, declared.properties[name])
            if found is not None:
                ended = term.ended.at if term.ended and term.ended.when.holds(self._cells.cells) else None
                self._state(named, name, found[0], term.column, found[1], ended)
        for kind, column in rule.aliases.items():
            self._state_aliases(named, kind, column)
        if place:
            where = Named(place.entity, place.item, place.column, 1, CERTAIN)
            self._state(where, "name", place.entity.name, place.column, place.item)
            self.relate("LOCATED_IN", named, where, {}, place.column, place.span)

    def _state(
        self, named: Named, name: str, value: Value, column: str | None, item: Item, ended: str | None = None
    ) -> None:
        self._facts.properties.append(
            PropertyFact(
                named.entity,
                name,
                value,
                self._cells.evidence(column, item),
                EXTRACTOR,
                named.confidence,
                valid_from=self._cells.mapping.valid_from,
                valid_to=ended,
            )
        )

    def _state_aliases(self, named: Named, kind: str, column: str) -> None:
        for item in self._cells.read(column):
            alias = raw_name(item.value)
            if alias != named.entity.name:
                evidence = self._cells.evidence(column, item)
                self._facts.aliases.append(AliasFact(named.entity, alias, kind, evidence, EXTRACTOR))

    def relate(
        self,
        type_: str,
        subject: Named,
        object_: Named,
        properties: Mapping[str, Value],
        column: str | None,
        span: Item,
    ) -> None:
        """State a relation, evidenced by a span of the passage on which ``column`` rests."""
        self._facts.relations.append(
            RelationFact(
                type_,
                subject.entity,
                object_.entity,
                self._cells.evidence(column, span),
                EXTRACTOR,
                properties,
                min(subject.confidence, object_.confidence),
                valid_from=self._cells.mapping.valid_from,
            )
        )


def columns_of(rule: EntityRule) -> frozenset[str]:
    """The columns that a rule reads."""
    terms = (rule.name, *rule.properties.values(), *rule.identity.values())
    found = {term.column for term in terms if term.column}
    return frozenset(
        (*found, *rule.located, *rule.aliases.values(), *((rule.type_column,) if rule.type_column else ()))
    )
