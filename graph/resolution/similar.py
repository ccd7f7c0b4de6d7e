"""Organisations whose names are written in different ways: joined where that is certain, else asked about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from chuyi.errors import Text
from chuyi.graph.resolution.candidates import candidate_pairs
from chuyi.graph.resolution.codes import codes_of, register_code
from chuyi.graph.resolution.comparing import Outcome, Side, Verdict, compare, compare_names, known_apart
from chuyi.graph.resolution.organisations import take_apart
from chuyi.graph.resolution.work import Work

TYPES = ("Institution", "Enterprise", "Association", "ResearchInstitute", "Alliance")

_SEVERAL = Text("简写可指不止一个", "the short form fits more than one")
_SHORT = Text("可能是简称：各字依次出现在全称中", "perhaps short for the other, in which its characters stand in order")
_SAME_CODE = Text("登记代码相同，名称不同，可能更名", "the same register code and two names: perhaps renamed")

Found = tuple[str, str, Verdict]


def join_similar_names(work: Work) -> None:
    """Join organisations whose names differ only in how place and kind are written; ask where it may be so."""
    for type_ in TYPES:
        by_name: dict[str, list[str]] = defaultdict(list)
        for thing in work.of_type(type_):
            by_name[thing.name].append(thing.id)
        found = [
            (one, other, verdict)
            for name, second in candidate_pairs(by_name)
            for one in _firsts(work, by_name[name])
            for other in _firsts(work, by_name[second])
            if (verdict := _verdict(work, one, other)) is not None
        ]
        _decide(work, found)
    _ask_about_codes(work)


def _firsts(work: Work, raws: Iterable[str]) -> list[str]:
    """One of each group."""
    return list({work.root(raw): raw for raw in raws}.values())


def _verdict(work: Work, one: str, other: str) -> Verdict | None:
    if work.root(one) == work.root(other):
        return None
    names = work.thing(one).name, work.thing(other).name
    # The names decide most pairs; what is known beside them is looked up for the rest.
    if not may_be_one(*names):
        return None
    if compare_names(*names).outcome is not Outcome.DIFFERENT:
        verdict = compare(_side(work, one), _side(work, other))
        return None if verdict.outcome is Outcome.DIFFERENT else verdict
    if known_apart(_side(work, one), _side(work, other)) is None:
        return Verdict(Outcome.ASK, (_SHORT,))
    return None


def may_be_one(one: str, other: str) -> bool:
    """Whether the names alone leave it open that two things are one."""
    return compare_names(one, other).outcome is not Outcome.DIFFERENT or _is_short_form(one, other)


def _is_short_form(one: str, other: str) -> bool:
    """Whether one does not say what it is and is made of characters of the other in their order."""
    short, full = sorted(map(take_apart, (one, other)), key=lambda name: len(name.written))
    if short.head or short.choices or not full.head or full.part or short.numbers != full.numbers:
        return False
    signs = iter(full.written)
    return all(sign in signs for sign in short.written)


def _side(work: Work, raw: str) -> Side:
    things = [work.thing(member) for member in work.members(raw)]
    return Side(work.thing(raw).name, {thing.region for thing in things if thing.region}, codes_of(work, raw))


def _decide(work: Work, found: Iterable[Found]) -> None:
    certain = [item for item in found if item[2].outcome is Outcome.CERTAIN]
    for one, other, verdict in certain:
        if not verdict.only:
            work.join(one, other, verdict.reason)
    fitting: dict[str, set[str]] = defaultdict(set)
    for one, other, verdict in found:
        if verdict.only and not work.decided_different(one, other):
            short, full = _short_first(work, one, other)
            fitting[work.root(short)].add(work.root(full))
    for one, other, verdict in certain:
        if not verdict.only:
            continue
        short, full = _short_first(work, one, other)
        # Joins made meanwhile may have brought two fitting names together.
        if len({work.root(raw) for raw in fitting[work.root(short)]} - {work.root(short)}) <= 1:
            work.join(short, full, verdict.reason, secondary=True)
        else:
            work.wait((short, full), Verdict(Outcome.ASK, (*verdict.reasons, _SEVERAL)).reason)
    for one, other, verdict in found:
        if verdict.outcome is Outcome.ASK:
            work.wait((one, other), verdict.reason)


def _short_first(work: Work, one: str, other: str) -> tuple[str, str]:
    return (one, other) if take_apart(work.thing(one).name).choices else (other, one)


def _ask_about_codes(work: Work) -> None:
    by_code: dict[str, list[str]] = defaultdict(list)
    for thing in work.of_type("Institution"):
        for code in work.material.stated("code", thing.id):
            by_code[register_code(str(code))].append(thing.id)
    for raws in by_code.values():
        for raw in raws[1:]:
            work.wait((raws[0], raw), _SAME_CODE)
