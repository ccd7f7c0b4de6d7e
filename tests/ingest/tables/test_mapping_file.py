import re
import textwrap
from pathlib import Path

import pytest

from chuyi.errors import SchemaError
from chuyi.ingest.tables import mapping_file
from chuyi.ingest.tables.mapping_file import read_mapping
from chuyi.ingest.tables.table import read_table

GOOD = """\
title: {zh: 基地走访, en: Visits}
sheets: [走访]
columns:
  school: {headers: [学校], required: true}
  firm: {headers: [公司], list: true}
  when: {headers: [日期]}
  grade: {values: {甲级: 省级, 无: }}
  remark: {ignore: {zh: 内部备注, en: internal}}
entities:
  school: {type: Institution, name: school}
  firm: {type: Enterprise, name: firm}
relations:
  - type: PARTNERS_WITH
    from: school
    to: firm
    properties: {kind: {text: 校企合作}, start_date: when}
    when: {column: grade, is_not: 甲级}
    because: {zh: 甲级不算, en: not of the first grade}
"""


def written(folder: Path, text: str) -> Path:
    file = folder / "visits.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_mapping_of_ones_own(tmp_path: Path) -> None:
    mapping = read_mapping(written(tmp_path, GOOD))
    assert mapping.name == "visits"
    assert mapping.is_named("走访")
    assert mapping.required == ("school",)
    assert mapping.columns["grade"].values == {"甲级": ("省级",), "无": ()}
    assert mapping.by_heading["公司"] == "firm"
    assert mapping.by_heading["来源网址"] == "source_url"
    assert mapping.relations[0].properties["kind"].text == "校企合作"


def test_extending_a_type_keeps_what_the_ontology_declares(tmp_path: Path) -> None:
    mapping = read_mapping(
        written(
            tmp_path,
            "title: {zh: 学校, en: Schools}\nsheets: [学校]\nextends: Institution\n"
            "columns:\n  level: {headers: [办学层次], values: {高职: 高职专科}}\n",
        )
    )
    assert mapping.by_heading["办学层次"] == mapping.by_heading["层次"] == "level"
    assert mapping.entities["row"].located == ("county", "city", "province")
    assert mapping.entities["row"].aliases == {"short": "short_names", "former": "former_names"}


BROKEN = [
    ("title: {zh: 基地走访, en: Visits}", "title: {zh: 基地走访}", 1, "en is missing"),
    ("sheets: [走访]", "sheet: [走访]", 2, "unknown key sheet"),
    ("  firm: {headers: [公司], list: true}", "  firm: {headers: [公司], list: maybe}", 5, "true or false"),
    ("  firm: {headers: [公司], list: true}", "  firm: {headers: [学校]}", 3, "belongs to both school and firm"),
    ("  when: {headers: [日期]}", "  when: {heading: [日期]}", 6, "unknown key heading"),
    ("  when: {headers: [日期]}", "  when: {headers: [网址]}", 3, "belongs to both"),
    ("{type: Institution, name: school}", "{type: School, name: school}", 10, "no entity type School"),
    ("{type: Institution, name: school}", "{type: Institution}", 10, "lacks type or name"),
    ("{type: Enterprise, name: firm}", "{type: Enterprise, name: company}", 11, "company is not declared"),
    (
        "{type: Enterprise, name: firm}",
        "{type: Enterprise, name: firm, properties: {size: when}}",
        11,
        "no property size",
    ),
    ("{type: Enterprise, name: firm}", "{type: Enterprise, name: firm, identity: {host: when}}", 11, "no part host"),
    ("{type: Enterprise, name: firm}", "{type: Document, name: firm, located: [when]}", 11, "LOCATED_IN"),
    ("- type: PARTNERS_WITH", "- type: WORKS_WITH", 13, "no relation WORKS_WITH"),
    ("    to: firm", "    to: firms", 15, "no firms under entities"),
    ("    from: school", "    from: firm", 13, "cannot have Enterprise as its start"),
    ("start_date: when", "begin: when", 16, "no property begin"),
    ("{text: 校企合作}", "{text: 校企合作, column: when}", 16, "give one of"),
    ("start_date: when", "start_date: {column: when, pattern: '('}", 16, "no valid regular expression"),
    ("start_date: when", "start_date: {column: when, pattern: 'a'}", 16, "must have one group"),
    ("{column: grade, is_not: 甲级}", "{column: grade}", 17, "tests nothing"),
    ("    because: {zh: 甲级不算, en: not of the first grade}\n", "", 17, "needs a because"),
    ("columns:\n", "columns: [\n", 5, "no valid YAML"),
    ("relations:\n", "entities:\n", 12, "written twice"),
    ("sheets: [走访]", "sheets: [走访]\ngrade: best", 3, "must be one of"),
    ("sheets: [走访]", "sheets: [走访]\nvalid_from: 去年", 3, "a date is written"),
    ("sheets: [走访]", "sheets: [走访]\nextends: School", 3, "no entity type School"),
    ("sheets: [走访]", "sheets: [走访]\ntemplate: yes", 3, "whole number"),
]


@pytest.mark.parametrize(("good", "bad", "line", "said"), BROKEN, ids=[case[3] for case in BROKEN])
def test_mistakes_are_reported_with_file_and_line(tmp_path: Path, good: str, bad: str, line: int, said: str) -> None:
    assert GOOD.count(good) == 1
    with pytest.raises(SchemaError) as caught:
        read_mapping(written(tmp_path, GOOD.replace(good, bad)))
    assert re.search(rf"/visits\.yaml:{line}: .*{re.escape(said)}", caught.value.message.en)
    assert f"visits.yaml:{line}：" in caught.value.message.zh


@pytest.mark.parametrize(
    ("content", "said"), [(b"", "empty"), (b"\xff\xfe\xff", "Cannot read"), (b"- a\n", "must be a mapping")]
)
def test_files_that_hold_no_mapping(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "visits.yaml"
    file.write_bytes(content)
    with pytest.raises(SchemaError, match=said):
        read_mapping(file)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match="Cannot read"):
        read_mapping(tmp_path / "nothing.yaml")


def test_values_stay_as_they_are_written(tmp_path: Path) -> None:
    text = GOOD.replace("{甲级: 省级, 无: }", "{0123: 2023-01-01, no: yes}")
    assert read_mapping(written(tmp_path, text)).columns["grade"].values == {"0123": ("2023-01-01",), "no": ("yes",)}


def test_the_example_of_the_documentation_works(tmp_path: Path) -> None:
    lines = str(mapping_file.__doc__).split("::\n", 1)[1].split("\nAn entity may")[0]
    mapping = read_mapping(written(tmp_path, textwrap.dedent(lines)))
    raw = "名称,层次,走访企业,备注,remark\n甲学院,大专,乙、丙协会,,好\n".encode()
    facts = read_table(raw, "走访.csv", "test:visits", [mapping], limit=1_000_000)
    assert {(relation.object.type, relation.object.name) for relation in facts.relations} == {
        ("Enterprise", "乙"),
        ("Association", "丙协会"),
    }
    assert [(reject.severity, str(reject.reason)) for reject in facts.rejects] == [
        ("error", "unknown_column"),
        ("note", "not_a_fact"),
    ]
    assert ("level", "高职专科") in {(fact.property, fact.value) for fact in facts.properties}
