"""The tokeniser: repairs the text and makes a ``Doc`` with one token a character."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from chuyi.ingest.layers import Layers, attach
from chuyi.ingest.text.breaks import NOTHING_KNOWN, Breaks
from chuyi.ingest.text.repair import repair


class RepairingTokenizer:
    """From a text as read to a ``Doc`` of its repaired form.

    spaCy's own character segmenter gives white space no token of its own; here every character is a token, so that
    an offset of the repaired text *is* a token index and spans need no search.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        return self.repaired(text, NOTHING_KNOWN)

    def repaired(self, text: str, breaks: Breaks) -> Doc:
        """A ``Doc`` for ``nlp`` of a text of whose lines its reader knows more than their characters."""
        repaired = repair(text, breaks)
        characters = list(repaired.text)
        doc = Doc(self.vocab, words=characters, spaces=[False] * len(characters))
        return attach(doc, Layers(repaired))

    # There is nothing to keep beside the vocabulary; spaCy asks all the same.
    def to_bytes(self, **_kwargs: Any) -> bytes:
        return b""

    def from_bytes(self, _data: bytes, **_kwargs: Any) -> RepairingTokenizer:
        return self

    def to_disk(self, _path: str | Path, **_kwargs: Any) -> None:
        return None

    def from_disk(self, _path: str | Path, **_kwargs: Any) -> RepairingTokenizer:
        return self


def create_tokenizer() -> Callable[[Language], RepairingTokenizer]:
    """How a pipeline's configuration names the tokeniser."""
    return _make


registry.tokenizers("chuyi.RepairingTokenizer", func=create_tokenizer)


def _make(nlp: Language) -> RepairingTokenizer:
    return RepairingTokenizer(nlp.vocab)
