"""What holds, told apart from what is planned, ordered, denied or over."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from chuyi.ingest.layers import Extent
from chuyi.ingest.relations.coded import Coded, encode
from chuyi.ingest.relations.modality import Modality, holds, holds_of, modality


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲与乙共建丙。", Modality.HOLDS),
        ("甲拟与乙共建丙。", Modality.PLANNED),
        ("甲将与乙共建丙。", Modality.PLANNED),
        ("甲正与乙洽谈共建丙。", Modality.PLANNED),
        ("若条件成熟，甲与乙共建丙。", Modality.HOLDS),
        ("甲如有条件与乙共建丙。", Modality.PLANNED),
        ("甲没有与乙共建丙。", Modality.NEGATED),
        ("网传甲与乙共建丙。", Modality.NEGATED),
        ("支持甲与乙共建丙。", Modality.ORDERED),
        ("设备用于新建甲与乙共建的丙。", Modality.PLANNED),
        ("甲与乙共建丙的合作已于去年终止。", Modality.ENDED),
        ("甲与乙共建丙，因选址变动至今没有动工。", Modality.NEGATED),
        ("未来甲与乙共建丙。", Modality.HOLDS),
    ],
)
def test_by_clause(text: str, expected: Modality) -> None:
    coded = encode(text, Extent(0, len(text)), [])
    start = coded.text.find("共建")
    assert modality(coded, start, start + 2) is expected


def test_another_sentence_says_nothing() -> None:
    text = "甲与乙共建丙。丁没有参加；戊已终止。"
    coded = encode(text, Extent(0, len(text)), [])
    assert holds(coded, 0, 6)


def test_what_an_agreement_lays_down_holds() -> None:
    text = "根据协议，双方将共同开设丙班。"
    coded = encode(text, Extent(0, len(text)), [])
    assert holds(coded, coded.text.find("开设"), coded.text.find("丙"))


def test_what_hangs_on_a_thing_holds_whatever_is_planned_for_it() -> None:
    coded = Coded("\ue001与\ue002共建的\ue006明年扩容。甲与乙共建的\ue006拟于明年开工。", Extent(0, 40))
    first, second = coded.text.find("共建"), coded.text.rfind("共建")
    assert holds_of(coded, first, first + 2)
    assert not holds(coded, first, first + 2)
    assert not holds_of(coded, second, second + 2)


def test_who_is_willing_has_not_begun(told: Callable[..., list[str]]) -> None:
    text = "双星集团有限公司负责人表示，愿与襄阳职业技术学院合作开办“双星班”。"
    assert told(text, "PARTNERS_WITH") == []
