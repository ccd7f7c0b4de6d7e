"""When two names, tasks or targets are the same, and which of many belong together."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

SAME_TITLE = 0.8
SAME_TITLE_IN_CLAUSE = 0.4
SAME_OBJECT = 0.7
QUOTES = re.compile(r"[“”\"'‘’「」『』《》\s]")
ROUND = str.maketrans("〔〕[]【】", "()()()")


def spelled(name: object) -> str:
    """A name as it is compared: one width, one kind of bracket, small letters, no quotes and no white space."""
    whole = unicodedata.normalize("NFKC", "" if name is None else str(name))
    return QUOTES.sub("", whole.translate(ROUND)).lower()


def alike(first: object, second: object) -> float:
    """From 0 to 1."""
    return SequenceMatcher(None, spelled(first), spelled(second), autojunk=False).ratio()


def same_task(gold: Mapping[str, Any], found: Mapping[str, Any]) -> float:
    """How surely two tasks are one, 0 if they are not: by title, or by clause and half a title."""
    title = alike(gold["title"], found["title"])
    clause = spelled(gold["clause"])
    in_clause = bool(clause) and clause == spelled(found["clause"])
    return title + in_clause if title >= (SAME_TITLE_IN_CLAUSE if in_clause else SAME_TITLE) else 0.0


def same_target(gold: Mapping[str, Any], found: Mapping[str, Any]) -> float:
    """How surely two targets are one, 0 if they are not: the number and its unit must be equal."""
    if gold["count"] != found["count"] or spelled(gold["unit"]) != spelled(found["unit"]):
        return 0.0
    likeness = alike(gold["object"], found["object"])
    return likeness if likeness >= SAME_OBJECT else 0.0


Item = Mapping[str, Any]


def paired(
    gold: Sequence[Item], found: Sequence[Item], likeness: Callable[[Item, Item], float]
) -> list[tuple[Item, Item]]:
    """Which belong together, each at most once; the surest pairs are made first, then those that come first."""
    candidates = [
        (-sure, at, other) for at, g in enumerate(gold) for other, f in enumerate(found) if (sure := likeness(g, f))
    ]
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    pairs = []
    for _, at, other in sorted(candidates):
        if at not in taken_gold and other not in taken_found:
            taken_gold.add(at)
            taken_found.add(other)
            pairs.append((gold[at], found[other]))
    return pairs
