"""Rules for targets: how many are to be built."""

from __future__ import annotations

from collections.abc import Iterator

from chuyi.graph.schema import ontology
from chuyi.queries.ask.context import Context
from chuyi.queries.ask.parsing import Result, Rules
from chuyi.queries.ask.phrases import (
    Asking,
    Noun,
)
from chuyi.queries.ask.sets import (
    Asked,
    Condition,
    Hop,
    Kind,
    Set,
    Some,
    Value,
    both,
    hop,
    types_of,
)
from chuyi.queries.ask.vocabulary import Word, way

# A number of places that is all of them, not the first few.
MANY = 10
AWARDED = way("Awardable >AWARDED> Designation")
TARGETS = frozenset({"Target"})
TARGET_OF = way("Task >HAS_TARGET> Target")
TARGET_IN = way("Document >DEFINES> Task")
AIMS_AT = way("Designation <AIMS_AT< Target")


def add(rules: Rules, context: Context) -> None:
    """Register the rules."""

    @rules.two("PLAN W")
    def planned(_: Word, asking: Asking) -> Iterator[Result]:
        """要建多少个产教融合实训基地."""
        if asking.count and not asking.steps:
            yield "TG", asking.set, 0.0

    @rules.one("TG")
    def all_targets(item: Set | None) -> Iterator[Result]:
        meant = targets_by_object(item)
        if meant is not None:
            yield "S", Value(meant, "count"), 0.4

    @rules.two("N TG", "T TG")
    def targets_of(noun: Noun, item: Set | None) -> Iterator[Result]:
        types = types_of(noun.set)
        if types == {"Document"}:
            tasks = hop(noun.set, TARGET_IN)
            found = hop(tasks, TARGET_OF) if tasks else None
        elif types == {"Task"}:
            found = hop(noun.set, TARGET_OF)
        elif types == {"Designation"}:
            found = hop(noun.set, AIMS_AT)
        else:
            return
        meant = targets_by_object(item) if item is not None else found
        narrowed = both(found, meant) if found and meant else None
        if narrowed is not None:
            yield "S", Value(narrowed, "count"), 0.0

    @rules.two("N SAYS", "T SAYS", "NTD SAYS")
    def says(subject: object, _: Word) -> Iterator[Result]:
        """X提出到2025年建…."""
        noun = subject if isinstance(subject, Noun) else subject[0]  # type: ignore[index]
        if types_of(noun.set) <= {"Document", "Designation", "Task"}:
            yield ("T" if isinstance(subject, Noun) else "NTD"), subject, 0.2

    @rules.two("N TG", "T TG")
    def targets_at_home(noun: Noun, item: Set | None) -> Iterator[Result]:
        """湖南要建多少个…: what the tasks of its notices say."""
        home = isinstance(noun.set, Some) and noun.set.links[0].name == context.gazetteer.province
        meant = targets_by_object(item) if home else None
        if meant is not None:
            yield "S", Value(meant, "count"), 0.5

    @rules.two("ND N", "N N")
    def target_of(owner: Noun, target_: Noun) -> Iterator[Result]:
        """楚怡行动的产教融合实训基地(目标)."""
        if types_of(target_.set) == TARGETS:
            for _, question, cost in targets_of(owner, target_.set):
                yield "N", Noun(question.set), cost

    @rules.two("TILL DATE")
    def till(_: Word, word: Word) -> Iterator[Result]:
        yield "TDATE", Word("TDATE", word.meaning), 0.0

    @rules.two("TDATE BEFORE", "TDATE COMMA", "TDATE WITHIN")
    def till_then(word: Word, _: Word) -> Iterator[Result]:
        yield "TDATE", word, 0.0

    @rules.two("TDATE S")
    def until(word: Word, question: Asked) -> Iterator[Result]:
        """到2025年，…要建多少个."""
        if isinstance(question, Value) and types_of(question.set) == TARGETS:
            due = both(question.set, Kind(TARGETS, (Condition("deadline", "prefix", (word.meaning,)),)))
            if due is not None:
                yield "S", Value(due, question.property), 0.0

    @rules.two("N TDATE", "T TDATE")
    def subject_until(noun: Noun, word: Word) -> Iterator[Result]:
        yield "NTD", (noun, word), 0.0

    @rules.two("NTD TG")
    def targets_until(subject: tuple[Noun, Word], item: Set | None) -> Iterator[Result]:
        noun, word = subject
        for _, question, cost in targets_of(noun, item):
            for category, made, more in until(word, question):
                yield category, made, cost + more

    @rules.two("N TARGET", "ND TARGET")
    def target(noun: Noun, _: Word) -> Iterator[Result]:
        types = types_of(noun.set)
        found = noun.set if types == TARGETS else hop(noun.set, TARGET_OF if types == {"Task"} else AIMS_AT)
        if found is not None:
            yield "VAL", Value(found, "count"), 0.0

    @rules.two("VAL NUMBER")
    def number(value: Asked, _: Word) -> Iterator[Result]:
        yield "VAL", value, 0.0

    @rules.two("VAL MANYW")
    def how_many(value: Asked, _: Word) -> Iterator[Result]:
        yield "S", value, 0.0

    @rules.two("IS MANY", "HAVE MANY")
    def is_how_many(_: Word, word: Word) -> Iterator[Result]:
        yield "MANYW", word, 0.0


def targets_by_object(item: Set | None) -> Set | None:
    """Targets by what they count: named, or of a type whose name stands in theirs."""
    if isinstance(item, Some):
        return item if types_of(item) == {"Target"} else None
    if isinstance(item, Hop) and item.step == AWARDED.back and item.base is not None:
        return hop(item.base, AIMS_AT)
    if isinstance(item, Kind) and len(item.types) == 1 and not item.conditions:
        (type_,) = item.types
        return Kind(TARGETS, (Condition("object", "contains", (ontology().entities[type_].label.zh,)),))
    return None
