"""The notebooks, executed in a kernel on the graph of the shipped tables."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.mark.parametrize("script", sorted((ROOT / "notebooks").glob("*.py")), ids=lambda path: path.stem)
def test_notebook_runs_and_its_assertions_hold(script: Path, shipped_workspace: Path, tmp_path: Path) -> None:
    jupytext = pytest.importorskip("jupytext", reason="needs the dev extra")
    nbclient = pytest.importorskip("nbclient", reason="needs the dev extra")
    notebook = jupytext.read(script)
    environment = {key: value for key, value in os.environ.items() if not key.startswith("NEO4J_")}
    client = nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(tmp_path)}})
    client.execute(env={**environment, "CHUYI_WORKSPACE": str(shipped_workspace)})
    printed = [out for cell in notebook.cells if cell.cell_type == "code" for out in cell.outputs]
    assert printed
