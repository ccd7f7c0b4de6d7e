"""Typed values: what is taken, what is refused and in which words."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from chuyi.config import Settings
from chuyi.errors import UsageError
from chuyi.queries.header import Question, parse_question
from chuyi.queries.names import Names
from chuyi.queries.parameters import bind

HEADER = """//+ title: {zh: 题, en: title}
//+ answers: {zh: 答, en: answers}
//+ parameters:
//+   top: {type: number, default: 5, min: 1, max: 10, zh: 前几名, en: how many}
//+   share: {type: number, zh: 比例, en: share}
//+   since: {type: date, zh: 起, en: since}
//+   kind: {type: enum, choices: PARTNERS_WITH.kind, zh: 方式, en: kind}
//+   colour: {type: enum, values: [红, 绿], zh: 颜色, en: colour}
//+   about: {type: text, zh: 词, en: words}
//+   all: {type: flag, zh: 全部, en: all}
//+ columns: {x: {zh: 列, en: column}}
RETURN [$top, $share, $since, $kind, $colour, $about, $all] AS x ORDER BY x
"""


def no_graph(text: str, values: Any) -> Any:
    raise AssertionError("plain values need no graph")


def bound(**given: Any) -> dict[str, Any]:
    return dict(bind(question(), given, Names(no_graph), Settings()).bindings)


def question() -> Question:
    return parse_question(HEADER, Path("own") / "plain.cypher", "own")


def test_defaults_and_absence() -> None:
    values = bound()
    assert values["top"] == 5
    assert values["kind"] is None
    assert bind(question(), {"about": ""}, Names(no_graph), Settings()).given == {"top"}


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        ("top", "7", 7),
        ("top", 7.0, 7),
        ("share", "0.5", 0.5),
        ("since", "2023", "2023"),
        ("since", "2023-02-03", "2023-02-03"),
        ("since", date(2023, 2, 3), "2023-02-03"),
        ("kind", "订单班", "订单班"),
        ("colour", " 红 ", "红"),
        ("about", "=1+1", "=1+1"),
        ("all", "是", True),
        ("all", False, False),
    ],
)
def test_taken(name: str, given: Any, expected: Any) -> None:
    assert bound(**{name: given})[name] == expected
    assert type(bound(**{name: given})[name]) is type(expected)


def test_today() -> None:
    assert bound(since="today")["since"] == datetime.now(UTC).astimezone().date().isoformat()


@pytest.mark.parametrize(
    ("name", "given", "word"),
    [
        ("top", "0", "1"),
        ("top", 11, "10"),
        ("top", "many", "数字"),
        ("top", True, "数字"),
        ("top", "nan", "数字"),
        ("top", "1e999", "数字"),
        ("since", "2023-13", "2023-12"),
        ("kind", "合作", "现代学徒制"),
        ("colour", "蓝", "红"),
        ("about", 3, "文字"),
        ("all", "maybe", "是"),
        ("other", "x", "top"),
    ],
)
def test_refused(name: str, given: Any, word: str) -> None:
    with pytest.raises(UsageError) as caught:
        bound(**{name: given})
    assert word in caught.value.in_language("zh")
    assert caught.value.exit_code == 2


def test_a_missing_parameter_shows_an_example() -> None:
    text = HEADER.replace("since: {type: date,", "since: {type: date, required: true,").replace(
        "//+ columns", "//+ example: {since: 2024-01-01}\n//+ columns"
    )
    with pytest.raises(UsageError) as caught:
        bind(parse_question(text, Path("plain.cypher"), "own"), {}, Names(no_graph), Settings())
    assert "chuyi query plain --param since=2024-01-01" in caught.value.in_language("zh")


def test_a_missing_setting_says_where_it_belongs() -> None:
    text = HEADER.replace("since: {type: date,", "since: {type: region, required: true, setting: province,")
    with pytest.raises(UsageError) as caught:
        bind(parse_question(text, Path("plain.cypher"), "own"), {}, Names(no_graph), Settings())
    assert "chuyi.toml" in caught.value.in_language("zh")
    assert "province" in caught.value.in_language("zh")
