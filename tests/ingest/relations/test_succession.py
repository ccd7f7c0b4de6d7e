"""SUCCEEDS: mergers and divisions as told; a renaming is an alias and gives none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]
NEW, ONE, OTHER = "宝鸡渭滨职业技术学院", "宝鸡纺织工业学校", "宝鸡渭滨财贸学校"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            f"2011年，{ONE}与{OTHER}合并组建{NEW}。",
            [f"SUCCEEDS {NEW} → {former} date=2011 kind=合并" for former in (ONE, OTHER)],
        ),
        (
            f"{NEW}由{ONE}、{OTHER}于2011年7月合并而成。",
            [f"SUCCEEDS {NEW} → {former} date=2011-07 kind=合并" for former in (ONE, OTHER)],
        ),
        (f"2004年{ONE}并入{NEW}。", [f"SUCCEEDS {NEW} → {ONE} date=2004 kind=合并"]),
        (f"{OTHER}系由{ONE}分设。", [f"SUCCEEDS {OTHER} → {ONE} kind=拆分"]),
    ],
)
def test_mergers_and_divisions(told: Told, text: str, said: list[str]) -> None:
    assert told(text, "SUCCEEDS") == sorted(said)


@pytest.mark.parametrize(
    "text",
    [
        f"{ONE}拟与{OTHER}合并组建{NEW}。",
        f"{ONE}更名为{NEW}。",
        f"{ONE}与{OTHER}没有合并，{NEW}另行设立。",
        f"{ONE}与{OTHER}合并举办运动会。",
    ],
)
def test_no_succession(told: Told, text: str) -> None:
    assert told(text, "SUCCEEDS") == []
