"""The pipeline, and the measures of the shared corpus."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from spacy.language import Language

from chuyi.ingest.pipeline import make_nlp


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The pipeline."""
    return make_nlp()


@pytest.fixture(scope="session")
def corpus_score(shared: Path) -> ModuleType:
    """The shared corpus' ``score.py``."""
    specification = importlib.util.spec_from_file_location("corpus_score", shared / "corpus" / "score.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module
