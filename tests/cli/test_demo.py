"""``chuyi demo`` from nothing, as a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import docx
import pytest


def chuyi(*arguments: str, folder: Path, language: str = "zh") -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("NEO4J_", "CHUYI_"))}
    return subprocess.run(
        [sys.executable, "-m", "chuyi", *arguments],
        cwd=folder,
        env={**environment, "CHUYI_LANG": language},
        capture_output=True,
        encoding="utf-8",
        timeout=280,
        check=False,
    )


@pytest.fixture(scope="module")
def demonstrated(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    folder = tmp_path_factory.mktemp("演示")
    return folder / "图谱", chuyi("demo", "--dir", "图谱", folder=folder)


def test_it_says_what_it_built_and_answers_with_evidence(
    demonstrated: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    _, done = demonstrated
    assert done.returncode == 0, done.stderr
    assert "各实训基地的企业" in done.stdout
    assert "base_partners.csv" in done.stdout
    assert "【" in done.stdout
    assert done.stdout.count("chuyi --workspace") == 3
    assert "Traceback" not in done.stderr
    assert "arcadedb" not in (done.stdout + done.stderr).lower()


def test_it_leaves_a_picture_and_a_report(demonstrated: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    folder, _ = demonstrated
    made = {file.suffix: file for file in (folder / "out").iterdir()}
    assert set(made) == {".html", ".docx", ".xlsx"}
    assert "default-src 'none'" in made[".html"].read_text(encoding="utf-8")
    assert "进展报告" in made[".docx"].name
    assert docx.Document(str(made[".docx"])).tables


def test_the_commands_that_it_names_work(demonstrated: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    folder, done = demonstrated
    named = [line.split() for line in done.stdout.splitlines() if line.strip().startswith("chuyi --workspace")]
    for command in named:
        ran = chuyi(*command[1:], folder=folder.parent)
        assert ran.returncode == 0, (command, ran.stderr)
        assert ran.stdout.strip()


def test_words_of_our_own_are_marked_wherever_they_are_evidence(
    demonstrated: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    folder, _ = demonstrated
    asked = chuyi("--workspace", str(folder), "query", "tasks", "--evidence", "--format", "json", folder=folder.parent)
    evidence = json.loads(asked.stdout)["evidence"]
    sample = [item for item in evidence if "示例改写" in item["document"]]
    assert sample
    assert {item["kind"] for item in sample} == {"示例改写"}
    assert all(item["kind"] != "示例改写" for item in evidence if item not in sample)


def test_again_gives_the_same(demonstrated: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    folder, first = demonstrated
    again = chuyi("demo", "--dir", str(folder), folder=folder.parent)
    assert again.returncode == 0, again.stderr
    assert again.stdout.split("\n\n")[0].split("：")[1] == first.stdout.split("\n\n")[0].split("：")[1]


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    done = chuyi("demo", "--dir", str(tmp_path), folder=tmp_path, language="en")
    assert done.returncode == 1
    assert "holds something else" in done.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["thesis.txt"]


def test_its_data_is_well_and_says_how_complete_it_is(
    demonstrated: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    folder, _ = demonstrated
    done = chuyi("doctor", "--data", "--format", "json", folder=folder, language="en")
    assert done.returncode == 0, done.stdout
    found = {item["check"]: item for item in json.loads(done.stdout)["findings"]}
    assert found["lists"]["count"]
    assert found["to confirm"]["count"]
    assert found["unsourced"]["count"] == 0
    assert "chuyi query official-lists" in found["lists"]["remedy"]
