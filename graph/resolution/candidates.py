"""Which pairs of names are worth comparing, found without looking at all pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA, LCSseq

from chuyi.graph.resolution.organisations import OrganisationName, Place, take_apart

# A name without place that fits things in more places than this is too general to ask about.
MOST_PLACES = 3
# Names in one block of the search for slips; larger blocks are cut by their next character.
BLOCK = 2_000
# Cores that are compared one by one: below this a matrix costs more than it saves.
FEW = 16
# Longest name that is looked at as a short form of another.
SHORT_LENGTH = 5

Pair = tuple[str, str]


def candidate_pairs(names: Iterable[str]) -> Iterator[Pair]:
    """Pairs of different names of one type that may be one, each once.

    They have the same core in places that can be one, or cores that differ by one character in one place, or one
    is made of characters of the other in their order.
    """
    seen: set[Pair] = set()
    apart = {name: take_apart(name) for name in sorted(set(names))}
    for found in (_of_one_core(apart), _of_slips(apart), _of_short_forms(apart)):
        for one, other in found:
            pair = (one, other) if one < other else (other, one)
            if one != other and pair not in seen:
                seen.add(pair)
                yield pair


def _of_one_core(apart: Mapping[str, OrganisationName]) -> Iterator[Pair]:
    blocks: dict[tuple[str, str, tuple[str, ...]], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    by_written: dict[str, list[str]] = defaultdict(list)
    for name, parts in apart.items():
        by_written[parts.written].append(name)
    for name, parts in apart.items():
        for place in _nearby(parts.place):
            blocks[parts.core, parts.part, parts.numbers][place].append(name)
        if parts.former:
            yield from _cross([name], by_written.get(parts.former, []))
    for (core, _, _), by_place in blocks.items():
        bare = by_place.pop("", [])
        yield from _all_pairs(bare)
        for names in by_place.values():
            yield from _all_pairs(names)
        if core and len(by_place) <= MOST_PLACES:
            for names in by_place.values():
                yield from _cross(bare, names)


def _nearby(place: Place) -> list[str]:
    """Words that places share that can be one."""
    if not place:
        return [""]
    if place.national:
        return ["national"]
    stems = {place.prefecture, place.county, (place.county or "")[:-1]} - {None, ""}
    return sorted(str(stem) for stem in stems or {place.province})


def _of_slips(apart: Mapping[str, OrganisationName]) -> Iterator[Pair]:
    """Cores of one place that differ by one character: such a pair shares its first or its last one."""
    blocks: dict[tuple[object, str, bool, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name, parts in apart.items():
        if len(parts.core) >= 2:
            place = parts.place[:4]
            for first in (True, False):
                blocks[place, parts.part, first, parts.core[0 if first else -1]][parts.core].append(name)
    for (_, _, first, _), by_core in blocks.items():
        for cores in _cut(sorted(by_core), first):
            for one, other in _one_character_apart(cores):
                yield from _cross(by_core[one], by_core[other])


def _cut(cores: Sequence[str], first: bool) -> Iterator[Sequence[str]]:
    """Blocks of at most ``BLOCK`` cores of neighbouring lengths, so that the matrix of distances stays small."""
    if len(cores) <= BLOCK:
        yield cores
        return
    by_sign: dict[str, list[str]] = defaultdict(list)
    for core in cores:
        # One difference leaves the half nearer to the shared end or the farther one as it is.
        half = len(core) // 2
        by_sign[f"near {core[:half] if first else core[-half:]}"].append(core)
        by_sign[f"far {core[half:] if first else core[:-half]}"].append(core)
    for chosen in by_sign.values():
        for start in range(0, len(chosen), BLOCK):
            yield chosen[start : start + BLOCK]


def _one_character_apart(cores: Sequence[str]) -> Iterator[Pair]:
    if len(cores) <= FEW:
        yield from (pair for pair in _all_pairs(cores) if OSA.distance(*pair, score_cutoff=1) == 1)
        return
    distances = process.cdist(cores, cores, scorer=OSA.distance, score_cutoff=1, dtype=np.uint8)
    for one, other in np.argwhere(np.triu(distances == 1, 1)):
        yield cores[one], cores[other]


def _of_short_forms(apart: Mapping[str, OrganisationName]) -> Iterator[Pair]:
    """Names that do not say what they are, and the few names that begin like them and hold their characters."""
    by_sign: dict[str, list[str]] = defaultdict(list)
    short = [name for name, parts in apart.items() if not parts.head and 2 <= len(parts.written) <= SHORT_LENGTH]
    starts = {apart[name].written[0] for name in short}
    for name, parts in apart.items():
        for sign in {parts.written[0], parts.core[:1]} & starts:
            if parts.head:
                by_sign[sign].append(name)
    for name in short:
        written = apart[name].written
        longer = by_sign.get(written[0], [])
        if not longer:
            continue
        scores = process.cdist(
            [written],
            [apart[other].written for other in longer],
            scorer=LCSseq.similarity,
            score_cutoff=len(written),
            dtype=np.uint8,
        )[0]
        found = np.flatnonzero(scores == len(written))
        if 0 < len(found) <= MOST_PLACES:
            for index in found:
                yield name, longer[index]


def _all_pairs(names: Sequence[str]) -> Iterator[Pair]:
    for index, one in enumerate(names):
        for other in names[index + 1 :]:
            yield one, other


def _cross(some: Sequence[str], others: Sequence[str]) -> Iterator[Pair]:
    for one in some:
        for other in others:
            yield one, other
