"""Documents read the same when their places and firms have other names (see ``renaming``)."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

import pytest
from spacy.language import Language

from chuyi.ingest.extraction import extract
from tests.ingest.renaming import renamed, without_geography
from tests.ingest.test_extraction import OWN, held_out

SEEDS = 2
LOSS = 0.01


@pytest.mark.parametrize("corpus", ["dev", "own"])
def test_other_names_are_read_as_well(nlp: Language, score: ModuleType, shared: Path, corpus: str) -> None:
    folder = shared / "corpus" / "dev" if corpus == "dev" else OWN
    as_written, with_others = (defaultdict(lambda: [0, 0, 0]) for _ in range(2))
    changed = 0
    for path in sorted(folder.glob("*.gold.json")):
        name = path.name.removesuffix(".gold.json")
        if name in held_out():
            continue
        text = (folder / f"{name}.txt").read_bytes().decode("utf-8")
        gold = json.loads(path.read_text(encoding="utf-8"))
        for seed in range(SEEDS):
            other, other_gold = renamed(text, gold, Random(f"{name} {seed}"))
            changed += other != text
            _add(as_written, _counts(score, text, gold, nlp))
            _add(with_others, _counts(score, other, other_gold, nlp))
    assert changed >= 20
    for measure in ("entities", "mentions", "tasks", "targets", "responsible", "supports", "relations", "properties"):
        before, after = (score.ratios(*totals[measure])["f1"] for totals in (as_written, with_others))
        assert after >= before - LOSS, measure


def _counts(score: ModuleType, text: str, gold: dict[str, Any], nlp: Language) -> dict[str, list[int]]:
    gold = {**gold, "relations": without_geography(gold["relations"])}
    found = extract(text, nlp)
    found["relations"] = without_geography(found["relations"])
    scored, _ = score.score_document(gold, found, [])
    counts: dict[str, list[int]] = scored["counts"]
    return counts


def _add(totals: dict[str, list[int]], counts: dict[str, list[int]]) -> None:
    for measure, numbers in counts.items():
        totals[measure] = [a + b for a, b in zip(totals[measure], numbers, strict=True)]
