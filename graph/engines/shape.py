"""Labels and relation types of the graph beside those that the ontology declares."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chuyi.graph.schema import Ontology

# The label that all entities share, so that an id is looked up without knowing the type.
ENTITY = "Entity"

# What was read, and what the graph projects: no entities.
PROVENANCE_NODES = ("Source", "Passage", "Graph")
PROVENANCE_RELATIONS = ("HAS_PASSAGE", "MENTIONS", "STATES", "TEXT_OF")

# Every node that the ledger projects has exactly one of these labels.
ROOTS = (ENTITY, *PROVENANCE_NODES)


def labels_of(type_: str) -> tuple[str, ...]:
    """The labels of a node of a type, its own first.

    Raises:
        KeyError: the ontology has no such type.
    """
    if type_ in PROVENANCE_NODES:
        return (type_,)
    from chuyi.graph.schema import ontology

    return (*ontology().labels(type_), ENTITY)


def root_of(label: str) -> str:
    """The label within which the ids of nodes with ``label`` are unique."""
    return label if label in PROVENANCE_NODES else ENTITY


def look_ups(ontology: Ontology, type_: str) -> dict[str, bool]:
    """The properties, beside ``id``, by which nodes of a type are looked up, and whether each is a number."""
    entity = ontology.entities[type_]
    own = [entity.properties[item] for item in entity.identity if item in entity.properties]
    return {"name": False} | {item.name: item.kind == "number" for item in own if item.kind != "list"}
