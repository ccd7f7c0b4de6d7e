"""The spaCy component that writes tasks on a ``Doc``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from chuyi.ingest.layers import layers
from chuyi.ingest.tasks.finder import find_tasks


class TasksComponent:
    """Fills :attr:`Layers.tasks` from structure and mentions."""

    def __call__(self, doc: Doc) -> Doc:
        find_tasks(layers(doc))
        return doc


@Language.factory("chuyi_tasks")
def create_tasks(nlp: Language, name: str) -> TasksComponent:
    """How a pipeline makes the component."""
    return TasksComponent()
