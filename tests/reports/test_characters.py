"""What Office files cannot hold."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from chuyi.reports.characters import LONGEST, fit


@given(st.text(alphabet=st.characters(), max_size=200))
def test_what_is_fit_goes_through_xml_and_back(text: str) -> None:
    element = ElementTree.Element("t")
    element.text = fit(text)
    back = ElementTree.fromstring(ElementTree.tostring(element, encoding="utf-8")).text or ""
    assert back.replace("\n", "") == fit(text).replace("\r", "").replace("\n", "")


def test_unfit_characters_are_shown() -> None:
    assert fit("甲\x00乙\u202e丙\ud800") == "甲\\u0000乙\\u202e丙\\ud800"


def test_a_long_text_is_cut_and_says_so() -> None:
    assert fit("长" * (LONGEST + 7)).endswith("…（+7）")
