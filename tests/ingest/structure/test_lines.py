"""Lines and their repetitions."""

from __future__ import annotations

from chuyi.ingest.layers import LineKind
from chuyi.ingest.structure.lines import content, find_lines


def test_kinds_and_repetitions() -> None:
    text = "# 为推进改革，现通知如下\n\n附件\n| a | b |\n附件\n# 为推进 改革，现通知如下"
    lines = find_lines(text)
    assert [line.kind for line in lines] == [
        LineKind.TEXT, LineKind.BLANK, LineKind.TEXT, LineKind.TABLE, LineKind.TEXT, LineKind.TEXT
    ]  # fmt: skip
    # a short word recurs, a sentence is repeated
    assert [line.repeat_of for line in lines] == [None, None, None, None, None, 0]
    assert text[slice(*content(text, lines[0]))] == "为推进改革，现通知如下"


def test_rows_without_outer_bars_are_told_by_their_neighbours() -> None:
    lines = find_lines("来源：日报 | 作者：甲 | 编辑\n\n任务 | 单位\n建校舍 | 教育局\n\n| a | b |")
    assert [line.kind for line in lines if line.kind is not LineKind.BLANK] == [
        LineKind.TEXT, LineKind.TABLE, LineKind.TABLE, LineKind.TABLE
    ]  # fmt: skip
