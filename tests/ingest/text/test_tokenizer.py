"""One token a character, so that offsets are token indexes."""

from __future__ import annotations

import spacy

from chuyi.ingest.layers import layers
from chuyi.ingest.text.tokenizer import RepairingTokenizer


def test_tokens_are_the_characters_of_the_repaired_text() -> None:
    tokenizer = RepairingTokenizer(spacy.blank("zh").vocab)
    doc = tokenizer("云 州 市 教 育 局\n\n建设20个基地，")
    known = layers(doc)
    assert [token.text for token in doc] == list(known.text)
    assert doc[0:6].text == "云州市教育局"
    assert tokenizer.from_bytes(tokenizer.to_bytes()) is tokenizer
