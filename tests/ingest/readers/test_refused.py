"""Files that are encrypted, damaged, endless or not what they are called: refused, by name and with the reason."""

from __future__ import annotations

import contextlib
import io
import zipfile
from pathlib import Path

import pytest

from chuyi.errors import SourceError
from chuyi.ingest.reading import ReadingConfig, read_source
from tests.ingest.readers.office import SPACE, docx, p


def archive(**parts: bytes | str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/"), content)
    return made.getvalue()


def document(inside: str, before: str = "") -> bytes:
    return archive(**{"word/document.xml": f"{before}<w:document {SPACE}><w:body>{inside}</w:body></w:document>"})


def laughs() -> bytes:
    entities = "<!ENTITY a0 '哈'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
    return document(p("&a9;"), f"<!DOCTYPE x [{entities}]>")


def encrypted_zip() -> bytes:
    data = bytearray(docx(p("字")))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(mark)
        while start >= 0:
            data[start + at] |= 1
            start = data.find(mark, start + 4)
    return bytes(data)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
REFUSED = [
    # protected
    ("密.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password", "Remove the password"),
    ("密包.docx", encrypted_zip(), "protected by a password", "Remove the password"),
    # damaged
    ("断.docx", docx(p("字"))[:200], "no sound docx file", "Open it in its own program"),
    ("坏.docx", document("<w:p>"), "no sound docx file", "Open it in its own program"),
    ("无正文.docx", archive(**{"word/other.xml": "<a/>"}), "no word/document.xml", "Open it"),
    ("乱.docx", b"PK\x03\x04" + b"\x00" * 500, "no sound docx file", "Open it"),
    # endless
    ("深.docx", document("<w:p>" * 5000 + "</w:p>" * 5000), "no sound docx file", "Open it"),
    ("笑.docx", laughs(), "entity", "Open it"),
    ("声明.docx", document(p("字"), "<!DOCTYPE x>"), "document type declaration", "Open it"),
    ("弹.docx", archive(**{"word/document.xml": b"0" * 60_000_000}), "unpacks to 60,000,000 bytes", "--max-bytes"),
    # disguised
    ("压缩.docx", archive(**{"a.txt": "字"}), "its content is an archive (zip)", "Unpack it"),
    ("表.docx", archive(**{"xl/workbook.xml": "<a/>"}), "an Excel workbook", "Rename it to .xlsx"),
    ("开放.docx", archive(mimetype="application/vnd.oasis.opendocument.text"), "an OpenDocument text", "docx"),
    ("旧.docx", OLE, "an old binary Office file", "save it as docx"),
    ("网页.docx", b"<html><body>x</body></html>", "a web page", "Rename it to .html"),
    ("文字.docx", "只是文字".encode(), "something else", "a real .docx"),
    ("是pdf.html", b"%PDF-1.7\n", "a PDF", "Rename it to .pdf"),
    ("旧.doc", OLE, "an old binary Office file", "save it as docx"),
    ("旧.wps", OLE, "an old binary Office file", "save it as docx"),
    ("富.rtf", b"{\\rtf1}", "an RTF document", "save it as docx"),
    ("版式.ofd", archive(**{"OFD.xml": "<a/>"}), "an OFD document", "Export it as PDF"),
    ("包.zip", archive(**{"a.txt": "字"}), "an archive (zip)", "Unpack it"),
    ("文档.txt", docx(p("字")), "a Word document", "Rename it to .docx"),
    ("图.md", b"\x89PNG\r\n\x1a\n", "a picture (png)", "Rename it to .png"),
    ("密.txt", OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password", "Remove"),
    # nothing in it
    ("空.docx", b"", "is empty", ""),
    ("白.docx", docx(p("")), "holds no words", "png or jpg"),
    ("白.html", b"<html><body></body></html>", "holds no words", "png or jpg"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "said", "remedy"), REFUSED, ids=[case[0] for case in REFUSED])
def test_refused(tmp_path: Path, name: str, data: bytes, said: str, remedy: str) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(SourceError) as caught:
        read_source(file, ReadingConfig(max_bytes=50_000_000))
    assert said in caught.value.message.en
    assert name in caught.value.message.zh
    assert remedy in (caught.value.remedy.en if caught.value.remedy else "")


def test_a_part_that_no_memory_holds_is_not_parsed(tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file, file.open("word/document.xml", "w") as part:
        for _ in range(130):
            part.write(b" " * 1024 * 1024)
    file_ = tmp_path / "大.docx"
    file_.write_bytes(made.getvalue())
    with pytest.raises(SourceError, match="more than the limit of 134,217,728"):
        read_source(file_, ReadingConfig())


@pytest.mark.parametrize("position", range(0, 900, 60))
def test_a_byte_gone_wrong_is_read_or_refused(tmp_path: Path, position: int) -> None:
    data = bytearray(docx(p("一、建校2所。"), styles="", numbering=""))
    data[position % len(data)] ^= 0xFF
    file = tmp_path / "a.docx"
    file.write_bytes(data)
    read = None
    with contextlib.suppress(SourceError):  # anything else is a defect
        read = read_source(file, ReadingConfig())
    assert read is None or read.source.kind == "文件"


def test_a_part_that_claims_to_be_small_is_not_unpacked_beyond_its_claim(tmp_path: Path) -> None:
    data = bytearray(archive(**{"word/document.xml": b" " * 5_000_000}))
    size = (5_000_000).to_bytes(4, "little")
    while size in data:
        at = data.find(size)
        data[at : at + 4] = (100).to_bytes(4, "little")
    file = tmp_path / "谎.docx"
    file.write_bytes(data)
    with pytest.raises(SourceError, match="no sound docx file"):
        read_source(file, ReadingConfig())


@pytest.mark.parametrize("start", ["BM集团。", "<p>云州。", "{\\rtf 说明。", "PK赛。"])
def test_a_text_that_begins_like_another_kind_is_text(tmp_path: Path, start: str) -> None:
    file = tmp_path / "a.txt"
    file.write_text(f"{start}支持云州工业职业技术学院先行先试。", encoding="utf-8")
    assert "云州工业职业技术学院" in {fact.value for fact in read_source(file, ReadingConfig()).properties}
