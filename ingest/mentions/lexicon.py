"""The words of ``words.yaml`` and patterns made of them.

A pattern of many words is a trie written as one regular expression behind a look-ahead for its first characters: the
engine leaves a place where no word begins after one test. It tries alternatives one after the other, so many of them
stand in groups behind look-aheads of their own, and the cost hardly grows with the number of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import yaml


@cache
def words(group: str) -> tuple[str, ...]:
    """The words of a group of ``words.yaml``, in its order.

    Raises:
        KeyError: there is no such group.
    """
    return _groups()[group]


@cache
def word_set(group: str) -> frozenset[str]:
    """The words of a group, to look one up."""
    return frozenset(words(group))


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    text = resources.files(__package__).joinpath("words.yaml").read_text(encoding="utf-8")
    groups: dict[str, str] = yaml.safe_load(text)
    return {name: tuple(dict.fromkeys(str(value).split())) for name, value in groups.items()}


_END: dict[str, Any] = {"": {}}


def trie_expression(entries: Iterable[str]) -> str:
    """A regular expression that matches the longest of the entries at a place."""
    root: dict[str, Any] = {}
    for entry in entries:
        node = root
        for character in entry:
            node = node.setdefault(character, {})
        node |= _END
    return f"(?={_one_of(sorted(root))}){_branch(root)}"


_MANY = 16


def _branch(node: dict[str, Any]) -> str:
    last = [character for character, child in node.items() if character and child == _END]
    options = _grouped([(character, child) for character, child in node.items() if character and child != _END])
    if last:
        options.append(_one_of(last))
    if not options:
        return ""
    inner = options[0] if len(options) == 1 and "" not in node else f"(?:{'|'.join(options)})"
    return f"{inner}?" if "" in node else inner


def _grouped(options: list[tuple[str, dict[str, Any]]]) -> list[str]:
    if len(options) <= _MANY:
        return [re.escape(character) + _branch(child) for character, child in options]
    size = max(_MANY, -(-len(options) // _MANY))
    groups = [options[first : first + size] for first in range(0, len(options), size)]
    return [f"(?={_one_of(c for c, _ in group)})(?:{'|'.join(_grouped(group))})" for group in groups]


def _one_of(characters: Iterable[str]) -> str:
    return f"[{''.join(map(re.escape, characters))}]"


def any_of(*names: str) -> str:
    """The expression for the words of the groups."""
    return trie_expression(word for name in names for word in words(name))


@lru_cache(maxsize=16384)
def made_of(text: str, vocabulary: frozenset[str], longest: int = 8) -> bool:
    """Whether ``text`` can be cut into words of the vocabulary; the empty text can."""
    reached = {0}
    for start in range(len(text)):
        if start in reached:
            reached |= {end for end in range(start + 1, start + longest + 1) if text[start:end] in vocabulary}
    return len(text) in reached
