"""Names of the tables by exact form."""

from __future__ import annotations

from chuyi.ingest.mentions.gazetteer import Gazetteer, Known, read_tables, shipped


def test_rows_give_full_short_and_former_names() -> None:
    rows = {"institutions.csv": [{"name": "甲职业大学", "short_names": "甲职大", "former_names": "甲学院；甲学校"}]}
    assert [(k.name, k.full) for k in read_tables(rows)] == [
        ("甲职业大学", "甲职业大学"),
        ("甲职大", "甲职业大学"),
        ("甲学院", "甲职业大学"),
        ("甲学校", "甲职业大学"),
    ]


def test_look_up() -> None:
    known = Gazetteer([Known("云州学院", "Institution", "云州学院"), Known("州学", "Institution", "州学")])
    assert len(known) == 1
    assert known.get("州学") is None
    assert known.longest_ending_at("在云州学院", 5, 0) == known.get("云州学院")
    assert known.longest_ending_at("在云州学院", 5, 2) is None
    assert [start for start, _ in known.scan("云州学院与云州学院")] == [0, 5]


def test_the_shipped_tables() -> None:
    assert len(shipped()) > 3000
    known = shipped().get("北京大学")
    assert known is not None
    assert known.type == "Institution"
