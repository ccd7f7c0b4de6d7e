"""Annotations are checked before they measure anything."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from chuyi.errors import SourceError
from chuyi.ingest.measuring import read_gold

TEXT = "青禾职业学院与望川机械有限公司合作办学。"
GOOD: dict[str, Any] = {
    "document": {"title": None, "doc_number": None, "issued_on": None, "issuers": []},
    "entities": [{"type": "Institution", "name": "青禾职业学院", "start": 0, "end": 6}],
    "tasks": [],
    "relations": [],
}


def written(folder: Path, contract: object, text: str | None = TEXT) -> Path:
    if text is not None:
        (folder / "note.txt").write_text(text, encoding="utf-8")
    body = contract if isinstance(contract, str) else json.dumps(contract, ensure_ascii=False)
    (folder / "note.gold.json").write_text(body, encoding="utf-8")
    return folder


def test_good_annotations_are_read_in_order(tmp_path: Path) -> None:
    written(tmp_path, GOOD)
    (tmp_path / "a.txt").write_text("", encoding="utf-8")
    (tmp_path / "a.gold.json").write_text(json.dumps(GOOD | {"entities": []}), encoding="utf-8")
    assert [item.name for item in read_gold(tmp_path)] == ["a", "note"]
    assert read_gold(tmp_path)[1].text == TEXT


@pytest.mark.parametrize(
    ("contract", "text", "told"),
    [
        (GOOD, None, "note.txt is missing"),
        ("{", TEXT, "no JSON"),
        ("[]", TEXT, "no JSON object"),
        ({"document": {}}, TEXT, "entities is missing"),
        (GOOD | {"entities": [{"type": "Institution"}]}, TEXT, "entities[1] lacks name"),
        (GOOD | {"entities": [{"type": "School", "name": "青", "start": 0, "end": 1}]}, TEXT, "no type School"),
        (GOOD | {"entities": [{"type": "Region", "name": "青", "start": 0, "end": 99}]}, TEXT, "outside the text"),
        (
            GOOD | {"entities": [{"type": "Region", "name": "望川", "start": 0, "end": 2}]},
            TEXT,
            "is '青禾', not '望川'",
        ),
        (GOOD | {"relations": [{"type": "LIKES", "subject": "a", "object": "b"}]}, TEXT, "no relation LIKES"),
        (GOOD | {"tasks": [7]}, TEXT, "tasks[1] is no object"),
        (
            GOOD | {"tasks": [{"clause": "一", "title": "甲", "targets": [{}], "responsible": [], "supports": []}]},
            TEXT,
            "tasks[1].targets[1] lacks count",
        ),
    ],
)
def test_faults_name_the_file_and_the_entry(tmp_path: Path, contract: object, text: str | None, told: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_gold(written(tmp_path, contract, text))
    assert told in caught.value.message.en
    assert "note.gold.json" in caught.value.message.en


def test_a_folder_without_annotations_says_how_to_make_them(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        read_gold(tmp_path)
    assert caught.value.remedy is not None
    assert "NAME.gold.json" in caught.value.remedy.en
