"""OCR: how many characters are right on a page of known text, and files that are no pictures."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest
from PIL import Image

from chuyi.errors import SourceError
from chuyi.ingest.readers.limits import Limits
from chuyi.ingest.readers.ocr import _as_printed
from chuyi.ingest.readers.pictures import read_picture
from chuyi.ingest.reading import ReadingConfig, read_source
from tests.ingest.readers.notice import as_text


def characters(text: str) -> str:
    return re.sub(r"[\s|]", "", text)


def test_a_page_is_read_character_by_character_and_line_by_line(scans: dict[str, str]) -> None:
    from rapidfuzz.distance import Levenshtein

    wanted = characters(as_text())
    for kind, text in scans.items():
        assert Levenshtein.distance(wanted, characters(text)) <= 0.01 * len(wanted), kind


def places(words: str, *, gap_before: int | None = None) -> list[tuple[str, float]]:
    return [
        (character, 30 * at + (30 if gap_before is not None and at >= gap_before else 0))
        for at, character in enumerate(words)
    ]


@pytest.mark.parametrize(
    ("words", "gap_before", "printed"),
    [
        ("云州省教育厅云州省财政厅", 6, "云州省教育厅 云州省财政厅"),
        ("云州省教育厅云州省财政厅", None, "云州省教育厅云州省财政厅"),
        ("云教职", 2, "云教职"),  # too few to know
        ("附件:名单(一)", None, "附件：名单（一）"),
        ("云教职[2026】8号", None, "云教职〔2026〕8号"),
        ("用Python编程", None, "用Python编程"),
    ],
)
def test_what_recognition_does_not_tell(words: str, gap_before: int | None, printed: str) -> None:
    assert _as_printed(words, places(words, gap_before=gap_before)) == printed


def test_a_page_without_words_and_damaged_pictures(tmp_path: Path) -> None:
    made = io.BytesIO()
    Image.new("L", (200, 200), 255).save(made, "PNG")
    for name, data, said in [
        ("白.png", made.getvalue(), "holds no words"),
        ("断.png", made.getvalue()[:60], "no sound png file"),
        ("假.jpg", b"<html><body>x</body></html>", "a web page"),
        ("别.jpg", made.getvalue(), "Rename it to .png"),
    ]:
        (tmp_path / name).write_bytes(data)
        with pytest.raises(SourceError) as caught:
            read_source(tmp_path / name, ReadingConfig())
        assert said in caught.value.message.en + (caught.value.remedy.en if caught.value.remedy else "")


def test_pictures_of_endless_size_or_number_are_refused() -> None:
    made = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(made, "PNG")
    with pytest.raises(SourceError, match=r"unpacks to 1,200,000,000 bytes|no sound png"):
        read_picture(made.getvalue(), "大.png", ".png", Limits())
    made = io.BytesIO()
    Image.new("1", (9, 9)).save(made, "TIFF", save_all=True, append_images=[Image.new("1", (9, 9))] * 5)
    with pytest.raises(SourceError, match="6 pages, more than 5"):
        read_picture(made.getvalue(), "多.tiff", ".tiff", Limits(max_pages=5))


def test_without_ocr_a_picture_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    made = io.BytesIO()
    Image.new("L", (20, 20), 255).save(made, "PNG")
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    with pytest.raises(SourceError, match="needs OCR"):
        read_picture(made.getvalue(), "图.png", ".png", Limits())
