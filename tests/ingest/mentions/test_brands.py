"""Brands of programmes."""

from __future__ import annotations

from chuyi.ingest.mentions.brands import brands


def test_before_a_class_or_an_action() -> None:
    assert brands("实施“晋匠”行动，建设“晋匠”优秀中职学校和“双高”专业群") == {"晋匠", "双高"}


def test_not_names_of_things() -> None:
    assert brands("共建“云钢产业学院”项目，开设“云钢班”，“3+2”专业") == frozenset()
