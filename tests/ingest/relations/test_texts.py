"""Whole short texts of other provinces, annotated before they were read: what is named and what is said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from chuyi.ingest.extraction import extract
from tests.ingest.relations.annotated import read_annotated

TEXTS = Path(__file__).parent / "texts"
FLOOR = 0.93
"""Of each round of texts together; the levels on first sight stand in docs/measurements.md."""


def _names(made: dict[str, Any]) -> set[tuple[str, str, int]]:
    return {(entity["type"], entity["name"], entity["start"]) for entity in made["entities"]}


def _said(made: dict[str, Any], gold: dict[str, Any]) -> set[tuple[str, ...]]:
    heads = {name: group[0] for group in gold["aliases"] for name in group}
    return {
        (
            relation["type"],
            heads.get(relation["subject"], relation["subject"]),
            heads.get(relation["object"], relation["object"]),
        )
        for relation in made["relations"]
        if relation["type"] not in ("RESPONSIBLE_FOR", "SUPPORTS")
    }


@pytest.mark.parametrize("round_", sorted({path.stem[0] for path in TEXTS.glob("*.txt")}))
def test_names_and_relations(nlp: Language, round_: str) -> None:
    paths = sorted(TEXTS.glob(f"{round_}*.txt"))
    assert len(paths) == 8
    right, told, wanted = [0, 0], [0, 0], [0, 0]
    for path in paths:
        annotated = read_annotated(path)
        made = extract(annotated.text, nlp)
        for index, (found, gold) in enumerate(
            (
                (_names(made), _names(annotated.gold)),
                (_said(made, annotated.gold), _said(annotated.gold, annotated.gold)),
            )
        ):
            right[index] += len(found & gold)
            told[index] += len(found)
            wanted[index] += len(gold)
    for index, what in enumerate(("names", "relations")):
        assert 2 * right[index] / (told[index] + wanted[index]) >= FLOOR, what


@pytest.mark.parametrize("path", sorted(TEXTS.glob("*.txt")), ids=lambda path: path.stem)
def test_the_gold_is_sound(path: Path) -> None:
    annotated = read_annotated(path)
    names = {entity["name"] for entity in annotated.gold["entities"]}
    for entity in annotated.gold["entities"]:
        assert "".join(annotated.text[entity["start"] : entity["end"]].split()) == entity["name"]
    for relation in annotated.gold["relations"]:
        assert {relation["subject"], relation["object"]} <= names, relation
