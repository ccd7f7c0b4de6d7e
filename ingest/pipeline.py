"""The spaCy pipeline: repair, structure, mentions, tasks, relations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import spacy
from spacy.language import Language

# Imported for their factories: a pipeline made here needs no installed entry points.
import chuyi.ingest.mentions.component
import chuyi.ingest.relations.component
import chuyi.ingest.second_opinions.arbiter
import chuyi.ingest.second_opinions.language_model
import chuyi.ingest.structure.component
import chuyi.ingest.tasks.component
import chuyi.ingest.text.tokenizer  # noqa: F401

COMPONENTS = ("chuyi_structure", "chuyi_mentions", "chuyi_tasks", "chuyi_relations")
"""Names of the factories in the order in which they run."""


def make_nlp(config: dict[str, dict[str, Any]] | None = None, opinions: Sequence[str] = ()) -> Language:
    """A pipeline for Chinese policy documents, lists and news.

    Args:
        config: settings of single components by their name, e.g. ``{"chuyi_language_model": {"url": …}}``.
        opinions: second opinions that come last: ``chuyi_arbiter``, ``chuyi_language_model``.
    """
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "chuyi.RepairingTokenizer"}}})
    # One token a character: spaCy's limit is for trained models; reading files has its own limit.
    nlp.max_length = 10**9
    for name in (*COMPONENTS, *opinions):
        nlp.add_pipe(name, config=(config or {}).get(name, {}))
    return nlp
