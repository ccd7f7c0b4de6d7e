"""The governing verb of headings and sentences."""

from __future__ import annotations

import pytest

from chuyi.ingest.tasks.verbs import action_of, first_action
from chuyi.ingest.tasks.words import words


@pytest.mark.parametrize(
    ("heading", "verb"),
    [
        ("稳步发展本科层次", "发展"),
        ("遴选建设一批基地", "遴选建设"),
        ("进一步优化布局", "优化"),
        ("到2028年，建成基地", "建成"),
        ("规范办学行为", "规范"),
        ("再创一批学校", "创"),
        ("学校达标工程", None),
    ],
)
def test_action(heading: str, verb: str | None) -> None:
    assert action_of(heading) == verb


def test_first_action_looks_further() -> None:
    assert first_action("城区学校改造工程") == "改造"
    assert first_action("无") is None


def test_unknown_group() -> None:
    with pytest.raises(KeyError):
        words("no such group")
