"""Texts through the pipeline, and what was found in them in a form that reads well."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from chuyi.ingest.layers import Layers, layers

_BEFORE = "摘录一则\n\n　　下面这段话摘自一份材料，前后文都从略，读者可以自行查对。\n\n　　摘录如下。\n\n"


@pytest.fixture
def read(nlp: Language) -> Callable[[str], Layers]:
    """The layers of a text; what stands before it keeps it from being read as the head of a document."""
    return lambda text: layers(nlp(_BEFORE + text))


@pytest.fixture
def told(read: Callable[[str], Layers]) -> Callable[..., list[str]]:
    """The relations of a text as ``TYPE subject → object key=value``, sorted; only those of the types, if given."""

    def told_of(text: str, *types: str) -> list[str]:
        lines = []
        for relation in read(text).relations:
            if not types or relation.type in types:
                said = [f"{key}={value}" for key, value in sorted(relation.properties.items()) if value is not None]
                lines.append(" ".join([relation.type, relation.subject, "→", relation.object, *said]))
        return sorted(lines)

    return told_of
