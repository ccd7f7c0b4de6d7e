from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from chuyi.errors import ChuyiError
from chuyi.writing import write_whole


def test_makes_the_folder_and_replaces_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "out" / "报告.txt"
    write_whole(target, b"one")
    write_whole(target, b"two")
    assert target.read_bytes() == b"two"
    assert [path.name for path in target.parent.iterdir()] == ["报告.txt"]


def test_what_is_written_may_be_read_by_others(tmp_path: Path) -> None:
    write_whole(tmp_path / "a", b"")
    (tmp_path / "b").touch()
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode


def test_a_full_disk_keeps_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(b"old")
    script = (
        "import resource, sys; from pathlib import Path; from chuyi.writing import write_whole\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "write_whole(Path(sys.argv[1]), b'x' * 5000)\n"
    )
    pytest.importorskip("resource")
    command = [sys.executable, "-c", script, str(target)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")
    assert "no room left" in done.stderr
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_target_that_another_program_has_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Only Windows refuses this; there, replacing an open file is a PermissionError.
    def refuse(self: Path, target: Path) -> None:
        raise PermissionError(13, "The process cannot access the file", str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    target = tmp_path / "a.txt"
    target.write_bytes(b"old")
    with pytest.raises(ChuyiError, match="another program has it open"):
        write_whole(target, b"new")
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_folder_stands_where_the_file_should(tmp_path: Path) -> None:
    (tmp_path / "page.html").mkdir()
    with pytest.raises(ChuyiError, match="a folder of that name"):
        write_whole(tmp_path / "page.html", b"x")


def test_a_file_stands_where_the_folder_should(tmp_path: Path) -> None:
    (tmp_path / "out").touch()
    with pytest.raises(ChuyiError, match="what should be its folder is a file"):
        write_whole(tmp_path / "out" / "page.html", b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_name_that_the_system_cannot_write(tmp_path: Path) -> None:
    with pytest.raises(ChuyiError, match="no such file name"):
        write_whole(tmp_path / "半个\ud800.txt", b"x")
    assert list(tmp_path.iterdir()) == []
