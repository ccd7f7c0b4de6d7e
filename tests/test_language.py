"""Which language a user is spoken to in; file names as people read them."""

from __future__ import annotations

import pytest

from chuyi.language import choose_language, readable


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


@pytest.mark.parametrize("name", ["院校.csv", "资料/院校名单.csv", "café.csv", "plain.csv"])
def test_names_are_read_in_the_encoding_that_they_are_in(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.getfilesystemencoding", lambda: "utf-8")
    assert readable(name.encode("utf-8")) == name
    monkeypatch.setattr("sys.getfilesystemencoding", lambda: "gb18030")
    assert readable(name.encode("gb18030")) == name


def test_unpacked_names_are_read_in_any_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.getfilesystemencoding", lambda: "utf-8")
    assert readable("院校名单".encode("gb18030")) == "院校名单"
    monkeypatch.setattr("sys.getfilesystemencoding", lambda: "gb18030")
    assert readable("院校名单".encode()) == "院校名单"
