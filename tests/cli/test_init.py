import io
import os
import tomllib
from pathlib import Path

import openpyxl
import pytest

from chuyi.cli import run
from chuyi.cli.speech import words
from chuyi.config import Settings, open_workspace
from chuyi.graph.ledger import Ledger


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "language", "en")


def test_a_new_workspace_is_complete(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "深" / "工作区"
    assert run(["init", str(folder)]) == 0
    assert capsys.readouterr().out == f"{folder.resolve()}\n"
    workspace = open_workspace(folder)
    assert workspace.settings == Settings(province="湖南省")
    with Ledger.open(workspace.ledger) as ledger:
        assert ledger.sources() == []
    assert sorted(item.name for item in folder.iterdir()) == sorted(
        ["chuyi.toml", "facts.db", "mappings", "out", "questions", "填写模板.xlsx"]
    )


def test_the_settings_explain_themselves_in_both_languages(tmp_path: Path) -> None:
    run(["init", str(tmp_path), "--province", '某"省\\'])
    text = (tmp_path / "chuyi.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text)["province"] == '某"省\\'
    assert "省教育厅" in text
    assert "Settings of this workspace" in text
    assert set(tomllib.loads(text)) == set(Settings.__dataclass_fields__)


@pytest.mark.parametrize("name", ["chuyi.toml", "填写模板.xlsx"])
def test_nothing_is_overwritten(tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / name).write_text("mine", encoding="utf-8")
    assert run(["init", str(tmp_path)]) == 1
    assert [item.name for item in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text(encoding="utf-8") == "mine"
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "is there already; nothing was changed" in captured.err


def test_files_that_are_there_already_stay(tmp_path: Path) -> None:
    (tmp_path / "名单.csv").write_text("名称\n", encoding="utf-8")
    assert run(["init", str(tmp_path)]) == 0
    assert (tmp_path / "名单.csv").exists()


def test_a_folder_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(path: Path, *args: object, **kwargs: object) -> None:
        raise PermissionError(13, os.strerror(13), str(path))

    # Whoever runs as root may write everywhere: the refusal is made here.
    monkeypatch.setattr(Path, "mkdir", refuse)
    assert run(["init", str(tmp_path / "x")]) == 1
    assert "Cannot make the folder" in capsys.readouterr().err


def test_a_file_stands_where_the_folder_should(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x").touch()
    assert run(["init", str(tmp_path / "x")]) == 1
    assert "Cannot make the folder" in capsys.readouterr().err


def test_a_failed_attempt_leaves_nothing_that_looks_complete(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: object) -> None:
        raise OSError(28, os.strerror(28))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        assert run(["init", str(tmp_path)]) == 1
    assert not (tmp_path / "chuyi.toml").exists()
    assert run(["init", str(tmp_path)]) == 0


def test_the_template_is_filled_and_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["init", str(tmp_path)])
    file = tmp_path / "填写模板.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(file.read_bytes()))
    sheet = book["院校"]
    headings = [cell.value for cell in sheet[1]]
    row = {"名称*": "甲职业学院", "层次": "高职专科", "市州": "长沙市", "主管部门": "湖南省教育厅", "来源等级": "官方"}
    sheet.append([row.get(heading) for heading in headings])
    book.save(file)
    assert run(["--workspace", str(tmp_path), "ingest", str(file)]) == 0
    with Ledger.open(tmp_path / "facts.db") as ledger:
        live = ledger.live()
        stated = {(fact.kind, fact.predicate, str(fact.value)) for fact in live.facts()}
    assert {("property", "name", "甲职业学院"), ("property", "level", "高职专科")} <= stated
    assert {"LOCATED_IN", "SUPERVISED_BY"} <= {predicate for _, predicate, _ in stated}
    assert "示例" not in "".join(value for _, _, value in stated)
