"""Which sources have lost their files, and which only cannot be reached."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from chuyi.graph.ledger.addresses import file_of
from chuyi.graph.ledger.rows import SourceRow


@dataclass
class Missing:
    """Sources whose file does not answer.

    Attributes:
        gone: the file is not in its folder any more.
        out_of_reach: the folder itself is not there, or it is empty as the place of a disk or a network drive is
            that is not connected: whether the file is gone cannot be told. Each with that folder.
    """

    gone: list[SourceRow] = field(default_factory=list)
    out_of_reach: list[tuple[SourceRow, Path]] = field(default_factory=list)


def missing_sources(sources: Iterable[SourceRow], under: Sequence[Path] = ()) -> Missing:
    """Look for the sources' files.

    Args:
        under: look only at those below these folders (or at these files). Sub-folders that are missing from a
            folder that is there and not empty are gone with what they held.
    """
    roots = [path.resolve() for path in under]
    found = Missing()
    for source in sources:
        file = file_of(source.uri)
        if file is None or file.exists():
            continue
        above = [root for root in roots if file.is_relative_to(root)]
        if roots and not above:
            continue
        # A root that was a file itself lies in its folder as any file does.
        must_be_there = next((root for root in above if root != file), file.parent)
        if not must_be_there.is_dir():
            found.out_of_reach.append((source, must_be_there))
            continue
        nearest = next(folder for folder in file.parents if folder.is_dir())
        if not any(nearest.iterdir()):
            found.out_of_reach.append((source, nearest))
        else:
            found.gone.append(source)
    return found
