"""Repair: what it undoes, and that the way back is exact."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chuyi.ingest.layers import Extent
from chuyi.ingest.text.breaks import Breaks
from chuyi.ingest.text.repair import repair
from tests.timing import least_seconds


@pytest.mark.parametrize(
    ("original", "repaired"),
    [
        # letters set apart, one by one
        ("云 州 市 教 育 局", "云州市教育局"),
        ("云 教 发 〔2026〕 8 号", "云教发 〔2026〕8号"),
        ("2 0 2 6 年 3 月 1 8 日", "2026年3月18日"),
        # a break inside a word, a bracket or a sentence
        ("推动学校,企业共建实\n训基地。", "推动学校，企业共建实训基地。"),
        ("依据《云州市教\n育条例》办理。", "依据《云州市教育条例》办理。"),
        # spaces in prose; white space between names stays
        ("建设 20 个实训 基地，覆盖全市。", "建设20个实训基地，覆盖全市。"),
        ("云州市教育局　云州市财政局", "云州市教育局　云州市财政局"),
        # widths and punctuation
        ("共２０个,其中市级5个(含在建);", "共20个，其中市级5个（含在建）；"),
        ("每年1,200人次，比例1:2。", "每年1,200人次，比例1:2。"),
        ("2O24 年 9 月 3 日", "2024年9月3日"),
        ("云政办发 〔2 0 2 2〕 4 5号", "云政办发 〔2022〕45号"),
        # Markdown's marks
        ("**一、重点任务**", "一、重点任务"),
    ],
)
def test_undone(original: str, repaired: str) -> None:
    assert repair(original).text == repaired


@pytest.mark.parametrize(
    "text",
    [
        "云州市教育局\n云州市财政局",  # a signature
        "一、主要目标\n（一）建好学校\n建设2所学校，各县1所。",  # headings
        "责任单位：市教育局\n各县要抓好落实，及时报告。",  # a key line
        "建好学校，办出特色\n　　下一段，另起一行。",  # an indented paragraph
        "两校“拉手”，新班开课\n2023-05-30 08:40",  # a title and its day
        "甲，乙\n| 序号 | 名称 |\n| --- | --- |",
        "1\t建校\t建2所，扩1所\t市教育局\n2\t扩班\t扩3个班\t市财政局",  # rows of cells
        "We build, test and ship\nsoftware (for schools); 10 of them.",  # English stays English
        "对比的方法有（甲、乙）。\nf(x), g)",  # so does a line of it in a Chinese text
    ],
)
def test_lines_that_stay_apart(text: str) -> None:
    assert repair(text).text == text


def test_page_numbers_go_and_the_sentence_closes_over_them() -> None:
    text = "推动学校，建设产教融合实\n\n— 2 —\n\n训基地8个。"
    assert repair(text).text == "推动学校，建设产教融合实训基地8个。"


def test_running_heads_move_to_the_end() -> None:
    page = "推动学校，建设实训\n\n云州市教育局文件\n— {} —\n\n基地。\n\n"
    repaired = repair(page.format(1) + page.format(2))
    assert repaired.text.count("建设实训基地。") == 2
    assert repaired.text.endswith("云州市教育局文件\n云州市教育局文件\n")


def test_wrapped_lines_without_a_mark_join_by_their_width() -> None:
    line = "加强校企合作培养技术技能人才服务地方产业发展提升"
    text = "为推进改革。\n" + "\n".join([line] * 8) + "\n水平。"
    assert "\n" not in repair(text).text.split("。\n", 1)[1]


def test_a_list_item_that_breaks_is_one_line() -> None:
    text = "1 焊接实训基地 云州职业学院\n2 汽车检测实训\n基地 云州技师学院\n3 护理实训基地 云州卫校"
    assert "2 汽车检测实训基地 云州技师学院" in repair(text).text.split("\n")


# What OCR reads for a label's number: |、一 for 1、一.
MISREAD = {("|", "1"): "1", ("—", "一"): "一"}


@settings(max_examples=300)
@given(
    st.text(
        alphabet="云州市教育局，。；：（）“”《》〔〕1230一二三、.-— \t\r\n　ａ１,:;()|#*ab年月日个第条", max_size=120
    )
)
def test_every_character_has_its_place(text: str) -> None:
    repaired = repair(text)
    for position, character in enumerate(repaired.text):
        origin = repaired.origin(position)
        if character == "\n":
            assert 0 <= origin < max(len(text), 1)
        else:
            written = MISREAD.get((text[origin], character), text[origin])
            assert unicodedata.normalize("NFKC", character) == unicodedata.normalize("NFKC", written)
    if repaired.text:
        whole = repaired.span(Extent(0, len(repaired.text)))
        assert 0 <= whole[0] <= whole[1] <= len(text)


@given(st.text(alphabet="云州市教育局实训基地 \n", min_size=1, max_size=60))
def test_a_name_is_what_was_written_without_white_space(text: str) -> None:
    repaired = repair(text)
    if repaired.text.strip():
        start = len(repaired.text) - len(repaired.text.lstrip())
        written = repaired.written(Extent(start, len(repaired.text.rstrip())))
        assert written == re.sub(r"\s", "", text)


@pytest.mark.parametrize("unit", ["一 ", "（", "《", "，\n", "1 2 ", "云 州", "— 1 —\n", "**", "\u3000"])
def test_hostile_repetition_costs_linear_time(unit: str) -> None:
    assert least_seconds(lambda: repair(unit * 40_000)) < 5


def starts(text: str, *lines: str) -> frozenset[int]:
    return frozenset(text.index(line) for line in lines)


def test_what_the_reader_knows_of_lines_is_stronger_than_their_looks() -> None:
    text = "推动学校，建设实\n训基地\n办好学校\n。"
    assert repair(text).text == "推动学校，建设实训基地办好学校。"
    assert repair(text, Breaks(paragraphs=starts(text, "训基地"))).text == "推动学校，建设实\n训基地\n办好学校\n。"
    text = "云州市教育局\n文件"
    assert repair(text, Breaks(continued=starts(text, "文件"))).text == "云州市教育局文件"


PAGED = "云州市教育局文件\n一、建校2所，办好\n培训。\n1\n云州市教育局文件\n二、再建\n3所，办好实训。\n2\n云州市教育局文件\n三、督导。\n3\n"


@pytest.mark.parametrize("how", ["form feeds", "known"])
def test_page_numbers_and_heads_at_the_edges_of_known_pages(how: str) -> None:
    pages = [match.start() for match in re.finditer("云州市教育局文件", PAGED)]
    if how == "known":
        repaired = repair(PAGED, Breaks(pages=tuple(pages)))
    else:
        repaired = repair(PAGED.replace("\n云州市", "\n\f云州市"))
    head = "云州市教育局文件\n" * 3
    assert repaired.text == f"一、建校2所，办好培训。\n二、再建\n3所，办好实训。\n三、督导。\n\n{head}"


def test_a_sentence_goes_on_over_a_page_break() -> None:
    assert repair("推动学校，建设实\n\f\n训基地。").text == "推动学校，建设实训基地。"


def test_what_stands_at_the_edges_of_one_page_is_text() -> None:
    assert repair("云州市教育局\n3\n办好学校。", Breaks(pages=(0,))).text == "云州市教育局\n3\n办好学校。"
    text = "一、重点任务\n办好学校。\n\f一、重点任务\n办好培训。\n\f| 1 | 学校 |\n\f| 1 | 学校 |"
    assert "| 1 | 学校 |\n| 1 | 学校 |" in repair(text).text


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_of_all_systems(end: str) -> None:
    text = f"甲校。{end}{end}乙校。{end}"
    repaired = repair(text)
    assert repaired.text.rstrip() == "甲校。\n\n乙校。"
    assert repaired.origin(5) == text.index("乙")


def test_gaps_between_columns_stay_whatever_stops_the_cells_hold() -> None:
    row = "1       风电运维培训        培训运维员600人，取证率不低于85%        市人社局"
    assert repair(f"序号    任务名称        任务内容        责任单位\n{row}\n").text.splitlines()[1] == row
