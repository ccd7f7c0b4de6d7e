"""The workbook that people fill: a sheet for each kind of table, made from its mapping."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from chuyi.errors import Text
from chuyi.graph.facts import Grade
from chuyi.graph.schema import Ontology, Property
from chuyi.ingest.tables.derived import COMMON_COLUMNS
from chuyi.ingest.tables.mapping import Column, TableMapping
from chuyi.ingest.tables.sheet import column_letters
from chuyi.ingest.tables.table import EXAMPLE

EXPLANATION = "说明"  # a sheet of this name is never read as a table
EVIDENCE = ("source_title", "source_url", "source_grade")
ROWS = 2_000  # how far down the drop-downs reach

INTRODUCTION = (
    "每类内容一张工作表，一行填一条；用不到的工作表空着即可。填好后运行：chuyi ingest 本文件",
    "带 * 的列必填。同一格填多个值用“；”隔开。日期写 2023、2023-12 或 2023-12-05。没有见到的就空着，空白不等于没有。",
    "每行请尽量填写来源标题、网址和等级：没有来源的行会标为“待核”。",
    f"灰色的“{EXAMPLE}”行只是示例，不会入库，可以删去。",
    "One sheet for each kind of thing, one row for each thing; columns with * are required; grey example rows are not "
    "taken in.",
)


@dataclass(frozen=True, slots=True)
class TemplateColumn:
    """A column of a sheet: its heading, what it takes, and the values to choose from (empty: free text)."""

    name: str
    heading: str
    required: bool
    takes: Text
    choices: tuple[str, ...]
    example: str


def template_columns(mapping: TableMapping, ontology: Ontology) -> list[TemplateColumn]:
    """The columns that people fill, the required ones first, the origin last."""
    own = [column for name, column in mapping.columns.items() if name not in COMMON_COLUMNS and not column.ignored]
    own.sort(key=lambda column: not column.required)
    common = [mapping.columns[name] for name in EVIDENCE if name in mapping.columns]
    return [_column(column, mapping, ontology) for column in (*own, *(c for c in common if c not in own))]


def template_workbook(mappings: Sequence[TableMapping], ontology: Ontology) -> bytes:
    """The workbook as an xlsx file; the same mappings give the same sheets."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheets = [(mapping, template_columns(mapping, ontology)) for mapping in mappings]
    ranges = _write_explanation(book, sheets)
    for mapping, columns in sheets:
        _write_sheet(book, mapping, columns, ranges)
    book.close()
    return buffer.getvalue()


def _column(column: Column, mapping: TableMapping, ontology: Ontology) -> TemplateColumn:
    declared = _declared(column.name, mapping, ontology)
    choices = _choices(column, declared, mapping, ontology)
    kind = declared.kind if declared else "text"
    if column.separators:
        kind = "list"
    takes, example = {
        "list": (Text("可填多个，用“；”隔开", "several, separated by ；"), "甲；乙"),
        "number": (Text("数字", "a number"), "20"),
        "date": (Text("日期", "a date"), "2023-09"),
        "enum": (Text("选一个", "choose one"), ""),
        "text": (Text("文字", "text"), "…"),
    }[kind]
    heading = next((word for word in column.headers if re.search(r"[\u4e00-\u9fff]", word)), column.name)
    return TemplateColumn(column.name, heading, column.required, takes, choices, choices[0] if choices else example)


def _declared(name: str, mapping: TableMapping, ontology: Ontology) -> Property | None:
    """The ontology's property that a column feeds, if it feeds one."""
    for rule in mapping.entities.values():
        for key, term in rule.properties.items():
            if term.column == name and term.pattern is None:
                return ontology.entities[rule.types[0]].properties[key]
    for relation in mapping.relations:
        for key, term in relation.properties.items():
            if term.column == name and term.pattern is None:
                return ontology.relations[relation.type].properties[key]
    return None


def _choices(column: Column, declared: Property | None, mapping: TableMapping, ontology: Ontology) -> tuple[str, ...]:
    if column.name == "source_grade":
        return tuple(_words_for_grades(column))
    for rule in mapping.entities.values():
        if rule.type_column == column.name:
            return tuple(ontology.entities[type_].label.zh for type_ in rule.types)
    found = _values_of(column.name, mapping, ontology)
    return tuple(dict.fromkeys(found)) if declared and declared.kind == "enum" else ()


def _values_of(name: str, mapping: TableMapping, ontology: Ontology) -> Iterator[str]:
    """Every value that one of the rules which read a column takes."""
    for rule in mapping.entities.values():
        for key, term in rule.properties.items():
            if term.column == name:
                yield from ontology.entities[rule.types[0]].properties[key].values
    for relation in mapping.relations:
        for key, term in relation.properties.items():
            if term.column == name:
                yield from ontology.relations[relation.type].properties[key].values


def _words_for_grades(column: Column) -> Iterator[str]:
    for grade in Grade:
        yield next((word for word, meant in column.values.items() if meant == (grade,)), grade)


def _write_explanation(
    book: Any, sheets: Sequence[tuple[TableMapping, list[TemplateColumn]]]
) -> dict[tuple[str, str], str]:
    """Write what every column takes; gives the ranges of the choices, from which the drop-downs are made."""
    sheet = book.add_worksheet(EXPLANATION)
    bold = book.add_format({"bold": True})
    for row, line in enumerate(INTRODUCTION):
        sheet.write_string(row, 0, line)
    first = len(INTRODUCTION) + 1
    for index, heading in enumerate(("工作表", "列", "必填", "填什么", "可选的值")):
        sheet.write_string(first, index, heading, bold)
    ranges = {}
    row = first
    for mapping, columns in sheets:
        for column in columns:
            row += 1
            cells = (
                mapping.title.zh,
                column.heading,
                "是" if column.required else "",
                column.takes.zh,
                *column.choices,
            )
            for index, value in enumerate(cells):
                sheet.write_string(row, index, value)
            if column.choices:
                last = column_letters(3 + len(column.choices))
                ranges[mapping.name, column.name] = f"={EXPLANATION}!$E${row + 1}:${last}${row + 1}"
    sheet.set_column(0, 1, 18)
    sheet.set_column(3, 3, 24)
    sheet.set_column(4, 12, 12)
    return ranges


def _write_sheet(
    book: Any, mapping: TableMapping, columns: list[TemplateColumn], ranges: dict[tuple[str, str], str]
) -> None:
    sheet = book.add_worksheet(mapping.title.zh[:31])
    text = book.add_format({"num_format": "@"})  # else a spreadsheet turns 2023-12 into the first of December
    required = book.add_format({"bold": True, "bg_color": "#fde9d9", "num_format": "@"})
    optional = book.add_format({"bold": True, "bg_color": "#e8eef4", "num_format": "@"})
    example = book.add_format({"italic": True, "font_color": "#808080", "num_format": "@"})
    for index, column in enumerate(columns):
        sheet.set_column(index, index, max(12, 2 * len(column.heading) + 4), text)
        heading = f"{column.heading}*" if column.required else column.heading
        sheet.write_string(0, index, heading, required if column.required else optional)
        value = f"{EXAMPLE}{column.example}" if index == 0 else column.example
        sheet.write_string(1, index, value, example)
        if (mapping.name, column.name) in ranges:
            sheet.data_validation(
                1, index, ROWS, index, {"validate": "list", "source": ranges[mapping.name, column.name]}
            )
    sheet.freeze_panes(1, 1)
