"""The options that commands share say what the rooms below know."""

from __future__ import annotations

from chuyi.cli.options import GRADES
from chuyi.graph.facts import Grade


def test_the_grades_are_those_of_the_facts_best_first() -> None:
    assert tuple(Grade) == GRADES
