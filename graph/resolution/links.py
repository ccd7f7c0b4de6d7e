"""What ties names to each other: each is listed under words, and looks for others under words.

Two raw entities that rules could ever make one, or ask about, or whose number decides about others, are *tied*: one is
listed under a word that the other looks for. Which ties there are hangs on the two alone, so that they can be kept and
looked up. Ties may be too many, never too few.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz.distance import LCSseq

from chuyi.graph.ledger import EntityRow, FactRow
from chuyi.graph.resolution.candidates import SHORT_LENGTHS, SLIP_CORE, nearby
from chuyi.graph.resolution.codes import register_code
from chuyi.graph.resolution.documents import MEANINGFUL, is_generic, numbers_of, titles_of, without_issuer
from chuyi.graph.resolution.material import Material, is_relative, name_key
from chuyi.graph.resolution.organisations import OrganisationName, take_apart
from chuyi.graph.resolution.similar import TYPES, may_be_one

# Types of which one name says nothing, so that things of one name are not tied by it.
_UNNAMED = ("Document", "Task", "Target")

# What is looked for by what is listed under a word of a sort; the rest of the word is the same.
_SOUGHT = {
    "name": ("name", "alias"),
    "alias": ("name", "alias"),
    "title": ("title", "about"),
    "generic title": ("about",),
    "about": ("title", "generic title", "about"),
    "number": ("number",),
    "code": ("code",),
    "bare": ("bare", "placed"),
    "placed": ("bare",),
    "written": ("former",),
    "former": ("written",),
    "at": ("at",),
    "slip": ("slip",),
    "short": ("long",),
    "long": ("short",),
}
# Sorts under which many are listed, of whom few can be meant: their names decide.
_BY_NAMES = ("at", "slip")
_SHORT_FORMS = ("short", "long")


def word(sort: str, *parts: object) -> str:
    """A word that raw entities are listed under."""
    return "|".join((sort, *map(str, parts)))


def sort_of(word_: str) -> str:
    """The sort of a word."""
    return word_.partition("|")[0]


def sought_by(words: Iterable[str]) -> set[str]:
    """The words under which that is listed which is tied to what is listed under ``words``."""
    found = set()
    for sort, _, rest in (item.partition("|") for item in words):
        for other in _SOUGHT.get(sort, ()):
            if not (sort == other == "name" and rest.partition("|")[0] in _UNNAMED):
                found.add(f"{other}|{rest}")
    return found


def are_tied(word_: str, one: EntityRow, other: EntityRow) -> bool:
    """Whether two things of one type are tied by a word that ``one`` looks for and ``other`` is listed under."""
    sort = sort_of(word_)
    if sort in _BY_NAMES:
        return may_be_one(one.name, other.name)
    if sort in _SHORT_FORMS:
        short, full = (one, other) if sort == "long" else (other, one)
        written = take_apart(short.name).written
        return LCSseq.similarity(written, take_apart(full.name).written) == len(written)
    return True


def words_of(material: Material) -> dict[str, set[str]]:
    """What each thing is listed under."""
    aliases: dict[str, list[FactRow]] = defaultdict(list)
    for fact in material.aliases:
        aliases[fact.subject].append(fact)
    return {id_: set(_words(material, thing, aliases.get(id_, ()))) for id_, thing in material.things.items()}


def named_word(type_: str, name: str) -> str:
    """The word under which everything of a type and name is listed."""
    return word("name", type_, name_key(type_, name))


def _words(material: Material, thing: EntityRow, aliases: Iterable[FactRow]) -> Iterable[str]:
    yield named_word(thing.type, thing.name)
    for fact in aliases:
        sort = "alias" if fact.scope == "global" else "local"
        yield word(sort, thing.type, name_key(thing.type, fact.value))
    if thing.type in TYPES:
        yield from _of_organisation(thing.type, take_apart(thing.name))
    if thing.type == "Institution":
        yield from (word("code", register_code(str(code))) for code in material.stated("code", thing.id))
    elif thing.type == "Document":
        yield from _of_document(material, thing)
    elif is_relative(thing):
        yield from (word("uses", source) for source in material.uses.get(thing.id, ()))


def _of_organisation(type_: str, parts: OrganisationName) -> Iterable[str]:
    yield word("written", type_, parts.written)
    if parts.former:
        yield word("former", type_, parts.former)
    block = (type_, parts.core, parts.part, *parts.numbers)
    places = nearby(parts.place)
    # How many places a name fits that names none decides whether it is asked about.
    if parts.core:
        yield word("bare" if places == [""] else "placed", *block)
    if places != [""] or not parts.core:
        yield from (word("at", *block, f"@{place}") for place in places)
    if len(parts.core) >= SLIP_CORE:
        where = (type_, *parts.place[:4], parts.part, *parts.numbers)
        yield word("slip", *where, f"^{parts.core[0]}")
        yield word("slip", *where, f"${parts.core[-1]}")
    if parts.head:
        yield from (word("long", type_, sign) for sign in {parts.written[:1], parts.core[:1]} - {""})
    elif len(parts.written) in SHORT_LENGTHS:
        yield word("short", type_, parts.written[0])


def _of_document(material: Material, thing: EntityRow) -> Iterable[str]:
    for title in titles_of(material, thing):
        if len(title) >= MEANINGFUL:
            yield word("generic title" if is_generic(title) else "title", title)
        core = without_issuer(title)
        if core is not None:
            yield word("about", core)
    yield from (word("number", number) for number in numbers_of(material, thing.id))
