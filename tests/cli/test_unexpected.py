"""Errors that nobody foresaw, and output that nobody takes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from chuyi.cli import doctor, run
from chuyi.cli.speech import words
from tests.cli.test_demo import chuyi


@click.command()
def defective() -> None:
    raise ZeroDivisionError("=HYPERLINK\n\x1b[2J" + "甲" * 1000)


@pytest.fixture(autouse=True)
def a_defect(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(doctor, "command", defective)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temp"))
    monkeypatch.setattr(words, "language", "en")
    monkeypatch.delenv("CHUYI_DEBUG", raising=False)
    monkeypatch.delenv("CHUYI_WORKSPACE", raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(("language", "said"), [("zh", "程序出错"), ("en", "Something went wrong")])
def test_a_user_is_told_and_the_details_are_in_a_file(
    language: str,
    said: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(words, "language", language)
    assert run(["doctor"]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert said in shown.err
    assert "Traceback" not in shown.err
    assert "\x1b" not in shown.err
    assert "\\u001b[2J" in shown.err
    assert len(shown.err) < 800
    [log] = (tmp_path / "temp").iterdir()
    assert str(log) in shown.err
    details = log.read_text(encoding="utf-8")
    assert "Traceback" in details
    assert "ZeroDivisionError" in details
    assert "['doctor']" in details


def test_in_a_workspace_the_details_are_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = tmp_path / "工作区"
    workspace.mkdir()
    (workspace / "chuyi.toml").touch()
    assert run(["--workspace", str(workspace), "doctor"]) == 1
    assert run(["--workspace", str(workspace), "doctor"]) == 1
    assert len(list((workspace / "out").glob("chuyi-error-*.log"))) == 2
    assert str(workspace / "out") in capsys.readouterr().err


def test_where_no_file_can_be_written_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "temp").touch()
    assert run(["doctor"]) == 1
    assert "CHUYI_DEBUG=1" in capsys.readouterr().err


def test_developers_get_the_error_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHUYI_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run(["doctor"])


def test_a_reader_who_has_seen_enough_is_no_error(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "chuyi", "query", "--list", "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode in (0, 1)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full, a disk that is full")
def test_output_to_a_full_disk_is_a_failure(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "chuyi", "--lang", "en", "query", "--list"],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
            env={**os.environ, "LC_ALL": "C"},
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == [
        "Cannot write the output: No space left on device.",
        "Make room on the disk, or send the output elsewhere.",
    ]


def test_what_is_told_of_a_real_command_is_no_traceback(tmp_path: Path) -> None:
    done = chuyi("query", "sources", folder=tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
