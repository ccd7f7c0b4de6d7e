"""The component in a pipeline."""

from __future__ import annotations

from spacy.language import Language


def test_registered_and_last(nlp: Language) -> None:
    assert "chuyi_relations" in nlp.factories
    assert nlp.pipe_names.index("chuyi_mentions") < nlp.pipe_names.index("chuyi_relations")
