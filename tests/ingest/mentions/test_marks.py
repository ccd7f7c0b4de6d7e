"""Marks of context and stretches."""

from __future__ import annotations

import pytest

from chuyi.ingest.mentions.marks import MarkKind, Marks


def kinds(text: str) -> list[tuple[str, MarkKind]]:
    return [(text[m.start : m.end], m.kind) for m in Marks(text).marks]


def test_words_that_hold_a_mark_protect_it() -> None:
    assert kinds("发展和改革") == []
    assert kinds("甲和乙") == [("和", MarkKind.JOINER)]
    assert kinds("中等") == []


def test_numbers_with_their_measure() -> None:
    assert ("10所", MarkKind.NUMBER) in kinds("10所学校")
    assert ("第二批", MarkKind.CUT) in kinds("第二批学校")
    assert ("1.", MarkKind.NUMBER) in kinds("1.甲")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("建滔（衡阳）实业", 0),
        ("甲（以下简称乙）实业", 8),
        ("一、（一）学校", 5),
        ("国家“双高计划”专业群", 0),
        ("的“甲基地", 2),
        ("甲，乙", 2),
        ("项目（2019年）基地", 9),
    ],
)
def test_stretch(text: str, start: int) -> None:
    assert Marks(text).stretch(len(text), 0)[0] == start


def test_parts_inside_a_stretch() -> None:
    assert Marks("国家“双高计划”专业群").stretch(11, 0)[1] == [(2, 8)]
