"""Sentences and the clauses that they stand in."""

from __future__ import annotations

from collections.abc import Callable

from chuyi.ingest.layers import Layers

Structured = Callable[[str], Layers]


def test_stops_quotes_and_brackets(structured: Structured) -> None:
    known = structured("“好工匠是练出来的。”他说；学校（现有学生。千人）扩建。\n下一行\n")
    assert [known.text[s.start : s.end] for s in known.sentences] == [
        "“好工匠是练出来的。”",
        "他说；",
        "学校（现有学生。千人）扩建。",
        "下一行",
    ]


def test_clause_of_a_sentence(structured: Structured) -> None:
    known = structured("关于办学的意见\n\n前言一句，不在条内。\n\n一、办学。建校2所。\n二、育人。强师。\n")
    clauses = {known.text[s.start : s.end]: s.clause for s in known.sentences}
    assert clauses["前言一句，不在条内。"] is None
    assert clauses["建校2所。"] == 0
    assert known.sentence_at(known.text.index("强师")).clause == 1  # type: ignore[union-attr]
    assert known.sentence_at(len(known.text) + 5) is None
