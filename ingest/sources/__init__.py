"""The kinds of table that are known: one folder each with its mapping, a sample and the facts expected of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from chuyi.graph.schema import ontology
from chuyi.ingest.tables.derived import derived_mapping, derived_relation_mapping
from chuyi.ingest.tables.mapping import ROW, TableMapping
from chuyi.ingest.tables.mapping_file import read_mapping

HERE = Path(__file__).parent


@cache
def shipped_mappings() -> tuple[TableMapping, ...]:
    """The mappings that ship, then what the ontology derives for the types and relations without one."""
    written = tuple(read_mapping(path) for path in sorted(HERE.glob("*/mapping.yaml")))
    declared = ontology()
    described = {mapping.entities[ROW].types for mapping in written if ROW in mapping.entities}
    derived = [derived_mapping(type_, declared) for type_ in declared.concrete if (type_,) not in described]
    relations = [derived_relation_mapping(type_, declared) for type_ in declared.relations]
    return (*written, *derived, *relations)
