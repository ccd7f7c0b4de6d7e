"""The words of questions, read from ``grammar.yaml`` and checked against the ontology."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from chuyi.errors import SchemaError, Text
from chuyi.graph.schema import ontology
from chuyi.queries.ask.sets import Condition, Kind, Step, expand

FILE = Path(__file__).parent / "grammar.yaml"
WAY = re.compile(r"(?P<start>[\w|]+) (?P<left>[<>~])(?P<relations>[\w|]+)(?P<right>[<>~]) (?P<end>[\w|]+)")
DIRECTION = {">": True, "<": False, "~": None}
# Ways that are no relation of the ontology: where a thing lies, and the department above another.
DERIVED = ("PLACE", "PARENT")


@dataclass(frozen=True)
class Verb:
    """What subjects do to objects.

    Attributes:
        frame: ``with`` (与…合作) or ``active``.
        ways: from the subject to the object.
        past: an English participle (led), which takes ``by``.
    """

    frame: str
    ways: tuple[Step, ...]
    past: bool = False


@dataclass(frozen=True)
class Role:
    """What a thing is to another: ways from the owner; ``level`` is that of a region."""

    ways: tuple[Step, ...]


@dataclass(frozen=True)
class Event:
    """What happens at a date: to things with a dated property, or to those at the start of a dated relation."""

    things: Kind | None
    way: Step | None
    property: str


@dataclass(frozen=True)
class Word:
    """A word or phrase in one of its uses.

    Attributes:
        use: the grammar's name for it: NOUN, VERB, ROLE, … or that of a little word, in capitals.
        meaning: what it means there.
        proper: a noun that looks like a name after a bare place.
    """

    use: str
    meaning: Any = None
    proper: bool = False


@dataclass(frozen=True)
class HeldValues:
    """A property whose values in the graph are words of their own, as an adjective or a noun."""

    type: str
    property: str
    use: str
    endings: tuple[str, ...]
    tails: tuple[str, ...] = ()


@dataclass
class Vocabulary:
    """All words by their spelling, lower case."""

    words: dict[str, list[Word]] = field(default_factory=dict)
    genitives: tuple[Step, ...] = ()
    dates: Mapping[str, str] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)  # by the type of what they list
    list_years: list[tuple[re.Pattern[str], Word]] = field(default_factory=list)
    patterns: list[tuple[re.Pattern[str], Word]] = field(default_factory=list)
    held: tuple[HeldValues, ...] = ()

    def add(self, spellings: Iterable[str], word: Word) -> None:
        """Give a word its spellings."""
        for spelling in spellings:
            uses = self.words.setdefault(str(spelling).lower(), [])
            if word not in uses:
                uses.append(word)


@cache
def vocabulary() -> Vocabulary:
    """The declared words.

    Raises:
        SchemaError: a declaration names what the ontology does not have.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    declared: dict[str, Any] = yaml.load(FILE.read_text(encoding="utf-8"), Loader=loader)
    found = Vocabulary(genitives=tuple(map(way, declared["genitives"])), dates=declared["dates"])
    found.held = tuple(
        HeldValues(
            item["type"], _property(item["property"]), item["use"], tuple(item["endings"]), tuple(item.get("tails", ()))
        )
        for item in declared["values"]
    )
    for entry in declared["nouns"]:
        found.add(_spellings(entry), Word("NOUN", _kind(entry), bool(entry.get("proper"))))
    for entry in declared["adjectives"]:
        found.add(_spellings(entry), Word("ADJ", _kind(entry)))
    for entry in declared["lists"]:
        condition = Condition("sources", "listed", (entry["title"],))
        found.lists[entry["type"]] = entry["title"]
        word = Word("LISTED", Kind(expand((entry["type"],)), (condition,)))
        found.add(_spellings(entry), word)
        found.patterns.append((re.compile(entry["pattern"]), word))
        if "year" in entry:
            found.list_years.append((re.compile(rf"(in )?{entry['year']}(年度?)?(的|，|时)*"), word))
    for entry in declared["verbs"]:
        ways = tuple(map(way, entry["ways"]))
        found.add(_spellings(entry), Word("VERB", Verb(entry["frame"], ways)))
        found.add(entry.get("past", ()), Word("VERB", Verb(entry["frame"], ways)))
        found.add(entry.get("past", ()), Word("VERB", Verb(entry["frame"], ways, past=True)))
    for entry in declared["roles"]:
        found.add(_spellings(entry), Word("ROLE", Role(tuple(_narrow(way(text), entry) for text in entry["ways"]))))
    for entry in declared["events"]:
        found.add(_spellings(entry), Word("EVENT", _event(entry)))
    for entry in declared["properties"]:
        found.add(_spellings(entry), Word("PROP", _property(entry["property"])))
    for entry in declared["when"]:
        found.add(entry["zh"], Word("DATED", _property(entry["property"])))
    _add_cooperation(found, declared["cooperation"])
    for group in ("marks", "words"):
        for name, entry in declared[group].items():
            for spelling in _spellings(entry):
                found.add((spelling,), Word(name.upper(), spelling.upper() if name == "tier" else None))
    return found


