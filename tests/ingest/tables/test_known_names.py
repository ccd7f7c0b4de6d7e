import pytest

from chuyi.ingest.tables.known_names import BY_SUFFIX, CERTAIN, KnownNames

ORGANIZATIONS = ("Association", "Department", "Enterprise", "Institution", "ResearchInstitute")


@pytest.mark.parametrize(
    ("name", "type_", "confidence"),
    [
        ("三一集团", "Enterprise", CERTAIN),  # in the gazetteer
        ("湖汽", "Institution", CERTAIN),  # by a short name
        ("某某职业技术学院", "Institution", BY_SUFFIX),
        ("某某研究院有限公司", "Enterprise", BY_SUFFIX),
        ("某某研究院", "ResearchInstitute", BY_SUFFIX),
        ("某某（集团）", None, None),
        ("某某集团（中国）", "Enterprise", BY_SUFFIX),
        ("某市教育局", "Department", BY_SUFFIX),
        ("某省行业协会", "Association", BY_SUFFIX),
        ("某某", None, None),
    ],
)
def test_type_by_what_is_known_or_by_the_end_of_the_name(
    name: str, type_: str | None, confidence: float | None
) -> None:
    expected = (type_, confidence) if type_ else None
    assert KnownNames().type_of(name, ORGANIZATIONS) == expected


def test_one_candidate_is_certain() -> None:
    assert KnownNames().type_of("某某", ("Enterprise",)) == ("Enterprise", CERTAIN)


def test_what_a_table_lists_goes_before_what_ships() -> None:
    known = KnownNames([("三一集团", "Association"), ("某某", "Department")])
    assert known.type_of("三一集团", ORGANIZATIONS) == ("Association", CERTAIN)
    assert known.type_of("某某", ORGANIZATIONS) == ("Department", CERTAIN)
    assert known.type_of("三一集团", ("Enterprise", "Institution")) == ("Enterprise", CERTAIN)


def test_a_name_that_a_table_lists_twice_is_open() -> None:
    known = KnownNames([("某某", "Association"), ("某某", "Department")])
    assert known.type_of("某某", ORGANIZATIONS) is None
