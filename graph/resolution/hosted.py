"""Bases, industry colleges and programme groups: a name and whose it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from chuyi.errors import Text
from chuyi.graph.ledger import EntityRow
from chuyi.graph.resolution.spelling import spelling
from chuyi.graph.resolution.work import Work

TYPES = ("TrainingBase", "CultureBase", "IndustryCollege", "ProgrammeGroup")

_SAME_HOST = Text("名称相同，建设单位相同", "same name and same host")
_SAME_NAME = Text("名称相同，都没有写明建设单位", "same name, and neither names a host")
_HOST_IN_NAME = Text("名称相同，且名称里有建设单位", "same name, and the name holds the host's name")
_NO_HOST = Text("名称相同，但其中一处没有写明建设单位", "same name, but one of them names no host")


def join_hosted(work: Work) -> None:
    """Join things of one name that have a host in common, or whose name holds the host's."""
    hosts = _hosts(work)
    groups: dict[tuple[str, str], list[EntityRow]] = defaultdict(list)
    for thing in work.of_type(*TYPES):
        groups[thing.type, spelling(thing.name)].append(thing)
    for (_, name), group in groups.items():
        if len(group) > 1:
            _join(work, name, group, hosts)


def _join(work: Work, name: str, group: Sequence[EntityRow], hosts: dict[str, set[str]]) -> None:
    by_host: dict[str, str] = {}
    bare: list[str] = []
    for thing in group:
        own = hosts.get(thing.id)
        if not own:
            bare.append(thing.id)
        for host in sorted(own or ()):
            work.join(thing.id, by_host.setdefault(host, thing.id), _SAME_HOST)
    for raw in bare[1:]:
        work.join(raw, bare[0], _SAME_NAME)
    candidates = sorted({work.root(raw): raw for raw in by_host.values()}.values())
    if not bare or not candidates:
        return
    in_name = any(_spelled(work, host) in name for raw in candidates for host in hosts[raw])
    if len(candidates) == 1 and in_name:
        work.join(bare[0], candidates[0], _HOST_IN_NAME)
    else:
        work.wait((bare[0], *candidates), _NO_HOST)


def _hosts(work: Work) -> dict[str, set[str]]:
    """Hosts of each thing: groups of organisations where relations name them and the spelling that the identity
    holds."""
    found: dict[str, set[str]] = defaultdict(set)
    for type_ in ("HOSTS", "OFFERS"):
        for fact in work.material.relations.get(type_, ()):
            if fact.object:
                host = work.of(fact.subject, fact.source)
                found[fact.object].add(host)
                found[fact.object].update(spelling(work.thing(raw).name) for raw in work.members(host))
    for thing in work.of_type(*TYPES):
        if len(thing.identity) > 1 and thing.identity[1]:
            found[thing.id].add(spelling(thing.identity[1]))
    return found


def _spelled(work: Work, host: str) -> str:
    known = host in work.material.things or host in work.made
    return spelling(work.thing(host).name) if known else host
