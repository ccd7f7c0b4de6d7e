"""A structure pipeline and documents of an invented province."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy

import chuyi.ingest.structure.component
import chuyi.ingest.text.tokenizer  # noqa: F401
from chuyi.ingest.layers import Layers, layers


@pytest.fixture(scope="session")
def structured() -> Callable[[str], Layers]:
    """From a text to its layers, structure filled."""
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "chuyi.RepairingTokenizer"}}})
    nlp.add_pipe("chuyi_structure")
    return lambda text: layers(nlp(text))
