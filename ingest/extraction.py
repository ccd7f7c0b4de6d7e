"""What a document says, in the extraction contract: one plain dictionary, ready for JSON."""

from __future__ import annotations

from typing import Any

from spacy.language import Language

from chuyi.ingest.layers import Layers, TaskSpan, layers


def extract(text: str, nlp: Language) -> dict[str, Any]:
    """Read one document.

    Args:
        text: as read from the file; offsets of the result count its characters.
        nlp: from :func:`chuyi.ingest.pipeline.make_nlp`.

    Returns:
        ``document``, ``entities``, ``tasks``, ``relations`` and ``aliases`` as the ontology's extraction contract says.
    """
    return contract(layers(nlp(text)))


def contract(known: Layers) -> dict[str, Any]:
    """The contract's form of what the pipeline found."""
    return {
        "document": _document(known),
        "entities": _entities(known),
        "tasks": [_task(task) for task in known.tasks],
        "relations": [*_issued(known), *_relations(known), *_duties(known)],
        "aliases": [list(group.names) for group in known.aliases],
    }


def _document(known: Layers) -> dict[str, Any]:
    header = known.header
    return {
        "title": known.repaired.written(header.title) if header.title else None,
        "doc_number": known.repaired.written(header.number) if header.number else None,
        "issued_on": header.issued_on,
        "issuers": [issuer.name for issuer in header.issuers],
    }


def _entities(known: Layers) -> list[dict[str, Any]]:
    found = []
    for mention in known.mentions:
        if mention.named:
            start, end = known.repaired.span(mention.extent)
            found.append({"type": mention.type, "name": mention.name, "start": start, "end": end})
    return sorted(found, key=lambda item: (item["start"], item["end"]))


def _task(task: TaskSpan) -> dict[str, Any]:
    return {
        "clause": task.path or None,
        "title": task.title,
        "action": task.action,
        "targets": [
            {
                "count": target.count,
                "unit": target.unit,
                "object": target.object,
                "qualifier": target.qualifier,
                "deadline": target.deadline,
            }
            for target in task.targets
        ],
        "supports": [support.name for support in task.supports],
        "responsible": [duty.name for duty in task.duties],
    }


# Facts of the graph that the contract's guide of annotation does not know: they would count as wrong there.
_OUTSIDE = frozenset(("SUPERSEDES", "SUCCEEDS"))


def _issued(known: Layers) -> list[dict[str, Any]]:
    """The own document and its issuers, in the letterhead's order; none where the own title is no mention."""
    if known.header.title is None:
        return []
    title = known.repaired.written(known.header.title)
    own = next((group.names[0] for group in known.aliases if title in group.names), title)
    return [
        {"type": "ISSUED_BY", "subject": own, "object": issuer.name, "properties": {"order": order}}
        for order, issuer in enumerate(known.header.issuers, 1)
    ]


def _relations(known: Layers) -> list[dict[str, Any]]:
    return [
        {
            "type": relation.type,
            "subject": relation.subject,
            "object": relation.object,
            "properties": {key: value for key, value in relation.properties.items() if value is not None},
        }
        for relation in known.relations
        if relation.type not in _OUTSIDE
    ]


def _duties(known: Layers) -> list[dict[str, Any]]:
    """The role of a responsible body has no other place in the contract."""
    return [
        {
            "type": "RESPONSIBLE_FOR",
            "subject": duty.name,
            "object": task.path or task.title,
            "properties": {"role": duty.role} if duty.role else {},
        }
        for task in known.tasks
        for duty in task.duties
    ]
