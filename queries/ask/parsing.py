"""The chart: every phrase of a question, from its words upwards, by the rules of :mod:`rules`.

A phrase is what a piece of the text means in one category, with a cost: the fewer and longer the words, the
cheaper. Little words without meaning may stand behind any phrase. A question is understood when one phrase of the
category ``S`` covers all of it; there is no leaving out of words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from chuyi.queries.ask.scanning import Scan

Result = tuple[str, Any, float]
Unary = Callable[[Any], Iterator[Result]]
Binary = Callable[[Any, Any], Iterator[Result]]

FILL = "FILL"
FILL_COST = 0.35
MOST_PHRASES = 60_000


@dataclass
class Rules:
    """What phrases can be made of."""

    unary: dict[str, list[Unary]] = field(default_factory=lambda: defaultdict(list))
    binary: dict[tuple[str, str], list[Binary]] = field(default_factory=lambda: defaultdict(list))

    def one(self, *categories: str) -> Callable[[Unary], Unary]:
        """Register a rule for one phrase."""

        def register(rule: Unary) -> Unary:
            for category in categories:
                self.unary[category].append(rule)
            return rule

        return register

    def two(self, *pairs: str) -> Callable[[Binary], Binary]:
        """Register a rule for two neighbours; ``"N VERB"`` names their categories."""

        def register(rule: Binary) -> Binary:
            for pair in pairs:
                first, second = pair.split()
                self.binary[first, second].append(rule)
            return rule

        return register


@dataclass(frozen=True)
class Parse:
    """A whole reading."""

    meaning: Any
    cost: float


Phrases = dict[tuple[str, Any], float]


class Chart:
    """The phrases of one question."""

    def __init__(self, scan: Scan, rules: Rules) -> None:
        self._rules = rules
        self._size = len(scan.text)
        self._ending: dict[int, dict[int, Phrases]] = defaultdict(lambda: defaultdict(dict))
        self._made = 0
        self._fills: dict[int, list[int]] = defaultdict(list)
        starting: dict[int, list[tuple[int, str, Any]]] = defaultdict(list)
        for token in scan.tokens:
            if token.word.use == FILL:
                self._fills[token.start].append(token.end)
            else:
                starting[token.end].append((token.start, token.word.use, token.word))
        for end in range(1, self._size + 1):
            self._close(end, starting[end])

    def readings(self) -> list[Parse]:
        """All readings of the whole text, the cheapest first; none where it has more phrases than can be followed."""
        if self._made > MOST_PHRASES:
            return []
        found: dict[Any, float] = {}
        for start in self._beginnings():
            for (category, meaning), cost in self._ending[self._size][start].items():
                if category == "S":
                    found[meaning] = min(cost, found.get(meaning, cost))
        return sorted((Parse(meaning, cost) for meaning, cost in found.items()), key=lambda parse: parse.cost)

    def _beginnings(self) -> set[int]:
        reached, todo = {0}, [0]
        while todo:
            for end in self._fills[todo.pop()]:
                if end not in reached:
                    reached.add(end)
                    todo.append(end)
        return reached

    def _close(self, end: int, words: list[tuple[int, str, Any]]) -> None:
        """All phrases that end at ``end``: shorter ones first, since longer ones are made of them."""
        agenda: dict[int, list[tuple[str, Any, float]]] = defaultdict(list)
        for start, use, word in words:
            agenda[start].append((use, word, 1.0))
        for start in range(end - 1, -1, -1):
            if end in self._fills[start]:
                for left, phrases in list(self._ending[start].items()):
                    for (category, meaning), cost in list(phrases.items()):
                        agenda[left].append((category, meaning, cost + FILL_COST))
            for category, meaning, cost in agenda.pop(start, ()):
                self._add(start, end, category, meaning, cost)
            # Neighbours: what ends where a phrase of this span begins was closed before.
            for middle in range(end - 1, start, -1):
                right = self._ending[end].get(middle)
                left_phrases = self._ending[middle].get(start)
                if right and left_phrases:
                    self._join(start, end, left_phrases, right)

    def _join(self, start: int, end: int, left: Phrases, right: Phrases) -> None:
        by_category: dict[str, list[tuple[Any, float]]] = defaultdict(list)
        for (category, meaning), cost in right.items():
            by_category[category].append((meaning, cost))
        for (first, meaning), cost in list(left.items()):
            for second, others in by_category.items():
                for rule in self._rules.binary.get((first, second), ()):
                    for other, other_cost in others:
                        for category, made, more in rule(meaning, other):
                            self._add(start, end, category, made, cost + other_cost + more)

    def _add(self, start: int, end: int, category: str, meaning: Any, cost: float) -> None:
        phrases = self._ending[end][start]
        known = phrases.get((category, meaning))
        if known is not None and known <= cost:
            return
        if self._made > MOST_PHRASES:
            return
        self._made += 1
        phrases[category, meaning] = cost
        for rule in self._rules.unary.get(category, ()):
            for other, made, more in rule(meaning):
                self._add(start, end, other, made, cost + more)
