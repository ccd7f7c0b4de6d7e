"""The component in a pipeline."""

from __future__ import annotations

from spacy.language import Language


def test_registered_and_runs_in_its_place(nlp: Language) -> None:
    assert nlp.pipe_names.index("chuyi_structure") < nlp.pipe_names.index("chuyi_mentions")
    assert "chuyi_mentions" in nlp.factories
