"""Rules for properties: what a school was called, the number of a document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chuyi.graph.schema import ontology
from chuyi.queries.ask.context import Context
from chuyi.queries.ask.parsing import Result, Rules
from chuyi.queries.ask.phrases import (
    Asking,
    Noun,
)
from chuyi.queries.ask.sets import (
    Asked,
    Kind,
    Listing,
    Set,
    Some,
    Value,
    both,
    types_of,
)
from chuyi.queries.ask.vocabulary import Word

HOW = {"former_names": "former", "short_names": "short"}


def add(rules: Rules, context: Context) -> None:
    """Register the rules."""

    @rules.one("PROP")
    def property_(word: Word) -> Iterator[Result]:
        yield "PR", word.meaning, 0.0

    @rules.two("FORMERLY TOGETHER", "NOWADAYS TOGETHER")
    def adverb(word: Word, _: Word) -> Iterator[Result]:
        yield word.use, word, 0.0

    @rules.two("FORMERLY CALLED")
    def formerly_called(_: Word, word: Word) -> Iterator[Result]:
        yield "PR", "former_names", 0.0

    @rules.two("CALLED FORMERLY")
    def called_formerly(_: Word, word: Word) -> Iterator[Result]:
        yield "PR", "former_names", 0.0

    @rules.two("NOWADAYS CALLED", "CALLED NOWADAYS")
    def now_called(_: Word, word: Word) -> Iterator[Result]:
        yield "PR", "name", 0.0

    @rules.two("FORMERLY IW")
    def formerly_was(_: Word, asking: Asking) -> Iterator[Result]:
        yield "FIW", asking, 0.0

    @rules.two("N FIW")
    def was_formerly(noun: Noun, asking: Asking) -> Iterator[Result]:
        """以前是哪所学校."""
        value = value_of(noun.set, "former_names")
        if value is not None and not asking.steps and not asking.count:
            yield "S", value, 0.0

    @rules.two("N PR", "ND PR", "PR ON", "PR BN")
    def of(first: object, second: object) -> Iterator[Result]:
        noun, name = (first, second) if isinstance(first, Noun) else (second, first)
        assert isinstance(noun, Noun)
        value = value_of(noun.set, str(name))
        if value is not None:
            yield "VAL", value, 0.0

    @rules.one("VAL")
    def bare(value: Asked) -> Iterator[Result]:
        yield "S", value, 0.8

    @rules.two("VAL W", "VAL IW", "VAL HW", "WIS VAL")
    def is_what(first: object, second: object) -> Iterator[Result]:
        """曾用名是什么, 以前叫什么."""
        asking, value = (second, first) if isinstance(second, Asking) else (first, second)
        assert isinstance(asking, Asking)
        if asking.steps or asking.count or not isinstance(value, Value | Listing):
            return
        what = asking.set  # 前身是哪些学校
        if what is None or (isinstance(what, Kind) and not what.conditions and types_of(what) & types_of(value.set)):
            yield "S", value, 0.0

    @rules.two("W DE")
    def whose(asking: Asking, _: Word) -> Iterator[Result]:
        yield "WD", asking, 0.0

    @rules.two("WD PR", "W PR", "IW PR")
    def name_of_what(asking: Asking, name: str) -> Iterator[Result]:
        if asking.set is not None and name in HOW:
            yield "WPR", (asking, name), 0.0

    @rules.two("IS WPR")
    def is_name_of(_: Word, asked_name: tuple[Asking, str]) -> Iterator[Result]:
        yield "WPR", asked_name, 0.0

    @rules.two("WPR IS")
    def name_is(asked_name: tuple[Asking, str], _: Word) -> Iterator[Result]:
        yield "WPR", asked_name, 0.0

    @rules.two("N WPR", "WPR N")
    def whose_name(first: Any, second: Any) -> Iterator[Result]:
        """X是哪所学校的简称; 哪所学校的简称是X."""
        noun, (asking, name) = (first, second) if isinstance(first, Noun) else (second, first)
        called = isinstance(noun.set, Some) and all(link.how == HOW[name] for link in noun.set.links)
        if called and both(noun.set, asking.set):
            yield "S", Listing(noun.set), 0.0

    @rules.two("WHICH PR")
    def what_property(_: Word, name: str) -> Iterator[Result]:
        yield "WHPR", name, 0.0

    @rules.two("IS WHPR", "HAVE WHPR")
    def is_what_property(_: Word, name: str) -> Iterator[Result]:
        yield "WHPR", name, 0.0

    @rules.two("N WHPR")
    def of_what_property(noun: Noun, name: str) -> Iterator[Result]:
        value = value_of(noun.set, name)
        if value is not None:
            yield "S", value, 0.0

    @rules.two("WHPR DE")
    def what_property_of(name: str, _: Word) -> Iterator[Result]:
        yield "WHPRD", name, 0.0

    @rules.two("WHPRD N")
    def what_property_of_thing(name: str, noun: Noun) -> Iterator[Result]:
        """什么层次的学校."""
        if isinstance(noun.set, Kind):
            yield "WHPR", name, 0.0

    @rules.two("A ALSO", "AO IS")
    def one_of(kind: Kind, _: Word) -> Iterator[Result]:
        yield "AO", kind, 0.0

    @rules.two("AO A")
    def one_or_other(first: Kind, second: Kind) -> Iterator[Result]:
        """公办还是民办: asks for the property."""
        names = {condition.property for condition in (*first.conditions, *second.conditions)}
        if len(names) == 1:
            yield "WHPR", names.pop(), 0.0

    @rules.two("EVENT WHEN")
    def founded_when(word: Word, _: Word) -> Iterator[Result]:
        if word.meaning.things is not None:
            yield "WHPR", word.meaning.property, 0.0

    @rules.two("WHEN DATED", "WHEN EVENT")
    def when(_: Word, word: Word) -> Iterator[Result]:
        if isinstance(word.meaning, str):
            yield "WHPR", word.meaning, 0.0

    @rules.two("IS WHEN")
    def is_when(_: Word, word: Word) -> Iterator[Result]:
        yield "WHEN", word, 0.0

    def value_of(item: Set, name: str) -> Asked | None:
        if name == "name":
            return Listing(item)
        holding = frozenset(type_ for type_ in types_of(item) if name in ontology().entities[type_].properties)
        return Value(item, name) if holding == types_of(item) else None


def value_of_dated(item: Set, name: str) -> Value | None:
    """The date of things that have one."""
    dated = all(name in ontology().entities[type_].properties for type_ in types_of(item))
    return Value(item, name) if dated else None
