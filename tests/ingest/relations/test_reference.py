"""该校, 学校, 双方, 该基地, 该联盟: followed where certain."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("前身为云州技工学校，该校由云州钢铁有限公司主管。", "SUPERVISED_BY 云州技工学校 → 云州钢铁有限公司"),
        ("鄂州职业大学创办多年。学校位于湖北省鄂州市。", "LOCATED_IN 鄂州职业大学 → 鄂州市"),
        (
            "港口操作实训基地启用。它由鄂州职业大学与鄂州港务集团有限公司共建。",
            "CO_BUILDS 鄂州职业大学 → 港口操作实训基地",
        ),
        (
            "鄂州职业大学是湖北机械职教联盟理事单位、湖北航空职教集团成员单位。该联盟由武汉职业技术大学牵头。",
            "LEADS 武汉职业技术大学 → 湖北机械职教联盟 role=牵头",
        ),
    ],
)
def test_followed(told: Told, text: str, expected: str) -> None:
    assert expected in told(text)


def test_a_school_among_schools_is_not_guessed(told: Told) -> None:
    text = "甘州工业学校、肃州工业学校参加。\n\n来自各地的学校位于甘肃省张掖市。"
    assert told(text, "LOCATED_IN") == []
