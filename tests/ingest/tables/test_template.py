import io
from typing import Any

import openpyxl
import pytest

from chuyi.graph.facts import SourceFacts
from chuyi.graph.schema import ontology
from chuyi.ingest.sources import shipped_mappings, template_mappings
from chuyi.ingest.tables.mapping import TableMapping
from chuyi.ingest.tables.table import read_table
from chuyi.ingest.tables.template import EXPLANATION, template_columns, template_workbook

LIMIT = 10_000_000


@pytest.fixture(scope="module")
def workbook() -> bytes:
    return template_workbook(template_mappings(), ontology())


def read(raw: bytes) -> SourceFacts:
    return read_table(raw, "填写模板.xlsx", "test:template", shipped_mappings(), limit=LIMIT)


def test_an_untouched_template_says_nothing_and_nothing_is_wrong(workbook: bytes) -> None:
    facts = read(workbook)
    assert (facts.properties, facts.relations, facts.aliases) == ((), (), ())
    assert {reject.severity for reject in facts.rejects} == {"note"}
    assert {reject.location["sheet"] for reject in facts.rejects} == {
        EXPLANATION,
        *(mapping.title.zh for mapping in template_mappings()),
    }


def test_there_is_a_sheet_for_each_kind(workbook: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    assert book.sheetnames == [EXPLANATION, *(mapping.title.zh for mapping in template_mappings())]


def test_drop_downs_offer_the_values_of_the_ontology(workbook: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    sheet = book["院校"]
    headings = [cell.value for cell in sheet[1]]
    assert headings[0] == "名称*"
    column = headings.index("层次") + 1
    offered = [
        validation.formula1
        for validation in sheet.data_validations.dataValidation
        if any(area.min_col == column and area.max_row > 1_000 for area in validation.sqref.ranges)
    ]
    assert len(offered) == 1
    name, area = offered[0].split("!")
    assert name == EXPLANATION
    values = [cell.value for row in book[name][area.replace("$", "")] for cell in row]
    assert tuple(values) == ontology().entities["Institution"].properties["level"].values


def test_cells_are_text_so_that_dates_and_codes_stay_as_they_are_typed(workbook: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    sheet = book["联盟"]
    assert sheet.column_dimensions["A"].width > 10
    assert {cell.number_format for cell in sheet[2]} == {"@"}


def test_required_columns_come_first_and_origins_last() -> None:
    for mapping in template_mappings():
        columns = template_columns(mapping, ontology())
        required = [column.required for column in columns]
        assert required == sorted(required, reverse=True)
        assert required[0]
        assert [column.name for column in columns[-3:]] == ["source_title", "source_url", "source_grade"]
        assert len({column.heading for column in columns}) == len(columns)


# A filled template comes back as facts.

NAMES = {
    "Institution": "甲职业学院",
    "Enterprise": "乙有限公司",
    "Department": "丙教育厅",
    "Document": "关于某事的通知",
    "Designation": "某称号",
}
TEXTS = {
    "county": "岳麓区",
    "city": "长沙市",
    "province": "湖南省",
    "region": "长沙市",
    "target_count": "20",
    "rule": "designation=某称号",
    "supports": "甲职业学院",
}


def filled(workbook: bytes) -> tuple[bytes, dict[str, list[str]]]:
    """The template with one row in every sheet, every column filled; and what was filled in."""
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    written: dict[str, list[str]] = {}
    for mapping in template_mappings():
        row = [value(mapping, column) for column in template_columns(mapping, ontology())]
        book[mapping.title.zh].append(row)
        written[mapping.title.zh] = row
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue(), written


def value(mapping: TableMapping, column: Any) -> str:
    if column.name in TEXTS:
        return TEXTS[column.name]
    if column.name == "recipient_type":
        return "院校"
    if column.choices:
        return str(column.choices[-1] if column.name.endswith("_type") else column.choices[0])
    if column.takes.zh == "日期":
        return "2024-03"
    if column.takes.zh == "数字":
        return "2024"
    for rule in mapping.entities.values():
        if rule.name.column == column.name:
            return next((NAMES[type_] for type_ in rule.types if type_ in NAMES), f"某{mapping.title.zh}{column.name}")
    return f"{column.heading}的文字"


def test_a_filled_template_comes_back_as_facts(workbook: bytes) -> None:
    raw, written = filled(workbook)
    facts = read(raw)
    assert [reject for reject in facts.rejects if reject.severity == "error"] == []
    rows = {passage.location["sheet"]: passage for passage in facts.passages}
    assert rows.keys() == written.keys()
    for mapping in template_mappings():
        columns = template_columns(mapping, ontology())
        cells = [
            f"{column.heading}{'*' if column.required else ''}={value}"
            for column, value in zip(columns, written[mapping.title.zh], strict=True)
            if not column.name.startswith("source_")
        ]
        assert rows[mapping.title.zh].text == " | ".join(cells)
        assert {rule.type for rule in mapping.relations if not rule.when.conditions} <= {
            relation.type for relation in facts.relations
        }


def test_a_new_type_of_entity_gets_a_sheet_without_code() -> None:
    declared = {mapping.name for mapping in template_mappings()}
    assert "Designation" in declared  # no mapping is written for it: its sheet follows from the ontology
