"""The spaCy component that writes mentions and alias groups on a ``Doc``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from chuyi.ingest.layers import layers
from chuyi.ingest.mentions.finder import find_mentions
from chuyi.ingest.mentions.gazetteer import shipped


class MentionsComponent:
    """Fills :attr:`Layers.mentions` and :attr:`Layers.aliases`."""

    def __init__(self) -> None:
        self._known = shipped()

    def __call__(self, doc: Doc) -> Doc:
        find_mentions(layers(doc), self._known)
        return doc


@Language.factory("chuyi_mentions")
def create_mentions(nlp: Language, name: str) -> MentionsComponent:
    """How a pipeline makes the component."""
    return MentionsComponent()
