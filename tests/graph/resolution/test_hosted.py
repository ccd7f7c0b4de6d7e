"""Bases and industry colleges are one by name and host; a generic name of two hosts is two things."""

from __future__ import annotations

from pathlib import Path

import pytest

from chuyi.graph.facts import Entity, hosted_entity
from chuyi.graph.ledger import Ledger
from chuyi.graph.resolution import Resolution, resolve
from tests.graph.worlds import Fact, called, named, new_ledger, record, relates, says, school

ONE, TWO = school("临溪职业学院"), school("望川职业学院")
GENERIC = "智能制造实训基地"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return new_ledger(tmp_path)


def base(name: str = GENERIC, host: str | None = None, type_: str = "TrainingBase") -> Entity:
    return hosted_entity(type_, name, host)


def resolved(ledger: Ledger, *sources: tuple[Fact, ...]) -> Resolution:
    record(ledger, *(says(f"test:{number}", *facts) for number, facts in enumerate(sources)))
    return resolve(ledger.live(), province=None, threshold=0.5)


def one(resolution: Resolution, *things: Entity) -> bool:
    return len({resolution.of(thing.id, "") for thing in things}) == 1


def waits(resolution: Resolution, *things: Entity) -> bool:
    return any({thing.id for thing in things} == set(pending.entities) for pending in resolution.pending)


def test_a_generic_name_of_two_hosts_is_two_bases(ledger: Ledger) -> None:
    ours, theirs = base(host=ONE.name), base(host=TWO.name)
    resolution = resolved(
        ledger, (named(ours), relates(ONE, "HOSTS", ours)), (named(theirs), relates(TWO, "HOSTS", theirs))
    )
    assert not one(resolution, ours, theirs)
    assert not waits(resolution, ours, theirs)


def test_the_host_in_the_identity_and_the_host_by_relation_are_one(ledger: Ledger) -> None:
    in_table, in_text = base(host=ONE.name), base()
    resolution = resolved(ledger, (named(in_table),), (named(in_text), relates(ONE, "HOSTS", in_text)))
    assert one(resolution, in_table, in_text)


def test_another_name_of_the_host_is_the_host(ledger: Ledger) -> None:
    short = school("临溪职院")
    full, other = base(host=ONE.name), base(host=short.name)
    resolution = resolved(
        ledger,
        (named(ONE), called(ONE, short.name), named(full), relates(ONE, "HOSTS", full)),
        (named(other), relates(short, "HOSTS", other)),
    )
    assert one(resolution, ONE, short)
    assert one(resolution, full, other)


def test_a_bare_generic_name_waits_beside_the_one_with_a_host(ledger: Ledger) -> None:
    hosted, bare = base(host=ONE.name), base()
    resolution = resolved(ledger, (named(hosted), relates(ONE, "HOSTS", hosted)), (named(bare),))
    assert not one(resolution, hosted, bare)
    assert waits(resolution, hosted, bare)


def test_a_bare_name_that_holds_the_host_is_no_question(ledger: Ledger) -> None:
    name = f"{ONE.name}{GENERIC}"
    hosted, bare = base(name, ONE.name), base(name)
    resolution = resolved(ledger, (named(hosted), relates(ONE, "HOSTS", hosted)), (named(bare),))
    assert one(resolution, hosted, bare)


def test_two_kinds_of_base_are_never_one(ledger: Ledger) -> None:
    training, culture = base(host=ONE.name), base(host=ONE.name, type_="CultureBase")
    resolution = resolved(ledger, (named(training), named(culture)))
    assert not one(resolution, training, culture)


def test_programme_groups_are_their_schools(ledger: Ledger) -> None:
    ours, theirs = (base("机械制造专业群", host.name, "ProgrammeGroup") for host in (ONE, TWO))
    again = base("机械制造专业群", type_="ProgrammeGroup")
    resolution = resolved(
        ledger,
        (named(ours), named(theirs), relates(ONE, "OFFERS", ours)),
        (named(again), relates(ONE, "OFFERS", again)),
    )
    assert one(resolution, ours, again)
    assert not one(resolution, ours, theirs)
