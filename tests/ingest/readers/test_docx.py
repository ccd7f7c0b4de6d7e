"""Word documents: what stands on paper, in order, and where."""

from __future__ import annotations

import io
import zipfile

import docx as python_docx
import pytest

from chuyi.errors import SourceError
from chuyi.ingest.readers.docx import read_docx
from chuyi.ingest.readers.limits import Limits
from chuyi.ingest.readers.placed import PlacedText
from tests.ingest.readers.office import cell, docx, p, row, table


def read(body: str, **parts: str) -> PlacedText:
    return read_docx(docx(body, **parts), "a.docx", Limits())


def lines(body: str, **parts: str) -> list[str]:
    return read(body, **parts).text.splitlines()


def place(read: PlacedText, words: str) -> dict[str, object]:
    at = read.text.index(words)
    return read.location(at, at + len(words))


def test_paragraphs_have_numbers_and_empty_ones_none() -> None:
    found = read(p("关于办学的通知") + p("") + p("各县：") + p("　　办好学校。"))
    assert found.text == "关于办学的通知\n各县：\n　　办好学校。\n"
    assert place(found, "办好学校") == {"paragraph": 3}
    assert len(found.breaks.paragraphs) == 3


def test_a_file_of_python_docx_with_a_merged_cell() -> None:
    document = python_docx.Document()
    document.add_paragraph("附件")
    made = document.add_table(3, 3)
    for at, said in enumerate(["序号", "学校", "项目", "1", "甲校", "", "2", "乙校", ""]):
        made.cell(at // 3, at % 3).text = said
    made.cell(1, 2).merge(made.cell(2, 2)).text = "基地"
    file = io.BytesIO()
    document.save(file)
    found = read_docx(file.getvalue(), "a.docx", Limits())
    assert found.text.splitlines() == ["附件", "| 序号 | 学校 | 项目 |", "| 1 | 甲校 | 基地 |", "| 2 | 乙校 | 基地 |"]
    assert place(found, "乙校") == {"table": 1, "row": 3, "column": 2}
    assert place(found, "2 | 乙校") == {"table": 1, "row": 3, "cells": [[0, 1], [4, 2]]}


def test_cells_over_columns_rows_that_begin_late_and_bars_inside() -> None:
    wide = cell(p("合 计"), '<w:gridSpan w:val="2"/>')
    found = lines(
        table(
            row(*(cell(p(words)) for words in ("甲", "乙", "丙"))),
            row(wide, cell(p("1|2") + p("3"))),
            row(cell(p("丁")), cell(p("戊")), properties='<w:gridBefore w:val="1"/>'),
        )
    )
    assert found == ["| 甲 | 乙 | 丙 |", "| 合 计 | | 1¦2 3 |", "| | 丁 | 戊 |"]


def test_a_marked_head_is_ruled_off_and_a_deleted_row_is_gone() -> None:
    head = row(cell(p("甲")), cell(p("乙")), properties="<w:tblHeader/>")
    gone = row(cell(p("x")), cell(p("y")), properties='<w:del w:id="1"/>')
    assert lines(table(head, gone, row(cell(p("1")), cell(p("2"))))) == ["| 甲 | 乙 |", "| --- | --- |", "| 1 | 2 |"]


def test_a_frame_is_no_table_and_a_table_inside_a_cell_is_its_words() -> None:
    inner = table(row(cell(p("一")), cell(p("二"))), row(cell(p("三")), cell(p("四"))))
    assert lines(table(row(cell(p("文件头") + inner)))) == ["文件头", "| 一 | 二 |", "| 三 | 四 |"]
    assert lines(table(row(cell(p("甲")), cell(inner)), row(cell(p("乙")), cell(p("丙"))))) == [
        "| 甲 | 一 二 三 四 |",
        "| 乙 | 丙 |",
    ]


def test_a_merged_cell_with_a_long_text_is_said_once() -> None:
    long = "很长的说明" * 60
    first = row(cell(p(long), '<w:vMerge w:val="restart"/>'), cell(p("甲")))
    found = lines(table(first, *[row(cell(p(""), "<w:vMerge/>"), cell(p("乙")))] * 3))
    assert found == [f"| {long} | 甲 |", *["| | 乙 |"] * 3]


def test_footnotes_stand_behind_the_text() -> None:
    found = read(
        p("正文。"),
        footnotes='<w:footnote w:type="separator"><w:p/></w:footnote>'
        f'<w:footnote w:id="1">{p("据统计。")}</w:footnote><w:footnote w:id="2">{p("")}</w:footnote>',
    )
    assert found.text.splitlines() == ["正文。", "注：据统计。"]
    assert place(found, "据统计") == {"footnote": 1}


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{p('云州省教育厅文件')}</w:txbxContent>"
    anchor = (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><v:textbox>{box}</v:textbox></mc:Fallback></mc:AlternateContent></w:r>"
        "<w:r><w:t>正文</w:t></w:r></w:p>"
    )
    assert lines(anchor) == ["正文", "云州省教育厅文件"]


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("<w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>", "新"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:t>显</w:t></w:r>", "显"),
        ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显</w:t></w:r>', "显"),
        ("<w:hyperlink><w:r><w:t>链</w:t></w:r></w:hyperlink><w:sdt><w:sdtContent><w:r><w:t>控</w:t></w:r></w:sdtContent></w:sdt>", "链控"),
        ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:br w:type='page'/><w:t>丁</w:t></w:r>", "甲\t乙\n丙丁"),
        ("<w:r><w:instrText>MACROBUTTON</w:instrText><w:t>字</w:t></w:r>", "字"),
        ("<w:ruby><w:rt><w:r><w:t>chǔ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>楚</w:t></w:r></w:rubyBase></w:ruby>", "楚"),
    ],
)  # fmt: skip
def test_what_is_seen_on_paper(inside: str, words: str) -> None:
    assert read(f"<w:p>{inside}</w:p>").text == words + "\n"


def test_a_table_of_contents_is_left_out() -> None:
    styles = '<w:style w:styleId="11"><w:name w:val="toc 1"/></w:style>'
    assert lines(p("一、要求 1", '<w:pStyle w:val="11"/>') + p("一、要求"), styles=styles) == ["一、要求"]


def test_a_strict_file_is_read_like_any_other() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(
            "word/document.xml",
            '<d:document xmlns:d="http://purl.oclc.org/ooxml/wordprocessingml/main"><d:body><d:p><d:r><d:t>严格</d:t></d:r>'
            "</d:p></d:body></d:document>",
        )
    assert read_docx(made.getvalue(), "a.docx", Limits()).text == "严格\n"


def test_no_words_are_a_refusal() -> None:
    with pytest.raises(SourceError, match="holds no words"):
        read(p(" "))
