"""An exported ledger into this one: the same ledger where this one is empty, else joined with it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.exc import IntegrityError

from chuyi.errors import LedgerError
from chuyi.graph.facts import SourceFacts
from chuyi.graph.ledger.decisions.decision import PERSON
from chuyi.graph.ledger.decisions.merging import TakenOver
from chuyi.graph.ledger.ledger import Ledger
from chuyi.graph.ledger.portable.archive import Archive, damaged
from chuyi.graph.ledger.portable.loading import copied, fill, sound
from chuyi.graph.ledger.portable.said import Said
from chuyi.graph.ledger.rows import SourceRow


@dataclass(frozen=True, slots=True)
class SourceConflict:
    """One address with two contents: the one that was read later holds.

    Attributes:
        taken: whether that is the other ledger's.
    """

    ours: SourceRow
    theirs: SourceRow
    taken: bool


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did.

    Attributes:
        ledger: id of the ledger in the file.
        whole: whether this ledger was empty and is that one now, with its history.
        sources: how many sources there are new here.
        known: how many of theirs were here already, in the same version.
        conflicts: addresses with two contents.
        decisions: what became of their decisions.
    """

    ledger: str
    whole: bool
    sources: int
    known: int
    conflicts: tuple[SourceConflict, ...]
    decisions: TakenOver


def import_ledger(ours: Ledger, file: Path) -> Imported:
    """Bring an exported ledger in, all of it in one transaction, or nothing.

    An empty ledger becomes the exported one: same id, same history. Else its sources, as they stand, and its
    decisions, with their history, are added: the same version of a source once, whatever path it was read from.

    Raises:
        LedgerError: the file is foreign or damaged, or this ledger cannot be written; nothing was changed.
    """
    with tempfile.TemporaryDirectory(prefix="chuyi-import-") as folder:
        with Archive(file) as archive:
            _load(Path(folder) / "theirs.db", archive, file)
        with Ledger.open(Path(folder) / "theirs.db") as theirs:
            if ours.live().entry == 0:
                return _become(ours, theirs)
            return _join(ours, theirs)


def _load(path: Path, archive: Archive, file: Path) -> None:
    """The exported ledger as a ledger beside, checked.

    Raises:
        LedgerError: the file is damaged.
    """
    with Ledger.create(path) as made:
        try:
            with made.inside(writing=True) as connection:
                fill(connection, archive.manifest.ledger, archive.rows)
        except LedgerError as error:
            # Two rows of one number, or none where there must be one: no ledger was ever like this.
            if isinstance(error.__cause__, IntegrityError):
                raise damaged(file) from error
            raise
        with made.inside() as connection:
            if not sound(connection):
                raise damaged(file)


def _become(ours: Ledger, theirs: Ledger) -> Imported:
    with theirs.inside() as source, ours.inside(writing=True) as connection:
        fill(connection, theirs.id, lambda table: copied(source, table))
    ours.id = theirs.id
    decisions = tuple(ours.decisions())
    return Imported(theirs.id, True, len(ours.sources()), 0, (), TakenOver(decisions, 0, (), ()))


def _join(ours: Ledger, theirs: Ledger) -> Imported:
    said = Said(theirs)
    here = ours.sources()
    contents = {row.sha256 for row in here}
    by_address = {row.uri: row for row in here}
    wanted: list[SourceRow] = []
    conflicts: list[SourceConflict] = []
    known = 0
    for row in said.sources:
        if row.kind == PERSON:
            continue  # comes with its decision
        own = by_address.get(row.uri)
        if row.sha256 in contents:
            known += 1
        elif own is None:
            wanted.append(row)
        else:
            later = (row.read_at, row.sha256) > (own.read_at, own.sha256)
            conflicts.append(SourceConflict(own, row, later))
            wanted += [row] if later else []
        contents.add(row.sha256)
    decisions = theirs.decisions()

    def sources() -> Iterator[SourceFacts]:
        return (said.facts(row) for row in wanted)

    with ours.run("import ledger") as run:
        taken = ours.join(run, sources(), decisions)
    fresh = len(wanted) - sum(conflict.taken for conflict in conflicts)
    return Imported(theirs.id, False, fresh, known, tuple(conflicts), taken)
