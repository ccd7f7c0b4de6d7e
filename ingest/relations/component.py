"""The spaCy component that writes relations on a ``Doc``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from chuyi.ingest.layers import layers
from chuyi.ingest.relations.finder import find_relations


class RelationsComponent:
    """Fills :attr:`Layers.relations` from mentions, tables and sentences."""

    def __call__(self, doc: Doc) -> Doc:
        find_relations(layers(doc))
        return doc


@Language.factory("chuyi_relations")
def create_relations(nlp: Language, name: str) -> RelationsComponent:
    """How a pipeline makes the component."""
    return RelationsComponent()
