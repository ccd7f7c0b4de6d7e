"""Documents as sources: from files of all kinds to facts."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from chuyi.graph.facts import Grade, Source, SourceFacts
from chuyi.ingest.document_facts import document_facts
from chuyi.ingest.layers import Layers, layers
from chuyi.ingest.pipeline import make_nlp
from chuyi.ingest.readers.kinds import read_words
from chuyi.ingest.readers.placed import PlacedText
from chuyi.ingest.text.tokenizer import RepairingTokenizer

if TYPE_CHECKING:
    from spacy.language import Language

    from chuyi.ingest.reading import Opinion, ReadingConfig

SAMPLE = "示例改写"
# A text in the project's own words says so in its title, a line of its own, or its front matter.
_SAYS_SAMPLE = re.compile(r"（示例改写）|^(?:kind|类别|类型)\s*[:：]\s*示例改写", re.MULTILINE)
_FRONT = re.compile(r"\A---\r?\n(?P<body>(?:[^\n]*\n){0,40}?)---\r?\n")
_ENTRY = re.compile(r"^(?P<key>grade|address|url|title)\s*[:：]\s*(?P<value>[^\r\n]{1,500})", re.MULTILINE)
_HEAD = 600


@cache
def pipeline(opinions: tuple[Opinion, ...] = ()) -> Language:
    """The pipeline of this process, with second opinions where they are asked for; made once."""
    return make_nlp({item.name: dict(item.settings) for item in opinions}, [item.name for item in opinions])


def read_document(path: Path, config: ReadingConfig) -> SourceFacts:
    """What a document says.

    Args:
        path: a file with one of the suffixes that :mod:`chuyi.ingest.readers.kinds` lists; text may begin with front
            matter (``grade``, ``address``, ``title``).

    Raises:
        SourceError: the file is empty, too large, damaged, protected, or without words.
    """
    from chuyi.ingest.reading import source_uri

    data, placed = read_file(path, config)
    sha256 = hashlib.sha256(data).hexdigest()
    return _facts(placed, source_uri(path, config), sha256, config.document_kind, config.opinions)


def read_layers(path: Path, config: ReadingConfig) -> Layers:
    """Everything that the pipeline finds in a document; offsets count the characters of its reader's text.

    Raises:
        SourceError: as :func:`read_document`.
    """
    return analysed(read_file(path, config)[1], config.opinions)


def read_text(text: str, uri: str, sha256: str, kind: str | None = None) -> SourceFacts:
    """What a text says that was read from ``uri``.

    Args:
        text: as read; offsets of the evidence count its characters.
        sha256: of the bytes.
        kind: of the source; None: ``示例改写`` where the text says so itself, else ``文件``.
    """
    return _facts(PlacedText(text), uri, sha256, kind)


def read_file(path: Path, config: ReadingConfig) -> tuple[bytes, PlacedText]:
    """A document's bytes and its text.

    Raises:
        SourceError: as :func:`read_document`.
    """
    from chuyi.ingest.reading import read_bytes, shown

    data = read_bytes(path, config.max_bytes)
    return data, read_words(data, shown(Path(path.name)), path.suffix.lower(), config.limits)


def analysed(placed: PlacedText, opinions: tuple[Opinion, ...] = ()) -> Layers:
    """Everything that the pipeline finds in a text; offsets of the file are those of ``placed.text``."""
    nlp = pipeline(opinions)
    known = layers(nlp(cast(RepairingTokenizer, nlp.tokenizer).repaired(placed.text, placed.breaks)))
    known.places = placed if placed.pieces else None
    return known


def _facts(
    placed: PlacedText, uri: str, sha256: str, kind: str | None, opinions: tuple[Opinion, ...] = ()
) -> SourceFacts:
    front = _front_matter(placed.text)
    given = kind or (SAMPLE if _SAYS_SAMPLE.search(placed.text, 0, _HEAD) else "文件")
    grade = front.get("grade", "")
    source = Source(
        uri,
        sha256,
        given,
        Grade(grade) if grade in set(Grade) else Grade.UNKNOWN,
        front.get("title"),
        front.get("address") or front.get("url"),
    )
    facts = document_facts(analysed(placed, opinions), source)
    return replace(facts, rejects=(*facts.rejects, *placed.rejects))


def _front_matter(text: str) -> dict[str, str]:
    match = _FRONT.match(text)
    if match is None:
        return {}
    return {entry["key"]: entry["value"].strip() for entry in _ENTRY.finditer(match["body"])}
