"""Equal values have equal text, and come back as they were."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuyi.graph.ledger.canonical import from_json, to_json

SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("“楚怡”", '"“楚怡”"'),
        (20.0, "20"),
        (0.5, "0.5"),
        (-0.0, "0"),
        (True, "true"),
        (None, "null"),
        (("甲", "乙"), '["甲","乙"]'),
        ({"b": 1, "a": {"d": 2.0, "c": ()}}, '{"a":{"c":[],"d":2},"b":1}'),
        ('a\nb\u2028"\\', '"a\\nb\u2028\\"\\\\"'),
    ],
)
def test_as_it_is_written(value: Any, text: str) -> None:
    assert to_json(value) == text


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "半\ud800", {"k": ["半\udfff"]}])
def test_what_cannot_be_kept_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        to_json(value)


@given(VALUES)
def test_whatever_is_written_comes_back_equal_and_is_written_the_same(value: Any) -> None:
    text = to_json(value)
    assert json.loads(text) == from_json(text) == value
    assert to_json(from_json(text)) == text


@given(st.dictionaries(st.text(), st.integers()))
def test_the_order_of_keys_plays_no_part(value: dict[str, int]) -> None:
    assert to_json(dict(reversed(value.items()))) == to_json(value)
