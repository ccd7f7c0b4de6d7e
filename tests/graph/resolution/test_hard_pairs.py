"""500 hard pairs: what must be one, what a person must be asked, and what must never become one (hard_pairs.md)."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from chuyi.graph.facts import Entity, designation_entity, hosted_entity
from chuyi.graph.ledger import EntityRow
from chuyi.graph.resolution.comparing import Outcome, Side, compare
from chuyi.graph.resolution.material import Material, name_key
from chuyi.graph.resolution.resolving import resolve_material

Row = dict[str, str]
PAIRS: list[Row] = list(csv.DictReader((Path(__file__).parent / "hard_pairs.csv").open(encoding="utf-8")))
HOSTED = ("TrainingBase", "CultureBase", "IndustryCollege", "ProgrammeGroup")


def entity(row: Row, side: str) -> Entity:
    name, type_ = row[side], row["type"]
    if type_ == "Designation":
        return designation_entity(name)
    if type_ in HOSTED:
        return hosted_entity(type_, name, row[f"host_{side}"] or None)
    # The source is part of the identity, so that two sources may write one name.
    return Entity(type_, name, (name, side), row[f"region_{side}"] or None)


def outcome(row: Row) -> str:
    """What resolution, all its rules together, makes of a world of these two names."""
    made = {side: entity(row, side) for side in ("one", "other")}
    things = {
        item.id: EntityRow(item.id, item.type, item.name, item.identity, item.region)
        for item in sorted(made.values(), key=lambda item: item.id)
    }
    named: dict[tuple[str, str], list[str]] = {}
    for thing in things.values():
        named.setdefault((thing.type, name_key(thing.type, thing.name)), []).append(thing.id)
    codes = {made[side].id: [(side, row[f"code_{side}"])] for side in made if row[f"code_{side}"]}
    material = Material(things, named, {id_: {id_} for id_ in things}, (), {"code": codes}, {}, {})
    resolution = resolve_material(material, "湖南省")
    one, other = made["one"].id, made["other"].id
    if resolution.of(one, "") == resolution.of(other, ""):
        return "certain"
    return "ask" if any({one, other} == set(pending.entities) for pending in resolution.pending) else "different"


def test_there_are_500_and_all_kinds() -> None:
    assert len({tuple(row.values()) for row in PAIRS}) == len(PAIRS) >= 500
    assert min(Counter(row["expected"] for row in PAIRS).values()) >= 100


@pytest.mark.parametrize("family", sorted({row["family"] for row in PAIRS}))
def test_every_pair_comes_out_as_expected(family: str) -> None:
    chosen = [row for row in PAIRS if row["family"] == family]
    wrong = [
        f"{row['one']} / {row['other']}: {found}, not {row['expected']} ({row['why']})"
        for row in chosen
        if (found := outcome(row)) != row["expected"]
    ]
    assert wrong == []


def test_the_order_of_the_two_sides_plays_no_part() -> None:
    for row in PAIRS:
        sides = [
            Side(row[side], *[[value] if value else [] for value in (row[f"region_{side}"], row[f"code_{side}"])])
            for side in ("one", "other")
        ]
        assert compare(*sides).outcome is compare(*reversed(sides)).outcome


def test_every_verdict_says_why() -> None:
    verdict = compare(Side("湖南工业职院"), Side("湖南工业职业技术学院"))
    assert (verdict.outcome, verdict.only) == (Outcome.CERTAIN, True)
    assert "工业" in verdict.reason.zh
    assert "short for" in verdict.reason.en
    assert compare(Side("株洲工业学校"), Side("湘潭工业学校")).reason.en == "the places in the names differ"
