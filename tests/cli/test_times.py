"""Questions of other times, by the commands that people use."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from chuyi.cli import run
from chuyi.cli.speech import words
from chuyi.errors import UsageError
from chuyi.queries.session import open_graph

FIRST = """institution,enterprise,kind,start_date
甲学院,乙公司,订单班,2020
甲学院,丙公司,捐赠,
"""
SECOND = """institution,enterprise,kind,start_date
甲学院,乙公司,订单班,2020
甲学院,丁公司,现代学徒制,2024-09
"""


@pytest.fixture(autouse=True)
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "language", "zh")
    for name in ("NEO4J_URI", "CHUYI_WORKSPACE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Run 1 read one list of partnerships, run 2 another at the same place; the graph shows run 2."""
    folder = tmp_path_factory.mktemp("times") / "工作区"
    folder.mkdir()
    (folder / "chuyi.toml").write_text('province = "湖南省"\n', encoding="utf-8")
    table = folder.parent / "partnerships.csv"
    for text in (FIRST, SECOND):
        table.write_text(text, encoding="utf-8")
        assert run(["--workspace", str(folder), "ingest", str(table)]) == 0
    assert run(["--workspace", str(folder), "build"]) == 0
    yield folder
    shutil.rmtree(folder)


def asked(workspace: Path, capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    capsys.readouterr()
    code = run(["--workspace", str(workspace), *map(str, arguments)])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def partners(workspace: Path, capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[list[str], Any]:
    question = ("query", "partners-of-institution", "-p", "institution=甲学院", "--format", "json")
    code, out, err = asked(workspace, capsys, *question, *arguments)
    assert code == 0, err
    said = json.loads(out)
    return [row["partner"] for row in said["rows"]], said


def test_an_answer_can_be_had_again_from_its_run(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert partners(workspace, capsys)[0] == ["丁公司", "乙公司"]
    then, said = partners(workspace, capsys, "--known-at", 1, "--evidence")
    assert then == ["丙公司", "乙公司"]
    assert said["time"] == {"known_at_run": 1, "as_of": None}
    assert said["graph"]["run"] == 1
    assert all(item["passage"] for item in said["evidence"])
    assert partners(workspace, capsys)[0] == ["丁公司", "乙公司"]
    code, _, err = asked(workspace, capsys, "query", "partnerships", "--known-at", "1")
    assert code == 0
    assert "按台账第 1 次运行之后所知回答" in err


def test_what_held_on_a_date(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    then, said = partners(workspace, capsys, "--as-of", "2023-06")
    assert then == ["乙公司"]
    assert said["time"] == {"known_at_run": None, "as_of": "2023-06", "open_time": ["end"]}
    both, said = partners(workspace, capsys, "--as-of", "2019", "--known-at", "1")
    assert both == ["丙公司"]
    assert said["time"] == {"known_at_run": 1, "as_of": "2019", "open_time": ["both"]}
    code, _, err = asked(workspace, capsys, "query", "partnerships", "--as-of", "2019", "--known-at", "1")
    assert code == 0
    assert "1 行的来源没有写起止时间，0 行只写了一头" in err


def test_the_other_commands_ask_of_other_times_too(
    workspace: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, out, _ = asked(workspace, capsys, "ask", "甲学院与哪些企业有合作？", "--known-at", "1")
    assert code == 0
    assert "丙公司" in out
    assert "丁公司" not in out
    code, out, err = asked(workspace, capsys, "ask", "甲学院与哪些企业有合作？", "--known-at", "1", "--as-of", "2019")
    assert code == 0
    assert "乙公司" not in out
    assert "1 行的来源没有写起止时间" in err
    page = tmp_path / "图.html"
    assert asked(workspace, capsys, "explore", "甲学院", "--known-at", "1", "--out", page)[0] == 0
    text = page.read_text(encoding="utf-8")
    assert "丙公司" in text
    assert "丁公司" not in text
    assert asked(workspace, capsys, "explore", "甲学院", "--as-of", "2019", "--known-at", "1", "--out", page)[0] == 0
    assert "只含 2019 可能成立的事实" in page.read_text(encoding="utf-8")
    table = tmp_path / "答案.csv"
    assert asked(workspace, capsys, "query", "partnerships", "--known-at", "1", "--to", table)[0] == 0
    assert "丙公司" in table.read_text(encoding="utf-8-sig")


def test_building_the_graph_of_another_time_leaves_the_present_one(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = asked(workspace, capsys, "build", "--known-at", "1", "--format", "json")
    assert (code, json.loads(out)["run"]) == (0, 1)
    assert partners(workspace, capsys)[0] == ["丁公司", "乙公司"]


@pytest.mark.parametrize("times", [("--known-at", "9"), ("--known-at", "昨天"), ("--as-of", "2024-13")])
def test_a_time_that_is_none_is_refused(
    times: tuple[str, str], workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in (("query", "partnerships"), ("build",)):
        code, out, err = asked(workspace, capsys, *command, *times)
        assert (code, out) == (2, "")
        assert err


def test_from_python(workspace: Path) -> None:
    with open_graph(workspace, known_at=1) as graph:
        assert [row.partner for row in graph.query("partnerships")] == ["丙公司", "乙公司"]
        assert graph.stamp.run == 1
    with pytest.raises(UsageError, match="do not go together"):
        open_graph(workspace, "bolt://nowhere:1", known_at=1)


TEXT = """湖南机电职业技术学院简介

湖南机电职业技术学院与三一重工股份有限公司签订合作协议，合作期至2025年。
2019年1月至2022年12月，湖南机电职业技术学院与中联重科股份有限公司开展订单班合作。
2023年，湖南机电职业技术学院与长沙海格工业股份有限公司共同开设订单班。
湖南汽车工程职业学院2023年更名为湖南汽车工程职业大学。
2017年，清河县职业中等专业学校与白沙县职业中等专业学校合并组建清白职业技术学校。
2021年，湖南铁道职业技术学院获评“楚怡”高水平高职专科院校。
2024年，撤销湖南铁道职业技术学院“楚怡”高水平高职专科院校称号。
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that has read a text with times of all kinds."""
    folder = tmp_path_factory.mktemp("told") / "工作区"
    folder.mkdir()
    (folder / "chuyi.toml").write_text('province = "湖南省"\n', encoding="utf-8")
    text = folder.parent / "简介.txt"
    text.write_text(TEXT, encoding="utf-8")
    assert run(["--workspace", str(folder), "ingest", str(text)]) == 0
    return folder


@pytest.mark.parametrize(
    ("as_of", "partners", "schools", "holders"),
    [
        ("2015", {"三一重工股份有限公司"}, {"湖南汽车工程职业学院", "清河县", "白沙县"}, 0),
        ("2020", {"三一重工股份有限公司", "中联重科股份有限公司"}, {"湖南汽车工程职业学院", "清白职业技术学校"}, 0),
        (
            "2023-06",
            {"三一重工股份有限公司", "长沙海格工业股份有限公司"},
            {"湖南汽车工程职业大学", "清白职业技术学校"},
            1,
        ),
        ("2026", {"长沙海格工业股份有限公司"}, {"湖南汽车工程职业大学", "清白职业技术学校"}, 0),
    ],
)
def test_times_of_a_text_come_all_the_way_to_the_answer(
    told: Path, as_of: str, partners: set[str], schools: set[str], holders: int
) -> None:
    others = {"湖南机电职业技术学院", "湖南铁道职业技术学院"}
    with open_graph(told, as_of=as_of) as graph:
        found = graph.query("partners-of-institution", institution="湖南机电职业技术学院")
        assert {row["partner"] for row in found} == partners
        names = {row["name"] for row in graph.cypher("MATCH (i:Institution) RETURN i.name AS name")}
        assert {name.replace("职业中等专业学校", "") for name in names - others} == schools
        won = graph.query("recipients-of-designation", designation="“楚怡”高水平高职专科院校")
        assert len(won) == holders
