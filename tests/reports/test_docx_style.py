from __future__ import annotations

import pytest

from chuyi.reports.docx_style import EM, PADDING, TEXT_WIDTH, column_widths, ems, numeral


@pytest.mark.parametrize(
    ("number", "words"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (99, "九十九")]
)
def test_numbers_of_headings(number: int, words: str) -> None:
    assert numeral(number) == words


def test_the_widest_line_counts() -> None:
    assert ems("长沙市") == 3
    assert ems("a\n长沙市") == 3
    assert ems("ab") == pytest.approx(1.1)
    assert ems("") == 0


def test_columns_fill_the_page_and_keep_short_words_whole() -> None:
    titles = ["目标", "数", "期限", "来源等级", "证据"]
    columns = [["“楚怡”文化传承基地（职业教育文化馆）"], ["100"], ["2025"], ["转载"], ["[1][2][3]等120处 示例改写"]]
    widths = column_widths(titles, columns)
    assert sum(widths) == pytest.approx(TEXT_WIDTH, abs=0.5)
    assert widths[0] == max(widths)
    for number in (1, 2, 3):
        assert widths[number] >= ems(columns[number][0]) * EM + PADDING - 0.1


def test_latin_words_of_a_title_are_kept_whole() -> None:
    widths = column_widths(["target", "under construction"], [["长" * 60], ["0"]])
    assert widths[1] >= ems("construction") * EM + PADDING - 0.1


@pytest.mark.parametrize("columns", [[["甲"]], [[], []], [["长" * 500] * 3] * 30])
def test_extremes(columns: list[list[str]]) -> None:
    widths = column_widths(["标题"] * len(columns), columns)
    assert sum(widths) == pytest.approx(TEXT_WIDTH, abs=2)
    assert min(widths) > 0
