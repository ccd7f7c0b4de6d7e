"""Documents as sources: txt and md files to facts."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from chuyi.graph.facts import Grade, Source, SourceFacts
from chuyi.ingest.document_facts import document_facts
from chuyi.ingest.layers import layers
from chuyi.ingest.pipeline import make_nlp
from chuyi.ingest.text.decoding import decode

if TYPE_CHECKING:
    from spacy.language import Language

    from chuyi.ingest.reading import ReadingConfig

SAMPLE = "示例改写"
# A text in the project's own words says so in its title, a line of its own, or its front matter.
_SAYS_SAMPLE = re.compile(r"（示例改写）|^(?:kind|类别|类型)\s*[:：]\s*示例改写", re.MULTILINE)
_FRONT = re.compile(r"\A---\r?\n(?P<body>(?:[^\n]*\n){0,40}?)---\r?\n")
_ENTRY = re.compile(r"^(?P<key>grade|address|url|title)\s*[:：]\s*(?P<value>[^\r\n]{1,500})", re.MULTILINE)
_HEAD = 600


@cache
def pipeline() -> Language:
    """The pipeline of this process; made once."""
    return make_nlp()


def read_document(path: Path, config: ReadingConfig) -> SourceFacts:
    """What a text file says.

    Args:
        path: a .txt or .md file; Markdown may begin with front matter (``grade``, ``address``, ``title``).

    Raises:
        SourceError: the file is empty, too large or no text.
        OSError: it cannot be read.
    """
    from chuyi.ingest.reading import source_uri

    data = path.read_bytes()
    text = decode(data, path.name)
    return read_text(text, source_uri(path, config), hashlib.sha256(data).hexdigest(), config.document_kind)


def read_text(text: str, uri: str, sha256: str, kind: str | None = None) -> SourceFacts:
    """What a text says that was read from ``uri``.

    Args:
        text: as read; offsets of the evidence count its characters.
        sha256: of the bytes.
        kind: of the source; None: ``示例改写`` where the text says so itself, else ``文件``.
    """
    front = _front_matter(text)
    given = kind or (SAMPLE if _SAYS_SAMPLE.search(text, 0, _HEAD) else "文件")
    grade = front.get("grade", "")
    source = Source(
        uri,
        sha256,
        given,
        Grade(grade) if grade in set(Grade) else Grade.UNKNOWN,
        front.get("title"),
        front.get("address") or front.get("url"),
    )
    return document_facts(layers(pipeline()(text)), source)


def _front_matter(text: str) -> dict[str, str]:
    match = _FRONT.match(text)
    if match is None:
        return {}
    return {entry["key"]: entry["value"].strip() for entry in _ENTRY.finditer(match["body"])}
