"""Titles in 《》 that name official texts, and the short ones that stand for them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("根据《江苏省职业教育条例》制定。", "江苏省职业教育条例"),
        ("落实《云南省教育规划（2021—2025年）》要求。", "云南省教育规划（2021—2025年）"),
        ("按照《关于印发〈办学标准〉的通知》执行。", "关于印发〈办学标准〉的通知"),
        ("表决通过《红河联盟章程》。", "红河联盟章程"),
    ],
)
def test_official_titles(found: Found, text: str, name: str) -> None:
    assert found(text) == [f"Document {name}"]


@pytest.mark.parametrize("text", ["出版《职教精神》一书。", "《意见》要求加快发展。", "放映纪录片《匠心》。", "《"])
def test_other_titles(found: Found, text: str) -> None:
    assert found(text) == []


def test_a_short_title_with_its_full_one(found: Found, groups: Callable[[str], list[tuple[str, ...]]]) -> None:
    text = "《云州市职教提升行动方案》（以下简称《方案》）已印发，各校按《方案》落实。"
    assert found(text) == ["Document 云州市职教提升行动方案", "Document 方案", "Document 方案"]
    assert groups(text) == [("云州市职教提升行动方案", "方案")]
