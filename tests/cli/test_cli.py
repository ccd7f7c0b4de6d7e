"""The command line as a whole: help, languages, exit codes, errors."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from chuyi.cli import COMMANDS
from tests.cli.test_demo import chuyi
from tests.conftest import ROOT


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, language: str, tmp_path: Path) -> None:
    done = chuyi("--lang", language, name, "--help", folder=tmp_path, language="")
    assert done.returncode == 0, done.stderr
    if language == "zh":
        assert re.search(r"[\u4e00-\u9fff]{4}", done.stdout)
    else:  # names in examples are Chinese all the same; sentences are not
        assert not re.search("[。，；]", done.stdout)


def test_the_list_of_commands_is_in_both_languages(tmp_path: Path) -> None:
    for language in ("zh", "en"):
        shown = chuyi("--help", folder=tmp_path, language=language).stdout
        for name, purpose in COMMANDS.items():
            assert name in shown
            assert purpose.in_language(language)[:12] in shown


def test_every_command_is_in_both_readmes() -> None:
    for file in ("README.md", "README.zh-CN.md"):
        text = (ROOT / file).read_text(encoding="utf-8")
        assert [name for name in COMMANDS if f"chuyi {name}" not in text] == []


@pytest.mark.parametrize(
    "arguments",
    [("unknown",), ("query", "--colour"), ("report", "progress"), ("report", "progress", "--period", "x"), ("build",)],
)
def test_wrong_usage_is_2_and_says_why(arguments: tuple[str, ...], tmp_path: Path) -> None:
    done = chuyi(*arguments, folder=tmp_path, language="en")
    assert done.returncode == 2
    assert done.stderr.strip()
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_a_graph_that_is_not_built_is_1_and_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "chuyi.toml").write_text("", encoding="utf-8")
    done = chuyi("query", "partnerships", folder=tmp_path, language="en")
    assert done.returncode == 1
    assert "chuyi build" in done.stderr
