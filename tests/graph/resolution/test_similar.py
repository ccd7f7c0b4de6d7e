"""Organisations written in different ways: what joins them, what must be asked, and that people have the last word."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from rapidfuzz.distance import OSA

from chuyi.graph.facts import Entity
from chuyi.graph.ledger import Different, Ledger, Same
from chuyi.graph.resolution import Resolution, resolve
from chuyi.graph.resolution.candidates import candidate_pairs
from chuyi.graph.resolution.organisations import take_apart
from tests.graph.worlds import enterprise, has, named, new_ledger, record, says, school


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with new_ledger(tmp_path) as made:
        yield made


def world(ledger: Ledger, *things: Entity) -> Resolution:
    """Each thing named by a source of its own."""
    for thing in things:
        record(ledger, says(f"chuyi:test/{thing.id}", named(thing)))
    return resolve(ledger.live(), province=None, threshold=0.5)


def one(resolution: Resolution, *things: Entity) -> bool:
    return len({resolution.of(thing.id, "") for thing in things}) == 1


def asked(resolution: Resolution) -> set[frozenset[str]]:
    return {frozenset(pending.entities) for pending in resolution.pending}


SHORT, FULL, OTHER = school("湖南工业职院"), school("湖南工业职业技术学院"), school("湖南工业职业学院")


def test_a_short_form_is_certain_until_it_fits_another_too(ledger: Ledger) -> None:
    resolution = world(ledger, SHORT, FULL)
    assert one(resolution, SHORT, FULL)
    assert resolution.is_secondary(SHORT.id, "")
    assert "简写" in resolution.merges[0].reason.zh
    resolution = world(ledger, OTHER)
    assert not one(resolution, SHORT, FULL)
    assert asked(resolution) == {
        frozenset(pair) for pair in ((SHORT.id, FULL.id), (SHORT.id, OTHER.id), (FULL.id, OTHER.id))
    }


def test_a_short_form_that_fits_two_names_of_one_thing_is_certain(ledger: Ledger) -> None:
    resolution = world(ledger, SHORT, FULL, school("湖南省工业职业技术学院"))
    assert len({resolution.of(id_, "") for id_ in ledger.live().entities()}) == 1


def test_what_people_decide_goes_before_the_rules_and_is_not_asked_again(ledger: Ledger) -> None:
    world(ledger, SHORT, FULL, OTHER)
    with ledger.run("review") as run:
        ledger.decide(run, "李明", Different(FULL.id, OTHER.id), Same(SHORT.id, FULL.id), Different(SHORT.id, OTHER.id))
    resolution = resolve(ledger.live(), province=None, threshold=0.5)
    assert one(resolution, SHORT, FULL)
    assert not one(resolution, FULL, OTHER)
    assert asked(resolution) == set()


def test_a_rule_that_would_join_what_is_decided_different_asks(ledger: Ledger) -> None:
    bracketed = school("湖南工业职业技术学院（原湖南机械工业学校）")
    province = school("湖南省工业职业技术学院")
    world(ledger, FULL, bracketed, province)
    with ledger.run("review") as run:
        ledger.decide(run, "李明", Different(bracketed.id, province.id))
    resolution = resolve(ledger.live(), province=None, threshold=0.5)
    assert not one(resolution, bracketed, province)
    assert any("人工决定" in pending.reason.zh for pending in resolution.pending)


def test_the_same_register_code_is_asked_about_whatever_the_names(ledger: Ledger) -> None:
    first, second = school("长沙民政职业技术学院"), school("湖南社会服务职业大学")
    for thing in (first, second):
        record(ledger, says(f"chuyi:test/{thing.id}", named(thing), has(thing, "code", "4143012345")))
    resolution = resolve(ledger.live(), province=None, threshold=0.5)
    assert asked(resolution) == {frozenset((first.id, second.id))}
    assert "登记代码相同" in resolution.pending[0].reason.zh


def test_a_name_too_general_is_not_asked_about(ledger: Ledger) -> None:
    places = [school(f"{place}商务职业学院") for place in ("湖南", "湖北", "河南", "河北", "山东")]
    assert asked(world(ledger, school("商务职业学院"), *places)) == set()


def test_all_slips_are_found_and_in_an_order_that_hangs_on_the_pair_alone() -> None:
    signs = "甲乙丙丁戊己庚辛壬癸"
    cores = [a + b + c for a in signs for b in signs for c in signs[:3]] + [a + b for a in signs for b in signs]
    names = [f"湖南{core}有限公司" for core in cores]
    slips = {
        pair
        for pair in combinations(sorted(names), 2)
        if OSA.distance(*pair) == 1 and (pair[0][2] == pair[1][2] or pair[0][-5] == pair[1][-5])
    }
    found = candidate_pairs(names)
    assert slips <= set(found)
    some = names[::3]
    assert candidate_pairs(some) == [pair for pair in found if {*pair} <= {*some}]


@pytest.mark.parametrize(
    ("name", "place", "core", "head"),
    [
        ("湖南省长沙市第一职业中专", ("湖南省", "长沙", None, None), "1", "职业中等专业学校"),
        ("湘西土家族苗族自治州民族职业技术学院", ("湖南省", "湘西", None, None), "民族", "职业技术学院"),
        ("长沙县职业中专", (None, None, "长沙县", None), "", "职业中等专业学校"),
        ("长沙城市学院", ("湖南省", "长沙", None, None), "城市", "学院"),
        ("吉利控股集团有限公司", (None, None, None, None), "吉利控股", "集团有限公司"),
        ("国家轨道交通装备行业产教融合共同体", (None, None, None, "国家"), "轨道交通装备", "产教融合共同体"),
    ],
)
def test_a_name_is_taken_apart(name: str, place: tuple[str | None, ...], core: str, head: str) -> None:
    parts = take_apart(name)
    assert (parts.place[:4], parts.core, parts.head) == (place, core, head)


def test_branches_and_parts_are_not_their_whole(ledger: Ledger) -> None:
    whole, branch = enterprise("金石重工有限公司"), enterprise("金石重工有限公司长沙分公司")
    resolution = world(ledger, whole, branch)
    assert not one(resolution, whole, branch)
    assert asked(resolution) == set()
    assert take_apart(branch.name).part == "长沙分公司"
