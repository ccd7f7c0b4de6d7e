import json
import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from chuyi.cli import run
from chuyi.cli.ingest import default_jobs, open_ledger
from chuyi.cli.speech import words
from chuyi.graph.ledger import Ledger


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "language", "en")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = tmp_path / "工作区"
    folder.mkdir()
    (folder / "chuyi.toml").write_text('province = "湖南省"\n', encoding="utf-8")
    return folder


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    folder = tmp_path / "资料"
    (folder / "深").mkdir(parents=True)
    (folder / "院校.csv").write_text("名称,层次\n甲学院,中职\n", encoding="utf-8")
    (folder / "深" / "企业.csv").write_bytes("名称,行业\n乙公司,机械\n".encode("gb18030"))
    return folder


def ingest(workspace: Path, *arguments: object) -> int:
    return run(["--workspace", str(workspace), "ingest", *map(str, arguments)])


def ingest_json(workspace: Path, capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, Any]:
    capsys.readouterr()
    code = ingest(workspace, *arguments, "--format", "json")
    return code, json.loads(capsys.readouterr().out)


def values(workspace: Path) -> set[str]:
    with Ledger.open(workspace / "facts.db") as ledger:
        return {fact.value for fact in ledger.live().facts() if fact.predicate == "name"}


def test_folders_are_read_with_their_sub_folders(
    workspace: Path, tables: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, result = ingest_json(workspace, capsys, tables)
    assert code == 0
    assert [(file["path"], file["status"], file["refused"]) for file in result["files"]] == [
        (str(tables / "院校.csv"), "new", 0),
        (str(tables / "深" / "企业.csv"), "new", 0),
    ]
    assert values(workspace) == {"甲学院", "乙公司"}


def test_reading_again_changes_nothing(workspace: Path, tables: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ingest(workspace, tables)
    code, result = ingest_json(workspace, capsys, tables)
    assert code == 0
    assert [(file["status"], file["added"], file["kept"]) for file in result["files"]] == [
        ("same", 0, 2),
        ("same", 0, 2),
    ]


def test_what_is_refused_is_listed_with_its_place(
    workspace: Path, tables: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tables / "院校.csv").write_text("名称,层次,心情\n甲学院,小学,好\n乙学院,技工,\n", encoding="utf-8")
    assert ingest(workspace, tables / "院校.csv") == 3
    out = capsys.readouterr().out
    assert "院校!B2（层次）" in out
    assert "院校!C1（心情）" in out
    assert "2 refusals" in out
    assert values(workspace) == {"乙学院"}


def test_notes_do_not_count_as_refused(workspace: Path, tables: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tables / "院校.csv").write_text("名称,来源网站\n甲学院,example.org\n", encoding="utf-8")
    assert ingest(workspace, tables / "院校.csv") == 0
    assert "no fact (1)" in capsys.readouterr().out


def test_strict(workspace: Path, tables: Path) -> None:
    (tables / "院校.csv").write_text("名称,层次\n甲学院,小学\n丙学院,中职\n", encoding="utf-8")
    assert ingest(workspace, tables, "--strict") == 3
    assert values(workspace) == {"乙公司"}


def test_files_that_cannot_be_read_do_not_stop_the_others(
    workspace: Path, tables: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tables / "库.mdb").write_bytes(b"x")
    (tables / "空.csv").touch()
    code, result = ingest_json(workspace, capsys, tables, tables / "没有.csv")
    assert code == 3
    broken = {Path(file["path"]).name: file["error"]["en"] for file in result["files"] if file["error"]}
    assert broken.keys() == {"库.mdb", "空.csv", "没有.csv"}
    assert "Readable: .csv" in broken["库.mdb"]
    assert values(workspace) == {"甲学院", "乙公司"}


def test_nothing_taken_is_a_failure(workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ingest(workspace, tmp_path / "没有.csv") == 1
    captured = capsys.readouterr()
    assert "There is no file" in captured.err
    assert "0 of 1 files" in captured.out


def test_what_was_read_stays_when_the_file_cannot_be_read_any_more(workspace: Path, tables: Path) -> None:
    ingest(workspace, tables)
    (tables / "院校.csv").write_bytes(b"")
    assert ingest(workspace, tables) == 3
    assert values(workspace) == {"甲学院", "乙公司"}


def test_prune_withdraws_sources_whose_file_is_gone(
    workspace: Path, tables: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ingest(workspace, tables)
    (tables / "院校.csv").unlink()
    assert ingest(workspace, tables) == 0
    assert values(workspace) == {"甲学院", "乙公司"}
    code, result = ingest_json(workspace, capsys, "--prune")
    assert code == 0
    assert [source["uri"] for source in result["pruned"]] == [(tables / "院校.csv").as_uri()]
    assert values(workspace) == {"乙公司"}


def test_prune_keeps_what_only_moved(workspace: Path, tables: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ingest(workspace, tables)
    (tables / "院校.csv").rename(tables / "深" / "院校.csv")
    code, result = ingest_json(workspace, capsys, tables, "--prune")
    assert (code, result["pruned"]) == (0, [])
    assert [file["status"] for file in result["files"]] == ["same", "moved"]
    assert values(workspace) == {"甲学院", "乙公司"}


def test_a_mapping_of_ones_own(workspace: Path, tmp_path: Path) -> None:
    mapping = (
        "title: {zh: 走访, en: Visits}\nsheets: [走访]\n"
        "columns:\n  who: {headers: [去了谁家], required: true}\n"
        "entities:\n  firm: {type: Enterprise, name: who}\n"
    )
    table = tmp_path / "走访.csv"
    table.write_text("去了谁家\n丙公司\n", encoding="utf-8")
    (tmp_path / "visits.yaml").write_text(mapping, encoding="utf-8")
    assert ingest(workspace, table) == 3
    assert ingest(workspace, table, "--mapping", tmp_path / "visits.yaml") == 0
    (workspace / "mappings").mkdir()
    (workspace / "mappings" / "visits.yaml").write_text(mapping.replace("Enterprise", "Department"), encoding="utf-8")
    assert ingest(workspace, table) == 0
    with Ledger.open(workspace / "facts.db") as ledger:
        assert [fact.subject.split("-")[0] for fact in ledger.live().facts()] == ["department"]


def test_a_wrong_mapping_is_named_before_anything_is_read(
    workspace: Path, tables: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (workspace / "mappings").mkdir()
    (workspace / "mappings" / "x.yaml").write_text("title: 走访\n", encoding="utf-8")
    assert ingest(workspace, tables) == 1
    assert "mappings/x.yaml:1" in capsys.readouterr().err
    assert not (workspace / "facts.db").exists()


def test_the_kind_can_be_given(workspace: Path, tmp_path: Path) -> None:
    table = tmp_path / "名单.csv"
    table.write_text("名称\n丙公司\n", encoding="utf-8")
    assert ingest(workspace, table) == 3
    assert ingest(workspace, table, "--kind", "企业") == 0
    assert ingest(workspace, table, "--kind", "天气") == 2


def test_the_shipped_tables(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, result = ingest_json(workspace, capsys, "--shipped")
    assert code == 0
    assert len(result["files"]) == 20
    with Ledger.open(workspace / "facts.db") as ledger:
        assert {source.uri.split("/")[0] for source in ledger.sources()} == {"chuyi:hunan"}


def test_something_must_be_named(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ingest(workspace) == 2
    assert "No file or folder" in capsys.readouterr().err


def test_no_workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ingest(tmp_path, "x.csv") == 2
    assert "chuyi init" in capsys.readouterr().err


def test_the_largest_file_is_a_setting(workspace: Path, tables: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ingest(workspace, tables / "院校.csv", "--max-bytes", 10) == 1
    assert "limit of 10" in capsys.readouterr().err


def test_a_ledger_that_cannot_be_written_is_a_failure(
    workspace: Path, tables: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (workspace / "facts.db").mkdir()
    assert ingest(workspace, tables) == 1
    assert "facts.db" in capsys.readouterr().err


def test_what_a_killed_attempt_left_of_a_ledger_is_used(workspace: Path, tables: Path) -> None:
    with sqlite3.connect(workspace / "facts.db") as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    assert (workspace / "facts.db").stat().st_size
    assert ingest(workspace, tables) == 0
    assert values(workspace) == {"甲学院", "乙公司"}


def test_what_is_no_ledger_is_not_touched(workspace: Path, tables: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (workspace / "facts.db").write_bytes(b"mine" * 1000)
    assert ingest(workspace, tables) == 1
    assert (workspace / "facts.db").read_bytes() == b"mine" * 1000
    assert "facts.db" in capsys.readouterr().err


def test_processes_start_only_for_many_files() -> None:
    assert default_jobs(1) == default_jobs(19) == 1
    assert default_jobs(10_000) == (os.cpu_count() or 1)


def test_long_lists_are_cut_for_people_and_whole_in_json(
    workspace: Path, tables: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "".join(f"第{number}学院,小学\n" for number in range(80))
    (tables / "院校.csv").write_text(f"名称,层次\n{rows}", encoding="utf-8")
    ingest(workspace, tables / "院校.csv")
    out = capsys.readouterr().out
    assert out.count("院校!B") == 50
    assert "30 more" in out
    _, result = ingest_json(workspace, capsys, tables / "院校.csv")
    assert len(result["files"][0]["rejects"]) == 80


def test_a_process_with_two_readers_in_a_chinese_locale(workspace: Path, tables: Path) -> None:
    """The command as scripts run it: JSON on standard output in UTF-8 whatever the locale, readers as processes."""
    (tables / "空.csv").touch()
    environment = {**os.environ, "PYTHONUTF8": "0", "LC_ALL": "zh_CN.GB18030", "PYTHONIOENCODING": ""}
    done = subprocess.run(
        [sys.executable, "-m", "chuyi", "--workspace", workspace, "ingest", tables, "-j", "2", "--format", "json"],
        capture_output=True,
        env=environment,
        check=False,
    )
    assert done.returncode == 3, done.stderr
    assert [Path(file["path"]).name for file in json.loads(done.stdout.decode("utf-8"))["files"]] == [
        "空.csv", "院校.csv", "企业.csv",
    ]  # fmt: skip
    assert "空文件" in done.stderr.decode("utf-8")


def start(workspace: Path, *arguments: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "chuyi", "--workspace", str(workspace), "ingest", *map(str, arguments)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def by_source(workspace: Path) -> dict[str, set[tuple[str, ...]]]:
    found: dict[str, set[tuple[str, ...]]] = {}
    with open_ledger(workspace / "facts.db") as ledger:
        for fact in ledger.live().facts():
            found.setdefault(fact.source, set()).add((fact.key, str(fact.value), str(fact.evidence)))
    return found


def test_ten_kills_in_the_middle_lose_and_double_nothing(workspace: Path, tmp_path: Path) -> None:
    whole = tmp_path / "不中断"
    whole.mkdir()
    (whole / "chuyi.toml").touch()
    began = time.monotonic()
    assert start(whole, "--shipped").wait() == 0
    seconds = time.monotonic() - began
    expected = by_source(whole)
    killed = 0
    for attempt in range(10):
        process = start(workspace, "--shipped")
        try:
            process.wait(seconds * (attempt + 3) / 14)
        except subprocess.TimeoutExpired:
            process.kill()
        killed += process.wait() != 0
        if (workspace / "facts.db").exists():
            assert all(facts == expected[source] for source, facts in by_source(workspace).items())
    assert killed >= 5, "most attempts must have been cut off in the middle"
    assert start(workspace, "--shipped").wait() == 0
    assert by_source(workspace) == expected
