"""Files for people are written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from pathlib import Path

from chuyi.errors import ChuyiError, Text

ELSEWHERE = Text("或换个地方写。", "or choose another place.")


def write_whole(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path``, making its folder.

    It is written beside the target and then put in its place, so that a reader never meets half a file
    and a failure leaves the old one as it was.

    Raises:
        ChuyiError: it cannot be written: no right, no room, or the target is open elsewhere.
    """
    beside = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".chuyi-", suffix=".part", dir=path.parent)
        beside = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(0o666 & ~_umask())  # mkstemp's are for the owner alone; a report is to be handed on
        beside.replace(path)
    except (OSError, UnicodeEncodeError) as error:
        if beside is not None:
            with contextlib.suppress(OSError):
                beside.unlink()
        raise _failure(path, error) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _failure(path: Path, error: OSError | UnicodeEncodeError) -> ChuyiError:
    if isinstance(error, UnicodeEncodeError):
        why = Text("这台机器的编码写不出这个文件名", "this system's encoding has no such file name")
        remedy = Text(f"请把区域设置改为 UTF-8，{ELSEWHERE.zh}", f"Set a UTF-8 locale, {ELSEWHERE.en}")
    elif error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        why = Text("磁盘空间不足", "there is no room left")
        remedy = Text(f"请腾出空间，{ELSEWHERE.zh}", f"Free some room, {ELSEWHERE.en}")
    elif isinstance(error, PermissionError):
        why = Text("没有写入权限，或文件正被别的程序打开", "no right to write, or another program has it open")
        remedy = Text(f"请关闭打开它的程序（如 Word、Excel），{ELSEWHERE.zh}", f"Close that program, {ELSEWHERE.en}")
    elif isinstance(error, (FileExistsError, NotADirectoryError)):
        why = Text("上级不是文件夹", "what should be its folder is a file")
        remedy = Text(f"请改名，{ELSEWHERE.zh}", f"Rename it, {ELSEWHERE.en}")
    elif isinstance(error, IsADirectoryError):
        why = Text("那里已有同名文件夹", "there is a folder of that name")
        remedy = Text(f"请改名，{ELSEWHERE.zh}", f"Rename it, {ELSEWHERE.en}")
    else:
        why = Text(str(error.strerror or error), str(error.strerror or error))
        remedy = Text("请检查路径，" + ELSEWHERE.zh, "Check the path, " + ELSEWHERE.en)
    return ChuyiError(Text(f"写不了 {path}：{why.zh}。", f"Cannot write {path}: {why.en}."), remedy)
