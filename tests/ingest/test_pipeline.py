"""The pipeline as spaCy knows it: components by name, saved and loaded."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.util import registry

from chuyi.ingest.layers import layers
from chuyi.ingest.pipeline import COMPONENTS, make_nlp

TEXT = (
    "洛阳市教育局关于扩建学校的通知\n\n一、扩建学校。年内扩建学校3所。（市财政局负责）\n\n洛阳市教育局\n2026年1月8日\n"
)


def test_components_in_their_order() -> None:
    assert tuple(make_nlp().pipe_names) == COMPONENTS


def test_entry_points_are_registered() -> None:
    assert set(COMPONENTS) <= set(registry.factories.get_all())
    assert "chuyi.RepairingTokenizer" in registry.tokenizers.get_all()


def test_saved_and_loaded_it_reads_the_same(tmp_path: Path) -> None:
    nlp = make_nlp()
    nlp.to_disk(tmp_path / "nlp")
    again = spacy.load(tmp_path / "nlp")
    assert layers(again(TEXT)).tasks == layers(nlp(TEXT)).tasks
    assert len(layers(nlp(TEXT)).tasks) == 1


def test_a_doc_of_another_tokeniser_has_no_layers() -> None:
    with pytest.raises(KeyError):
        layers(spacy.blank("zh")("你好"))
