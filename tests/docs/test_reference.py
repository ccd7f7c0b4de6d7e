"""The generated reference is that of the code."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT


@pytest.mark.parametrize("name", ["ontology.md", "questions.md", "commands.md"])
def test_page_is_as_generated(name: str) -> None:
    script = (
        "import sys, runpy; made = runpy.run_path(sys.argv[1])['pages'](); "
        "sys.stdout.reconfigure(encoding='utf-8', newline='\\n'); sys.stdout.write(made[sys.argv[2]])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(ROOT / "docs" / "generate.py"), name],
        capture_output=True,
        check=True,
        env={**os.environ, "CHUYI_LANG": "en"},
    )
    kept = (ROOT / "docs" / "reference" / name).read_text(encoding="utf-8")
    assert done.stdout.decode("utf-8") == kept, "run: CHUYI_LANG=en python docs/generate.py"
