"""Bytes to text: known encodings read, everything else refused with a remedy."""

from __future__ import annotations

import pytest

from chuyi.errors import SourceError
from chuyi.ingest.text.decoding import LARGEST, decode

TEXT = "云州市教育局\r\n关于开展试点的通知"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_known_encodings_give_the_same_text(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a.txt") == TEXT


@pytest.mark.parametrize(
    "data",
    [b"", b" \r\n", b"PK\x03\x04 a zip", b"%PDF-1.7", b"a\x00b", b"\xff\xff\xff\x80", b"\xff\xfe\x00\xd8"],
)
def test_what_is_no_text_is_refused_with_a_remedy(data: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        decode(data, "坏文件.txt")
    assert "坏文件.txt" in caught.value.message.zh
    assert caught.value.remedy is not None


def test_a_huge_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chuyi.ingest.text.decoding.LARGEST", 8)
    assert LARGEST > 8
    with pytest.raises(SourceError, match="too large"):
        decode(b"123456789", "a.txt")


@pytest.mark.parametrize("broken", [b"\xe4\xba", b"\xff", b"\x80\x81"])
def test_a_broken_character_makes_no_other_words_of_a_utf8_text(broken: bytes) -> None:
    text = decode("云州市教育局关于开展试点的通知".encode() * 20 + broken, "a.txt")
    assert text.startswith("云州市教育局关于开展试点的通知" * 20)
    assert "\ufffd" in text


def test_a_gb18030_text_is_no_broken_utf8() -> None:
    assert decode(("云州市教育局" * 50).encode("gb18030"), "a.txt") == "云州市教育局" * 50
