"""Putting an export in its place: whole or not at all, and never over something else by accident."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from chuyi.errors import ChuyiError, Text, UsageError
from chuyi.writing import write_whole

# Stands in every folder that an export made: only such a folder is ever replaced.
MARKER = ".chuyi-export"


def check_free(target: Path, *, folder: bool, force: bool) -> None:
    """Refuse a target that is taken: before the work is done.

    Raises:
        UsageError: there is something there, and it may not be replaced.
    """
    if not target.exists() and not target.is_symlink():
        return
    if folder and target.is_dir():
        if not any(target.iterdir()) or (force and (target / MARKER).is_file()):
            return
        if force:
            raise UsageError(
                Text(
                    f"{target} 不是以前导出的文件夹，不会被替换。",
                    f"{target} is no earlier export and is never replaced.",
                ),
                Text("请另选一个文件夹。", "Choose another folder."),
            )
    elif folder or target.is_dir():
        raise UsageError(
            Text(
                f"{target} {'是文件' if folder else '是文件夹'}。", f"{target} is a {'file' if folder else 'folder'}."
            ),
            Text("请另选一个位置。", "Choose another place."),
        )
    elif force:
        return
    raise UsageError(
        Text(f"{target} 已经存在。", f"{target} exists already."),
        Text("请另选一个名字，或加 --force 替换它。", "Choose another name, or replace it with --force."),
    )


def put(target: Path, made: bytes | Mapping[str, bytes], *, force: bool) -> None:
    """Write a file, or a folder of files.

    Raises:
        UsageError: there is something there, and it may not be replaced.
        ChuyiError: it cannot be written.
    """
    check_free(target, folder=not isinstance(made, bytes), force=force)
    if isinstance(made, bytes):
        write_whole(target, made)
    else:
        _put_folder(target, made)


def _put_folder(target: Path, files: Mapping[str, bytes]) -> None:
    beside: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=".chuyi-", dir=target.parent))
        fresh, old = beside / "new", beside / "old"
        fresh.mkdir()
        for name, content in {**files, MARKER: b""}.items():
            with (fresh / name).open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        _exchange(fresh, target, old)
    except OSError as error:
        why = error.strerror or str(error)
        raise ChuyiError(
            Text(f"写不了文件夹 {target}：{why}。", f"Cannot write the folder {target}: {why}."),
            Text("请检查权限和磁盘空间，或另选一个位置。", "Check rights and room, or choose another place."),
        ) from error
    finally:
        if beside is not None:
            shutil.rmtree(beside, ignore_errors=True)


def _exchange(fresh: Path, target: Path, old: Path) -> None:
    """Put ``fresh`` where ``target`` is; a failure puts the old one back."""
    if not target.exists():
        fresh.rename(target)
        return
    target.rename(old)
    try:
        fresh.rename(target)
    except OSError:
        with contextlib.suppress(OSError):
            old.rename(target)
        raise
