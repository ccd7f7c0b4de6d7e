"""Heads: the words that names end in, and what a name with such a head is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

import yaml

from chuyi.ingest.mentions.lexicon import trie_expression
from chuyi.ingest.values import value


class Family(StrEnum):
    """Heads that follow the same grammar of names."""

    SCHOOL = "school"
    FIRM = "firm"
    GROUP = "group"  # 集团, 厂, 银行: firms if a proper name stands before
    RESEARCH = "research"
    ASSOCIATION = "association"
    OFFICE = "office"
    PUBLIC_UNIT = "public unit"
    ALLIANCE = "alliance"
    LEAGUE = "league"  # 联盟, 集团 of schools or of an industry
    BASE = "base"
    CULTURE = "culture"
    INDUSTRY_COLLEGE = "industry college"
    PROGRAMMES = "programmes"
    TITLE = "title"  # only ever the class of a designation


@value
class Head:
    """A head at ``start`` to ``end``."""

    start: int
    end: int
    word: str
    family: Family


@cache
def _declared() -> dict[str, Any]:
    text = resources.files(__package__).joinpath("heads.yaml").read_text(encoding="utf-8")
    declared: dict[str, Any] = yaml.safe_load(text)
    return declared


@cache
def _families() -> dict[str, Family]:
    groups: dict[str, str] = _declared()["families"]
    return {word: Family(name) for name, group in groups.items() for word in group.split()}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(trie_expression(_families()))


@cache
def _forbidden() -> dict[str, re.Pattern[str]]:
    return {word: re.compile(expression) for word, expression in _declared()["not_before"].items()}


@cache
def _not_after() -> dict[str, str]:
    after: dict[str, str] = _declared()["not_after"]
    return after


def heads(text: str) -> Iterator[Head]:
    """The heads of a text, longest at each place, in order."""
    families, forbidden, made = _families(), _forbidden(), _not_after()
    search = _pattern().search
    match = search(text)
    while match is not None:
        word, end = match.group(), match.end()
        rule = forbidden.get(word)
        if rule is not None and rule.match(text, end):
            end = match.start() + 1  # 外事办公室: another head may begin inside
        elif word not in made or text[match.start() - 1 : match.start()] not in tuple(made[word]):
            yield Head(match.start(), end, word, families[word])
        match = search(text, end)
