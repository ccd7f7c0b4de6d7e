"""Exact names by their first two characters."""

from __future__ import annotations

from chuyi.ingest.mentions.prefix_table import PrefixTable, beginnings


def test_longest_first_without_overlap() -> None:
    table = PrefixTable(["湖南", "湖南省", "长沙", "沙市"])
    assert [(s, e) for s, e in table.scan("湖南省长沙市")] == [(0, 3), (3, 5)]


def test_end_within_a_limit() -> None:
    table = PrefixTable(["湖南", "湖南省"])
    assert table.end_at("湖南省", 0, 3) == 3
    assert table.end_at("湖南省", 0, 2) == 2
    assert table.end_at("湖南省", 1, 3) == 1


def test_single_characters_are_no_names() -> None:
    assert len(PrefixTable(["湘", ""])) == 0
    assert "湘" not in PrefixTable(["湘"])


def test_beginnings_hold_where_the_first_two_characters_can_stand() -> None:
    at = [match.start() for match in beginnings(["湖南", "长", "-]"]).finditer("湖长南湖南-]湖")]
    assert at == [1, 3, 5]


def test_nothing_begins_where_no_words_are() -> None:
    assert beginnings([]).search("湖南") is None


def test_a_short_name_at_the_end_of_the_text_ends_there() -> None:
    assert list(PrefixTable(["长沙", "长沙市县"]).scan("在长沙")) == [(1, 3)]
