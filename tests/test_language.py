"""Which language a user is spoken to in."""

from __future__ import annotations

import pytest

from chuyi.language import choose_language


@pytest.mark.parametrize(
    ("arguments", "environ", "language"),
    [
        ([], {"LANG": "zh_CN.GB18030"}, "zh"),
        ([], {"LANG": "de_DE.UTF-8"}, "en"),
        ([], {"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        ([], {"CHUYI_LANG": "zh", "LANG": "en_US"}, "zh"),
        (["query", "--lang", "en"], {"LANG": "zh_CN"}, "en"),
        (["--lang=zh", "query"], {"LANG": "C"}, "zh"),
        (["--lang", "fr"], {"LANG": "zh_CN"}, "zh"),
    ],
)
def test_language(arguments: list[str], environ: dict[str, str], language: str) -> None:
    assert choose_language(arguments, environ) == language
