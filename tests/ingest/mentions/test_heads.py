"""Heads and what may not follow them."""

from __future__ import annotations

import pytest

from chuyi.ingest.mentions.heads import Family, heads


@pytest.mark.parametrize(
    ("text", "word", "family"),
    [
        ("甲职业教育中心学校", "职业教育中心学校", Family.SCHOOL),
        ("甲有限责任公司", "有限责任公司", Family.FIRM),
        ("甲专业（群）", "专业（群）", Family.PROGRAMMES),
        ("甲产教融合共同体", "产教融合共同体", Family.ALLIANCE),
        ("甲文化传承基地", "文化传承基地", Family.CULTURE),
    ],
)
def test_longest_head(text: str, word: str, family: Family) -> None:
    last = list(heads(text))[-1]
    assert (last.word, last.family) == (word, family)


@pytest.mark.parametrize("text", ["大学生", "学院派", "局面", "全面部署", "教育部门", "公司制", "小学生"])
def test_no_head(text: str) -> None:
    assert not list(heads(text))
