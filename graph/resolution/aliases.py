"""Names that a source declares to be another name of something."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from chuyi.errors import Text
from chuyi.graph.resolution.codes import codes_contradict, codes_of
from chuyi.graph.resolution.departments import relative_level
from chuyi.graph.resolution.material import NameKey, name_key
from chuyi.graph.resolution.regions import agree
from chuyi.graph.resolution.work import Work

_LOCAL = Text("该来源自己写明的简称", "a short name that this source itself declares")
_TWO = Text("这个简称或别名适合不止一个事物", "the short or other name fits more than one thing")
_REGIONS = Text("声明为别名，但地区或代码矛盾", "declared to be another name, but regions or codes differ")
_IN_ITS_OWN_RIGHT = Text(
    "声明为简称，但它自己也是有代码或别名的全称",
    "declared to be a short name, but it is the full name of something too",
)


def join_declared_names(work: Work) -> None:
    """Join things whose name a source declares, for everybody, to be another name of one other thing."""
    named = work.material.named
    declared: dict[NameKey, dict[str, str]] = defaultdict(dict)
    for fact in work.material.aliases:
        thing = work.thing(fact.subject)
        relative = thing.type == "Department" and relative_level(fact.value)
        if fact.scope == "global" and not relative:
            declared[thing.type, name_key(thing.type, fact.value)].setdefault(fact.subject, fact.predicate)
    # What joins may make another name unambiguous, so go round until nothing changes.
    changed = True
    while changed:
        changed = False
        for key, subjects in sorted(declared.items()):
            changed |= _join(work, named.get(key, ()), subjects)


def _join(work: Work, raws: Sequence[str], subjects: Mapping[str, str]) -> bool:
    joined = False
    roots = {work.root(subject): subject for subject in sorted(subjects, reverse=True)}
    for raw in raws:
        if work.root(raw) in roots:
            if raw not in subjects:
                work.secondary.add(raw)
            continue
        fitting = {root: subject for root, subject in roots.items() if _compatible(work, raw, subject)}
        if len(fitting) > 1:
            work.wait((raw, *subjects), _TWO)
        elif not fitting:
            work.wait((raw, *subjects), _REGIONS)
        else:
            subject = next(iter(fitting.values()))
            if subjects[subject] == "short" and _in_its_own_right(work, raw):
                work.wait((raw, subject), _IN_ITS_OWN_RIGHT)
                continue
            work.join(raw, subject, _declared(subjects[subject]), secondary=True)
            if work.root(raw) != work.root(subject):
                continue  # a person decided otherwise
            roots = {work.root(item): item for item in sorted(subjects, reverse=True)}
            joined = True
    return joined


def mean_local_names(work: Work) -> None:
    """Let a name mean, inside its source, what the source says it means (以下简称)."""
    named = work.material.named
    declared: dict[tuple[str, str], set[str]] = defaultdict(set)
    for fact in work.material.aliases:
        if fact.scope != "source":
            continue
        thing = work.thing(fact.subject)
        for raw in named.get((thing.type, name_key(thing.type, fact.value)), ()):
            if fact.source in work.material.uses[raw] and raw != fact.subject:
                declared[fact.source, raw].add(fact.subject)
    for (source, raw), subjects in sorted(declared.items()):
        if len({work.root(subject) for subject in subjects}) == 1:
            work.mean(source, raw, min(subjects), _LOCAL, local=True)
        else:
            work.wait((raw, *subjects), _TWO)


def _compatible(work: Work, raw: str, other: str) -> bool:
    some, others = work.members(raw), work.members(other)
    regions = [[thing.region for thing in map(work.thing, group) if thing.region] for group in (some, others)]
    return agree(*regions) and not codes_contradict(work, raw, other)


def _in_its_own_right(work: Work, raw: str) -> bool:
    return any(item in work.named_in_full for item in work.members(raw)) or bool(codes_of(work, raw))


def _declared(kind: str) -> Text:
    words = {
        "short": Text("来源声明的简称", "a short name that a source declares"),
        "former": Text("来源声明的曾用名", "a former name that a source declares"),
        "misread": Text("来源中认错的写法", "a misread form of the name"),
    }
    return words.get(kind, Text("来源声明的别名", "another name that a source declares"))
