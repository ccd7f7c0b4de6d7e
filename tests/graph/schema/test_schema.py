"""The ontology: what is declared, and mistakes told with file and line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from chuyi.errors import SchemaError
from chuyi.graph.schema import HERE, load_ontology, ontology


@pytest.fixture
def declared(tmp_path: Path) -> Path:
    for part in ("entities", "relations"):
        shutil.copytree(HERE / part, tmp_path / part)
    return tmp_path


def test_every_type_has_both_names_a_colour_and_an_identity() -> None:
    types = ontology()
    assert len(types.concrete) >= 15
    for name in types.concrete:
        item = types.entities[name]
        assert item.label.zh
        assert item.label.en
        assert item.identity
    colours = [types.entities[name].colour for name in types.concrete]
    assert len(set(colours)) == len(colours)


def test_organisations_carry_their_common_label() -> None:
    types = ontology()
    kinds = {name for name in types.concrete if "Organization" in types.labels(name)}
    assert kinds == {"Department", "Institution", "Enterprise", "Association", "ResearchInstitute"}


@pytest.mark.parametrize(
    ("relation", "start", "end", "fits"),
    [
        ("HOSTS", "Institution", "TrainingBase", True),
        ("HOSTS", "Enterprise", "IndustryCollege", True),
        ("HOSTS", "Alliance", "TrainingBase", False),
        ("PARTNERS_WITH", "Enterprise", "Institution", False),
        ("AWARDED", "ProgrammeGroup", "Designation", True),
        ("LOCATED_IN", "Designation", "Region", False),
        ("KNOWS", "Institution", "Enterprise", False),
    ],
)
def test_relations_fit_the_types_that_they_are_declared_for(relation: str, start: str, end: str, fits: bool) -> None:
    assert (ontology().relation_problem(relation, start, end) is None) == fits


@pytest.mark.parametrize(
    ("property_", "value", "fits"),
    [
        ("level", "中职", True),
        ("level", "小学", False),
        ("name", 7, False),
        ("short_names", ["甲", "乙"], True),
        ("short_names", "甲", False),
        ("level", None, True),
    ],
)
def test_values_fit_their_kind(property_: str, value: object, fits: bool) -> None:
    assert (ontology().entities["Institution"].properties[property_].problem(value) is None) == fits


@pytest.mark.parametrize(
    ("value", "fits"), [("2023", True), ("2023-12", True), ("2023-12-05", True), ("2023-13", False), ("去年", False)]
)
def test_dates_are_iso_dates_or_their_beginnings(value: str, fits: bool) -> None:
    assert (ontology().entities["Alliance"].properties["founded"].problem(value) is None) == fits


def test_the_identity_of_a_relation_is_as_the_vocabulary_says() -> None:
    keys = {name: item.key for name, item in ontology().relations.items() if item.key}
    assert keys == {
        "SUCCEEDS": ("kind",),
        "RESPONSIBLE_FOR": ("role",),
        "AWARDED": ("year", "batch"),
        "CO_BUILDS": ("role",),
        "PARTNERS_WITH": ("kind", "object"),
        "LEADS": ("role",),
        "MEMBER_OF": ("role",),
    }


def test_another_entity_type_is_one_file(declared: Path) -> None:
    (declared / "entities" / "Museum.yaml").write_text(
        "type: Museum\nzh: 博物馆\nen: Museum\ntraits: [Located, Awardable]\ncolour: '#123456'\n"
        "identity: [name]\nproperties:\n  name: {zh: 名称, en: name, required: true}\n",
        encoding="utf-8",
    )
    types = load_ontology(declared)
    assert types.relation_problem("LOCATED_IN", "Museum", "Region") is None
    assert types.relation_problem("AWARDED", "Museum", "Designation") is None


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("relations/OFFERS.yaml", "to: [ProgrammeGroup]", "to: [Programme]", "relations/OFFERS.yaml:5"),
        ("entities/Region.yaml", 'colour: "#9e9e9e"', "colour: grey", "entities/Region.yaml:4"),
        ("entities/Region.yaml", "zh: 地区\n", "", "entities/Region.yaml:1"),
        ("entities/Alliance.yaml", "traits: [Located,", "traits: [Placed,", "entities/Alliance.yaml:4"),
        ("entities/Institution.yaml", "kind: list}", "kind: lists}", "entities/Institution.yaml:13"),
        ("entities/Institution.yaml", "identity: [name]", "identities: [name]", "entities/Institution.yaml:6"),
        ("relations/LEADS.yaml", "type: LEADS", "type: leads", "relations/LEADS.yaml:1"),
        ("relations/LEADS.yaml", "from: [Organization]", "from: [Organization", "relations/LEADS.yaml:5"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(declared: Path, file: str, old: str, new: str, place: str) -> None:
    path = declared / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SchemaError) as caught:
        load_ontology(declared)
    assert place in caught.value.message.en


def test_a_label_may_not_be_a_relations_name(declared: Path) -> None:
    (declared / "relations" / "REGION.yaml").write_text(
        "type: REGION\nzh: 区\nen: region\nfrom: [Region]\nto: [Region]\n", encoding="utf-8"
    )
    (declared / "entities" / "REGION.yaml").write_text(
        "type: REGION\nzh: 区\nen: region\nabstract: true\n", encoding="utf-8"
    )
    with pytest.raises(SchemaError, match=r"relations/REGION\.yaml:1"):
        load_ontology(declared)
