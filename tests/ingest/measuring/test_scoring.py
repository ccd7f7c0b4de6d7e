"""Measures: those of the shared corpus' ``score.py``, number for number."""

from __future__ import annotations

import copy
import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from chuyi.ingest.measuring import MEASURES, Score, Tally, score

OWN = Path(__file__).parents[1] / "corpus"


def contracts() -> list[dict[str, Any]]:
    """Annotations of our own; what they say is not looked at."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(OWN.glob("*.gold.json"))]


def damaged(gold: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """An extraction with mistakes of every kind."""
    found = copy.deepcopy(gold)
    found.pop("aliases", None)
    for key in ("entities", "tasks", "relations"):
        found[key] = [item for item in found[key] if chance.random() > 0.15]
    for entity in found["entities"]:
        if chance.random() < 0.15:
            entity["start"] += chance.choice([-2, 1, 3])
        if chance.random() < 0.1:
            entity["type"] = chance.choice(["Institution", "Department"])
    for task in found["tasks"]:
        if chance.random() < 0.2:
            task["title"] = task["title"][: len(task["title"]) // 2]
        if chance.random() < 0.2:
            task["responsible"] = [*task["responsible"], "某省财政厅"]
        for target in task["targets"]:
            if chance.random() < 0.2:
                target[chance.choice(["count", "deadline", "qualifier"])] = 7
            if chance.random() < 0.2:
                target["object"] = target["object"][1:]
    for relation in found["relations"]:
        if chance.random() < 0.2:
            relation["subject"], relation["object"] = relation["object"], relation["subject"]
        if chance.random() < 0.2:
            relation["properties"] = {"role": "成员", "year": 2024}
    if chance.random() < 0.3:
        found["document"] = {**found["document"], "issued_on": None, "issuers": ["某省财政厅"]}
    return found


@pytest.mark.parametrize("seed", range(3))
def test_the_numbers_are_those_of_the_shared_measure(corpus_score: ModuleType, seed: int) -> None:
    chance = random.Random(seed)
    for gold in contracts():
        found = damaged(gold, chance)
        ours, (counted, by_type) = score(gold, found), corpus_score.score_document(gold, found, [])
        for measure in MEASURES:
            tally = ours.measures[measure]
            assert [tally.right, tally.found, tally.gold] == counted["counts"][measure], measure
            ratios = corpus_score.ratios(*counted["counts"][measure])
            assert [round(x, 4) for x in (tally.precision, tally.recall, tally.f1)] == [
                ratios[name] for name in ("precision", "recall", "f1")
            ]
        assert {name: bool(right) for name, right in ours.heading.items()} == counted["accuracy"]
        assert {key: [tally.right, tally.found, tally.gold] for key, tally in ours.by_type.items()} == dict(by_type)


def test_what_is_perfect_misses_nothing() -> None:
    for gold in contracts():
        whole = score(gold, gold)
        assert (whole.missed, whole.wrong) == ([], [])
        assert all(tally.f1 == 1.0 for tally in whole.measures.values())


def test_documents_add_up_and_mistakes_are_told() -> None:
    gold = {
        "document": {"title": "关于办好夜校的通知", "doc_number": None, "issued_on": "2024", "issuers": []},
        "entities": [{"type": "Institution", "name": "青禾职业学院", "start": 0, "end": 6}],
        "tasks": [
            {
                "clause": "一",
                "title": "办好夜校",
                "targets": [{"count": 5, "unit": "所", "object": "夜校", "qualifier": None, "deadline": None}],
                "responsible": ["某市教育局"],
                "supports": [],
            }
        ],
        "relations": [],
    }
    found = copy.deepcopy(gold)
    found["entities"] = []  # type: ignore[assignment]
    found["tasks"][0]["targets"] = []  # type: ignore[index]
    total = Score()
    total += score(gold, gold)
    total += score(gold, found)
    assert total.documents == 2
    assert (total.measures["entities"].right, total.measures["entities"].gold) == (1, 2)
    assert total.measures["entities"].f1 == pytest.approx(2 / 3)
    assert total.heading == {"title": 2, "doc_number": 2, "issued_on": 2}
    assert score(gold, found).missed == [
        ("entities", "Institution 青禾职业学院"),
        ("mentions", "Institution 0 6"),
        ("targets", "5所 夜校"),
    ]


def test_nothing_found_where_nothing_is_there_is_right() -> None:
    assert (Tally().precision, Tally().recall, Tally().f1) == (1.0, 1.0, 1.0)
    assert (Tally(0, 2, 0).precision, Tally(0, 2, 0).f1) == (0.0, 0.0)
