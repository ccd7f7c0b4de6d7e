"""The tables that ship, counted independently of the reader and checked for facts that are known."""

import csv
import subprocess
import sys
from collections import Counter
from functools import cache

import pytest

from chuyi import data
from chuyi.graph.facts import Entity, Grade, SourceFacts
from chuyi.graph.ledger import validate
from chuyi.ingest.sources import shipped_mappings
from chuyi.ingest.tables.mapping import TableMapping
from chuyi.ingest.tables.row_cells import EVIDENCE_COLUMNS

ORGANIZATIONS = {
    "institutions": "Institution",
    "enterprises": "Enterprise",
    "departments": "Department",
    "associations": "Association",
    "research_institutes": "ResearchInstitute",
}

# Cells that decide what a row says and are no part of it: types and conditions.
DECIDING = {
    "alliance_members": {"member_type"},
    "designations": {"recipient_type"},
    "partnerships_other": {"partner_type"},
}


@cache
def facts(table: str) -> SourceFacts:
    return data.shipped_sources()[data.TABLES.index(table)]()


@cache
def rows(table: str) -> list[dict[str, str]]:
    with (data.HUNAN / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def mapping(table: str) -> TableMapping:
    return next(found for found in shipped_mappings() if found.name == table)


def column_of(table: str, heading: str) -> str:
    return mapping(table).by_heading[heading.replace("_", "")]


@pytest.mark.parametrize("table", data.TABLES)
def test_every_row_gives_facts_and_none_is_refused(table: str) -> None:
    read = facts(table)
    assert not [reject for reject in read.rejects if reject.severity == "error"]
    used = {
        read.passages[item.passage].location["row"]
        for fact in (*read.properties, *read.relations, *read.aliases)
        for item in fact.evidence
    }
    assert used == set(range(2, len(rows(table)) + 2))


@pytest.mark.parametrize("table", data.TABLES)
def test_every_cell_is_evidence_of_a_fact_or_counted(table: str) -> None:
    read = facts(table)
    spans: dict[int, set[tuple[str, int]]] = {}
    for fact in (*read.properties, *read.relations, *read.aliases):
        for item in fact.evidence:
            passage = read.passages[item.passage]
            assert item.start is not None
            spans.setdefault(passage.location["row"], set()).add((passage.text, item.start))
            spans[passage.location["row"]].update((passage.text, at) for at in range(item.start, item.end or 0))
    counted = {(reject.location["row"], reject.location.get("header")) for reject in read.rejects}
    for number, row in enumerate(rows(table), 2):
        for heading, value in row.items():
            name = column_of(table, heading)
            if not value or name in EVIDENCE_COLUMNS or mapping(table).columns[name].ignored:
                continue
            text = next(passage.text for passage in read.passages if passage.location["row"] == number)
            start = f" | {text}".index(f" | {heading}={value}") + len(heading) + 1
            is_evidence = (text, start) in spans[number]
            assert is_evidence or (number, heading) in counted or heading in DECIDING.get(table, ()), (number, heading)


@pytest.mark.parametrize("table", data.TABLES)
def test_columns_that_are_left_out_are_counted(table: str) -> None:
    counted = {
        reject.location["header"]: int(reject.value)
        for reject in facts(table).rejects
        if reject.location["row"] == 1 and reject.severity == "note"
    }
    ignored = {
        heading: filled
        for heading in rows(table)[0]
        if mapping(table).columns[column_of(table, heading)].ignored
        and (filled := sum(bool(row[heading]) for row in rows(table)))
    }
    assert counted == ignored


WITH_ORIGIN = [table for table in data.TABLES if table not in ("regions", "register_2017", "coverage")]


@pytest.mark.parametrize("table", WITH_ORIGIN)
def test_grades_and_addresses_are_those_of_the_rows(table: str) -> None:
    first: dict[int, tuple[str, str | None]] = {}
    for passage in facts(table).passages:
        first.setdefault(passage.location["row"], (str(passage.grade), passage.address))
    assert first == {
        number: (row["source_grade"], row["source_url"] or None) for number, row in enumerate(rows(table), 2)
    }


@pytest.mark.parametrize("table", data.TABLES)
def test_facts_fit_the_ontology(table: str) -> None:
    assert validate(facts(table)).rejects == facts(table).rejects


def test_relations_are_as_many_as_the_tables_say() -> None:
    found = Counter(relation.type for table in data.TABLES for relation in facts(table).relations)
    lists = [("institutions", "supervisor"), ("register_2017", "supervisor")]
    supervisors = sum(len(row[column].split("；")) for table, column in lists for row in rows(table) if row[column])
    assert found["SUPERVISED_BY"] == supervisors + 1  # 上海市中国科学院 names two
    assert found["PARTNERS_WITH"] == len(rows("partnerships")) + len(rows("partnerships_other"))
    leading = Counter(row["role"] in ("牵头", "理事长", "秘书处") for row in rows("alliance_members"))
    assert (found["LEADS"], found["MEMBER_OF"]) == (leading[True], leading[False])
    no_award = ("公示", "拟建设培育")
    assert found["AWARDED"] == sum(row["status"] not in no_award for row in rows("designations"))
    assert found["HAS_TARGET"] == sum(bool(row["target_count"]) for row in rows("tasks"))
    assert found["AIMS_AT"] == sum(bool(row["target_designation"]) for row in rows("tasks"))
    assert found["DEFINES"] == len(rows("tasks"))
    assert found["OFFERS"] == len(rows("programme_groups"))
    assert found["PART_OF"] == sum(bool(row["parent_code"]) for row in rows("regions"))
    assert found["ISSUED_BY"] == sum(len(row["issuers"].split("；")) for row in rows("documents") if row["issuers"])
    partners = sum(len(row["partners"].split("；")) for row in rows("industry_colleges") if row["partners"])
    assert found["CO_BUILDS"] == len(rows("base_partners")) + partners
    assert found["COVERS"] == sum(row["rule"].startswith("designation=") for row in rows("coverage"))


def test_the_renamed_university() -> None:
    read = facts("institutions")
    name = "湖南汽车工程职业大学"
    stated = {fact.property: fact.value for fact in read.properties if fact.entity.name == name}
    assert stated["level"] == "职业本科"
    assert stated["former_names"] == ("湖南汽车工程职业学院", "株洲职业技术学院")
    aliases = {(fact.kind, fact.alias) for fact in read.aliases if fact.entity.name == name}
    assert aliases == {("short", "湖汽"), ("former", "湖南汽车工程职业学院"), ("former", "株洲职业技术学院")}
    second = {
        fact.property: read.passages[fact.evidence[0].passage].grade
        for fact in read.properties
        if fact.entity.name == name
    }
    assert (second["level"], second["former_names"]) == (Grade.MEDIA, Grade.MIRROR)


def test_the_register_does_not_take_back_what_came_later() -> None:
    """What it says of schools that changed since ended with it."""
    register = facts("register_2017").properties
    ended = {(fact.entity.name, fact.property): fact.value for fact in register if fact.valid_to is not None}
    assert ended == {
        ("湖南汽车工程职业学院", "level"): "高职专科",
        ("湖南软件职业学院", "level"): "高职专科",
        ("湖南九嶷职业技术学院", "ownership"): "民办",
    }
    assert {fact.valid_from for fact in register} == {"2017"}
    assert Counter(fact.property for fact in register if fact.entity.type == "Institution") == dict.fromkeys(
        ("name", "code", "level", "ownership"), 2631
    )


def test_culture_bases_that_are_only_named_have_no_host() -> None:
    relations = {
        (relation.type, relation.subject.name, relation.object.name) for relation in facts("culture_bases").relations
    }
    task = "建设“楚怡”文化传承基地（“楚怡”职业教育文化馆）"
    assert relations == {
        ("SUPPORTS", task, "湖南工业职业技术学院楚怡职业教育文化馆"),
        ("SUPPORTS", task, "新化县楚怡工业学校楚怡职业教育文化馆"),
        ("HOSTS", "湖南工艺美术职业学院", "湖南工艺美术职业学院“楚怡”文化传承基地"),
    }


def test_a_school_is_located_in_the_smallest_place_that_is_known() -> None:
    places = {
        relation.subject.name: relation.object.identity[0]
        for relation in facts("institutions").relations
        if relation.type == "LOCATED_IN"
    }
    assert places["长沙民政职业技术学院"] == "430111"  # 雨花区
    assert places["湖南软件职业技术大学"] == "430300"  # 湘潭市
    assert places["湖南航空技师学院"] == "430000"
    assert not [relation for relation in facts("departments").relations if relation.object.name == "全国"]


def entities(table: str, type_: str) -> dict[str, Entity]:
    found = {fact.entity.id: fact.entity for fact in facts(table).properties if fact.entity.type == type_}
    return found | {
        end.id: end
        for relation in facts(table).relations
        for end in (relation.subject, relation.object)
        if end.type == type_
    }


@pytest.mark.parametrize(
    ("table", "home", "type_"),
    [
        ("base_partners", "training_bases", "TrainingBase"),
        ("designations", "training_bases", "TrainingBase"),
        ("designations", "programme_groups", "ProgrammeGroup"),
        ("designations", "culture_bases", "CultureBase"),
        ("culture_bases", "tasks", "Task"),
    ],
)
def test_two_tables_give_one_thing_one_id(table: str, home: str, type_: str) -> None:
    assert entities(table, type_)
    assert entities(table, type_).keys() <= entities(home, type_).keys()


def test_the_register_and_the_institutions_give_one_school_one_id() -> None:
    registered = {entity.name: id_ for id_, entity in entities("register_2017", "Institution").items()}
    placed = {entity.name: id_ for id_, entity in entities("institutions", "Institution").items() if entity.region}
    both = registered.keys() & placed.keys()
    assert len(both) == 136
    assert all(registered[name] == placed[name] for name in both)


@pytest.mark.parametrize("table", [table for table in data.TABLES if table != "register_2017"])
def test_every_organisation_that_a_table_names_has_a_row_of_its_own(table: str) -> None:
    listed = {(type_, row["name"]) for home, type_ in ORGANIZATIONS.items() for row in rows(home)}
    named = {
        (end.type, end.name)
        for relation in facts(table).relations
        for end in (relation.subject, relation.object)
        if end.type in ORGANIZATIONS.values()
    }
    assert named <= listed


def test_gazetteer() -> None:
    found = data.gazetteer_rows()
    by_name = {(row.name, row.type): row for row in found}
    assert by_name["湖南汽车工程职业大学", "Institution"].aliases == (
        "湖汽",
        "湖南汽车工程职业学院",
        "株洲职业技术学院",
    )
    assert ("湖南汽车工程职业学院", "Institution") not in by_name
    assert by_name["北京大学", "Institution"].region == "110000"
    assert by_name["岳麓区校企合作办", "Department"].region == "430100"
    assert by_name["岳麓区", "Region"].region == "430104"
    assert by_name["“楚怡”文化传承基地", "Designation"].aliases == ()
    assert Counter(row.type for row in found)["Region"] == 500


def test_data_is_cheap_to_import() -> None:
    heavy = ("pandas", "spacy", "yaml", "openpyxl")
    code = f"import sys, chuyi.data as d; d.gazetteer_rows(); print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8")
    assert done.stdout.strip() == "[]"


def test_the_demo_text_says_what_it_is() -> None:
    text = data.demo_text().path.read_text(encoding="utf-8")
    assert text.startswith("# “楚怡”行动要点（示例改写）\n")
    assert "它不是政府文件" in text
