"""The raw identity of what a row names, as every reader makes it."""

from __future__ import annotations

from collections.abc import Mapping

from chuyi.graph.facts import Entity, document_entity, raw_name, target_entity, task_entity
from chuyi.graph.schema import Ontology

Part = str | Entity | None

# Types whose identity has rules of its own; the parts that their rules take beside the name.
OWN_PARTS = {
    "Document": ("doc_number", "issued_on"),
    "Task": ("document", "clause"),
    "Target": ("task", "ordinal"),
}


def parts_of(type_: str, ontology: Ontology) -> tuple[str, ...]:
    """What the identity of a type needs beside the name."""
    entity = ontology.entities[type_]
    return OWN_PARTS.get(type_) or tuple(part for part in entity.identity if part != entity.name_property)


def entity_of(type_: str, name: str, parts: Mapping[str, Part], region: str | None, ontology: Ontology) -> Entity | str:
    """The entity of a name and the parts of its identity, or the part that is missing.

    Args:
        region: code of the prefecture, for types that are known by their name alone.
    """
    if type_ == "Document":
        return document_entity(name, _text(parts, "doc_number"), _text(parts, "issued_on"))
    if type_ == "Task":
        document = parts.get("document")
        if not isinstance(document, Entity):
            return "document"
        # A table may put several tasks under one clause (it knows only the section), so the title always counts.
        return task_entity(document, _text(parts, "clause"), name, shared_clause=True)
    if type_ == "Target":
        task, ordinal = parts.get("task"), _text(parts, "ordinal")
        if not isinstance(task, Entity):
            return "task"
        if not ordinal or not ordinal.isdecimal():
            return "ordinal"
        return target_entity(task, int(ordinal), name)
    declared = ontology.entities[type_]
    identity = tuple(
        raw_name(name) if part == declared.name_property else _text(parts, part) for part in declared.identity
    )
    if identity[0] is None:
        return declared.identity[0]
    return Entity(type_, raw_name(name), identity, region if identity == (raw_name(name),) else None)


def _text(parts: Mapping[str, Part], name: str) -> str | None:
    part = parts.get(name)
    return raw_name(part) if isinstance(part, str) and part.strip() else None
