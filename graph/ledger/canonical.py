"""Values as canonical JSON: equal values have equal text."""

from __future__ import annotations

import json
import math
from typing import Any


def to_json(value: Any) -> str:
    """Canonical JSON: keys in order, no white space, Chinese as it is, 20.0 written as 20.

    Raises:
        ValueError: a number is not finite, or text cannot be stored as UTF-8.
    """
    text = json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    text.encode("utf-8")
    return text


def from_json(text: str) -> Any:
    """The value; sequences are lists."""
    return json.loads(text)


def _plain(value: Any) -> Any:
    if isinstance(value, float) and math.isfinite(value) and value.is_integer():
        return int(value)
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    return value
