"""What every test may use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def absent(what: str) -> None:
    """Skip with the reason; on CI its absence is a failure, for what CI skips nobody tests."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"CI must have {what}")
    pytest.skip(f"needs {what}")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of the shared corpus and facts: ``CHUYI_SHARED``, else ``shared`` beside the checkout."""
    folder = Path(os.environ.get("CHUYI_SHARED", ROOT.parent / "shared"))
    if not (folder / "corpus").is_dir():
        absent("the shared corpus (set CHUYI_SHARED)")
    return folder
