import json
from pathlib import Path

import pytest

from chuyi.graph.schema import ontology
from chuyi.ingest.sources import shipped_mappings, template_mappings
from chuyi.ingest.tables.mapping import ROW
from tests.ingest.sources.golden import FOLDERS, read_sample, readable


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_sample_gives_the_expected_facts(folder: Path) -> None:
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    assert readable(read_sample(folder)) == expected


def test_every_type_of_entity_has_a_kind_of_table() -> None:
    described = {
        type_ for mapping in shipped_mappings() if ROW in mapping.entities for type_ in mapping.entities[ROW].types
    }
    assert described == set(ontology().concrete)


def test_every_relation_can_be_said_by_a_kind_of_table() -> None:
    said = {rule.type for mapping in shipped_mappings() for rule in mapping.relations}
    assert said | {"LOCATED_IN"} == set(ontology().relations)


def test_every_relation_can_be_said_in_the_workbook_for_people() -> None:
    said = {rule.type for mapping in template_mappings() for rule in mapping.relations}
    assert said >= set(ontology().relations) - {"LOCATED_IN", "PART_OF"}
    assert any(rule.located for mapping in template_mappings() for rule in mapping.entities.values())
