"""Which pairs of names are worth comparing, found without looking at all pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import LCSseq

from chuyi.graph.resolution.organisations import OrganisationName, Place, take_apart

# A name without place that fits things in more places than this is too general to ask about.
MOST_PLACES = 3
# Shortest core of which a slip is looked for.
SLIP_CORE = 2
# Lengths of names that are looked at as short forms of others.
SHORT_LENGTHS = range(2, 6)

Pair = tuple[str, str]


def candidate_pairs(names: Iterable[str]) -> list[Pair]:
    """Pairs of different names of one type that may be one, each once and in order, so that those of some names come
    in the order in which those of all names do.

    They have the same core in places that can be one, or cores that differ by one character in one place, or one
    is made of characters of the other in their order.
    """
    apart = {name: take_apart(name) for name in sorted(set(names))}
    found = (*_of_one_core(apart), *_of_slips(apart), *_of_short_forms(apart))
    return sorted({(min(pair), max(pair)) for pair in found if pair[0] != pair[1]})


def _of_one_core(apart: Mapping[str, OrganisationName]) -> Iterator[Pair]:
    blocks: dict[tuple[str, str, tuple[str, ...]], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    by_written: dict[str, list[str]] = defaultdict(list)
    for name, parts in apart.items():
        by_written[parts.written].append(name)
    for name, parts in apart.items():
        for place in nearby(parts.place):
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


def nearby(place: Place) -> list[str]:
    """Words that places share that can be one."""
    if not place:
        return [""]
    if place.national:
        return ["national"]
    stems = {place.prefecture, place.county, (place.county or "")[:-1]} - {None, ""}
    return sorted(str(stem) for stem in stems or {place.province})


def _of_slips(apart: Mapping[str, OrganisationName]) -> Iterator[Pair]:
    """Cores of one place that differ by one character."""
    blocks: dict[tuple[object, ...], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name, parts in apart.items():
        if len(parts.core) >= SLIP_CORE:
            # Names of other numbers or parts are other things whatever else they say.
            blocks[parts.place[:4], parts.part, parts.numbers][parts.core].append(name)
    for by_core in blocks.values():
        for one, other in _one_character_apart(by_core.keys()):
            yield from _cross(by_core[one], by_core[other])


def _one_character_apart(cores: Collection[str]) -> Iterator[Pair]:
    """Pairs of cores of which one has another character, one more, or two neighbours the other way round."""
    if len(cores) < 2:
        return
    alike: dict[tuple[int, str], list[str]] = defaultdict(list)
    for core in cores:
        for place in range(len(core)):
            without = core[:place] + core[place + 1 :]
            alike[place, without].append(core)
            swapped = core[:place] + core[place : place + 2][::-1] + core[place + 2 :]
            yield from ((core, other) for other in (without, swapped) if other != core and other in cores)
    for group in alike.values():
        # Of one length: a character is another one. The others came already.
        yield from (pair for pair in _all_pairs(group) if len(pair[0]) == len(pair[1]))


def _of_short_forms(apart: Mapping[str, OrganisationName]) -> Iterator[Pair]:
    """Names that do not say what they are, and the few names that begin like them and hold their characters."""
    by_sign: dict[str, list[str]] = defaultdict(list)
    short = [name for name, parts in apart.items() if not parts.head and len(parts.written) in SHORT_LENGTHS]
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
