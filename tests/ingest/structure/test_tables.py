"""Tables in plain text."""

from __future__ import annotations

import pytest

from chuyi.ingest.layers import Table
from chuyi.ingest.structure.lines import find_lines
from chuyi.ingest.structure.tables import find_tables, mark_tables


def _cells(text: str, table: Table) -> tuple[list[str], list[list[str]]]:
    head = [text[cell.start : cell.end] for cell in table.header]
    return head, [[text[cell.start : cell.end] for cell in row] for row in table.rows]


ROWS = [["1", "焊接实训基地", "云州职业学院"], ["2", "护理实训基地", "云州卫生学校"]]


@pytest.mark.parametrize(
    ("text", "kind", "header"),
    [
        (
            "| 序号 | 名称 | 建设单位 |\n| --- | :-: | --- |\n| 1 | 焊接实训基地 | 云州职业学院 |\n"
            "| 2 | 护理实训基地 | 云州卫生学校 |\n",
            "pipes",
            ["序号", "名称", "建设单位"],
        ),
        (
            "序号\t名称\t建设单位\n1\t焊接实训基地\t云州职业学院\n2\t护理实训基地\t云州卫生学校\n",
            "tabs",
            ["序号", "名称", "建设单位"],
        ),
        (
            "序号  名称          建设单位\n1     焊接实训基地  云州职业学院\n2     护理实训基地  云州卫生学校\n",
            "columns",
            ["序号", "名称", "建设单位"],
        ),
        ("1 焊接实训基地 云州职业学院\n2 护理实训基地 云州卫生学校\n", "numbered", []),
    ],
)
def test_kinds(text: str, kind: str, header: list[str]) -> None:
    (table,) = find_tables(text, find_lines(text))
    assert table.kind == kind
    assert _cells(text, table) == (header, ROWS)


def test_an_empty_column_keeps_its_place() -> None:
    text = (
        "序号  名称          建设单位          合作单位      所在地\n"
        "1     焊接实训基地  云州职业学院      云州机床厂    云州市\n"
        "2     护理实训基地  云州卫生学校                    云州市\n"
    )
    (table,) = find_tables(text, find_lines(text))
    assert _cells(text, table)[1][1] == ["2", "护理实训基地", "云州卫生学校", "", "云州市"]


def test_caption_and_marked_lines() -> None:
    text = "附件　基地名单\n\n序号\t名称\t单位\n1\t焊接基地\t甲校\n\n正文。\n"
    lines = find_lines(text)
    tables = find_tables(text, lines)
    assert tables[0].caption is not None
    assert text[tables[0].caption.start : tables[0].caption.end] == "附件　基地名单"
    assert [line.kind.value for line in mark_tables(lines, tables)] == [
        "text", "blank", "table", "table", "blank", "text", "blank"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["云州市教育局　　云州市财政局\n云州市商务局\n", "一、任务　建好学校。\n二、保障\n", "普通一段。\n"]
)
def test_no_table(text: str) -> None:
    assert find_tables(text, find_lines(text)) == []


@pytest.mark.parametrize("mark", ["| {} |", "{}"])
def test_headings_that_part_a_table(mark: str) -> None:
    """The head of a table that headings part is that of every part."""
    rows = [
        ["序号", "任务", "责任单位"],
        ["1", "建校", "市教育局"],
        ["2", "扩班", "市教育局"],
        ["3", "育人", "市人社局"],
    ]
    bar = " | " if mark.startswith("|") else "\t"
    head, *lines = [mark.format(bar.join(row)) for row in rows]
    text = f"{head}\n\n一、办学\n{lines[0]}\n{lines[1]}\n\n二、育人\n{lines[2]}\n{lines[2]}\n"
    parts = [table for table in find_tables(text, find_lines(text)) if table.rows]
    assert [_cells(text, part)[0] for part in parts] == [rows[0], rows[0]]
    assert [_cells(text, part)[1] for part in parts] == [rows[1:3], [rows[3], rows[3]]]


def test_a_row_of_values_with_keys_is_no_head() -> None:
    text = "建校任务\t责任单位：市教育局\t时限：年底\n扩班任务\t责任单位：市人社局\t时限：年底\n"
    (table,) = find_tables(f"1\t{text}".replace("\n扩", "\n2\t扩"), find_lines(f"1\t{text}".replace("\n扩", "\n2\t扩")))
    assert table.header == ()
    assert len(table.rows) == 2


def test_cells_that_only_stand_apart_are_read_in_order() -> None:
    text = (
        "序号  名称  建设单位  备注\n1  云州市绿色高效设施焊接实训基地  云州职业学院  在建\n"
        "2  护理实训基地  云州医学高等专科学校卫生分校\n3  水产实训基地  云州市水产学校  在建\n"
    )
    _, rows = _cells(text, find_tables(text, find_lines(text))[0])
    assert rows[1] == ["2", "护理实训基地", "云州医学高等专科学校卫生分校", ""]
