"""What one row says, by the mapping of its table."""

from __future__ import annotations

from chuyi.graph.facts import Reason, Value
from chuyi.graph.schema import Ontology
from chuyi.ingest.tables.cell_values import Item, cover
from chuyi.ingest.tables.collected import RowFacts
from chuyi.ingest.tables.entity_reading import EntityReading, Named, columns_of
from chuyi.ingest.tables.known_names import KnownNames
from chuyi.ingest.tables.mapping import ROW, RelationRule
from chuyi.ingest.tables.row_cells import RowCells

Span = tuple[str, Item]  # a column and where in the row's text


def read_row(cells: RowCells, known: KnownNames, ontology: Ontology) -> RowFacts:
    """Read one row; what is wrong with it is among ``cells.findings``, and then its facts must not be used."""
    facts = RowFacts()
    cells.check()
    if cells.refused:
        return facts
    facts.passages += cells.passages()
    entities = EntityReading(cells, facts, known, ontology)
    for key in cells.mapping.entities:
        entities.named(key)
    for rule in cells.mapping.relations:
        if cells.holds(rule.when, _columns_of_relation(cells, rule)):
            _Relating(cells, entities, ontology, rule).relate()
    cells.note_unread()
    return facts


class _Relating:
    def __init__(self, cells: RowCells, entities: EntityReading, ontology: Ontology, rule: RelationRule) -> None:
        self._cells = cells
        self._entities = entities
        self._ontology = ontology
        self._rule = rule

    def relate(self) -> None:
        for subject in self._entities.named(self._rule.subject):
            for other in self._entities.named(self._rule.object):
                self._relate(subject, other)

    def _relate(self, subject: Named, other: Named) -> None:
        rule = self._rule
        problem = self._ontology.relation_problem(rule.type, subject.entity.type, other.entity.type)
        if problem:
            column = subject.column if rule.object == ROW else other.column
            self._cells.error(column, Reason.WRONG_TYPE, problem)
            return
        properties, spans = self._properties(subject, other)
        spans += [
            (named.column, named.item)
            for key, named in ((rule.subject, subject), (rule.object, other))
            if key != ROW and named.column
        ]
        spans = spans or self._condition_spans()
        column = spans[0][0] if spans else None
        self._entities.relate(rule.type, subject, other, properties, column, cover([item for _, item in spans]))

    def _properties(self, subject: Named, other: Named) -> tuple[dict[str, Value], list[Span]]:
        declared = self._ontology.relations[self._rule.type].properties
        properties: dict[str, Value] = {}
        spans = []
        for name, term in self._rule.properties.items():
            if term.position is not None:
                properties[name] = (subject if term.position == self._rule.subject else other).position
                continue
            found = self._cells.value(term, declared[name])
            if found:
                properties[name] = found[0]
                spans += [(term.column, found[1])] if term.column else []
        return properties, spans

    def _condition_spans(self) -> list[Span]:
        """A relation that no cell names but a condition decides rests on the cell of the condition."""
        return [
            (condition.column, item)
            for condition in self._rule.when.conditions
            for item in self._cells.read(condition.column)
        ]


def _columns_of_relation(cells: RowCells, rule: RelationRule) -> frozenset[str]:
    own = {term.column for term in rule.properties.values() if term.column}
    for key in (rule.subject, rule.object):
        if key != ROW:
            own |= columns_of(cells.mapping.entities[key])
    return frozenset(own)
