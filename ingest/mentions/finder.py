"""All mentions of a document, in the order in which one kind of evidence leans on another."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter

from chuyi.ingest.layers import Layers, Mention
from chuyi.ingest.mentions import aliases
from chuyi.ingest.mentions.brands import brands
from chuyi.ingest.mentions.candidates import Candidate, longest_first
from chuyi.ingest.mentions.departments import short_offices
from chuyi.ingest.mentions.documents import own_titles, short_titles, titles_in_marks
from chuyi.ingest.mentions.firms import FirmFinder, can_be_firm, known_firm_end, with_place_before
from chuyi.ingest.mentions.gazetteer import Gazetteer
from chuyi.ingest.mentions.marks import Marks
from chuyi.ingest.mentions.names import NameFinder
from chuyi.ingest.mentions.occurrences import occurrences
from chuyi.ingest.mentions.regions import regions
from chuyi.ingest.mentions.spans import Occupied

_SCHOOL_TYPES = {"Institution"}


def find_mentions(layers: Layers, known: Gazetteer) -> None:
    """Fill :attr:`Layers.mentions` (sorted by place, without overlap) and :attr:`Layers.aliases`."""
    text = layers.text
    marks = Marks(text)
    naming = aliases.Naming()
    candidates = [*own_titles(layers.header), *titles_in_marks(text)]
    candidates += _letterhead(layers)
    candidates += NameFinder(text, marks, known, brands(text)).find()
    candidates += [*short_offices(text), *_known_names(text, known)]
    found = longest_first(candidates)

    occupied = Occupied(c for c in found if c.named)
    shorts = list(aliases.introduced(text, occupied))
    found = longest_first([*found, *_introduced(text, shorts, occupied)])
    occupied = Occupied(c for c in found if c.named)
    found += FirmFinder(text, marks, occupied).find(layers.tables)
    found += _short_firms(text, found)
    found += _short_schools(text, found, naming)
    found += _short_titles(layers, found, naming)
    found = [c for c in longest_first([*found, *regions(text, marks.places)]) if not _in_class_name(text, c)]
    found = _without_summaries(layers, found)

    _join(layers, text, found, shorts, known, naming)
    present = [text[c.start : c.end] for c in found]
    layers.mentions = [_mention(layers, candidate, naming) for candidate in found]
    issuers = [issuer.name for issuer in layers.header.issuers]
    layers.aliases = naming.groups(dict.fromkeys((*issuers, *present)))


def _without_summaries(layers: Layers, found: list[Candidate]) -> list[Candidate]:
    """Without designations in a heading that only sums up those of its clauses (“楚怡”高水平学校)."""
    text = layers.text
    parents = {clause.parent for clause in layers.clauses}
    titles = [candidate for candidate in found if candidate.type == "Designation"]
    starts = [candidate.start for candidate in titles]
    counts = Counter(text[candidate.start : candidate.end] for candidate in titles)
    dropped = set()
    for index, clause in enumerate(layers.clauses):
        if index not in parents or clause.heading is None:
            continue
        heading = titles[bisect_left(starts, clause.heading.start) : bisect_left(starts, clause.heading.end)]
        if not heading:
            continue
        below = titles[bisect_left(starts, clause.heading.end) : bisect_left(starts, clause.whole.end)]
        if len({text[c.start : c.end] for c in below}) > 1:
            dropped |= {c for c in heading if counts[text[c.start : c.end]] == 1}
    return [candidate for candidate in found if candidate not in dropped]


_CLASS_NAME = re.compile('[^“”，。；：、\\n]{0,10}班[”"]')


def _in_class_name(text: str, candidate: Candidate) -> bool:
    """Whether a name only is a part of a school class's name (“涟钢卓越班”)."""
    return text[candidate.start - 1 : candidate.start] in ("“", '"') and bool(_CLASS_NAME.match(text, candidate.end))


def _letterhead(layers: Layers) -> list[Candidate]:
    return [
        Candidate(place.start, place.end, "Department", "letterhead", 0.98)
        for issuer in layers.header.issuers
        for place in issuer.places
    ]


def _known_names(text: str, known: Gazetteer) -> list[Candidate]:
    """Known names that have no head to be found by (brands of firms); short ones only where they stand apart."""
    found = []
    for start, entry in known.scan(text):
        begin, end = start, start + len(entry.name)
        if entry.type == "Enterprise":
            end = known_firm_end(text, start, end)
            begin = with_place_before(text, start)
        elif len(entry.name) < 4 or entry.name.endswith(("处", "科", "室", "司")):
            continue
        if end > start:
            found.append(Candidate(begin, end, entry.type, "known name", 0.8))
    return found


