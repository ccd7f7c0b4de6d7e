"""An export is there whole or not at all, and replaces nothing by accident."""

from __future__ import annotations

from pathlib import Path

import pytest

from chuyi.errors import ChuyiError, UsageError
from chuyi.graph.exports import files
from chuyi.graph.exports.files import MARKER, check_free, put


def test_a_file_is_replaced_only_on_demand(tmp_path: Path) -> None:
    target = tmp_path / "新" / "a.json"
    put(target, b"1", force=False)
    with pytest.raises(UsageError, match="--force"):
        put(target, b"2", force=False)
    assert target.read_bytes() == b"1"
    put(target, b"2", force=True)
    assert target.read_bytes() == b"2"


def test_a_folder_is_replaced_only_when_an_export_made_it(tmp_path: Path) -> None:
    target, other = tmp_path / "import", tmp_path / "mine"
    put(target, {"a.csv": b"1", "b.csv": b"1"}, force=False)
    with pytest.raises(UsageError, match="--force"):
        put(target, {"a.csv": b"2"}, force=False)
    put(target, {"a.csv": b"2"}, force=True)
    assert sorted(file.name for file in target.iterdir()) == [MARKER, "a.csv"]
    other.mkdir()
    (other / "thesis.docx").write_bytes(b"years of work")
    for force in (False, True):
        with pytest.raises(UsageError, match=r"another|--force"):
            put(other, {"a.csv": b"2"}, force=force)
    assert (other / "thesis.docx").read_bytes() == b"years of work"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["import", "mine"]


def test_an_empty_folder_is_free_and_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    put(tmp_path / "empty", {"a": b"1"}, force=False)
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(UsageError, match="is a file"):
        check_free(tmp_path / "file", folder=True, force=True)
    with pytest.raises(UsageError, match="is a folder"):
        check_free(tmp_path / "empty", folder=False, force=True)


def test_a_failure_leaves_the_old_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "import"
    put(target, {"a.csv": b"old"}, force=False)

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(ChuyiError, match="No space left"):
        put(target, {"a.csv": b"new"}, force=True)
    assert (target / "a.csv").read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["import"]
