"""The nearest questions of the catalogue: offered where a question was not understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from chuyi.errors import Text
from chuyi.graph.schema import ontology
from chuyi.queries.ask.scanning import Scan
from chuyi.queries.ask.sets import Kind, Link
from chuyi.queries.catalogue import Catalogue
from chuyi.queries.header import Parameter, Question
from chuyi.queries.parameters import enum_values

MOST = 3
# What a filled parameter counts for beside the likeness of the words (0 to 100).
FILLED = 25
LEAST = 30


@dataclass(frozen=True)
class Offer:
    """A question of the catalogue with the parameters that the asked one gives it."""

    question: str
    title: Text
    parameters: dict[str, Any]

    def as_json(self) -> dict[str, Any]:
        """``{"question", "title": {"zh", "en"}, "parameters"}``."""
        return {"question": self.question, "title": self.title._asdict(), "parameters": self.parameters}


def offers(catalogue: Catalogue, found: Scan) -> list[Offer]:
    """The nearest questions that can be asked with what was named, the nearest first."""
    from rapidfuzz import fuzz

    links = list(
        dict.fromkeys(link for token in found.tokens if token.word.use == "NAME" for link in token.word.meaning.links)
    )
    values = [value for kind in _kinds(found) for condition in kind.conditions for value in condition.values]
    ranked: list[tuple[float, str, Offer]] = []
    for name in catalogue:
        question = catalogue[name]
        filled = _filled(question, links, values)
        if filled is None or (links and not filled):
            continue
        words = question.title.en if found.is_english else f"{question.title.zh}{question.answers.zh}"
        score = FILLED * len(filled) + fuzz.partial_ratio(found.text, words.lower())
        if score >= LEAST:
            ranked.append((-score, name, Offer(name, question.title, filled)))
    return [offer for _, _, offer in sorted(ranked, key=lambda item: item[:2])[:MOST]]


def _kinds(found: Scan) -> list[Kind]:
    return [token.word.meaning for token in found.tokens if isinstance(token.word.meaning, Kind)]


def _filled(question: Question, links: Sequence[Link], values: Sequence[str]) -> dict[str, Any] | None:
    """The parameters that the names give; None where a required one stays empty."""
    filled: dict[str, Any] = {}
    left = list(links)
    for item in question.parameters.values():
        link = next((link for link in left if _fits(item, link)), None)
        if link is not None:
            filled[item.name] = link.name
            left.remove(link)
        elif item.type == "enum" and (value := next((v for v in values if v in enum_values(item)), None)):
            filled[item.name] = value
        elif item.required and not item.setting:
            return None
    return filled


def _fits(item: Parameter, link: Link) -> bool:
    if item.type == "region":
        return link.type == "Region" and (not item.levels or link.level in item.levels)
    return item.type == "entity" and bool(({"Entity"} | ontology().ancestors(link.type)) & set(item.of))
