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
def found(read: Callable[[str], Layers]) -> Callable[[str], list[str]]:
    """The mentions of a text as ``Type name``, in order."""
    return lambda text: [f"{m.type} {m.name}" for m in read(text).mentions if m.named]


@pytest.fixture
def groups(read: Callable[[str], Layers]) -> Callable[[str], list[tuple[str, ...]]]:
    """The alias groups of a text."""
    return lambda text: [group.names for group in read(text).aliases]
