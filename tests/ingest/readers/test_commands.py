"""The commands on files of all kinds: what is read, what is told, and how they end."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from chuyi.cli import run
from chuyi.cli.speech import words
from tests.ingest.readers.notice import write
from tests.ingest.readers.paper import pdf
from tests.ingest.readers.test_pdf import scanned
from tests.ingest.readers.test_refused import OLE


@pytest.fixture(autouse=True)
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "language", "zh")


def test_extract_counts_characters_of_the_text_that_it_shows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(write(tmp_path, "pdf"))
    assert run(["extract", file, "--text"]) == 0
    text = capsys.readouterr().out
    assert run(["extract", file, "--format", "json"]) == 0
    entities = json.loads(capsys.readouterr().out)["entities"]
    (school,) = {item["name"] for item in entities if item["name"].startswith("云州工业")}
    found = ["".join(text[item["start"] : item["end"]].split()) for item in entities if item["name"] == school]
    assert set(found) == {school}


def test_extract_tells_of_pages_that_it_could_not_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    file = tmp_path / "半.pdf"
    file.write_bytes(pdf(lambda page: page.words(72, 60, "一、建设学校2所。"), scanned))
    assert run(["extract", str(file)]) == 3
    assert "半.pdf：第 2 页是图片" in capsys.readouterr().err


def test_ingest_takes_what_can_be_read_and_names_the_rest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    for kind in ("docx", "html", "pdf"):
        write(folder, kind)
    (folder / "密.docx").write_bytes(OLE + "EncryptedPackage".encode("utf-16-le"))
    (folder / "旧.doc").write_bytes(OLE)
    assert run(["init", str(tmp_path / "w")]) == 0
    capsys.readouterr()
    assert run(["--workspace", str(tmp_path / "w"), "ingest", str(folder), "--format", "json"]) == 3
    said = capsys.readouterr()
    status = {Path(file["path"]).name: file["status"] for file in json.loads(said.out)["files"]}
    assert status == {
        "notice.docx": "new",
        "notice.html": "new",
        "notice.pdf": "new",
        "密.docx": "refused",
        "旧.doc": "refused",
    }
    assert "密.docx 有密码保护" in said.err
    assert "另存为 docx" in said.err
