"""``chuyi export`` and ``chuyi query --to FILE``."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import openpyxl
import pytest
from rdflib import Graph as Triples

from chuyi.cli import run
from chuyi.cli.speech import words
from tests.queries import fixture_graph as made


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    from chuyi.graph.engines import open_embedded

    folder = tmp_path_factory.mktemp("export") / "workspace"
    folder.mkdir()
    (folder / "chuyi.toml").write_text('province = "山海省"\n', encoding="utf-8")
    with open_embedded(folder / "graph") as engine:
        made.build_fixture(engine)
        yield folder


@pytest.fixture
def chuyi(workspace: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(words, "language", "zh")
    monkeypatch.delenv("NEO4J_URI", raising=False)
    monkeypatch.delenv("CHUYI_WORKSPACE", raising=False)

    def ran(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        code = run(["--workspace", str(workspace), *map(str, arguments)])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return ran


def test_an_answer_as_a_table(chuyi: Any, tmp_path: Path) -> None:
    target = tmp_path / "新" / "合作.csv"
    code, out, err = chuyi("export", "question", "enterprises-by-base", "-p", "city=东市", "--to", target, "--evidence")
    assert (code, out.strip()) == (0, str(target))
    assert "2 行。" in err
    assert "收录 2/10；未收录不等于没有" in err
    rows = list(csv.DictReader(io.StringIO(target.read_text(encoding="utf-8-sig"))))
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    assert [row["enterprise"] for row in rows] == ["钱氏机械有限公司", "钱氏机械有限公司"]
    assert "名单" in rows[0]["evidence"]


def test_query_writes_a_file_too_and_replaces_none(chuyi: Any, tmp_path: Path) -> None:
    target = tmp_path / "合作.xlsx"
    assert chuyi("query", "partnerships", "--to", target, "--evidence")[0] == 0
    book = openpyxl.load_workbook(target)
    assert book.sheetnames == ["partnerships", "evidence", "说明"]
    assert [cell.value for cell in book["partnerships"][1]][:2] == ["院校", "合作单位"]
    assert ["run", "run-fixture"] in [[cell.value for cell in row] for row in book["说明"]]
    before = target.read_bytes()
    code, out, err = chuyi("query", "partnerships", "--to", target)
    assert (code, out) == (2, "")
    assert "--force" in err
    assert target.read_bytes() == before
    assert chuyi("query", "partnerships", "--to", target, "--force")[0] == 0
    assert chuyi("query", "partnerships", "--to", target, "--force", "--cite")[0] == 2


def test_json_is_what_query_prints(chuyi: Any, tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    assert chuyi("export", "question", "sources", "--to", target)[0] == 0
    said = chuyi("query", "sources", "--format", "json")[1]
    assert json.loads(target.read_text(encoding="utf-8")) == json.loads(said)


@pytest.mark.parametrize("suffix", ["graphml", "gexf"])
def test_an_answer_as_a_network(chuyi: Any, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"a.{suffix}"
    assert chuyi("export", "question", "partnerships", "--to", target)[0] == 0
    graph = nx.read_graphml(target) if suffix == "graphml" else nx.read_gexf(target)
    assert {data["relation"] for _, _, data in graph.edges(data=True)} == {"PARTNERS_WITH"}
    assert graph.number_of_edges() == 7
    assert graph.nodes[made.DONGHAI.id]["name"] == "东海职业技术学院"
    assert graph.nodes[made.DONGHAI.id]["type"] == "Institution"


def test_an_answer_without_relations_is_its_entities(chuyi: Any, tmp_path: Path) -> None:
    target = tmp_path / "a.graphml"
    assert chuyi("export", "question", "institutions-by-city", "--to", target)[0] == 0
    graph = nx.read_graphml(target)
    assert graph.nodes[made.DONGHAI.id]["ownership"] == "公办"
    assert graph.number_of_edges() == 0
    code, _, err = chuyi("export", "question", "partnership-kinds", "--to", tmp_path / "b.graphml")
    assert code == 1
    assert "csv" in err
    assert not (tmp_path / "b.graphml").exists()


def test_the_graph_as_triples_and_as_import_files(chuyi: Any, tmp_path: Path) -> None:
    assert chuyi("export", "graph", "--to", tmp_path / "g.ttl", "--type", "Institution", "--type", "Enterprise")[0] == 0
    assert len(Triples().parse(tmp_path / "g.ttl", format="turtle")) > 50
    code, out, err = chuyi("export", "graph", "--to", tmp_path / "import")
    assert (code, out.strip()) == (0, str(tmp_path / "import"))
    assert "条关系" in err
    names = {file.name for file in (tmp_path / "import").iterdir()}
    assert {"import.sh", "import.ps1", "README.txt", "schema.cypher"} < names
    assert chuyi("export", "graph", "--to", tmp_path / "import")[0] == 2
    assert chuyi("export", "graph", "--to", tmp_path / "import", "--force", "--format", "csv")[0] == 0
    tables = {file.name for file in (tmp_path / "import").iterdir()}
    assert {"Institution.csv", "PARTNERS_WITH.csv", "Passage.csv"} < tables
    assert "import.sh" not in tables


def test_measures_are_columns(chuyi: Any, tmp_path: Path) -> None:
    target = tmp_path / "m.graphml"
    types = ("--type", "Institution", "--type", "Enterprise")
    assert chuyi("export", "graph", *types, "--measures", "--to", target)[0] == 0
    node = nx.read_graphml(target).nodes[made.DONGHAI.id]
    assert node["degree"] >= 1
    assert isinstance(node["cut_point"], bool)
    assert 0 <= node["betweenness"] <= 1


def test_candidates_as_a_table(chuyi: Any, tmp_path: Path) -> None:
    code, _, err = chuyi("export", "candidates", "--to", tmp_path / "c.csv")
    assert code == 0
    assert "没有合作记录不等于没有合作" in err
    rows = list(csv.DictReader(io.StringIO((tmp_path / "c.csv").read_text(encoding="utf-8-sig"))))
    assert rows
    assert all(row["institution"] and row["enterprise"] and row["reasons"] for row in rows)
    assert chuyi("export", "candidates", "--to", tmp_path / "c.xlsx", "--institution", "西大")[0] == 0
    assert chuyi("export", "candidates", "--to", tmp_path / "c.json")[0] == 2


def test_wrong_targets_are_usage_errors(chuyi: Any, tmp_path: Path) -> None:
    assert chuyi("export", "graph", "--to", tmp_path / "a.csv")[0] == 2
    code, _, err = chuyi("export", "graph", "--to", tmp_path / "a.pptx")
    assert code == 2
    assert ".graphml" in err
    assert chuyi("export", "nothing")[0] == 2
    assert list(tmp_path.iterdir()) == []


def test_help_names_the_sub_commands(chuyi: Any) -> None:
    code, out, _ = chuyi("export", "--help")
    assert code == 0
    assert "question" in out
    assert "graph" in out
