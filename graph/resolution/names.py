"""Rules for things that are told by their names: one name, other names, codes, departments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from chuyi.errors import Text
from chuyi.graph.ledger import EntityRow
from chuyi.graph.resolution.departments import full_name, in_place, relative_level
from chuyi.graph.resolution.places import split_prefecture, split_province
from chuyi.graph.resolution.spelling import spelling
from chuyi.graph.resolution.work import Work

# Told by more than a name: they have rules of their own.
OTHERWISE = ("Document", "Task", "Target", "Designation")

SAME_NAME = Text("名称和类型相同，没有相互矛盾的地区", "the same name and type, and no regions that contradict")
SEVERAL_PLACES = Text("同名者在几个地区，不能确定是哪一个", "things of this name lie in several regions")
SEVERAL_OWNERS = Text("这个名称是几个事物的别名", "several things have this other name")
CODE = Text("院校代码相同", "the same code of institution")
DEPARTMENT = Text("部门名称写全后相同", "the same department once its name is written in full")
DESIGNATION = Text("称号名称相同", "the same name of a designation")
PROGRAMMES = Text("同名称号属于几个不同的行动", "designations of this name belong to several programmes")


def join_same_names(work: Work) -> None:
    """Things of one type, name and host are one where at most one place is named.

    A name without a region is the thing of that name only if there is a single one.
    """
    groups: dict[tuple[object, ...], list[EntityRow]] = defaultdict(list)
    for thing in work.material.things.values():
        if thing.type not in OTHERWISE:
            host = thing.identity[1:] if thing.type != "Region" else ()
            groups[thing.type, spelling(thing.name), tuple(spelling(part or "") for part in host)].append(thing)
    for things in groups.values():
        if len(things) > 1:
            _join_group(work, things)


def _join_group(work: Work, things: list[EntityRow]) -> None:
    places: list[list[EntityRow]] = []
    for thing in sorted((t for t in things if region_of(t)), key=lambda t: (len(region_of(t).rstrip("0")), t.id)):
        # A name of a province fits several of its cities: it belongs to none of them for certain.
        fitting = [group for group in places if compatible(region_of(group[0]), region_of(thing))]
        if len(fitting) == 1 and all(compatible(region_of(other), region_of(thing)) for other in fitting[0]):
            fitting[0].append(thing)
        else:
            places.append([thing])
    apart = [group for i, group in enumerate(places) if _stands_alone(group, places[:i] + places[i + 1 :])]
    for group in apart:
        for thing in group[1:]:
            work.join(thing.id, group[0].id, SAME_NAME)
    nowhere = [thing for thing in things if not region_of(thing)]
    for thing in nowhere[1:]:
        work.join(thing.id, nowhere[0].id, SAME_NAME)
    if nowhere and len(places) == 1:
        work.join(nowhere[0].id, places[0][0].id, SAME_NAME)
    elif len(places) > 1:
        work.wait([thing.id for thing in things], SEVERAL_PLACES)


def _stands_alone(group: list[EntityRow], others: Iterable[list[EntityRow]]) -> bool:
    return all(not compatible(region_of(group[0]), region_of(other[0])) for other in others) or len(group) > 1


def region_of(thing: EntityRow) -> str:
    """Where a thing lies as its identity says: a GB/T 2260 code, or nothing."""
    return (thing.identity[0] or "" if thing.type == "Region" else thing.region) or ""


def compatible(one: str, other: str) -> bool:
    """Whether two codes can mean one place: equal, or one lies in the other; nothing fits everything."""
    if not one or not other or one == other:
        return True
    short, long = sorted((one.rstrip("0"), other.rstrip("0")), key=len)
    short += "0" * (len(short) % 2)  # 430 is the beginning of 4300…, not of 4301
    return len(short) < 6 and long.startswith(short)


def join_other_names(work: Work) -> None:
    """A short or former name that a source declares means its owner, if it has one owner only."""
    by_name: dict[tuple[str, str], list[str]] = defaultdict(list)
    for thing in work.material.things.values():
        by_name[thing.type, spelling(thing.name)].append(thing.id)
    owners: dict[tuple[str, str], dict[str, Text]] = defaultdict(dict)
    for fact in work.material.aliases:
        owner = work.thing(fact.subject)
        key = owner.type, spelling(str(fact.value))
        if fact.scope == "global" and fact.predicate != "misread":
            owners[key].setdefault(
                fact.subject, Text(f"来源写明的别名：{fact.value}", f"a declared other name: {fact.value}")
            )
        else:
            reason = Text(f"本文件中的简称：{fact.value}", f"a name inside this source: {fact.value}")
            for raw in by_name.get(key, ()):
                work.mean(fact.source, raw, fact.subject, reason, local=True)
    for key, named in owners.items():
        raws = [raw for raw in by_name.get(key, ()) if raw not in named]
        roots = {work.root(owner) for owner in named}
        for raw in raws:
            if len(roots) > 1:
                work.wait([raw, *named], SEVERAL_OWNERS)
                continue
            full, why = next(iter(named.items()))
            if compatible(region_of(work.thing(raw)), region_of(work.thing(full))):
                work.join(raw, full, why, secondary=True)
            else:
                work.wait([raw, full], SEVERAL_PLACES)


def join_codes(work: Work) -> None:
    """Institutions with one code of the register are one."""
    by_code: dict[str, list[str]] = defaultdict(list)
    for thing in work.of_type("Institution"):
        for code in work.material.stated("code", thing.id):
            if len(str(code)) in (5, 10):
                by_code[str(code)[-5:]].append(thing.id)
    for raws in by_code.values():
        full = {str(code) for raw in raws for code in work.material.stated("code", raw) if len(str(code)) == 10}
        if len(full) <= 1:
            for raw in raws[1:]:
                work.join(raw, raws[0], CODE)
        else:
            work.wait(raws, CODE)


def join_departments(work: Work, province: str | None) -> None:
    """Departments are one whose names, written in full, are one; 省教育厅 means that of its source's province."""
    by_name: dict[str, str] = {}
    relative: list[EntityRow] = []
    for thing in work.of_type("Department"):
        if relative_level(thing.name):
            relative.append(thing)
            continue
        name = full_name(thing.name)
        if name in by_name:
            work.join(thing.id, by_name[name], DEPARTMENT, secondary=spelling(thing.name) != name)
        else:
            by_name[name] = thing.id
    issuers = _issuers(work)
    for thing in relative:
        for source in sorted(work.material.uses.get(thing.id, ())):
            place = _place_of(relative_level(thing.name) or "", issuers.get(source, ()), province)
            if place is None:
                continue
            name = in_place(thing.name, place)
            target = by_name.get(name) or work.make("Department", name, (name,))
            by_name[name] = target
            reason = Text(f"“{thing.name}”在{place}指{name}", f"{thing.name} in {place} is {name}")
            work.mean(source, thing.id, target, reason, local=False)


