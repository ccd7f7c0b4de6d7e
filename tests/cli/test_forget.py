"""``chuyi forget``: a source out and back again, by the commands that people use."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from chuyi.cli import run
from chuyi.cli.speech import words
from chuyi.graph.facts import Entity, PropertyFact
from chuyi.graph.ledger import Add, Ledger


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "language", "en")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = tmp_path / "工作区"
    folder.mkdir()
    (folder / "chuyi.toml").write_text('province = "湖南省"\n', encoding="utf-8")
    files = tmp_path / "资料"
    files.mkdir()
    (files / "院校.csv").write_text("名称,层次\n甲学院,中职\n", encoding="utf-8")
    (files / "企业.csv").write_text("名称,行业\n乙公司,机械\n", encoding="utf-8")
    assert run(["--workspace", str(folder), "ingest", str(files)]) == 0
    return folder


def chuyi(workspace: Path, capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    capsys.readouterr()
    code = run(["--workspace", str(workspace), *map(str, arguments)])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def names(workspace: Path, known_at: int | None = None) -> set[Any]:
    with Ledger.open(workspace / "facts.db") as ledger:
        return {fact.value for fact in ledger.live(known_at).facts() if fact.predicate == "name"}


def test_dry_run_shows_and_changes_nothing(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = chuyi(workspace, capsys, "forget", "院校.csv", "--dry-run")
    assert code == 0
    assert "2 facts, 2 of which no other source says" in out
    assert "properties 2 (only here 2)" in out
    assert names(workspace) == {"甲学院", "乙公司"}


def test_forget_and_take_it_back(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = chuyi(workspace, capsys, "forget", "院校", "--yes")
    assert code == 0
    assert "--known-at 1" in err
    assert names(workspace) == {"乙公司"}
    assert names(workspace, known_at=1) == {"甲学院", "乙公司"}
    code, out, err = chuyi(workspace, capsys, "forget", "--undo", "院校")
    assert code == 0
    assert "by run 2" in out
    assert "1 sources with 2 facts are back" in err
    assert names(workspace) == {"甲学院", "乙公司"}


def test_a_folder_means_all_below_it(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = workspace.parent / "资料"
    code, out, _ = chuyi(workspace, capsys, "forget", folder, "--yes", "--format", "json")
    said = json.loads(out)
    assert (code, said["dry_run"]) == (0, False)
    assert {(Path(item["uri"]).suffix, item["withdrawn"]) for item in said["sources"]} == {(".csv", 2)}
    assert len(said["sources"]) == 2
    assert names(workspace) == set()
    code, out, _ = chuyi(workspace, capsys, "forget", "--undo", folder, "--format", "json")
    assert [item["returned"] for item in json.loads(out)["sources"]] == [2, 2]
    assert names(workspace) == {"甲学院", "乙公司"}


def test_nothing_goes_unasked(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = chuyi(workspace, capsys, "forget", "院校.csv")
    assert code == 2
    assert "Add --yes" in err
    assert names(workspace) == {"甲学院", "乙公司"}


def test_an_unknown_or_unclear_name_is_refused_with_what_there_is(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = chuyi(workspace, capsys, "forget", "别的.csv", "--yes")
    assert code == 2
    assert "no such source" in err
    assert "source-" in err
    other = workspace.parent / "又"
    other.mkdir()
    shutil.copy(workspace.parent / "资料" / "院校.csv", other / "院校.csv")
    chuyi(workspace, capsys, "ingest", other)
    code, _, err = chuyi(workspace, capsys, "forget", "院校.csv", "--yes")
    assert code == 2
    assert "may be 2 sources" in err
    assert names(workspace) == {"甲学院", "乙公司"}
    assert chuyi(workspace, capsys, "forget", "--undo", "院校.csv")[0] == 2


def test_a_folder_that_is_not_connected_is_not_taken_for_deleted(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = workspace.parent / "资料"
    files.rename(workspace.parent / "拔下")
    code, out, err = chuyi(workspace, capsys, "ingest", "--prune", "--format", "json")
    assert code == 3
    assert "is missing or empty" in err
    assert f"chuyi forget {files}" in err
    assert len(json.loads(out)["out_of_reach"]) == 2
    assert names(workspace) == {"甲学院", "乙公司"}
    (workspace.parent / "拔下").rename(files)
    (files / "院校.csv").unlink()
    assert chuyi(workspace, capsys, "ingest", "--prune")[0] == 0
    assert names(workspace) == {"乙公司"}
    # A file that was pruned by mistake comes back like a forgotten one.
    assert chuyi(workspace, capsys, "forget", "--undo", "院校.csv")[0] == 0
    assert names(workspace) == {"甲学院", "乙公司"}


def test_what_a_person_added_is_no_source(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    college = Entity("Institution", "甲学院")
    with Ledger.open(workspace / "facts.db") as ledger:
        with ledger.run("fact") as run_:
            ledger.decide(run_, "王", Add(PropertyFact(college, "ownership", "公办", (), "test"), "公告", "核对过"))
        (added,) = (source for source in ledger.sources() if source.kind == "人工")
    code, _, err = chuyi(workspace, capsys, "forget", added.id, "--yes")
    assert code == 2
    assert "chuyi review undo" in err
    with Ledger.open(workspace / "facts.db") as ledger:
        assert added in ledger.sources()
