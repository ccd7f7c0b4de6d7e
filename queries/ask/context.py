"""What the rules of a question know beside the words."""

from __future__ import annotations

from dataclasses import dataclass

from chuyi.queries.ask.gazetteer import Gazetteer
from chuyi.queries.ask.phrases import Deed, Predicate, apply
from chuyi.queries.ask.sets import Hop, Kind, Set, both, on_date, others, types_of, with_condition
from chuyi.queries.ask.vocabulary import Vocabulary

# The property that dates things of a type.
DATES = {
    "Document": "issued_on",
    "Alliance": "founded",
    "TrainingBase": "founded",
    "CultureBase": "founded",
    "IndustryCollege": "founded",
}


@dataclass(frozen=True)
class Context:
    """Vocabulary, names and language of a question."""

    vocabulary: Vocabulary
    gazetteer: Gazetteer
    english: bool

    def applied(self, item: Set, clause: object) -> Set | None:
        """The things of a set that a clause speaks of."""
        if isinstance(clause, Predicate):
            if clause.event and isinstance(clause.set, Hop):
                # 2022年立项的楚怡双高计划学校: the year is that of the award that is spoken of.
                same: Set | None = item
                for condition in clause.set.step.conditions:
                    same = with_condition(same, condition, frozenset(clause.set.step.relations)) if same else None
                if same is not None and same != item:
                    return same
            found = apply(item, clause, self.vocabulary.genitives)
            return others(found, clause.set) if found and clause.also and clause.set else found
        if isinstance(clause, Deed):
            return self.done(item, clause)
        raise TypeError(clause)

    def done(self, item: Set, deed: Deed) -> Set | None:
        """The things of a set that something was done to."""
        from chuyi.queries.ask.sets import Without

        if not types_of(item) & types_of(deed.set):
            return None
        if deed.negated:
            narrowed = both(item, Kind(types_of(deed.set)))
            return None if narrowed is None else Without(narrowed, deed.set)
        found = both(item, deed.set)
        return others(found, deed.set) if found and deed.also else found

    def dated(self, item: Set, date: str) -> Set | None:
        """The set at a date: of its last relation, or of its things."""
        for relation, property_ in self.vocabulary.dates.items():
            if relation in _last(item):
                condition = on_date(property_, date)
                return with_condition(item, condition, frozenset({relation}))
        properties = {DATES.get(type_) for type_ in types_of(item)}
        if len(properties) == 1 and None not in properties:
            (dated,) = properties
            return both(item, Kind(types_of(item), (on_date(str(dated), date),)))
        return None


def _last(item: Set) -> tuple[str, ...]:
    if isinstance(item, Hop):
        return item.step.relations
    return tuple(name for part in getattr(item, "parts", ()) for name in _last(part) if isinstance(part, Hop))
