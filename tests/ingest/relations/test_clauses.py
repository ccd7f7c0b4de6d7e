"""Clauses: the arguments of a verb by the prepositions before them, and the subject that a clause inherits."""

from __future__ import annotations

import pytest

from chuyi.ingest.layers import Extent
from chuyi.ingest.relations.clauses import Clause, clauses
from chuyi.ingest.relations.coded import Name, encode

CODES = {
    "校": "Institution",
    "企": "Enterprise",
    "院": "ResearchInstitute",
    "盟": "Alliance",
    "基": "TrainingBase",
    "地": "Region",
}


def _read(text: str, topic: tuple[Name, ...] = ()) -> list[Clause]:
    """The clauses of a text in which ‹校1› and the like stand for names."""
    places: list[tuple[Extent, tuple[Name, ...]]] = []
    position = 0
    while (start := text.find("‹", position)) >= 0:
        position = text.index("›", start) + 1
        place = Extent(start, position)
        places.append((place, (Name(text[start + 1 : position - 1], CODES[text[start + 1]], place),)))
    return clauses(encode(text, Extent(0, len(text)), places), topic)


def _told(clause: Clause) -> list[str]:
    return [f"{phrase.case} {'+'.join(name.name for name in phrase.names)}" for phrase in clause.phrases]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("‹校1›与‹企1›、‹企2›签约。", ["plain 校1+企1+企2"]),
        ("‹校1›去年与‹企1›签约。", ["plain 校1", "with 企1"]),
        ("由‹企1›承建的‹基1›。", ["by 企1", "plain 基1"]),
        ("‹校1›依托‹企1›建成‹基1›。", ["plain 校1", "on 企1", "plain 基1"]),
        ("‹企1›向‹校1›捐赠。", ["plain 企1", "to 校1"]),
        ("‹校1›在‹地1›成立。", ["plain 校1", "at 地1"]),
        ("‹企1›等20余家企业当选。", ["plain 企1"]),
        ("收到‹企1›捐赠。", ["from 企1"]),
    ],
)
def test_prepositions(text: str, told: list[str]) -> None:
    assert _told(_read(text)[0]) == told


def test_a_subject_is_inherited() -> None:
    first, second, third = _read("‹校1›牵头组建‹盟1›，与‹企1›共建‹基1›，‹企2›参与。")
    assert [name.name for name in first.subject(first.start + 1)] == ["校1"]
    assert [name.name for name in second.subject(second.start + 2)] == ["校1"]
    assert third.opening is not None
    assert [name.name for name in third.opening.names] == ["企2"]


def test_whom_a_subject_acts_with_is_not_inherited() -> None:
    _, second = _read("‹校1›与‹企1›签约，和‹企2›共建。")
    assert [name.name for name in second.inherited] == ["校1"]


def test_the_topic_before_is_the_first_subject() -> None:
    topic = (Name("校9", "Institution", Extent(0, 2)),)
    assert [clause.inherited for clause in _read("同‹企1›签约。", topic)] == [topic]


def test_what_owns_the_next_is_no_argument() -> None:
    clause = _read("‹企1›的子公司‹企2›与‹校1›签约。")[0]
    assert [phrase.names[0].name for phrase in clause.before(clause.end)] == ["企2"]


def test_a_label_is_what_the_line_is_about() -> None:
    _, second = _read("‹校1›：2021年签约。")
    assert second.labelled
    assert [name.name for name in second.inherited] == ["校1"]


def test_what_clauses_make_is_what_the_next_are_about() -> None:
    _, second = _read("‹校1›与‹校2›合并组建‹校3›，归口管理。")
    assert second.made
    assert [name.name for name in second.inherited] == ["校3"]


def test_asides_are_no_arguments() -> None:
    clause = _read("‹盟1›（由‹企1›发起）成立。")[0]
    assert [phrase.names[0].name for phrase in clause.before(clause.end)] == ["盟1"]
