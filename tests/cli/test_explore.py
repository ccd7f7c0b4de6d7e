from __future__ import annotations

from pathlib import Path

import pytest

from chuyi.cli import run
from chuyi.cli.speech import words
from chuyi.graph.engines import open_embedded
from tests.queries.fixture_graph import XISHAN, build_fixture


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "language", "en")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose embedded graph is the small province of the questions' tests."""
    folder = tmp_path_factory.mktemp("workspace")
    (folder / "chuyi.toml").write_text('province = "山海省"\n', encoding="utf-8")
    with open_embedded(folder / "graph") as engine:
        build_fixture(engine)
    return folder


def explore(workspace: Path, *arguments: str) -> int:
    return run(["--workspace", str(workspace), "explore", *arguments])


def test_an_entity_becomes_a_page(workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "deep" / "page.html"
    assert explore(workspace, "西大", "--out", str(out)) == 0
    said = capsys.readouterr()
    assert said.out == f"{out}\n"
    assert "entities" in said.err
    page = out.read_bytes()
    assert page.startswith(b"<!DOCTYPE html>")
    assert XISHAN.name in page.decode("utf-8")
    assert b"\r" not in page


def test_twice_the_same_bytes(workspace: Path, tmp_path: Path) -> None:
    for name in ("one.html", "two.html"):
        assert explore(workspace, "西大", "--depth", "2", "--out", str(tmp_path / name)) == 0
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_a_question_becomes_a_page_in_the_workspace(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert explore(workspace, "enterprises-by-base", "--param", "city=东市") == 0
    page = workspace / "out" / "enterprises-by-base.html"
    assert capsys.readouterr().out == f"{page}\n"
    assert "东海数控实训基地" in page.read_text(encoding="utf-8")


def test_a_cut_picture_says_so(workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert explore(workspace, "西大", "--limit", "3", "--out", str(tmp_path / "page.html")) == 0
    assert "The picture is cut: 3 of " in capsys.readouterr().err


def test_what_people_type_never_becomes_a_path(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert explore(workspace, "../../西大") == 1
    assert explore(workspace, XISHAN.id) == 0
    assert Path(capsys.readouterr().out.strip()).parent == workspace / "out"


def test_an_unknown_name_offers_the_nearest(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert explore(workspace, "西山职业学院") == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "西山职业大学" in said.err


def test_wrong_usage(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert explore(workspace, "西大", "--param", "city=东市") == 2
    assert explore(workspace, "enterprises-by-base", "--depth", "2") == 2
    assert explore(workspace, "enterprises-by-base", "--param", "东市") == 2
    assert explore(workspace, "西大", "--limit", "301") == 2
    assert capsys.readouterr().out == ""


def test_an_answer_without_rows_draws_nothing(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert explore(workspace, "enterprises-by-base", "--param", "city=邻省", "--out", "never.html") == 1
    assert "nothing to draw" in capsys.readouterr().err
    assert not Path("never.html").exists()


def test_a_folder_in_the_place_of_the_page(workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    assert explore(workspace, "西大", "--out", str(tmp_path / "file" / "page.html")) == 1
    assert "Cannot write" in capsys.readouterr().err
