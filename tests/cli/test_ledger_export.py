"""``chuyi export ledger`` and ``chuyi import ledger``, as people use them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from chuyi.cli import run
from chuyi.cli.speech import words
from chuyi.graph.ledger import Different, Ledger, Same


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "language", "en")


def workspace(folder: Path, *tables: str) -> Path:
    folder.mkdir()
    (folder / "chuyi.toml").write_text('province = "湖南省"\n', encoding="utf-8")
    for number, table in enumerate(tables):
        file = folder / f"院校{number}.csv"
        file.write_text(table, encoding="utf-8")
        assert run(["--workspace", str(folder), "ingest", str(file)]) == 0
    return folder


def chuyi(folder: Path, capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    capsys.readouterr()
    code = run(["--workspace", str(folder), *map(str, arguments)])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


FIRST = "名称,层次\n湖南甲职业学院,高职专科\n湖南甲职业技术学院,高职专科\n"
SECOND = "名称,层次\n乙学院,中职\n"


def test_a_backup_is_read_into_a_new_workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new, file = workspace(tmp_path / "旧", FIRST), workspace(tmp_path / "新"), tmp_path / "备份.chuyi"
    code, out, err = chuyi(old, capsys, "export", "ledger", file)
    assert (code, out) == (0, "")
    assert "1 sources, 4 facts" in err
    assert chuyi(old, capsys, "export", "ledger", file)[0] == 2
    assert chuyi(old, capsys, "export", "ledger", file, "--force")[0] == 0
    code, out, _ = chuyi(new, capsys, "import", "ledger", file)
    assert code == 0
    assert "holds this ledger now: 1 sources, 0 decisions" in out
    with Ledger.open(old / "facts.db") as one, Ledger.open(new / "facts.db") as other:
        assert (one.id, list(one.live().facts())) == (other.id, list(other.live().facts()))


def test_two_ledgers_are_joined_and_contradictions_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ours, theirs = workspace(tmp_path / "甲", FIRST), workspace(tmp_path / "乙", FIRST, SECOND)
    for folder, who, act in ((ours, "李明", Same), (theirs, "王芳", Different)):
        with Ledger.open(folder / "facts.db") as ledger, ledger.run("review") as begun:
            one, other = sorted(row.id for row in ledger.live().entities().values() if "甲" in row.name)
            ledger.decide(begun, who, act(one, other))
    assert chuyi(theirs, capsys, "export", "ledger", tmp_path / "乙.chuyi")[0] == 0
    code, out, _ = chuyi(ours, capsys, "import", "ledger", tmp_path / "乙.chuyi")
    assert code == 0
    assert "Sources: 1 new, 1 known" in out
    assert "Conflict (the newer one holds):" in out
    assert out.index("王芳  different") < out.index("李明  same")
    code, out, _ = chuyi(ours, capsys, "import", "ledger", tmp_path / "乙.chuyi", "--format", "json")
    assert json.loads(out)["sources"] == {"new": 0, "known": 2}


def test_a_foreign_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = workspace(tmp_path / "甲", FIRST)
    code, out, err = chuyi(folder, capsys, "import", "ledger", folder / "院校0.csv")
    assert (code, out) == (1, "")
    assert "no exported ledger" in err
    assert "chuyi export ledger" in err
    assert chuyi(folder, capsys, "import", "ledger", folder / "nothing.chuyi")[0] == 1
