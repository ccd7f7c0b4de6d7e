"""Files that are no good: each is told with its reason, the others go in, and nothing goes half in."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from chuyi import open_graph
from chuyi.cli import run
from chuyi.cli.speech import words
from chuyi.graph.ledger import Ledger


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "language", "en")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace whose ledger holds one good table, and that table beside it."""
    folder = tmp_path / "工作区"
    (tmp_path / "企业.csv").write_text("名称,行业\n丙机械有限公司,机械\n", encoding="utf-8")
    assert run(["init", str(folder)]) == 0
    assert run(["--workspace", str(folder), "ingest", str(tmp_path / "企业.csv")]) == 0
    return folder


def ingest(workspace: Path, capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, Any]:
    capsys.readouterr()
    code = run(["--workspace", str(workspace), "ingest", *map(str, arguments), "--format", "json"])
    return code, json.loads(capsys.readouterr().out)


def names(workspace: Path) -> set[str]:
    with Ledger.open(workspace / "facts.db") as ledger:
        return {fact.value for fact in ledger.live().facts() if fact.predicate == "name"}


def missing(folder: Path) -> Path:
    return folder / "没有.csv"


def empty(folder: Path) -> Path:
    (folder / "空.csv").touch()
    return folder / "空.csv"


def blank(folder: Path) -> Path:
    (folder / "空白.csv").write_text(" \n\n\t\n", encoding="utf-8")
    return folder / "空白.csv"


def unreadable(folder: Path) -> Path:
    """A file that opens and cannot be read, by the administrator neither."""
    (folder / "读不了.csv").symlink_to("/proc/self/mem")
    return folder / "读不了.csv"


def wrongly_encoded(folder: Path) -> Path:
    (folder / "乱码.csv").write_bytes("名称,层次\n甲学院,中职\n".encode() + b"\xff\x80\xfe\xff")
    return folder / "乱码.csv"


def huge(folder: Path) -> Path:
    """More than the limit; a file with a hole, which takes no place on the disk."""
    with (folder / "巨大.csv").open("wb") as file:
        file.truncate((200 << 20) + 1)
    return folder / "巨大.csv"


def unpacking_to_too_much(folder: Path) -> Path:
    with zipfile.ZipFile(folder / "炸弹.xlsx", "w", zipfile.ZIP_DEFLATED) as packed:
        for number in range(21):
            packed.writestr(f"xl/worksheets/sheet{number}.xml", bytes(10 << 20))
    return folder / "炸弹.xlsx"


def of_another_type(folder: Path) -> Path:
    (folder / "库.mdb").write_bytes(b"\x00\x01\x00\x00Standard Jet DB")
    return folder / "库.mdb"


def of_another_type_than_it_says(folder: Path) -> Path:
    (folder / "假.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n" * 100)
    return folder / "假.xlsx"


def binary_that_says_csv(folder: Path) -> Path:
    (folder / "假.csv").write_bytes(b"\x00\x01\x02PNG" * 100)
    return folder / "假.csv"


def cut_off(folder: Path) -> Path:
    book = openpyxl.Workbook()
    book.save(folder / "断.xlsx")
    (folder / "断.xlsx").write_bytes((folder / "断.xlsx").read_bytes()[:2000])
    return folder / "断.xlsx"


def a_pipe(folder: Path) -> Path:
    os.mkfifo(folder / "管道.csv")
    return folder / "管道.csv"


def binary_that_says_txt(folder: Path) -> Path:
    (folder / "假.txt").write_bytes(bytes(range(256)) * 4)
    return folder / "假.txt"


BAD: list[tuple[Callable[[Path], Path], str]] = [
    (missing, "There is no file"),
    (empty, "is empty"),
    (blank, "is empty"),
    (unreadable, "Cannot read"),
    (wrongly_encoded, "neither UTF-8 nor GB18030"),
    (huge, "more than the limit"),
    (unpacking_to_too_much, "limit"),
    (of_another_type, "cannot read files of type '.mdb'"),
    (of_another_type_than_it_says, "假.xlsx"),
    (binary_that_says_csv, "neither UTF-8 nor GB18030"),
    (cut_off, "断.xlsx"),
    (a_pipe, "no regular file"),
    (binary_that_says_txt, "假.txt"),
]


@pytest.mark.parametrize(("make", "reason"), BAD, ids=[make.__name__ for make, _ in BAD])
def test_a_bad_file_is_told_and_costs_nothing_else(
    make: Callable[[Path], Path], reason: str, workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = make(tmp_path)
    good = tmp_path / "院校.csv"
    good.write_text("名称,层次\n乙学院,中职\n", encoding="utf-8")
    code, said = ingest(workspace, capsys, bad, good)
    assert code == 3
    told = [file["error"] for file in said["files"]]
    assert reason in told[0]["en"]
    assert told[0]["zh"] != told[0]["en"]
    assert told[1] is None
    assert names(workspace) == {"丙机械有限公司", "乙学院"}
    assert ingest(workspace, capsys, bad)[0] == 1
    assert run(["extract", str(bad)]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "Traceback" not in shown.err


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_sheet_without_its_key_column(
    language: str,
    workspace: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(words, "language", language)
    table = tmp_path / "院校.csv"
    table.write_text("层次,市州\n中职,长沙市\n", encoding="utf-8")
    capsys.readouterr()
    assert run(["--workspace", str(workspace), "ingest", str(table)]) == 3
    assert "名称" in capsys.readouterr().out
    assert names(workspace) == {"丙机械有限公司"}


def test_rows_that_contradict_each_other_are_told_with_both_places(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "院校.csv"
    table.write_text("名称,层次\n甲学院,中职\n乙学院,中职\n甲学院,高职专科\n", encoding="utf-8")
    code, said = ingest(workspace, capsys, table)
    assert code == 3
    [reject] = said["files"][0]["rejects"]
    assert reject["reason"] == "contradiction"
    assert reject["location"]["row"] == 4
    assert "row 2" in reject["message"]["en"]
    assert "第 2 行" in reject["message"]["zh"]


def test_tables_that_contradict_each_other_are_both_kept_and_the_better_source_is_shown(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is lost: the ledger holds both, the graph shows one value and the evidence of both."""
    for name, level, grade in (("甲.csv", "中职", "转载"), ("乙.csv", "高职专科", "官方")):
        (tmp_path / name).write_text(f"名称,层次,来源等级\n甲学院,{level},{grade}\n", encoding="utf-8")
        code, _ = ingest(workspace, capsys, tmp_path / name, "--kind", "院校")
        assert code == 0
    with Ledger.open(workspace / "facts.db") as ledger:
        assert {f.value for f in ledger.live().facts() if f.predicate == "level"} == {"中职", "高职专科"}
    assert run(["--workspace", str(workspace), "build"]) == 0
    capsys.readouterr()
    arguments = ["query", "evidence-of-entity", "--param", "entity=甲学院", "--format", "json"]
    assert run(["--workspace", str(workspace), *arguments]) == 0
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert {"中职", "高职专科"} <= {str(value) for row in rows for value in row.values()}
    with open_graph(workspace) as graph:
        [row] = graph.cypher("MATCH (n:Institution {name: '甲学院'}) RETURN n.level AS level")
        assert row["level"] == "高职专科"


def test_what_is_changed_to_nonsense_leaves_what_was_read(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "企业.csv").write_bytes(b"\x00\x01" * 100)
    assert ingest(workspace, capsys, tmp_path / "企业.csv")[0] == 1
    assert names(workspace) == {"丙机械有限公司"}
