"""What was extracted from a document against what a person found in it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from chuyi.ingest.measuring.likeness import alike, paired, same_target, same_task, spelled

MEASURES = ("entities", "mentions", "tasks", "targets", "responsible", "supports", "relations", "properties", "issuers")
# Relations that a document and its tasks say again: they are measured there.
OF_TASKS = frozenset({"DEFINES", "SUBTASK_OF", "RESPONSIBLE_FOR", "TARGETS", "SUPPORTS"})
EITHER_WAY = frozenset({"PARTNERS_WITH"})
PROPERTIES = ("role", "kind", "status", "year", "batch", "start_date", "end_date")
TARGET_PROPERTIES = ("qualifier", "deadline")
SAME_HEADING = 0.9

Contract = Mapping[str, Any]


@dataclass
class Tally:
    """How many were found, how many there are, and how many of both are the same."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def __iadd__(self, other: Tally) -> Tally:
        self.right += other.right
        self.found += other.found
        self.gold += other.gold
        return self

    @property
    def precision(self) -> float:
        """The part of what was found that is right; 1 where nothing was found and nothing is there."""
        return self.right / self.found if self.found else float(not self.gold)

    @property
    def recall(self) -> float:
        """The part of what is there that was found."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass
class Score:
    """Of one document, or added up over several.

    Attributes:
        measures: by the names of ``MEASURES``.
        by_type: of entities, mentions and relations, by measure and type.
        heading: for title, number and date of how many documents they are right.
        documents: how many.
        missed, wrong: what makes the difference, as (measure, what).
    """

    measures: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in MEASURES})
    by_type: dict[tuple[str, str], Tally] = field(default_factory=dict)
    heading: dict[str, int] = field(default_factory=lambda: {"title": 0, "doc_number": 0, "issued_on": 0})
    documents: int = 0
    missed: list[tuple[str, str]] = field(default_factory=list)
    wrong: list[tuple[str, str]] = field(default_factory=list)

    def __iadd__(self, other: Score) -> Score:
        for name, tally in other.measures.items():
            self.measures[name] += tally
        for key, tally in other.by_type.items():
            self.by_type.setdefault(key, Tally())
            self.by_type[key] += tally
        for name, right in other.heading.items():
            self.heading[name] += right
        self.documents += other.documents
        return self


def score(gold: Contract, found: Contract) -> Score:
    """Measure one document; both are in the form of the extraction contract."""
    return _Scoring(gold, found).result


class _Scoring:
    def __init__(self, gold: Contract, found: Contract) -> None:
        self.result = Score(documents=1)
        self._first_names = _first_names(gold.get("aliases", ()))
        self._mentions(gold["entities"], found["entities"])
        self._tasks(gold["tasks"], found["tasks"])
        self._relations(gold["relations"], found["relations"])
        self._heading(gold["document"], found["document"])

    def _name(self, name: object) -> str:
        """The entity's first name in this document."""
        written = spelled(name)
        return self._first_names.get(written, written)

    def _mentions(self, gold: list[Contract], found: list[Contract]) -> None:
        spans = {(item["start"], item["end"]) for item in gold}
        # A name inside a longer one is a matter of taste: neither right nor wrong.
        found = [item for item in found if not _inside(item["start"], item["end"], spans)]
        for measure, key in (
            ("entities", lambda item: (item["type"], self._name(item["name"]))),
            ("mentions", lambda item: (item["type"], item["start"], item["end"])),
        ):
            self._compare(measure, map(key, gold), map(key, found))

    def _tasks(self, gold: list[Contract], found: list[Contract]) -> None:
        pairs = paired(gold, found, same_task)
        self.result.measures["tasks"] = Tally(len(pairs), len(found), len(gold))
        self._tell_unpaired("tasks", gold, found, pairs, lambda task: f"{task['clause']} {task['title']}")
        targets = [pair for one, other in pairs for pair in paired(one["targets"], other["targets"], same_target)]
        self.result.measures["targets"] = Tally(len(targets), _total(found, "targets"), _total(gold, "targets"))
        wanted, given = ([target for task in tasks for target in task["targets"]] for tasks in (gold, found))
        self._tell_unpaired(
            "targets", wanted, given, targets, lambda item: f"{item['count']}{item['unit']} {item['object']}"
        )
        for key in ("responsible", "supports"):
            both = sum(len(self._bodies(one, key) & self._bodies(other, key)) for one, other in pairs)
            numbers = [sum(len(self._bodies(task, key)) for task in tasks) for tasks in (found, gold)]
            self.result.measures[key] = Tally(both, *numbers)
            for one, other in pairs:
                here, there = self._bodies(one, key), self._bodies(other, key)
                self._tell(key, {(one["clause"], name) for name in here}, {(one["clause"], name) for name in there})
        for one, other in targets:
            for key in TARGET_PROPERTIES:
                left, right = spelled(one.get(key)), spelled(other.get(key))
                self.result.measures["properties"] += Tally(bool(left) and left == right, bool(right), bool(left))

    def _bodies(self, task: Contract, key: str) -> set[str]:
        return {self._name(name) for name in task[key] if name}

    def _relations(self, gold: list[Contract], found: list[Contract]) -> None:
        gold, found = ([item for item in items if item["type"] not in OF_TASKS] for items in (gold, found))
        self._compare("relations", map(self._relation, gold), map(self._relation, found))
        shared = set(map(self._relation, gold)) & set(map(self._relation, found))
        first, second = ({*self._details(items, shared)} for items in (gold, found))
        self.result.measures["properties"] += Tally(len(first & second), len(second), len(first))

    def _relation(self, item: Contract) -> tuple[str, str, str]:
        ends = self._name(item["subject"]), self._name(item["object"])
        if item["type"] in EITHER_WAY:
            ends = min(ends), max(ends)
        return item["type"], *ends

    def _details(self, items: Iterable[Contract], shared: set[tuple[str, str, str]]) -> Iterable[Hashable]:
        for item in items:
            key = self._relation(item)
            for name, value in item.get("properties", {}).items():
                if key in shared and name in PROPERTIES and value not in (None, ""):
                    yield key, name, spelled(value)

    def _heading(self, gold: Contract, found: Contract) -> None:
        issuers = (((("issuer", self._name(name)) for name in side["issuers"] if name)) for side in (gold, found))
        self._compare("issuers", *issuers)
        right = self.result.heading
        right["title"] = int(alike(gold["title"], found["title"]) >= SAME_HEADING)
        right["doc_number"] = int(spelled(gold["doc_number"]) == spelled(found["doc_number"]))
        right["issued_on"] = int((gold["issued_on"] or None) == (found["issued_on"] or None))

    def _compare(self, measure: str, gold: Iterable[tuple[Any, ...]], found: Iterable[tuple[Any, ...]]) -> None:
        """Count distinct keys that begin with their type."""
        here, there = set(gold), set(found)
        self.result.measures[measure] = Tally(len(here & there), len(there), len(here))
        for key in here | there:
            tally = self.result.by_type.setdefault((measure, key[0]), Tally())
            tally += Tally(key in here and key in there, key in there, key in here)
        self._tell(measure, here, there)

    def _tell_unpaired(self, measure: str, gold: Any, found: Any, pairs: Any, words: Any) -> None:
        sure = [{id(pair[side]) for pair in pairs} for side in (0, 1)]
        self.result.missed += [(measure, words(item)) for item in gold if id(item) not in sure[0]]
        self.result.wrong += [(measure, words(item)) for item in found if id(item) not in sure[1]]

    def _tell(self, measure: str, gold: set[Any], found: set[Any]) -> None:
        self.result.missed += [(measure, _words(key)) for key in sorted(gold - found, key=str)]
        self.result.wrong += [(measure, _words(key)) for key in sorted(found - gold, key=str)]


def _first_names(groups: Iterable[Iterable[str]]) -> dict[str, str]:
    """Every name of a group to the first of it; groups that share a name are one."""
    found: dict[str, str] = {}
    for group in groups:
        names = [spelled(name) for name in group]
        first = next((found[name] for name in names if name in found), names[0] if names else "")
        found.update(dict.fromkeys(names, first))
    return found


def _inside(start: int, end: int, spans: set[tuple[int, int]]) -> bool:
    whole = start >= end or (start, end) in spans
    return not whole and any(first <= start and end <= last for first, last in spans)


def _total(tasks: Iterable[Contract], key: str) -> int:
    return sum(len(task[key]) for task in tasks)


def _words(key: tuple[Any, ...]) -> str:
    return " ".join(str(part) for part in key)
