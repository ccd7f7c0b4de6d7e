"""The commands of the docs, run as they stand, in the order in which they stand."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

BLOCK = re.compile(r"^```(?P<language>\w+)(?: file=(?P<file>\S+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def run(command: str, folder: Path) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """One line of a page: ``cd`` moves on, ``chuyi`` runs this installation."""
    if command.startswith("cd "):
        return folder / command.removeprefix("cd "), subprocess.CompletedProcess(command, 0, "", "")
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("NEO4J_", "CHUYI_"))}
    words = [sys.executable, "-m", *command.split()]
    return folder, subprocess.run(
        words, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=120
    )


@pytest.mark.parametrize(
    "page",
    [
        "tutorial.md",
        "how-to/own-tables.md",
        "how-to/time.md",
        "how-to/review.md",
        "how-to/backup.md",
        "how-to/own-documents.md",
        "how-to/measure-extraction.md",
    ],
)
def test_commands_of_a_page_succeed(page: str, tmp_path: Path) -> None:
    run_page(page, tmp_path)


@pytest.mark.parametrize("page", ["how-to/exports.md", "how-to/watch.md", "how-to/networks.md"])
def test_commands_of_a_page_succeed_in_a_workspace(page: str, shipped_workspace: Path) -> None:
    run_page(page, shipped_workspace)


def run_page(page: str, folder: Path) -> None:
    """Run the page's commands in a folder, and write the files that it shows."""
    ran = 0
    for block in BLOCK.finditer((ROOT / "docs" / page).read_text(encoding="utf-8")):
        if block["file"]:
            (folder / block["file"]).parent.mkdir(exist_ok=True, parents=True)
            (folder / block["file"]).write_text(block["text"], encoding="utf-8", newline="\n")
        elif block["language"] == "sh":
            for command in block["text"].strip().splitlines():
                folder, done = run(command, folder)
                assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
                ran += 1
        elif block["language"] == "python":
            program = subprocess.run(
                [sys.executable, "-c", block["text"]], cwd=folder, capture_output=True, encoding="utf-8", check=False
            )
            assert program.returncode == 0, program.stderr
            assert program.stdout.strip()
    assert ran >= 2


def test_the_tutorial_tells_what_comes_of_it(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    notice = next(block["text"] for block in BLOCK.finditer(text) if block["file"] == "notice.txt")
    (tmp_path / "notice.txt").write_text(notice, encoding="utf-8", newline="\n")
    said = json.loads(run("chuyi extract notice.txt --format json", tmp_path)[1].stdout)
    tasks = {task["clause"]: task for task in said["tasks"]}
    assert said["document"]["doc_number"] == "海教职〔2025〕7号"
    assert [target["count"] for target in tasks["一（一）"]["targets"]] == [12, 1]
    assert tasks["一（一）"]["supports"] == ["海东工业职业技术学院", "临港市中等职业学校"]
    assert tasks["一（二）"]["targets"][0]["deadline"] == "2026"


PAGES = sorted(str(page.relative_to(ROOT)) for page in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")))


@pytest.mark.parametrize("page", PAGES)
def test_links_between_pages_lead_somewhere(page: str) -> None:
    file = ROOT / page
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", file.read_text(encoding="utf-8")):
        assert (file.parent / target).exists(), f"{page}: {target}"
