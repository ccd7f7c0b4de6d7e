import pytest

from chuyi.data import divisions, prefecture_code
from chuyi.ingest.tables.places import find_division, identity_region, is_within, place_entity


@pytest.mark.parametrize(
    ("name", "within", "code"),
    [
        ("长沙市", None, "430100"),
        ("长沙", None, "430100"),
        ("长沙县", None, "430121"),
        ("430100", None, "430100"),
        ("湘西州", None, "433100"),
        ("凉山州", None, "513400"),
        ("北京市", "110000", "110000"),
        ("海南", None, None),  # a province and a prefecture in 青海
        ("海南", "630000", "632500"),
        ("岳麓区", "430200", None),
        ("某市", None, None),
    ],
)
def test_find_division(name: str, within: str | None, code: str | None) -> None:
    found = find_division(name, within)
    assert (found.code if found else None) == code


def test_every_division_is_found_by_its_name_and_code() -> None:
    for division in divisions():
        assert find_division(division.code) == division
        assert find_division(division.name) == division


def test_every_division_lies_in_its_parent() -> None:
    assert all(is_within(division.code, division.parent) for division in divisions() if division.parent)
    assert not is_within("430100", "430200")


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("岳麓区", "430100"),
        ("长沙市", "430100"),
        ("湖南省", None),
        ("北京市", "110000"),
        ("济源市", "419001"),
        ("昆山市", "320500"),
    ],
)
def test_homonyms_are_kept_apart_by_prefecture(name: str, region: str | None) -> None:
    division = find_division(name)
    assert division
    assert identity_region(division) == region


def test_prefectures() -> None:
    known = {division.code for division in divisions()}
    assert {prefecture_code(code) for code in known} <= known


def test_a_division_is_a_region_by_its_code() -> None:
    division = find_division("长沙")
    assert division
    assert (place_entity(division).name, place_entity(division).identity) == ("长沙市", ("430100",))
