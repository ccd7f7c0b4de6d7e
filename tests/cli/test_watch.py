"""``chuyi watch``: what scripts rely on, on a graph that changes in between."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from chuyi.cli import run
from chuyi.cli.speech import words
from chuyi.graph.engines import Engine, open_embedded
from tests.queries import fixture_graph as made

PARTNERS = ("partners-of-enterprise", "-p", "enterprise=孙记")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    (tmp_path / "chuyi.toml").write_text('province = "山海省"\n', encoding="utf-8")
    with open_embedded(tmp_path / "graph") as opened:
        made.build_fixture(opened)
        yield opened


@pytest.fixture
def watch(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(words, "language", "zh")
    monkeypatch.delenv("NEO4J_URI", raising=False)

    def ran(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        code = run(["--workspace", str(tmp_path), "watch", *map(str, arguments)])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return ran


def change(engine: Engine) -> None:
    """A later run: one partnership is gone, one has a better source, one is new."""
    engine.write(
        "MATCH (:Institution {id: $i})-[r:PARTNERS_WITH]->(:Enterprise {id: $e}) DELETE r",
        {"i": made.DONGHAI.id, "e": made.SUN.id},
    )
    engine.write(
        "MATCH (:Institution {id: $i})-[r:PARTNERS_WITH]->(:Enterprise {id: $e}) SET r.grade = 'official'",
        {"i": made.XISHAN.id, "e": made.SUN.id},
    )
    engine.write(
        "MATCH (i:Institution {id: $i}) MATCH (e:Enterprise {id: $e}) MERGE (i)-[r:PARTNERS_WITH {id: 'partners_with-new'}]->(e) SET r.kind = '捐赠', r.grade = 'media'",
        {"i": made.NANHU.id, "e": made.SUN.id},
    )
    engine.write("MATCH (g:Graph) SET g.run = 'run-2'")


def test_what_changed_since_the_last_run(engine: Engine, watch: Any) -> None:
    assert watch("add", "孙记", *PARTNERS)[0] == 0
    code, out, _ = watch("run", "--exit-code")
    assert code == 0
    assert "第一次运行" in out
    assert watch("run", "--exit-code")[0] == 0
    change(engine)
    code, out, _ = watch("run", "--exit-code", "--peek")
    assert code == 4
    assert "新增 1，消失 1，变化 1，现有 2 行" in out
    assert "run-fixture" in out
    assert "→ run-2" in out
    assert "+ 孙记汽车股份有限公司 · 南湖中等职业学校" in out
    assert "- 孙记汽车股份有限公司 · 东海职业技术学院" in out
    assert "grade：mirror → official" in out
    assert watch("run")[0] == 0  # without the flag the code tells nothing, and the mark moves on
    assert watch("run", "--exit-code")[0] == 0


def test_for_programs(engine: Engine, watch: Any) -> None:
    watch("add", "孙记", *PARTNERS)
    watch("add", "孙记", "sources", "--min-grade", "media")
    first = json.loads(watch("run", "孙记", "--format", "json")[1])["watches"]
    assert [item["status"] for item in first] == ["first", "first"]
    assert first[0]["before"] is None
    change(engine)
    found = json.loads(watch("run", "孙记", "--format", "json")[1])["watches"]
    assert [item["status"] for item in found] == ["changed", "same"]
    said = found[0]
    assert (said["name"], said["question"], said["rows"]) == ("孙记", "partners-of-enterprise", 2)
    assert said["key"] == ["enterprise_id", "institution_id"]
    assert (said["before"]["run"], said["now"]["run"]) == ("run-fixture", "run-2")
    assert [row["institution_id"] for row in said["new"]] == [made.NANHU.id]
    assert [row["institution_id"] for row in said["gone"]] == [made.DONGHAI.id]
    assert said["changed"][0]["columns"] == ["grade"]
    assert said["changed"][0]["after"]["grade"] == "official"
    assert "evidence" not in said


def test_what_is_new_shows_its_evidence(engine: Engine, watch: Any) -> None:
    watch("add", "a", "partners-of-enterprise", "-p", "enterprise=钱氏机械有限公司")
    watch("run")
    engine.write(
        "MATCH (:Institution)-[r:PARTNERS_WITH]->(:Enterprise {id: $e}) SET r.grade = 'mirror'", {"e": made.QIAN.id}
    )
    said = json.loads(watch("run", "--format", "json", "--evidence", "--peek")[1])["watches"][0]
    assert said["changed"]
    assert {item["row"] for item in said["evidence"]} == set(range(len(said["changed"])))
    out = watch("run", "--evidence")[1]
    assert f"  [1] {said['evidence'][0]['document']}" in out


def test_a_question_that_fails_keeps_none_of_the_others(engine: Engine, watch: Any, tmp_path: Path) -> None:
    watch("add", "a", "sources")
    text = (tmp_path / "watch.yaml").read_text(encoding="utf-8")
    bad = "- question: partners-of-enterprise\n  parameters: {enterprise: 没有这家企业}\n- question: sources\n  parameters: {evidence: 1}\n"
    (tmp_path / "watch.yaml").write_text(text + bad, encoding="utf-8")
    code, out, _ = watch("run", "--format", "json")
    assert code == 1
    statuses = [item["status"] for item in json.loads(out)["watches"]]
    assert statuses == ["first", "failed", "failed"]
    code, out, err = watch("run")
    assert code == 1
    assert "没有这家企业" in err
    assert "新增 0" in out


def test_an_unfinished_build_is_not_compared_with(engine: Engine, watch: Any) -> None:
    watch("add", "a", "sources")
    engine.write("MATCH (g:Graph) SET g.complete = false")
    code, _, err = watch("run")
    assert code == 1
    assert "chuyi build" in err


def test_mistakes_show_when_added_and_nothing_is_kept(engine: Engine, watch: Any, tmp_path: Path) -> None:
    assert watch("add", "a", "no-such-question")[0] == 2
    assert watch("add", "a", "partners-of-enterprise", "-p", "enterprise=没有")[0] == 1
    assert watch("add", "a", "partners-of-enterprise")[0] == 2
    assert watch("add", "../a", "sources")[0] == 2
    assert not (tmp_path / "watch.yaml").exists()
    assert watch("run", "nothing")[0] == 2
    code, out, err = watch("run")
    assert (code, out) == (0, "")
    assert "watch add" in err


def test_list_and_remove(engine: Engine, watch: Any, tmp_path: Path) -> None:
    watch("add", "a", *PARTNERS)
    watch("run")
    assert len(list((tmp_path / "watch").iterdir())) == 1
    assert watch("list")[1] == "a\n  partners-of-enterprise enterprise=孙记\n"
    listed = json.loads(watch("list", "--format", "json")[1])["lists"]
    assert listed == {"a": [{"question": "partners-of-enterprise", "parameters": {"enterprise": "孙记"}}]}
    assert watch("remove", "a")[0] == 0
    assert list((tmp_path / "watch").iterdir()) == []
    assert watch("list")[1] == ""
