"""Documents read the same under other names, with other numbering, and worn as scans are."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

import pytest
from spacy.language import Language

from chuyi.ingest.extraction import extract
from tests.ingest.renaming import renamed, without_geography
from tests.ingest.test_extraction import OWN, held_out
from tests.ingest.variants import STYLES, moved, renumbered, worn

MEASURES = ("entities", "mentions", "tasks", "targets", "responsible", "supports", "relations", "properties")
LOSS = 0.015

Gold = dict[str, Any]
Variant = Callable[[str, Gold, Random], tuple[str, Gold]]


def _renumber(style: str) -> Variant:
    def vary(text: str, gold: Gold, _: Random) -> tuple[str, Gold]:
        # Lists of names are numbered as lists are.
        other, places = renumbered(text, style) if gold["tasks"] else (text, [])
        return (other, moved(gold, places)) if other != text else (text, gold)

    return vary


def _wear(text: str, gold: Gold, chance: Random) -> tuple[str, Gold]:
    other, places = worn(text, chance)
    return other, moved(gold, places)


VARIANTS: dict[str, Variant] = {"names": renamed, "worn": _wear} | {style: _renumber(style) for style in STYLES}


@pytest.mark.parametrize("variant", VARIANTS)
def test_read_as_well_as_it_was_written(variant: str, nlp: Language, corpus_score: ModuleType, shared: Path) -> None:
    as_written, varied = (defaultdict(lambda: [0, 0, 0]) for _ in range(2))
    changed = 0
    for name, text, gold in _documents(shared):
        other, other_gold = VARIANTS[variant](text, gold, Random(name))
        if other == text:
            continue
        changed += 1
        _add(as_written, _counts(corpus_score, text, gold, nlp))
        _add(varied, _counts(corpus_score, other, other_gold, nlp))
    assert changed >= 20
    for measure in MEASURES:
        before, after = (corpus_score.ratios(*totals[measure])["f1"] for totals in (as_written, varied))
        assert after >= before - LOSS, measure


def _documents(shared: Path) -> Iterator[tuple[str, str, Gold]]:
    for folder in (shared / "corpus" / "dev", OWN):
        for path in sorted(folder.glob("*.gold.json")):
            name = path.name.removesuffix(".gold.json")
            if name not in held_out():
                text = (folder / f"{name}.txt").read_bytes().decode("utf-8")
                yield name, text, _nameless(json.loads(path.read_text(encoding="utf-8")))


def _nameless(gold: Gold) -> Gold:
    """The gold with tasks known by their titles alone: numbers are what varies; and without what geography says."""
    tasks = [{**task, "clause": f"[{number}]"} for number, task in enumerate(gold["tasks"])]
    return {**gold, "tasks": tasks, "relations": without_geography(gold["relations"])}


def _counts(corpus_score: ModuleType, text: str, gold: Gold, nlp: Language) -> dict[str, list[int]]:
    found = extract(text, nlp)
    scored, _ = corpus_score.score_document(gold, {**found, "relations": without_geography(found["relations"])}, [])
    counts: dict[str, list[int]] = scored["counts"]
    return counts


def _add(totals: dict[str, list[int]], counts: dict[str, list[int]]) -> None:
    for measure, numbers in counts.items():
        totals[measure] = [a + b for a, b in zip(totals[measure], numbers, strict=True)]
