"""``chuyi ask`` as a command."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from chuyi.cli import run

INSTALLED = "import sys; from chuyi.cli import main; main(sys.argv[1:])"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the graph of the shipped tables."""
    folder = tmp_path_factory.mktemp("asked") / "workspace"
    assert run(["init", str(folder)]) == 0
    assert run(["--workspace", str(folder), "ingest", "--shipped", "--jobs", "1"]) == 0
    assert run(["--workspace", str(folder), "build"]) == 0
    return folder


def ask(workspace: Path, *arguments: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of the command as a process."""
    done = subprocess.run(
        [sys.executable, "-c", INSTALLED, "--workspace", str(workspace), "--lang", "zh", "ask", *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def test_json_has_what_is_promised(workspace: Path) -> None:
    code, out, _ = ask(workspace, "湖南汽车工程职业大学牵头了哪些联盟？", "--format", "json", "--evidence")
    given = json.loads(out)
    assert code == 0
    promised = {"question", "title", "parameters", "cypher", "columns", "rows", "evidence", "status", "understood"}
    assert promised | {"alternatives"} <= set(given)
    assert given["status"] == "answered"
    assert len(given["rows"]) == 5
    assert {"row", "document", "location", "passage", "start", "end"} <= set(given["evidence"][0])


def test_what_is_not_answered_exits_with_one_and_offers_questions(workspace: Path) -> None:
    code, out, _ = ask(workspace, "湖南工业职业技术学院的校长是谁？", "--format", "json")
    given = json.loads(out)
    assert (code, given["status"], given["rows"]) == (1, "unsure", [])
    assert "校长" in given["why"]["zh"]
    code, out, error = ask(workspace, "湖南工业职业技术学院的校长是谁？")
    assert (code, out) == (1, "")
    assert "chuyi query" in error


def test_the_table_goes_to_standard_output_and_the_rest_does_not(workspace: Path) -> None:
    code, out, error = ask(workspace, "醴陵有哪些企业", "--cypher", "--evidence")
    assert code == 0
    assert "湖南华联瓷业股份有限公司" in out
    assert "enterprises.csv" in out
    assert "理解为" in error
    assert "MATCH" in error
    assert "MATCH" not in out


def test_it_does_not_pay_for_what_it_does_not_use(workspace: Path) -> None:
    asked = (
        "import sys; from chuyi.cli import run\n"
        f"run(['--workspace', {str(workspace)!r}, 'ask', '醴陵有哪些企业', '--format', 'json'])\n"
        "heavy = {'spacy', 'networkx', 'sqlalchemy', 'rich', 'pypinyin'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True)


def test_an_empty_question_is_wrong_usage(workspace: Path) -> None:
    code, _, error = ask(workspace, " ")
    assert code == 2
    assert "没有写问题" in error