def _issuers(work: Work) -> dict[str, list[str]]:
    """The names of the issuers that each source names for the text that it holds itself."""
    found: dict[str, list[str]] = defaultdict(list)
    for fact in work.material.relations.get("ISSUED_BY", ()):
        source = work.material.sources[fact.source]
        if fact.object and source.document == fact.subject:
            found[fact.source].append(work.thing(fact.object).name)
    return found


def _place_of(level: str, issuers: Iterable[str], province: str | None) -> str | None:
    """The place that 省 or 市 means in a source: that of its issuers if they agree, for 省 else the setting."""
    provinces, prefectures = set(), set()
    for name in issuers:
        full, rest = split_province(name)
        prefecture, _ = split_prefecture(rest)
        provinces.add(full)
        prefectures.add(prefecture)
    if level in ("省", "自治区"):
        named = provinces - {None}
        return named.pop() if len(named) == 1 else None if named else province
    if level in ("市", "州"):
        named = prefectures - {None}
        return named.pop() if len(named) == 1 else None
    return None


def join_designations(work: Work) -> None:
    """Designations are one by name, if not two programmes confer them."""
    groups: dict[str, list[EntityRow]] = defaultdict(list)
    for thing in work.of_type("Designation"):
        groups[spelling(thing.name)].append(thing)
    for things in groups.values():
        programmes = {spelling(thing.identity[1] or "") for thing in things if len(thing.identity) > 1} - {""}
        if len(programmes) > 1:
            work.wait([thing.id for thing in things], PROGRAMMES)
            continue
        for thing in things[1:]:
            work.join(thing.id, things[0].id, DESIGNATION)
