"""From bytes to text: UTF-8 with or without BOM, UTF-16 with BOM, GB18030."""

from __future__ import annotations

from chuyi.errors import SourceError, Text

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# What no text file begins with: archives (docx, xlsx), PDF, pictures, programs.
_DISGUISED = (b"PK\x03\x04", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"MZ", b"\xd0\xcf\x11\xe0")
_FEW = 0.1  # of the characters beyond ASCII; of a text in another encoding nearly all make no sense
LARGEST = 64 * 1024 * 1024
"""Bytes above which a text file is refused: no document of this field comes near, and memory is finite."""


def decode(data: bytes, name: str) -> str:
    """The text of a file; line breaks stay as they are, a BOM goes.

    Args:
        data: the file's bytes.
        name: what the message calls the file.

    Raises:
        SourceError: empty, too large, no text, or in an encoding that is not known.
    """
    if len(data) > LARGEST:
        raise SourceError(
            Text(f"{name} 太大（{len(data)} 字节）。", f"{name} is too large ({len(data)} bytes)."),
            Text("请拆成几个文件。", "Split it into several files."),
        )
    if not data.strip():
        raise SourceError(
            Text(f"{name} 是空文件。", f"{name} is empty."),
            Text("请检查文件是否保存完整。", "Check that the file was saved completely."),
        )
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decoded(data, encoding, name)
    if data.startswith(_DISGUISED) or b"\x00" in data:
        raise _no_text(name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # GB18030 takes nearly any bytes: a UTF-8 text with a broken character would come out as other words.
        mended = mostly(data, "utf-8")
        return _decoded(data, "gb18030", name) if mended is None else mended


def mostly(data: bytes, encoding: str) -> str | None:
    """The text in an encoding in which all but a few characters make sense, those few as U+FFFD; None where more do not."""
    text = data.decode(encoding, "replace")
    right = sum(character > "\x7f" for character in text)
    broken = text.count("\ufffd")
    return text if broken <= _FEW * (right - broken) else None


def _decoded(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _no_text(name) from error
    if "\x00" in text:
        raise _no_text(name)
    return text


def _no_text(name: str) -> SourceError:
    return SourceError(
        Text(f"{name} 不是 UTF-8 或 GB18030 文本。", f"{name} is no text in UTF-8 or GB18030."),
        Text("请另存为 UTF-8 文本再试。", "Save it as UTF-8 text and try again."),
    )
