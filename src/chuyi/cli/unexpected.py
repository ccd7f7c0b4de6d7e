"""An error that nobody foresaw, as a user meets it: what happened, where the details are, what to do next."""

from __future__ import annotations

import contextlib
import platform
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from chuyi.cli.speech import Speech
from chuyi.errors import ChuyiError, Text

SHOWN = 200  # characters of the error's own words that stand in the message


def unexpected(error: Exception, arguments: Sequence[str], speech: Speech) -> ChuyiError:
    """The failure to show for ``error``, whose details are written to a file."""
    log = _write(_details(error, arguments), speech)
    if isinstance(error, MemoryError):
        happened = Text("内存不够。", "There is not enough memory.")
    else:
        what = " ".join(f"{type(error).__name__}: {error}".split())[:SHOWN]
        happened = Text(f"程序出错，这不该发生：{what}", f"Something went wrong that should not: {what}")
    kept = Text(
        "已确认写入的内容都在，可以重新运行。", "What was acknowledged as written is kept; you may run it again."
    )
    if log is None:
        again = Text(
            "详情没能写入文件；设 CHUYI_DEBUG=1 再运行可看到。",
            "The details could not be written; see them with CHUYI_DEBUG=1.",
        )
    else:
        again = Text(
            f"详情在 {log}；若再次出现，请把它交给开发者。",
            f"The details are in {log}; should it happen again, report them to the developers.",
        )
    return ChuyiError(happened, Text(f"{kept.zh}{again.zh}", f"{kept.en} {again.en}"))


def _details(error: Exception, arguments: Sequence[str]) -> str:
    lines = [
        f"{time.strftime('%Y-%m-%dT%H:%M:%S%z')} chuyi {version('chuyi')}",
        f"Python {platform.python_version()}, {platform.platform()}, {sys.getfilesystemencoding()}",
        f"arguments: {list(arguments)!r}",
        "",
        *traceback.format_exception(error),
    ]
    return "\n".join(lines)


def _write(text: str, speech: Speech) -> Path | None:
    """Put ``text`` into a file of its own: in the workspace's ``out``, else where temporary files go."""
    folders = [Path(tempfile.gettempdir())]
    with contextlib.suppress(ChuyiError):  # the command may have failed for want of a workspace
        folders.insert(0, speech.workspace().out)
    for folder in folders:
        file = folder / f"chuyi-error-{time.strftime('%Y%m%d-%H%M%S')}-{time.monotonic_ns() % 1000:03}.log"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with file.open("x", encoding="utf-8", errors="backslashreplace", newline="\n") as sink:
                sink.write(text)
        except OSError:
            continue
        return file
    return None
