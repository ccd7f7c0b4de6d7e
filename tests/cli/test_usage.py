"""Wrong usage, told in the language of the user."""

from __future__ import annotations

import pytest

from chuyi.cli import run
from chuyi.cli.speech import words

WRONG = [
    (["unknown"], "没有命令 'unknown'。", "No such command"),
    (["query", "--colour"], "没有选项 --colour。", "No such option"),
    (["query", "--formatt", "json"], "是不是 --format", "--format"),
    (["query", "a", "b"], "多余的参数：b。", "unexpected extra argument"),
    (["query", "a", "--format", "pdf"], "可用 table、json、csv。", "'table', 'json', 'csv'"),
    (["report", "progress"], "缺少选项 '--period'。", "--period"),
    (["explore"], "缺少参数 'NAME'。", "NAME"),
    (["ingest", "x", "-j", "0"], "应为1到64的整数。", "range"),
    (["ingest", "x", "-j", "many"], "应为1到64的整数。", "many"),
    (["query", "--format"], "选项 --format 后面要有值。", "--format"),
]


@pytest.mark.parametrize(("arguments", "zh", "en"), WRONG, ids=[" ".join(item[0]) for item in WRONG])
def test_wrong_usage_in_both_languages(
    arguments: list[str], zh: str, en: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for language, said in (("zh", zh), ("en", en)):
        monkeypatch.setattr(words, "language", language)
        capsys.readouterr()
        assert run(arguments) == 2
        shown = capsys.readouterr()
        assert shown.out == ""
        assert said in shown.err
