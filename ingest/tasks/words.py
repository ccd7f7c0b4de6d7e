"""The words of ``words.yaml``."""

from __future__ import annotations

from functools import cache
from importlib import resources

import yaml


def words(group: str) -> tuple[str, ...]:
    """The words of a group, in its order.

    Raises:
        KeyError: there is no such group.
    """
    return _groups()[group]


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    text = resources.files(__package__).joinpath("words.yaml").read_text(encoding="utf-8")
    return {name: tuple(str(value).split()) for name, value in yaml.safe_load(text).items()}
