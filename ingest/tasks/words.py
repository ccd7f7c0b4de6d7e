"""The words of ``words.yaml``."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib import resources

import yaml


def words(group: str) -> tuple[str, ...]:
    """The words of a group, in its order.

    Raises:
        KeyError: there is no such group.
    """
    return _groups()[group]


def one_of(alternatives: Iterable[str]) -> str:
    """A pattern that matches the longest of the words at a place.

    Words are grouped by their first character behind a look at the next one: most places fail at once, which an
    alternation of a thousand words does not.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for word in sorted(set(alternatives), key=len, reverse=True):
        groups[word[0]].append(re.escape(word[1:]))
    firsts = "".join(map(re.escape, sorted(groups)))
    branches = "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in sorted(groups.items()))
    return f"(?=[{firsts}])(?:{branches})"


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    text = resources.files(__package__).joinpath("words.yaml").read_text(encoding="utf-8")
    return {name: tuple(str(value).split()) for name, value in yaml.safe_load(text).items()}
