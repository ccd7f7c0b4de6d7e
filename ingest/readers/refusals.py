"""How a file that cannot be read is refused: every reader says the same things in the same words."""

from __future__ import annotations

from chuyi.errors import SourceError, Text


def encrypted(name: str) -> SourceError:
    """The file asks for a password."""
    return SourceError(
        Text(f"{name} 有密码保护，读不了。", f"{name} is protected by a password and cannot be read."),
        Text("请在原程序里去掉密码，另存一份再读。", "Remove the password in its own program and save a copy."),
    )


def corrupt(name: str, kind: str, reason: str) -> SourceError:
    """The file is damaged; ``reason`` is the library's word for it."""
    why = " ".join(reason.split())[:200]
    return SourceError(
        Text(f"{name} 不是完好的 {kind} 文件（{why}）。", f"{name} is no sound {kind} file ({why})."),
        Text(
            "请用原程序打开检查，或重新下载、另存后再读。",
            "Open it in its own program to check, or download or save it again.",
        ),
    )


def without_words(name: str) -> SourceError:
    """The file is sound but says nothing."""
    return SourceError(
        Text(f"{name} 里没有文字。", f"{name} holds no words."),
        Text(
            "如果内容是图片，请把图片另存为 png 或 jpg 再读。",
            "If its content is a picture, save that as png or jpg and read it.",
        ),
    )


def disguised(name: str, suffix: str, really: Text, remedy: Text) -> SourceError:
    """The file is of another kind than its name says."""
    return SourceError(
        Text(
            f"{name} 的后缀是 {suffix}，内容却是{really.zh}。",
            f"{name} is called {suffix}, but its content is {really.en}.",
        ),
        remedy,
    )


def too_large(name: str, size: int, limit: int) -> SourceError:
    """Unpacked, the file is larger than allowed."""
    return SourceError(
        Text(
            f"{name} 解开后有 {size:,} 字节，超过上限 {limit:,}。",
            f"{name} unpacks to {size:,} bytes, more than the limit of {limit:,}.",
        ),
        Text(
            "如果文件可信，请用 --max-bytes 提高上限。",
            "If the file can be trusted, raise the limit with --max-bytes.",
        ),
    )


def too_many_pages(name: str, pages: int, limit: int) -> SourceError:
    """The file has more pages than allowed."""
    return SourceError(
        Text(f"{name} 有 {pages:,} 页，超过上限 {limit:,}。", f"{name} has {pages:,} pages, more than {limit:,}."),
        Text("请拆分文件，或用 --max-pages 提高上限。", "Split the file, or raise the limit with --max-pages."),
    )


def too_slow(name: str, seconds: float) -> SourceError:
    """Reading took longer than allowed."""
    return SourceError(
        Text(
            f"{name} 读了 {seconds:g} 秒还没读完，已放弃。",
            f"{name} was given up after {seconds:g} seconds of reading.",
        ),
        Text("请拆分文件，或用 --max-seconds 提高上限。", "Split the file, or raise the limit with --max-seconds."),
    )
