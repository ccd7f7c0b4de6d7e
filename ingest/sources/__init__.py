"""The kinds of table that are known: one folder each with its mapping, a sample and the facts expected of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from chuyi.graph.schema import ontology
from chuyi.ingest.tables.derived import derived_mapping, derived_relation_mapping
from chuyi.ingest.tables.mapping import ROW, TableMapping
from chuyi.ingest.tables.mapping_file import read_mapping

# What columns for places say, and what the table of divisions that ships says.
IMPLIED = frozenset({"LOCATED_IN", "PART_OF"})

MAPPING_FOLDER = "mappings"  # in a workspace: the kinds of table that its people have declared

HERE = Path(__file__).parent


@cache
def shipped_mappings() -> tuple[TableMapping, ...]:
    """The mappings that ship, then what the ontology derives for the types and relations without one."""
    written = tuple(read_mapping(path) for path in sorted(HERE.glob("*/mapping.yaml")))
    declared = ontology()
    described = {mapping.entities[ROW].types for mapping in written if ROW in mapping.entities}
    derived = [derived_mapping(type_, declared) for type_ in declared.concrete if (type_,) not in described]
    relations = [derived_relation_mapping(type_, declared) for type_ in declared.relations]
    return (*written, *derived, *(mapping for mapping in relations if mapping is not None))


def mapping_files(workspace: Path) -> tuple[Path, ...]:
    """The mappings that a workspace declares, in order of name."""
    return tuple(sorted((workspace / MAPPING_FOLDER).glob("*.yaml")))


def template_mappings() -> tuple[TableMapping, ...]:
    """The kinds of table that a workbook for people has a sheet for.

    Those that ask for one come in their order; then what the ontology declares and none of them can say.
    """
    written = sorted((m for m in shipped_mappings() if m.template is not None), key=lambda m: m.template or 0)
    said = {rule.type for mapping in written for rule in mapping.relations} | IMPLIED
    derived = [mapping for mapping in shipped_mappings() if not mapping.origin]
    return (*written, *(m for m in derived if ROW in m.entities or m.relations[0].type not in said))
