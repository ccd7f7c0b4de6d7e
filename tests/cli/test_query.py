"""``chuyi query``: what scripts rely on, and what people read."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from chuyi.cli import run
from chuyi.cli.speech import words
from chuyi.config import GraphAddress
from tests.queries import fixture_graph as made

# Not pandas: the driver itself imports it where it is installed.
HEAVY = {"spacy", "sqlalchemy", "networkx", "rich", "openpyxl", "docx", "rapidfuzz", "pyvis", "matplotlib"}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A workspace with the fixture graph, built and held open so that each command attaches quickly."""
    from chuyi.graph.engines import open_embedded

    folder = tmp_path_factory.mktemp("query") / "workspace"
    folder.mkdir()
    (folder / "chuyi.toml").write_text('province = "山海省"\n', encoding="utf-8")
    with open_embedded(folder / "graph") as engine:
        made.build_fixture(engine)
        yield folder


@pytest.fixture(autouse=True)
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "language", "zh")
    monkeypatch.delenv("NEO4J_URI", raising=False)
    monkeypatch.delenv("CHUYI_WORKSPACE", raising=False)


class Asked:
    """What a command printed, and its exit code."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def ask(workspace: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    def asked(*arguments: object, folder: Path | None = workspace) -> Asked:
        capsys.readouterr()
        place = ["--workspace", str(folder)] if folder else []
        code = run([*place, "query", *map(str, arguments)])
        captured = capsys.readouterr()
        return Asked(code, captured.out, captured.err)

    return asked


def test_list_as_promised(ask: Any) -> None:
    asked = ask("--list", "--format", "json")
    questions = asked.json["questions"]
    assert asked.code == 0
    assert len(questions) >= 45
    for question in questions:
        assert {"name", "theme", "title", "parameters", "columns", "example"} <= question.keys()
        assert question["title"].keys() == {"zh", "en"}
        assert all({"name", "type", "default", "required"} <= item.keys() for item in question["parameters"])
        assert all(isinstance(column, str) for column in question["columns"])
        assert isinstance(question["example"]["parameters"], dict)


def test_list_for_people_needs_no_workspace(ask: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    asked = ask("--list", folder=None)
    assert asked.code == 0
    assert "enterprises-by-base" in asked.out
    assert "各实训基地的企业" in asked.out


def test_answer_as_promised(ask: Any) -> None:
    asked = ask("enterprises-by-base", "--param", "city=东市", "--format", "json", "--evidence")
    said = asked.json
    assert asked.code == 0
    assert {"question", "title", "parameters", "cypher", "columns", "rows", "evidence", "coverage"} <= said.keys()
    assert said["question"] == "enterprises-by-base"
    assert said["parameters"]["city"] == "东市"
    assert said["columns"][:7] == ["base", "host", "city", "enterprise", "role", "source", "grade"]
    assert [row["enterprise"] for row in said["rows"]] == ["钱氏机械有限公司", "钱氏机械有限公司"]
    assert said["rows"][0]["enterprise_id"] == made.QIAN.id
    for item in said["evidence"]:
        assert {"row", "document", "location", "passage", "start", "end"} <= item.keys()
        assert 0 <= item["start"] < item["end"] <= len(item["passage"])
    assert {item["row"] for item in said["evidence"]} == {0, 1}


def test_without_evidence_there_is_none(ask: Any) -> None:
    assert "evidence" not in ask("sources", "--format", "json").json


def test_table_for_people(ask: Any) -> None:
    asked = ask("enterprises-by-base", "--evidence")
    assert asked.code == 0
    assert asked.out.startswith("实训基地")
    assert "mirror·待核" in asked.out
    assert "（3 行）" in asked.out
    assert "示范实训基地名单：收录 2/10；未收录不等于没有" in asked.out
    assert "[1] 名单 · 工作表 CO_BUILDS，第 2 行 · official" in asked.out
    assert "partners-of-base-host" in asked.err
    assert "其中 1 行待核" in asked.err
    assert "enterprise-" not in asked.out
    assert "enterprise-" in ask("enterprises-by-base", "--ids").out


def test_in_english(ask: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "language", "en")
    asked = ask("cities-without-base", "--min-grade", "media")
    assert asked.out.startswith("city")
    assert "2 of 10 held" in asked.out


def test_csv(ask: Any) -> None:
    asked = ask("partners-of-enterprise", "-p", "enterprise=孙记", "--format", "csv", "--evidence")
    rows = list(csv.DictReader(io.StringIO(asked.out)))
    assert [row["institution"] for row in rows] == ["东海职业技术学院", "西山职业大学"]
    assert [row["check"] for row in rows] == ["", "待核"]
    assert "PARTNERS_WITH" in rows[0]["evidence"]


def test_min_grade(ask: Any) -> None:
    asked = ask("partners-of-enterprise", "-p", "enterprise=孙记", "--min-grade", "media", "--format", "json")
    assert [row["grade"] for row in asked.json["rows"]] == ["media"]


def test_no_rows_is_no_proof(ask: Any) -> None:
    asked = ask("ended-partnerships", "-p", "as_of=2000")
    assert asked.code == 0
    assert "未收录不等于没有" in asked.err


def test_unknown_name(ask: Any) -> None:
    asked = ask("partners-of-institution", "-p", "institution=东海职业学院")
    assert asked.code == 1
    assert asked.out == ""
    assert "东海职业技术学院" in asked.err


def test_ambiguous_name(ask: Any) -> None:
    asked = ask("subsidiaries", "-p", "enterprise=钱氏")
    assert asked.code == 1
    assert made.QIAN.id in asked.err
    assert made.QIAN_FOUNDRY.id in asked.err
    assert ask("subsidiaries", "-p", f"enterprise={made.QIAN.id}").code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["no-such-question"],
        [],
        ["partners-of-institution"],
        ["partners-of-institution", "-p", "institution"],
        ["partners-of-institution", "-p", "institution=a", "-p", "institution=b"],
        ["partners-of-institution", "-p", "colour=red"],
        ["partners-of-institution", "-p", "institution=西大", "-p", "kind=合作"],
        ["sources", "--min-grade", "best"],
        ["sources", "--format", "pdf"],
        ["sources", "--to", "http://example.org"],
    ],
)
def test_wrong_usage(ask: Any, arguments: list[str]) -> None:
    asked = ask(*arguments)
    assert asked.code == 2
    assert asked.out == ""
    assert asked.err


def test_describe(ask: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    asked = ask("partners-of-institution", "--describe", folder=None)
    assert asked.code == 0
    assert "必填" in asked.out
    assert "订单班" in asked.out
    assert "chuyi query partners-of-institution --param institution=" in asked.out
    assert "MATCH" in ask("partners-of-institution", "--describe", "--format", "json").json["cypher"]


def test_check(ask: Any, tmp_path: Path) -> None:
    file = tmp_path / "own.cypher"
    good = (
        "//+ title: {zh: 多少, en: how many}\n//+ answers: {zh: 多少院校, en: institutions}\n"
        "//+ columns: {n: {zh: 数, en: number}}\nMATCH (i:Institution) RETURN count(i) AS n ORDER BY n\n"
    )
    file.write_text(good, encoding="utf-8")
    assert ask("--check", file).code == 0
    file.write_text(good.replace(":Institution", ":School"), encoding="utf-8")
    asked = ask("--check", file)
    assert asked.code == 1
    assert f"{file}:4：本体没有实体类型 School" in asked.err
    file.write_text(good.replace("title", "titel"), encoding="utf-8")
    asked = ask("--check", file)
    assert asked.code == 1
    assert "own.cypher:1" in asked.err


def test_check_asks_the_example_where_there_is_a_graph(ask: Any, workspace: Path, tmp_path: Path) -> None:
    file = tmp_path / "own.cypher"
    head = "//+ title: {zh: 多少, en: how many}\n//+ answers: {zh: 多少院校, en: institutions}\n//+ columns: {n: {zh: 数, en: number}}\n"
    file.write_text(f"{head}MATCH (i:Institution) RETURN count(i) AS n ORDER BY n\n", encoding="utf-8")
    assert "例子答出 1 行" in ask("--check", file).err
    # What only an engine can tell.
    file.write_text(f"{head}MATCH (i:Institution) RETURN sizee(i.name) AS n ORDER BY n\n", encoding="utf-8")
    asked = ask("--check", file)
    assert asked.code == 1
    assert "own.cypher" in asked.err
    file.write_text(f"{head}MATCH (i:Institution) RETURN count(i) AS n ORDER BY n\n", encoding="utf-8")
    asked = ask("--check", file, folder=tmp_path)
    assert asked.code == 0
    assert "没有图谱" in asked.err


def test_check_of_all_own_questions(ask: Any, workspace: Path) -> None:
    folder = workspace / "questions" / "themes"
    folder.mkdir(parents=True)
    head = "//+ title: {zh: 多少, en: how many}\n//+ answers: {zh: 多少院校, en: institutions}\n//+ columns: {n: {zh: 数, en: number}}\n"
    try:
        (folder / "good-one.cypher").write_text(
            f"{head}MATCH (i:Institution) RETURN count(i) AS n ORDER BY n", encoding="utf-8"
        )
        assert ask("--check").code == 0
        (folder / "bad-one.cypher").write_text(f"{head}MATCH (i:Institution) RETURN i.nam AS n", encoding="utf-8")
        (folder / "broken.cypher").write_text("RETURN 1", encoding="utf-8")
        asked = ask("--check")
        assert asked.code == 1
        assert "good-one.cypher 没有问题" in asked.out
        assert "bad-one.cypher:4" in asked.err
        assert "broken.cypher:1" in asked.err
    finally:
        shutil.rmtree(workspace / "questions")
    asked = ask("--check")
    assert (asked.code, asked.out) == (0, "")


def test_own_questions_join(ask: Any, workspace: Path) -> None:
    folder = workspace / "questions"
    folder.mkdir()
    (folder / "how-many.cypher").write_text(
        "//+ title: {zh: 院校总数, en: how many}\n//+ answers: {zh: 多少院校, en: institutions}\n"
        "//+ columns: {n: {zh: 数, en: number}}\nMATCH (i:Institution) RETURN count(i) AS n ORDER BY n\n",
        encoding="utf-8",
    )
    try:
        assert "院校总数" in ask("--list").out
        assert ask("how-many", "--format", "json").json["rows"] == [{"n": 6}]
        (folder / "how-many.cypher").write_text("MATCH (n) RETURN n", encoding="utf-8")
        (folder / "My Question.cypher").write_text("MATCH (n) RETURN n", encoding="utf-8")
        assert ask("how-many").code == 1
        # The others are not held up by a broken one.
        assert ask("sources").code == 0
        listed = ask("--list", "--format", "json")
        assert listed.code == 3
        assert len(listed.json["questions"]) >= 45
        assert "how-many.cypher" in listed.err
        assert "My Question.cypher" in listed.err
    finally:
        for file in folder.iterdir():
            file.unlink()
        folder.rmdir()


def test_hostile_values_stay_text(ask: Any) -> None:
    for value in ("'; MATCH (n) DETACH DELETE n; //", "<script>", '=HYPERLINK("x")', "\u202e", "甲" * 10_000):
        asked = ask("passages-with", "-p", f"words={value}", "--format", "json")
        assert asked.code == 0
        assert asked.json["rows"] == []
    assert len(ask("sources", "--format", "json").json["rows"]) == 2


def test_formulas_are_defused_in_csv(ask: Any, workspace: Path) -> None:
    folder = workspace / "questions"
    folder.mkdir()
    (folder / "formula.cypher").write_text(
        "//+ title: {zh: 公式, en: formula}\n//+ answers: {zh: 公式, en: formula}\n"
        "//+ columns: {f: {zh: 值, en: value}, n: {zh: 数, en: number}}\n"
        "UNWIND ['=1+1', '+1', '-1', '@x', 'safe'] AS f RETURN f, -1 AS n ORDER BY f\n",
        encoding="utf-8",
    )
    try:
        rows = list(csv.DictReader(io.StringIO(ask("formula", "--format", "csv").out)))
    finally:
        (folder / "formula.cypher").unlink()
        folder.rmdir()
    assert {row["f"] for row in rows} == {"'=1+1", "'+1", "'-1", "'@x", "safe"}
    assert {row["n"] for row in rows} == {"-1"}


def test_a_graph_that_was_not_built(ask: Any, tmp_path: Path) -> None:
    (tmp_path / "chuyi.toml").write_text("", encoding="utf-8")
    asked = ask("sources", folder=tmp_path)
    assert asked.code == 1
    assert "chuyi build" in asked.err


def test_a_server_needs_no_workspace(
    neo4j_engine: Any, neo4j_address: GraphAddress, ask: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    neo4j_engine.clear()
    made.build_fixture(neo4j_engine)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEO4J_USERNAME", neo4j_address.username)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_address.password or "")
    asked = ask(
        "cities-without-base", "-p", "province=山海省", "--to", neo4j_address.uri, "--format", "json", folder=None
    )
    assert asked.code == 0
    assert asked.json["rows"] == []
    monkeypatch.setenv("NEO4J_URI", neo4j_address.uri)
    assert ask("sources", folder=None).code == 0
    assert len(ask("city-overview", "--format", "json", folder=None).json["rows"]) == 4  # no workspace, no province
    neo4j_engine.clear()


def test_utf_8_whatever_the_console_says(workspace: Path) -> None:
    environ = {**os.environ, "PYTHONIOENCODING": "gbk", "PYTHONUTF8": "0", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-m", "chuyi", "--workspace", workspace, "query", "sources", "--format", "json"],
        capture_output=True,
        env=environ,
        check=True,
    )
    assert json.loads(done.stdout.decode("utf-8"))["title"]["zh"] == "读过的来源"
    assert done.stderr == b""


def test_asking_imports_nothing_heavy(workspace: Path) -> None:
    program = (
        "import sys; from chuyi.cli import run; "
        f"code = run(['--workspace', {str(workspace)!r}, 'query', 'enterprises-by-base', '--evidence']); "
        f"print(code, sorted({HEAVY!r} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stderr.splitlines()[-1] == b"0 []"
