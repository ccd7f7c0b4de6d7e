"""``chuyi review``: at the terminal, piped, and by a sheet."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import openpyxl
import pytest

from chuyi.cli import run
from chuyi.cli.speech import words
from chuyi.graph.ledger import Ledger
from tests.graph.worlds import enterprise, has, named, record, relates, says, school

TABLE = "名称,城市\n" + "".join(
    f"{name},\n"
    for name in (
        "湖南工业职业学院",
        "湖南工业职业技术学院",
        "湖南铁道职业学院",
        "湖南铁道职业技术学院",
        "湖南商务职业学院",
        "湖南商务职业技术学院",
    )
)
HOSTILE = '=HYPERLINK("http://x")职业学院'


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "language", "en")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = tmp_path / "工作区"
    folder.mkdir()
    (folder / "chuyi.toml").write_text('province = "湖南省"\n', encoding="utf-8")
    table = tmp_path / "院校.csv"
    table.write_text(TABLE, encoding="utf-8")
    assert run(["--workspace", str(folder), "ingest", str(table)]) == 0
    return folder


def chuyi(workspace: Path, capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    capsys.readouterr()
    code = run(["--workspace", str(workspace), *map(str, arguments)])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def piped(
    workspace: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, keys: str
) -> tuple[str, str]:
    monkeypatch.setattr(sys, "stdin", io.StringIO(keys))
    code, out, err = chuyi(workspace, capsys, "review", "--who", "李明")
    assert code == 0
    return out, err


def decided(workspace: Path) -> list[str]:
    with Ledger.open(workspace / "facts.db") as ledger:
        return [decision.kind for decision in ledger.decisions() if not decision.undone]


def test_one_key_is_one_decision_and_both_sides_show_their_evidence(
    workspace: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out, err = piped(workspace, capsys, monkeypatch, "s\nd\nq")
    assert "1 same, 1 different, 0 skipped, 1 left." in out
    assert decided(workspace) == ["same", "different"]
    assert "A 湖南商务职业学院, 1 sources" in err
    assert "[院校.csv, sheet 院校, row 6, unknown] 名称=【湖南商务职业学院】" in err
    assert "perhaps renamed or raised" in err
    # What is settled is not asked again.
    out, err = piped(workspace, capsys, monkeypatch, "x s")
    assert "[1/1]" in err
    assert "0 left" in out
    assert "Nothing waits" in piped(workspace, capsys, monkeypatch, "")[0]


def test_the_last_decision_can_be_taken_back_in_the_dialog(
    workspace: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out, err = piped(workspace, capsys, monkeypatch, "u s u d d q")
    assert "Nothing was decided" in err
    assert decided(workspace) == ["different", "different"]
    assert "0 same, 2 different" in out


def test_what_was_skipped_comes_last_the_next_time(
    workspace: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, err = piped(workspace, capsys, monkeypatch, "k q")
    assert "湖南商务" in err.partition("[2/3]")[0]
    _, err = piped(workspace, capsys, monkeypatch, "")
    assert "湖南工业" in err
    assert "湖南商务" not in err


def test_decisions_are_listed_and_taken_back(
    workspace: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    piped(workspace, capsys, monkeypatch, "s q")
    code, out, _ = chuyi(workspace, capsys, "review", "list")
    assert code == 0
    assert "李明  same: 湖南商务职业技术学院 / 湖南商务职业学院" in out
    code, out, _ = chuyi(workspace, capsys, "review", "undo", out.split()[0], "--reason", "看错了", "--who", "王芳")
    assert code == 0
    assert "by 王芳: 看错了" in out
    assert decided(workspace) == []
    assert chuyi(workspace, capsys, "review", "list")[1] == ""
    [values] = json.loads(chuyi(workspace, capsys, "review", "list", "--all", "--format", "json")[1])["decisions"]
    assert (values["who"], values["undone"]["who"]) == ("李明", "王芳")
    code, _, err = chuyi(workspace, capsys, "review", "undo", "ffff")
    assert code == 1
    assert "chuyi review list" in err


def test_decisions_go_to_a_colleague_by_a_file(
    workspace: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    piped(workspace, capsys, monkeypatch, "s d q")
    file = tmp_path / "决定.json"
    assert chuyi(workspace, capsys, "review", "export", file)[0] == 0
    for decision in json.loads(file.read_text(encoding="utf-8"))["decisions"]:
        assert chuyi(workspace, capsys, "review", "undo", decision["id"])[0] == 0
    piped(workspace, capsys, monkeypatch, "d q")
    code, out, _ = chuyi(workspace, capsys, "review", "import", file)
    assert code == 0
    assert "0 new, 2 known" in out
    assert decided(workspace) == ["different"]
    file.write_text("{}", encoding="utf-8")
    code, _, err = chuyi(workspace, capsys, "review", "import", file)
    assert code == 1
    assert "holds no exported decisions" in err


def fill(file: Path, answers: dict[str, tuple[str, str]]) -> None:
    """Fill 决定 and 理由 of the row whose first name begins so."""
    book = openpyxl.load_workbook(file)
    sheet = book["复核"]
    heading = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        for name, (answer, reason) in answers.items():
            if str(row[heading.index("甲")].value).startswith(name):
                row[heading.index("决定")].value = answer
                row[heading.index("理由")].value = reason
    book.save(file)


def test_a_sheet_is_filled_in_and_read_back(
    workspace: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "复核.xlsx"
    code, _, err = chuyi(workspace, capsys, "review", "--to", file)
    assert code == 0
    assert "复核 3" in err
    sheet = openpyxl.load_workbook(file)["复核"]
    [choices] = sheet.data_validations.dataValidation
    assert choices.formula1 == '"相同,不同,跳过"'
    assert "湖南工业职业" in str(sheet["E2"].value) + str(sheet["E3"].value)
    fill(file, {"湖南工业": ("相同", "官网"), "湖南铁道": ("也许", ""), "湖南商务": ("=1+1", "")})
    code, out, _ = chuyi(workspace, capsys, "review", "--from", file, "--who", "李明")
    assert code == 3
    assert "复核!J3 (决定) 也许" in out or "复核!J4 (决定) 也许" in out
    assert "a formula is no answer" in out
    assert "1 decisions noted, 0 rows left open, 2 cells refused." in out
    assert decided(workspace) == ["same"]
    # Read once more, corrected: what stands is not doubled.
    fill(file, {"湖南铁道": ("different", ""), "湖南商务": ("跳过", "")})
    code, out, _ = chuyi(workspace, capsys, "review", "--from", file)
    assert code == 0
    assert decided(workspace) == ["same", "different"]
    # A row that contradicts what was decided since is named.
    fill(file, {"湖南工业": ("不同", "")})
    code, out, _ = chuyi(workspace, capsys, "review", "--from", file)
    assert code == 3
    assert "decided that they are the same" in out


def test_hostile_names_stay_text_in_the_sheet(
    workspace: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with Ledger.open(workspace / "facts.db") as ledger:
        names = (f"{HOSTILE}职业学院", f"{HOSTILE}职业技术学院")
        record(ledger, says("chuyi:test/hostile", *(named(school(name)) for name in names)))
    file = tmp_path / "复核.xlsx"
    assert chuyi(workspace, capsys, "review", "--to", file)[0] == 0
    cells = [cell for row in openpyxl.load_workbook(file)["复核"].iter_rows() for cell in row]
    assert any(str(cell.value).startswith("=HYPERLINK") for cell in cells)
    assert all(cell.data_type != "f" and not cell.hyperlink for cell in cells)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no workbook", "编号,决定\n".encode()])
def test_what_is_no_sheet_is_told(
    workspace: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "x.xlsx"
    file.write_bytes(content)
    code, _, err = chuyi(workspace, capsys, "review", "--from", file)
    assert code == 1
    assert "x.xlsx" in err
    book = openpyxl.Workbook()
    book.active.title = "复核"
    book.save(file)
    code, _, err = chuyi(workspace, capsys, "review", "--from", file)
    assert code == 1
    assert "no column 编号" in err


def test_a_dialog_killed_at_any_moment_loses_nothing_that_it_acknowledged(workspace: Path) -> None:
    command = [sys.executable, "-m", "chuyi", "--workspace", str(workspace), "--lang", "en", "review", "--who", "李明"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    for index in range(4):
        before = len(decided(workspace))
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
        )
        assert process.stdin is not None
        assert process.stderr is not None
        acknowledged = 0
        process.stdin.write(b"s")
        process.stdin.flush()
        if index:  # the first is killed while it starts
            for line in process.stderr:
                acknowledged += line.startswith(b"Noted")
                if acknowledged or b"No names" in line:
                    break
        else:
            time.sleep(0.2)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert before + acknowledged <= len(decided(workspace)) <= before + 1


SCHOOL, FIRM, WRONG = school("湖南工业职业学院"), enterprise("金石重工有限公司"), enterprise("金石重工")


@pytest.fixture
def doubtful(workspace: Path) -> Path:
    """The workspace, with facts that a text gave unsurely; one is said surely by another text, too."""
    with Ledger.open(workspace / "facts.db") as ledger:
        record(
            ledger,
            says(
                "chuyi:test/新闻.txt",
                has(SCHOOL, "level", "中职", 0.31),
                relates(SCHOOL, "PARTNERS_WITH", WRONG, 0.42, kind="订单班"),
                has(SCHOOL, "ownership", "民办", 0.2),
                has(SCHOOL, "code", "4143000001", 0.4),
                title="一则新闻",
            ),
            says("chuyi:test/名册.txt", has(SCHOOL, "code", "4143000001"), named(FIRM), title="名册"),
        )
    return workspace


def dialog(
    workspace: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, keys: str, *more: str
) -> tuple[str, str]:
    monkeypatch.setattr(sys, "stdin", io.StringIO(keys))
    code, out, err = chuyi(workspace, capsys, "review", "--who", "李明", *more)
    assert code == 0
    return out, err


def test_doubtful_facts_are_accepted_rejected_and_corrected_by_keys(
    doubtful: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = f"c {FIRM.name}\n a u r a"
    out, err = dialog(doubtful, capsys, monkeypatch, keys, "--what", "facts")
    assert "0 skipped, 0 left" in out
    assert "1 accepted, 1 rejected, 1 corrected" in out
    # The surest first; what a surer source says already is not asked.
    assert [line.split("] ")[1] for line in err.splitlines() if line.startswith("[")] == [
        "is it so? 湖南工业职业学院 partners with 金石重工（kind=订单班）",
        *["is it so? 湖南工业职业学院 level=中职", "is it so? 湖南工业职业学院 ownership=民办"] * 2,
    ]
    assert "): 湖南工业职业学院 partners with 金石重工（kind=订单班） → 湖南工业职业学院 partners with" in err
    assert "confidence 0.42, rule test, 1 sources" in err
    assert "[一则新闻, " in err
    assert decided(doubtful) == ["correct", "reject", "accept"]
    assert chuyi(doubtful, capsys, "build")[0] == 0
    with Ledger.open(doubtful / "facts.db") as ledger:
        stated = {
            (fact.predicate, str(fact.value), fact.confidence) for fact in ledger.live().facts(kinds=("property",))
        }
        assert ("ownership", "民办", 1.0) in stated
        assert not any(fact.predicate == "level" for fact in ledger.live().facts())
        assert {fact.object for fact in ledger.live().facts(predicates=("PARTNERS_WITH",))} == {FIRM.id}
        assert [decision.reason for decision in ledger.decisions()] == ["the text was looked at in review"] * 4
        assert {decision.source for decision in ledger.decisions()} == {"一则新闻"}
    assert "Nothing waits" in dialog(doubtful, capsys, monkeypatch, "", "--what", "facts")[0]


def test_a_correction_may_change_a_property_of_a_relation_and_can_be_left(
    doubtful: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = "c\nc 没有的属性=x\nc 方式=现代学徒制\nq"
    only = ("--what", "facts", "--type", "合作")
    out, err = dialog(doubtful, capsys, monkeypatch, keys, *only, "--reason", "看了协议")
    assert "1 corrected" in out
    assert "PARTNERS_WITH has no property 没有的属性" in err
    with Ledger.open(doubtful / "facts.db") as ledger:
        [fact] = ledger.live().facts(predicates=("PARTNERS_WITH",))
        assert (fact.object, fact.value) == (WRONG.id, {"kind": "现代学徒制"})
        [decision] = ledger.decisions()
        assert (decision.reason, decision.who) == ("看了协议", "李明")


def test_facts_are_chosen_by_source_type_and_order_and_come_after_names(
    doubtful: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def first(*more: str) -> str:
        err = dialog(doubtful, capsys, monkeypatch, "", *more)[1]
        return next((line for line in err.splitlines() if line.startswith("[")), "")

    assert "one thing?" in first()
    assert first().startswith("[1/6]")
    assert first("--what", "names").startswith("[1/3]")
    assert "民办" in first("--what", "facts", "--order", "doubtful")
    assert "[1/2]" in first("--what", "facts", "--type", "Institution")
    assert first("--what", "facts", "--source", "名册") == ""
    assert "[1/3]" in first("--what", "facts", "--source", "一则新闻")
    assert "[1/1] Institution: one thing?" in first("--source", "名册")
    for option in (("--type", "学校们"), ("--source", "没有的")):
        assert chuyi(doubtful, capsys, "review", *option)[0] == 2


def fill_facts(file: Path, answers: dict[str, dict[str, str]]) -> None:
    """Fill cells of the rows of the facts that hold a text."""
    book = openpyxl.load_workbook(file)
    sheet = book["事实"]
    heading = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        for text, cells in answers.items():
            if text in str(row[heading.index("说法")].value):
                for column, value in cells.items():
                    row[heading.index(column)].value = value
    book.save(file)


def test_the_sheet_of_facts_is_filled_in_and_read_back(
    doubtful: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "复核.xlsx"
    code, _, err = chuyi(doubtful, capsys, "review", "--to", file)
    assert (code, "复核 3、事实 3" in err) == (0, True)
    sheet = openpyxl.load_workbook(file)["事实"]
    [choices] = sheet.data_validations.dataValidation
    assert choices.formula1 == '"采用,否定,更正,跳过"'
    assert (sheet["E2"].value, sheet["F2"].value) == ("0.42", "test")
    assert "一则新闻" in sheet["D2"].value
    fill_facts(
        file,
        {
            "金石": {"决定": "更正"},
            "中职": {"决定": "采用", "更正为": "技工"},
            "民办": {"决定": "采用", "决定人": "王芳", "理由": "章程"},
        },
    )
    code, out, _ = chuyi(doubtful, capsys, "review", "--from", file, "--who", "李明")
    assert code == 3
    assert "事实!H2 (更正为) : it is not said what holds instead" in out
    assert "事实!H3 (更正为) 技工: only with 更正" in out
    assert "1 decisions noted, 3 rows left open, 2 cells refused." in out
    fill_facts(file, {"金石": {"更正为": FIRM.name}, "中职": {"决定": "否定", "更正为": ""}})
    for _ in range(2):  # read twice, nothing is twice
        code, out, _ = chuyi(doubtful, capsys, "review", "--from", file, "--who", "李明")
        assert (code, decided(doubtful)) == (0, ["accept", "correct", "reject"])
    with Ledger.open(doubtful / "facts.db") as ledger:
        assert next((item.who, item.reason) for item in ledger.decisions()) == ("王芳", "章程")
    fill_facts(file, {"民办": {"决定": "否定"}})
    code, out, _ = chuyi(doubtful, capsys, "review", "--from", file)
    assert code == 3
    assert "王芳 accepted this fact" in out


def test_a_sheet_without_the_names_is_enough(
    doubtful: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "事实.xlsx"
    assert chuyi(doubtful, capsys, "review", "--what", "facts", "--to", file)[0] == 0
    assert openpyxl.load_workbook(file).sheetnames == ["事实"]
    fill_facts(file, {"民办": {"决定": "accept"}})
    assert chuyi(doubtful, capsys, "review", "--from", file)[0] == 0
    assert decided(doubtful) == ["accept"]