def way(text: str) -> Step:
    """The step that ``A >REL> B`` declares."""
    match = WAY.fullmatch(text)
    if match is None or match["left"] != match["right"]:
        raise _wrong(text)
    relations = tuple(match["relations"].split("|"))
    known = ontology()
    for name in relations:
        if name not in known.relations and name not in DERIVED:
            raise _wrong(name)
    return Step(relations, DIRECTION[match["left"]], _types(match["start"]), _types(match["end"]))


def _types(text: str) -> frozenset[str]:
    names = tuple(text.split("|"))
    for name in names:
        if name not in ontology().entities:
            raise _wrong(name)
    return expand(names)


def _kind(entry: Mapping[str, Any]) -> Kind:
    conditions = []
    for property_ in ("level", "ownership", "kind"):
        if property_ in entry:
            values = tuple(entry[property_])
            declared = ontology().entities[entry["type"]].properties[property_]
            operator = "in" if declared.values else "contains"
            conditions.append(Condition(property_, operator, values))
    return Kind(_types(entry["type"]), tuple(conditions))


def _event(entry: Mapping[str, Any]) -> Event:
    if "way" not in entry:
        return Event(Kind(_types(entry["type"])), None, _property(entry["property"]))
    step = way(entry["way"])
    if "status" in entry:
        status = Condition("status", "in", (entry["status"],))
        step = Step(step.relations, step.forward, step.start, step.end, (status,))
    return Event(None, step, entry["property"])


def _narrow(step: Step, entry: Mapping[str, Any]) -> Step:
    """A role's step, with the level of the place or the role that it names."""
    conditions = tuple(Condition(name, "in", tuple(entry[name])) for name in ("level", "role") if name in entry)
    return replace(step, conditions=conditions)


def _property(name: str) -> str:
    if not any(name in item.properties or name == "name" for item in ontology().entities.values()):
        raise _wrong(name)
    return name


def _add_cooperation(found: Vocabulary, declared: Mapping[str, Any]) -> None:
    step = way(declared["way"])
    for kind, spellings in declared["kinds"].items():
        condition = Condition("kind", "in", (kind,))
        narrowed = Step(step.relations, step.forward, step.start, step.end, (condition,))
        found.add(spellings, Word("COOP", narrowed))
    found.add(declared["light"], Word("LIGHT"))


def _spellings(entry: Mapping[str, Any]) -> list[str]:
    return [*entry.get("zh", ()), *entry.get("en", ())]


def _wrong(what: str) -> SchemaError:
    return SchemaError(Text(f"{FILE.name}：不认识“{what}”。", f"{FILE.name}: {what!r} is unknown."))
