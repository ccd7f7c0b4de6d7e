"""Source and Passage nodes: what was read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from urllib.parse import unquote_to_bytes, urlsplit

from chuyi.graph.build.projection import Projection
from chuyi.graph.build.statements import day
from chuyi.graph.facts import digest
from chuyi.graph.ledger import PassageRow, SourceRow
from chuyi.language import readable

# Characters of a passage that serve as its name.
NAME_LENGTH = 40


def add_source(projection: Projection, row: SourceRow, passages: Iterable[PassageRow]) -> None:
    """Add a source with the passages that facts rest on."""
    name = source_name(row)
    projection.add_node(
        "Source",
        row.id,
        {
            "name": name,
            "type": "Source",
            "uri": row.uri,
            "kind": row.kind,
            "grade": str(row.grade),
            "title": row.title,
            "address": row.address,
            "sha256": row.sha256,
            "copy_of": row.copy_of,
            "first_seen": day(row.first_seen),
            "read_at": day(row.read_at),
        },
    )
    for passage in passages:
        projection.add_node(
            "Passage",
            passage.id,
            {
                "name": passage.text[:NAME_LENGTH],
                "type": "Passage",
                "text": passage.text,
                "source": row.id,
                "document": passage.title or name,
                "location": passage.location,
                "grade": str(passage.grade or row.grade),
                "address": passage.address or row.address,
                "title": passage.title or row.title,
                "kind": row.kind,
            },
        )
        id_ = f"has_passage-{digest(row.id, passage.id)}"
        projection.add_relation(("HAS_PASSAGE", "Source", "Passage"), id_, row.id, passage.id, {})


def add_text(projection: Projection, source: str, document: str) -> None:
    """Add that a source holds a document's text."""
    id_ = f"text_of-{digest(source, document)}"
    projection.add_relation(("TEXT_OF", "Source", "Document"), id_, source, document, {})


def source_name(row: SourceRow) -> str:
    """The title that people know a source by, else the name of its file."""
    return row.title or readable(unquote_to_bytes(PurePosixPath(urlsplit(row.uri).path).name)) or row.uri
