"""What a file is, by its first bytes; names lie."""

from __future__ import annotations

import io
import re
import zipfile

from chuyi.errors import SourceError, Text
from chuyi.ingest.readers.refusals import disguised, encrypted

_HTML = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|div|p|table)\b", re.I | re.S
)
_IN_ARCHIVE = (
    ("word/", "docx"),
    ("xl/", "xlsx"),
    ("ppt/", "pptx"),
    ("OFD.xml", "ofd"),
    ("META-INF/container.xml", "epub"),
)
_STARTS = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"II*\x00", "tif"),
    (b"MM\x00*", "tif"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"{\\rtf", "rtf"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "rar"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS_DOCX = Text("请用 Word 或 WPS 打开，另存为 docx。", "Open it in Word or WPS and save it as docx.")
_KINDS = {
    "docx": Text("Word 文档（docx）", "a Word document (docx)"),
    "xlsx": Text("Excel 工作簿（xlsx）", "an Excel workbook (xlsx)"),
    "pptx": Text("演示文稿（pptx）", "a presentation (pptx)"),
    "odt": Text("OpenDocument 文档（odt）", "an OpenDocument text (odt)"),
    "ofd": Text("版式文档（ofd）", "an OFD document"),
    "epub": Text("电子书（epub）", "an e-book (epub)"),
    "zip": Text("压缩包（zip）", "an archive (zip)"),
    "7z": Text("压缩包（7z）", "an archive (7z)"),
    "rar": Text("压缩包（rar）", "an archive (rar)"),
    "pdf": Text("PDF", "a PDF"),
    "png": Text("png 图片", "a picture (png)"),
    "jpg": Text("jpg 图片", "a picture (jpg)"),
    "tif": Text("tiff 图片", "a picture (tiff)"),
    "gif": Text("gif 图片", "a picture (gif)"),
    "bmp": Text("bmp 图片", "a picture (bmp)"),
    "rtf": Text("RTF 文档", "an RTF document"),
    "doc": Text("旧版 Office 二进制文件（doc、xls 之类）", "an old binary Office file (doc, xls and the like)"),
    "html": Text("网页（html）", "a web page (html)"),
    "other": Text("别的东西", "something else"),
}
_REMEDIES = {
    "zip": Text("请先解压，再读里面的文件。", "Unpack it and read the files inside."),
    "doc": _SAVE_AS_DOCX,
    "rtf": _SAVE_AS_DOCX,
    "odt": _SAVE_AS_DOCX,
    "ofd": Text("请用 OFD 阅读器导出为 PDF。", "Export it as PDF from an OFD reader."),
    "pptx": Text("请另存为 PDF 再读。", "Save it as PDF and read that."),
    "gif": Text("请把图片另存为 png 或 jpg。", "Save the picture as png or jpg."),
}
_REMEDIES |= dict.fromkeys(("7z", "rar"), _REMEDIES["zip"]) | {"bmp": _REMEDIES["gif"], "epub": _REMEDIES["pptx"]}
_TEXTS = ("other", "html", "rtf", "bmp")  # what a text can begin with: BM is a firm's name too
READ_AS = {
    "docx": ".docx",
    "xlsx": ".xlsx",
    "pdf": ".pdf",
    "png": ".png",
    "jpg": ".jpg",
    "tif": ".tif",
    "html": ".html",
}
"""The suffix under which a kind is read."""

OLD_SUFFIXES = {
    ".doc": "doc", ".wps": "doc", ".dot": "doc", ".rtf": "rtf", ".odt": "odt", ".ofd": "ofd", ".ppt": "pptx",
    ".pptx": "pptx", ".zip": "zip", ".rar": "rar", ".7z": "7z", ".gif": "gif", ".bmp": "bmp", ".epub": "epub",
}  # fmt: skip
"""Suffixes of files that are not read and for which there is a way."""


def kind_of(data: bytes) -> str:
    """``docx``, ``pdf``, ``html``, ``doc``, ``encrypted``, … or ``other`` where the bytes do not tell."""
    if data.startswith(b"PK\x03\x04"):
        return _archive_kind(data)
    if data.startswith(_OLE):
        # The streams' names stand in the directory in UTF-16; a protected docx is such a file too.
        return "encrypted" if "EncryptedPackage".encode("utf-16-le") in data else "doc"
    head = data[:1024]
    at = head.find(b"%PDF-")
    if at > 0 and not _HTML.match(head):
        return "pdf"  # readers allow bytes before the mark
    found = next((kind for start, kind in _STARTS if data.startswith(start)), None)
    return found or ("html" if _HTML.match(data.removeprefix(b"\xef\xbb\xbf")[:4096]) else "other")


def check_kind(data: bytes, name: str, suffix: str, expected: str) -> None:
    """Refuse a file that is certainly of another kind than its name says.

    Raises:
        SourceError: protected by a password, or of another kind.
    """
    found = kind_of(data)
    if found == "encrypted":
        raise encrypted(name)
    if found not in (expected, "other") or (found == "other" and expected != "html"):
        raise disguised(name, suffix, _KINDS[found], _remedy(found, suffix))


def check_text(data: bytes, name: str, suffix: str) -> None:
    """Refuse what is called text and certainly is none.

    Raises:
        SourceError: protected by a password, or of another kind.
    """
    found = kind_of(data)
    if found == "encrypted":
        raise encrypted(name)
    if found not in _TEXTS:
        raise disguised(name, suffix, _KINDS[found], _remedy(found, suffix))


def not_read(name: str, suffix: str) -> SourceError:
    """The refusal of a kind that is not read, with the way to one that is."""
    kind = _KINDS[OLD_SUFFIXES[suffix]]
    return SourceError(
        Text(f"{name} 是{kind.zh}，不能直接读。", f"{name} is {kind.en}, which is not read."),
        _REMEDIES[OLD_SUFFIXES[suffix]],
    )


def _archive_kind(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if "mimetype" in names and b"opendocument" in archive.open("mimetype").read(200):
                return "odt"
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, RuntimeError, NotImplementedError):
        return "docx"  # cut off: its reader says what is wrong
    for start, kind in _IN_ARCHIVE:
        if any(entry.startswith(start) for entry in names):
            return kind
    return "zip"


def _remedy(found: str, suffix: str) -> Text:
    if found in READ_AS:
        return Text(f"请把后缀改为 {READ_AS[found]} 再读。", f"Rename it to {READ_AS[found]} and read it again.")
    return _REMEDIES.get(
        found, Text(f"请检查文件，另存为真正的 {suffix}。", f"Check the file and save it as a real {suffix}.")
    )
