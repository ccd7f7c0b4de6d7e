"""Names, aliases, numbers and ids resolved against a graph; hostile names stay names."""

from __future__ import annotations

import pytest

from chuyi.queries.names import AmbiguousNameError, Names, UnknownNameError, quoted, spellings
from chuyi.queries.session import Graph
from tests.queries import fixture_graph as made

HOSTILE = [
    "'; MATCH (n) DETACH DELETE n; //",
    '" OR 1=1 //',
    "`) RETURN 1 //",
    "<script>alert(1)</script>",
    '=HYPERLINK("http://x")',
    "$institution",
    "甲\n乙\r\t\x00\x1b[31m",
    "\u202e倒过来",
    "院" * 10_000,
    "\\",
    "{name: 1}",
    "%s %(x)s {0}",
    "",
]


@pytest.fixture
def names(graph: Graph) -> Names:
    return Names(graph.read)


@pytest.mark.parametrize(
    ("labels", "value", "expected"),
    [
        (("Institution",), "东海职业技术学院", made.DONGHAI),
        (("Institution",), "  东海职院 ", made.DONGHAI),
        (("Institution",), "东海工业学校", made.DONGHAI),
        (("Organization",), "西大", made.XISHAN),
        (("Institution",), "99002", made.XISHAN),
        (("Entity",), made.QIAN.id, made.QIAN),
        (("Enterprise",), made.QIAN.id, made.QIAN),
        (("Document",), "《关于实施山海行动的通知》", made.NOTICE),
        (("Document",), "山教〔2023〕5号", made.RULES),
        (("Region",), "990100", made.EAST),
        (("Region",), "东", made.EAST),
        (("Region",), "山海省", made.PROVINCE),
        (("Entity",), "西市产教联合体", made.UNION),
        (("TrainingBase", "CultureBase", "IndustryCollege"), "西山文化馆", made.HALL),
    ],
)
def test_found(names: Names, labels: tuple[str, ...], value: str, expected: made.Entity) -> None:
    found = names.resolve(labels, value)
    assert (found.id, found.name, found.type) == (expected.id, expected.name, expected.type)


def test_an_unknown_name_offers_the_nearest(names: Names) -> None:
    with pytest.raises(UnknownNameError) as caught:
        names.resolve(("Institution",), "东海职业技术学校")
    assert caught.value.nearest[0] == "东海职业技术学院"
    assert "院校" in caught.value.in_language("zh")
    assert caught.value.exit_code == 1


def test_a_misspelt_alias_offers_the_full_name(names: Names) -> None:
    with pytest.raises(UnknownNameError) as caught:
        names.resolve(("Institution",), "东海职业院")
    assert "东海职业技术学院" in caught.value.nearest


def test_an_ambiguous_name_lists_the_candidates(names: Names) -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        names.resolve(("Association",), "机械行业协会")
    assert {(item["id"], item["place"]) for item in caught.value.candidates} == {
        (made.ASSOCIATION.id, "东市"),
        (made.ASSOCIATION_NEXT_DOOR.id, "邻市"),
    }
    assert made.ASSOCIATION.id in caught.value.in_language("zh")
    assert caught.value.exit_code == 1


def test_an_ambiguous_alias_lists_the_candidates(names: Names) -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        names.resolve(("Enterprise",), "钱氏")
    assert len(caught.value.candidates) == 2


def test_the_type_decides(names: Names) -> None:
    with pytest.raises(UnknownNameError):
        names.resolve(("Enterprise",), "东海职业技术学院")
    with pytest.raises(UnknownNameError):
        names.resolve(("Enterprise",), made.DONGHAI.id)


def test_a_region_of_another_level_is_no_answer(names: Names) -> None:
    with pytest.raises(UnknownNameError) as caught:
        names.resolve(("Region",), "东市", ("省",))
    assert "东市" not in caught.value.nearest


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_names_are_only_names(graph: Graph, names: Names, value: str) -> None:
    def counted() -> list[list[int]]:
        return graph.cypher("MATCH (n) RETURN count(n) AS n").values

    before = counted()
    with pytest.raises(UnknownNameError) as caught:
        names.resolve(("Institution",), value)
    message = caught.value.in_language("zh")
    assert len(message) < 1000
    assert not set(message) & {"\x1b", "\x00", "\u202e"}
    assert counted() == before


def test_spellings() -> None:
    assert "（长沙）公司" in spellings("(长沙)公司")
    assert "“楚怡”行动" in spellings('"楚怡"行动')
    assert "楚怡行动" in spellings("“楚怡”行动")
    assert spellings("《通知》")[0] == "通知"


def test_quoted_is_short_and_visible() -> None:
    assert quoted("甲\u202e乙") == "“甲\\u202e乙”"
    assert len(quoted("长" * 1000)) < 70
