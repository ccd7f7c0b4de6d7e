"""Which source a person means."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from chuyi.graph.ledger.addresses import file_name, file_of

# An id may be shortened to so many characters of its hash.
SHORTEST_ID = len("source-") + 6


class _Source(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def uri(self) -> str: ...
    @property
    def title(self) -> str | None: ...


Source = TypeVar("Source", bound=_Source)


def find_sources(sources: Sequence[Source], text: str) -> list[Source]:
    """The sources that ``text`` names: by id or its beginning, by address, by path (of a folder: all below it),
    by the file's name with or without its ending, else by title. What fits in the first of these ways counts."""
    path = Path(text).expanduser().absolute()
    places = {path, path.resolve()}
    files = {source.id: file_of(source.uri) for source in sources}

    def named(source: Source) -> bool:
        name = file_name(source.uri)
        return text in (name, name.rpartition(".")[0])

    ways = (
        lambda source: source.id == text or (len(text) >= SHORTEST_ID and source.id.startswith(text)),
        lambda source: source.uri == text or files[source.id] in places,
        lambda source: (file := files[source.id]) is not None and not places.isdisjoint(file.parents),
        named,
        lambda source: source.title == text,
    )
    for fits in ways:
        found = [source for source in sources if fits(source)]
        if found:
            return found
    return []
