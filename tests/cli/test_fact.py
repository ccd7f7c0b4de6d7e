"""``chuyi fact``: what a person adds, corrects and rejects, seen in the answers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from chuyi.cli import run
from chuyi.cli.speech import words
from chuyi.graph.build.projecting import Projector
from chuyi.graph.build.projection import Projection
from chuyi.graph.ledger import Ledger
from chuyi.graph.resolution import resolve
from chuyi.graph.schema import ontology
from tests.graph.worlds import enterprise, has, named, new_ledger, record, relates, says, school

A, SHORT, TWIN, FIRM, OTHER = (
    school("甲职业技术学院"),
    school("甲职院"),
    school("乙学院", "430100"),
    enterprise("丙公司"),
    enterprise("丁公司"),
)
GROUND = ("--source", "教育厅名单", "--reason", "写错了", "--who", "李明")


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "language", "en")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "chuyi.toml").write_text("", encoding="utf-8")
    with new_ledger(tmp_path) as ledger:
        record(
            ledger,
            says("chuyi:test/a", named(A), has(A, "level", "中职"), relates(A, "PARTNERS_WITH", FIRM, kind="捐赠")),
            says("chuyi:test/b", named(SHORT), has(SHORT, "level", "技工"), named(OTHER)),
            says("chuyi:test/c", named(TWIN), named(school("乙学院", "430200"))),
        )
    return tmp_path


def chuyi(workspace: Path, capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    capsys.readouterr()
    code = run(["--workspace", str(workspace), *map(str, arguments)])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def graph(workspace: Path) -> Projection:
    with Ledger.open(workspace / "facts.db") as ledger:
        snapshot = ledger.live()
        resolution = resolve(snapshot, province=None, threshold=0.5)
        return Projector(snapshot, resolution, ontology(), 0.5).everything()


def school_node(workspace: Path) -> dict[str, object]:
    return next(node for node in graph(workspace).nodes["Institution"].values() if node["name"] == A.name)


def partners(workspace: Path) -> set[tuple[str, object]]:
    found = graph(workspace)
    names = {id_: str(node["name"]) for nodes in found.nodes.values() for id_, node in nodes.items()}
    kinds = [relations for kind, relations in found.relations.items() if kind[0] == "PARTNERS_WITH"]
    return {(names[item.end], item.properties.get("kind")) for items in kinds for item in items.values()}


def test_a_property_is_corrected_under_every_name_of_the_thing(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("fact", "correct", A.name, "层次", "高职专科", *GROUND)
    code, out, err = chuyi(workspace, capsys, *arguments, "--dry-run")
    assert code == 0
    assert "甲职院 level 技工 (b)" in err
    assert "Nothing was changed" in err
    assert school_node(workspace)["level"] in ("中职", "技工")
    code, out, err = chuyi(workspace, capsys, *arguments)
    assert code == 0
    assert "李明  corrected: " in out
    assert "→ 甲职业技术学院 level=高职专科" in out
    assert "source: 教育厅名单; reason: 写错了" in out
    assert school_node(workspace)["level"] == "高职专科"
    assert chuyi(workspace, capsys, "review", "undo", out.split()[0])[0] == 0
    assert school_node(workspace)["level"] in ("中职", "技工")


def test_a_relation_is_added_corrected_and_rejected(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, _ = chuyi(
        workspace,
        capsys,
        "fact",
        "add",
        A.name,
        "PARTNERS_WITH",
        OTHER.name,
        "-p",
        "kind=订单班",
        "--grade",
        "school",
        *GROUND,
    )
    assert code == 0
    assert partners(workspace) == {(FIRM.name, "捐赠"), (OTHER.name, "订单班")}
    code, _, _ = chuyi(workspace, capsys, "fact", "correct", A.name, "合作", FIRM.name, "-p", "kind=联合培养", *GROUND)
    assert code == 0
    assert partners(workspace) == {(FIRM.name, "联合培养"), (OTHER.name, "订单班")}
    code, out, _ = chuyi(workspace, capsys, "fact", "reject", A.name, "合作", OTHER.name, "--format", "json", *GROUND)
    assert code == 0
    assert json.loads(out)["decision"]["kind"] == "reject"
    assert partners(workspace) == {(FIRM.name, "联合培养")}


def test_a_new_thing_needs_its_type_and_a_new_name_is_found(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("fact", "add", A.name, "合作", "戊公司", "-p", "kind=捐赠", *GROUND)
    code, _, err = chuyi(workspace, capsys, *arguments)
    assert code == 2
    assert "--type" in err
    assert chuyi(workspace, capsys, *arguments, "--object-type", "Enterprise")[0] == 0
    assert ("戊公司", "捐赠") in partners(workspace)
    assert chuyi(workspace, capsys, "fact", "add", "戊公司", "alias", "戊记", *GROUND)[0] == 0
    assert chuyi(workspace, capsys, "fact", "add", "戊记", "industry", "机械", *GROUND)[0] == 0
    node = next(node for node in graph(workspace).nodes["Enterprise"].values() if node["name"] == "戊公司")
    assert (node["industry"], node["aliases"]) == ("机械", ["戊记"])


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("add", "乙学院", "level", "中职"), 2, "430100"),
        (("add", "无名学院", "level", "中职"), 2, "knows no"),
        (("add", A.name, "颜色", "红"), 2, "There are: name"),
        (("add", A.name, "level", "大学"), 1, "none of"),
        (("add", A.name, "合作", FIRM.name, "-p", "颜色=红"), 2, "no property 颜色"),
        (("add", A.name, "level", "中职", "--valid-from", "去年"), 1, "no date"),
        (("add", A.name, "level", "中职", "--type", "学校"), 2, "no entity type"),
        (("correct", A.name, "ownership", "公办"), 2, "chuyi fact add"),
        (("reject", A.name, "合作", OTHER.name), 2, "no such fact"),
    ],
)
def test_what_is_wrong_is_said(
    workspace: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], code: int, message: str
) -> None:
    before = graph(workspace)
    found, _, err = chuyi(workspace, capsys, "fact", *arguments, *GROUND)
    assert (found, message in err) == (code, True), err
    assert graph(workspace) == before


def test_a_ground_is_needed(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert chuyi(workspace, capsys, "fact", "reject", A.name, "level", "--reason", "x")[0] == 2
    assert chuyi(workspace, capsys, "fact", "reject", A.name, "level", "--reason", " ", "--source", "x")[0] == 1


def test_an_id_names_one_of_two_homonyms(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert chuyi(workspace, capsys, "fact", "add", TWIN.id, "level", "中职", *GROUND)[0] == 0
    assert graph(workspace).nodes["Institution"][TWIN.id]["level"] == "中职"
