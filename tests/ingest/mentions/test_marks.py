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


@pytest.mark.parametrize(
    "text", ["三门峡市职业学校", "日喀则市职业学校", "双台子区职业学校", "共和县职业学校", "五家渠市职业学校"]
)
def test_the_name_of_a_place_protects_its_characters(text: str) -> None:
    assert kinds(text) == []


def test_a_short_name_protects_only_where_a_name_can_begin() -> None:
    assert ("和", MarkKind.JOINER) in kinds("阿里云和华为")
    assert kinds("云和职业学校") == []


def test_a_long_blank_ends_a_stretch() -> None:
    text = " " * 60 + "陕西省教育厅"
    assert Marks(text).stretch(len(text), len(text) - 48)[0] == 60
