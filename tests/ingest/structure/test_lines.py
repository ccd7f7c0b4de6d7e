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
