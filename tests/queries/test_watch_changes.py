"""What is new, gone and changed between two answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuyi.queries.catalogue import Catalogue
from chuyi.queries.session import Graph
from chuyi.queries.watch_changes import changes, key_columns

COLUMNS = ["institution", "partner", "kind", "n", "grade", "institution_id", "partner_id"]


def row(partner: str, kind: str | None, n: int = 1, grade: str = "media") -> dict[str, Any]:
    return dict(zip(COLUMNS, ["东海", partner, kind, n, grade, "i-1", f"e-{partner}"], strict=True))


def test_new_gone_and_changed() -> None:
    before = [row("钱氏", "订单班"), row("孙记", "校企合作"), row("李氏", None)]
    after = [row("孙记", "校企合作", 2, "official"), row("李氏", None), row("周氏", "捐赠")]
    key = key_columns(COLUMNS, (before, after))
    assert key == ("institution_id", "partner_id")
    found = changes(before, after, key)
    assert [item["partner"] for item in found.new] == ["周氏"]
    assert [item["partner"] for item in found.gone] == ["钱氏"]
    assert [(item.after["partner"], item.columns) for item in found.changed] == [("孙记", ["n", "grade"])]
    assert found


def test_nothing_changed() -> None:
    rows = [row("钱氏", "订单班"), row("孙记", None)]
    assert not changes(rows, list(reversed(rows)), key_columns(COLUMNS, (rows, rows)))


def test_a_second_row_of_an_entity_widens_the_key_by_words_not_by_figures() -> None:
    before = [row("钱氏", "订单班", 1)]
    after = [row("钱氏", "订单班", 2), row("钱氏", "捐赠", 5)]
    key = key_columns(COLUMNS, (before, after))
    assert key == ("kind", "institution_id", "partner_id")
    found = changes(before, after, key)
    assert [item["kind"] for item in found.new] == ["捐赠"]
    assert [item.columns for item in found.changed] == [["n"]]


def test_rows_alike_to_the_last_column_are_counted() -> None:
    one = row("钱氏", "订单班")
    key = key_columns(COLUMNS, ([one], [one, one]))
    assert len(changes([one], [one, one, one], key).new) == 2
    assert len(changes([one, one], [one], key).gone) == 1


def test_the_headers_key_comes_first() -> None:
    assert key_columns(COLUMNS, ([], []), ("kind",)) == ("kind",)
    assert key_columns(["year", "awards"], ([{"year": 2024, "awards": 3}], [])) == ("year",)


ROWS = st.lists(
    st.builds(row, st.sampled_from("甲乙丙"), st.sampled_from(["捐赠", None]), st.integers(0, 2)), max_size=6
)


@given(before=ROWS, after=ROWS)
def test_the_difference_leads_from_one_to_the_other(before: list[Any], after: list[Any]) -> None:
    found = changes(before, after, key_columns(COLUMNS, (before, after)))
    rest = list(before)
    for item in (*found.gone, *(change.before for change in found.changed)):
        rest.remove(item)
    rest += [*found.new, *(change.after for change in found.changed)]
    assert sorted(map(str, rest)) == sorted(map(str, after))
    assert bool(found) == (sorted(map(str, before)) != sorted(map(str, after)))


def of_examples(graph: Graph) -> Iterator[tuple[str, list[str], list[Any]]]:
    for name, question in Catalogue().items():
        for fixture in question.fixtures:
            given = {key: value for key, value in fixture.given.items() if key != "min_grade"}
            answer = graph.query(name, **given)
            yield name, answer.columns, [dict(item) for item in answer]


@pytest.mark.parametrize("graph", ["embedded"], indirect=True)
def test_rows_of_every_shipped_question_can_be_told_apart(graph: Graph) -> None:
    for name, columns, rows in of_examples(graph):
        key = key_columns(columns, (rows, rows))
        assert len({str([item[column] for column in key]) for item in rows}) == len(rows), name
        assert not changes(rows, rows, key), name
