"""``--param KEY=VALUE`` as questions take it."""

from __future__ import annotations

from collections.abc import Sequence

from chuyi.errors import Text, UsageError


def parse_parameters(params: Sequence[str]) -> dict[str, str]:
    """The values by name; a hyphen in a name is an underscore.

    Raises:
        UsageError: one is not written as KEY=VALUE, or a key comes twice.
    """
    given: dict[str, str] = {}
    for item in params:
        key, equals, value = item.partition("=")
        key = key.strip().replace("-", "_")
        if not equals or not key or key in given:
            raise UsageError(
                Text(
                    f"参数“{item}”应写成 名称=值，每个名称一次。",
                    f"{item!r}: write a parameter as KEY=VALUE, each key once.",
                )
            )
        given[key] = value
    return given
