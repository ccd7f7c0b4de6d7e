"""Which documents can order things to be done."""

from __future__ import annotations

import pytest

from chuyi.ingest.structure.genre import genre_of, is_plan, reported_year


@pytest.mark.parametrize(
    ("title", "head", "issuers", "kind", "orders"),
    [
        ("云州市教育局关于办学的通知", "", True, "通知", True),
        ("云州市职业教育行动方案（2026—2028年）", "", False, "方案", True),
        ("云州市职业教育工作任务分解表（2027年）", "", False, "方案", True),
        ("云州市办学规定", "", False, "办法", True),
        ("云海物流有限公司考勤管理规定", "", False, "办法", False),
        ("三年级春游活动方案", "", False, "方案", False),
        ("我的2026年健身计划", "", False, "方案", False),
        ("职业学校实训提升方案", "", False, "方案", True),
        ("关于推进办学的实", "", True, None, True),  # cut off
        ("2026年基地名单", "", False, "名单", False),
        ("云州市教育局关于公布2026年基地名单的通知", "", True, "名单", True),
        ("云州市教育局遴选结果公告", "", True, None, False),
        ("云州职业学院2026年工作总结", "", False, "总结", True),
        ("云州市教育局关于2026年办学情况和2027年安排的报告", "", True, "总结", True),
        ("“云州”行动要点（示例改写）", "", False, "方案", True),
        ("云州职业学院简介", "", False, "简介", False),
        ("学校开学了", "来源：云州日报", False, "新闻", False),
        (None, "", False, None, False),
    ],
)
def test_genre(title: str | None, head: str, issuers: bool, kind: str | None, orders: bool) -> None:
    genre = genre_of(title, head, issuers, False)
    assert (genre.kind, genre.orders) == (kind, orders)


@pytest.mark.parametrize(
    ("heading", "plan"),
    [
        ("2027年打算", True),
        ("下一步工作", True),
        ("2027年重点工作", True),
        ("2026年工作情况", False),
        ("存在问题", False),
    ],
)
def test_is_plan(heading: str, plan: bool) -> None:
    assert is_plan(heading) is plan


@pytest.mark.parametrize(
    ("heading", "reported", "plan"),
    [("2027年怎么干", 2026, True), ("2026年干了什么", 2026, False), ("2027年进展", 2026, False)],
)
def test_a_section_about_a_later_year_is_a_plan(heading: str, reported: int, plan: bool) -> None:
    assert is_plan(heading, reported) is plan


@pytest.mark.parametrize(
    ("title", "issued", "year"),
    [
        ("云州市2026年情况和2027年安排的报告", "2027-01-19", 2026),
        ("云州职业学院工作总结", "2027-01-19", 2026),
        ("云州职业学院工作总结", "2026-12-19", 2026),
        ("云州职业学院工作总结", None, None),
    ],
)
def test_reported_year(title: str, issued: str | None, year: int | None) -> None:
    assert reported_year(title, issued) == year


def test_what_explains_a_plan_orders_nothing() -> None:
    assert not genre_of("政策解读：《云州市技能提升方案》", "", False, False).orders
    assert not genre_of("一图读懂《云州市技能提升方案》", "", False, True).orders