def _introduced(text: str, shorts: list[tuple[Candidate, str, int, int]], occupied: Occupied) -> list[Candidate]:
    found = []
    for full, short, start, end in shorts:
        found.append(Candidate(start, end, full.type, "以下简称", 0.97))
        found += [
            Candidate(s, e, full.type, "introduced short name", 0.95)
            for s, e in aliases.places_of(short, text, occupied)
            if s > full.end or s < full.start
        ]
    return found


def _short_firms(text: str, found: list[Candidate]) -> list[Candidate]:
    """Short forms of the firms that the text names in full, wherever no other name stands."""
    occupied = Occupied(c for c in longest_first(found) if c.named)
    full = {text[c.start : c.end] for c in found if c.type == "Enterprise" and c.rule == "legal form"}
    shorts = {short for name in full for short in aliases.short_forms(name) if can_be_firm(short, sure=True)}
    return [
        Candidate(start, end, "Enterprise", "short form of a firm", 0.8)
        for start, end in occurrences(shorts, text)
        if end - start > 3 and occupied.free(start, end)
    ]


def _short_schools(text: str, found: list[Candidate], naming: aliases.Naming) -> list[Candidate]:
    occupied = Occupied(c for c in longest_first(found) if c.named and c.type != "Enterprise")
    full = [text[c.start : c.end] for c in found if c.type == "Institution"]
    made = []
    for meant, start, end in aliases.short_schools(full, text):
        if occupied.free(start, end):
            made.append(Candidate(start, end, "Institution", "short form of a school", 0.85))
            naming.join(meant, text[start:end], "short", "source")
    return made


def _short_titles(layers: Layers, found: list[Candidate], naming: aliases.Naming) -> list[Candidate]:
    text = layers.text
    full = ["".join(text[c.start : c.end].split()) for c in found if c.type == "Document"]
    made = []
    for candidate, meant in short_titles(text, full):
        made.append(candidate)
        naming.join(meant, text[candidate.start : candidate.end], "short", "source")
    return made


def _join(
    layers: Layers,
    text: str,
    found: list[Candidate],
    shorts: list[tuple[Candidate, str, int, int]],
    known: Gazetteer,
    naming: aliases.Naming,
) -> None:
    """Say which names mean one thing."""
    by_type: dict[str, list[str]] = {}
    counts: Counter[str] = Counter()
    for candidate in found:
        name = text[candidate.start : candidate.end]
        by_type.setdefault(candidate.type, []).append(name)
        counts[name] += 1
    own = aliases.own_document(layers.header, text) if layers.header.issuers else []
    for other in own[1:]:
        naming.join(own[0], other, "declared", "source")
    for full, short, _, _ in shorts:
        naming.join(text[full.start : full.end], short, "short", "source")
    for newer, older, kind in aliases.former_names(text, [c for c in found if c.type in _SCHOOL_TYPES]):
        naming.join(text[newer.start : newer.end], text[older.start : older.end], kind, "global")
    departments = [*(issuer.name for issuer in layers.header.issuers), *by_type.get("Department", ())]
    for full_name, short in aliases.department_pairs(departments, (issuer.name for issuer in layers.header.issuers)):
        naming.join(full_name, short, "short", "source")
    for full_name, short in aliases.firm_pairs(by_type.get("Enterprise", ()), text):
        naming.join(full_name, short, "short", "source")
    for short, placed in aliases.placed_shorts(by_type.get("Enterprise", ()), (entry[1] for entry in shorts)):
        naming.join(short, placed, "short", "source")
    for type_ in ("Institution", "Department"):
        for full_name, short in aliases.with_upper_place(by_type.get(type_, ())):
            naming.join(full_name, short, "short", "source")  # a district of this name lies elsewhere, too
    for full_name, short in aliases.region_pairs(by_type.get("Region", ())):
        naming.join(full_name, short, "short", "global")
    types = {text[c.start : c.end]: c.type for c in found if c.type not in ("Region", "Document")}
    for right, wrong in aliases.misread_pairs(types, known, counts):
        naming.join(right, wrong, "misread", "source")


def _mention(layers: Layers, candidate: Candidate, naming: aliases.Naming) -> Mention:
    extent_name = layers.text[candidate.start : candidate.end]
    name = "".join(extent_name.split())
    full = naming.root(extent_name)
    return Mention(
        candidate.start,
        candidate.end,
        candidate.type,
        name,
        candidate.rule,
        candidate.named,
        candidate.confidence,
        full if full != extent_name else None,
    )
